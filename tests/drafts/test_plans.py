"""
Plans as lists of the running text, tables printed side by side, and parts of indicators in other words.
"""

from __future__ import annotations

from typing import Any

from printed import paper, table

from lkj_rules.drafts.draft import draft
from lkj_rules.papers.paper import PrintedTable

AGREED = (
    "2.3. Perjanjian Kinerja Tahun 2023",
    "1. Meningkatnya produksi pangan, dengan indikator kinerja :",
    "a. Jumlah produksi pangan",
    "- Padi sebanyak 7.500 ton;",
    "- Jagung sebanyak 410 ton;",
    "b. Persentase desa rawan pangan, dengan target 4,2 %;",
    "2. Peningkatan mutu pangan, dengan indikatornya adalah:",
    "a. Jumlah usaha bersertifikat;",
    "b. Tingkat kepuasan konsumen 85%.",
    "Target tersebut ditetapkan oleh kepala dinas.",
)
MEASURED = table(
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023", "No | Sasaran | Indikator | Target | Realisasi | Capaian (%)",
    "1 | Meningkatnya produksi pangan | Jumlah produksi pangan: | | |", "| ^ | - Padi | 7.500 | 7.600 | 101,33",
    "| ^ | - Jagung | 410 | 420 | 102,44", "| ^ | Persentase desa rawan pangan | 4,2 | 4,2 | 100",
    "2 | Peningkatan mutu pangan | Jumlah usaha bersertifikat | 12 | 12 | 100", "| ^ | Tingkat kepuasan konsumen | 85 | 85 | 100",
    page="21",
)


def of(*flow: PrintedTable | str) -> dict[str, Any]:
    """
    Draft a paper.
    """
    return draft([paper(*flow)]).document


def named(document: dict[str, Any], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """
    Give the targets of rows by the registered names of their indicators.
    """
    names = {each["kode"]: each["nama"] for each in document["indikator"]}
    return {names[row["indikator"]]: row.get("target") for row in rows}


def test_an_agreement_may_be_a_list() -> None:
    """
    Points are objectives, indicators with the target at their end, and parts of the point above; one may have no target.
    """
    document = of(*AGREED, MEASURED)
    agreement = document["perjanjian_kinerja"][0]

    assert named(document, agreement["baris"]) == {
        "Jumlah produksi pangan: Padi": "7.500 ton", "Jumlah produksi pangan: Jagung": "410 ton",
        "Persentase desa rawan pangan": "4,2 %", "Jumlah usaha bersertifikat": "-", "Tingkat kepuasan konsumen": "85%",
    }
    assert [row["sasaran"] for row in agreement["baris"]] == ["S1", "S1", "S1", "S2", "S2"]
    assert [each["nama"] for each in document["sasaran"]] == ["Meningkatnya produksi pangan", "Peningkatan mutu pangan"]


def test_other_lists_are_no_plans() -> None:
    """
    A list under no heading that names a plan is left to the text.
    """
    assert "perjanjian_kinerja" not in of("3.1. Hasil Tahun 2023", *AGREED[1:], MEASURED)


def test_two_tables_side_by_side_are_read_one_below_the_other() -> None:
    """
    A heading that says everything twice is that of two tables; the section says which plan they are.
    """
    twins = table(
        "Tabel 2.4 Sasaran Produksi", "No | Uraian | Satuan | Target (ekor) | No | Uraian | Satuan | Target (ton)",
        "I | Populasi : | | | II | Produksi : | |", "1 | Sapi | ekor | 80 | 1 | Daging | ton | 30",
        "2 | I t i k | ekor | 50 | | - Sapi | ton | 20", "| | | | | - Itik | ton | 10", page="8",
    )  # fmt: skip
    planned = table(
        "Tabel 1.1 Target Renstra", "Indikator | 2021 | 2022 | 2023", "Jumlah populasi: | | |", "- Sapi | 70 | 75 | 80",
        "- Itik | 40 | 45 | 50", "Jumlah produksi daging: | | |", "- Sapi | 18 | 19 | 20", "- Itik | 8 | 9 | 10",
    )  # fmt: skip
    document = of(planned, "2.3. Perjanjian Kinerja Tahun 2023", "Target tahun ini adalah:", "sebagai berikut", twins)

    assert named(document, document["perjanjian_kinerja"][0]["baris"]) == {
        "Jumlah populasi: Sapi": "80", "Jumlah populasi: Itik": "50",
        "Jumlah produksi daging: Sapi": "20", "Jumlah produksi daging: Itik": "10",
    }


def test_parts_are_those_of_the_whole_with_the_same_parts() -> None:
    """
    Of two wholes with the same parts the one that measures the same is meant; a whole by itself is none of its parts.
    """
    other = table(
        "Tabel 3.2 Perbandingan Kinerja", "Indikator | Realisasi 2022 | Realisasi 2023", "Produksi pangan: | |",
        "Produksi pangan seluruhnya | 7.800 | 8.020", "Produksi seluruh komoditas: | |", "- Padi | 7.400 | 7.600",
        "- Jagung | 400 | 420",
    )  # fmt: skip
    document = of(*AGREED, MEASURED, other)
    names = {each["kode"]: each["nama"] for each in document["indikator"]}
    results = {names[row["indikator"]]: row["realisasi"] for row in document["lkj"]["tabel"][1]["baris"]}

    assert results == {"Jumlah produksi pangan: Padi": "7.600", "Jumlah produksi pangan: Jagung": "420"}


def test_realisations_beside_a_budget_are_money() -> None:
    """
    A table of indicators that has amounts alone is a budget, no result of theirs.
    """
    spent = table(
        "Tabel 3.7 Program penunjang", "Sasaran | Indikator Kinerja | Program | Anggaran | Realisasi | Capaian",
        "Meningkatnya produksi pangan | Persentase desa rawan pangan | Program Pangan | 4.775.000.000 | 3.878.831.648 | 81,23",
        "Peningkatan mutu pangan | Tingkat kepuasan konsumen | Program Mutu | 4.404.557.200 | 4.083.714.694 | 92,72", page="31",
    )

    assert [each["id"] for each in of(*AGREED, MEASURED, spent)["lkj"]["tabel"]] == ["tabel-3-1"]


def test_an_objective_may_be_numbered_before_its_name() -> None:
    """
    A row ``VIII. SASARAN : …`` names the objective of the rows below it.
    """
    parted = table(
        "Tabel 3.3 Perbandingan", "No | Indikator | 2022 | Realisasi 2023",
        "VII. SASARAN : Meningkatnya produksi pangan | < | < | <",
        "1 | Persentase desa rawan pangan | 4,3 | 4,2", "VIII. SASARAN : Peningkatan mutu pangan | < | < | <",
        "1 | Tingkat kepuasan konsumen | 84 | 85",
    )  # fmt: skip
    rows = of(*AGREED, MEASURED, parted)["lkj"]["tabel"][1]["baris"]

    assert [row["sasaran"] for row in rows] == ["S1", "S2"]

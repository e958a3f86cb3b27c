"""
Tables of performance drafted from papers: what each is, its columns, its rows, and what is left open.
"""

from __future__ import annotations

from typing import Any

import pytest
from printed import paper, table

from lkj_rules.drafts.draft import Draft, draft
from lkj_rules.drafts.seen_places import as_printed
from lkj_rules.papers.paper import PrintedTable
from lkj_rules.tables.grid import DATED

PK = table(
    "Tabel 2.1 Perjanjian Kinerja Tahun 2023", "No | Sasaran Strategis | Indikator Kinerja | Target",
    "1 | Meningkatnya ketahanan pangan | Skor pola pangan harapan | 89,5", "2 | ^ | Persentase desa rawan pangan | 4,2 %",
    "3 | Meningkatnya mutu pangan | Jumlah pelaku usaha yang bersertifikat | 120",
)
MEASURED = table(
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023", "No | Indikator | Target | Realisasi | Capaian (%)",
    "1 | Skor Pola Pangan Harapan | 89,5 | 90,1 | 100,67", "2 | Prosentase Desa Rawan Pangan | 4,2 % | 4,0 % | 104,76",
    "3 | Jumlah pelaku usaha bersertifikat | 120 | 118 | 98,33", "Rata-rata | < | < | < | 101,25", page="21",
)


def of(*flow: PrintedTable | str) -> Draft:
    """
    Draft a paper.
    """
    return draft([paper(*flow)])


def rows(document: dict[str, Any], table: int = 0) -> list[dict[str, Any]]:
    """
    Give the rows of a table of the report.
    """
    found: list[dict[str, Any]] = document["lkj"]["tabel"][table]["baris"]
    return found


def test_a_report_is_whose_it_is_and_of_which_year() -> None:
    """
    Office, level and year are read from the cover; the register is that of the agreement.
    """
    document = of(PK, MEASURED).document

    assert document["entitas"] == {"nama": "Dinas Pangan Kabupaten Contoh", "level": "skpd"}
    assert document["tahun"] == 2023
    assert [each["nama"] for each in document["indikator"]] == [
        "Skor pola pangan harapan", "Persentase desa rawan pangan", "Jumlah pelaku usaha yang bersertifikat",
    ]
    assert [each["kode"] for each in document["sasaran"]] == ["S1", "S2"]


def test_rows_are_matched_with_the_register() -> None:
    """
    Indicators in other words are the same indicators; figures stand under their columns, means below the table apart.
    """
    drafted = of(PK, MEASURED)

    assert [(each["indikator"], each["target"], each["realisasi"], each["capaian"]) for each in rows(drafted.document)] == [
        ("I1", "89,5", "90,1", "100,67"), ("I2", "4,2 %", "4,0 %", "104,76"), ("I3", "120", "118", "98,33"),
    ]
    measured = drafted.document["lkj"]["tabel"][0]
    assert (measured["id"], measured["jenis"], measured["sumber"]) == ("tabel-3-1", "pengukuran", {"tabel": "3.1", "halaman": "21"})
    assert [(each["jenis"], each["sel"]) for each in measured["rekap"]] == [("rata_rata", {"capaian": "101,25"})]
    assert drafted.document["perjanjian_kinerja"][0]["baris"][1] == {
        "indikator": "I2", "sasaran": "S1", "nomor": "2", "target": "4,2 %",
    }


def test_every_value_has_its_place() -> None:
    """
    Values are found again by page, table and row.
    """
    places = of(PK, MEASURED).places

    assert places["/lkj/tabel/0/baris/1/realisasi"] == "hal. 21, Tabel 3.1, baris 3"
    assert places["/perjanjian_kinerja/0/baris/0"] == "hal. 7, Tabel 2.1, baris 2"


def test_years_and_plans_are_told_from_the_heading() -> None:
    """
    Columns of other years and shares of a plan's last target are described; the table is a comparison.
    """
    compared = table(
        "Tabel 3.2 Perbandingan",
        "No | Indikator | Tahun 2022 | < | Tahun 2023 | < | Target akhir Renstra | Capaian terhadap target Renstra",
        "^ | ^ | Target | Realisasi | Target | Realisasi | ^ | ^",
        "1 | Skor pola pangan harapan | 88 | 88,2 | 89,5 | 90,1 | 92 | 97,93",
    )
    found = of(PK, compared).document["lkj"]["tabel"][0]

    assert found["jenis"] == "perbandingan"
    assert found["baris"][0] == {
        "indikator": "I1", "nomor": "1", "target": "89,5", "realisasi": "90,1",
        "sel": {"target_2022": "88", "realisasi_2022": "88,2", "target_2026": "92", "capaian_renstra": "97,93"},
    }
    assert {each["id"]: each.get("pembanding") for each in found["kolom"]} == {
        "target_2022": None, "realisasi_2022": None,
        "target_2026": "target_akhir_renstra", "capaian_renstra": "target_akhir_renstra",
    }


@pytest.mark.parametrize(("figures", "keys"), [
    (("89,5 | 90,1", "4,2 % | 4,0 %"), {"target_2023", "realisasi_2023"}),
    (("89,5 | 80,1", "4,2 % | 5,0 %"), {"target_2022", "realisasi_2022"}),
    (("89,5 | 90,1", "4,2 % | 4,7 %"), {"target_2022", "realisasi_2022"}),
])  # fmt: skip
def test_a_year_left_over_above_this_years_figures(figures: tuple[str, str], keys: set[str]) -> None:
    """
    Columns headed by last year are this year's where all figures are those of this year elsewhere, and not those of last year.
    """
    both = table(
        "Tabel 3.2 Perbandingan", "Indikator | 2022 | < | 2023 | <", "^ | Target | Realisasi | Target | Realisasi",
        "Skor pola pangan harapan | 89,5 | 80,1 | 89,5 | 90,1", "Persentase desa rawan pangan | 4,2 % | 5,0 % | 4,2 % | 4,0 %",
    )
    stale = table(
        "Tabel 3.3 Capaian", "Indikator | Tahun 2022 | <", "^ | Target | Realisasi",
        f"Skor pola pangan harapan | {figures[0]}", f"Persentase desa rawan pangan | {figures[1]}",
    )
    found = of(PK, both, stale).document["lkj"]["tabel"][1]

    assert {key for row in found["baris"] for key in row["sel"]} == keys


def test_capaian_without_a_target_compares_with_last_year() -> None:
    """
    In a table of the results of two years without any target, capaian is the share of last year's result.
    """
    both = table(
        "Tabel 3.2 Perbandingan", "Indikator | Tahun 2022 | Tahun 2023 | Capaian (%)", "^ | Realisasi | Realisasi | ^",
        "Skor pola pangan harapan | 80,1 | 90,1 | 112,48", "Persentase desa rawan pangan | 5,0 % | 4,0 % | 80",
    )
    found = of(PK, both).document["lkj"]["tabel"][0]

    assert {"id": "capaian", "ukuran": "capaian", "pembanding": "realisasi_tahun_lalu"} in found["kolom"]
    assert found["baris"][0]["capaian"] == "112,48"


def test_numbered_years_end_with_the_plan() -> None:
    """
    Targets of years that are only numbered belong to the last years of the Renstra.
    """
    plan = table(
        "Tabel 2.2 Target Jangka Menengah", "No | Indikator | Target Kinerja pada Tahun ke | < | <", "^ | ^ | 3 | 4 | 5",
        "1 | Skor pola pangan harapan | 89,5 | 90 | 92",
    )

    assert of(PK, plan).document["renstra"]["baris"][0]["target"] == {"2024": "89,5", "2025": "90", "2026": "92"}


def test_a_measurement_of_some_indicators_is_an_analysis() -> None:
    """
    A table about one of three indicators does not measure the report.
    """
    about = table("", "Indikator | Target | Realisasi | Capaian", "Skor pola pangan harapan | 89,5 | 90,1 | 100,67")

    assert [each["jenis"] for each in of(PK, MEASURED, about).document["lkj"]["tabel"]] == ["pengukuran", "analisis"]


def test_what_is_uncertain_is_left_open() -> None:
    """
    A table of targets that names no document is not entered, and is listed with the reason.
    """
    unnamed = table("", "Uraian | Indikator | Target", "A | Skor pola pangan harapan | 90")
    drafted = of(PK, "Selanjutnya diuraikan berikut ini.", unnamed)

    assert "rkt" not in drafted.document
    assert [each.why.en for each in drafted.open] == ["targets without the name of their document"]


def test_a_doubtful_cell_is_marked() -> None:
    """
    A figure that the reader of the paper doubts is entered with the mark, the reason and the page.
    """
    row = "1 | Skor pola pangan harapan | 89,5 | 9O,1"
    doubted = table("Tabel 3.1 Pengukuran Kinerja Tahun 2023", "No | Indikator | Target | Realisasi", row)
    doubted.grid.doubts[1, 3] = DATED

    assert rows(of(PK, doubted).document)[0]["realisasi"] == {
        "teks": "9O,1", "diragukan": True, "catatan": f"{DATED.id}; hal. 7, Tabel 3.1, baris 2",
    }


def test_a_budget_does_not_go_on_with_the_table_above() -> None:
    """
    A table of as many columns right below, without a title but with a heading of money, is one by itself.
    """
    agreement = table(
        "Perjanjian Kinerja Tahun 2023", "No | Sasaran | Indikator Kinerja | Target", "1 | Pangan cukup | Produksi padi | 100 ton",
        "2 | ^ | Produksi jagung | 50 ton",
    )  # fmt: skip
    budget = table(
        "", "NO | PROGRAM | ANGGARAN | KET", "1 | Program A | 26.138.904.000 | APBD", "2 | Program B | 467.800.000 | APBD",
        "3 | Program C | 1.993.650.000 | APBD",
    )  # fmt: skip

    made = draft([paper(agreement, budget)])

    assert [len(each.grid.rows) for each in made.tables] == [3, 4]
    assert [each["target"] for each in made.document["perjanjian_kinerja"][0]["baris"]] == ["100 ton", "50 ton"]

def test_sources_are_worded_as_places_are() -> None:
    """
    A source with a page reads like a place on the paper, and a row's has the number of its table; others stay.
    """
    table = {
        "sumber": {"tabel": "3.1", "halaman": "4 – 5"}, "judul": "Pengukuran",
        "baris": [{"target": "1", "sumber": {"halaman": "5"}}, {"target": "2"}],
    }  # fmt: skip
    claim = {"sumber": {"bab": "III.A", "halaman": "9"}, "kalimat": "sumber"}

    assert as_printed({"lkj": {"tabel": [table], "klaim": [claim]}, "sumber": "APBD"}) == {
        "lkj": {
            "tabel": [{
                "sumber": {"tabel": "hal. 4 – 5, Tabel 3.1"}, "judul": "Pengukuran",
                "baris": [{"target": "1", "sumber": {"bagian": "hal. 5, Tabel 3.1"}}, {"target": "2"}],
            }],
            "klaim": [{"sumber": {"bab": "III.A", "bagian": "hal. 9"}, "kalimat": "sumber"}],
        },
        "sumber": "APBD",
    }  # fmt: skip

"""
Columns of results that hold percentages of achievement, as other tables of the report show.
"""

from __future__ import annotations

from typing import Any

from printed import paper, table

from lkj_rules.drafts.draft import draft
from lkj_rules.papers.paper import PrintedTable

MEASURED = table(
    "Tabel 3.1 Pengukuran Kinerja Tahun 2023", "No | Indikator | Target | Realisasi | Capaian (%)",
    "1 | Skor pola pangan harapan | 89,5 | 90,1 | 100,67", "2 | Persentase desa rawan pangan | 4,2 | 4,4 | 104,76",
    "3 | Jumlah pelaku usaha bersertifikat | 120 | 118 | 98,33", page="21",
)


def compared(*rows: str) -> dict[str, Any]:
    """
    Give the table of a comparison with last year as it is drafted.
    """
    other: PrintedTable = table(
        "Tabel 3.2 Perbandingan Tahun 2022 dan 2023", "No | Indikator | Realisasi 2022 | Realisasi 2023", *rows, page="22",
    )
    found: dict[str, Any] = draft([paper(MEASURED, other)]).document["lkj"]["tabel"][1]
    return found


def test_results_that_are_achievements() -> None:
    """
    Results that repeat the achievements of the measurement are achievements, those of last year next to them as well.
    """
    entry = compared(
        "1 | Skor pola pangan harapan | 99,10 | 100,67", "2 | Persentase desa rawan pangan | 98,00 | 104,76",
        "3 | Jumlah pelaku usaha bersertifikat | 97,00 | 98,33",
    )  # fmt: skip

    assert [each["capaian"] for each in entry["baris"]] == ["100,67", "104,76", "98,33"]
    assert [(each["id"], each["ukuran"]) for each in entry["kolom"]] == [("capaian_2022", "capaian")]


def test_results_that_are_results() -> None:
    """
    Results that repeat those of the measurement stay results.
    """
    entry = compared(
        "1 | Skor pola pangan harapan | 88,0 | 90,1", "2 | Persentase desa rawan pangan | 4,9 | 4,4",
        "3 | Jumlah pelaku usaha bersertifikat | 100 | 118",
    )  # fmt: skip

    assert [each["realisasi"] for each in entry["baris"]] == ["90,1", "4,4", "118"]


def test_results_next_to_shares_are_the_shares_reached() -> None:
    """
    Where targets repeat targets of achievement, results next to them are what was reached of these.
    """
    rows = ("1 | Skor pola pangan harapan", "2 | Persentase desa rawan pangan", "3 | Jumlah pelaku usaha bersertifikat")
    heads = ("No | Indikator | Capaian Tahun 2022 (%) | < | Capaian Tahun 2023 (%) | <", "^ | ^" + " | Target | Realisasi" * 2)
    stated = table("Tabel 3.1 Perbandingan", *heads, *(f"{row} | 90 | 91 | 95 | {at}" for at, row in enumerate(rows, 80)))
    other = table("Tabel 3.2 Pengukuran Kinerja", "No | Indikator | Target | Realisasi", *(f"{row} | 95 | 82" for row in rows))
    entry = draft([paper(MEASURED, stated, other)]).document["lkj"]["tabel"][2]

    assert [(each["id"], each["ukuran"]) for each in entry["kolom"]] == [("target", "target_capaian"), ("realisasi", "capaian")]
    assert [each["realisasi"] for each in entry["baris"]] == ["82", "82", "82"]


def test_capaian_next_to_its_percentage() -> None:
    """
    A column "Capaian" that repeats the achievements of another table is one, next to one that is headed a percentage as well.
    """
    other = table(
        "Tabel 3.2 Perbandingan Tahun 2022 dan 2023", "Indikator | Tahun 2022 | < | Tahun 2023 | < | % Capaian",
        "^ | Target | Capaian | Target | Capaian | ^", "Skor pola pangan harapan | 89 | 88 | 89,5 | 100,67 | 98",
        "Persentase desa rawan pangan | 5 | 5 | 4,2 | 104,76 | 97",
        "Jumlah pelaku usaha bersertifikat | 90 | 91 | 120 | 98,33 | 96", page="22",
    )  # fmt: skip
    row = draft([paper(MEASURED, other)]).document["lkj"]["tabel"][1]["baris"][0]

    assert (row["capaian"], row["sel"]["capaian_2023"], "realisasi" in row) == ("98", "100,67", False)

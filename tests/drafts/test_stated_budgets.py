"""
Budgets that the running text gives line by line: their names, levels and amounts, and what they are next to the tables.
"""

from __future__ import annotations

from typing import Any

from printed import paper, table
from test_budgets import SPENT, budgets, tree

from lkj_rules.drafts.prose import Prose
from lkj_rules.drafts.stated_budgets import stated_budgets
from lkj_rules.papers.paper import PrintedTable

HEAD = "BAB III AKUNTABILITAS KINERJA"


def rows(*texts: str) -> list[list[str]]:
    """
    Give the rows of the one budget that some paragraphs state, its heading left out; none where they state none.
    """
    found, _ = stated_budgets(Prose.of([paper(HEAD, "3.2 Realisasi Anggaran", *texts)]), 2023)
    return [row for each in found for row in each.grid.rows[1:]]


def stated(*flow: PrintedTable | str) -> dict[str, Any]:
    """
    Give the budget of a paper that its text states.
    """
    return next(each for each in budgets(HEAD, "3.2 Realisasi Anggaran", *flow) if "hal." in each["versi"])


def test_activities_one_by_one() -> None:
    """
    A sentence gives a programme or activity with its budget, what was spent of it, the share, and the work done.
    """
    assert rows(
        "Kegiatan Cadangan Pangan Daerah (CPD), yang dilaksanakan oleh Dinas dengan alokasi anggaran sebesar Rp. 450.000.000,00"
        " realisasi anggaran sebesar Rp. 420.000.000,00 atau 93,33% dan realisasi fisik 100%. Keluarannya adalah 12 dokumen.",
        "Program Pangan yang terdiri dari 2 kegiatan dengan anggaran Rp 90.000.000 dan Program Mutu dengan anggaran Rp 80.000.000.",
    ) == [
        ["    Kegiatan Cadangan Pangan Daerah (CPD)", "Rp. 450.000.000,00", "Rp. 420.000.000,00", "93,33%", "100%"],
        ["  Program Pangan", "Rp 90.000.000", "", "", ""],
        ["  Program Mutu", "Rp 80.000.000", "", "", ""],
    ]


def test_amounts_that_are_no_lines() -> None:
    """
    Amounts of another year, of the whole budget, or of something other than a budget make no lines.
    """
    assert not rows(
        "Pada tahun 2022 Program Pangan dianggarkan sebesar Rp 100.000.000.", "Total anggaran dinas sebesar Rp 900.000.000.",
        "Produksi Kegiatan Pangan bernilai produksi sebesar Rp 300.000.000.", "Sisa anggaran Program Mutu sebesar Rp 2.000.000.",
    )  # fmt: skip


def test_name_over_paragraphs() -> None:
    """
    A name goes on in the next paragraph, and an amount after "Rp." at the end of a line.
    """
    found = rows(
        "Sasaran ini didukung oleh Program Peningkatan Ketahanan", "Pangan;", "yang terdiri dari 3 kegiatan dengan alokasi"
        " anggaran sebesar Rp. 70.000.000.", "Penyusunan Neraca Pangan sebesar :", "Rp. 60.000.000.",
        "Kegiatan Pengawasan Pangan dengan alokasi anggaran sebesar Rp.", "50.000.000 dan realisasi Rp. 40.000.000",
    )  # fmt: skip
    assert [row[0].strip() for row in found] == [
        "Program Peningkatan Ketahanan Pangan", "Penyusunan Neraca Pangan", "Kegiatan Pengawasan Pangan",
    ]


def test_list_that_is_whole() -> None:
    """
    Lines stand under the one above where they come to it or to somewhat more; a first kind of spending is the total.
    """
    found = stated(
        "Belanja Langsung (APBD) sebesar Rp. 900.000.000,- dengan rincian :", "Program Pangan, sebesar Rp. 300.000.000,-.",
        "Kegiatan Cadangan Pangan, sebesar Rp. 100.000.000,-.", "Penyusunan Neraca Pangan, sebesar Rp. 200.000.000,-.",
        "Program Mutu, sebesar Rp. 500.000.000,-.", "Kegiatan Pengawasan Mutu, sebesar Rp. 120.000.000,-.",
        "Program Sarana Dinas, sebesar Rp. 100.000.000,-.",
    )  # fmt: skip
    assert [name for name, *_ in tree(found["pos"])] == [
        "Program Pangan", "Program Mutu", "Kegiatan Pengawasan Mutu", "Program Sarana Dinas",
    ]
    assert tree(found["pos"])[0][1] == [("Kegiatan Cadangan Pangan",), ("Penyusunan Neraca Pangan",)]
    assert "total" not in found  # "Program Mutu" is not listed wholly, so that the lines are not those of the total


def test_next_to_a_table() -> None:
    """
    A budget that the text states details the table that has most of its lines, and takes the names of it.
    """
    found = stated(
        SPENT, "Program Ketahanan Pangan dengan anggaran Rp. 1.250.000.000.", "Kegiatan Cadangan Pangan sebesar Rp. 450.000.000.",
        "Kegiatan Penyusunan Neraca Pangan sebesar Rp. 800.000.000.", "Program Keamanan Pangan dengan anggaran Rp. 755.000.000.",
    )  # fmt: skip
    assert found["rincian_dari"] == "Tabel 3.7"
    assert "berlaku" not in found


def test_in_force_without_a_table() -> None:
    """
    Where the tables have no results the budget of the text is the one in force; a few results are not enough.
    """
    lines = [
        f"Kegiatan {name} Pangan dengan anggaran Rp. {place}50.000.000 realisasi Rp. {place}40.000.000."
        for place, name in enumerate(("Cadangan", "Pengawasan", "Penyuluhan", "Pemasaran"), 1)
    ]
    plan = table("Tabel 2.2 Anggaran", "No | Program | Anggaran", "1 | Program Jalan | 90.000.000", "2 | Program Air | 7.000.000")
    assert stated(plan, *lines)["berlaku"] is True
    assert stated(plan, *lines[:3])["berlaku"] is False


def test_details_rows_of_one_programme() -> None:
    """
    Rows of one programme in a table are compared as one with what the text states of it.
    """
    parts = table(
        "Tabel 3.8 Realisasi Anggaran", "No | Indikator | Program | Anggaran (Rp) | Realisasi (Rp)",
        "1 | Skor pola pangan | Program Ketahanan Pangan | 450.000.000 | 400.000.000",
        "2 | Cadangan pangan | Program Ketahanan Pangan | 800.000.000 | 700.000.000",
        "3 | Pelaku usaha | Program Keamanan Pangan | 750.000.000 | 600.000.000",
        "4 | Pasar tani | Program Pemasaran Pangan | 75.000.000 | 60.000.000",
    )  # fmt: skip
    found = stated(
        parts, "Program Ketahanan Pangan dengan anggaran Rp. 1.250.000.000.", "Program Keamanan Pangan sebesar Rp. 700.000.000.",
        "Program Pemasaran Pangan dengan anggaran Rp. 75.000.000.",
    )  # fmt: skip
    assert found["rincian_dari"] == "Tabel 3.8"

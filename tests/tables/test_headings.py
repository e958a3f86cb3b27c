"""
Headings in many wordings, one to three rows high, in any order: what each column is taken for, and what is left open.
"""

from __future__ import annotations

import pytest

from lkj_rules.tables.grid import Grid
from lkj_rules.tables.heading_rows import understand
from lkj_rules.tables.source import read_grids
from lkj_rules.tables.vocabulary import Kind


def columns(text: str, kind: Kind, year: int = 2016) -> dict[str, str]:
    """
    Give the meaning of each column by its heading, with ``?`` in front where it is open.
    """
    headed = understand(table(text), kind, year)
    assert headed is not None
    return {each.heading: ("" if each.settled else "?") + str(each.meaning) for each in headed.columns}


def table(text: str) -> Grid:
    """
    Read a table with semicolons.
    """
    return read_grids(text.encode(), "t.csv")[0]


@pytest.mark.parametrize(("headings", "meanings"), [
    ("No.;Indikator Kinerja;Satuan;Target;Realisasi;%", "nomor indikator satuan target realisasi capaian"),
    ("Realisasi Tahun 2016;Capaian Kinerja (%);INDIKATOR KINERJA UTAMA;Target Kinerja 2016", "realisasi capaian indikator target"),
    ("Sasaran Strategis;Indikator Sasaran;Realisasi 2015;Tingkat Capaian", "sasaran indikator realisasi 2015|capaian"),
    ("Kode Indikator;Tolok Ukur;Rencana;Hasil;Predikat", "kode indikator target realisasi kategori"),
])
def test_wordings_of_performance(headings: str, meanings: str) -> None:
    """
    Usual wordings are certain, whatever their order; another year than the report's stays with the figure.
    """
    found = columns(f"{headings}\n{';'.join('x' * (headings.count(';') + 1))}\n", Kind.PENGUKURAN)

    assert " ".join(found.values()).replace("realisasi 2015", "realisasi 2015|").replace("| ", "|") == meanings


def test_heading_of_three_rows() -> None:
    """
    The lowest row counts first; what stands above gives year and measure, and a row of numbers is passed over.
    """
    text = (
        "TABEL 3.1 PENGUKURAN;;;;;\nNo;Indikator;Tahun 2015;;Tahun 2016;\n;;Target;Realisasi;Target;Realisasi\n;;(%);(%);(%);(%)\n"
        "(1);(2);(3);(4);(5);(6)\n1;Jumlah koperasi;80;81;90;91\n"
    )
    headed = understand(table(text), Kind.PENGUKURAN, 2016)

    assert headed is not None
    assert [str(each.meaning) for each in headed.columns] == [
        "nomor", "indikator", "target 2015", "realisasi 2015", "target", "realisasi",
    ]
    assert headed.grid.rows[headed.body][0] == "1"


def test_what_is_above_a_row_of_numbers_is_heading() -> None:
    """
    A second row that nobody can read is heading all the same: its year counts, and the name above it is not certain any more.
    """
    text = "No;Indikator;Capaian;Realisasi\n;Tndikntor;2015;2016\n(1);(2);(3);(4)\n1;Jumlah koperasi;80;81\n"

    assert columns(text, Kind.PENGUKURAN) == {
        "No": "nomor", "Indikator / Tndikntor": "?indikator", "Capaian / 2015": "capaian 2015", "Realisasi / 2016": "realisasi",
    }


def test_a_year_alone_is_a_target_only_in_a_plan_of_that_year() -> None:
    """
    Below "2016" alone a measurement may have anything, an agreement has its targets.
    """
    text = "No;Indikator;2016\n1;Jumlah koperasi;80\n"

    assert columns(text, Kind.PENGUKURAN)["2016"] == "?target"
    assert columns(text, Kind.PK)["2016"] == "target"


def test_budget_headings() -> None:
    """
    A percentage under the realisation is not an amount; physical progress is not money.
    """
    text = "Kode Rekening;Uraian;Anggaran (Rp);Realisasi;;;Sisa\n;;;Keuangan (Rp);%;Fisik (%);\n1.01;Program A;10;9;90;95;1\n"

    assert list(columns(text, Kind.ANGGARAN).values()) == ["kode", "nama", "pagu", "realisasi", "persen", "fisik", "sisa"]


def test_renstra_years() -> None:
    """
    Years below one heading are the years of its targets.
    """
    text = "Indikator;Satuan;Target Kinerja;;\n;;2014;2015;2016\nJumlah koperasi;unit;1;2;3\n"

    assert list(columns(text, Kind.RENSTRA).values()) == ["indikator", "satuan", "target 2014", "target 2015", "target 2016"]


@pytest.mark.parametrize(("headings", "opened"), [
    ("Indikator;Target;Realisasi TW", "Realisasi TW"),
    ("Indikator;Target;Realisasi;Target akhir Renstra", "Target akhir Renstra"),
    ("Indikator;Target;Realisasi;Catatan khusus", "Catatan khusus"),
    ("Indikator;Target;Realisasi;Realisasi Anggaran (Rp)", "Realisasi Anggaran (Rp)"),
])
def test_what_is_unsure_is_left_open(headings: str, opened: str) -> None:
    """
    A heading that says something else as well, or that nobody knows, is never taken for what it is like.
    """
    found = columns(f"{headings}\n{';'.join('x' * (headings.count(';') + 1))}\n", Kind.PENGUKURAN)

    assert [heading for heading, meaning in found.items() if meaning.startswith("?")] == [opened]


def test_two_columns_of_one_meaning_are_open() -> None:
    """
    Which of two budgets is meant is for the person to say.
    """
    found = columns("Uraian;Anggaran;Pagu;Realisasi\nA;1;2;3\n", Kind.ANGGARAN)

    assert found == {"Uraian": "nama", "Anggaran": "?pagu", "Pagu": "?pagu", "Realisasi": "realisasi"}


def test_heading_of_a_data_table_may_have_two_rows() -> None:
    """
    What stands above several columns belongs to each of them.
    """
    text = "No;Kabupaten;Koperasi;\n;;Aktif;Tidak Aktif\n1;Bogor;805;319\n"

    assert columns(text, Kind.DATA) == {"No": "nomor", "Kabupaten": "label", "Koperasi / Aktif": "angka", "Tidak Aktif": "angka"}


def test_heading_of_an_agreements_money() -> None:
    """
    A programme with its amounts below the heading is no part of it, nor is a row of numbers that skips.
    """
    text = "Program;Anggaran\n1;3\nProgram Promosi;518.309.200\n"
    headed = understand(table(text), Kind.PK, 2016)

    assert headed is not None
    assert [(each.heading, str(each.meaning)) for each in headed.columns] == [("Program", "nama"), ("Anggaran", "pagu")]
    assert headed.grid.rows[headed.body][0] == "Program Promosi"

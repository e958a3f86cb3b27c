"""
Budget tables: depth by code, indent, numbering or words; totals; codes that a spreadsheet has changed.
"""

from __future__ import annotations

from typing import Any

import pytest

from lkj_rules.tables.budget import Budget, unit_of_money
from lkj_rules.tables.entries import Aim, budget_of
from lkj_rules.tables.grid import DATED, FRACTION, Grid
from lkj_rules.tables.heading_rows import understand
from lkj_rules.tables.lines import Open
from lkj_rules.tables.source import read_grids
from lkj_rules.tables.vocabulary import Kind


def read(grid: Grid | str) -> tuple[dict[str, Any], str, list[Open]]:
    """
    Give the budget that a table makes, what its levels are taken from, and what is open.
    """
    headed = understand(read_grids(grid.encode(), "t.csv")[0] if isinstance(grid, str) else grid, Kind.ANGGARAN, 2016)
    assert headed is not None
    budget = Budget(headed, [each for each in headed.columns if each.settled])
    for _ in budget.take(range(headed.body, len(headed.grid.rows))):
        pass
    part, by = budget_of(budget, Aim(kind=Kind.ANGGARAN, id="awal", year=2016))
    return part["anggaran"][0], by.id, budget.open


def shape(lines: list[dict[str, Any]]) -> list[Any]:
    """
    Give the tree of names alone.
    """
    return [(line["nama"], shape(line["anak"])) if "anak" in line else line["nama"] for line in lines]


CODED = (
    "1.01;Program A\n1.01.01;Kegiatan A1\n1.01.01.5;Belanja x\n1.01.01.6;Belanja y\n1.01.02;Kegiatan A2\n1.02;Program B\n"
    "1.02.01;Kegiatan B1"
)
TREE = [("Program A", [("Kegiatan A1", ["Belanja x", "Belanja y"]), "Kegiatan A2"]), ("Program B", ["Kegiatan B1"])]


@pytest.mark.parametrize(("rows", "by"), [
    (CODED, "kode"),
    (CODED.replace(".", " "), "kode"),
    (";Program A\n;  Kegiatan A1\n;    Belanja x\n;    Belanja y\n;  Kegiatan A2\n;Program B\n;  Kegiatan B1", "indentasi"),
    (";I. Program A\n;1. Kegiatan A1\n;a. Belanja x\n;b. Belanja y\n;2. Kegiatan A2\n;II. Program B\n;1. Kegiatan B1", "penomoran"),
    (";A. Program A\n;1) Kegiatan A1\n;a) Belanja x\n;b) Belanja y\n;2) Kegiatan A2\n;B. Program B\n;1) Kegiatan B1", "penomoran"),
])
def test_depth(rows: str, by: str) -> None:
    """
    The same tree comes of codes with dots or blanks, of indents and of numbering.
    """
    text = "Kode;Uraian;Pagu\n" + "\n".join(f"{row};1.000.000" for row in rows.split("\n"))

    entry, taken, opened = read(text)

    bare = str(shape(entry["pos"]))
    for mark in ("I. ", "II. ", "A. ", "B. ", "1. ", "2. ", "a. ", "b. ", "1) ", "2) ", "a) ", "b) "):
        bare = bare.replace(f"'{mark}", "'")
    assert (bare, taken, opened) == (str(TREE), by, [])


def test_depth_by_the_words_program_and_kegiatan() -> None:
    """
    Without any mark, lines that say what they are stand where they say.
    """
    entry, by, _ = read("Uraian;Pagu\nProgram A;3\nKegiatan A1;1\nKegiatan A2;2\nProgram B;4\n")

    assert (shape(entry["pos"]), by) == ([("Program A", ["Kegiatan A1", "Kegiatan A2"]), "Program B"], "kata Program dan Kegiatan")


def test_depth_by_sums() -> None:
    """
    Without anything else, a line that is the sum of those that follow it stands above them, also below a line that says Program.
    """
    text = "Uraian;Pagu\nSatu;50.000\na;20.000\nb;30.000\nDua;70.000\nc;40.000\nd;30.000\nTiga;5.000\nJumlah;125.000\n"
    entry, by, _ = read(text)

    assert (shape(entry["pos"]), by) == ([("Satu", ["a", "b"]), ("Dua", ["c", "d"]), "Tiga"], "jumlah")

    entry, by, _ = read("Uraian;Pagu\nProgram A;\nSatu;50.000\na;20.000\nb;30.000\nProgram B;\nDua;60.000\n")

    assert shape(entry["pos"]) == [("Program A", [("Satu", ["a", "b"])]), ("Program B", ["Dua"])]
    assert by == "kata Program dan Kegiatan dan jumlah"


def test_sums_speak_against_what_is_shown() -> None:
    """
    Numbers that go on over all levels show none: the sums do; a sum that is a little wrong changes nothing.
    """
    rows = "1.;Satu;50.000\n2.;a;20.000\n3.;b;30.000\n4.;Dua;70.000\n5.;c;40.000\n6.;d;30.000\n"
    entry, by, _ = read(f"No;Uraian;Pagu\n{rows};Jumlah;120.000\n")

    assert (shape(entry["pos"]), by) == ([("Satu", ["a", "b"]), ("Dua", ["c", "d"])], "jumlah")

    rows = "A.;Satu;50.000\n1.;a;20.000\n2.;b;31.000\nB.;Dua;70.000\n1.;c;40.000\n2.;d;30.000\n"
    entry, by, _ = read(f"No;Uraian;Pagu\n{rows};Jumlah;120.000\n")

    assert (shape(entry["pos"]), by) == ([("Satu", ["a", "b"]), ("Dua", ["c", "d"])], "penomoran")


def test_headings_without_amounts() -> None:
    """
    Numbered headings without amounts stand above lines without a number; one with an amount among them stands alone.
    """
    rows = "1.;Program A;;\n;x;10.000;9.000\n;y;20.000;1.000\n2.;Program B;;\n;z;5.000;5.000\n3.;Belanja Pegawai;7.000;6.000\n"
    entry, by, opened = read(f"No;Uraian;Pagu;Realisasi\n;TOTAL;42.000;21.000\n{rows}")

    assert (shape(entry["pos"]), by) == ([("Program A", ["x", "y"]), ("Program B", ["z"]), "Belanja Pegawai"], "penomoran")
    assert (entry["total"], opened) == ({"pagu": "42.000", "realisasi": "21.000"}, [])


def test_levels_in_doubt() -> None:
    """
    Lines that make no sum of their total, and that nothing marks, are of one level, and in doubt.
    """
    grid = read_grids(b"Uraian;Pagu\nSatu;50.000\na;20.000\nb;31.000\nJumlah;50.000\n", "t.csv")[0]
    headed = understand(grid, Kind.ANGGARAN, 2016)
    assert headed is not None
    budget = Budget(headed, headed.columns)
    list(budget.take(range(headed.body, len(grid.rows))))

    nested, _ = budget.tree()

    assert len(nested.roots) == 3
    assert budget.doubt is not None


def test_codes_of_the_central_government() -> None:
    """
    Program, kegiatan, KRO, RO, komponen, subkomponen and akun nest although none begins with the code above it.
    """
    codes = ("076.01.CQ", "3355", "3355.EBA", "3355.EBA.994", "001", "A", "511111", "511119", "002", "3356")
    entry, by, opened = read("Kode;Uraian;Pagu\n" + "".join(f"{code};{code};1\n" for code in codes))

    assert (by, opened) == ("kode", [])
    assert shape(entry["pos"]) == [("076.01.CQ", [
        ("3355", [("3355.EBA", [("3355.EBA.994", [("001", [("A", ["511111", "511119"])]), "002"])])]), "3356",
    ])]  # fmt: skip


def test_codes_of_the_central_government_that_begin_anew() -> None:
    """
    A code need not repeat those above it, and a program may have one activity with one output of the same amount.
    """
    rows = ("076.01.CQ;Pemilu;90", "CQ.6639;Teknis;60", "BDB.001;Fasilitasi;60", "CQ.6709;Rencana;30", "QGE 001;Anggaran;10",
            "QGE:004;Sosialisasi;20", "076.01.WA;Dukungan;5", "WA.3355;Keuangan;5", "EBA.994;Layanan;5")  # fmt: skip

    entry, taken, opened = read("Kode;Uraian;Pagu\n" + "\n".join(rows))

    assert shape(entry["pos"]) == [
        ("Pemilu", [("Teknis", ["Fasilitasi"]), ("Rencana", ["Anggaran", "Sosialisasi"])]),
        ("Dukungan", [("Keuangan", ["Layanan"])]),
    ]  # fmt: skip
    assert (taken, opened) == ("kode", [])


def test_amounts_are_kept_as_printed() -> None:
    """
    "Rp" and thousands marks stay; a line without any figure is a heading, an empty cell next to one is empty; the total is apart.
    """
    text = (
        "ANGGARAN (dalam ribuan rupiah)\nNo;Program/Kegiatan;Pagu;Realisasi;%;Ket\n1;Program A;;;;\n"
        "2;Program B;Rp 1.500,00;;0,5;lelang\n"
        ";Jumlah Program;7;;;\n3;Program C;8;9;;\n;J U M L A H;Rp. 9.000;9.001;99,9;\n"
    )
    entry, _, opened = read(text)

    assert entry == {
        "versi": "awal", "dalam": "ribu", "total": {"pagu": "Rp. 9.000", "realisasi": "9.001", "persen": "99,9"},
        "pos": [
            {"nomor": "1", "nama": "Program A"},
            {"nomor": "2", "nama": "Program B", "pagu": "Rp 1.500,00", "realisasi": None, "persen": "0,5", "keterangan": "lelang"},
            {"nomor": "3", "nama": "Program C", "pagu": "8", "realisasi": "9", "persen": None},
        ],
    }
    assert [(each.place, each.text) for each in opened] == [("tabel 1 baris 5 kolom 2", "Jumlah Program")]


def test_lines_without_a_place_are_left_open() -> None:
    """
    A code whose group is missing, and a line without a code among coded ones, are not put anywhere.
    """
    entry, _, opened = read("Kode;Uraian;Pagu\n1.01;A;1\n1.01.01;B;2\n1.02;C;1\n7.02.03.04;D;3\n;E;4\n")

    assert shape(entry["pos"]) == [("A", ["B"]), "C"]
    assert [each.text for each in opened] == ["7.02.03.04 D", "E"]


def test_codes_that_a_spreadsheet_has_changed() -> None:
    """
    A code that became a date is not entered; one that became a number with a fraction is entered and listed.
    """
    grid = Grid(name="A", file="a.xlsx", spreadsheet=True, rows=[
        ["Kode", "Uraian", "Pagu"], ["6.01", "A", "1"], ["6.01.01", "B", "2"], ["2016-01-06", "C", "3"], ["6,2", "D", "4"],
    ], numbers=[1, 2, 3, 4, 5], doubts={(3, 0): DATED, (4, 0): FRACTION})  # fmt: skip
    entry, _, opened = read(grid)

    assert [line["kode"] for line in entry["pos"]] == ["6.01", "6.2"]
    assert [(each.place, each.why) for each in opened] == [("A!A4", DATED), ("A!A5", FRACTION)]


def test_unit_of_money_only_where_money_is_meant() -> None:
    """
    "dalam jutaan rupiah" is a unit of money, "1 juta orang" is not.
    """
    for heading, unit in (("Pagu (Rp juta)", "juta"), ("Pagu (dalam miliar rupiah)", "miliar"), ("Pagu 1 juta orang", None)):
        headed = understand(read_grids(f"Kode;Uraian;{heading}\n1;A;2\n".encode(), "t")[0], Kind.ANGGARAN, 2016)
        assert headed is not None
        assert unit_of_money(headed) == unit


def test_two_versions_in_one_table() -> None:
    """
    The budget before its change becomes a version of its own; what was spent belongs to the changed one.
    """
    text = (
        "Kode;Uraian;Anggaran;;Bertambah/(Berkurang);Realisasi\n;;Sebelum Perubahan;Setelah Perubahan;;\n"
        "1.01;Program A;1.000;1.500;500;1.400\n1.01.01;Kegiatan A1;1.000;1.500;500;1.400\n;Jumlah;1.000;1.500;500;1.400\n"
    )
    headed = understand(read_grids(text.encode(), "t.csv")[0], Kind.ANGGARAN, 2016)
    assert headed is not None
    budget = Budget(headed, [each for each in headed.columns if each.settled])
    for _ in budget.take(range(headed.body, len(headed.grid.rows))):
        pass
    part, _ = budget_of(budget, Aim(kind=Kind.ANGGARAN, id="anggaran", year=2016))

    after = {"pagu": "1.500", "realisasi": "1.400"}
    first, line = {"kode": "1.01", "nama": "Program A"}, {"kode": "1.01.01", "nama": "Kegiatan A1"}
    assert part["anggaran"] == [
        {"versi": "awal", "total": {"pagu": "1.000"}, "pos": [first | {"pagu": "1.000", "anak": [line | {"pagu": "1.000"}]}]},
        {"versi": "perubahan", "total": after, "pos": [first | after | {"anak": [line | after]}]},
    ]


def test_a_budget_before_its_change_alone() -> None:
    """
    Without a column after the change the one before it is the budget.
    """
    entry, _, _ = read("Kode;Uraian;Anggaran Murni\n1;A;2\n")

    assert entry["pos"] == [{"kode": "1", "nama": "A", "pagu": "2"}]

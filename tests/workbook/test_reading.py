"""
Workbooks read as grids; hostile ones refused within bounds.
"""

from __future__ import annotations

import datetime as dt
import time

import pytest
from books import PARTS, packed, with_cells, with_sheet

from lkj_rules.errors import InputError
from lkj_rules.workbook import package
from lkj_rules.workbook.grid import Kind, address_of, letters, reference
from lkj_rules.workbook.reading import read_grid


def test_cells_of_all_kinds() -> None:
    """
    Texts, numbers, days and truths are told apart; a formula without a stored result is none of them.
    """
    cells = {"A1": "001", "B2": 0.7463, "C3": dt.date(2024, 1, 31), "D4": True, "E5": "=1+1", "XFD1048576": "akhir"}
    data = with_cells(cells, formats={"B2": "0.00%"})

    (sheet,) = read_grid(data, name="isian.xlsx").sheets

    assert {reference(at): (cell.kind, cell.text) for at, cell in sheet.cells.items()} == {
        "A1": (Kind.TEXT, "001"), "B2": (Kind.NUMBER, "74,63%"), "C3": (Kind.DATE, "2024-01-31"), "D4": (Kind.TRUTH, "ya"),
        "E5": (Kind.UNCOMPUTED, "=1+1"), "XFD1048576": (Kind.TEXT, "akhir"),
    }  # fmt: skip


def test_addresses_there_and_back() -> None:
    """
    Letters of columns go beyond Z.
    """
    assert [letters(number) for number in (1, 26, 27, 702, 703, 16_384)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert address_of("$AB$12") == (12, 28)
    assert address_of("12") is None


def test_ods_shows_what_it_wrote_down() -> None:
    """
    An ODS file states the text of each cell; what repeats is written out only where it holds something.
    """
    content = (
        '<d><table name="Satu"><table-row><table-cell value-type="percentage" value="0.7463">'
        '<annotation><p>dibaca: 7</p></annotation><p>74,63%</p></table-cell>'
        '<table-cell number-columns-repeated="16383"/></table-row>'
        '<table-row number-rows-repeated="1048570"><table-cell number-columns-repeated="16384"/></table-row>'
        '<table-row number-rows-repeated="2"><table-cell value-type="string"><p>a<s c="2"/>b</p></table-cell></table-row>'
        "</table></d>"
    )

    (sheet,) = read_grid(packed({"content.xml": content}), name="isian.ods").sheets

    shown = {reference(at): (cell.text, cell.comment) for at, cell in sheet.cells.items()}
    assert shown == {"A1": ("74,63%", "dibaca: 7"), "A1048572": ("a  b", ""), "A1048573": ("a  b", "")}


_BOMB = '<!DOCTYPE a [<!ENTITY b "' + "x" * 1000 + '">]><worksheet><sheetData/></worksheet>'
_PROGRAM = '<worksheet><sheetData><row r="7"><c r="E7"><f>cmd|\'/c calc\'!A0</f><v>1</v></c></row></sheetData></worksheet>'




def marked(*, flags: int = 0, method: int = 8) -> bytes:
    """
    Pack a workbook whose parts all say of themselves how they are packed: bit 0 of the flags is a password, 99 no known method.
    """
    data = bytearray(packed(PARTS))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset : place + offset + 4] = bytes((flags, 0, method, 0))
            place = data.find(signature, place + 1)
    return bytes(data)


@pytest.mark.parametrize(("data", "said"), [
    (marked(flags=1), "has a password"), (marked(method=99), "damaged"),
    (with_sheet(_BOMB), "DOCTYPE"), (with_sheet(_PROGRAM), "starts another program"), (with_sheet("<worksheet>"), "damaged"),
    (packed({**PARTS, "xl/vbaProject.bin": "x"}), "macros"), (packed({"a": "b"}), "not an Excel workbook"),
    (b"PK\x03\x04", "damaged"),
    (b"\xd0\xcf\x11\xe0", "password"), (packed({"content.xml": "<a/>", "Basic/Standard/Module1.xml": ""}), "macros"),
    (with_sheet('<worksheet><c r="A1" t="s"><v>99999</v></c></worksheet>'), "damaged"), (packed(PARTS), "missing"),
])  # fmt: skip
def test_hostile_and_damaged_workbooks_are_refused(data: bytes, said: str) -> None:
    """
    Entities, programs, macros and damage end with one sentence.
    """
    with pytest.raises(InputError, match=said):
        read_grid(data, name="isian.xlsx")


def test_the_cell_of_a_program_is_named() -> None:
    """
    A person finds the formula.
    """
    with pytest.raises(InputError, match=r"isian.xlsx:Satu!E7"):
        read_grid(with_sheet(_PROGRAM), name="isian.xlsx")


def test_a_bomb_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    What a small file unpacks to is bounded, in bytes, cells and entries.
    """
    monkeypatch.setattr(package, "MOST_BYTES", 1_000_000)
    began = time.monotonic()

    for data in (
        with_sheet(b"<worksheet>" + b" " * 50_000_000 + b"</worksheet>"),
        packed({"content.xml": '<d><table name="a"><table-row number-rows-repeated="1048576"><table-cell value-type="string" '
                               'number-columns-repeated="16384"><p>x</p></table-cell></table-row></table></d>'}),
        packed({f"{number}": "" for number in range(6_000)}),
    ):  # fmt: skip
        with pytest.raises(InputError, match="too large"):
            read_grid(data, name="isian.xlsx")

    assert time.monotonic() - began < 10


def test_a_long_list_of_entries_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    It is refused before an object is made of each.
    """
    monkeypatch.setattr(package, "ZipFile", None)

    with pytest.raises(InputError, match="too large"):
        read_grid(packed({f"{number}": "" for number in range(6_000)}), name="isian.xlsx")


def test_an_endless_sheet_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A sheet of a million rows is read as far as the limit of cells.
    """
    monkeypatch.setattr("lkj_rules.workbook.xlsx.MOST_CELLS", 1_000)
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 2_000))

    with pytest.raises(InputError, match="too large"):
        read_grid(with_sheet(f"<worksheet><sheetData>{rows}</sheetData></worksheet>"), name="isian.xlsx")

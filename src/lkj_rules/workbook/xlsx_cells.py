"""
The texts and cells of an XLSX sheet, gathered while its XML is walked over: each cell as a person sees it.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

import attrs

from lkj_rules.workbook.grid import Address, Cell, Kind, address_of, reference
from lkj_rules.workbook.package import Attributes, Package
from lkj_rules.workbook.shown import EITHER_WAY, GENERAL, date_of, day_shown, is_date, show, whole

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_STARTS_PROGRAM = re.compile(r"""^[^"(]*\|\s*['!]|\|'[^']*'!""")
"""Dynamic data exchange, by which a formula starts a program."""


class Text:
    """
    Gather the runs of one text; how it is pronounced (``rPh``) is left out.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._inside = self._spoken = False

    def clear(self) -> None:
        """
        Begin another text.
        """
        self._pieces.clear()

    def enter(self, name: str) -> None:
        """
        Note that an element begins: only some hold text.
        """
        self._spoken = self._spoken or name == "rPh"
        self._inside = name in {"t", "v", "f"} and not self._spoken

    def leave(self, name: str) -> None:
        """
        Note that an element ends.
        """
        self._spoken = self._spoken and name != "rPh"
        self._inside = False

    def add(self, text: str) -> None:
        """
        Add a piece where the element that it is in holds text.
        """
        if self._inside:
            self._pieces.append(text)

    def written(self) -> str:
        """
        Give the text, its escapes undone.
        """
        text = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        if "_x" in text:
            text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        return text.replace("\r\n", "\n")


class Cells:
    """
    Gather the cells of one sheet.
    """

    def __init__(
        self, package: Package, sheet: str, strings: list[str], formats: list[str], *, since_1904: bool, most: int
    ) -> None:
        self.found: dict[Address, Cell] = {}
        self.merged: list[tuple[Address, Address]] = []
        self.hidden: set[int] = set()
        self.indents: dict[int, int] = {}
        self.text = Text()
        self._package, self._sheet, self._strings, self._formats = package, sheet, strings, formats
        self._since_1904, self._most = since_1904, most
        self._row, self._column = 0, 0
        self._number_of_row, self._columns = "", dict[str, int]()
        self._kind, self._style = "n", 0
        self._formula: str | None = None
        self._value: str | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """
        Take in where a row, a cell or a merged area is.
        """
        match name:  # the most frequent first: a budget has a million of them
            case "c":
                self._row, self._column = self._address(attributes.get("r", ""))
                self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", "0"))
                self._formula = self._value = None
                self.text.clear()
                return
            case "f" | "v":
                self.text.clear()
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column, self._number_of_row = 0, attributes.get("r", "")
                if attributes.get("hidden") in {"1", "true"}:
                    self.hidden.add(self._row)
            case "mergeCell":
                first, _, last = attributes.get("ref", "").partition(":")
                area = address_of(first), address_of(last)
                if area[0] is not None and area[1] is not None and len(self.merged) < self._most:
                    self.merged.append((area[0], area[1]))
            case _:
                pass
        self.text.enter(name)

    def _address(self, written: str) -> Address:
        """
        Read where a cell stands; the letters of a column are read once, the number of its row stands behind them.
        """
        letters = written.removesuffix(self._number_of_row)
        column = self._columns.get(letters)
        if column is not None and len(letters) < len(written):
            return self._row, column
        address = address_of(written) or (self._row, self._column + 1)
        if letters.isalpha():
            self._columns[letters] = address[1]
        return address

    def end(self, name: str) -> None:
        """
        Take in what a cell holds, once it is whole.
        """
        if name == "c":
            self._close()
            return
        self.text.leave(name)
        if name == "v" or (name == "is" and self._kind == "inlineStr"):
            self._value = self.text.written()
        elif name == "f":
            self._formula = self.text.written()
            self.text.clear()

    def _close(self) -> None:
        if self._formula is not None and _STARTS_PROGRAM.search(self._formula):
            raise self._package.refusal(
                "Rumus di sini menjalankan program lain; berkas ini ditolak.",
                "The formula here starts another program; the file is refused.",
                cell=f"{self._sheet}!{reference((self._row, self._column))}",
            )  # fmt: skip
        cell = self._cell()
        if cell is not None:
            if self._style in self.indents:
                cell = attrs.evolve(cell, indent=self.indents[self._style])
            self.found[self._row, self._column] = cell
            if len(self.found) > self._most:
                raise self._package.too_large()

    def _cell(self) -> Cell | None:
        value = self._value
        if self._formula is not None and not value and self._kind != "str":
            return Cell(kind=Kind.UNCOMPUTED, text=f"={self._formula}")
        if value is None or (value == "" and self._formula is None):
            return None
        match self._kind:
            case "s":
                return Cell(text=text) if (text := self._strings[int(value)]) else None
            case "str" | "inlineStr":
                return Cell(text=value) if value else None
            case "b":
                return Cell(kind=Kind.TRUTH, text="ya" if value.strip() == "1" else "tidak")
            case "e":
                return Cell(kind=Kind.ERROR, text=value)
            case "d":
                return self._day(value.removesuffix("T00:00:00"))
            case _:
                return self._number(value)

    def _code(self) -> str:
        return self._formats[self._style] if self._style < len(self._formats) else GENERAL

    def _day(self, value: str) -> Cell:
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            return Cell(kind=Kind.DATE, text=value)
        return Cell(kind=Kind.DATE, text=day_shown(day, self._code()) or value)

    def _number(self, value: str) -> Cell:
        code = self._code()
        if (text := whole(value, code)) is not None:
            return Cell(kind=Kind.NUMBER, text=text, certain=EITHER_WAY.fullmatch(text) is None, number=Decimal(value))
        try:
            number = Decimal(value.strip())
        except InvalidOperation:
            return Cell(text=value)
        if not number.is_finite():
            return Cell(kind=Kind.ERROR, text=value)
        if is_date(code):
            day = date_of(number, code, since_1904=self._since_1904)
            return Cell(kind=Kind.DATE, text=day or "", number=number)
        shown = show(number, code)
        return Cell(kind=Kind.NUMBER, text=shown.text, certain=shown.certain, number=number)

"""
XLSX read as a grid: shown texts, stored results of formulas, comments, merged cells.

Written here and not left to a library: python-calamine gives neither formats nor comments, openpyxl needs two passes to distinguish
an empty cell from a formula without a result, and both hold whatever a hostile file asks them to.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from decimal import Decimal, InvalidOperation

import attrs

from lkj_rules.workbook.grid import Address, Cell, Grid, Kind, Sheet, address_of, reference
from lkj_rules.workbook.package import MOST_CELLS, Attributes, Package
from lkj_rules.workbook.shown import BUILT_IN, GENERAL, date_of, day_shown, is_date, show

_DEEPEST = 50
"""Steps that a text may be set in."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_STARTS_PROGRAM = re.compile(r"""^[^"(]*\|\s*['!]|\|'[^']*'!""")
"""Dynamic data exchange, by which a formula starts a program."""


def read_xlsx(package: Package) -> Grid:
    """
    Read every visible sheet of an XLSX workbook.

    Raises ``InputError`` for macros, formulas that start programs, damaged parts, and what is too large.
    """
    if any(entry.lower().endswith("vbaproject.bin") for entry in package.entries):
        raise package.refusal(
            "Buku kerja ini memuat makro; simpan sebagai .xlsx tanpa makro.",
            "The workbook has macros; save it as .xlsx without macros.",
        )
    return _Reader(package).grid()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._left = MOST_CELLS
        self._since_1904 = False
        self._sheets: list[tuple[str, str]] = []
        self._indents: dict[int, int] = {}

    def grid(self) -> Grid:
        main = next((target for kind, target in self._relations("").values() if kind == "officeDocument"), "xl/workbook.xml")
        if main not in self._package.entries:
            if "xl/workbook.bin" in self._package.entries:
                message = "Ini buku kerja biner (.xlsb); simpan sebagai .xlsx.", "The workbook is binary (.xlsb); save it as .xlsx."
                raise self._package.refusal(*message)
            raise self._package.refusal("Ini bukan buku kerja Excel (.xlsx).", "This is not an Excel workbook (.xlsx).")
        self._package.walk(main, start=self._book)
        related = self._relations(main)
        by_kind = dict(related.values())
        self._strings = self._shared(by_kind.get("sharedStrings"))
        self._formats = self._styles(by_kind.get("styles"))
        return Grid(tuple(
            self._sheet(name, related[key][1]) for name, key in self._sheets if key in related and related[key][0] == "worksheet"
        ))  # fmt: skip

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        place = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}

        def start(name: str, attributes: Attributes) -> None:
            if name == "Relationship" and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "")
                whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], whole)

        if place in self._package.entries:
            self._package.walk(place, start=start)
        return found

    def _book(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self._since_1904 = attributes.get("date1904") in {"1", "true"}
        elif name == "sheet" and attributes.get("state", "visible") == "visible":
            self._sheets.append((attributes.get("name", ""), attributes.get("id", "")))

    def _shared(self, part: str | None) -> list[str]:
        strings: list[str] = []
        text = _Text()

        def start(name: str, _: Attributes) -> None:
            if name == "si":
                text.clear()
            text.enter(name)

        def end(name: str) -> None:
            text.leave(name)
            if name == "si":
                strings.append(text.written())

        if part is not None and part in self._package.entries:
            self._package.walk(part, start=start, end=end, text=text.add)
        return strings

    def _styles(self, part: str | None) -> list[str]:
        own: dict[str, str] = {}
        formats: list[str] = []
        inside = False

        def start(name: str, attributes: Attributes) -> None:
            nonlocal inside
            if name == "numFmt":
                own[attributes.get("numFmtId", "")] = attributes.get("formatCode", GENERAL)
            elif name == "cellXfs":
                inside = True
            elif name == "xf" and inside:
                number = attributes.get("numFmtId", "0")
                formats.append(own.get(number) or BUILT_IN.get(int(number) if number.isdigit() else 0, GENERAL))

            elif name == "alignment" and inside and attributes.get("indent", "").isdigit():
                self._indents[len(formats) - 1] = min(int(attributes["indent"]), _DEEPEST)

        def end(name: str) -> None:
            nonlocal inside
            inside = inside and name != "cellXfs"

        if part is not None and part in self._package.entries:
            self._package.walk(part, start=start, end=end)
        return formats

    def _sheet(self, name: str, part: str) -> Sheet:
        if part not in self._package.entries:
            raise self._package.refusal(f"Lembar {name} tidak ada dalam berkas.", f"The sheet {name} is missing from the file.")
        cells = _Cells(self._package, name, self._strings, self._formats, since_1904=self._since_1904, most=self._left)
        cells.indents = self._indents
        self._package.walk(part, start=cells.start, end=cells.end, text=cells.text.add)
        for kind, target in self._relations(part).values():
            if kind == "comments" and target in self._package.entries:
                for address, comment in self._comments(target).items():
                    cells.found[address] = attrs.evolve(cells.found.get(address, Cell()), comment=comment)
        self._left -= len(cells.found)
        if self._left < 0:
            raise self._package.too_large()
        return Sheet(name=name, cells=cells.found, merged=tuple(cells.merged), hidden=frozenset(cells.hidden))

    def _comments(self, part: str) -> dict[Address, str]:
        found: dict[Address, str] = {}
        text, at = _Text(), ""

        def start(name: str, attributes: Attributes) -> None:
            nonlocal at
            if name == "comment":
                at = attributes.get("ref", "")
                text.clear()
            text.enter(name)

        def end(name: str) -> None:
            text.leave(name)
            address = address_of(at) if name == "comment" else None
            if address is not None:
                found[address] = text.written()

        self._package.walk(part, start=start, end=end, text=text.add)
        return found


class _Text:
    """
    Gather the runs of one text; how it is pronounced (``rPh``) is left out.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._inside = self._spoken = False

    def clear(self) -> None:
        self._pieces.clear()

    def enter(self, name: str) -> None:
        self._spoken = self._spoken or name == "rPh"
        self._inside = name in {"t", "v", "f"} and not self._spoken

    def leave(self, name: str) -> None:
        self._spoken = self._spoken and name != "rPh"
        self._inside = False

    def add(self, text: str) -> None:
        if self._inside:
            self._pieces.append(text)

    def written(self) -> str:
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), "".join(self._pieces)).replace("\r\n", "\n")


class _Cells:
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
        self.text = _Text()
        self._package, self._sheet, self._strings, self._formats = package, sheet, strings, formats
        self._since_1904, self._most = since_1904, most
        self._row, self._column = 0, 0
        self._kind, self._style = "n", 0
        self._formula: str | None = None
        self._value: str | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "row":
                self._row = int(attributes.get("r", self._row + 1))
                self._column = 0
                if attributes.get("hidden") in {"1", "true"}:
                    self.hidden.add(self._row)
            case "c":
                self._row, self._column = address_of(attributes.get("r", "")) or (self._row, self._column + 1)
                self._kind, style = attributes.get("t", "n"), attributes.get("s", "0")
                self._style = int(style)
                self._formula = self._value = None
                self.text.clear()
            case "f" | "v":
                self.text.clear()
            case "mergeCell":
                first, _, last = attributes.get("ref", "").partition(":")
                area = address_of(first), address_of(last)
                if area[0] is not None and area[1] is not None and len(self.merged) < self._most:
                    self.merged.append((area[0], area[1]))
            case _:
                pass
        self.text.enter(name)

    def end(self, name: str) -> None:
        self.text.leave(name)
        if name == "f":
            self._formula = self.text.written()
            self.text.clear()
        elif name == "v" or (name == "is" and self._kind == "inlineStr"):
            self._value = self.text.written()
        elif name == "c":
            self._close()

    def _close(self) -> None:
        where = f"{self._sheet}!{reference((self._row, self._column))}"
        if self._formula is not None and _STARTS_PROGRAM.search(self._formula):
            raise self._package.refusal(
                "Rumus di sini menjalankan program lain; berkas ini ditolak.",
                "The formula here starts another program; the file is refused.", cell=where,
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
        try:
            number = Decimal(value.strip())
        except InvalidOperation:
            return Cell(text=value)
        if not number.is_finite():
            return Cell(kind=Kind.ERROR, text=value)
        code = self._code()
        if is_date(code):
            day = date_of(number, code, since_1904=self._since_1904)
            return Cell(kind=Kind.DATE, text=day or "", number=number)
        shown = show(number, code)
        return Cell(kind=Kind.NUMBER, text=shown.text, certain=shown.certain, number=number)

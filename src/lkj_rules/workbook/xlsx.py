"""
XLSX read as a grid: shown texts, stored results of formulas, comments, merged cells.

Written here and not left to a library; both that there are were tried. A reader on openpyxl 3.1 saves some 180 lines and must read
a file twice to distinguish an empty cell from a formula without a result: 50,000 rows of 12 columns take it 30 s and 730 MB, this
module 13 s and 230 MB. It finds no sheet in what Excel saves as "Strict Open XML", and fails on a workbook without styles, or whose
texts are in a part of another name (``tests/workbook/test_others.py`` has them all). python-calamine 0.9 takes 0.8 s and 60 MB, but
gives neither formats nor comments, without which ``74,63 %`` is lost; and a file of two cells, ``A1`` and ``XFD1048576``, makes it
ask for 550 GB and ends the process.
"""

from __future__ import annotations

import posixpath

import attrs

from lkj_rules.workbook.grid import Address, Cell, Grid, Sheet, address_of
from lkj_rules.workbook.package import MOST_CELLS, Attributes, Package
from lkj_rules.workbook.shown import BUILT_IN, GENERAL
from lkj_rules.workbook.xlsx_cells import Cells, Text

_DEEPEST = 50
"""Steps that a text may be set in."""


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
        text = Text()

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
        cells = Cells(self._package, name, self._strings, self._formats, since_1904=self._since_1904, most=self._left)
        cells.indents = self._indents
        self._package.walk(part, start=cells.start, end=cells.end, text=cells.text.add, own_names=True)
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
        text, at = Text(), ""

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

"""
ODS read as a grid: the format writes down what each cell shows.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from lkj_rules.workbook.grid import Address, Cell, Grid, Kind, Sheet
from lkj_rules.workbook.package import MOST_CELLS, Attributes, Package
from lkj_rules.workbook.shown import EITHER_WAY

ODS_PARTS = frozenset({"content.xml", "encrypted-package"})
"""Of these an ODS workbook has one, the second where it has a password."""
_SAME_CELLS = 16_384
_SAME_ROWS = 1_048_576


def read_ods(package: Package) -> Grid:
    """
    Read every visible sheet of an ODS workbook.

    Raises ``InputError`` for passwords, macros, damaged parts, and what is too large.
    """
    _refuse_locked(package)
    scripts = (entry for entry in package.entries if entry.startswith("Basic/") and entry.endswith(".xml"))
    if any("script-l" not in entry for entry in scripts):
        message = "Buku kerja ini memuat makro; simpan tanpa makro.", "The workbook has macros; save it without macros."
        raise package.refusal(*message)
    sheets = _Sheets(package)
    package.walk("content.xml", start=sheets.start, end=sheets.end, text=sheets.text)
    return Grid(tuple(sheets.found))


def _refuse_locked(package: Package) -> None:
    def start(name: str, _: Attributes) -> None:
        if name == "encryption-data":
            raise package.locked()

    if "META-INF/manifest.xml" in package.entries:
        package.walk("META-INF/manifest.xml", start=start)
    if "content.xml" not in package.entries:
        raise package.locked()


class _Sheets:
    """
    Gather sheets and cells; rows and cells that repeat are written out only where they hold something.
    """

    def __init__(self, package: Package) -> None:
        self.found: list[Sheet] = []
        self._package, self._left = package, MOST_CELLS
        self._cells: dict[Address, Cell] = {}
        self._merged: list[tuple[Address, Address]] = []
        self._hidden: set[int] = set()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._name, self._row, self._column, self._same_rows = "", 1, 1, 1
        self._line: list[tuple[int, int, Cell]] = []
        self._attributes: Attributes = {}
        self._paragraphs: list[str] = []
        self._note: list[str] = []
        self._in_note = self._in_cell = self._in_paragraph = False

    def start(self, name: str, attributes: Attributes) -> None:
        match name:
            case "style":
                self._style = attributes.get("name", "")
            case "table-properties" if attributes.get("display") == "false":
                self._hidden_styles.add(self._style)
            case "table":
                self._name, self._cells, self._merged, self._row = attributes.get("name", ""), {}, [], 1
                self._hidden, self._style = set(), attributes.get("style-name", "")
            case "table-row":
                self._column, self._line = 1, []
                self._same_rows = min(int(attributes.get("number-rows-repeated", 1)), _SAME_ROWS)
                if attributes.get("visibility", "visible") != "visible":
                    self._hidden.update(range(self._row, self._row + self._same_rows))
            case "table-cell" | "covered-table-cell":
                self._attributes, self._in_cell = attributes, True
                self._paragraphs, self._note = [], []
            case "annotation":
                self._in_note = True
            case "p" if self._in_cell:
                (self._note if self._in_note else self._paragraphs).append("")
                self._in_paragraph = True
            case _ if self._in_paragraph:
                self._start_mark(name, attributes)
            case _:
                pass

    def _start_mark(self, name: str, attributes: Attributes) -> None:
        match name:
            case "s":
                self.text(" " * min(int(attributes.get("c", 1)), 1_000))
            case "tab":
                self.text("\t")
            case "line-break":
                self.text("\n")
            case _:
                pass

    def text(self, text: str) -> None:
        if self._in_paragraph:
            (self._note if self._in_note else self._paragraphs)[-1] += text

    def end(self, name: str) -> None:
        match name:
            case "p":
                self._in_paragraph = False
            case "annotation":
                self._in_note = False
            case "table-cell" | "covered-table-cell":
                self._close()
            case "table-row":
                self._close_row()
            case "table" if self._style not in self._hidden_styles:
                merged, hidden = tuple(self._merged), frozenset(self._hidden)
                self.found.append(Sheet(name=self._name, cells=self._cells, merged=merged, hidden=hidden))
            case _:
                pass

    def _close(self) -> None:
        self._in_cell = False
        stated = self._attributes
        same = min(int(stated.get("number-columns-repeated", 1)), _SAME_CELLS)
        cell = self._cell()
        if cell is not None:
            self._line.append((self._column, same, cell))
        wide, high = (int(stated.get(f"number-{each}-spanned", 1)) for each in ("columns", "rows"))
        if (wide > 1 or high > 1) and len(self._merged) < MOST_CELLS:
            self._merged.append(((self._row, self._column), (self._row + high - 1, self._column + wide - 1)))
        self._column += same

    def _cell(self) -> Cell | None:
        shown, note = "\n".join(self._paragraphs), "\n".join(self._note)
        kind = self._attributes.get("value-type", "string")
        if self._attributes.get("formula") and not shown and self._attributes.get("value-type") is None:
            return Cell(kind=Kind.UNCOMPUTED, text=self._attributes["formula"], comment=note)
        if not shown:
            return Cell(comment=note) if note else None
        match kind:
            case "float" | "percentage" | "currency":
                certain, number = EITHER_WAY.search(shown) is None, _number(self._attributes)
                return Cell(kind=Kind.NUMBER, text=shown, certain=certain, number=number, comment=note)
            case "date":
                return Cell(kind=Kind.DATE, text=self._attributes.get("date-value", "").removesuffix("T00:00:00"), comment=note)
            case "time":
                return Cell(kind=Kind.DATE, comment=note)
            case "boolean":
                true = self._attributes.get("boolean-value") == "true"
                return Cell(kind=Kind.TRUTH, text="ya" if true else "tidak", comment=note)
            case _:
                error = re.fullmatch(r"#[A-Z/0!?]+|Err:\d+", shown) and self._attributes.get("formula")
                return Cell(kind=Kind.ERROR if error else Kind.TEXT, text=shown, comment=note)

    def _close_row(self) -> None:
        if self._line:
            self._left -= self._same_rows * sum(same for _, same, _ in self._line)
            if self._left < 0:
                raise self._package.too_large()
            self._cells.update(
                ((row, column + number), cell)
                for row in range(self._row, self._row + self._same_rows)
                for column, same, cell in self._line
                for number in range(same)
            )
        self._row += self._same_rows


def _number(attributes: Attributes) -> Decimal | None:
    try:
        return Decimal(attributes.get("value", ""))
    except InvalidOperation:
        return None

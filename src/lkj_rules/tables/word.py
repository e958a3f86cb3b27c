"""
Tables of a Word file, with their merged cells.
"""

from __future__ import annotations

import attrs

from lkj_rules.tables.grid import MOST_COLUMNS, Grid, Meter, tidy
from lkj_rules.workbook.package import Attributes, Package

_DIGITS = 4
MAIN = "word/document.xml"


@attrs.define
class _Document:
    """Gather the tables while the document is parsed; a table within a cell is part of that cell's text."""

    file: str
    meter: Meter
    grids: list[Grid] = attrs.field(factory=list)
    depth: int = 0
    row: list[str] = attrs.field(factory=list)
    text_of_cell: list[str] | None = None
    into: bool = False
    span: int = 1
    goes_on: list[int] = attrs.field(factory=list)
    merged: list[tuple[int, int]] = attrs.field(factory=list)

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "tbl":
            self.depth += 1
            if self.depth == 1:
                self.grids.append(Grid(name=str(len(self.grids) + 1), file=self.file))
        elif self.depth == 1 and name == "tr":
            self.row, self.goes_on = [], []
        elif self.depth == 1 and name == "tc":
            self.text_of_cell, self.span = [], 1
        elif self.text_of_cell is not None:
            if name == "gridSpan":
                value = attributes.get("val", "1")
                self.span = min(int(value), MOST_COLUMNS) if value.isdigit() and len(value) <= _DIGITS else 1
            elif name == "vMerge" and attributes.get("val", "continue") == "continue":
                self.goes_on.append(len(self.row))
            elif name in {"br", "cr"}:
                self.text_of_cell.append("\n")
            elif name == "tab":
                self.text_of_cell.append("    ")
            self.into = name == "t"

    def text(self, text: str) -> None:
        if self.into and self.text_of_cell is not None:
            self.text_of_cell.append(text)

    def end(self, name: str) -> None:
        self.into = False
        if name == "tbl":
            self.depth -= 1
            return
        if self.text_of_cell is not None and name == "p":
            self.text_of_cell.append("\n")
        elif self.depth == 1 and name == "tc" and self.text_of_cell is not None and len(self.row) < MOST_COLUMNS:
            self.row.append(tidy("".join(self.text_of_cell)))
            self.row.extend([""] * (min(self.span, MOST_COLUMNS - len(self.row) + 1) - 1))
            if self.span > 1:
                self.merged.append((len(self.row) - self.span, self.span))
            self.text_of_cell = None
        elif self.depth == 1 and name == "tr":
            self._close(self.grids[-1])

    def _close(self, grid: Grid) -> None:
        self.meter.count(len(self.row))
        grid.rows.append(self.row)
        grid.numbers.append(len(grid.rows))
        row = len(grid.rows) - 1
        for left, span in self.merged:
            grid.spread(row, left, row, left + span - 1)
        for column in self.goes_on:
            if row and column < len(self.row):
                above = row - 1, column
                self.row[column] = grid.at(*above)
                grid.covered[row, column] = grid.covered.get(above, above)
        self.merged = []


def read_word(package: Package) -> list[Grid]:
    """
    Read the tables of a document, in order.

    Raises ``InputError`` for damaged parts and what is too large.
    """
    document = _Document(package.name, Meter(package.name))
    package.walk(MAIN, start=document.start, end=document.end, text=document.text)
    return document.grids

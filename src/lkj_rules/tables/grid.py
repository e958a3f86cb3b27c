"""
A table as a person sees it: texts in rows and columns, whichever file it came from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import attrs

from lkj_rules.errors import InputError
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Box, around
from lkj_rules.workbook.grid import letters

MOST_CELLS = 2_000_000
"""Cells with something in them that one file may have; a budget of 100,000 lines has 800,000."""
MOST_COLUMNS = 256
"""Columns that a table may have."""
LONGEST = 4_000
"""Characters of one cell; whatever is longer is not a cell of a table of figures."""

Watch = Callable[[int], object]
"""What is called while a file is read, with how much of it has been read: bytes once unpacked, or lines."""

DATED = Texts("tanggal; mungkin angka atau kode yang diubah Excel", "a date; perhaps a number or a code that Excel has changed")
FRACTION = Texts(
    "disimpan sebagai bilangan pecahan; nol di belakang sebuah kode mungkin hilang",
    "stored as a number with a fraction; zeros at the end of a code may be lost",
)

_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]")
_WIDE = re.compile("[\u00a0\u2000-\u200a\u202f\u3000]")

Place = tuple[int, int]
"""A row and a column of a grid, each from 0."""


@attrs.define(kw_only=True)
class Grid:
    """
    Hold one table or sheet. A text keeps the blanks at its beginning: they are its indent.
    """

    name: str
    file: str
    spreadsheet: bool = False
    """Whether places are named as spreadsheets do, ``E7``."""
    rows: list[list[str]] = attrs.field(factory=list, repr=False)
    numbers: list[int] = attrs.field(factory=list, repr=False)
    """The number of each row, as the person counts them."""
    pages: list[str] = attrs.field(factory=list, repr=False)
    """The page of each row, as it is printed there; none where the file knows no pages."""
    covered: dict[Place, Place] = attrs.field(factory=dict, repr=False)
    """Cells that a merged cell extends over, and where that begins; their text is that of the merged cell."""
    doubts: dict[Place, Texts] = attrs.field(factory=dict, repr=False)
    """Cells whose text cannot be what stood on the paper, and why."""
    indonesian: set[Place] = attrs.field(factory=set, repr=False)
    """Cells with a number that is written here with a decimal comma, and that could be read otherwise: ``3.000``."""
    _spread: int = attrs.field(default=0, repr=False)
    boxes: dict[Place, Box] = attrs.field(factory=dict, repr=False)
    """Where each cell with something in it stands on its page; none where the file knows no pages."""
    heads: dict[int, Box] = attrs.field(factory=dict, repr=False)
    """Where the heading stands, by the pages that it stands on."""
    hidden: list[int] = attrs.field(factory=list, repr=False)
    """The numbers of hidden rows that have something in them; they are not among ``rows``."""

    def at(self, row: int, column: int) -> str:
        """
        Give the text of a cell, with its indent; empty where there is none.
        """
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def own(self, row: int) -> dict[int, str]:
        """
        Give the texts of the cells that begin in a row, by column, each in one line.
        """
        cells = enumerate(self.rows[row])
        return {column: " ".join(text.split()) for column, text in cells if text.strip() and (row, column) not in self.covered}

    def place(self, row: int, column: int | None = None) -> str:
        """
        Name a cell, or a row, as the person who has the file finds it.
        """
        number = self.numbers[row]
        if self.spreadsheet:
            return f"{self.name}!{'' if column is None else letters(column + 1)}{number}"
        if self.name.isdigit():
            return f"tabel {self.name} baris {number}" + ("" if column is None else f" kolom {column + 1}")
        page = f"hal. {self.pages[row]}, " if self.pages else ""
        return f"{page}{self.name}, baris {number}" + ("" if column is None else f", kolom {column + 1}")

    def box(self, row: int, column: int | None = None) -> Box | None:
        """
        Give the rectangle of a cell, or of a row, with that of the heading above it.
        """
        places = [(row, each) for each in range(len(self.rows[row]))] if column is None else [(row, column)]
        found = around(self.boxes[at] for each in places if (at := self.covered.get(each, each)) in self.boxes)
        page = max((each for each in self.heads if found is not None and each <= found.page), default=None)
        return found if found is None or page is None else attrs.evolve(found, head=self.heads[page])

    def head_at(self, rows: range) -> None:
        """
        Know the rows of the heading; where it is repeated is known already.
        """
        head = around(box for (row, _), box in self.boxes.items() if row in rows)
        if head is not None:
            self.heads.setdefault(head.page, head)

    def width(self) -> int:
        """
        Count the columns.
        """
        return max(map(len, self.rows), default=0)

    def above(self, other: Grid, columns: Mapping[int, int] | None = None) -> Grid:
        """
        Give a table with the rows of another below its own; ``columns`` are those that go on, and as which.
        """
        base, width = len(self.rows), self.width()
        known = {each: each for each in range(other.width())} if columns is None else columns

        def moved(place: Place) -> Place:
            return base + place[0], known[place[1]]

        rows = [[""] * width for _ in other.rows]
        for cells, texts in zip(rows, other.rows, strict=True):
            for column, target in known.items():
                cells[target:target + 1] = texts[column:column + 1] or [""]
        return attrs.evolve(
            self, rows=[*map(list, self.rows), *rows], numbers=[*self.numbers, *other.numbers], pages=[*self.pages, *other.pages],
            covered=self.covered | {
                moved(place): moved(start) for place, start in other.covered.items() if {place[1], start[1]} <= known.keys()
            },
            doubts=self.doubts | {moved(place): why for place, why in other.doubts.items() if place[1] in known},
            boxes=self.boxes | {moved(place): box for place, box in other.boxes.items() if place[1] in known},
        )  # fmt: skip

    def spread(self, top: int, left: int, bottom: int, right: int) -> None:
        """
        Write the text of a merged cell into all cells that it extends over; rows are those of the grid.
        """
        text = self.at(top, left)
        self._spread += (min(bottom, len(self.rows) - 1) - top + 1) * (right - left + 1)
        if self._spread > MOST_CELLS:
            raise too_many(self.file)
        for row in range(top, min(bottom, len(self.rows) - 1) + 1):
            cells = self.rows[row]
            if text and len(cells) <= right:
                cells.extend([""] * (right + 1 - len(cells)))
            for column in range(left, right + 1):
                if (row, column) != (top, left):
                    self.covered[row, column] = (top, left)
                    if text:
                        cells[column] = text


@attrs.define
class Meter:
    """
    Count the cells of a file, and refuse one that has too many.
    """

    file: str
    cells: int = 0

    def count(self, number: int) -> None:
        """
        Count more cells.

        Raises ``InputError`` above ``MOST_CELLS``.
        """
        self.cells += number
        if self.cells > MOST_CELLS:
            raise too_many(self.file)


def too_many(file: str) -> InputError:
    """
    Make the error of a file with too many cells.
    """
    return InputError.of(
        file, f"Lebih dari {MOST_CELLS:,} sel; pecahlah berkasnya.".replace(",", "."),
        f"More than {MOST_CELLS:,} cells; split the file.",
    )  # fmt: skip


def tidy(text: str) -> str:
    """
    Take out of a text what nobody sees, and blanks at its end; a tab at its beginning is four blanks.
    """
    if text.isascii() and text.isprintable():
        return text.rstrip()[:LONGEST]
    text = _WIDE.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _STRANGE.sub("", text).replace("\t", "    ").rstrip().lstrip("\n")[:LONGEST]

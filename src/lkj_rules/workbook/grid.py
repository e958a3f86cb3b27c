"""
A workbook as a grid: sheets, cells, and of each cell what a person sees, with what the program keeps behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from enum import Enum
from functools import lru_cache

import attrs

Address = tuple[int, int]
"""Row and column of a cell, both from 1."""

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class Kind(Enum):
    """
    Name what a cell holds.
    """

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    ERROR = "error"
    UNCOMPUTED = "uncomputed"


@attrs.frozen(kw_only=True)
class Cell:
    """
    Hold one cell that is not empty, or that has a comment.

    ``certain`` is false where the text reads as another number in another language; ``number`` is what stands behind what is shown.
    A date's ``text`` is ``2024-01-31``, or ``2024-01`` where no day is shown. A formula without a stored result is ``UNCOMPUTED``.
    """

    kind: Kind = Kind.TEXT
    text: str = ""
    certain: bool = True
    number: Decimal | None = None
    comment: str = ""
    indent: int = 0
    """How far the text is set in, in steps of the program."""


@attrs.frozen(kw_only=True)
class Sheet:
    """
    Hold one sheet: its cells by row and column, and the areas that are merged, as their first and last cell.
    """

    name: str
    cells: dict[Address, Cell]
    merged: tuple[tuple[Address, Address], ...] = ()
    hidden: frozenset[int] = frozenset()
    """Rows that nobody sees."""

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """
        Yield the rows that hold something, from above, each with its cells by column.
        """
        by_row: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in self.cells.items():
            by_row.setdefault(row, {})[column] = cell
        for row in sorted(by_row):
            yield row, dict(sorted(by_row[row].items()))


@attrs.frozen
class Grid:
    """
    Hold the sheets of a workbook in their order.
    """

    sheets: tuple[Sheet, ...]


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """
    Write a column as its letters: 1 is ``A``, 28 is ``AB``.
    """
    written = ""
    while column:
        column, rest = divmod(column - 1, 26)
        written = chr(ord("A") + rest) + written
    return written


def reference(address: Address) -> str:
    """
    Write a cell as a person finds it: ``E7``.
    """
    return f"{letters(address[1])}{address[0]}"


def address_of(written: str) -> Address | None:
    """
    Read what ``reference`` writes, dollar signs aside; ``None`` for anything else.
    """
    found = _REFERENCE.fullmatch(written)
    if found is None:
        return None
    return int(found[2]), _column(found[1])


@lru_cache(maxsize=1024)
def _column(written: str) -> int:
    column = 0
    for letter in written.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column

"""
A table with its heading understood: its columns, and the rows that number them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.vocabulary import IGNORED, Meaning
from lkj_rules.workbook.grid import letters

_FEWEST_NUMBERS = 3
_NUMBER_ROW = re.compile(r"[\(\[]?\s*(\d{1,2}|[a-z])\s*[\)\].]?(?:\s*[=:(].*)?", re.IGNORECASE)


@attrs.define
class Column:
    """Hold a column: its heading, what it seems to mean, and whether that is settled."""

    index: int
    heading: str
    meaning: Meaning | None = None
    settled: bool = False
    note: Texts | None = None

    @property
    def what(self) -> str:
        """
        Give what it means, without the year; empty where that is not known.
        """
        return "" if self.meaning is None else self.meaning.what

    @property
    def year(self) -> int | None:
        """
        Give the year of its figures, where its meaning names one.
        """
        return None if self.meaning is None else self.meaning.year

    @property
    def letter(self) -> str:
        """
        Name the column as spreadsheets do.
        """
        return letters(self.index + 1)


def column_of(columns: Iterable[Column], what: str) -> int | None:
    """
    Give the place of the first column of a meaning.
    """
    return next((each.index for each in columns if each.what == what), None)


@attrs.define
class Headed:
    """Hold a table with its heading understood; ``body`` is the first row below it."""

    grid: Grid
    top: int
    body: int
    columns: list[Column]
    words: list[set[str]] = attrs.field(factory=list, init=False, repr=False)
    """The texts of each row of the heading, folded, once a row below was compared with them."""

    def __attrs_post_init__(self) -> None:
        self.grid.head_at(range(self.top, self.body))

    @property
    def score(self) -> int:
        """
        Count the columns whose meaning is certain.
        """
        return sum(each.settled and each.what not in {"", IGNORED} for each in self.columns)


def is_number_row(grid: Grid, row: int) -> bool:
    """
    Return whether a row numbers the columns: (1) (2) (3), or a b c.
    """
    own = list(grid.own(row).values())
    first = _NUMBER_ROW.fullmatch(own[0]) if len(own) >= _FEWEST_NUMBERS else None
    if first is None or first[1].lstrip("0").casefold() not in {"1", "a"}:
        return False
    found = [_NUMBER_ROW.fullmatch(text) for text in own]
    if not all(found):
        return False
    values = [each[1].casefold() for each in found if each is not None]
    ordered = [int(each) if each.isdigit() else ord(each) - 96 for each in values]
    return ordered == list(range(1, len(ordered) + 1)) and len(own) >= min(_FEWEST_NUMBERS, grid.width())

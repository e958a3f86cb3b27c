"""
Where a table begins, how high its heading is, and what each column seems to mean.
"""

from __future__ import annotations

import re

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.meanings import settle, settle_data
from lkj_rules.tables.vocabulary import IGNORED, Kind, Meaning, heading_words, is_unit, meaning_of, quarter_of, years_in
from lkj_rules.workbook.grid import letters

_LOOKED_AT = 60
"""Rows among which a heading is looked for."""
_HIGHEST = 4
_FEWEST_NUMBERS = 3
_LONGEST, _LONGEST_BELOW, _LONGEST_YEAR = 150, 60, 20
"""Characters of a heading: of the first row, of one below it, and of one that names a year."""
_FEWEST = 2
"""Columns that a heading must have a meaning for."""
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
    def letter(self) -> str:
        """
        Name the column as spreadsheets do.
        """
        return letters(self.index + 1)


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
        return sum(each.settled and each.meaning is not None and each.meaning.what != IGNORED for each in self.columns)


def understand(grid: Grid, kind: Kind, year: int) -> Headed | None:
    """
    Find the heading of a table and the meaning of its columns; ``year`` is the report's. ``None`` where there is no heading.
    """
    top = _first(grid, kind)
    if top is None:
        return None
    while top and _goes_on_above(grid, top):
        top -= 1
    below = range(top + 1, min(top + _HIGHEST + 1, len(grid.rows)))
    numbered = (row for row in below if is_number_row(grid, row) and not _numbers_quarters(grid, top, row, kind))
    body = next(numbered, top + 1)  # whatever is above a row of numbers is heading
    while body < len(grid.rows) and body - top < _HIGHEST and _is_heading(grid, top, body, kind):
        body += 1
    columns = [
        Column(index, " / ".join(_texts(grid, top, body, index))) for index in range(grid.width())
        if _texts(grid, top, body, index) or _has_body(grid, body, index)
    ]
    while body < len(grid.rows) and is_number_row(grid, body):
        body += 1
    headed = Headed(grid, top, body, columns)
    if kind is Kind.DATA:
        settle_data(headed.columns)
    else:
        settle(headed.columns, kind, year)
    return headed


def is_number_row(grid: Grid, row: int) -> bool:
    """
    Return whether a row numbers the columns: (1) (2) (3), or a b c.
    """
    own = [text.strip() for column, text in enumerate(grid.rows[row]) if text.strip() and (row, column) not in grid.covered]
    first = _NUMBER_ROW.fullmatch(own[0]) if len(own) >= _FEWEST_NUMBERS else None
    if first is None or first[1].lstrip("0").casefold() not in {"1", "a"}:
        return False
    found = [_NUMBER_ROW.fullmatch(text) for text in own]
    if not all(found):
        return False
    values = [each[1].casefold() for each in found if each is not None]
    ordered = [int(each) if each.isdigit() else ord(each) - 96 for each in values]
    return ordered == list(range(1, len(ordered) + 1)) and len(own) >= min(_FEWEST_NUMBERS, grid.width())


def _numbers_quarters(grid: Grid, top: int, row: int, kind: Kind) -> bool:
    columns = range(len(grid.rows[row])) if kind is Kind.RENCANA_AKSI else ()
    return any(grid.at(row, each).strip() and quarter_of(_texts(grid, top, row + 1, each)) is not None for each in columns)


def _texts(grid: Grid, top: int, body: int, column: int) -> list[str]:
    """
    Give the heading of a column from the top down; a text that goes on over rows or columns counts once.
    """
    found: list[str] = []
    for row in range(top, body):
        text = " ".join(grid.at(row, column).split())
        if not text and row + 1 < body:
            text = _from_the_left(grid, row, body, column)
        if text and (not found or found[-1] != text):
            found.append(text)
    return found


def _from_the_left(grid: Grid, row: int, body: int, column: int) -> str:
    """
    Give the text that a heading without merged cells means for the columns on its right: those with a heading below and none above.
    """
    for left in range(column - 1, -1, -1):
        if not any(grid.at(below, column).strip() for below in range(row + 1, body)):
            return ""
        if grid.at(row, left).strip():
            alone = any(grid.at(below, left).strip() for below in range(row + 1, body))
            return " ".join(grid.at(row, left).split()) if alone else ""
    return ""


def _has_body(grid: Grid, body: int, column: int) -> bool:
    return any(grid.at(row, column).strip() for row in range(body, min(body + 50, len(grid.rows))))


def _first(grid: Grid, kind: Kind) -> int | None:
    best, most = None, 0
    for row in range(min(_LOOKED_AT, len(grid.rows))):
        texts = [text for column, text in enumerate(grid.rows[row]) if text.strip() and (row, column) not in _beside(grid, row)]
        if kind is Kind.DATA:
            if len({text.strip() for text in texts}) >= _FEWEST and not any(re.fullmatch(r"[\d.,% ]{3,}", text) for text in texts):
                return row
            continue
        found = {meaning for text in texts if len(text) < _LONGEST and (meaning := meaning_of([text], kind)[0])}
        score = len(found) - (0 if found else 1)
        if score > most:
            best, most = row, score
    return best if most >= _FEWEST else None


def _beside(grid: Grid, row: int) -> set[tuple[int, int]]:
    """
    Give the cells of a row that a merged cell of the same row extends over.
    """
    return {(row, column) for column in range(len(grid.rows[row])) if grid.covered.get((row, column), (row - 1, 0))[0] == row}


def _goes_on_above(grid: Grid, row: int) -> bool:
    """
    Return whether the row above belongs to the same heading: a merged cell joins the two.
    """
    above = row - 1
    columns = range(len(grid.rows[row]))
    return any(grid.covered.get((row, column), (row, 0))[0] <= above and grid.at(row, column) for column in columns)


def _is_heading(grid: Grid, top: int, row: int, kind: Kind) -> bool:
    """
    Return whether a row goes on with the heading above it: it names no indicator, and all that it says heads a column.
    """
    quarters = _numbers_quarters(grid, top, row, kind)
    if is_number_row(grid, row) and not quarters:
        return False
    says = False
    for column, text in enumerate(grid.rows[row]):
        if not text.strip() or grid.at(row - 1, column).strip() == text.strip():
            continue
        if (row, column) in grid.covered and grid.covered[row, column][0] < row:
            continue
        above = meaning_of([grid.at(top, column)], kind)[0] if grid.at(top, column).strip() else None
        words = heading_words(text)
        plain = bool(years_in(text)) and len(words) < _LONGEST_YEAR
        known = plain or is_unit(text) or (len(text) < _LONGEST_BELOW and meaning_of([text], kind)[0])
        of_year = quarters and quarter_of(_texts(grid, top, row + 1, column)) is not None
        if not (known or of_year) or above in {"indikator", "nama", "nomor"}:
            return False
        says = True
    return says or all((row, column) in grid.covered for column, text in enumerate(grid.rows[row]) if text.strip())

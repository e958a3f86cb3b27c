"""
The heading of a table of money, and the cells of its rows.
"""

from __future__ import annotations

import re

from lkj_rules.domain.budget.names import level_of
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.headings import Column, Headed
from lkj_rules.tables.sums import amount_of
from lkj_rules.tables.vocabulary import Kind, heading_words, is_unit, meaning_of, years_in

LEAST = 10_000
"""What is less, in rupiah or in the unit that a table names, is not the amount of most lines of a budget."""
_NUMBERS = re.compile(r"\(?\d{1,2}\)?(?:\s+\(?\d{1,2}\)?)*\s*(?:=.*)?")
_HIGHEST, _LONG, _FEWEST = 12, 70, 3
"""Rows of a heading; letters of a cell that heads no column; cells of a row that numbers columns."""
_LEVELS = frozenset({"program", "kegiatan", "sub", "dan", "nama", "uraian", "anggaran", "strategis", "prioritas", "pendukung"})
"""Words of the heading of a column of names; "Program" with others is a programme."""


def heading_of(grid: Grid, top: int | None = None) -> Headed | None:
    """
    Find the heading: all above the first row that numbers the columns or begins the lines; ``top`` is a row of it.
    """
    if top is None:
        top = next((row for row in range(min(_HIGHEST, len(grid.rows))) if not _begins(grid, row) and _heads(grid, row)), None)
    if top is None:
        return None
    while top and not _begins(grid, top - 1) and all(map(_is_heading, grid.own(top - 1).values())):
        top -= 1
    body = next((row for row in range(top + 1, min(top + _HIGHEST, len(grid.rows))) if _begins(grid, row)), len(grid.rows))
    columns = [Column(column, " / ".join(_heading(grid, top, body, column))) for column in range(grid.width())]
    return Headed(grid, top, body, columns)


def numbers_columns(grid: Grid, row: int) -> bool:
    """
    Return whether a row numbers the columns, however the numbers run.
    """
    own = list(grid.own(row).values())
    return len(own) >= min(_FEWEST, grid.width()) and all(_NUMBERS.fullmatch(text) for text in own)


def _heads(grid: Grid, row: int) -> bool:
    texts = set(grid.own(row).values())
    return len(texts) > 1 and any(meaning_of([text], Kind.ANGGARAN)[0] for text in texts if len(text) < _LONG)


def _begins(grid: Grid, row: int) -> bool:
    """
    Return whether a row is below the heading: it has an amount, numbers the columns, or names a line.
    """
    texts = list(grid.own(row).values())
    if not texts:
        return False
    if numbers_columns(grid, row) or any((amount_of(text) or 0) >= LEAST for text in texts):
        return True
    named = any(len(text) > _LONG or (level_of(text) and set(heading_words(text).split()) - _LEVELS) for text in texts)
    return named or not any(map(_is_heading, texts))


def _is_heading(text: str) -> bool:
    return bool(is_unit(text) or meaning_of([text], Kind.ANGGARAN)[0] or years_in(text))


def _heading(grid: Grid, top: int, body: int, column: int) -> list[str]:
    texts = [" ".join(grid.at(row, column).split()) for row in range(top, body) if not numbers_columns(grid, row)]
    return list(dict.fromkeys(text for text in texts if text))

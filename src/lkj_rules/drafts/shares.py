"""
Columns that hold percentages of achievement although their headings do not say so: they repeat those of a table that does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.drafts.found import Found
from lkj_rules.drafts.roles import Role
from lkj_rules.tables.headings import Column

_CALLED = re.compile(r"\bcapaian\b(?!.*\brealisasi\b)", re.IGNORECASE)
_MOST = 0.66
_FEWEST = 3


def settle_shares(tables: Sequence[Found], year: int) -> None:
    """
    Mark targets as shares where they repeat those of a table that says so, and take results for achievements in the same way.

    Results are achievements too where they are those of targets that are shares.
    """
    stated = [_texts(each, column) for each in tables for column in _columns(each, "target") if _role(column).share]
    for found in tables:
        for column in _columns(found, "target"):
            if any(_repeats(_texts(found, column), other) for other in stated):
                column.meaning = attrs.evolve(_role(column), share=True)
    achieved = [(each, _texts(each, column)) for each in tables for column in _columns(each, "capaian")]
    measured = [(each, _texts(each, column)) for each in tables for column in _columns(each, "realisasi")]
    for found in tables:
        own = next((_texts(found, column) for column in _columns(found, "realisasi")), {})
        like = any(_repeats(own, other) for each, other in achieved if each is not found)
        like = like and not any(_repeats(own, other) for each, other in measured if each is not found)
        shared = any(_role(column).share for column in _columns(found, "target"))
        if any(_columns(found, "capaian")):
            for column in _columns(found, "realisasi"):
                if like and _CALLED.search(column.heading):
                    column.meaning = Role("capaian", year)  # next to another that is called a percentage
        elif shared or like:
            _take_for_shares(found, shared=shared)


def _take_for_shares(found: Found, *, shared: bool) -> None:
    """
    Take the results of a table for achievements, or for shares that were reached.
    """
    columns = found.table.columns if found.table is not None else []
    for column in columns:
        if isinstance(column.meaning, Role) and column.what == "realisasi":
            made = attrs.evolve(column.meaning, share=True) if shared else attrs.evolve(column.meaning, what="capaian")
            column.meaning = column.meaning if any(each.meaning == made for each in columns) else made


def _repeats(own: dict[str, str], other: dict[str, str]) -> bool:
    both = own.keys() & other.keys()
    return len(both) >= _FEWEST and sum(own[code] == other[code] for code in both) >= _MOST * len(both)


def _columns(found: Found, meaning: str) -> Iterator[Column]:
    """
    Give the columns of this year with a meaning.
    """
    columns = found.table.columns if found.table is not None else []
    return (each for each in columns if each.meaning is not None and str(each.meaning) == meaning)


def _role(column: Column) -> Role:
    assert isinstance(column.meaning, Role)
    return column.meaning


def _texts(found: Found, column: Column) -> dict[str, str]:
    return {
        code: text.rstrip(" %") for item, code in zip(found.rows, found.codes, strict=True)
        if code is not None and (text := item.figures.get(column.index))
    }

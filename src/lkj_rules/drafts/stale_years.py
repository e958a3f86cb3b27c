"""
Columns headed by last year whose figures are this year's: the heading was left over from last year's report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.drafts.found import Found
from lkj_rules.drafts.roles import MEASURES

_FEWEST, _OTHER = 4, 2
"""Figures that must all be this year's, and those among them where last year's are known and are others."""

Figure = tuple[str, str, float]
"""An indicator, what is measured, and how much."""


def renew_years(tables: Sequence[Found], year: int) -> None:
    """
    Take columns that are all headed by last year for this year's, where other tables have their figures under this year.
    """
    figures = [(found, list(_figures(found, year))) for found in tables]
    for found, own in figures:
        headed = {each for _, _, each in _columns(found, year)}
        if found.table is None or headed != {year - 1}:
            continue
        others = [each for other, values in figures if other is not found for each in values]
        renewed, kept = ({each for each, when in others if when == this} for this in (year, year - 1))
        known = {each for each, _ in own if each[:2] in {other[:2] for other in renewed}}
        other = {each for each in known - kept if each[:2] in {past[:2] for past in kept}}
        if len(known) >= _FEWEST and known <= renewed and len(other) >= _OTHER:
            for column in found.table.columns:
                if column.meaning is not None and column.year == year - 1:
                    column.meaning = attrs.evolve(column.meaning, year=year)


def _columns(found: Found, year: int) -> Iterator[tuple[int, str, int]]:
    """
    Give the columns that measure: index, what, and year.
    """
    for column in found.table.columns if found.table is not None else ():
        if column.what in MEASURES:
            yield column.index, column.what, column.year or year


def _figures(found: Found, year: int) -> Iterator[tuple[Figure, int]]:
    for item, code in zip(found.rows, found.codes, strict=True):
        for index, what, when in _columns(found, year):
            number = re.match(r"\D{0,3}(\d+(?:[.,]\d+)?)(?![.,]?\d)", item.figures.get(index) or "")
            if code is not None and number is not None:
                yield (code, what, float(number[1].replace(",", "."))), when

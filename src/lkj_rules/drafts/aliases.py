"""
Indicators that two documents word unlike each other, though their target shows that they are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkj_rules.drafts.found import Found
from lkj_rules.drafts.registers import Codes
from lkj_rules.tables.lines import Item

_BOUND = re.compile(r"([<>≤≥]=?)\s?(\d+(?:[.,]\d+)?)\s?([a-z]{3,})?\.?", re.IGNORECASE)
"""A target that is a bound, with its unit: hardly the same by chance, as many counts and percentages are."""
_SHARE = frozenset({"persen", "persentase"})
_TWO = 2

Bound = tuple[str, str, str]


def join_aliases(tables: Sequence[Found], indicators: Codes, year: int) -> None:
    """
    Give two indicators that stand in no table together one code where they alone have the same bound in the same unit as target.

    It is called what more tables call it.
    """
    targets: dict[Bound, set[str]] = {}
    for found in tables:
        for item, code in zip(found.rows, found.codes, strict=True):
            if code is not None:
                for bound in _bounds(found, item, year):
                    targets.setdefault(bound, set()).add(code)
    together = [set(found.codes) for found in tables]
    for codes in targets.values():
        known = [each for each in reversed(indicators.names) if each in codes]
        if len(codes) != _TWO or len(known) != _TWO or any(codes <= each for each in together):
            continue
        other, first = sorted(known, key=lambda code: sum(code in each for each in together))
        del indicators.names[other]
        for found in tables:
            found.codes = [first if each == other else each for each in found.codes]


def _bounds(found: Found, item: Item, year: int) -> Iterator[Bound]:
    for column in found.table.columns if found.table is not None else ():
        aimed = column.meaning is not None and column.meaning.what == "target" and column.meaning.year in {None, year}
        bound = _BOUND.fullmatch(" ".join((item.figures.get(column.index) or "").split())) if aimed else None
        unit = "" if bound is None else (bound[3] or item.texts.get("satuan", "")).casefold().strip()
        if bound is not None and unit.isalpha() and unit not in _SHARE:
            yield bound[1], bound[2].replace(",", "."), unit

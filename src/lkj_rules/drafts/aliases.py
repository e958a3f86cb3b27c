"""
One thing in two wordings: indicators by their target or the heading above, objectives whose cell a page has cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lkj_rules.drafts.found import Found
from lkj_rules.drafts.registers import Codes
from lkj_rules.tables.lines import Item

_BOUND = re.compile(r"([<>≤≥]=?)\s?(\d+(?:[.,]\d+)?)\s?([a-z]{3,})?\.?", re.IGNORECASE)
"""A target that is a bound, with its unit: hardly the same by chance, as many counts and percentages are."""
_SHARE = frozenset({"persen", "persentase"})
_TWO = 2

_MARKED = re.compile(r"(?:^|\s)(?:[a-z]|\d{1,2})[.)]\s?", re.IGNORECASE)
"""What a heading begins with."""

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


def name_by_headings(tables: Sequence[Found], indicators: Codes) -> None:
    """
    Give the only row of a table that is somewhat like the indicator of the heading above its code, and rows in the same words.
    """
    named: dict[str, str] = {}
    for found in tables:
        pieces = _MARKED.split(found.before.replace(" | ", " "))
        if found.codes == [None] and len(pieces) > 1:
            code = indicators.below(found.rows[0].texts["indikator"], pieces[-1])
            named |= {} if code is None else {found.rows[0].texts["indikator"]: code}
    for found in tables:
        if found.codes == [None] and found.rows[0].texts["indikator"] in named:
            wording = found.rows[0].texts["indikator"]
            found.codes, found.open = [named[wording]], [each for each in found.open if each.text != wording]


def join_cut_objectives(found: Found) -> None:
    """
    Join an objective that a page has cut in two: the second part begins its page, in small letters.
    """
    pages = found.grid.pages
    for above, item in pairwise(found.rows if pages else ()):
        first, second = (each.texts.get("sasaran", "") for each in (above, item))
        if first and first != second and second[:1].islower() and pages[above.row] != pages[item.row]:
            for each in found.rows:
                if each.texts.get("sasaran") in {first, second}:
                    each.texts["sasaran"] = f"{first} {second}"


def _bounds(found: Found, item: Item, year: int) -> Iterator[Bound]:
    for column in found.table.columns if found.table is not None else ():
        aimed = column.what == "target" and column.year in {None, year}
        bound = _BOUND.fullmatch(" ".join((item.figures.get(column.index) or "").split())) if aimed else None
        unit = "" if bound is None else (bound[3] or item.texts.get("satuan", "")).casefold().strip()
        if bound is not None and unit.isalpha() and unit not in _SHARE:
            yield bound[1], bound[2].replace(",", "."), unit

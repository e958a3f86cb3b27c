"""
Headings over several columns in tables without lines between these.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from lkj_rules.papers.frame import Lattice
from lkj_rules.papers.runs import chunks_of
from lkj_rules.papers.strokes import Rule
from lkj_rules.papers.typesetting import Row, Word

_ALL = 0.9
"""Of the width of a table: a line that is longer is not one under a heading."""

Reach = tuple[int, int]
"""The first and the last column that a heading is over."""


def reaches(lattice: Lattice, heads: Sequence[Row], rules: Sequence[Rule], years: Row | None) -> dict[int, Reach]:
    """
    Find how far headings reach: as the line under them, or over the years below them that have no other heading.

    Keys are the ``id`` of the first word of each.
    """
    found: dict[int, Reach] = {}
    columns = {lattice.column(word.left, word.right) for word in years.words} if years is not None else set()
    for row in heads:
        chunks = chunks_of(row)
        for chunk in chunks:
            places = {lattice.column(word.left, word.right) for word in chunk}
            found[id(chunk[0])] = min(places), max(places)
        for left, right in pairwise(chunks):
            _part(lattice, left, right, found)
        below = columns if years is not None and row.base < years.base - 1 else set()
        for group in [*(_under(lattice, rule) for rule in rules if 0 < rule.at - row.base < row.size), below]:
            held = [chunk for chunk in chunks if group and set(range(*_open(found[id(chunk[0])]))) <= group]
            for chunk in held:
                near = [place for place in group if min(held, key=lambda each: _aside(lattice, each, place)) is chunk]
                reach = found[id(chunk[0])]
                found[id(chunk[0])] = min([reach[0], *near]), max([reach[1], *near])
    return found


def _part(lattice: Lattice, left: Sequence[Word], right: Sequence[Word], found: dict[int, Reach]) -> None:
    """
    Give columns that two headings next to each other are over to the nearer one, as centred headings stand over narrow figures.
    """
    (first, end), (start, last) = found[id(left[0])], found[id(right[0])]
    while start <= end and _aside(lattice, left, start) <= _aside(lattice, right, start):
        start += 1
    end = min(end, start - 1)
    if first <= end and start <= last:
        found[id(left[0])], found[id(right[0])] = (first, end), (start, last)


def _open(reach: Reach) -> Reach:
    return reach[0], reach[1] + 1


def _under(lattice: Lattice, rule: Rule) -> set[int]:
    if rule.end - rule.start > _ALL * (lattice.columns[-1] - lattice.columns[0]):
        return set()
    return {place for place, (left, right) in enumerate(pairwise(lattice.columns)) if rule.start <= (left + right) / 2 <= rule.end}


def _aside(lattice: Lattice, chunk: Sequence[Word], place: int) -> float:
    """
    Measure how far the middle of a column is from a heading.
    """
    middle = (lattice.columns[place] + lattice.columns[place + 1]) / 2
    return abs((chunk[0].left + chunk[-1].right) / 2 - middle)

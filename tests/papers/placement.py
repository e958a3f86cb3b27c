"""
How many figures of a report a draft places right: each printed figure with the one that the draft has in its place.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum

import attrs
from figures import Figure, plain, says

from lkj_rules.nearest import most_alike

_ALIKE = 75
"""Percent from which on a draft's row may be a row of the paper."""
_CLOSE = 3
"""Percent below the likest row within which another may be meant."""
_PARENT = 70


class Placed(StrEnum):
    """Say what became of a printed figure."""

    RIGHT = "right"
    WRONG = "wrong"
    MARKED = "wrong, marked"
    LEFT_OUT = "left out"


@attrs.frozen
class Outcome:
    """Hold a printed figure, what became of it, and the draft's figure with what is wrong with it."""

    figure: Figure
    placed: Placed
    drafted: Figure | None = None
    fault: str = ""


@attrs.define
class _Rows:
    """
    Find which rows of the paper a draft's row can be.
    """

    printed: dict[str, list[tuple[str, str]]] = attrs.field(factory=lambda: defaultdict(list))
    """By kind of row, wordings with the key of their row."""
    _found: dict[tuple[str, tuple[str, ...]], frozenset[str]] = attrs.field(factory=dict)

    @staticmethod
    def space(figure: Figure) -> str:
        """
        Give where wordings are looked for: indicators are those of all documents.
        """
        return figure.document if figure.document in {"anggaran", "data"} else "indikator"

    def add(self, figure: Figure) -> None:
        """
        Learn the wordings of a printed figure's row.
        """
        for one in filter(None, (figure, figure.other)):
            known = self.printed[self.space(one)]
            for name in one.rows:
                if (pair := (plain(name), self.key(one))) not in known:
                    known.append(pair)

    @staticmethod
    def key(figure: Figure) -> str:
        """
        Give what a row of the paper is known by.
        """
        return plain(figure.rows[0]) if figure.rows else ""

    def keys(self, figure: Figure) -> frozenset[str]:
        """
        Give the rows that a draft's figure can stand in: by its registered wording, else by the printed one.
        """
        place = (self.space(figure), figure.rows)
        if place not in self._found:
            known = self.printed[place[0]]
            found: frozenset[str] = frozenset()
            for name in map(plain, figure.rows):
                alike = most_alike(name, [wording for wording, _ in known], most=6, cutoff=_ALIKE)
                found = frozenset(known[at][1] for at, percent in alike if percent >= alike[0][1] - _CLOSE)
                if found:
                    break
            self._found[place] = found
        return self._found[place]


def compare(printed: Iterable[Figure], drafted: Iterable[Figure]) -> tuple[list[Outcome], list[Figure]]:
    """
    Give what became of every printed figure, and the figures of the draft that none of them is.
    """
    left = list(printed)
    rows = _Rows()
    for figure in left:
        rows.add(figure)
    spare = _columns_of_data(left, list(drafted))
    outcomes: list[Outcome] = []
    for fault, index, by_draft, fits in _passes(rows):
        waiting: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in left:
            waiting[index(figure)].append(figure)
        kept: list[Figure] = []
        for one in spare:
            candidates = [figure for key in by_draft(one) for figure in waiting.get(key, ()) if fits(figure, one)]
            if not candidates:
                kept.append(one)
                continue
            best = max(candidates, key=lambda figure, one=one: (not figure.in_text, bool(figure.pages & one.pages)))
            waiting[index(best)].remove(best)
            placed = Placed.RIGHT if not fault else Placed.MARKED if one.doubtful else Placed.WRONG
            outcomes.append(Outcome(best, placed, one, fault))
        spare, left = kept, [figure for figures in waiting.values() for figure in figures]
    return outcomes + [Outcome(figure, Placed.LEFT_OUT) for figure in left], spare


def with_other_readings(printed: list[Figure], reviewed: Iterable[Figure]) -> list[Figure]:
    """
    Note with each printed figure where a reviewed report has it, if that is elsewhere; either reading is right.
    """
    outcomes, _ = compare(printed, reviewed)
    return [
        each.figure if each.placed is Placed.RIGHT or each.fault in {"", "value"} else attrs.evolve(each.figure, other=each.drafted)
        for each in outcomes
    ]


_Key = tuple[object, ...]
_Pass = tuple[str, Callable[[Figure], _Key], Callable[[Figure], list[_Key]], Callable[[Figure, Figure], bool]]


def _passes(rows: _Rows) -> Iterator[_Pass]:
    """
    Give the ways in which a draft's figure can be a printed one, the right one first; each with its fault.
    """

    def slot(figure: Figure) -> _Key:
        return figure.document, rows.key(figure), figure.measure, figure.year

    def slots(figure: Figure) -> list[_Key]:
        return [(figure.document, key, figure.measure, figure.year) for key in rows.keys(figure)]

    def same(figure: Figure, one: Figure) -> bool:
        return says(figure.text) == says(one.text)

    yield "", slot, slots, lambda figure, one: same(figure, one) and _same_line(figure, one)
    yield (
        "", lambda figure: slot(figure.other or figure), slots,
        lambda figure, one: figure.other is not None and same(figure, one) and _same_line(figure.other, one),
    )  # fmt: skip
    yield "level", slot, slots, same
    yield "value", slot, slots, _near
    yield (
        "place", lambda figure: (rows.space(figure), rows.key(figure)),
        lambda one: [(rows.space(one), key) for key in rows.keys(one)],
        lambda figure, one: same(figure, one) and _near(figure, one),
    )  # fmt: skip
    yield (
        "row", lambda figure: (figure.document, figure.measure, figure.year),
        lambda one: [(one.document, one.measure, one.year)],
        lambda figure, one: same(figure, one) and bool(figure.pages & one.pages),
    )  # fmt: skip


def _near(figure: Figure, one: Figure) -> bool:
    return not figure.pages or not one.pages or bool(figure.pages & one.pages)


def _same_line(figure: Figure, one: Figure) -> bool:
    """
    Return whether a budget line stands under the same line; an agreement's lines have no levels.
    """
    if figure.under is None or one.under is None:
        return True
    above, drafted = plain(figure.under), plain(one.under)
    return above == drafted or bool(above and drafted and most_alike(drafted, [above], most=1, cutoff=_PARENT))


def _columns_of_data(printed: list[Figure], drafted: list[Figure]) -> list[Figure]:
    """
    Name the columns of a draft's data tables as the paper's columns with most of the same figures.
    """
    columns: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for figure in printed:
        if figure.document == "data":
            columns[plain(figure.rows[0]), says(figure.text)[0]].add(figure.measure)
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in drafted:
        if one.document == "data":
            votes[one.table, one.measure].update(columns.get((plain(one.rows[0]), says(one.text)[0]), ()))
    return [
        attrs.evolve(one, measure=votes[one.table, one.measure].most_common(1)[0][0])
        if one.document == "data" and votes[one.table, one.measure] else one
        for one in drafted
    ]  # fmt: skip

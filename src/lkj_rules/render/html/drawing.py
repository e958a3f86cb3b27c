"""
Where things stand in the pictures, in percent of their width, so that they fit any screen without growing small.

A scale shows in full what is usual and sets what is far outside at its edge, with an arrow: one 1.100 % does not squeeze the rest.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.model.intervals import Exact

_LEFT, _RIGHT = 5, 93
"""Where the scale begins and ends; the room beside it belongs to what lies outside."""
_EDGES = (2, 97)
_ENDS = (100, 120, 150, 200)
_TICKS = {100: (0, 25, 50, 75, 100), 120: (0, 50, 100), 150: (0, 50, 100, 150), 200: (0, 50, 100, 150, 200)}


@attrs.frozen
class Spot:
    """
    Hold where a number stands: ``x`` in percent of the width; ``out`` is −1 or 1 where it lies left or right of the scale.
    """

    x: str
    out: int = 0


@attrs.frozen
class Scale:
    """
    Hold a scale from 0 to ``end`` percent.
    """

    end: int

    @property
    def ticks(self) -> tuple[tuple[int, str], ...]:
        """
        Give the numbers that are written at the scale, with where they stand.
        """
        return tuple((tick, self.at(tick).x) for tick in _TICKS[self.end])

    def at(self, value: Exact) -> Spot:
        """
        Find the place of a number.
        """
        if value < 0:
            return Spot(written(_EDGES[0]), -1)
        if value > self.end:
            return Spot(written(_EDGES[1]), 1)
        return Spot(written(_LEFT + Fraction(_RIGHT - _LEFT) * value / self.end))


def scale_for(values: Iterable[Exact]) -> Scale:
    """
    Choose the shortest scale on which every number up to twice the target stands.
    """
    last = max((value for value in values if 0 <= value <= _ENDS[-1]), default=0)
    return Scale(next(end for end in _ENDS if last <= end))


def width_between(left: str, right: str) -> str:
    """
    Give the distance of two places.
    """
    return written(abs(Fraction(right.rstrip("%")) - Fraction(left.rstrip("%"))))


def written(x: Exact) -> str:
    """
    Write a place in percent of the width, as SVG reads it.
    """
    return write_number(x, 2, "en") + "%"

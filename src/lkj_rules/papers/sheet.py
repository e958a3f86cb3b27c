"""
What is found on one page before the pages are put together: lines, and the part of a table that stands there.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Box
from lkj_rules.papers.paper import Line
from lkj_rules.tables.grid import Place


@attrs.define(kw_only=True)
class Part:
    """
    Hold what one page shows of a table.
    """

    box: Box
    columns: list[float]
    """The edges of its columns from left to right, in points; one more than there are columns."""
    rows: list[list[str]] = attrs.field(repr=False)
    boxes: dict[Place, Box] = attrs.field(factory=dict, repr=False)
    merged: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    """Cells over several rows or columns: first row, first column, last row, last column."""
    doubts: dict[Place, Texts] = attrs.field(factory=dict)


@attrs.define(kw_only=True)
class Sheet:
    """
    Hold one page, upright, in the order of reading.
    """

    number: int
    width: float
    height: float
    flow: list[Line | Part] = attrs.field(factory=list)
    unread: Texts | None = None

    def turn(self, turn: int) -> None:
        """
        Note by how much the page was turned for its letters to stand upright.
        """
        for index, each in enumerate(self.flow):
            if isinstance(each, Part):
                each.boxes = {place: attrs.evolve(box, turn=turn) for place, box in each.boxes.items()}
            elif each.box is not None:
                self.flow[index] = attrs.evolve(each, box=attrs.evolve(each.box, turn=turn))

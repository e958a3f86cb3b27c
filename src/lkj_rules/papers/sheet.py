"""
What is found on one page before the pages are put together: lines, and the part of a table that stands there.
"""

from __future__ import annotations

from typing import Any

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
    turned: int = 0
    """Degrees by which it was turned to the right for that."""
    flow: list[Line | Part] = attrs.field(factory=list)
    unread: Texts | None = None
    recognised: bool = False
    """Whether a machine recognised its letters in a picture."""

    def to_json(self) -> dict[str, Any]:
        """
        Give the page as JSON holds it.
        """
        return {
            "number": self.number, "width": self.width, "height": self.height, "turned": self.turned,
            "recognised": self.recognised,
            "unread": None if self.unread is None else [self.unread.id, self.unread.en], "flow": list(map(_written, self.flow)),
        }  # fmt: skip

    @classmethod
    def from_json(cls, held: dict[str, Any]) -> Sheet:
        """
        Make a page of JSON that another process wrote.

        Raises ``LookupError``, ``TypeError`` or ``ValueError`` where it is not one.
        """
        sheet = cls(
            number=int(held["number"]), width=float(held["width"]), height=float(held["height"]), turned=int(held["turned"]),
            unread=None if held["unread"] is None else Texts(*map(str, held["unread"])), recognised=bool(held["recognised"]),
        )  # fmt: skip
        sheet.flow = [sheet._line(each) if "text" in each else sheet._part(each) for each in held["flow"]]
        return sheet

    def _box(self, edges: list[float]) -> Box:
        left, top, right, bottom = map(float, edges)
        return Box(self.number, left, top, right, bottom, self.turned)

    def _line(self, held: dict[str, Any]) -> Line:
        box = None if held["box"] is None else self._box(held["box"])
        size = None if held["size"] is None else float(held["size"])
        return Line(text=str(held["text"]), page=self.number, box=box, bold=bool(held["bold"]), size=size)

    def _part(self, held: dict[str, Any]) -> Part:
        return Part(
            box=self._box(held["box"]), columns=list(map(float, held["columns"])),
            rows=[list(map(str, row)) for row in held["rows"]],
            boxes={(int(row), int(column)): self._box(edges) for row, column, *edges in held["boxes"]},
            merged=[(int(top), int(left), int(bottom), int(right)) for top, left, bottom, right in held["merged"]],
            doubts={(int(row), int(column)): Texts(str(id_), str(en)) for row, column, id_, en in held["doubts"]},
        )  # fmt: skip


def _edges(box: Box) -> list[float]:
    return [box.left, box.top, box.right, box.bottom]


def _written(each: Line | Part) -> dict[str, Any]:
    if isinstance(each, Line):
        return {"text": each.text, "box": None if each.box is None else _edges(each.box), "bold": each.bold, "size": each.size}
    return {
        "box": _edges(each.box), "columns": each.columns, "rows": each.rows, "merged": each.merged,
        "boxes": [[*place, *_edges(box)] for place, box in each.boxes.items()],
        "doubts": [[*place, why.id, why.en] for place, why in each.doubts.items()],
    }  # fmt: skip

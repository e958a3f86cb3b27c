"""
Cut-outs of the pages of a paper next to the findings: what is printed at the place of each, framed, as far as the page has room.
"""

from __future__ import annotations

import struct
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from lkj_rules.model.pointers import Box
from lkj_rules.render.html.findings import Anchors
from lkj_rules.render.material import Checked
from lkj_rules.render.views.findings import Shown, Value

Cutter = Callable[[Checked, Sequence[Box]], Mapping[Box, bytes]]
"""What draws rectangles of the pages that a report was read from, as PNG; some may be left out."""

MOST, BYTES = 120, 3 * 1024 * 1024
"""Cut-outs of a whole page, and bytes of all of them; what has none is named by its place alone."""
_EACH = 2
"""Cut-outs of a finding: the value that is blamed, and one elsewhere that it is compared with."""
_APART = 150.0
"""Points between two values of one page that one cut-out does not show together."""
_SIZE = slice(16, 24)
"""Where a PNG says how large it is."""
_DENSE = 2 / 3
"""Pixels on the screen for each of the picture, which has two for a point of the paper."""


@attrs.frozen(kw_only=True)
class Cutout:
    """
    Hold one cut-out: what it shows, its bytes as an address, and its size on the screen.

    ``shown_at`` is the anchor of the finding that shows it already; there are no bytes then.
    """

    value: Value
    address: str = ""
    width: int = 0
    height: int = 0
    shown_at: str = ""


@attrs.define
class Cutouts:
    """
    Give the cut-outs of one report after another, as long as there is room.
    """

    cutter: Cutter | None
    number: int = 0
    size: int = 0

    def of(self, report: Checked, anchors: Anchors) -> Mapping[str, Sequence[Cutout]]:
        """
        Give the cut-outs of the findings of a report, by their anchors; the most severe findings come first.
        """
        if self.cutter is None:
            return {}
        findings = sorted(anchors.full, key=lambda each: -each.severity.weight)
        wanted = {anchors.ids[each]: list(_chosen(report, each)) for each in findings}
        turns = [box for turn in range(_EACH) for chosen in wanted.values() for box, _ in chosen[turn : turn + 1]]
        boxes = list(dict.fromkeys(turns))[: MOST - self.number]
        drawn = self.cutter(report, boxes) if boxes else {}
        self.number += len(drawn)
        first: dict[Box, str] = {}
        return {anchor: list(self._made(anchor, chosen, drawn, first)) for anchor, chosen in wanted.items()}

    def _made(
        self, anchor: str, chosen: Sequence[tuple[Box, Value]], drawn: Mapping[Box, bytes], first: dict[Box, str]
    ) -> Iterator[Cutout]:
        for box, value in chosen:
            if box in first:
                yield Cutout(value=value, shown_at=first[box])
            elif box in drawn and self.size + len(drawn[box]) <= BYTES:
                first[box] = anchor
                self.size += len(drawn[box])
                width, height = struct.unpack(">II", drawn[box][_SIZE])
                address = f"data:image/png;base64,{b64encode(drawn[box]).decode()}"
                yield Cutout(value=value, address=address, width=round(width * _DENSE), height=round(height * _DENSE))


def _chosen(report: Checked, finding: Shown) -> Iterator[tuple[Box, Value]]:
    """
    Choose what to show of a finding: where it is, and the first value that stands out of sight of that.
    """
    kept: list[Box] = []
    for value in finding.places:
        spot = report.spot(value.pointer)
        box = spot.box
        if box is None or spot.file != report.path or any(_together(box, each) for each in kept):
            continue
        kept.append(box)
        yield box, value
        if len(kept) == _EACH:
            return


def _together(one: Box, other: Box) -> bool:
    return (one.file, one.page) == (other.file, other.page) and abs(one.top - other.top) < _APART

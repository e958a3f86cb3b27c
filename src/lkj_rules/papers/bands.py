"""
Where one row of a table ends and the next begins, when no line says so: at the figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lkj_rules.papers.typesetting import Row

FIGURE = re.compile(
    r"(?:Rp\.?\s*)?(?:[(<>≤≥±\-–−]\s*)?\d+(?:[.,]\d+)*(?:,[-–]|-)?\s*\)?(?:\s*%|\s?/\s?\d+|\s*[A-Za-z]{1,12}\.?)?\*{0,2}|[-–−]|n/?a",
    re.IGNORECASE,
)
"""A cell of one figure, with its unit; or the dash that stands for none."""

_SAME = 3.0
"""Points by which the bases of figures of one row differ at most."""
_MOSTLY = 0.8
_FULL = 0.75


def is_figure(text: str) -> bool:
    """
    Return whether a line is one figure.
    """
    return FIGURE.fullmatch(text.strip()) is not None


def wrapped(rows: Sequence[Row], width: float) -> bool:
    """
    Return whether the lines of a cell are one number that did not fit into one line.
    """
    texts = [row.text for row in rows]
    if any(text.endswith((".", ",")) for text in texts[:-1]) or any(text.startswith((".", ",")) for text in texts[1:]):
        return True
    full = all(row.right - row.left >= _FULL * width for row in rows[:-1])
    return full and any(re.fullmatch(r"\d{1,2}|\d{1,3}(?:[.,]\d+)+", text) and "." in texts[0] for text in texts[1:])


def bounds(anchors: Sequence[float], others: Sequence[Row]) -> list[float]:
    """
    Find where rows part, given the bases of their figures and the lines of their other cells.

    Figures stand at the first line of their row, at its last, or in its middle; whichever it is holds for all rows.
    """
    bases = sorted(row.base for row in others)
    if not bases:
        return [(above + below) / 2 for above, below in pairwise(anchors)]
    shared = sum(any(abs(anchor - base) <= _SAME for base in bases) for anchor in anchors) >= _MOSTLY * len(anchors)
    height = max(row.size for row in others)
    if shared and bases[0] >= anchors[0] - _SAME:
        return [below - 1.05 * height for below in anchors[1:]]
    if shared and bases[-1] <= anchors[-1] + _SAME:
        return [above + 0.4 * height for above in anchors[:-1]]
    found = []
    for above, below in pairwise(anchors):
        between = [above, *(base for base in bases if above - _SAME < base < below + _SAME), below]
        pairs = pairwise(between)
        gaps = [(round(second - first, 0), -abs(first + second - above - below), first) for first, second in pairs]
        gap, _, first = max(gaps)
        found.append(first + max(gap - height, 0.2 * height) if gap else (above + below) / 2)
    return found


def band_bounds(cells: Sequence[tuple[list[Row], float]]) -> list[float]:
    """
    Find where a row that no line parts holds several rows: columns of figures one below the other say so.

    ``cells`` are the lines of each of its cells, and the cell's width.
    """
    figures = [
        rows for rows, width in cells if len(rows) > 1 and all(is_figure(row.text) for row in rows) and not wrapped(rows, width)
    ]
    if not figures:
        return []
    most = max(figures, key=len)
    anchors = [row.base for row in most]
    if len({len(rows) for rows in figures}) > 1 and any(not _on(anchors, row) for rows in figures for row in rows):
        return []
    texts = [row for rows, _ in cells for row in rows if not is_figure(row.text)]
    single = [rows for rows, _ in cells if len(rows) == 1 and is_figure(rows[0].text)]
    shared = sum(any(abs(row.base - anchor) <= _SAME for row in texts) for anchor in anchors)
    if len(figures) == 1 and (single or shared < _MOSTLY * len(anchors)):
        return []
    if any(not _on(anchors, row) for rows in figures for row in rows):
        return []
    return bounds(anchors, texts)


def _on(anchors: Sequence[float], row: Row) -> bool:
    return any(abs(anchor - row.base) <= _SAME for anchor in anchors)

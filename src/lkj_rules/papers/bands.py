"""
Where one row of a table ends and the next begins, when no line says so: at numbers and dashes that begin an entry, and at figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from lkj_rules.papers.typesetting import Row

FIGURE = re.compile(
    r"(?:Rp\.?\s*)?(?:[(<>≤≥±\-–−]\s*)?\d+(?:[.,]\d+)*(?:\s?[-–]\s?\d+(?:[.,]\d+)*)?(?:,[-–]|-)?\s*\)?(?:\s*%|\s?/\s?\d+|\s*[A-Za-z]{1,12}\.?)?\s?\*{0,2}|[-–−]|n/?a",
    re.IGNORECASE,
)
"""A cell of one figure, with its unit; or the dash that stands for none."""
MARK = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Za-z][.)]|[IVX]+[.)]|[ivx]+[.)]|[-–•▪➢✓])(?:\s|$)")
"""What begins an entry of a list."""

_RANGE = re.compile(r"(?<=\d)\s?[-–]\s?(?=\d)")
_SAME = 3.0
"""Points by which the bases of figures of one row differ at most."""
_MOSTLY = 0.8
_MOST_TEXT = 0.3
_FULL = 0.75
_PITCH = 1.75
"""Of the height of letters: lines further apart are of two paragraphs."""

Cell = tuple[list[Row], float]
"""The lines of a cell, and its width."""


def is_figure(text: str) -> bool:
    """
    Return whether a line is one figure.
    """
    return FIGURE.fullmatch(text.strip()) is not None


def is_piece(text: str) -> bool:
    """
    Return whether a line is one figure or a range, or part of one.
    """
    return all(is_figure(end) for end in _RANGE.split(text.strip(".,")))


def wrapped(rows: Sequence[Row], width: float) -> bool:
    """
    Return whether the lines of a cell are one number, or a range, that did not fit into one line.
    """
    texts = [row.text for row in rows]
    if any(text.endswith((".", ",")) for text in texts[:-1]) or any(text.startswith((".", ",")) for text in texts[1:]):
        return all(map(is_piece, texts))
    full = all(row.right - row.left >= _FULL * width for row in rows[:-1])
    return full and any(re.fullmatch(r"\d{1,2}|\d{1,3}(?:[.,]\d+)+", text) and "." in texts[0] for text in texts[1:])


def band_bounds(cells: Sequence[Cell]) -> list[float]:
    """
    Find where a row that no line parts holds several rows: columns of figures one below the other say so.

    ``cells`` are those of the row from left to right.
    """
    figures = [rows for rows, width in cells if _column_of_figures(rows, width)]
    if not figures:
        return []
    anchors = _clusters(row.base for rows in figures for row in rows if is_figure(row.text))
    if len(anchors) > max(map(len, figures)) or any(len(rows) == 1 and is_figure(rows[0].text) for rows, _ in cells[1:]):
        return []
    others = [rows for rows, _ in cells if rows and not any(rows is each for each in figures)]
    texts = [row for rows in others for row in rows]
    starts = _starts(others, anchors)
    if starts:
        return starts
    shared = sum(any(abs(row.base - anchor) <= _SAME for row in texts) for anchor in anchors)
    if len(figures) == 1 and shared < _MOSTLY * len(anchors):
        return []
    return _bounds(anchors, texts)


def paragraphs(rows: Sequence[Row], width: float) -> list[list[Row]]:
    """
    Part the lines of a cell where an entry begins, where they stand further apart, or where a line ends before it is full.
    """
    found: list[list[Row]] = []
    if not rows:
        return found
    room = max([row.right - row.left for row in rows] + [width - 2 * rows[0].size])
    limit = max([row.right for row in rows] + [min(row.left for row in rows) + width - 2 * rows[0].size])
    for row in rows:
        last = found[-1][-1] if found else None
        more = row.words[0].right - row.words[0].left + 0.8 * row.size
        if (
            last is None
            or MARK.match(row.text)
            or row.base - last.base > _PITCH * max(row.size, last.size)
            or (last.right - last.left + more < room and last.right + more < limit)
        ):
            found.append([row])
        else:
            found[-1].append(row)
    return found


def _column_of_figures(rows: list[Row], width: float) -> bool:
    figures = [row for row in rows if is_figure(row.text)]
    if len(figures) <= 1 or len(rows) - len(figures) > _MOST_TEXT * len(rows) or wrapped(rows, width):
        return False
    return not _ordinals([row.text for row in figures])


def _ordinals(texts: list[str]) -> bool:
    """
    Return whether figures only count: 1, 2, 3, or dashes before entries.
    """
    numbers = [int(text.strip("-–. )")) for text in texts if text.strip("-–. )").isdigit()]
    return len(numbers) == len(texts) and all(below - above == 1 for above, below in pairwise(numbers))


def _clusters(bases: Iterable[float]) -> list[float]:
    found: list[float] = []
    for base in sorted(bases):
        if not found or base - found[-1] > _SAME:
            found.append(base)
    return found


def _starts(columns: Sequence[list[Row]], anchors: Sequence[float]) -> list[float]:
    """
    Find the rows by the marks that begin them; empty where some are missing, so that a row would hold two figures.
    """
    marks = [row for rows in columns for row in rows if MARK.match(row.text)]
    tops = _clusters(_top(row, anchors) for row in marks)
    if len(tops) < _MOSTLY * len(anchors):
        return []
    bare = _clusters(_top(row, anchors) for row in marks if len(row.words) == 1)
    worded = _clusters(_top(row, anchors) for row in marks if len(row.words) > 1)
    counts = _counts(tops, anchors)
    if worded:  # a number that stands alone may be set in the middle of its row
        tops = [top for top, count in zip(tops, counts, strict=True) if count or top not in bare]
        counts = _counts(tops, anchors)
    if max(counts) > 1 or anchors[0] < tops[0] - _SAME:
        return []
    first = min(row.base for rows in columns for row in rows)
    return [top - 0.05 for top in tops if top > first]


def _counts(tops: Sequence[float], anchors: Sequence[float]) -> list[int]:
    """
    Count the figures of each row.
    """
    return [sum(low <= anchor + _SAME / 2 < high for anchor in anchors) for low, high in pairwise([*tops, float("inf")])]


def _top(mark: Row, anchors: Sequence[float]) -> float:
    """
    Give where a row with a mark begins; a dash that stands alone may be set a little below or above its row.
    """
    if len(mark.words) == 1:
        near = min(anchors, key=lambda anchor: abs(anchor - mark.base))
        if abs(near - mark.base) < mark.size:
            return near - mark.size
    return mark.base - mark.size


def _bounds(anchors: Sequence[float], others: Sequence[Row]) -> list[float]:
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
        gaps = [(round(second - first, 0), -abs(first + second - above - below), first) for first, second in pairwise(between)]
        gap, _, first = max(gaps)
        found.append(first + max(gap - height, 0.2 * height) if gap else (above + below) / 2)
    return found

"""
A table that goes on over a page: which part belongs to which table, and what the page break has cut in two.
"""

from __future__ import annotations

import re
from itertools import pairwise

import attrs

from lkj_rules.papers.bands import MARK, is_figure
from lkj_rules.papers.paper import Line
from lkj_rules.papers.sheet import Part
from lkj_rules.papers.titles import name_of
from lkj_rules.tables.grid import Grid

_NEAR = 8.0
"""Points by which the columns of a table may differ on two pages."""
_AGAIN = re.compile(r"\(?\s*(?:lanjutan|sambungan|lanj\.)|\(\s*(?:lanjutan|sambungan|lanj\.?)\s*\)\s*$", re.IGNORECASE)


def says_again(line: Line, name: str) -> bool:
    """
    Return whether a line above a part only says which table it goes on with: ``Lanjutan Tabel 3.2``.
    """
    return bool(_AGAIN.search(line.text)) or (bool(name) and name_of(line.text) == name and len(line.text) <= len(name) + 2)


def fitted(part: Part, columns: list[float]) -> Part | None:
    """
    Give a part the columns of the table that it may go on with; ``None`` where these are not its columns, moved aside at most.

    Where one of the two has further lines between, what stands in such narrower columns is one cell.
    """
    for shift in (0.0, part.columns[0] - columns[0]):
        own = [edge - shift for edge in part.columns]
        if abs(own[0] - columns[0]) > _NEAR or abs(own[-1] - columns[-1]) > _NEAR:
            continue
        if all(_close(edge, own) for edge in columns):
            return part if len(own) == len(columns) else _coarser(part, own, columns)
        if all(_close(edge, columns) for edge in own):
            return _finer(part, own, columns)
    return None


def _close(edge: float, edges: list[float]) -> bool:
    return any(abs(edge - other) <= _NEAR for other in edges)


def _coarser(part: Part, own: list[float], columns: list[float]) -> Part:
    """
    Join columns of a part that are one column of the table.
    """
    target = [max(0, sum(middle > edge for edge in columns) - 1) for middle in ((a + b) / 2 for a, b in pairwise(own))]
    target = [min(place, len(columns) - 2) for place in target]
    fresh = attrs.evolve(part, columns=columns, rows=[[""] * (len(columns) - 1) for _ in part.rows], boxes={}, doubts={}, merged=[])
    for row, cells in enumerate(part.rows):
        for column, text in enumerate(cells):
            if text:
                place = row, target[column]
                before = fresh.rows[row][target[column]]
                fresh.rows[row][target[column]] = f"{before} {text.strip()}" if before else text
                fresh.boxes.setdefault(place, part.boxes[row, column])
                if (row, column) in part.doubts:
                    fresh.doubts[place] = part.doubts[row, column]
    spans = {(top, target[left], bottom, target[right]) for top, left, bottom, right in part.merged}
    fresh.merged = _apart({span for span in spans if span[:2] != span[2:]})
    return fresh


def _finer(part: Part, own: list[float], columns: list[float]) -> Part:
    """
    Let a column of a part that is several of the table extend over these.
    """
    starts = [min(range(len(columns)), key=lambda place, edge=edge: abs(columns[place] - edge)) for edge in own]  # type: ignore[misc]
    fresh = attrs.evolve(part, columns=columns, rows=[], boxes={}, doubts={}, merged=[])
    spans = {(top, left): (bottom, right) for top, left, bottom, right in part.merged}
    covered = {
        (row, column)
        for (top, left), (bottom, right) in spans.items()
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    for row, cells in enumerate(part.rows):
        fresh.rows.append([""] * (len(columns) - 1))
        for column, text in enumerate(cells):
            if (row, column) in covered:
                continue
            bottom, right = spans.get((row, column), (row, column))
            place = row, starts[column]
            fresh.rows[row][starts[column]] = text
            if (row, column) in part.boxes:
                fresh.boxes[place] = part.boxes[row, column]
            if (row, column) in part.doubts:
                fresh.doubts[place] = part.doubts[row, column]
            if (bottom, starts[right + 1] - 1) != place:
                fresh.merged.append((row, starts[column], bottom, starts[right + 1] - 1))
    return fresh


def _apart(spans: set[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """
    Leave out merged cells that others extend into.
    """
    kept: list[tuple[int, int, int, int]] = []
    for span in sorted(spans):
        top, left, bottom, right = span
        if all(bottom < other[0] or top > other[2] or right < other[1] or left > other[3] for other in kept):
            kept.append(span)
    return kept


def is_cut(grid: Grid, row: list[str]) -> bool:
    """
    Return whether the first row on a page is the rest of the last row on the page before: texts only, that go on.
    """
    above = len(grid.rows) - 1
    held = [(column, text.strip()) for column, text in enumerate(row) if text.strip()]
    if not held or above < 0 or held[0][0] == 0:
        return False
    for column, text in held:
        before = grid.at(above, column).strip()
        if not before or is_figure(text) or is_figure(before) or MARK.match(text):
            return False
    return any(text[0].islower() or not grid.at(above, column).rstrip().endswith((".", ";", ":")) for column, text in held)

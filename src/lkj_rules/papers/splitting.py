"""
Rows that no line parts, parted: each cell's lines go to the rows that they stand in.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

import attrs

from lkj_rules.papers.bands import band_bounds, is_figure, paragraphs
from lkj_rules.papers.cells import Content
from lkj_rules.papers.frame import Lattice, Span
from lkj_rules.papers.typesetting import Row

_SAME = 2.0
"""Points by which the bases of what stands in one row differ at most."""


def parted(lattice: Lattice, contents: dict[int, Content]) -> tuple[Lattice, dict[int, Content]]:
    """
    Part the rows that hold several rows with no line between them.
    """
    new: dict[int, list[float]] = {}
    for row in range(len(lattice.rows) - 1):
        cells = sorted((left, index) for index, (top, left, bottom, _) in enumerate(lattice.cells) if top == bottom == row)
        found = band_bounds([(contents.get(index, []), _width(lattice, index)) for _, index in cells])
        new[row] = [edge for edge in found if lattice.rows[row] < edge < lattice.rows[row + 1]]
    torn = {
        (top, bottom) for index, (top, _, bottom, _) in enumerate(lattice.cells)
        if bottom > top and _one_in_each(contents.get(index, []), lattice.rows[top : bottom + 2])
    }  # fmt: skip
    if not torn and not any(new.values()):
        return lattice, contents
    split = _Split(Lattice(lattice.columns, []))
    starts = list[int]()
    for row, edge in enumerate(lattice.rows[:-1]):
        starts.append(len(split.lattice.rows))
        split.lattice.rows.extend([edge, *new[row]])
    starts.append(len(split.lattice.rows))
    split.lattice.rows.append(lattice.rows[-1])
    bases: dict[int, list[float]] = {row: [] for row in new}
    for index, rows in contents.items():
        bases[lattice.cells[index][0]].extend(row.base for row in rows if is_figure(row.text))
    for index, (top, left, bottom, right) in enumerate(lattice.cells):
        rows, span = contents.get(index, []), (starts[top], left, starts[bottom + 1] - 1, right)
        if (top, bottom) in torn:
            split.lines(span, [[row] for row in rows])
        elif top != bottom or span[0] == span[2]:
            split.add(span, rows)
        elif all(is_figure(row.text) for row in rows) or _one_each(rows, bases[top]):
            split.lines(span, [[row] for row in rows])
        else:
            split.lines(span, paragraphs(rows, _width(lattice, index)))
    return split.lattice, split.contents


def _width(lattice: Lattice, cell: int) -> float:
    _, left, _, right = lattice.cells[cell]
    return lattice.columns[right + 1] - lattice.columns[left]


@attrs.define
class _Split:
    """Gather the cells of the new rows."""

    lattice: Lattice
    contents: dict[int, Content] = attrs.field(factory=dict)

    def add(self, span: Span, rows: Content) -> None:
        if rows:
            self.contents[len(self.lattice.cells)] = rows
        self.lattice.add(span)

    def lines(self, span: Span, blocks: list[list[Row]]) -> None:
        """
        Give each row its lines; a paragraph that is longer than its row extends over those that follow.
        """
        first, left, last, right = span
        places = [(self._row(block[0], first, last), self._row(block[-1], first, last), block) for block in blocks]
        if any(low > top for top, low, _ in places):
            begins: dict[int, Content] = {}
            for top, _, block in places:
                begins.setdefault(top, []).extend(block)
            begins.setdefault(first, [])
            edges = [*sorted(begins), last + 1]
            for top, below in pairwise(edges):
                self.add((top, left, below - 1, right), begins[top])
            return
        by_row: dict[int, Content] = {}
        for _, _, block in places:
            for line in block:
                by_row.setdefault(self._row(line, first, last), []).append(line)
        for row in range(first, last + 1):
            self.add((row, left, row, right), by_row.get(row, []))

    def _row(self, line: Row, first: int, last: int) -> int:
        return min(max(bisect_right(self.lattice.rows, line.base - line.size * 0.3) - 1, first), last)


def _one_in_each(rows: Content, edges: list[float]) -> bool:
    """
    Return whether a cell over several rows has a figure in each of them: a line between was forgotten.
    """
    places = [bisect_right(edges, row.base - row.size * 0.3) - 1 for row in rows]
    return places == list(range(len(edges) - 1)) and all(is_figure(row.text) for row in rows)


def _one_each(rows: Content, bases: list[float]) -> bool:
    """
    Return whether each line of a text stands at the base of figures: it is a row, and no part of a longer text.
    """
    return all(any(abs(row.base - base) <= _SAME for base in bases) for row in rows)

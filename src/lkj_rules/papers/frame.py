"""
Lines that meet → the cells between them, each with the rows and columns that it extends over.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

import attrs

from lkj_rules.papers.strokes import Frame, Rule
from lkj_rules.tables.grid import Place

_OVERHANG = 8.0
"""Points that lines may run on beyond the last line that crosses them before the table is open at that side."""
_ALIKE = 2.5
_COVERED = 0.6
"""Of a side of a cell: where less is ruled, the cell goes on."""
_NARROW = 7.0
_FLAT = 4.0
_MOST_CELLS = 20_000

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


@attrs.define
class Lattice:
    """
    Hold the edges of rows and columns, and the cells; every place belongs to one cell.
    """

    columns: list[float]
    rows: list[float]
    cells: list[Span] = attrs.field(factory=list, repr=False)
    owner: dict[Place, int] = attrs.field(factory=dict, repr=False)
    """Which of ``cells`` a row and column belong to."""

    def cell_at(self, x: float, y: float) -> int | None:
        """
        Find the cell at a point.
        """
        return self.owner.get((bisect_right(self.rows, y) - 1, bisect_right(self.columns, x) - 1))

    def column(self, left: float, right: float) -> int:
        """
        Find the column that something stands in.
        """
        return min(max(bisect_right(self.columns, (left + right) / 2) - 1, 0), len(self.columns) - 2)

    def without(self, rows: set[int], columns: set[int]) -> Lattice:
        """
        Take out rows and columns.
        """
        kept_rows = [row for row in range(len(self.rows) - 1) if row not in rows]
        kept_columns = [column for column in range(len(self.columns) - 1) if column not in columns]
        fresh = Lattice(_edges(self.columns, kept_columns), _edges(self.rows, kept_rows))
        for top, left, bottom, right in self.cells:
            down = [index for index, row in enumerate(kept_rows) if top <= row <= bottom]
            across = [index for index, column in enumerate(kept_columns) if left <= column <= right]
            if down and across:
                fresh.add((down[0], across[0], down[-1], across[-1]))
        return fresh

    def add(self, span: Span) -> None:
        """
        Add a cell.
        """
        top, left, bottom, right = span
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.owner[row, column] = len(self.cells)
        self.cells.append(span)


def _edges(edges: list[float], kept: list[int]) -> list[float]:
    """
    Give the edges that are left; what is taken out goes to what follows it.
    """
    if not kept:
        return []
    return [edges[0] if index == 0 else edges[kept[index - 1] + 1] for index in range(len(kept))] + [edges[-1]]


def lattice_of(frame: Frame) -> Lattice | None:
    """
    Find the cells of a frame; ``None`` where its lines do not make any.
    """
    if not frame.level or not frame.plumb:
        return None
    xs = _opened(_places(frame.plumb), min(rule.start for rule in frame.level), max(rule.end for rule in frame.level))
    ys = _opened(_places(frame.level), min(rule.start for rule in frame.plumb), max(rule.end for rule in frame.plumb))
    if min(len(xs), len(ys)) <= 1 or len(xs) * len(ys) > _MOST_CELLS:
        return None
    plumb = [[rule for rule in frame.plumb if abs(rule.at - x) <= _ALIKE] for x in xs]
    level = [[rule for rule in frame.level if abs(rule.at - y) <= _ALIKE] for y in ys]
    walls = {(row, x) for row, ends in enumerate(pairwise(ys)) for x, rules in enumerate(plumb) if _ruled(rules, *ends)}
    floors = {(y, column) for column, ends in enumerate(pairwise(xs)) for y, rules in enumerate(level) if _ruled(rules, *ends)}
    lattice = Lattice(xs, ys)
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) not in lattice.owner:
                lattice.add(_cell_from(lattice, row, column, walls, floors))
    return lattice


def _opened(edges: list[float], low: float, high: float) -> list[float]:
    """
    Add the edges of sides that are not ruled.
    """
    return [*([low] if edges[0] - low > _OVERHANG else []), *edges, *([high] if high - edges[-1] > _OVERHANG else [])]


def _cell_from(lattice: Lattice, row: int, column: int, walls: set[Place], floors: set[Place]) -> Span:
    """
    Extend a cell to the right and then down, as far as no line stops it.
    """
    right, bottom = column, row
    while right + 2 < len(lattice.columns) and (row, right + 1) not in walls and (row, right + 1) not in lattice.owner:
        right += 1
    while (
        bottom + 2 < len(lattice.rows)
        and not any((bottom + 1, each) in floors for each in range(column, right + 1))
        and not any((bottom + 1, each) in walls for each in range(column + 1, right + 1))
        and (bottom + 1, column) not in lattice.owner
    ):
        bottom += 1
    return row, column, bottom, right


def slim(lattice: Lattice, filled: set[int]) -> Lattice:
    """
    Take out rows and columns that are only the space between double lines or lines that do not quite meet.

    ``filled`` are the cells with something in them.
    """
    rows = {row for row in range(len(lattice.rows) - 1) if lattice.rows[row + 1] - lattice.rows[row] < _FLAT}
    columns = {each for each in range(len(lattice.columns) - 1) if lattice.columns[each + 1] - lattice.columns[each] < _NARROW}
    for index in filled:
        top, left, bottom, right = lattice.cells[index]
        if top == bottom:
            rows.discard(top)
        if left == right:
            columns.discard(left)
    return lattice.without(rows, columns) if rows or columns else lattice


def _places(rules: list[Rule]) -> list[float]:
    """
    Give the places of lines; those that almost lie on one another are one.
    """
    places: list[list[float]] = []
    for at in sorted(rule.at for rule in rules):
        if places and at - places[-1][0] <= _ALIKE:
            places[-1].append(at)
        else:
            places.append([at])
    return [sum(group) / len(group) for group in places]


def _ruled(rules: list[Rule], start: float, end: float) -> bool:
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules)
    return covered >= _COVERED * (end - start)

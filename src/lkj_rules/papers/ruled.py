"""
Tables between ruled lines.
"""

from __future__ import annotations

from bisect import bisect_right

from lkj_rules.papers.bands import band_bounds, is_figure
from lkj_rules.papers.cells import Content, part_of
from lkj_rules.papers.frame import Lattice, lattice_of, slim
from lkj_rules.papers.glyphs import Glyphs, Letter
from lkj_rules.papers.sheet import Part
from lkj_rules.papers.strokes import Frame
from lkj_rules.papers.typesetting import rows_of

_LEAST_FILLED = 0.2
_LEAST_CELLS = 2
_LEAST_COLUMNS = 2


def ruled_parts(glyphs: Glyphs, frames: list[Frame], page: int) -> tuple[list[Part], list[Letter]]:
    """
    Find the tables in frames of lines, and the letters that stand in none of them.
    """
    parts: list[Part] = []
    letters = glyphs.letters
    lattices = [lattice for frame in frames if (lattice := lattice_of(frame)) is not None and len(lattice.cells) > 1]
    for lattice in sorted(lattices, key=_area):
        part, rest = _read(lattice, letters, page)
        if part is not None:
            parts.append(part)
            letters = rest
    return parts, letters


def _area(lattice: Lattice) -> float:
    return (lattice.columns[-1] - lattice.columns[0]) * (lattice.rows[-1] - lattice.rows[0])


def _read(lattice: Lattice, letters: list[Letter], page: int) -> tuple[Part | None, list[Letter]]:
    inside, rest = dict[int, list[Letter]](), []
    for letter in letters:
        cell = lattice.cell_at((letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2)
        if cell is None:
            rest.append(letter)
        else:
            inside.setdefault(cell, []).append(letter)
    if len(inside) < _LEAST_CELLS:
        return None, letters
    slender = slim(lattice, set(inside))
    if len(slender.columns) <= _LEAST_COLUMNS:
        return None, letters
    moved = dict[int, list[Letter]]()
    for cell, group in inside.items():
        top, left, bottom, right = lattice.cells[cell]
        across = (lattice.columns[left] + lattice.columns[right + 1]) / 2
        new = slender.cell_at(across, (lattice.rows[top] + lattice.rows[bottom + 1]) / 2)
        if new is not None:
            moved.setdefault(new, []).extend(group)
    contents = {cell: rows_of(group) for cell, group in moved.items()}
    if len(contents) < max(_LEAST_CELLS, _LEAST_FILLED * len(slender.cells)):
        return None, letters
    split, contents = _split(slender, contents)
    if len(split.rows) - 1 == 1 and len(split.columns) - 1 == _LEAST_COLUMNS:
        return None, letters
    return part_of(split, contents, page), rest


def _split(lattice: Lattice, contents: dict[int, Content]) -> tuple[Lattice, dict[int, Content]]:
    """
    Part the rows that hold several rows with no line between them.
    """
    new: dict[int, list[float]] = {}
    for row in range(len(lattice.rows) - 1):
        cells = [index for index, (top, _, bottom, _) in enumerate(lattice.cells) if top == bottom == row]
        found = band_bounds([(contents.get(index, []), _width(lattice, index)) for index in cells])
        if found:
            new[row] = found
    if not new:
        return lattice, contents
    starts, edges = list[int](), list[float]()
    for row, edge in enumerate(lattice.rows[:-1]):
        starts.append(len(edges))
        edges.extend([edge, *new.get(row, [])])
    starts.append(len(edges))
    split = Lattice(lattice.columns, [*edges, lattice.rows[-1]])
    moved: dict[int, Content] = {}
    for index, (top, left, bottom, right) in enumerate(lattice.cells):
        rows, first, last = contents.get(index, []), starts[top], starts[bottom + 1] - 1
        if top != bottom or first == last or (0 < len(rows) < last - first + 1 and not _figures(rows)):
            split.add((first, left, last, right))
            moved[len(split.cells) - 1] = rows
            continue
        for row in range(first, last + 1):
            split.add((row, left, row, right))
        for line in rows:
            row = min(max(bisect_right(split.rows, line.base - line.size * 0.3) - 1, first), last)
            moved.setdefault(split.owner[row, left], []).append(line)
    return split, {index: rows for index, rows in moved.items() if rows}


def _figures(rows: Content) -> bool:
    return all(is_figure(row.text) for row in rows)


def _width(lattice: Lattice, cell: int) -> float:
    _, left, _, right = lattice.cells[cell]
    return lattice.columns[right + 1] - lattice.columns[left]

"""
Tables between ruled lines.
"""

from __future__ import annotations

from collections import Counter

from lkj_rules.papers.cells import part_of
from lkj_rules.papers.frame import Lattice, lattice_of, slim
from lkj_rules.papers.glyphs import Glyphs, Letter
from lkj_rules.papers.sheet import Part
from lkj_rules.papers.splitting import parted
from lkj_rules.papers.strokes import Frame
from lkj_rules.papers.typesetting import rows_of, runs_over

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
    for run in runs_over(letters):
        cells = Counter(lattice.cell_at((letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2) for letter in run)
        cell = cells.most_common(1)[0][0]
        if cell is None:
            rest.extend(run)
        else:
            inside.setdefault(cell, []).extend(run)
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
    if len(contents) <= max(_LEAST_CELLS, _LEAST_FILLED * len(slender.cells)):
        return None, letters
    split, contents = parted(slender, contents)
    if len(split.rows) - 1 == 1 and len(split.columns) - 1 == _LEAST_COLUMNS:
        return None, letters
    return part_of(split, contents, page), rest

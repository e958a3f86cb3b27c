"""
The texts of cells, and what makes one doubtful.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Box
from lkj_rules.papers.bands import MARK, is_figure, is_piece, wrapped
from lkj_rules.papers.frame import Lattice
from lkj_rules.papers.sheet import Part
from lkj_rules.papers.typesetting import Row
from lkj_rules.tables.grid import tidy

Content = list[Row]
"""The lines of a cell."""

OVERLAPPING = Texts("huruf-hurufnya bertumpuk", "its letters lie on one another")
LETTERS = Texts("ada huruf di antara angkanya (O, l, I)", "there are letters among its digits (O, l, I)")
BROKEN = Texts("angkanya terpotong di akhir baris", "its number is broken at the end of a line")

_LETTER_LIKE = re.compile(r"(?=[^A-Za-z]*[OolIS|])(?=.*\d)[\dOolIS|.,%()\s\-+]+")
_WORDS = re.compile(r"[A-Za-z]{2}")
_INDENT = 0.7
_STEP = 0.5
_CENTRED = 3.0


def part_of(lattice: Lattice, contents: dict[int, Content], page: int) -> Part:
    """
    Write the texts of cells into the rows of a table.
    """
    down, across = len(lattice.rows) - 1, len(lattice.columns) - 1
    box = Box(page, lattice.columns[0], lattice.rows[0], lattice.columns[-1], lattice.rows[-1])
    part = Part(box=box, columns=list(lattice.columns), rows=[[""] * across for _ in range(down)])
    margins = _margins(lattice, contents)
    heading = min((lattice.cells[index][0] for index, rows in contents.items() if is_figure(rows[0].text)), default=0)
    kinds = Counter((lattice.cells[index][1], is_figure(rows[0].text)) for index, rows in contents.items())
    numeric = {column for column, figure in kinds if figure and kinds[column, True] > kinds[column, False]}
    for index, (top, left, bottom, right) in enumerate(lattice.cells):
        if (top, left) != (bottom, right):
            part.merged.append((top, left, bottom, right))
        rows = contents.get(index)
        if not rows:
            continue
        start, end = lattice.columns[left], lattice.columns[right + 1]
        text, doubt = _text(rows, end - start)
        first = rows[0]
        aside = first.left - margins.get((left, right), first.left) if top > heading and left not in numeric else 0.0
        centred = abs(first.left + first.right - start - end) <= 2 * _CENTRED
        if aside >= _INDENT * first.size and _WORDS.search(text) and (MARK.match(text) or not (centred or is_figure(first.text))):
            text = " " * round(aside / (_STEP * first.size)) + text
        part.rows[top][left] = tidy(text)
        part.boxes[top, left] = Box(page, start, lattice.rows[top], end, lattice.rows[bottom + 1])
        if doubt is not None:
            part.doubts[top, left] = doubt
    return part


def _margins(lattice: Lattice, contents: dict[int, Content]) -> dict[tuple[int, int], float]:
    """
    Find where the texts of each column begin.
    """
    margins: dict[tuple[int, int], float] = {}
    for index, rows in contents.items():
        _, left, _, right = lattice.cells[index]
        start = min(row.left for row in rows)
        margins[left, right] = min(start, margins.get((left, right), start))
    return margins


def _text(rows: Content, width: float) -> tuple[str, Texts | None]:
    texts = [row.text for row in rows]
    if len(rows) > 1 and all(map(is_piece, texts)) and wrapped(rows, width):
        return "".join(texts), None if _parted(texts) else BROKEN
    text = "\n".join(texts)
    if not all(word.sure for row in rows for word in row.words):
        return text, OVERLAPPING
    if _LETTER_LIKE.fullmatch(text.strip()):
        return text, LETTERS
    return text, None


def _parted(texts: list[str]) -> bool:
    """
    Return whether a number is broken only at its marks.
    """
    return all(above.endswith((".", ",")) or below.startswith((".", ",")) for above, below in pairwise(texts))


def doubted(part: Part, reason: Texts) -> None:
    """
    Doubt all cells of a part that have something in them.
    """
    part.doubts |= dict.fromkeys(part.boxes, reason)

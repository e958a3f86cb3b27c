"""
A printed table with its columns as a reader counts them: what rules and half cells split is joined, wrapped lines are one line.
"""

from __future__ import annotations

import re

from lkj_rules.tables.grid import Grid, Place
from lkj_rules.tables.lines import one_line, parts_of
from lkj_rules.tables.vocabulary import heading_words

_BROKEN = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])")
"""A hyphen at the end of a line within a word."""
_SHARE_BELOW = re.compile(r"(?<=[\d%])\s*\n\s*(\([\d.,]+\s*%?\))(?=\s*(?:\n|$))")
"""A share in parentheses on the line below its figure."""
_FIGURE = re.compile(r"\s*(?:rp\.?\s*)?[≥≤<>(-]?\s*[\d.,]*\d[\d.,]*\s*[%)x‰]*(?:\s*[a-z]{1,12})?\s*", re.IGNORECASE)
_FEWEST = 3
"""Columns of one half of a table that is printed as two side by side."""
_MARK = re.compile(r"\s*(?:[-–•▪·*\uf0b7\uf0a7>]|\(?(?:\d{1,2}|[a-z])[.)])\s*", re.IGNORECASE)
"""The mark of a point of a list that stands in a column of its own."""


def plain_grid(grid: Grid, file: str = "") -> Grid:
    """
    Give a copy without empty and split columns, and without rows that only go on with the cells above.

    ``file`` is named with the page of each row, where a report has several files.
    """
    groups = _groups(grid)
    of = {column: number for number, group in enumerate(groups) for column in group}
    made = Grid(name=grid.name, file=grid.file, heads=dict(grid.heads))
    kept: dict[int, int] = {}
    for row in range(len(grid.rows)):
        origins = [_origin(grid, row, group) for group in groups]
        if not any(grid.at(*place).strip() for place in origins) or all(place[0] < row for place in origins):
            continue
        number = kept[row] = len(made.rows)
        made.rows.append(_lines([grid.at(*place) for place in origins]))
        made.numbers.append(grid.numbers[row])
        if grid.pages:
            made.pages.append(grid.pages[row] + (f" ({file})" if file else ""))
        for column, (top, left) in enumerate(origins):
            at = of.get(left, column)
            if (top, at) != (row, column) and top in kept and made.rows[number][column]:
                made.covered[number, column] = (kept[top], at)
            if (top, left) in grid.boxes:
                made.boxes[number, column] = grid.boxes[top, left]
            doubt = next((grid.doubts[row, each] for each in groups[column] if (row, each) in grid.doubts), None)
            if doubt is not None:
                made.doubts[number, column] = doubt
    return _stacked(made)


def _stacked(grid: Grid) -> Grid:
    """
    Put the right half of a table whose heading says the same twice, side by side, below the left half.
    """
    half = grid.width() // 2
    heads = [heading_words(re.sub(r"\(.*?\)", "", text)) for text in grid.rows[0]] if grid.rows else []
    if half < _FEWEST or heads[:half] != heads[half:] or not all(heads):
        return grid
    made = Grid(name=grid.name, file=grid.file)
    for row, left in [(0, 0), *((row, left) for left in (0, half) for row in range(1, len(grid.rows)))]:
        if not any(text.strip() for text in grid.rows[row][left : left + half]):
            continue
        for column in range(left, left + half):
            top, start = grid.covered.get((row, column), (row, column))
            if start - left in range(half) and (top, start) != (row, column):
                made.covered[len(made.rows), column - left] = (len(made.rows) + top - row, start - left)
            if (row, column) in grid.doubts:
                made.doubts[len(made.rows), column - left] = grid.doubts[row, column]
        made.rows.append(grid.rows[row][left : left + half])
        made.numbers.append(grid.numbers[row])
        made.pages += grid.pages[row : row + 1]
    return made


def _groups(grid: Grid) -> list[list[int]]:
    """
    Group neighbouring columns that never say two things in one row, and that cells go over in most rows where they say anything.
    """
    groups: list[list[int]] = []
    for column in range(grid.width()):
        texts = [row for row in range(len(grid.rows)) if grid.at(row, column).strip()]
        if not texts:
            continue
        if groups and _same(grid, groups[-1], column, texts):
            groups[-1].append(column)
        else:
            groups.append([column])
    return groups


def _same(grid: Grid, group: list[int], column: int, texts: list[int]) -> bool:
    joined, headed = 0, False
    for row in range(len(grid.rows)):
        left = next((each for each in reversed(group) if grid.at(row, each).strip()), None)
        if left is None or row not in texts:
            continue
        if _start(grid, row, left) == _start(grid, row, column):
            joined += 1
            headed = True
        elif _MARK.fullmatch(grid.at(row, left)) is None:
            return False
        elif headed:
            joined += 1
        else:
            return False
    apart = sum(not any(grid.at(row, each).strip() for each in group) for row in texts)
    return joined > apart


def _start(grid: Grid, row: int, column: int) -> Place:
    return grid.covered.get((row, column), (row, column))


def _origin(grid: Grid, row: int, group: list[int]) -> Place:
    """
    Give the cell that a group of columns shows in a row: the first with a text of its own, else the first with any.
    """
    said = [each for each in group if grid.at(row, each).strip()]
    said = [each for each in said if not _MARK.fullmatch(grid.at(row, each))] or said
    own = [each for each in said if _start(grid, row, each) == (row, each)]
    return _start(grid, row, (own or said or group)[0])


def _lines(texts: list[str]) -> list[str]:
    """
    Join the wrapped lines of the cells of a row; the points of a list stay apart, and so do the lines that answer them.
    """
    texts = [_SHARE_BELOW.sub(r" \1", _BROKEN.sub("", text)) for text in texts]
    stacked = {len(lines) for text in texts if len(lines := _nonblank(text)) > 1 and all(map(_FIGURE.fullmatch, lines))}
    parts = [
        found if len(found := parts_of(text)) > 1 or len(opened := _by_capitals(text)) not in stacked else opened for text in texts
    ]
    points = {len(each) for each in parts if len(each) > 1}
    return [
        "\n".join(f"{number}. {part}" for number, part in enumerate(each, 1)) if len(each) > 1
        else "\n".join(map(one_line, lines)) if len(lines := _nonblank(text)) in points
        else each[0]
        for text, each in zip(texts, parts, strict=True)
    ]


def _nonblank(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _by_capitals(text: str) -> list[str]:
    """
    Part a cell at its lines that begin with a capital; the others go on with the line above.
    """
    parts: list[str] = []
    for line in map(one_line, _nonblank(text)):
        if parts and not line[0].isupper():
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    return parts if all(not _FIGURE.fullmatch(each) for each in parts) else [one_line(text)]

"""
Tables of money that go on over pages without repeating their heading: the same kinds of columns, in the same order.
"""

from __future__ import annotations

import attrs

from lkj_rules.drafts.money import AMOUNTS, SHARES, MoneyTable, holds_money, holds_shares
from lkj_rules.tables.grid import Grid


def continuation(found: MoneyTable, grid: Grid) -> dict[int, int] | None:
    """
    Give the columns of a table that a table without a heading goes on with, by its own columns; ``None`` where it does not.
    """
    own = {column: _kind(grid, 0, column) for column in range(grid.width())}
    settled = {each.index: each.meaning.what for each in found.columns if each.meaning is not None}
    names = [column for column, what in settled.items() if what == "nama"]
    wanted = sorted(column for column, what in settled.items() if what in {*AMOUNTS, *SHARES})
    kinds = ["share" if settled[each] in SHARES else "money" for each in wanted]
    figures = [column for column, kind in own.items() if kind in _FIGURES][-len(wanted) :]
    if not figures or [own[each] for each in figures] != kinds:
        return None
    texts = [column for column, kind in own.items() if kind == "text" and column < figures[0]]
    if not texts or len(names) != 1:
        return None
    return {texts[-1]: names[0], **dict(zip(figures, wanted, strict=True))}


_FIGURES = ("money", "share")


def _kind(grid: Grid, body: int, column: int) -> str:
    if holds_money(grid, body, column):
        return "money"
    if holds_shares(grid, body, column):
        return "share"
    return "text" if any(grid.at(row, column).strip() for row in range(len(grid.rows))) else ""


def appended(grid: Grid, other: Grid, columns: dict[int, int]) -> Grid:
    """
    Give a table with the rows of another below its own.
    """
    width, base = grid.width(), len(grid.rows)
    made = attrs.evolve(
        grid, rows=[list(row) for row in grid.rows], numbers=[*grid.numbers, *other.numbers], pages=[*grid.pages, *other.pages],
        covered=dict(grid.covered), doubts=dict(grid.doubts), boxes=dict(grid.boxes),
    )
    for row in range(len(other.rows)):
        made.rows.append([""] * width)
        for column, target in columns.items():
            made.rows[-1][target] = other.at(row, column)
            place, above = (row, column), other.covered.get((row, column))
            if above is not None and above[1] in columns:
                made.covered[base + row, target] = (base + above[0], columns[above[1]])
            if place in other.boxes:
                made.boxes[base + row, target] = other.boxes[place]
            if place in other.doubts:
                made.doubts[base + row, target] = other.doubts[place]
        name = next(iter(columns.values()))
        made.rows[-1][name] = made.rows[-1][name] or next((text for text in other.rows[row] if text.strip()), "")
    return made

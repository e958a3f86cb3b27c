"""
Tables of money that go on over pages without repeating their heading: the same kinds of columns, in the same order.
"""

from __future__ import annotations

from lkj_rules.drafts.money import AMOUNTS, SHARES, MoneyTable, holds_money, holds_shares
from lkj_rules.tables.grid import Grid


def continuation(found: MoneyTable, grid: Grid) -> dict[int, int] | None:
    """
    Give the columns of a table that a table without a heading goes on with, by its own columns; ``None`` where it does not.
    """
    own = {column: _kind(grid, 0, column) for column in range(grid.width())}
    settled = {each.index: each.what for each in found.columns}
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

"""
What a column holds by the size of its figures, where its heading says "Capaian" and may mean results or shares.
"""

from __future__ import annotations

import attrs

from lkj_rules.drafts.roles import Role
from lkj_rules.model.readings import Angka
from lkj_rules.tables.headings import Column, Headed
from lkj_rules.tables.sums import reading_of
from lkj_rules.tables.vocabulary import heading_words

_HUNDRED = 100


def settle_results(headed: Headed) -> None:
    """
    Take columns headed "Capaian" for realisations where their figures are of the size of the targets rather than of 100.

    Columns of several years with one heading hold the same; where no figure decides, a further column of shares does.
    """
    named: dict[str, list[Column]] = {}
    for column in headed.columns:
        if _is_open(headed, column):
            named.setdefault(heading_words(column.heading.rpartition(" / ")[2]), []).append(column)
    for columns in named.values():
        nearer = farther = 0
        for column in columns:
            near, far = _compared(headed, column)
            nearer, farther = nearer + near, farther + far
        twin = any(_is_shared(headed, column) for column in columns)
        if nearer > farther or (twin and nearer == farther):
            for column in columns:
                assert isinstance(column.meaning, Role)
                column.meaning = attrs.evolve(column.meaning, what="realisasi")


def shown(headed: Headed, column: Column) -> list[str]:
    """
    Give the cells of a column below the heading.
    """
    return [headed.grid.at(row, column.index) for row in range(headed.body, len(headed.grid.rows))]


def _is_open(headed: Headed, column: Column) -> bool:
    role = column.meaning
    if not isinstance(role, Role) or role.what != "capaian" or role.against or "%" in column.heading:
        return False
    return not any(each.meaning == Role("realisasi", role.year) for each in headed.columns)


def _is_shared(headed: Headed, column: Column) -> bool:
    return any(each is not column and each.meaning == column.meaning and "%" in each.heading for each in headed.columns)


def _compared(headed: Headed, column: Column) -> tuple[int, int]:
    """
    Count the figures that are nearer to their target than to 100, and the others; last year's are compared with this year's target.
    """
    targets = [each for wanted in (column.year, None) for each in headed.columns if each.meaning == Role("target", wanted)]
    nearer = farther = 0
    for aim, value in zip(shown(headed, targets[0]), shown(headed, column), strict=True) if targets else ():
        one, other = _number(aim), _number(value)
        if one and other is not None and _HUNDRED not in {one, other}:
            near = abs(other - one) / one < abs(other - _HUNDRED) / _HUNDRED
            nearer, farther = nearer + near, farther + (not near)
    return nearer, farther


def _number(text: str) -> float | None:
    read = reading_of(text)
    return float(read.nilai) if isinstance(read, Angka) and read.nilai is not None else None

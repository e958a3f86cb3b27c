"""
Targets that are percentages of achievement: a table that does not say so, but repeats those of one that does, holds them too.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lkj_rules.drafts.found import Found
from lkj_rules.drafts.roles import Role
from lkj_rules.tables.headings import Column

_MOST = 0.66
_FEWEST = 3


def share_targets(tables: Sequence[Found]) -> None:
    """
    Mark the targets of this year as shares in all tables that repeat those of a table whose heading says so.
    """
    stated = [_targets(each, column) for each in tables for column in _columns(each) if _role(column).share]
    for found in tables:
        for column in _columns(found):
            own = _targets(found, column)
            for other in stated:
                both = own.keys() & other.keys()
                same = sum(own[code] == other[code] for code in both)
                if len(both) >= _FEWEST and same >= _MOST * len(both):
                    column.meaning = attrs.evolve(_role(column), share=True)


def _columns(found: Found) -> list[Column]:
    columns = found.table.columns if found.table is not None else []
    return [each for each in columns if each.meaning is not None and str(each.meaning) == "target"]


def _role(column: Column) -> Role:
    assert isinstance(column.meaning, Role)
    return column.meaning


def _targets(found: Found, column: Column) -> dict[str, str]:
    return {
        code: text for item, code in zip(found.rows, found.codes, strict=True)
        if code is not None and (text := item.figures.get(column.index))
    }

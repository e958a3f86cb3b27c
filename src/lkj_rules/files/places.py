"""
The cells of a workbook, or places on a paper, by the pointers of what stands there: what lines and columns are to a text.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

import attrs

from lkj_rules.model import Record
from lkj_rules.model.pointers import Box
from lkj_rules.workbook.grid import address_of


@attrs.frozen(eq=False, repr=False)
class Places(Record):
    """
    Hold, by pointer, the cells that values stand in and those that name them.

    ``left`` are the cells, with their headings, that must be filled and are empty; ``boxes`` are rectangles on pages; ``certain``
    are the values of which a machine read nothing, where it read others.
    """

    cells: dict[str, str] = attrs.field(factory=dict)
    heads: dict[str, str] = attrs.field(factory=dict)
    left: dict[str, tuple[str, str]] = attrs.field(factory=dict)
    boxes: dict[str, Box] = attrs.field(factory=dict)
    certain: frozenset[str] | None = None

    def of(self, pointer: str, *, named: bool = False) -> str | None:
        """
        Give the cell of a value, or the one that names it; of the nearest value around it where it has none.
        """
        if named and pointer in self.heads:
            return self.heads[pointer]
        return self.cells.get(_nearest(pointer, self.cells))

    def box(self, pointer: str) -> Box | None:
        """
        Give the rectangle of a page that a value stands in, or the nearest one around it.
        """
        return self.boxes.get(_nearest(pointer, self.boxes))

    def locate(self, pointers: Iterable[str]) -> dict[str, tuple[int, int]]:
        """
        Find row and column of each pointer.
        """
        return {each: address_of((self.of(each) or "").rpartition("!")[2]) or (1, 1) for each in pointers}

    def at(self, cell: str) -> list[str]:
        """
        Give the pointers of what stands in a cell, a row or a sheet (``PK!D7``, ``PK!7``, ``PK``), however it is quoted and cased.
        """
        wanted = _folded(cell)
        found = [pointer for pointer, each in self.cells.items() if _folded(each) == wanted]
        if found:
            return found
        wider = {pointer: _folded(each) for pointer, each in self.cells.items()}
        return [pointer for pointer, each in wider.items() if wanted in {_row(each), each.rpartition("!")[0]}]


def _nearest(pointer: str, known: Container[str]) -> str:
    while pointer and pointer not in known:
        pointer = pointer.rpartition("/")[0]
    return pointer


def _folded(cell: str) -> str:
    return " ".join(cell.replace("'", "").replace("$", "").split()).casefold()


def _row(cell: str) -> str:
    sheet, _, address = cell.rpartition("!")
    return f"{sheet}!{address.lstrip('abcdefghijklmnopqrstuvwxyz')}"

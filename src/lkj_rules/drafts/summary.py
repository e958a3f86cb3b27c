"""
How much of the papers a draft took over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from lkj_rules.drafts.found import Found
from lkj_rules.papers.paper import PICTURE, Paper

_FIGURE = re.compile(r"\d")
_TEXTS = frozenset({"nama", "nomor", "satuan", "kategori", "alasan"})
"""Keys of values that are not figures."""


@attrs.define(kw_only=True)
class Summary:
    """Hold how much of the papers was read."""

    pages: int = 0
    unread: int = 0
    tables: int = 0
    recognised: int = 0
    placed: int = 0
    """Figures placed."""
    left: int = 0
    """Figures of tables that were left out, as far as they are known to be tables with figures."""
    scans: int = 0
    """Pages that are pictures, and were not read."""
    scanned: int = 0
    """Pages whose letters a machine recognised in a picture."""


def figures_in(found: Found) -> int:
    """
    Count the cells of a table with figures, below its heading and right of its labels.
    """
    body = 0 if found.table is None else found.table.headed.body
    return sum(bool(_FIGURE.search(text)) for row in found.grid.rows[body:] for text in row[1:])


def summary_of(papers: Sequence[Paper], tables: list[Found], leaves: Iterable[str]) -> Summary:
    """
    Sum up how much of papers was read, by their tables and the values that these gave.
    """
    placed = sum(pointer.rpartition("/")[2] not in _TEXTS for pointer in leaves)
    return Summary(
        pages=sum(each.pages for each in papers), unread=sum(len(each.unread) for each in papers), tables=len(tables),
        recognised=sum(each.kind is not None for each in tables), placed=placed, left=max(sum(map(figures_in, tables)) - placed, 0),
        scans=sum(why == PICTURE for each in papers for why in each.unread.values()),
        scanned=sum(len(each.recognised) for each in papers),
    )  # fmt: skip

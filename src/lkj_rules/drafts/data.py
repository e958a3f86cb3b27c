"""
Tables of figures behind results: labelled rows of numbers under headings, with their sums.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.drafts.found import Found
from lkj_rules.drafts.roles import MONEY
from lkj_rules.tables.entries import Aim, data_of
from lkj_rules.tables.heading_rows import DATA, data_heading
from lkj_rules.tables.lines import kind_of_total, one_line
from lkj_rules.tables.meanings import settle_data

_FEWEST_ROWS = 3
_MOST = 0.85
"""The share of the cells right of the labels that must be figures."""


def data_part(found: Found, aim: Aim) -> dict[str, Any]:
    """
    Give the part of a report that a table of figures makes; nothing where it is not one.
    """
    headed = data_heading(found.grid)
    if headed is None or (found.table is not None and found.table.has(MONEY)):
        return {}
    settle_data(headed.columns)
    columns = [each for each in headed.columns if each.settled]
    figures = [each.index for each in columns if each.what == "angka"]
    rows = range(headed.body, len(headed.grid.rows))
    cells = [one_line(headed.grid.at(row, column)) for row in rows for column in figures]
    said = [each for each in cells if each]
    whole = len(figures) == sum(each.what == "angka" for each in headed.columns)
    if not whole or len(rows) < _FEWEST_ROWS or sum(map(bool, map(DATA.fullmatch, said))) < _MOST * max(len(said), 1):
        return {}
    part = data_of(headed, columns, aim, rows)
    table = part["lkj"]["data"][0]
    if not table["baris"] or not said:
        return {}
    last = rows[-1]
    labels = [one_line(headed.grid.at(row, each.index)) for each in columns if each.meaning is not None for row in (last,)]
    if len(table.get("rekap", ())) > 1 or not any(map(kind_of_total, filter(None, labels))):
        table.pop("rekap", None)  # sums of parts of the table
    return part | {"lkj": {"data": [{"id": table["id"], **({"judul": found.title} if found.title else {}), **table}]}}

"""
Tables of figures behind results: labelled rows of numbers under headings, with their sums.
"""

from __future__ import annotations

import re
from typing import Any

from lkj_rules.drafts.found import Found
from lkj_rules.drafts.roles import MONEY
from lkj_rules.tables.entries import Aim, data_of
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.headings import Column, Headed
from lkj_rules.tables.lines import kind_of_total, one_line
from lkj_rules.tables.meanings import settle_data

_FIGURE = re.compile(r"\(?-?[\d.,]*\d[\d.,]*\s*%?\)?\*{0,2}|[-–]|0")
_YEAR = re.compile(r"(?:tahun )?(?:19|20)\d\d\*{0,2}", re.IGNORECASE)
_FEWEST_ROWS, _FEWEST = 3, 1
_MOST = 0.85
"""The share of the cells right of the labels that must be figures."""


def data_part(found: Found, aim: Aim) -> dict[str, Any]:
    """
    Give the part of a report that a table of figures makes; nothing where it is not one.
    """
    headed = _headed(found.grid)
    if headed is None or (found.table is not None and found.table.has(MONEY)):
        return {}
    settle_data(headed.columns)
    columns = [each for each in headed.columns if each.settled]
    figures = [each.index for each in columns if each.meaning is not None and each.meaning.what == "angka"]
    rows = range(headed.body, len(headed.grid.rows))
    cells = [one_line(headed.grid.at(row, column)) for row in rows for column in figures]
    said = [each for each in cells if each]
    whole = len(figures) == sum(each.meaning is not None and each.meaning.what == "angka" for each in headed.columns)
    if not whole or len(rows) < _FEWEST_ROWS or sum(map(bool, map(_FIGURE.fullmatch, said))) < _MOST * max(len(said), 1):
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


def _headed(grid: Grid) -> Headed | None:
    """
    Find the heading of a table of figures: all above the first row that holds figures right of a label.
    """
    body = next((row for row in range(1, min(8, len(grid.rows))) if _holds_figures(grid, row)), None)
    if body is None:
        return None
    while body < len(grid.rows) and _numbers(grid, body):
        body += 1
    columns = []
    for column in range(grid.width()):
        texts = [one_line(grid.at(row, column)) for row in range(body) if not _numbers(grid, row)]
        columns.append(Column(column, " / ".join(dict.fromkeys(filter(None, texts)))))
    return Headed(grid, 0, body, columns)


def _holds_figures(grid: Grid, row: int) -> bool:
    own = [one_line(text) for text in grid.rows[row] if text.strip()]
    figures = [each for each in own[1:] if _FIGURE.fullmatch(each) and not _YEAR.fullmatch(each)]
    return len(figures) >= _FEWEST and any(re.search(r"[^\W\d_]{2}", each) for each in own) and 2 * len(figures) >= len(own) - 1


def _numbers(grid: Grid, row: int) -> bool:
    own = [one_line(text) for text in grid.rows[row] if text.strip()]
    return len(own) > 1 and all(re.fullmatch(r"\(?\d{1,2}\)?", each) for each in own)

"""
Pages → paper: margins left out, titles found, a table that goes on over pages joined to one.
"""

from __future__ import annotations

import re
from itertools import zip_longest

from lkj_rules.model.pointers import around
from lkj_rules.papers.joining import fitted, is_cut, says_again
from lkj_rules.papers.margins import Margins
from lkj_rules.papers.paper import Line, Paper, PrintedTable
from lkj_rules.papers.sheet import Part, Sheet
from lkj_rules.papers.titles import name_of, title_above, title_below
from lkj_rules.tables.grid import Grid


def assemble(sheets: list[Sheet], file: str) -> Paper:
    """
    Put the pages of a file together.
    """
    margins = Margins.of(sheets)
    paper = Paper(file=file, pages=len(sheets), labels=margins.labels)
    paper.unread = {sheet.number: sheet.unread for sheet in sheets if sheet.unread is not None}
    paper.recognised = frozenset(sheet.number for sheet in sheets if sheet.recognised)
    last: tuple[PrintedTable, list[float]] | None = None
    titles: list[tuple[str, str, bool]] = []
    for sheet in sheets:
        label = margins.labels.get(sheet.number, str(sheet.number))
        flow = [each for each in sheet.flow if not margins.holds(each)]
        if last is not None and flow and isinstance(flow[0], Line) and len(flow) > 1 and says_again(flow[0], last[0].grid.name):
            flow.pop(0)
        for index, each in enumerate(flow):
            if isinstance(each, Line):
                paper.flow.append(each)
                last = None
                continue
            part = fitted(each, last[1]) if last is not None and index == 0 else None
            if last is not None and part is not None:
                _add(last[0], part, label, goes_on=True)
                continue
            following = flow[index + 1 :]
            alone = not any(isinstance(other, Part) for other in following[1:4])
            titles.append((title_above(paper.flow, each), title_below(following, each), alone))
            table = PrintedTable(grid=Grid(name="", file=file))
            _add(table, each, label)
            paper.flow.append(table)
            last = (table, each.columns)
    _entitle(paper.flow, titles)
    return paper


def _entitle(flow: list[Line | PrintedTable], titles: list[tuple[str, str, bool]]) -> None:
    """
    Give tables their titles, by what stands above and below each and whether no other table follows.

    Where more captions stand below, those are the titles, also at the top of the next page.
    """
    under = sum(bool(below) for _, below, _ in titles) > sum(bool(name_of(above)) for above, _, _ in titles)
    tables = [(each, following) for each, following in zip_longest(flow, flow[1:]) if isinstance(each, PrintedTable)]
    for number, ((table, following), (above, below, alone)) in enumerate(zip(tables, titles, strict=True), 1):
        if under and isinstance(following, Line) and name_of(following.text):
            table.title = following.text.strip()
        else:
            table.title = above or (below if alone else "")
        table.grid.name = name_of(table.title) or f"tabel {number}"


def _add(table: PrintedTable, part: Part, label: str, *, goes_on: bool = False) -> None:
    """
    Write the rows of a part below those of its table, a repeated heading left out.
    """
    grid, skip = table.grid, 0
    if goes_on:
        alone = Grid(name="", file="", rows=[list(row) for row in part.rows])
        for span in part.merged:
            alone.spread(*span)
        same = (plain(old) == plain(new) for old, new in zip(grid.rows, alone.rows, strict=False))
        skip = next((row for row, alike in enumerate(same) if not alike), min(len(grid.rows), len(part.rows)))
        if skip < len(part.rows) and is_cut(grid, part.rows[skip]) and not any(top == skip for top, _, _, _ in part.merged):
            for column, text in enumerate(part.rows[skip]):
                if text:
                    grid.rows[-1][column] += "\n" + text.strip()
            skip += 1
        head = around(box for (row, _), box in part.boxes.items() if row < skip)
        if head is not None:
            grid.heads[head.page] = head
    base = len(grid.rows) - skip
    for number, row in enumerate(part.rows[skip:], skip + 1):
        grid.rows.append(list(row))
        grid.numbers.append(number)
        grid.pages.append(label)
    grid.boxes |= {(base + row, column): box for (row, column), box in part.boxes.items() if row >= skip}
    grid.doubts |= {(base + row, column): doubt for (row, column), doubt in part.doubts.items() if row >= skip}
    for top, left, bottom, right in part.merged:
        if top >= skip:
            grid.spread(base + top, left, base + bottom, right)


def plain(row: list[str]) -> list[str]:
    """
    Take blanks and case out of the texts of a row.
    """
    return [re.sub(r"\s+", "", text).casefold() for text in row]

"""
The tables of a report with all that was found out about each: where it stands, its columns, its rows, what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from lkj_rules.drafts.columns import Table, understood
from lkj_rules.drafts.identity import Identity
from lkj_rules.drafts.kinds import Decision, decide
from lkj_rules.drafts.plain_grid import plain_grid
from lkj_rules.drafts.registers import bare
from lkj_rules.model.findings import Texts
from lkj_rules.papers.paper import Line, Paper, PrintedTable
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.lines import Item, Lines, Open, one_line
from lkj_rules.tables.vocabulary import Kind

_BEFORE = 4
"""Lines before a table that may say what it is."""
_ANNEX = re.compile(r"\s*lampiran(?:\s*[-–:.]?\s*(?:[\divx]+|lampiran))?\s*[:.]?\s*", re.IGNORECASE)
_BETWEEN = 2
"""Lines that may stand between a table and what goes on with it: the head and foot of a page."""
_BODY = 0.4
"""The share of a report's pages that come before its annexes, at least."""
_POINT = re.compile(r"^\s*[-–•▪·*\uf0b7\uf0a7>]\s*|.*\s[-–]$")
_SHORT = 4
"""Words that a part of an indicator may have that bears no mark of a list."""
_FIRST_POINT = re.compile(r"(\S.*?)\s*(?::\s*[-–•▪]?|\s[-–•▪])\s+(\S.*)")
_MEASURED = re.compile(r"(?:jumlah|pers|pros|pres|nilai|tingkat|indeks|rasio|ratio|angka|cakupan|skor|rata|laju)", re.IGNORECASE)
"""How an indicator begins that is none of the parts of another."""
_NUMBER = re.compile(r"(?:tabel|table)\s*\.?\s*([\divx]+(?:\s*[.\-]\s*\d+)*)", re.IGNORECASE)
_OTHER = Decision(None, Texts("bukan tabel kinerja", "not a table of performance"))
_WITH_SHARE = re.compile(r"(\S.*?) (\([\d.,]+ ?%?\))")
_SEVERAL = re.compile(r"(?!\d{1,3}(?: \d{3})+$)[\d.,]*\d[\d.,]*%?(?: [\d.,]*\d[\d.,]*%?)+")
"""Several figures in one cell, and not one with blanks between its thousands."""
_STACKED = Texts("beberapa angka dalam satu sel", "several figures in one cell")
_WIDE = Texts("satu sel untuk beberapa kolom", "one cell for several columns")
_WORD = re.compile(r"[^\W\d_]{2}")
_HEADING = Texts("baris judul", "a row that is a heading")
_NO_FIGURES = Texts("indikator tanpa angka", "an indicator without figures")


@attrs.define(kw_only=True)
class Found:
    """Hold a printed table; ``table`` is ``None`` where its heading is not one of performance."""

    printed: PrintedTable
    grid: Grid
    title: str
    before: str
    annex: bool
    table: Table | None
    decision: Decision
    kind: Kind | str | None = None
    """What it was entered as."""
    items: list[Item] = attrs.field(factory=list)
    open: list[Open] = attrs.field(factory=list)
    codes: list[str | None] = attrs.field(factory=list)
    """The indicator of each item."""
    objectives: list[str | None] = attrs.field(factory=list)

    @property
    def number(self) -> str:
        """
        Give the number of the table as it is printed; empty where it has none.
        """
        found = _NUMBER.match(self.grid.name) or _NUMBER.match(self.title)
        return re.sub(r"\s", "", found[1]) if found and self.title else ""

    @property
    def pages(self) -> str:
        """
        Give the pages that it stands on, as they are printed.
        """
        pages = list(dict.fromkeys(self.printed.grid.pages))
        return "" if not pages else pages[0] if len(pages) == 1 else f"{pages[0]} – {pages[-1]}"

    @property
    def rows(self) -> list[Item]:
        """
        List its rows without those that sum up.
        """
        return [each for each in self.items if each.total is None]


def find_tables(papers: Iterable[Paper], identity: Identity, year: int) -> list[Found]:
    """
    Find out about the tables of several files, in order.
    """
    files = list(papers)
    annex = False
    tables: list[Found] = []
    for number, paper in enumerate(files):
        before: list[str] = []
        for each in paper.flow:
            if isinstance(each, Line):
                before.append(one_line(each.text))
                late = bool(tables) and (number > 0 or (each.page or 0) > _BODY * paper.pages)
                annex = annex or bool(late and _ANNEX.fullmatch(each.text))
                continue
            grid = plain_grid(each.grid, paper.file if len(files) > 1 else "")
            found = _found(each, grid, before, identity, year, annex=annex)
            above = tables[-1] if tables else None
            if above is not None and found.decision.kind is None and _goes_on(above, found, before):
                tables[-1] = _found(above.printed, _joined(above, grid), [above.before], identity, year, annex=above.annex)
            else:
                tables.append(found)
            before = []
    return tables


def _goes_on(above: Found, below: Found, before: list[str]) -> bool:
    """
    Return whether a table without a title and a heading of its own goes on with the table of performance above it.
    """
    plain = not below.title and above.table is not None and above.decision.kind is not None
    return plain and above.grid.width() == below.grid.width() and len(before) <= _BETWEEN and above.grid.file == below.grid.file


def _joined(above: Found, grid: Grid) -> Grid:
    """
    Put the rows of a grid below those of another.
    """
    offset = len(above.grid.rows)
    moved = {(row + offset, column): (top + offset, left) for (row, column), (top, left) in grid.covered.items()}
    return attrs.evolve(
        above.grid, rows=[*above.grid.rows, *grid.rows], numbers=[*above.grid.numbers, *grid.numbers],
        pages=[*above.grid.pages, *grid.pages], covered={**above.grid.covered, **moved},
        doubts={**above.grid.doubts, **{(row + offset, column): why for (row, column), why in grid.doubts.items()}},
    )  # fmt: skip


def _found(printed: PrintedTable, grid: Grid, before: list[str], identity: Identity, year: int, *, annex: bool) -> Found:
    title = one_line(printed.title)
    near = " | ".join(before[-_BEFORE:])
    table = understood(grid, year, title or near, identity.renstra)
    decision = _OTHER if table is None else decide(table, title, near, year)
    found = Found(printed=printed, grid=grid, title=title, before=near, annex=annex, table=table, decision=decision)
    if table is not None and decision.kind is not None:
        found.items = list(_items(found, table))
    return found


def _items(found: Found, table: Table) -> Iterator[Item]:
    """
    Read the rows of a table; an indicator without figures above a list names what the rows of the list are of.
    """
    lines = Lines(table.headed, table.columns, doubted=True)
    figures = {each.index for each in table.figures()}
    named = next(each.index for each in table.columns if each.meaning is not None and each.meaning.what == "indikator")
    group = objective = ""
    listed, seen = False, 0
    for item in lines.items(range(table.headed.body, len(table.grid.rows))):
        for column in [each for each in figures if _wide(table.grid, item.row, each)]:
            if item.figures.pop(column, None) and item.total is None:
                found.open.append(Open(item.place, table.grid.at(item.row, column), _WIDE))
        text = item.texts.get("indikator", "")
        if item.total is not None:
            yield item
            continue
        if table.grid.covered.get((item.row, named), (0, named))[1] < named or not _WORD.search(text):
            found.open.append(Open(item.place, text, _HEADING))
            continue
        item.texts["sasaran"] = bare(item.texts.get("sasaran", ""))
        group = group if item.texts["sasaran"] == objective else ""
        heads = [bare(each.text) for each in lines.open[seen:] if _MEASURED.match(bare(each.text))]
        group, listed, seen = (heads[-1], False, len(lines.open)) if heads else (group, listed, len(lines.open))
        objective = item.texts["sasaran"]
        name, group, listed = _name(text, group, listed=listed)
        if figures and not any(item.figures.get(each) for each in figures):
            found.open.append(Open(item.place, text, _NO_FIGURES))
            continue
        item.texts["indikator"] = f"{table.subject}: {name}" if table.subject and not _MEASURED.match(name) else name
        unit = item.texts.get("satuan", "").casefold().split()
        if len(unit) != len(set(unit)):  # one cell for several rows
            item.texts["satuan"] = ""
        _part_shares(item, table)
        for column in [each for each in figures if _SEVERAL.fullmatch(item.figures.get(each) or "")]:
            found.open.append(Open(item.place, str(item.figures.pop(column)), _STACKED))
        yield item
    found.open += lines.open


def _wide(grid: Grid, row: int, column: int) -> bool:
    """
    Return whether a cell goes on over the column next to it.
    """
    own = grid.covered.get((row, column), (row, column))
    return any(grid.covered.get((row, each), (row, each)) == own for each in (column - 1, column + 1))


def _part_shares(item: Item, table: Table) -> None:
    """
    Take a share in parentheses behind a realisation, ``86 (101%)``, for the achievement where its own cell is empty.
    """
    index = {str(each.meaning): each.index for each in table.columns}
    found = _WITH_SHARE.fullmatch(item.figures.get(index.get("realisasi", -1)) or "")
    if found is None:
        return
    item.figures[index["realisasi"]] = found[1]
    if "capaian" in index and not item.figures.get(index["capaian"]):
        item.figures[index["capaian"]] = found[2]


def _name(text: str, group: str, *, listed: bool) -> tuple[str, str, bool]:
    """
    Name a row in full; give what the points of a list below it are parts of, and whether it is such a point.

    ``listed`` is whether the row above is one: short rows below it that bear no mark are points as well.
    """
    own = bare(text)
    if _POINT.match(text):
        part = bool(group) and not _MEASURED.match(own)
        return (f"{group}: {own}" if part else own), group, part
    if listed and group and not _MEASURED.match(own) and len(own.split()) <= _SHORT:
        return f"{group}: {own}", group, True
    parts = _FIRST_POINT.fullmatch(own)
    if parts and _MEASURED.match(own) and not _MEASURED.match(parts[2]):
        return f"{parts[1].strip(' :')}: {parts[2]}", parts[1].strip(" :"), True
    return own, own, False

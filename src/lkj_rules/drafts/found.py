"""
The tables of a report with all that was found out about each: where it stands, its columns, its rows, what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import attrs

from lkj_rules.drafts.columns import Table, understood
from lkj_rules.drafts.identity import Identity
from lkj_rules.drafts.kinds import Decision, decide
from lkj_rules.drafts.listed import Headings, below, listed_plans
from lkj_rules.drafts.plain_grid import plain_grid
from lkj_rules.drafts.rows import read_rows
from lkj_rules.drafts.wordings import bare
from lkj_rules.model.findings import Texts
from lkj_rules.papers.paper import Line, Paper, PrintedTable
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.lines import Item, Open, one_line
from lkj_rules.tables.vocabulary import Kind, meaning_of

_BEFORE = 4
"""Lines before a table that may say what it is."""
_ANNEX = re.compile(r"\s*lampiran(?:\s*[-–:.]?\s*(?:[\divx]+|lampiran))?\s*[:.]?\s*", re.IGNORECASE)
_BETWEEN = 2
"""Lines that may stand between a table and what goes on with it: the head and foot of a page."""
_BODY = 0.4
"""The share of a report's pages that come before its annexes, at least."""
_NUMBER = re.compile(r"(?:tabel|table)\s*\.?\s*([\divx]+(?:\s*[.\-]\s*\d+)*)", re.IGNORECASE)
_OTHER = Decision(None, Texts("bukan tabel kinerja", "not a table of performance"))


@attrs.define(kw_only=True)
class Found:
    """Hold a printed table; ``table`` is ``None`` where its heading is not one of performance."""

    printed: PrintedTable
    grid: Grid
    title: str
    before: str
    annex: bool
    stated: bool = False
    """Whether it is a list in the running text, set as a table."""
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
        counted = self.grid.name.startswith("tabel ")  # it has no number, and is counted
        found = _NUMBER.match("" if counted else self.grid.name) or _NUMBER.match(self.title)
        return re.sub(r"\s", "", found[1]) if found and self.title else ""

    @property
    def pages(self) -> str:
        """
        Give the pages that it stands on, as they are printed.
        """
        pages = list(dict.fromkeys(self.printed.grid.pages))
        return "" if not pages else pages[0] if len(pages) == 1 else f"{pages[0]} – {pages[-1]}"

    @property
    def unread(self) -> list[str]:
        """
        List the rows that were not read, each of which may be an indicator; one above parts of its own that were read is not.
        """
        named = [item.texts["indikator"].casefold() for item, code in zip(self.rows, self.codes, strict=True) if code is not None]
        heads = [] if self.table is None else [one_line(each.heading).casefold() for each in self.table.columns]
        rows = dict.fromkeys(each.text for each in self.open if each.row and not each.text.rstrip().endswith(":"))
        own = {each: bare(each).casefold() for each in rows}
        return [each for each in rows if own[each] not in heads and not any(f"{one}:".startswith(f"{own[each]}:") for one in named)]

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
        above: Headings = []
        plans = dict(listed_plans(paper))
        for place, each in enumerate(paper.flow):
            if place in plans:
                grid = attrs.evolve(plans[place].grid, file=paper.file if len(files) > 1 else "")
                tables.append(attrs.evolve(_found(plans[place], grid, [], identity, year), stated=True))
            if isinstance(each, Line):
                before.append(one_line(each.text))
                above = below(above, each)
                late = bool(tables) and (number > 0 or (each.page or 0) > _BODY * paper.pages)
                annex = annex or bool(late and _ANNEX.fullmatch(each.text))
                continue
            grid = plain_grid(each.grid, paper.file if len(files) > 1 else "")
            found = _found(each, grid, before, identity, year, section=[text for _, text in above], annex=annex)
            last = tables[-1] if tables else None
            if last is not None and found.decision.kind is None and _goes_on(last, found, before):
                tables[-1] = _found(last.printed, last.grid.above(grid), [last.before], identity, year, annex=last.annex)
            else:
                tables.append(found)
            before = []
    return tables


def _goes_on(above: Found, below: Found, before: list[str]) -> bool:
    """
    Return whether a table without a title and a heading of its own, of money either, goes on with the table of performance above.
    """
    money = any(meaning_of([text], Kind.ANGGARAN)[0] == "pagu" for row in below.grid.rows[:1] for text in row)
    plain = not below.title and not money and above.table is not None and above.decision.kind is not None
    return plain and above.grid.width() == below.grid.width() and len(before) <= _BETWEEN and above.grid.file == below.grid.file


def _found(
    printed: PrintedTable, grid: Grid, before: list[str], identity: Identity, year: int, *,
    section: Sequence[str] = (), annex: bool = False,
) -> Found:  # fmt: skip
    title = one_line(printed.title)
    near = " | ".join(before[-_BEFORE:])
    table = understood(grid, year, title or near, identity.renstra)
    decision = _OTHER if table is None else decide(table, title, near, section, year)
    found = Found(printed=printed, grid=grid, title=title, before=near, annex=annex, table=table, decision=decision)
    if table is not None and decision.kind is not None:
        found.items, found.open = read_rows(table)
    return found

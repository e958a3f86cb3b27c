"""
The rows of a table of performance as items: each named in full, with the figures that are its own.
"""

from __future__ import annotations

import re

import attrs

from lkj_rules.drafts.columns import Table
from lkj_rules.drafts.roles import Role
from lkj_rules.drafts.wordings import bare
from lkj_rules.model.findings import Texts
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.lines import Item, Lines, Open, one_line

_POINT = re.compile(r"^\s*[-–•▪·*\uf0b7\uf0a7>]\s*|.*\s[-–]$")
_SHORT = 4
"""Words that a part of an indicator may have that bears no mark of a list."""
_FIRST_POINT = re.compile(r"(\S.*?)\s*(?::\s*[-–•▪]?|\s[-–•▪])\s+(\S.*)")
MEASURED = re.compile(r"(?:jumlah|pers|pros|pres|nilai|tingkat|indeks|rasio|ratio|angka|cakupan|skor|rata|laju)", re.IGNORECASE)
"""How an indicator begins that is none of the parts of another."""
_WITH_SHARE = re.compile(r"(\S.*?) (\([\d.,]+ ?%?\))")
_SEVERAL = re.compile(r"(?!\d{1,3}(?: \d{3})+$)[\d.,]*\d[\d.,]*%?(?: [\d.,]*\d[\d.,]*%?)+")
"""Several figures in one cell, and not one with blanks between its thousands."""
_STACKED = Texts("beberapa angka dalam satu sel", "several figures in one cell")
_WIDE = Texts("satu sel untuk beberapa kolom", "one cell for several columns")
_ROMAN = re.compile(r"[IVX]+\.?")
_SPACED = re.compile(r"\b(?:[^\W\d_] ){2,}[^\W\d_]\b")
"""A word that is set wide: ``I t i k``."""
_WORD = re.compile(r"[^\W\d_]{2}")
_HEADING = Texts("baris judul", "a row that is a heading")
_NO_FIGURES = Texts("indikator tanpa angka", "an indicator without figures")


def read_rows(table: Table) -> tuple[list[Item], list[Open]]:
    """
    Read the rows of a table, and list what is left open.
    """
    reader = _Reader(table, Lines(table.headed, table.columns, doubted=True))
    rows = range(table.headed.body, len(table.grid.rows))
    items = [item for item in reader.lines.items(rows) if item.total is not None or reader.takes(item)]
    items = reader.with_blanks(items)
    for item in items:
        reader.clean(item)
    return reader.joined(items), reader.open + reader.lines.open


@attrs.define
class _Reader:
    """Hold what the rows above a row say about it."""

    table: Table
    lines: Lines
    open: list[Open] = attrs.field(factory=list)
    group: str = ""
    """The indicator that points of a list are parts of."""
    listed: bool = False
    """Whether the row above is such a point."""
    above: str | None = ""
    """The short row of that list that points below it are parts of; ``None`` where points were the first."""
    part: str = ""
    """What rows of a table that names them by its title are parts of."""
    objective: str = ""
    seen: int = 0
    blank: list[tuple[Item, Open]] = attrs.field(factory=list)
    """Rows of an indicator whose only figure is blank, unless rows below turn out to be its parts; each with why it is open."""

    def takes(self, item: Item) -> bool:
        """
        Name an item in full, and return whether it is a row of figures; an indicator without any names those below it.
        """
        named = self._named_column()
        text = _SPACED.sub(lambda found: found[0].replace(" ", ""), item.texts.get("indikator", ""))
        if self.table.grid.covered.get((item.row, named), (0, named))[1] < named or not _WORD.search(text):
            return self._leave(item, text, _HEADING)
        self._follow(item)
        figures = self.table.figures()
        if figures and not any(item.figures.get(each.index) for each in figures):
            self._head(text)
            self._leave(item, text, _NO_FIGURES)
            if len(figures) == 1 and MEASURED.match(bare(text)) and not text.rstrip().endswith(":"):
                item.texts["indikator"] = bare(text)
                self.blank.append((item, self.open[-1]))
            return False
        name = self._named(text)
        if self.table.subject and not MEASURED.match(name):
            if _ROMAN.fullmatch(item.texts.get("nomor", "")):
                self.part, name = name, f"{self.table.subject}: {name}"  # the sum of the rows below it
            else:
                name = f"{self.table.subject} {self.part}".strip() + f": {name}"
        item.texts["indikator"] = name
        return True

    def with_blanks(self, items: list[Item]) -> list[Item]:
        """
        Add the rows whose only figure is blank, as far as no other row is the same indicator or a part of it.
        """
        for item, left in self.blank:
            name = item.texts["indikator"].casefold()
            named = [other.texts.get("indikator", "").casefold() for other in items]
            cut = any(other is not left and other.place == left.place for other in self.open)  # one row of the paper, in pieces
            if not cut and not any(each == name or each.startswith(f"{name}:") for each in named):
                self.open.remove(left)
                items = sorted([*items, item], key=lambda each: each.row)
        return items

    def _head(self, text: str) -> None:
        """
        Take a row without figures for what the rows below it are parts of: the short ones too, below a colon.
        """
        if text.rstrip().endswith(":"):
            self.group, self.listed, self.above = bare(text), True, ""
        else:
            self._named(text)

    def _named(self, text: str) -> str:
        """
        Name a row in full: points below a short row of a list that begins without marks are parts of that row.
        """
        group, point = self.group, bool(_POINT.match(text))
        within = f"{group} {self.above}" if self.above and point else group
        name, self.group, self.listed = _name(text, within, listed=self.listed)
        if within != group:
            self.group = group
        elif self.group != group:
            self.above = ""
        elif point:
            self.above = None
        elif self.above is not None:
            self.above = bare(text)
        return name

    def joined(self, items: list[Item]) -> list[Item]:
        """
        Join the rows of one merged cell of an indicator that part its one column of figures, unless each says what it is of.
        """
        figures = self.table.figures()
        if len(figures) != 1:
            return items
        column, named = figures[0].index, self._named_column()
        kept: list[Item] = []
        for item in items:
            above = self.table.grid.covered.get((item.row, named), (item.row, 0))[0]
            text = item.figures.get(column) or ":"
            apart = ":" in text or (item.row, column) in self.table.grid.covered
            if kept and above == kept[-1].row != item.row and not apart:
                kept[-1].figures[column] = f"{kept[-1].figures[column] or ''} {text}".strip()
                kept[-1].doubts[column] = _STACKED
            else:
                kept.append(item)
        return kept

    def _named_column(self) -> int:
        return next(each.index for each in self.table.columns if each.what == "indikator")

    def clean(self, item: Item) -> None:
        """
        Take from an item the figures that are not its own alone: of several columns, or several in one cell.
        """
        figures = [each.index for each in self.table.figures() if each.index in item.figures]
        for column in figures:
            if _wide(self.table.grid, item.row, column) and item.figures.pop(column) and item.total is None:
                self._leave(item, self.table.grid.at(item.row, column), _WIDE)
        if item.total is not None:
            return
        unit = item.texts.get("satuan", "").casefold().split()
        if len(unit) != len(set(unit)):  # one cell for several rows
            item.texts["satuan"] = ""
        _part_shares(item, self.table)
        for column in [each for each in figures if _SEVERAL.fullmatch(item.figures.get(each) or "")]:
            self._leave(item, str(item.figures.pop(column)), _STACKED)

    def _follow(self, item: Item) -> None:
        """
        Begin a new list under another objective, or below a row that is only the name of an indicator.
        """
        item.texts["sasaran"] = self._continued(bare(item.texts.get("sasaran", "")))
        if item.texts["sasaran"] != self.objective:
            self.group, self.objective = "", item.texts["sasaran"]
        heads = [bare(each.text) for each in self.lines.open[self.seen:] if MEASURED.match(bare(each.text))]
        self.seen = len(self.lines.open)
        if heads:
            self.group, self.listed = heads[-1], False

    def _continued(self, text: str) -> str:
        """
        Give the objective above where a cell only ends it, below a heading that is repeated on the next page.
        """
        heading = next((one_line(each.heading) for each in self.table.columns if each.meaning == Role("sasaran")), "")
        rest = text.removeprefix(f"{heading} ")
        return self.objective if heading and rest != text and rest[:1].islower() else text

    def _leave(self, item: Item, text: str, why: Texts) -> bool:
        self.open.append(Open(item.place, text, why, row=why is _NO_FIGURES))
        return False


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
        part = bool(group) and not MEASURED.match(own)
        return (f"{group}: {own}" if part else own), group, part
    if listed and group and not MEASURED.match(own) and len(own.split()) <= _SHORT:
        return f"{group}: {own}", group, True
    parts = _FIRST_POINT.fullmatch(own)
    if parts and MEASURED.match(own) and not MEASURED.match(parts[2]):
        return f"{parts[1].strip(' :')}: {parts[2]}", parts[1].strip(" :"), True
    return own, own, False

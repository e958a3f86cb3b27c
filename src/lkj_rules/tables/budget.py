"""
The lines of a budget table → a tree as ``report.json`` holds it, with its total.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.tables.grid import FRACTION, Grid
from lkj_rules.tables.headings import Column, Headed, is_number_row
from lkj_rules.tables.lines import ENDLESS, SHARED, Open, is_repeated_heading, kind_of_total, one_line
from lkj_rules.tables.seen import Seen, empty_or
from lkj_rules.tables.sums import AMOUNTS, amount_of, reading_of, whole_of
from lkj_rules.tables.tree import Line, Nested, nest

BEFORE = "pagu_awal"
"""The amount of a line before the budget was changed; it goes into a version of its own."""
_SHARES = frozenset({"persen", "fisik"})
_UNITS = re.compile(r"\b(?:dalam |x )?(ribu|juta|miliar|milyar|triliun)(?:an)?\b(?: rupiah| rp)?", re.IGNORECASE)
_LONGEST_HEADING = 200
_ABOVE = 6
"""Rows above the heading in which the unit of money may be named."""


@attrs.define
class Budget:
    """
    Read the rows of a budget table one after another; ``tree`` gives what they are together.
    """

    headed: Headed
    columns: list[Column]
    """The columns whose meaning is settled."""
    open: list[Open] = attrs.field(factory=list)
    lines: list[Line] = attrs.field(factory=list)
    totals: list[tuple[int, Line]] = attrs.field(factory=list)
    """Rows that sum up others, each with the number of lines above it."""
    doubt: Texts | None = None
    """Why the levels of ``tree`` cannot be trusted."""

    def take(self, rows: range) -> Iterator[int]:
        """
        Read some rows, giving the number of each.
        """
        by_meaning: dict[str, list[int]] = {}
        for each in self.columns:
            if each.meaning is not None:
                by_meaning.setdefault(each.meaning.what, []).append(each.index)
        for row in rows:
            grid = self.headed.grid
            if any(grid.rows[row]) and not (is_number_row(grid, row) or is_repeated_heading(self.headed, row)):
                self._take(grid, row, by_meaning)
            yield row

    def _take(self, grid: Grid, row: int, columns: dict[str, list[int]]) -> None:
        pos: dict[str, Any] = {}
        number = one_line(grid.at(row, columns["nomor"][0])) if "nomor" in columns else ""
        code = self._code(grid, row, columns.get("kode", ()))
        column, name = self._name(grid, row, columns.get("nama", ()))
        if code is None:
            return
        if number and (row, columns["nomor"][0]) not in grid.covered:
            pos["nomor"] = number
        if code:
            pos["kode"] = code
        if name.strip():
            pos["nama"] = one_line(name)
        amounts = {
            what: self._amount(grid, row, columns[what][0], share=what in _SHARES) for what in (*AMOUNTS, BEFORE) if what in columns
        }
        if any(each is not None for each in amounts.values()):
            pos.update({what: value for what, value in amounts.items() if value is not ...})
        remark = one_line(grid.at(row, columns["keterangan"][0])) if "keterangan" in columns else ""
        if remark:
            pos["keterangan"] = remark
        if not (code or name.strip()):
            if any(each is not None for each in amounts.values()):
                self._leave(grid, row, "", Texts("angka tanpa uraian", "figures without a name"))
            return
        line = Line(grid.place(row, column), pos, code, number, name, column or 0)
        if not code and kind_of_total(name or number):
            self.totals.append((len(self.lines), line))
        else:
            self.lines.append(line)

    def _code(self, grid: Grid, row: int, columns: list[int] | tuple[()]) -> str | None:
        """
        Give the code of a row, of several columns joined by dots; ``None`` where a spreadsheet has made a date of it.
        """
        parts = []
        for column in columns:
            text = one_line(grid.at(row, column))
            doubt = grid.doubts.get((row, column))
            if doubt is FRACTION:
                text = text.replace(",", ".")
                self._leave(grid, row, text, doubt, column)
            elif doubt is not None:
                self._leave(grid, row, text, doubt, column)
                return None
            if text:
                parts.append(text.rstrip("."))
        return ".".join(parts)

    @staticmethod
    def _name(grid: Grid, row: int, columns: list[int] | tuple[()]) -> tuple[int | None, str]:
        """
        Give the name of a row and its column: of several, the last that has a text of its own.
        """
        own = [column for column in columns if grid.at(row, column).strip() and (row, column) not in grid.covered]
        column = own[-1] if own else next((each for each in columns if grid.at(row, each).strip()), None)
        return (columns[0] if columns else None, "") if column is None else (column, grid.at(row, column))

    def _amount(self, grid: Grid, row: int, column: int, *, share: bool) -> Any:
        """
        Give an amount or a share in percent, ``None`` for an empty cell, an ellipsis for one that is left open.
        """
        place = (row, column)
        doubt = grid.doubts.get(place)
        text = one_line(grid.at(row, column))
        if doubt is not None and doubt is not FRACTION:
            self._leave(grid, row, text, doubt, column)
            return ...
        if grid.covered.get(place, place)[0] < row and text:
            self._leave(grid, row, text, SHARED, column)
            return ...
        if reading_of(text) is None:
            self._leave(grid, row, text, ENDLESS, column)
            return ...
        return empty_or(Seen.of(text, grid.place(*place), grid.box(*place)), indonesian=share and place in grid.indonesian)

    def _leave(self, grid: Grid, row: int, text: str, why: Texts, column: int | None = None) -> None:
        self.open.append(Open(grid.place(row, column), text, why))

    def before(self) -> Budget | None:
        """
        Give the budget before it was changed, where the table has it too, and take it out of this one.
        """
        if not any(each.what == BEFORE for each in self.columns):
            return None
        other = Budget(self.headed, self.columns)
        other.lines = [_before(line) for line in self.lines]
        other.totals = [(above, _before(line)) for above, line in self.totals]
        return other

    def tree(self) -> tuple[Nested, dict[str, Any]]:
        """
        Nest the lines, and give the total: the sum that no line follows, or that stands above all. Other sums are left open.
        """
        at = len(self.totals) - 1 if self.totals and self.totals[-1][0] == len(self.lines) else 0
        last = next((line for above, line in self.totals[at : at + 1] if above in {0, len(self.lines)}), None)
        total = {} if last is None else {what: value for what, value in last.pos.items() if what in AMOUNTS}
        nested = nest(self.lines, total)
        self.doubt = nested.doubt
        self.open.extend(Open(line.place, one_line(f"{line.code} {line.name}"), why) for line, why in nested.astray)
        places = {id(line.pos): index for index, line in enumerate(self.lines)}
        seen = 0
        for above, line in self.totals:
            end = sum(places.get(id(pos), -1) < above for pos in nested.roots)
            enter = _gathered if seen < above else _inserted
            if line is not last and not enter(nested.roots, end, line):
                self.open.append(Open(line.place, one_line(line.name or line.number), Texts(
                    "jumlah di tengah tabel tidak dimasukkan: barisnya sudah ada",
                    "a sum within the table is not entered: its lines are there",
                )))
            seen = above
        return nested, total


def _gathered(roots: list[dict[str, Any]], end: int, line: Line) -> bool:
    """
    Enter a sum within the table above the lines before it that make it, if there are such.
    """
    whole, parts = amount_of(line.pos.get("pagu")), Fraction(0)
    for start in reversed(range(end)):
        part = whole_of(roots[start])
        if not whole or part is None:
            return False
        parts += part
        if parts == whole:
            roots[start:end] = [line.pos | {"anak": roots[start:end]}]
            return True
    return False


def _inserted(roots: list[dict[str, Any]], end: int, line: Line) -> bool:
    """
    Enter a sum that follows another one as a line by itself.
    """
    if amount_of(line.pos.get("pagu")) is None:
        return False
    roots.insert(end, line.pos)
    return True


def _before(line: Line) -> Line:
    """
    Take the amount before the change out of a line, and make a line of it.
    """
    pos = {key: value for key, value in line.pos.items() if key in {"nomor", "kode", "nama"}}
    if BEFORE in line.pos:
        pos["pagu"] = line.pos.pop(BEFORE)
    return attrs.evolve(line, pos=pos)


def unit_of_money(headed: Headed, title: str = "") -> str | None:
    """
    Find the unit that amounts are printed in, where the title, the heading or a row just above it names one.
    """
    grid = headed.grid
    texts = [text[:_LONGEST_HEADING] for row in range(max(0, headed.top - _ABOVE), headed.body) for text in grid.rows[row]]
    units = [found[1] for text in (title, *texts) for found in _UNITS.finditer(text) if _is_money(found, text)]
    found = {each.casefold().replace("milyar", "miliar") for each in units}
    return next(iter(found)) if len(found) == 1 else None


def _is_money(found: re.Match[str], text: str) -> bool:
    around = text.casefold()
    if text[:found.start()].rstrip()[-1:].isdigit():
        return False  # an amount: “Rp 5 juta”
    return "rp" in around or "rupiah" in around or found[0].casefold().startswith("dalam")

"""
One table on its way into a report: its columns, its rows, what they are taken for, and what is left open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol

import attrs

from lkj_rules.errors import InputError
from lkj_rules.model.findings import Texts
from lkj_rules.tables.budget import Budget
from lkj_rules.tables.choices import NEW, Choices
from lkj_rules.tables.entries import Aim, budget_of, data_of, part_of_report, recap_of, row_of
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.heading_rows import understand
from lkj_rules.tables.headings import Column, Headed
from lkj_rules.tables.likeness import Match, Register
from lkj_rules.tables.lines import Item, Lines, Open
from lkj_rules.tables.vocabulary import IGNORED, Kind, Meaning

Rows = Callable[[range], Iterable[int]]
"""Goes through the numbers of rows, showing how far it is."""


class Person(Protocol):
    """
    Answer what is open; an empty answer leaves it so.
    """

    def column(self, column: Column, kind: Kind, sample: str) -> str:
        """
        Say what a column means.
        """

    def wording(self, part: str, text: str, match: Match) -> str:
        """
        Say which code a wording of an indicator or objective is.
        """


@attrs.define(kw_only=True)
class TableImport:
    """
    Hold a table with all that was found out about it.
    """

    headed: Headed
    aim: Aim
    choices: Choices
    indicators: Register
    objectives: Register
    register: bool
    matches: dict[str, Match] = attrs.field(factory=dict)
    """What each wording of an indicator is taken for."""
    objective_matches: dict[str, Match] = attrs.field(factory=dict)
    new: dict[str, list[dict[str, Any]]] = attrs.field(factory=lambda: {"indikator": [], "sasaran": []})
    open: list[Open] = attrs.field(factory=list)
    levels: Texts | None = None
    rows: int = 0

    @property
    def is_budget(self) -> bool:
        """
        Return whether the table holds money: a budget, or the budget of an agreement.
        """
        found = {each.what for each in self.settled()}
        return self.aim.kind is Kind.ANGGARAN or (self.aim.kind is Kind.PK and "pagu" in found and "indikator" not in found)

    def settled(self) -> list[Column]:
        """
        List the columns whose meaning is settled and that are not left out.
        """
        return [each for each in self.headed.columns if each.settled and each.what not in {"", IGNORED}]

    def settle_columns(self, person: Person | None) -> None:
        """
        Apply the choices to the columns, then ask for those that are open.
        """
        for column in self.headed.columns:
            chosen = self.choices.of(column)
            if not chosen and not column.settled and person is not None:
                chosen = person.column(column, self.aim.kind, self._sample(column.index))
            meaning = Meaning.of(chosen, self.aim.kind) if chosen else None
            if meaning is not None:
                column.meaning, column.settled, column.note = meaning, True, None
            key = column.heading or f"kolom {column.letter}"
            if [each.heading for each in self.headed.columns].count(column.heading) > 1:
                key = f"kolom {column.letter}"
            if f"kolom {column.letter}" not in self.choices.columns:
                self.choices.columns[key] = str(column.meaning) if column.settled else ""
            if not column.settled:
                why = column.note or Texts("artinya tidak dikenal", "its meaning is not known")
                self.choices.notes["kolom", key] = f"{why.id}; usul: {column.meaning}" if column.meaning else why.id
                self.open.append(Open(f"kolom {column.letter}", column.heading, why))

    def _sample(self, column: int) -> str:
        grid = self.headed.grid
        return next((text for row in range(self.headed.body, len(grid.rows)) if (text := grid.at(row, column).strip())), "")

    def part(self, person: Person | None, rows: Rows) -> dict[str, Any]:
        """
        Read the rows, and give what they make of a report.
        """
        self.open += [
            Open(f"{self.headed.grid.name}!{number}", "", Texts("baris tersembunyi, tidak diimpor", "a hidden row, not imported"))
            for number in self.headed.grid.hidden
        ]
        body = range(self.headed.body, len(self.headed.grid.rows))
        if self.aim.kind is Kind.DATA:
            self.rows = len(body)
            return data_of(self.headed, self.settled(), self.aim, body)
        if self.is_budget:
            return self._budget(rows(body), body)
        lines = Lines(self.headed, self.settled())
        items = [item for row in rows(body) for item in lines.items(range(row, row + 1))]
        self.open += lines.open
        return self._performance(items, person)

    def _budget(self, numbers: Iterable[int], body: range) -> dict[str, Any]:
        budget = Budget(self.headed, self.settled())
        for row in numbers:
            for _ in budget.take(range(row, row + 1)):
                self.rows += 1
        part, self.levels = budget_of(budget, self.aim)
        self.open += budget.open
        self.rows = len(body)
        return part

    def _performance(self, items: list[Item], person: Person | None) -> dict[str, Any]:
        rows: list[dict[str, Any]] = []
        recaps: list[dict[str, Any]] = []
        columns = self.settled()
        numbered = all(each.texts.get("nomor") for each in items if each.total is None)
        for item in items:
            if item.total is not None:
                recaps.append(recap_of(item, columns))
                continue
            code = self._code("indikator", item.texts.get("indikator", ""), item.texts.get("kode", ""), item.place, person)
            if code is None:
                continue
            objective = item.texts.get("sasaran", "")
            target = self._code("sasaran", objective, "", item.place, person) if objective else None
            registered = next((name for known, name in self.indicators.names if known == code), "")
            rows.append(row_of(item, self.aim, columns, code, target, registered=registered, numbered=numbered))
        self.rows = len(rows)
        if not rows:
            return {}
        return {key: value for key, value in self.new.items() if value} | part_of_report(self.aim, rows, recaps, columns)

    def _code(self, part: str, text: str, printed: str, place: str, person: Person | None) -> str | None:
        """
        Give the code of a wording, register it where that was chosen, or leave it open.
        """
        indicator = part == "indikator"
        register, matches = (self.indicators, self.matches) if indicator else (self.objectives, self.objective_matches)
        chosen = self.choices.indicators if indicator else self.choices.objectives
        wording = text or printed
        if wording not in matches:
            answer = chosen.get(wording, "")
            found = register.match(wording, printed)
            if not answer and not found.settled and person is not None:
                answer = person.wording(part, wording, found)
            matches[wording] = self._decided(part, wording, printed, answer=answer, found=found)
            match = matches[wording]
            if match.settled:
                chosen[wording] = match.code or IGNORED
            else:
                chosen.setdefault(wording, "")
                self.choices.notes[part, wording] = "; ".join(f"{code} {percent} %" for code, percent in match.candidates)
                self.open.append(Open(place, wording, Texts(
                    f"{part} tidak pasti" if match.candidates else f"{part} tidak ada dalam daftar",
                    f"{_ENGLISH[part]} not certain" if match.candidates else f"{_ENGLISH[part]} not in the register",
                )))
        match = matches[wording]
        return match.code if match.settled else None

    def _decided(self, part: str, wording: str, printed: str, *, answer: str, found: Match) -> Match:
        register = self.indicators if part == "indikator" else self.objectives
        if answer == IGNORED:
            return Match(None, 100, settled=True)
        if answer not in {"", NEW}:
            known = {code.casefold(): code for code, _ in register.names}.get(answer.casefold())
            return found if known is None else Match(known, 100, settled=True)
        if answer == NEW or (self.register and wording != printed and not found.candidates and not found.settled):
            return Match(self._registered(part, wording, printed, register), 100, settled=True, new=True)
        return found

    def _registered(self, part: str, wording: str, printed: str, register: Register) -> str:
        """
        Register a wording under its printed code, or the first free number.
        """
        known = {code for code, _ in register.names}
        letter = "I" if part == "indikator" else "S"
        numbers = (f"{letter}{number}" for number in range(1, len(known) + 2))
        own = printed and printed not in known and printed != wording
        code = printed if own else next(each for each in numbers if each not in known)
        register.add(code, wording)
        self.new[part].append({"kode": code, "nama": wording})
        return code


_ENGLISH = {"indikator": "indicator", "sasaran": "objective"}


def choose(grids: list[Grid], aim: Aim, sheet: str | None, file: str) -> Headed:
    """
    Choose the table to import: the one named, or the only one whose headings are those of its kind.

    Raises ``InputError`` where none is, or several are.
    """
    named = [grid for number, grid in enumerate(grids, 1) if sheet is None or sheet in {grid.name, str(number)}]
    found = [(headed.score, headed) for grid in named if (headed := understand(grid, aim.kind, aim.year)) is not None]
    if not found and sheet is not None and named:
        found = [(0, Headed(named[0], 0, 0, [Column(index, "") for index in range(named[0].width())]))]
    best = [headed for score, headed in found if score == max(each for each, _ in found) and headed.body < len(headed.grid.rows)]
    if len(best) == 1:
        return best[0]
    listed = ", ".join(each.grid.name for each in best) or ", ".join(grid.name for grid in grids[:20])
    if best:
        raise InputError.of(
            file, f"Beberapa tabel cocok; sebutkan satu dengan --sheet: {listed}.",
            f"Several tables fit; name one with --sheet: {listed}.",
        )
    raise InputError.of(
        file, f"Judul kolom untuk {aim.kind} tidak ditemukan. Tabel yang ada: {listed}. Sebutkan satu dengan --sheet, "
        'dan arti kolomnya dalam berkas --map ("kolom A" = "nomor").',
        f"No column headings of {aim.kind} were found. There are these tables: {listed}. Name one with --sheet, "
        'and the meaning of its columns in a --map file ("kolom A" = "nomor").',
    )

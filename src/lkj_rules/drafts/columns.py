"""
What the columns of a table of performance hold: the measure, its year, and what a share is a share of.
"""

from __future__ import annotations

import re

import attrs

from lkj_rules.drafts.money import holds_money
from lkj_rules.drafts.roles import MEASURES, MONEY, RENSTRA, TEXTS, YEAR, Period, Role, period_in, role_of
from lkj_rules.drafts.sizes import settle_results, shown
from lkj_rules.model.findings import Texts
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.heading_rows import headed
from lkj_rules.tables.headings import Column, Headed
from lkj_rules.tables.vocabulary import IGNORED, heading_words

_SHARES = frozenset({"%", "persen", "persentase", "prosentase", "realisasi", "fisik", "capaian"})
_SUBJECT = re.compile(
    r"(?:tabel\W*[\divx.]+\s*)?(?:sasaran|target)\s+(?!strate|kinerja|indikator)(.+?)(?:\s*\(.*|\s+tahun\b.*|\s+\d{4}.*)?$",
    re.IGNORECASE,
)
_WORDING = re.compile(r"(uraian|kinerja|tolok ukur|ukuran)\b")
_FEW = 2

_TWICE = Texts("dua kolom dengan arti yang sama", "two columns of one meaning")
_NO_YEAR = Texts("tahun kolom ini tidak jelas", "the year of this column is not clear")
_UNKNOWN = Texts("judul kolom ini tidak dikenal", "this heading is not known")


@attrs.define
class Table:
    """Hold a table of performance with its heading understood: the columns that have a role, and those that are left open."""

    headed: Headed
    columns: list[Column]
    open: list[tuple[Column, Texts]] = attrs.field(factory=list)
    guessed: bool = False
    """Whether no heading names the indicators."""
    subject: str = ""
    """What the rows are parts of, where the title says so."""

    @property
    def grid(self) -> Grid:
        """
        Give its cells.
        """
        return self.headed.grid

    def roles(self) -> list[Role]:
        """
        List what its columns mean.
        """
        return [each.meaning for each in self.columns if isinstance(each.meaning, Role)]

    def has(self, *whats: str) -> bool:
        """
        Return whether a column has one of these meanings.
        """
        return any(each.what in whats for each in self.roles())

    def figures(self) -> list[Column]:
        """
        List the columns of figures.
        """
        return [each for each in self.columns if each.what not in {"", *TEXTS}]


def understood(grid: Grid, year: int, title: str, period: Period | None = None) -> Table | None:
    """
    Understand the columns of a table; ``None`` where it has no heading of performance.

    ``year`` is the report's, ``period`` that of its Renstra.
    """
    found = headed(grid)
    if found is None:
        return None
    period = period_in(title) or period
    for column in found.columns:
        column.meaning = role_of(column.heading.split(" / ") if column.heading else [], year, period)
    table = Table(found, found.columns)
    _follow_money(table)
    _find_units(table)
    _find_indicators(table)
    settle_results(found)
    _settle_shares(table)
    _settle_target(table, year)
    _settle_years(table, period, title)
    _name_rows(table, title)
    _leave_open(table)
    return table


def _follow_money(table: Table) -> None:
    """
    Take a realisation of amounts, and a column of shares, that follow a column of money for money as well.
    """
    spent = False
    for left, column in zip(table.columns, table.columns[1:], strict=False):
        words = set(heading_words(column.heading).split())
        if left.what != MONEY:
            continue
        amounts = column.meaning == Role("realisasi") and holds_money(table.grid, table.headed.body, column.index)
        if amounts or (not words - _SHARES and (spent or {"%", "persen"} & words)):
            column.meaning, spent = Role(MONEY), amounts


def _find_units(table: Table) -> None:
    """
    Take a column of units under the heading of figures for what it holds.
    """
    aimed = table.has("target")
    for column in table.columns:
        texts = [text for text in shown(table.headed, column) if text]
        if column.meaning == Role("satuan") and not aimed and "target" in heading_words(column.heading).split():
            figures = sum(any(letter.isdigit() for letter in text) for text in texts)
            column.meaning = Role("target") if figures * 3 >= len(texts) * 2 else column.meaning
        elif column.what in MEASURES and texts:
            wordy = sum(not any(letter.isdigit() for letter in text) and text != "-" for text in texts)
            if wordy * 3 >= len(texts) * 2:
                means = "kategori" if column.what == "capaian" else "satuan"
                column.meaning = Role(IGNORED if table.has(means) else means)


def _find_indicators(table: Table) -> None:
    """
    Name the column of indicators where no heading does: one of wordings, else that of the objectives.
    """
    if table.has("indikator") or not table.has(*MEASURES):
        return
    texts = [each for each in table.columns if each.meaning is None and _WORDING.match(heading_words(each.heading))]
    texts += [each for each in table.columns if each.what == "sasaran"]
    for column in texts[:1]:
        column.meaning, table.guessed = Role("indikator"), True


def _settle_shares(table: Table) -> None:
    """
    Take realisations in percent for achievements where the units of the indicators are others.
    """
    units = next((each for each in table.columns if each.what == "satuan"), None)
    rows = range(table.headed.body, len(table.grid.rows))
    texts = [] if units is None else [
        text for row in rows if (row, units.index) not in table.grid.covered and (text := table.grid.at(row, units.index))
    ]
    if sum("%" in text or "persen" in text.casefold() for text in texts) * 2 >= len(texts):
        return
    for column in [] if table.has("capaian") else table.columns:
        role = column.meaning
        if isinstance(role, Role) and role.what == "realisasi" and "%" in column.heading:
            column.meaning = attrs.evolve(role, what="capaian")


def _settle_target(table: Table, year: int) -> None:
    """
    Settle the year of the only target that results are next to: one that is past is a misprint, of one to come they are shares.
    """
    targets = [each for each in table.columns if each.what == "target"]
    results = [each for each in table.columns if each.meaning in {Role("realisasi"), Role("capaian")}]
    aim = targets[0].year if len(targets) == 1 else None
    if aim is None or len(results) < _FEW or len({str(each.meaning) for each in results}) < _FEW:
        return
    if aim < year:
        targets[0].meaning = Role("target")
    for column in results:
        if aim > year and column.meaning == Role("capaian"):
            column.meaning = Role("capaian", against=RENSTRA)


def _settle_years(table: Table, period: Period | None, title: str) -> None:
    """
    Give columns that are only numbered their years: the last is the last of the period.

    What columns of bare years measure is said by the title; without that they are targets.
    """
    numbered = [each for each in table.columns if isinstance(each.meaning, Role) and each.meaning.number]
    for place, column in enumerate(reversed(numbered)):
        known = period is not None and len(numbered) > 1
        column.meaning = Role("target", period[1] - place) if known and period is not None else None
        column.note = None if known else _NO_YEAR
    bare = [each for each in table.columns if each.what == YEAR]
    said = {each for each in MEASURES if re.search(rf"\b{each}\b", title.casefold())}
    measured = table.has(*MEASURES)
    for column in bare:
        year = column.year
        if measured or len(bare) < _FEW or len(said) > 1:
            column.meaning, column.note = None, _NO_YEAR
        else:
            column.meaning = Role(next(iter(said), "target"), year)


def _name_rows(table: Table, title: str) -> None:
    """
    Take the labels of a table of yearly targets for parts of what its title names: "Sasaran Produksi Padi".
    """
    yearly = [each for each in table.roles() if each.what == "target" and each.year is not None]
    found = _SUBJECT.match(title)
    labels = next((each for each in table.columns if each.meaning is None and each.note is None and each.heading), None)
    if len(yearly) > _FEW and found and labels is not None and not table.has("indikator", "sasaran", "realisasi", "capaian"):
        labels.meaning, table.guessed, table.subject = Role("indikator"), True, found[1].strip(" .:")


def _leave_open(table: Table) -> None:
    """
    Leave open columns without a meaning, and of columns of one meaning all but the fullest, unless they say the same.
    """
    kept: list[Column] = []
    refused: set[str] = set()
    for column in sorted(table.columns, key=lambda each: (-_rank(table, each), not _follows_target(table, each))):
        twin = next((each for each in kept if column.meaning is not None and str(each.meaning) == str(column.meaning)), None)
        if column.meaning is None:
            table.open.append((column, column.note or _UNKNOWN))
        elif twin is None or column.meaning.what in {IGNORED, MONEY}:
            kept.append(column)
        elif column.meaning.what in TEXTS or shown(table.headed, column) == shown(table.headed, twin):
            continue
        else:
            table.open.append((column, _TWICE))
            if _rank(table, column) == _rank(table, twin) and not _follows_target(table, twin) and str(twin.meaning) not in refused:
                refused.add(str(twin.meaning))
                table.open.append((twin, _TWICE))
    kept = [each for each in kept if each.meaning is not None and str(each.meaning) not in {IGNORED, *refused}]
    table.columns = sorted(kept, key=lambda each: each.index)
    for column in table.columns:
        column.settled = True


def _follows_target(table: Table, column: Column) -> bool:
    """
    Return whether the column on the left holds the target of the same year.
    """
    before = [each for each in table.headed.columns if each.index == column.index - 1]
    return any(each.what == "target" and each.year == column.year for each in before)


def _rank(table: Table, column: Column) -> int:
    """
    Count the figures of a column that belong to one row; one of means of several rows, or one that says so, has few.
    """
    of_several = re.search(r"\b(rata|ssrn|sasaran)\b", heading_words(column.heading))
    if of_several and column.what in MEASURES:
        return 0
    rows = range(table.headed.body, len(table.grid.rows))
    if column.what in {"indikator", "sasaran"}:
        return sum(len(table.grid.at(row, column.index)) for row in rows)  # the other may hold their numbers
    return sum(bool(table.grid.at(row, column.index).strip()) and (row, column.index) not in table.grid.covered for row in rows)

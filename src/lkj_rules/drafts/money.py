"""
Which columns of a printed table hold money and shares of it: their headings say it, their figures must bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from lkj_rules.tables.budget import unit_of_money
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.headings import Column, Headed, column_of
from lkj_rules.tables.meanings import settle
from lkj_rules.tables.money_heading import LEAST, heading_of
from lkj_rules.tables.sums import amount_of
from lkj_rules.tables.vocabulary import Kind, Meaning, heading_words, meaning_of

AMOUNTS = ("pagu_awal", "pagu", "realisasi", "sisa")
SHARES = ("persen", "fisik")
_NAMES = ("nama", "sasaran")
_HALF = Fraction(1, 2)
_MOST_PERCENT = 1_000
_NEAR = Fraction(1, 10)
"""Percentage points within which a printed share agrees with the amounts."""
_MONEY = frozenset({
    "anggaran", "keuangan", "rp", "pagu", "rupiah", "belanja", "fisik", "serapan", "penyerapan", "spj", "alokasi", "dpa", "dppa",
    "dipa", "apbd", "apbn", "biaya", "dana",
})  # fmt: skip
_LETTERS = 4
"""Letters that a name has at least, on average."""


@attrs.define
class MoneyTable:
    """Hold a table of money with the columns that are settled, and those that are left open."""

    headed: Headed
    columns: list[Column] = attrs.field(factory=list)
    open: list[Column] = attrs.field(factory=list)
    least: int = LEAST
    """What most amounts are at least: little, where they are in thousands or millions."""
    years: dict[int, int] = attrs.field(factory=dict)
    """Columns of amounts by their year, in a table that has nothing but years."""


def money_table(grid: Grid, year: int, title: str = "") -> MoneyTable | None:
    """
    Settle the columns of a table; ``None`` where none holds amounts under a heading of budgets, or none names lines.

    Where title or heading say that amounts are in thousands or millions, small ones are amounts as well.
    """
    headed = heading_of(grid)
    if headed is None:
        return None
    settle(headed.columns, Kind.ANGGARAN, year)
    found = MoneyTable(headed, least=LEAST if unit_of_money(headed, title) is None else 1)
    least = {each.index: found.least if _is_amount(each) else LEAST for each in headed.columns}
    money = [each for each in headed.columns if holds_money(grid, headed.body, each.index, least[each.index])]
    numbers = [each for each in headed.columns if each.settled and each.what in {"kode", "nomor"}]
    shares = [each for each in headed.columns if each not in (*money, *numbers) and holds_shares(grid, headed.body, each.index)]
    _tell_changed(money)
    measured = any("indikator" in heading_words(each.heading) for each in headed.columns)
    for what in AMOUNTS:
        _settle(found, what, [each for each in money if each.what == what and (_is_of_money(each) or not measured)])
    _infer(found, [each for each in money if each.what not in AMOUNTS or (measured and not _is_of_money(each))], shares)
    for what in ("kode", "keterangan"):
        free = [each for each in headed.columns if each not in (*money, *shares)]
        found.columns += [each for each in free if each.settled and each.what == what]
    _settle_shares(found, shares)
    found.years = {} if found.columns else _years(money)
    if not found.years and column_of(found.columns, "pagu") is None and column_of(found.columns, "realisasi") is None:
        return None
    settled = {each.index for each in found.columns} | set(found.years.values())
    found.open += [each for each in (*money, *shares) if each.index not in settled and _is_of_money(each)]
    return found if _settle_names(found, settled) else None


def _tell_changed(money: Sequence[Column]) -> None:
    """
    Take a budget headed "Murni" for the one before the change where another is headed "Perubahan".
    """
    lowest = {each.index: heading_words(each.heading.split(" / ")[-1]) for each in money}
    first = [each for each in money if re.fullmatch(r"(pagu |anggaran |apbd )?(murni|induk|awal|semula)", lowest[each.index])]
    changed = [each for each in money if re.fullmatch(r"(pagu |anggaran |apbd )?(perubahan|pergeseran)", lowest[each.index])]
    if len(first) == len(changed) == 1:
        first[0].meaning, changed[0].meaning = Meaning("pagu_awal"), Meaning("pagu")


def _years(money: Sequence[Column]) -> dict[int, int]:
    """
    Give the columns of amounts that are headed by nothing but a year.
    """
    years = {each.index: heading_words(each.heading.split(" / ")[-1]).removeprefix("tahun ") for each in money}
    found = {int(text): index for index, text in years.items() if re.fullmatch(r"(19|20)\d\d", text)}
    return found if 1 < len(found) == len(money) else {}


def _infer(found: MoneyTable, unknown: list[Column], shares: list[Column]) -> None:
    """
    Take a column without a known heading for the amount that makes a printed share agree with the amounts of its row.
    """
    missing = [what for what in ("pagu", "realisasi") if column_of(found.columns, what) is None]
    if len(missing) != 1:
        return
    proven = []
    for column in unknown:
        trial = MoneyTable(found.headed, [*found.columns, attrs.evolve(column, meaning=Meaning(missing[0]), settled=True)])
        if any(_agrees(trial, each.index) for each in shares):
            proven.append(trial.columns)
    if len(proven) == 1:
        found.columns = proven[0]


def _is_amount(column: Column) -> bool:
    return column.what in AMOUNTS and not {"%", "persen", "persentase"} & set(heading_words(column.heading).split())


def _is_of_money(column: Column) -> bool:
    words = set(heading_words(column.heading).split())
    return bool(words & _MONEY)


def _texts(grid: Grid, body: int, column: int) -> Iterator[str]:
    for row in range(body, len(grid.rows)):
        if grid.covered.get((row, column), (row, 0))[0] == row and (text := grid.at(row, column).strip()):
            yield from text.splitlines()


def holds_money(grid: Grid, body: int, column: int, least: int = LEAST) -> bool:
    """
    Return whether most of a column's cells are amounts.
    """
    amounts = [amount_of(text) for text in _texts(grid, body, column)]
    large = sum(each is not None and abs(each) >= least for each in amounts)
    return large > 0 and large >= _HALF * sum(each != 0 for each in amounts)


def holds_shares(grid: Grid, body: int, column: int) -> bool:
    """
    Return whether most of a column's cells can be percentages.
    """
    amounts = [amount_of(text) for text in _texts(grid, body, column)]
    small = sum(each is not None and abs(each) < _MOST_PERCENT for each in amounts)
    return small > 0 and small >= _HALF * len(amounts)


def _settle(found: MoneyTable, what: str, columns: Sequence[Column]) -> None:
    """
    Take a column for what it means if no other means the same; of several, the one whose heading says nothing else.
    """
    certain = [each for each in columns if each.settled] or [each for each in columns if _is_of_money(each)] or list(columns)
    if len(certain) == 1:
        found.columns.append(attrs.evolve(certain[0], meaning=Meaning(what), settled=True))


def _settle_shares(found: MoneyTable, shares: Sequence[Column]) -> None:
    """
    Take the share that agrees with the amounts for that of realisation, and another for the physical one if it is headed so.
    """
    agreeing = [each for each in shares if _agrees(found, each.index)]
    named = [each for each in agreeing if each.what == "persen"] or [each for each in agreeing if each.what != "fisik"]
    if named:
        found.columns.append(attrs.evolve(named[0], meaning=Meaning("persen"), settled=True))
    _settle(found, "fisik", [
        each for each in shares if "fisik" in heading_words(each.heading) and each not in named[:1]
        and meaning_of(each.heading.split(" / ")[-1:], Kind.ANGGARAN)[0] != "realisasi"
    ])  # fmt: skip


def _agrees(found: MoneyTable, column: int) -> bool:
    """
    Return whether most cells of a column are the share of realisation in the budget of their row.
    """
    grid, pagu, realisasi = found.headed.grid, column_of(found.columns, "pagu"), column_of(found.columns, "realisasi")
    if pagu is None or realisasi is None:
        return False
    right = wrong = 0
    for row in range(found.headed.body, len(grid.rows)):
        cells = [grid.at(row, each).splitlines() for each in (pagu, realisasi, column)]
        for budget, spent, share in zip(*(map(amount_of, lines) for lines in cells), strict=False):
            if budget and spent is not None and share is not None:
                agrees = abs(spent / budget * 100 - share) <= _NEAR
                right, wrong = right + agrees, wrong + (not agrees)
    return right > wrong


def _settle_names(found: MoneyTable, settled: set[int]) -> bool:
    """
    Find the columns of names: by their headings, else the first of words; and the one of numbers before them.
    """
    grid, body = found.headed.grid, found.headed.body
    free = [each for each in found.headed.columns if each.index not in settled]
    for what in _NAMES:
        names = [each for each in free if each.what == what and _is_wordy(grid, body, each.index)]
        if names:
            break
    else:
        first = min((*(each.index for each in found.columns), *found.years.values()), default=0)
        names = [each for each in free if each.index < first and _is_wordy(grid, body, each.index)][-1:]
    if not names:
        return False
    found.columns += [attrs.evolve(each, meaning=Meaning("nama"), settled=True) for each in names]
    left = [each for each in free if each.index < names[0].index and any(_texts(grid, body, each.index))]
    if left and left[-1].what == "nomor":
        found.columns.append(left[-1])
    return True


def _is_wordy(grid: Grid, body: int, column: int) -> bool:
    texts = [text for text in _texts(grid, body, column) if amount_of(text) is None]
    return bool(texts) and sum(map(len, texts)) >= _LETTERS * len(texts)

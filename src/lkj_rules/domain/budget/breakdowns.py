"""
Two breakdowns of one budget, as by programme and by kind of spending: what both have must be the same.

A line is compared with the one of its code or name; lines of one name are added up, and a line that only one of them has is tried
where it makes up the difference: tables join and split lines.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import attrs

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.budget.line_keys import LineKeys
from lkj_rules.domain.budget.lines import BudgetLines, printed_level, row_name
from lkj_rules.domain.budget.sums import added, cells_sum
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Unique
from lkj_rules.model.documents import Anggaran, CakupanAnggaran, JenisAnggaran, PosAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import Identities, key_of
from lkj_rules.model.intervals import Interval, Number
from lkj_rules.model.values import Rupiah

_COLUMNS = (Ukuran.PAGU, Ukuran.REALISASI)
_SUM = Texts("jumlah rincian", "the sum of the details")
_TOTAL = "\n"
"""A key that no line has: names are one line."""


@attrs.frozen(eq=False, repr=False)
class JumlahRincian(Unique):
    """
    Hold what a breakdown has for one thing: the sum of its cells, with the cells; unknown where one of them is.
    """

    nama: Texts
    jumlah: Number | None
    sel: tuple[Rupiah, ...]


@attrs.frozen(eq=False, repr=False)
class PasanganRincian(Unique):
    """
    Hold what both breakdowns have for one thing; ``hanya`` is the line only one of them has that makes up the difference.
    """

    ukuran: Ukuran
    sini: JumlahRincian
    sana: JumlahRincian
    hanya: Texts | None = None


@attrs.frozen(eq=False, repr=False)
class BarisBanding(Unique):
    """
    Hold one thing that two breakdowns of a budget share, with each column that both print; none where they share nothing.
    """

    utuh: Anggaran | None
    pasangan: tuple[PasanganRincian, ...]


@analysis
def breakdown(scope: Scope, budget: Anggaran) -> list[BarisBanding]:
    """
    Pair what a budget and the version that it breaks down both have: the total, and lines of the same code or name.
    """
    if budget.rincian_dari is None:
        return []
    whole = broken_down(scope, budget)
    found = {} if whole is None else grouped(_pairs(scope, budget, whole))
    return [BarisBanding(whole, tuple(pairs)) for pairs in found.values()] or [BarisBanding(whole, ())]


@analysis
def broken_down(scope: Scope, budget: Anggaran) -> Anggaran | None:
    """
    Find the version that a budget breaks down; it may be a breakdown itself.
    """
    if budget.rincian_dari is None:
        return None
    named = _by_version(scope).get((budget.rincian_dari, budget.jenis), ())
    return next((each for each in named if each is not budget), None)


@analysis
def _by_version(scope: Scope) -> dict[tuple[str | None, JenisAnggaran], list[Anggaran]]:
    return grouped(((each.versi, each.jenis), each) for each in scope.laporan.anggaran)


@analysis
def _breakdowns(scope: Scope) -> dict[Hashable, list[Anggaran]]:
    """
    Give what breaks budgets down, by their identities.
    """
    pairs = ((broken_down(scope, each), each) for each in scope.laporan.anggaran)
    return grouped((key_of(whole), each) for whole, each in pairs if whole is not None)


def versions_of(scope: Scope, budget: Anggaran) -> Iterator[Anggaran]:
    """
    Give a budget and whatever breaks it down, directly or not.
    """
    found = Identities((budget,))
    waiting = [budget]
    for known in waiting:
        yield known
        for each in _breakdowns(scope).get(key_of(known), ()):
            if each not in found:
                found.add(each)
                waiting.append(each)


def _pairs(scope: Scope, budget: Anggaran, whole: Anggaran) -> Iterator[tuple[str, PasanganRincian]]:
    keys = LineKeys(scope.budget_lines(whole))
    line = None if budget.rincian_pos is None else _line_of(scope.budget_lines(whole), budget.rincian_pos)
    if line is None and budget.rincian_pos is not None:
        return
    compared = budget.cakupan in {None, CakupanAnggaran.SELURUH, whole.cakupan}
    for ukuran in _COLUMNS:
        here, there = _Sums(scope, budget, keys, ukuran, total=compared), _Sums(scope, whole, keys, ukuran, of=line)
        for key in here.keys:
            other = next(iter(there.ways(key)), None)
            ours = [each for each in here.ways(key) if each.jumlah is not None]
            if other is None or other.jumlah is None or not ours:
                continue
            if key == _TOTAL and (apart := _apart(other, ours[-1])) is not None and apart == there.left_out(here):
                continue  # a table of some lines only has a total of its own
            fits = next((each for each in ours if each.jumlah == other.jumlah), None) or _joined_up(ours[-1], other, here, there)
            yield key, PasanganRincian(ukuran, fits or ours[-1], other, None if fits else _missing(ours[-1], other, here, there))


def _line_of(lines: BudgetLines, text: str) -> PosAnggaran | None:
    return lines.match(text, None) or lines.match(None, text)


class _Sums:
    """
    Add up one column of a breakdown by the lines of the budget; a line below another of the same key is part of it.
    """

    def __init__(
        self, scope: Scope, anggaran: Anggaran, keys: LineKeys, ukuran: Ukuran, *, total: bool = True, of: PosAnggaran | None = None
    ) -> None:
        lines = scope.budget_lines(anggaran)
        self._exact: dict[str, list[JumlahRincian]] = {}
        self._near: dict[str, list[JumlahRincian]] = {}
        tops = anggaran.pos if of is None else of.anak
        self._tops, self._column, self._lines, self._keys = tops, ukuran, lines, keys
        stack: list[tuple[PosAnggaran, frozenset[str]]] = [(pos, frozenset()) for pos in reversed(tops)]
        while stack:
            pos, above = stack.pop()
            key, exact = keys.key(lines, pos)
            if key and key not in above:
                (self._exact if exact else self._near).setdefault(key, []).append(_amount(pos, ukuran))
            aim = "" if pos.sasaran is None else f"\n{pos.sasaran}"
            if aim and aim not in above:
                named = Texts(f"sasaran {pos.sasaran}", f"objective {pos.sasaran}")
                self._exact.setdefault(aim, []).append(attrs.evolve(_amount(pos, ukuran), nama=named))
            stack.extend((anak, above | {key, aim}) for anak in reversed(pos.anak))
        row = anggaran.total if of is None else of
        cell: Rupiah | None = None if row is None else getattr(row, ukuran.value)
        if total and cell is not None and row is not None:
            self._exact[_TOTAL] = [JumlahRincian(row_name(row), cell.bilangan, (cell,))]
        elif total and anggaran.rincian_pos is not None and of is None and anggaran.pos:
            self._exact[_TOTAL] = [attrs.evolve(_joined([_amount(pos, ukuran) for pos in anggaran.pos]), nama=_SUM)]
        self.keys = dict.fromkeys((*self._exact, *self._near))

    def ways(self, key: str) -> list[JumlahRincian]:
        """
        Give the ways to add up what stands under a key; lines of unlike names alone are none.
        """
        exact, near = self._exact.get(key, []), self._near.get(key, [])
        found = [_joined(exact)] if exact else []
        if near and (exact or len(near) == 1):
            found.append(_joined([*exact, *near]))
        return found

    def left_out(self, other: _Sums) -> Number | None:
        """
        Add up the lines of which another breakdown has nothing, the outermost of them.
        """
        return added(amount for pos in self._tops for amount in self._unshared(pos, other))

    def _unshared(self, pos: PosAnggaran, other: _Sums) -> Iterator[Number | None]:
        if self._keys.key(self._lines, pos)[0] in other.keys:
            return
        if any(self._keys.key(self._lines, below)[0] in other.keys for below in walk(pos.anak)):
            for below in pos.anak:
                yield from self._unshared(below, other)
        else:
            yield _amount(pos, self._column).jumlah

    def alone(self, other: _Sums) -> Iterator[JumlahRincian]:
        """
        Give the single lines that another breakdown does not have.
        """
        for key, each in self._exact.items():
            if key not in other.keys and len(each) == 1:
                yield each[0]


def _joined_up(here: JumlahRincian, there: JumlahRincian, ours: _Sums, theirs: _Sums) -> JumlahRincian | None:
    """
    Add the line of this breakdown that the other one has in the same line, where it makes up the difference.
    """
    apart = _apart(there, here)
    return None if apart is None else next((_joined([here, each]) for each in ours.alone(theirs) if each.jumlah == apart), None)


def _missing(here: JumlahRincian, there: JumlahRincian, ours: _Sums, theirs: _Sums) -> Texts | None:
    for more, less, lines, others in ((there, here, theirs, ours), (here, there, ours, theirs)):
        apart = _apart(more, less)
        if apart is not None:
            return next((each.nama for each in lines.alone(others) if each.jumlah == apart), None)
    return None


def _apart(more: JumlahRincian, less: JumlahRincian) -> Number | None:
    if more.jumlah is None or less.jumlah is None or isinstance(more.jumlah, Interval) or isinstance(less.jumlah, Interval):
        return None
    return more.jumlah - less.jumlah if more.jumlah > less.jumlah else None


def _amount(pos: PosAnggaran, ukuran: Ukuran) -> JumlahRincian:
    cells = [cell for _, cell in printed_level([pos], ukuran.value)]
    printed = tuple(cell for cell in cells if cell is not None)
    return JumlahRincian(row_name(pos), cells_sum(cells), printed)


def _joined(amounts: list[JumlahRincian]) -> JumlahRincian:
    cells = tuple(cell for each in amounts for cell in each.sel)
    return JumlahRincian(amounts[0].nama, added(each.jumlah for each in amounts), cells)

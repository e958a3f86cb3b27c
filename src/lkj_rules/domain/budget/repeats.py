"""
Lines of a budget that repeat others: one name twice, amounts copied from row to row, one line with two amounts spent; list numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Sequence

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.budget.breakdowns import broken_down, versions_of
from lkj_rules.domain.budget.names import level_of, name_words
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.series import expected_marks
from lkj_rules.model.documents import Anggaran, PosAnggaran
from lkj_rules.model.identity import ByIdentity, Identities
from lkj_rules.model.intervals import Exact, Interval
from lkj_rules.model.values import Rupiah

_ROUND = 1_000_000
"""Amounts spent in whole millions may be equal by chance."""

_Known = dict[tuple[Hashable, ...], list[PosAnggaran]]
"""Lines by name and code."""


def same_named(scope: Scope, line: PosAnggaran) -> Sequence[PosAnggaran]:
    """
    Give the earlier lines below the same programme, or else the same line, that have this name and no other code.

    Top lines may stand under several objectives.
    """
    lines = scope.home(line)
    known = _renamed(scope, lines.anggaran).get(line)
    if known is None or not line.nama:
        return ()
    same, count = known
    path = Identities(lines.path(line))
    return [each for each in same[:count] if each not in path]


@analysis
def _renamed(scope: Scope, budget: Anggaran) -> ByIdentity[PosAnggaran, tuple[list[PosAnggaran], int]]:
    """
    Give for every line of a budget that repeats name and code below the same programme the lines that do, and how many come before.
    """
    found = ByIdentity[PosAnggaran, tuple[list[PosAnggaran], int]]()
    codes = scope.budget_lines(budget).codes
    waiting: list[tuple[PosAnggaran, _Known, tuple[_Known, ...], bool]] = [(pos, {}, (), False) for pos in reversed(budget.pos)]
    while waiting:
        pos, compared, above, covered = waiting.pop()
        key = name_words(pos.nama or ""), codes.full(pos)
        if same := compared.get(key):
            found[pos] = same, len(same)
        for known in above:
            known.setdefault(key, []).append(pos)
        if pos.anak:
            programme = level_of(pos.nama or "") == "program"
            if programme or not covered:
                compared = {}
                above = (*above, compared)
            waiting += [(each, compared, above, covered or programme) for each in reversed(pos.anak)]
    return found


def same_amounts(scope: Scope, line: PosAnggaran) -> Sequence[PosAnggaran]:
    """
    Give, for the first of lines below the same one with equal pagu and realisasi, the others; not where all or nothing was spent.
    """
    return _copied(scope, scope.home(line).anggaran).get(line, ())


@analysis
def _copied(_: Scope, budget: Anggaran) -> ByIdentity[PosAnggaran, Sequence[PosAnggaran]]:
    groups = (budget.pos, *(pos.anak for pos in walk(budget.pos) if pos.anak))
    by_amounts = (grouped((_amounts(each), each) for each in group) for group in groups)
    alike = (same for each in by_amounts for own, same in each.items() if len(same) > 1 and _telling(own))
    return ByIdentity((first, others) for first, *others in alike)


def _telling(amounts: tuple[Exact, Exact] | None) -> bool:
    return amounts is not None and amounts[0] != amounts[1] != 0 and amounts[1] % _ROUND != 0


def spent_elsewhere(scope: Scope, line: PosAnggaran) -> Sequence[PosAnggaran]:
    """
    Give lines of earlier budgets with this name and pagu that have another realisasi; breakdowns of one budget are not asked.
    """
    budget = scope.home(line).anggaran
    known = _spent(scope).get(_kind(budget))
    own = _amounts(line) if known and line.nama else None
    if known is None or own is None:
        return ()
    order, related = _order(scope), _related(scope, budget)
    alike = known[_name(line), own[0]].items()
    apart = sorted(each for realisasi, lines in alike if realisasi != own[1] for each in lines.items())
    homes = ((pos, scope.home(pos).anggaran) for _, pos in apart)
    return [pos for pos, home in homes if order[home] < order[budget] and home not in related]


@analysis
def _spent(scope: Scope) -> dict[Hashable, dict[Hashable, dict[Exact, dict[int, PosAnggaran]]]]:
    """
    Give lines by the kind of their budget, where it has others of its kind, by name and pagu, by realisasi and as they were read.
    """
    kinds = Counter(map(_kind, scope.laporan.anggaran))
    found: dict[Hashable, dict[Hashable, dict[Exact, dict[int, PosAnggaran]]]] = {kind: {} for kind in kinds if kinds[kind] > 1}
    budgets = [budget for budget in scope.laporan.anggaran if _kind(budget) in found]
    for number, pos in enumerate(pos for budget in budgets for pos in scope.budget_lines(budget).codes.lines if pos.nama):
        if (amounts := _amounts(pos)) is not None:
            same = found[_kind(scope.home(pos).anggaran)].setdefault((_name(pos), amounts[0]), {})
            same.setdefault(amounts[1], {})[number] = pos
    return found


@analysis
def _order(scope: Scope) -> ByIdentity[Anggaran, int]:
    return ByIdentity((budget, number) for number, budget in enumerate(scope.laporan.anggaran))


def expected_number(scope: Scope, line: PosAnggaran) -> str | None:
    """
    Give the number or letter that a line should have after those before it; ``None`` where it follows, or there is no list.
    """
    return _expected(scope, scope.home(line).anggaran).get(line)


@analysis
def _expected(_: Scope, budget: Anggaran) -> ByIdentity[PosAnggaran, str | None]:
    found = ByIdentity[PosAnggaran, str | None]()
    levels = [budget.pos]
    while levels:
        before: str | None = None
        for group in levels:
            numbered = [each for each in group if each.nomor and each.nomor.strip(" ().")]
            marks = [each.nomor or "" for each in numbered]
            found.update(zip(numbered, expected_marks(marks, before), strict=True))
            before = re.sub(r"[\s().]+", "", marks[-1]) if marks else before
        levels = [pos.anak for group in levels for pos in group if pos.anak]
    return found


@analysis
def _related(scope: Scope, budget: Anggaran) -> Identities[Anggaran]:
    """
    Give a budget with what breaks it down and what it breaks down, directly or not.
    """
    found, above = Identities(versions_of(scope, budget)), broken_down(scope, budget)
    while above is not None and above not in found:
        found.add(above)
        above = broken_down(scope, above)
    return found


def _kind(budget: Anggaran) -> Hashable:
    return budget.jenis, budget.tahun, budget.sumber_dana


def _name(line: PosAnggaran) -> tuple[str | None, tuple[str, ...]]:
    return level_of(line.nama or ""), name_words(line.nama or "")


def _amounts(line: PosAnggaran) -> tuple[Exact, Exact] | None:
    pagu, realisasi = _exact(line.pagu), _exact(line.realisasi)
    return None if pagu is None or realisasi is None else (pagu, realisasi)


def _exact(cell: Rupiah | None) -> Exact | None:
    number = None if cell is None else cell.bilangan
    return None if isinstance(number, Interval) else number

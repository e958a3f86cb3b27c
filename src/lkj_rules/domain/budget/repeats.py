"""
Lines of a budget that repeat others: one name twice, amounts copied from row to row, one line with two amounts spent; list numbers.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.budget.breakdowns import versions_of
from lkj_rules.domain.budget.codes import homes
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


def same_named(scope: Scope, line: PosAnggaran) -> Sequence[PosAnggaran]:
    """
    Give the earlier lines below the same programme, or else the same line, that have this name and no other code.

    Top lines may stand under several objectives.
    """
    path = homes(scope)[line].path(line)
    if len(path) == 1 or not line.nama:
        return ()
    programme = next((above for above in reversed(path[:-1]) if level_of(above.nama or "") == "program"), path[-2])
    known = Identities(path[:-1])
    return _before([each for each in _by_name_and_code(scope, programme)[_name_and_code(scope, line)] if each not in known], line)


def same_amounts(scope: Scope, line: PosAnggaran) -> Sequence[PosAnggaran]:
    """
    Give, for the first of lines below the same one with equal pagu and realisasi, the others; not where all or nothing was spent.
    """
    return _copied(scope, homes(scope)[line].anggaran).get(line, ())


@analysis
def _copied(_: Scope, budget: Anggaran) -> ByIdentity[PosAnggaran, Sequence[PosAnggaran]]:
    groups = (budget.pos, *(pos.anak for pos in walk(budget.pos)))
    alike = (same for group in groups for own, same in grouped((_amounts(each), each) for each in group).items() if _telling(own))
    return ByIdentity((first, others) for first, *others in alike)


def _telling(amounts: tuple[Exact, Exact] | None) -> bool:
    return amounts is not None and amounts[0] != amounts[1] != 0 and amounts[1] % _ROUND != 0


def spent_elsewhere(scope: Scope, line: PosAnggaran) -> Sequence[PosAnggaran]:
    """
    Give lines of earlier budgets with this name and pagu that have another realisasi; breakdowns of one budget are not asked.
    """
    lines = homes(scope)[line]
    own = _amounts(line)
    if own is None or not line.nama:
        return ()
    related = Identities(_related(scope, lines.anggaran))
    earlier: list[PosAnggaran] = []
    for budget in scope.laporan.anggaran:
        if budget is lines.anggaran:
            break
        if budget not in related and _one_kind(budget, lines.anggaran):
            earlier += _by_name(scope, budget).get(_name(line), [])
    amounts = [(each, _amounts(each)) for each in earlier]
    return [each for each, its in amounts if its is not None and its[0] == own[0] and its[1] != own[1]]


def expected_number(scope: Scope, line: PosAnggaran) -> str | None:
    """
    Give the number or letter that a line should have after those before it; ``None`` where it follows, or there is no list.
    """
    return _expected(scope, homes(scope)[line].anggaran).get(line)


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


def _before(siblings: Sequence[PosAnggaran], line: PosAnggaran) -> Sequence[PosAnggaran]:
    return siblings[: next(place for place, each in enumerate(siblings) if each is line)]


def _related(scope: Scope, budget: Anggaran) -> list[Anggaran]:
    found = [each for each in scope.laporan.anggaran if budget in Identities(versions_of(scope, each))]
    return [*found, *versions_of(scope, budget)]


def _one_kind(one: Anggaran, other: Anggaran) -> bool:
    return (one.jenis, one.tahun, one.sumber_dana) == (other.jenis, other.tahun, other.sumber_dana)


@analysis
def _by_name_and_code(scope: Scope, above: PosAnggaran) -> dict[tuple[Hashable, ...], list[PosAnggaran]]:
    return grouped((_name_and_code(scope, each), each) for each in walk(above.anak))


def _name_and_code(scope: Scope, line: PosAnggaran) -> tuple[Hashable, ...]:
    return name_words(line.nama or ""), homes(scope)[line].codes.full(line)


@analysis
def _by_name(scope: Scope, budget: Anggaran) -> dict[tuple[str | None, tuple[str, ...]], list[PosAnggaran]]:
    return grouped((_name(pos), pos) for pos, _ in scope.budget_lines(budget).codes.lines if pos.nama)


def _name(line: PosAnggaran) -> tuple[str | None, tuple[str, ...]]:
    return level_of(line.nama or ""), name_words(line.nama or "")


def _amounts(line: PosAnggaran) -> tuple[Exact, Exact] | None:
    pagu, realisasi = _exact(line.pagu), _exact(line.realisasi)
    return None if pagu is None or realisasi is None else (pagu, realisasi)


def _exact(cell: Rupiah | None) -> Exact | None:
    number = None if cell is None else cell.bilangan
    return None if isinstance(number, Interval) else number

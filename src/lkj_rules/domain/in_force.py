"""
Which version of a document holds (*berlaku*), and how agreements stand to one another: versions of one signer, the cascade down.

The version that says so is in force, else the last signed one dated within the report's year; a single undated version is in
force; of several undated ones none can be named. Of two copies of one document the signed one, the annex (``lampiran``), counts.
Budgets of different sources of money are in force side by side; those of other years are not.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import attrs

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.facts import Fakta
from lkj_rules.model import Unique
from lkj_rules.model.documents import Anggaran, JenisAnggaran, Jenjang, Laporan, PerjanjianKinerja, Rkt, Salinan
from lkj_rules.model.identity import ByIdentity, Identities
from lkj_rules.model.values import Tanggal

if TYPE_CHECKING:
    from lkj_rules.domain.scope import Scope


@attrs.frozen(eq=False, repr=False)
class InForce(Unique):
    """
    Know the documents in force of one report.

    ``held`` are the documents in force, ``undecided`` those of which no version can be named.
    """

    held: Identities[Any]
    undecided: Identities[Any]
    puncak: PerjanjianKinerja | None
    belanja: Anggaran | None
    pendapatan: Anggaran | None

    @classmethod
    def of(cls, laporan: Laporan) -> InForce:
        """
        Decide for every document of the report.
        """
        signed = _agreements(laporan)
        agreements = [chosen for _, chosen in signed if chosen is not None]
        of_year = [each for each in laporan.anggaran if each.rincian_dari is None and each.tahun in {None, laporan.tahun}]
        by_source = grouped(((anggaran.jenis, source_of(anggaran)), anggaran) for anggaran in of_year)
        budgets = {source: _budget(versions, laporan.tahun) for source, versions in by_source.items()}
        plans = _last_plans(_signed_copies(laporan.rkt))
        held = [*agreements, *plans, *(budget for budget in budgets.values() if budget is not None)]
        tops = [perjanjian for perjanjian in agreements if perjanjian.jenjang is Jenjang.PUNCAK]
        open_ones = [
            *(version for versions, chosen in signed if chosen is None for version in versions),
            *(version for source, versions in by_source.items() if budgets[source] is None for version in versions),
            *([] if plans else laporan.rkt),
        ]
        return cls(
            held=Identities(held),
            undecided=Identities(open_ones),
            puncak=tops[0] if len(tops) == 1 else None,
            belanja=_only(budgets, JenisAnggaran.BELANJA),
            pendapatan=_only(budgets, JenisAnggaran.PENDAPATAN),
        )

    def holds(self, document: Any) -> bool:
        """
        Return whether this very document is in force.
        """
        return document in self.held

    def decides(self, document: Any) -> bool:
        """
        Return whether it can be said of a document that it is in force or that it is not.
        """
        return document not in self.undecided


def source_of(thing: Any) -> str:
    """
    Give where the money of a budget, or of a row about one, comes from; nothing where the report does not say.
    """
    return " ".join((thing.sumber_dana or "").casefold().split())


def _only(budgets: Mapping[tuple[JenisAnggaran, str], Anggaran | None], jenis: JenisAnggaran) -> Anggaran | None:
    """
    Give the budget of a kind: that without a source, or the only one; budgets of several sources stand side by side.
    """
    found = {source: budget for (kind, source), budget in budgets.items() if kind is jenis}
    return found[""] if "" in found else next(iter(found.values())) if len(found) == 1 else None


def signer(perjanjian: PerjanjianKinerja) -> Hashable:
    """
    Return who promises in an agreement: the leader, else the named office at its level.
    """
    return "puncak" if perjanjian.jenjang is Jenjang.PUNCAK else (perjanjian.jenjang, perjanjian.nama or perjanjian.id)


def _agreements(laporan: Laporan) -> list[tuple[list[PerjanjianKinerja], PerjanjianKinerja | None]]:
    """
    Give every signer's versions with the one in force; a signer is known by level, name and the agreement above.
    """
    by_signer = grouped((signer(perjanjian), perjanjian) for perjanjian in laporan.perjanjian_kinerja)
    return [(versions, _last_signed(_signed_copies(versions), laporan.tahun)) for versions in by_signer.values()]


def _signed_copies(copies: Sequence[Any]) -> list[Any]:
    """
    Leave out body copies of a document that is also there as its signed annex.
    """
    annexed = {edition(copy) for copy in copies if copy.salinan is Salinan.LAMPIRAN}
    return [copy for copy in copies if copy.salinan is not Salinan.BADAN or edition(copy) not in annexed]


def edition(document: Any) -> tuple[Any, ...]:
    """
    Distinguish copies of one document from other documents: the same level, signer and version.
    """
    return (getattr(document, "jenjang", None), getattr(document, "nama", None), getattr(document, "versi", None))


def superseded(scope: Scope, side: tuple[Fakta, ...]) -> tuple[Fakta, ...]:
    """
    Keep the facts of earlier signed versions within the report's year; a copy of the version in force is none.
    """
    held = {edition(fakta.lembar.asal) for fakta in side if scope.force.holds(fakta.lembar.asal)}
    dates = [(fakta, getattr(fakta.lembar.asal, "tanggal", None)) for fakta in side if edition(fakta.lembar.asal) not in held]
    return tuple(fakta for fakta, date in dates if date is not None and date.tahun == scope.laporan.tahun)


def _last_plans(plans: Sequence[Rkt]) -> Sequence[Rkt]:
    """
    Give the one plan, or the last dated of several; none when several are undated. A plan may be set before its year begins.
    """
    if len(plans) == 1:
        return plans
    latest = max((_day(plan.tanggal) for plan in plans), default=(0, 0, 0))
    return [plan for plan in plans if plan.tanggal is not None and _day(plan.tanggal) == latest]


def _last_signed(versions: Sequence[PerjanjianKinerja], tahun: int) -> PerjanjianKinerja | None:
    """
    Give the version that says of itself that it holds, else the last signed one, else the only one.
    """
    declared = [version for version in versions if version.berlaku]
    if declared:
        return declared[0] if len(declared) == 1 else None
    versions = [version for version in versions if version.berlaku is None]
    if len(versions) == 1 and versions[0].tanggal is None:
        return versions[0]
    dated = [version for version in versions if version.tanggal is not None and version.tanggal.tahun == tahun]
    if not dated:
        return None
    return max(dated, key=lambda version: (_day(version.tanggal), version.versi or 0))


def _budget(versions: Sequence[Anggaran], tahun: int) -> Anggaran | None:
    """
    Give the version that says of itself that it holds, else the last dated one, else the only one.
    """
    declared = [version for version in versions if version.berlaku]
    if declared:
        return declared[0] if len(declared) == 1 else None
    open_ones = [version for version in versions if version.berlaku is None]
    if len(open_ones) == 1:
        return open_ones[0]
    dated = [version for version in open_ones if version.tanggal is not None and version.tanggal.tahun == tahun]
    return max(dated, key=lambda version: _day(version.tanggal)) if dated else None


def _day(tanggal: Tanggal | None) -> tuple[int, int, int]:
    if tanggal is None:
        return (0, 0, 0)
    return (tanggal.tahun, tanggal.bulan or 0, tanggal.hari or 0)


def other_versions(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    Give the other agreements of the same signer, in the order of the file.
    """
    return [other for other in _by_signer(scope).get(signer(agreement), ()) if other is not agreement]


@analysis
def _by_signer(scope: Scope) -> dict[Hashable, list[PerjanjianKinerja]]:
    return grouped((signer(agreement), agreement) for agreement in scope.laporan.perjanjian_kinerja)


@analysis
def _held_by_level(scope: Scope) -> dict[Jenjang, list[PerjanjianKinerja]]:
    agreements = scope.laporan.perjanjian_kinerja
    return grouped((agreement.jenjang, agreement) for agreement in agreements if scope.force.holds(agreement))


@analysis
def all_above(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    Follow the agreements in force upwards, the nearest first, whether one names the next or its level shows it.
    """
    found, known = [agreement], Identities((agreement,))
    for lower in found:
        for upper in _line_above(scope, lower):
            if upper not in known:
                known.add(upper)
                found.append(upper)
    return found[1:]


@analysis
def all_below(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    Give the agreements in force that answer to one, directly or through others, in the order of the file.
    """
    return _below(scope).get(agreement, [])


@analysis
def _below(scope: Scope) -> ByIdentity[PerjanjianKinerja, list[PerjanjianKinerja]]:
    found = ByIdentity[PerjanjianKinerja, list[PerjanjianKinerja]]()
    for lower in scope.laporan.perjanjian_kinerja:
        for upper in all_above(scope, lower) if scope.force.holds(lower) else ():
            found.setdefault(upper, []).append(lower)
    return found


def _line_above(scope: Scope, agreement: PerjanjianKinerja) -> Iterator[PerjanjianKinerja]:
    """
    Give the agreements in force above one, the nearest first: as they name one another, else by level where a level has only one.
    """
    if agreement.atasan is not None:
        seen: set[Hashable] = {signer(agreement)}
        named = scope.deref("PerjanjianKinerja", agreement.atasan)
        while named is not None and signer(named) not in seen:
            seen.add(signer(named))
            yield from (other for other in _by_signer(scope)[signer(named)] if scope.force.holds(other))
            named = scope.deref("PerjanjianKinerja", named.atasan)
        return
    levels = list(Jenjang)
    for level in reversed(levels[: levels.index(agreement.jenjang)]):
        of_level = _held_by_level(scope).get(level, [])
        if len(of_level) == 1:
            yield of_level[0]

"""
Objectives: how the documents number and word them, and whether indicators stand under each.
"""

from __future__ import annotations

from collections.abc import Sequence

from baseline.reading import Fail
from lkj_rules.domain.objectives import Urutan, core_of, numbering, objectives_with_rows
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.wordings import Perubahan, compare
from lkj_rules.model.documents import Lkj, SasaranDokumen
from lkj_rules.model.identity import Identities


def check_objectives(scope: Scope, fail: Fail) -> None:
    """
    Check the objectives of all documents that count.
    """
    laporan, puncak = scope.laporan, scope.force.puncak
    agreed = () if puncak is None else puncak.sasaran
    reported = () if laporan.lkj is None else laporan.lkj.sasaran
    for objective in scope.objectives:
        if objective.nomor is not None and numbering(scope, objective).urutan not in (None, Urutan.URUT):
            fail("IND007", objective, "nomor")
        measured = objectives_with_rows(scope, objective)
        if measured and objective.sasaran not in measured and None not in measured:
            fail("IND009", objective)
    if agreed and reported:
        for code in (sasaran.kode for sasaran in laporan.sasaran):
            _check_agreed(scope, _listed(agreed, code), _listed(reported, code), fail)
    _check_planned(scope, agreed, reported, fail)
    if laporan.lkj is not None:
        _check_twice(scope, laporan.lkj, fail)


def _listed(objectives: Sequence[SasaranDokumen], code: str) -> SasaranDokumen | None:
    return next((objective for objective in objectives if objective.sasaran == code), None)


def _reworded(scope: Scope, one: str | None, other: str | None) -> Perubahan | None:
    return None if one is None or other is None else compare(one, other, scope.laporan.entitas.nama)


def _check_agreed(scope: Scope, agreed: SasaranDokumen | None, reported: SasaranDokumen | None, fail: Fail) -> None:
    if agreed is None or reported is None:
        if agreed is not reported:
            fail("IND006", agreed or reported)
        return
    one, other = numbering(scope, agreed).bagian, numbering(scope, reported).bagian
    renumbered = one is not None and other is not None and len(one) == len(other) and one != other
    change = _reworded(scope, agreed.nama, reported.nama)
    if renumbered or (change is not None and not change.nihil):
        fail("IND006", reported)


def _check_planned(scope: Scope, agreed: Sequence[SasaranDokumen], reported: Sequence[SasaranDokumen], fail: Fail) -> None:
    renstra = scope.laporan.renstra
    if renstra is None or not renstra.sasaran:
        return
    alone = [each for each in reported if _listed(agreed, each.sasaran) is None]
    looked_at = Identities((*agreed, *alone))
    for objective in scope.objectives:
        if objective not in looked_at:
            continue
        planned = _listed(renstra.sasaran, objective.sasaran)
        if planned is None or not _is_meant(scope, planned, objective):
            fail("IND012", objective)


def _is_meant(scope: Scope, planned: SasaranDokumen, objective: SasaranDokumen) -> bool:
    if not planned.nama or not objective.nama:
        return True
    cores = _reworded(scope, core_of(planned.nama), core_of(objective.nama))
    return cores is None or cores.nihil or compare(planned.nama, objective.nama, scope.laporan.entitas.nama).nihil


def _check_twice(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    for number, objective in enumerate(lkj.sasaran):
        earlier = (each for each in lkj.sasaran[:number] if each.sasaran == objective.sasaran)
        if any(_differ(scope, each, objective) for each in earlier):
            fail("IND018", objective)
            return


def _differ(scope: Scope, one: SasaranDokumen, other: SasaranDokumen) -> bool:
    change = _reworded(scope, one.nama, other.nama)
    renumbered = one.nomor is not None and other.nomor is not None and one.nomor != other.nomor
    return change is None or not change.nihil or renumbered

"""
Targets along the chain of documents: strategic plan, yearly plan, agreement, action plan, report.
"""

from __future__ import annotations

from itertools import product

from baseline import paths
from baseline.answers import Facts, first_wrong, leading_agreements, own
from baseline.reading import Fail, is_word, same, unread, worse
from lkj_rules.domain.comparison import pairs
from lkj_rules.domain.differences import covers_value
from lkj_rules.domain.facts import TARGETS, Dokumen, Fakta
from lkj_rules.domain.in_force import edition
from lkj_rules.domain.questions import Pertentangan
from lkj_rules.domain.scales import changes_scale, scale_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Arah, Indikator, Salinan, Ukuran
from lkj_rules.model.values import Nilai


class Sides:
    """
    Hold the targets of one indicator, of one year and of one measure, by document.
    """

    def __init__(self, scope: Scope, facts: Facts) -> None:
        led = scope.force.puncak is not None
        leading = [fakta for fakta in facts if fakta.dokumen is Dokumen.PK and fakta.jenjang == "puncak"]
        self.signed = leading if led else []
        self.pk = [fakta for fakta in self.signed if fakta.versi == "berlaku"]
        self.rkt = [fakta for fakta in facts if fakta.dokumen is Dokumen.RKT and fakta.versi == "berlaku"]
        self.renstra = [fakta for fakta in facts if fakta.dokumen is Dokumen.RENSTRA]
        self.aksi = [fakta for fakta in facts if fakta.dokumen is Dokumen.RENCANA_AKSI]
        self.lkj = [fakta for fakta in facts if fakta.dokumen is Dokumen.LKJ]


def check_targets(scope: Scope, fail: Fail) -> None:
    """
    Check the targets of every indicator, and the quarters of the action plan.
    """
    year = scope.laporan.tahun
    for indikator in scope.laporan.indikator:
        facts = [fakta for fakta in scope.facts_about(indikator) if fakta.ukuran in TARGETS]
        if not facts:
            continue
        steady = not changes_scale(scope, indikator)
        years: dict[tuple[int, Ukuran], list[Fakta]] = {}
        for fakta in facts:
            years.setdefault((fakta.tahun, fakta.ukuran), []).append(fakta)
        for (tahun, ukuran), group in years.items():
            sides = Sides(scope, group)
            if tahun == year:
                if steady:
                    _check_year(scope, indikator, sides, ukuran, fail)
                _check_revision(scope, sides, fail)
            paths.check_quoted(scope, sides.lkj, sides.renstra, fail)
        if steady:
            _check_copies(scope, facts, fail)
        paths.check_strategic_copies(scope, facts, fail)
        paths.check_path(scope, [fakta for fakta in facts if fakta.ukuran is Ukuran.TARGET], fail)
        paths.check_last_year(scope, indikator, facts, fail)
    plan = scope.laporan.rencana_aksi
    for baris in () if plan is None else plan.baris:
        if baris.triwulan:
            paths.check_quarters(scope, baris, fail)


def _check_year(scope: Scope, indikator: Indikator, sides: Sides, ukuran: Ukuran, fail: Fail) -> None:
    """
    Compare this year's targets from document to document.
    """
    pk, rkt, renstra = sides.pk, sides.rkt, sides.renstra
    if pk and rkt and same(scope, pk, rkt) is False:
        planned = [each for each in scope.facts_about(indikator) if each.dokumen is Dokumen.RENSTRA and each.tahun == pk[0].tahun]
        if planned and same(scope, planned, pk):
            fail("TGT001", first_wrong(rkt, lambda side: same(scope, pk, side) is False))
        else:
            fail("TGT001", first_wrong(pk, lambda side: same(scope, side, rkt) is False))
    if pk and renstra:
        _check_ambition(scope, indikator, sides, fail)
        steady = indikator.arah is Arah.STABIL and ukuran is Ukuran.TARGET and not is_word(pk[0].nilai)
        if steady and _uncovered(scope, pk, renstra):
            fail("TGT017", first_wrong(pk, lambda side: _uncovered(scope, side, renstra)))
    if pk and sides.aksi and same(scope, sides.aksi, pk) is False:
        fail("TGT005", first_wrong(sides.aksi, lambda side: same(scope, side, pk) is False))
    if rkt and renstra and _unpromised(scope, rkt[0]) and same(scope, rkt, renstra) is False:
        fail("TGT014", first_wrong(rkt, lambda side: same(scope, side, renstra) is False))
    if sides.lkj:
        _check_reported(scope, sides, fail)


def _check_reported(scope: Scope, sides: Sides, fail: Fail) -> None:
    """
    Compare this year's targets in the report with each other, and with the agreement, else the plans.
    """
    pk, measured = sides.pk, [fakta for fakta in sides.lkj if fakta.tabel == "pengukuran"]
    if pk and measured and same(scope, own(scope, measured), pk) is False:
        fail("TGT004", first_wrong(measured, lambda side: same(scope, own(scope, side), pk) is False))
    stated, plans = own(scope, sides.lkj), [*sides.renstra, *sides.rkt]
    if len(stated) > 1 and same(scope, stated, stated) is False:
        fail("TGT006", Pertentangan(scope, stated).lain or stated)
    if stated and plans and _unpromised(scope, sides.lkj[0]):
        verdicts = (same(scope, one, other) for one, other in product(stated, plans))
        if all(verdict is False for verdict in verdicts):
            fail("TGT019", stated[0])


def _check_ambition(scope: Scope, indikator: Indikator, sides: Sides, fail: Fail) -> None:
    pk, renstra = sides.pk, sides.renstra
    if same(scope, pk, renstra) is not False:
        return

    def less(side: Facts) -> bool:
        return same(scope, side, renstra) is False and worse(scope, side, renstra) is True

    def more(side: Facts, plan: Facts) -> bool:
        better = worse(scope, plan, side)
        return same(scope, side, plan) is False and (better is True or (indikator.arah is None and better is None))

    if less(pk):
        fail("TGT002", first_wrong(pk, less))
    if more(pk, renstra):
        about = scope.facts_about(indikator)
        year = [fakta for fakta in about if fakta.dokumen is Dokumen.RKT and fakta.tahun == pk[0].tahun]
        held = year and all(fakta.versi == "berlaku" for fakta in year)  # of several copies it is not known which counts
        alone = held and same(scope, year, pk) is True and _unexplained(scope, indikator)
        planned = first_wrong(renstra, lambda plan: more(pk, plan))
        fail("TGT003", planned if alone else first_wrong(pk, lambda side: more(side, renstra)))


def _unexplained(scope: Scope, indikator: Indikator) -> bool:
    laporan = scope.laporan
    changed = () if laporan.lkj is None else (each.indikator for each in laporan.lkj.perubahan if each.ukuran is Ukuran.TARGET)
    reasoned = (each.indikator for each in laporan.penjelasan if each.beralasan)
    return laporan.lkj is not None and {None, indikator.kode}.isdisjoint((*changed, *reasoned))


def _uncovered(scope: Scope, one: Facts, other: Facts) -> bool:
    covered = (pairs(scope, *sides, covers_value) for sides in ((one, other), (other, one)))
    return all(verdict is False for verdict in covered)


def _unpromised(scope: Scope, fakta: Fakta) -> bool:
    """
    Return whether no leading agreement has an indicator in the measure of a fact, so that plans and report are compared.
    """
    indikator = fakta.indikator
    about = () if indikator is None else scope.facts_about(indikator)
    if unread(leading_agreements(scope)):
        return False
    if any(each.dokumen is Dokumen.PK and each.ukuran in TARGETS and each.ukuran is not fakta.ukuran for each in about):
        return True
    rows = [baris for agreement in leading_agreements(scope) for baris in agreement.baris]
    codes = {baris.indikator for baris in rows} | {part.indikator for baris in rows for part in baris.anak}
    return indikator is not None and indikator.kode not in codes and None not in codes


def _check_revision(scope: Scope, sides: Sides, fail: Fail) -> None:
    def revised(side: Facts) -> bool:
        held = {edition(fakta.lembar.asal) for fakta in side}
        earlier = [fakta for fakta in sides.signed if edition(fakta.lembar.asal) not in held and _is_dated(scope, fakta)]
        return bool(earlier) and same(scope, earlier, side) is False

    if sides.pk and revised(sides.pk):
        fail("TGT012", first_wrong(sides.pk, revised))


def _is_dated(scope: Scope, fakta: Fakta) -> bool:
    date = fakta.lembar.asal.tanggal
    return date is not None and date.tahun == scope.laporan.tahun


def _check_copies(scope: Scope, facts: Facts, fail: Fail) -> None:
    """
    Compare the body copy of each document with its annex.
    """
    copies: dict[tuple[object, ...], dict[Salinan, list[Fakta]]] = {}
    for fakta in facts:
        if fakta.salinan is not None:
            key = (fakta.tahun, fakta.dokumen, fakta.ukuran, *map(str, edition(fakta.lembar.asal)))
            copies.setdefault(key, {}).setdefault(fakta.salinan, []).append(fakta)

    def apart(body: Facts, annex: Facts) -> bool:
        scales = [{_scale(scope, one.nilai), _scale(scope, other.nilai)} for one, other in product(body, annex)]
        return {"angka", "predikat"} in scales or same(scope, body, annex) is False

    for pair in copies.values():
        body, annex = pair.get(Salinan.BADAN, ()), pair.get(Salinan.LAMPIRAN, ())
        if body and annex and apart(body, annex):
            fail("TGT007", first_wrong(annex, lambda side, body=body: apart(body, side)))


def _scale(scope: Scope, nilai: Nilai) -> str | None:
    return scale_of(scope, nilai, scope.places.fact_with(nilai))

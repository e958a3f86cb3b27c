"""
Agreements: who signed them when, what they hold, and how their money and their indicators hang together.
"""

from __future__ import annotations

from collections.abc import Iterator

from baseline.promises import holds
from baseline.reading import Fail, blank, differ, filled, known, number, same, total, unread
from lkj_rules.domain.budget.agreed import comparable, programmes
from lkj_rules.domain.budget.cascade import main_rows, rows_below
from lkj_rules.domain.budget.totals import total_of
from lkj_rules.domain.comparison import Verdict, every, some
from lkj_rules.domain.dates import before, later, not_after
from lkj_rules.domain.in_force import all_above, all_below, other_versions
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.documents import (
    BarisTarget,
    JenisAnggaran,
    JenisIndikator,
    Jenjang,
    PergantianPejabat,
    PerjanjianKinerja,
    Salinan,
)
from lkj_rules.model.documents.registers import Level
from lkj_rules.model.identity import Identities
from lkj_rules.model.values import Tanggal

_FIRST = frozenset({"awal", "murni"})


def check_agreements(scope: Scope, fail: Fail) -> None:
    """
    Check every agreement.
    """
    passed_on = _passed_on(scope)
    adopted = _adopted(scope)
    for agreement in scope.laporan.perjanjian_kinerja:
        if agreement.salinan is not Salinan.BADAN:
            _check_signature(scope, agreement, adopted, fail)
        _check_year(scope, agreement, fail)
        _check_sum(scope, agreement, fail)
        if holds(scope, agreement):
            _check_columns(agreement, fail)
            _check_cascade(scope, agreement, passed_on, fail)
            _check_money_below(scope, agreement, fail)
            if agreement.jenjang is Jenjang.PUNCAK and scope.laporan.anggaran:
                _check_budget(scope, agreement, fail)
            elif agreement.jenjang is not Jenjang.PUNCAK:
                _check_targets_above(scope, agreement, fail)
    for change in scope.laporan.pergantian_pejabat:
        _check_renewal(scope, change, fail)


def _adopted(scope: Scope) -> Tanggal | None:
    """
    Give the date of the first budget.
    """
    versions = [anggaran for anggaran in scope.laporan.anggaran if anggaran.jenis is JenisAnggaran.BELANJA]
    first = [anggaran for anggaran in versions if _FIRST.intersection(words_of(anggaran.versi))]
    if len(versions) == 1 or len(first) == 1:
        return (versions if len(versions) == 1 else first)[0].tanggal
    earliest: Tanggal | None = None
    for date in (anggaran.tanggal for anggaran in versions):
        if date is None:
            return None
        if earliest is None or before(date, earliest):
            earliest = date
    return earliest


def _check_signature(scope: Scope, agreement: PerjanjianKinerja, adopted: Tanggal | None, fail: Fail) -> None:
    date = agreement.tanggal
    if date is None or not date.lengkap:
        fail("PKJ002", date or agreement)
    limit = None if adopted is None else later(adopted, 1)
    others = [other for other in other_versions(scope, agreement) if other.salinan is not Salinan.BADAN]
    late = date is not None and limit is not None and not_after(date, limit) is False
    if late and every(_precedes(agreement, other) for other in others):
        fail("PKJ001", date)
    if agreement.jenjang is not Jenjang.PUNCAK or scope.laporan.entitas.level not in (Level.KL, Level.PEMDA):
        parties = {words for party in agreement.pihak if (words := words_of(party))}
        if len(parties) == 1:
            fail("PKJ004", agreement, "pihak")


def _precedes(one: PerjanjianKinerja, other: PerjanjianKinerja) -> Verdict:
    if one.versi is not None and other.versi is not None and one.versi != other.versi:
        return one.versi < other.versi
    return None if one.tanggal is None or other.tanggal is None else not_after(one.tanggal, other.tanggal)


def _check_year(scope: Scope, agreement: PerjanjianKinerja, fail: Fail) -> None:
    if agreement.tahun is not None and agreement.tahun != scope.laporan.tahun:
        fail("PKJ003", agreement, "tahun")
    year = agreement.tahun or scope.laporan.tahun
    stray = next((row for row in agreement.anggaran if row.tahun not in (None, year)), None)
    if stray is not None:
        fail("PKJ011", stray)


def _check_sum(scope: Scope, agreement: PerjanjianKinerja, fail: Fail) -> None:
    if agreement.total is None or not agreement.anggaran:
        return
    rows = main_rows(scope, agreement)
    if rows is not None and differ(number(agreement.total), total(row.jumlah.bilangan for row in rows)):
        fail("ANG019", agreement.total)


def _check_columns(agreement: PerjanjianKinerja, fail: Fail) -> None:
    rows = agreement.baris
    if not rows and not agreement.anggaran:
        return
    objectives = agreement.sasaran or any(row.sasaran is not None for row in rows)
    money = agreement.anggaran or known(agreement.total)
    if not rows or not objectives or not money or not any(filled(row.target) for row in rows):
        fail("PKJ005", agreement)


def _passed_on(scope: Scope) -> Identities[BarisTarget]:
    """
    Give the rows of agreements that some agreement in force below takes up.
    """
    found: Identities[BarisTarget] = Identities()
    for lower in scope.laporan.perjanjian_kinerja:
        if holds(scope, lower):
            taken = {row.indikator for row in lower.baris} | {code for row in lower.baris for code in row.mendukung}
            for row in (row for upper in all_above(scope, lower) for row in upper.baris):
                if row.indikator in taken:
                    found.add(row)
    return found


def _check_cascade(scope: Scope, agreement: PerjanjianKinerja, passed_on: Identities[BarisTarget], fail: Fail) -> None:
    rows = agreement.baris
    lowers = all_below(scope, agreement)
    if lowers and any(row in passed_on for row in rows) and not unread(lowers):
        for row in rows:
            if row not in passed_on:
                fail("PKJ007", row, "indikator")
    uppers = all_above(scope, agreement)
    expected = {row.indikator for upper in uppers for row in upper.baris}
    linked = any(expected.intersection((row.indikator, *row.mendukung)) for row in rows)
    for row in rows if uppers and not unread(uppers) else ():
        if (linked or row.mendukung) and not expected.intersection((row.indikator, *row.mendukung)):
            fail("PKJ008", row, "indikator")


def _rows_above(scope: Scope, agreement: PerjanjianKinerja, code: str) -> Iterator[tuple[PerjanjianKinerja, BarisTarget]]:
    for upper in all_above(scope, agreement):
        yield from ((upper, row) for row in upper.baris if row.indikator == code)


def _check_targets_above(scope: Scope, agreement: PerjanjianKinerja, fail: Fail) -> None:
    for row in agreement.baris:
        upper, above = next(_rows_above(scope, agreement, row.indikator), (None, None))
        if upper is None or above is None or blank(above.target) or same(scope, row.target, above.target) is not False:
            continue
        indikator = scope.indikator(row.indikator)
        shares = [
            part.target.tepat for lower in all_below(scope, upper) for part in lower.baris
            if part.indikator == row.indikator and next(_rows_above(scope, lower, row.indikator), (None, None))[1] is above
        ]  # fmt: skip
        counted = indikator is not None and indikator.jenis is JenisIndikator.CACAH and len(shares) > 1
        if not counted or None in shares or total(shares) != above.target.tepat:
            fail("PKJ006", row.target)


def _check_money_below(scope: Scope, agreement: PerjanjianKinerja, fail: Fail) -> None:
    lowers = [each for each in scope.laporan.perjanjian_kinerja if each.atasan == agreement.id and holds(scope, each)]
    if not lowers or not all(lower.anggaran for lower in lowers):
        return
    for row in agreement.anggaran:
        rows = rows_below(scope, row)
        if rows is not None and differ(row.jumlah.bilangan, total(each.jumlah.bilangan for each in rows)):
            fail("ANG015", row.jumlah)


def _check_budget(scope: Scope, agreement: PerjanjianKinerja, fail: Fail) -> None:
    """
    Compare the money of the leading agreement with the budget in force.
    """
    if agreement.anggaran:
        apart = programmes(scope, agreement)
        if apart is not None and (apart.perjanjian or apart.anggaran):
            fail("ANG020", agreement)
    rows = main_rows(scope, agreement) or ()
    agreed = total(row.jumlah.bilangan for row in rows) if agreement.total is None else number(agreement.total)
    budget = scope.budget("belanja")
    pagu = None if budget is None else total_of(scope, budget, "pagu")
    if not differ(agreed, pagu) or (agreement.total is None and not rows):
        return
    met = comparable(scope, agreement)
    if met is None or any(row.jumlah is None or row.pagu is None for row in met.baris):
        return
    apart_rows = [row for row in met.baris if row.jumlah != row.pagu]
    if apart_rows:
        fail("ANG014", apart_rows[0].sel)


def _check_renewal(scope: Scope, change: PergantianPejabat, fail: Fail) -> None:
    agreements, office = scope.laporan.perjanjian_kinerja, words_of(change.jabatan)
    named = [each for each in agreements if each.id == change.perjanjian]
    for each in agreements:
        signers = (each.nama, *each.pihak[:1])
        if each.salinan is not Salinan.BADAN and any(signer is not None and words_of(signer) == office for signer in signers):
            named.append(each)
    if named:
        versions = [each for each in (named[0], *other_versions(scope, named[0])) if each.salinan is not Salinan.BADAN]
        dates = [each.tanggal for each in versions]
        if some(None if date is None else not_after(change.tanggal, date) for date in dates) is False:
            fail("PKJ009", named[0])

"""
Sentences that claim something, by what they claim; here those on means and on numbers of things.
"""

from __future__ import annotations

from collections.abc import Callable

from baseline.changes import check_change, check_counts, check_sum
from baseline.claimed import exact, means, of_budget, off
from baseline.reading import Fail, consistent, contradicts, filled, known, number, total, unread_results
from baseline.success import check_excess, check_figure, check_reach, check_success
from lkj_rules.domain.achievements.table_means import means_of, year_of
from lkj_rules.domain.comparison import Verdict
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.counts import counts_of
from lkj_rules.model.documents import Klaim, Lkj
from lkj_rules.model.documents.statements import Dihitung, JenisKlaim
from lkj_rules.model.intervals import divide


def check_claims(scope: Scope, fail: Fail) -> None:
    """
    Check every claim by its kind.
    """
    lkj = scope.laporan.lkj
    if lkj is None:
        return
    for claim in lkj.klaim:
        for check in (*_BY_KIND[claim.jenis], check_counts):
            check(scope, claim, fail)
    _check_means_agree(scope, lkj, fail)


def _check_mean(scope: Scope, claim: Klaim, fail: Fail) -> None:
    other_year = claim.tahun not in (None, scope.laporan.tahun)
    covered = claim.cakupan is not None or other_year
    if covered and off(claim.nilai, means(scope, claim)) and not unread_results(scope, rows_only=True):
        fail("CAP008", claim.nilai)


def _check_graded_mean(scope: Scope, claim: Klaim, fail: Fail) -> None:
    by = None if claim.cakupan is None else claim.cakupan.menurut
    if claim.indikator is not None or by is None or not known(claim.nilai) or of_budget(scope, claim):
        return
    said = (claim.cakupan, claim.tahun, exact(claim.nilai))
    claims = () if scope.laporan.lkj is None else scope.laporan.lkj.klaim
    stated = (each for each in claims if each.jenis is JenisKlaim.RATA_RATA_CAPAIAN)
    if not any((each.cakupan, each.tahun, exact(each.nilai)) == said for each in stated):
        _check_mean(scope, claim, fail)


def _check_year_of_mean(scope: Scope, claim: Klaim, fail: Fail) -> None:
    """
    Notice a mean that is this year's and none of the year that the sentence gives.
    """
    nilai, year = claim.nilai, scope.laporan.tahun
    if claim.tahun in (None, year) or nilai is None or nilai.digit is None or nilai.digit <= 0:
        return
    now = means_of(scope, claim, year)
    if not now or off(nilai, now):
        return
    own = means(scope, claim)
    if own is None or off(nilai, own):
        fail("NAR008", nilai)


def _check_plain_mean(_: Scope, claim: Klaim, fail: Fail) -> None:
    numbers = claim.bilangan
    if len(numbers) < 2:
        return
    if not filled(claim.nilai):
        fail("NAR002", claim)
        return
    added = total(number(nilai) for nilai in numbers)
    if claim.nilai is not None and added is not None and contradicts(claim.nilai, divide(added, len(numbers))):
        fail("NAR002", claim.nilai)


def _check_number(scope: Scope, claim: Klaim, fail: Fail) -> None:
    counted = counts_of(scope, claim)
    elsewhere = claim.yang_dihitung in (Dihitung.PROGRAM, Dihitung.KEGIATAN, Dihitung.BARIS)
    if counted is None or not (elsewhere or not unread_results(scope, rows_only=True)):
        return
    if all(count.sesuai is False for count in counted):
        fail("NAR011", claim.nilai)


_BY_KIND: dict[JenisKlaim, tuple[Callable[[Scope, Klaim, Fail], None], ...]] = {
    JenisKlaim.RATA_RATA_CAPAIAN: (_check_mean, _check_year_of_mean),
    JenisKlaim.RATA_RATA: (_check_plain_mean,),
    JenisKlaim.KATEGORI: (_check_graded_mean, check_figure),
    JenisKlaim.TERCAPAI: (check_success, check_reach, check_figure),
    JenisKlaim.MELEBIHI: (check_excess, check_figure),
    JenisKlaim.UMUM: (check_reach,),
    JenisKlaim.TIDAK_DIKETAHUI: (),
    JenisKlaim.JUMLAH: (_check_number,),
    JenisKlaim.PENJUMLAHAN: (check_sum,),
    JenisKlaim.PERUBAHAN: (check_change,),
}


def _check_means_agree(scope: Scope, lkj: Lkj, fail: Fail) -> None:
    """
    Compare the overall means of one year.
    """
    years: dict[int, list[Klaim]] = {}
    for claim in lkj.klaim:
        if claim.jenis is JenisKlaim.RATA_RATA_CAPAIAN and exact(claim.nilai) is not None and not of_budget(scope, claim):
            overall = _is_overall(scope, claim)
            if overall is None:
                return
            if overall and not off(claim.nilai, means(scope, claim)):
                years.setdefault(year_of(scope, claim), []).append(claim)
    for claims in years.values():
        base = claims[0]
        by = None if base.cakupan is None else base.cakupan.menurut
        for claim in claims[1:]:
            other = None if claim.cakupan is None else claim.cakupan.menurut
            alike = by is None or other is None or by is other
            if alike and consistent(scope, claim.nilai, base.nilai) is False:
                fail("NAR015", claim.nilai)
                break


def _is_overall(scope: Scope, claim: Klaim) -> Verdict:
    """
    Return whether a mean is one of all that is measured, against this year's targets; ``None`` where rows leave that open.
    """
    cakupan = claim.cakupan
    if cakupan is None or (cakupan.tabel is None and cakupan.sasaran is None):
        return True
    tabel = None if cakupan.tabel is None else scope.tables.get(cakupan.tabel)
    if cakupan.sasaran is not None or tabel is None:
        return False
    if any(kolom.id == "capaian" and kolom.pembanding not in (None, "target") for kolom in tabel.kolom):
        return False
    listed = {row.indikator for row in walk(tabel.baris)}
    tables = (each for each in scope.tables.values() if each.jenis == "pengukuran")
    measured = {row.indikator for each in tables for row in walk(each.baris)} - {None}
    if measured <= listed:
        return True
    return None if None in listed else False

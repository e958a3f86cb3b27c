"""
What a claim is compared with: its year, its means, the figures that the report prints of its indicator.
"""

from __future__ import annotations

from collections.abc import Sequence

from baseline.reading import contradicts, phrases, says, worse
from lkj_rules.domain.achievements.means import Rata
from lkj_rules.domain.achievements.table_means import means_of, year_of
from lkj_rules.domain.comparison import Verdict
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.questions import OWN, question
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel, Klaim, Ukuran
from lkj_rules.model.intervals import Exact
from lkj_rules.model.values import Nilai

_ON_MONEY = phrases("""
    (?:penyerapan|serapan|terserap|belanja)
    (?:alokasi|realisasi|segi|sisi|aspek) (?:anggaran|keuangan)
""")


def means(scope: Scope, claim: Klaim) -> tuple[Rata, ...] | None:
    """
    Give the means of a claim's own year.
    """
    return means_of(scope, claim, year_of(scope, claim))


def off(nilai: Nilai | None, found: Sequence[Rata] | None) -> bool:
    """
    Return whether a printed mean is none of those that it can be.
    """
    return nilai is not None and bool(found) and all(contradicts(nilai, mean.nilai, mean.tepat) for mean in found or ())


def of_budget(scope: Scope, claim: Klaim) -> bool:
    """
    Return whether a sentence speaks of money.
    """
    cakupan, laporan = claim.cakupan, scope.laporan
    if cakupan is not None and cakupan.anggaran:
        return True
    if laporan.lkj is None or (cakupan is not None and (cakupan.tabel is not None or cakupan.sasaran is not None)):
        return False
    if says(claim.teks, _ON_MONEY):
        return True
    totals = (anggaran.total.persen for anggaran in laporan.anggaran if anggaran.total is not None)
    shares = (*(mention.persen for mention in laporan.lkj.sebutan_anggaran), *totals)
    figure = None if claim.nilai is None else claim.nilai.tepat
    return figure is not None and any(share is not None and share.tepat == figure for share in shares)


def exact(nilai: Nilai | None) -> Exact | None:
    """
    Give a number as printed.
    """
    return None if nilai is None else nilai.tepat


def facts_of(scope: Scope, claim: Klaim) -> list[Fakta]:
    """
    Give what the report prints of a claim's indicator as the year's own.
    """
    indikator = scope.indikator(claim.indikator)
    about = () if indikator is None else scope.facts_about(indikator)
    return [fakta for fakta in about if fakta.dokumen is Dokumen.LKJ and question(scope, fakta) == OWN]


def results_of(scope: Scope, claim: Klaim) -> list[Fakta]:
    """
    Give the results of a claim's indicator in the claim's year.
    """
    year = year_of(scope, claim)
    return [fakta for fakta in facts_of(scope, claim) if fakta.ukuran is Ukuran.REALISASI and fakta.tahun == year]


def missed(scope: Scope, row: BarisTabel | None) -> Verdict:
    """
    Return whether the result of a row is worse than its target.
    """
    if row is None or row.realisasi is None or row.target is None:
        return None
    return worse(scope, row.realisasi, row.target)

"""
Functions on the figure that stands beside a claim: whose it is, and whether it is printed there.
"""

from __future__ import annotations

from lkj_rules.domain.achievements.table_means import year_of
from lkj_rules.domain.comparison import consistent_value
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.questions import OWN, question
from lkj_rules.model.documents import JenisKlaim, Klaim, Ukuran
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, FACTS, object_of
from lkj_rules.rules.registry import Scope, function

Side = tuple[Fakta, ...]
CLAIM = object_of(Klaim)


def _candidates(scope: Scope, claim: Klaim) -> Side:
    indikator = None if claim.indikator is None else scope.indikator(claim.indikator)
    if indikator is None:
        return ()
    year, category = year_of(scope, claim), claim.jenis is JenisKlaim.KATEGORI
    return tuple(
        fakta
        for fakta in scope.facts_about(indikator)
        if fakta.dokumen is Dokumen.LKJ and fakta.tahun == year and question(scope, fakta) == OWN
        and (fakta.ukuran is Ukuran.CAPAIAN or not category)
    )


def _values(scope: Scope, claim: Klaim) -> list[Nilai]:
    return [fakta.nilai for fakta in _candidates(scope, claim)]


@function(
    ("claim", CLAIM),
    result=FACTS,
    touches=_values,
    doc=(
        "angka yang dapat dimaksud pernyataan atas satu indikator: target, realisasi, atau capaiannya; untuk kategori capaiannya",
        "the figures that a claim on one indicator may mean: its target, result or achievement; for a category its achievement",
    ),
)
def figures_meant(scope: Scope, claim: Klaim) -> Side:
    """
    Give the figures of the report itself in the claim's year.
    """
    return _candidates(scope, claim)


@function(
    ("claim", CLAIM),
    result=BOOL,
    touches=_values,
    doc=(
        "benar bila angka pernyataan itu sesuai dengan salah satu angka indikatornya; tak diketahui bila tidak dapat dibandingkan",
        "true when the figure of a claim agrees with one of its indicator's; unknown where they cannot be compared",
    ),
)
def figure_is_the_indicators(scope: Scope, claim: Klaim) -> bool | None:
    """
    Hold the figure against all that it may mean; rounding and cutting off explain a difference.
    """
    if claim.nilai is None:
        return None
    verdicts = {consistent_value(scope, claim.nilai, fakta.nilai, fakta) for fakta in _candidates(scope, claim)}
    return True if True in verdicts else False if False in verdicts else None


@function(
    ("claim", CLAIM),
    result=BOOL,
    doc=(
        "benar bila pernyataan lain sudah menyebut rata-rata itu dengan angka, cakupan, dan tahun yang sama",
        "true when another claim states that mean already, with the same figure, coverage and year",
    ),
)
def mean_stated_elsewhere(scope: Scope, claim: Klaim) -> bool:
    """
    Tell whether the mean beside a category is spoken of where it is stated.
    """
    lkj = scope.laporan.lkj
    return any(
        other.jenis is JenisKlaim.RATA_RATA_CAPAIAN and other.cakupan == claim.cakupan and other.tahun == claim.tahun
        and other.nilai is not None and claim.nilai is not None and other.nilai.bacaan == claim.nilai.bacaan
        for other in (() if lkj is None else lkj.klaim)
    )

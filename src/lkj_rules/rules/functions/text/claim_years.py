"""
What a claim is held against in its own year: the rows and means of another year than the report's come from columns of that year.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.achievements import table_means
from lkj_rules.domain.achievements.means import Rata
from lkj_rules.domain.achievements.rows import measuring_row
from lkj_rules.domain.achievements.table_means import averaged, means, means_of, of_another_year, year_of
from lkj_rules.domain.comparison import agreement
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.questions import OWN, TEXT_TABLE, question
from lkj_rules.model.documents import BarisTabel, Cakupan, Klaim, Tabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.rules.functions.achievements.means import MEANS, means_words
from lkj_rules.rules.functions.achievements.performance import ROW
from lkj_rules.rules.functions.values.general import agrees_any
from lkj_rules.rules.functions.years.slipped_years import without_slips
from lkj_rules.rules.kinds import BOOL, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

CLAIM = object_of(Klaim)


@function(
    ("claim", CLAIM),
    result=TEXT,
    doc=("tahun klaim sebagai sisipan kalimat; kosong untuk tahun laporan", "a claim's year as an insertion, if not the report's"),
)
def claim_year(scope: Scope, claim: Klaim) -> Texts:
    """
    Name the year of a claim where it is not the report's.
    """
    return Texts(f" tahun {claim.tahun}", f" of {claim.tahun}") if of_another_year(scope, claim) else Texts("", "")


# -- rows


def rows_of_year(scope: Scope, year: int, tabel: Tabel | None = None) -> list[BarisTabel]:
    """
    Gather what the report prints of every indicator for one year, as if it stood in one table.
    """
    facts = tuple(fakta for fakta in scope.facts if fakta.tahun == year and fakta.dokumen is Dokumen.LKJ)
    found: dict[str, list[Fakta]] = {}
    for fakta in without_slips(scope, facts):
        if fakta.indikator is not None and question(scope, fakta) == OWN and (tabel is None or fakta.lembar.asal is tabel):
            found.setdefault(fakta.indikator.kode, []).append(fakta)
    return [_row(scope, about) for about in found.values()]


def _row(scope: Scope, facts: list[Fakta]) -> BarisTabel:
    indikator = facts[0].indikator
    cells: dict[str, Any] = {
        ukuran.value: _settled(scope, [fakta for fakta in facts if fakta.ukuran is ukuran])
        for ukuran in (Ukuran.TARGET, Ukuran.REALISASI, Ukuran.CAPAIAN)
    }
    return BarisTabel(indikator=None if indikator is None else indikator.kode, **cells)


def _settled(scope: Scope, facts: list[Fakta]) -> Any:
    """
    Give the figure that a year has, a table's before a sentence's; none where two contradict one another.
    """
    ordered = sorted(facts, key=lambda fakta: fakta.tabel == TEXT_TABLE)
    if not ordered or any(agreement(scope, ordered[0], other) is False for other in ordered):
        return None
    return ordered[0].nilai


def _no_row(scope: Scope, claim: Klaim) -> Texts | None:
    if not of_another_year(scope, claim):
        return None
    year = year_of(scope, claim)
    if claimed_row(scope, claim) is not None:
        return Texts(
            f"angka {year} untuk indikator itu tidak lengkap atau bertentangan",
            f"the figures of {year} for that indicator are incomplete or contradict one another",
        )
    return Texts(f"angka {year} untuk indikator itu tidak tercetak", f"no figures of {year} are printed for that indicator")


@function(
    ("claim", CLAIM),
    result=ROW,
    why=_no_row,
    doc=(
        "target dan realisasi indikator yang dibicarakan klaim, pada tahun klaim",
        "target and realisasi of the indicator that a claim speaks of, in the claim's year",
    ),
)
def claimed_row(scope: Scope, claim: Klaim) -> BarisTabel | None:
    """
    Find the row that a claim on one indicator is held against.
    """
    if claim.indikator is None:
        return None
    if not of_another_year(scope, claim):
        return measuring_row(scope, claim.indikator)
    rows = rows_of_year(scope, year_of(scope, claim))
    return next((row for row in rows if row.indikator == claim.indikator), None)


# -- means


def _no_means(scope: Scope, claim: Klaim) -> Texts | None:
    if means_of(scope, claim) is not None and claim.cakupan is not None:
        return None
    if of_another_year(scope, claim):
        return Texts(f"capaian {claim.tahun} tidak tercetak lengkap", f"the achievements of {claim.tahun} are not printed in full")
    if claim.cakupan is None:
        return Texts("cakupan klaim tidak dinyatakan", "what the claim covers is not given")
    return Texts("capaian yang dirata-ratakan tidak lengkap", "an achievement to be averaged is missing")


# -- the report's year under another year


def _incomplete(scope: Scope, claim: Klaim) -> Texts | None:
    if claim.nilai is None or claim.nilai.angka is None:
        return Texts("angka yang dinyatakan tidak terbaca", "the figure stated cannot be read")
    if means(scope, claim.cakupan or Cakupan()) is None:
        return Texts("capaian tahun laporan tidak lengkap", "the achievements of the report's year are not complete")
    return None


@function(
    ("claim", CLAIM),
    result=BOOL,
    why=_incomplete,
    doc=(
        "benar bila rata-rata yang dinyatakan untuk tahun lain ternyata rata-rata tahun laporan, dan bukan rata-rata tahun itu",
        "true when a mean stated for another year is the mean of the report's year, and not that year's own",
    ),
)
def gives_this_years_mean(scope: Scope, claim: Klaim) -> bool | None:
    """
    Tell whether the year of a stated mean seems a slip; a mean without decimals may be equal by chance.
    """
    angka = None if claim.nilai is None else claim.nilai.angka
    here = means(scope, claim.cakupan or Cakupan())
    if claim.nilai is None or angka is None or here is None:
        return None
    if angka.desimal <= 0 or not agrees_any(scope, claim.nilai, here):
        return False
    return not agrees_any(scope, claim.nilai, means_of(scope, claim) or ())


@function(
    ("claim", CLAIM),
    result=TEXT,
    doc=("rata-rata capaian tahun laporan, dengan kata-kata", "the mean achievement of the report's year, in words"),
)
def this_years_means(scope: Scope, claim: Klaim) -> Texts | None:
    """
    Word the mean of the report's year that a claim on another year repeats.
    """
    here = means(scope, claim.cakupan or Cakupan()) or ()
    same = [rata for rata in here if claim.nilai is not None and agrees_any(scope, claim.nilai, (rata,))]
    return means_words(scope, same) if same else None


@function(
    ("claim", CLAIM),
    result=MEANS,
    touches=averaged,
    why=_no_means,
    doc=(
        "rata-rata yang dapat dimaksud klaim pada tahunnya: menurut baris, sasaran, atau induk; sebelum atau sesudah pembulatan",
        "the means that a claim can mean for its year: by row, objective or parent row; before or after rounding",
    ),
)
def claimed_means(scope: Scope, claim: Klaim) -> tuple[Rata, ...] | None:
    """
    Give what a stated mean is held against; a claim on the report's year must say what it covers.
    """
    return table_means.claimed_means(scope, claim)

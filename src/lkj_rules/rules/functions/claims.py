"""
What rules ask of sentences on figures: what a claim is compared with, figures quoted, figures said to be unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkj_rules.domain.achievements import table_means
from lkj_rules.domain.achievements.means import Rata
from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.achievements.table_means import of_another_year
from lkj_rules.domain.comparison import Side
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.plan_changes import Rujukan, references_of
from lkj_rules.domain.questions import question
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts import claims, counts
from lkj_rules.domain.texts.quotes import Kutipan, quotes_among
from lkj_rules.model.documents import BarisTabel, Klaim, PerubahanRencana
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number, bounds
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import ANY, BOOL, FACTS, NUMBER, PRINTED_NILAI, PRINTED_PERCENT, TEXT, list_of, object_of
from lkj_rules.rules.registry import function
from lkj_rules.rules.relations import relation


@function(
    ("one", ANY), ("other", ANY), result=BOOL, total=True,
    doc=("benar bila keduanya sama, atau keduanya tidak dinyatakan", "true when the two are equal, or neither is given"))
def alike(_: Scope, one: Any, other: Any) -> bool:
    """
    Compare two things that may both be absent.
    """
    return bool(one == other)


@function(
    ("number", NUMBER), ("printed", list_of(PRINTED_NILAI)), result=TEXT,
    doc=("bilangan yang dihitung, ditulis dengan digit dan tanda persen seperti angka tercetak itu",
         "a computed number, written with the digits and the sign of percent of printed ones"))
def written_like(_: Scope, number: Number, printed: Sequence[Nilai | None]) -> Texts | None:
    """
    Write a number with two digits, or the most that the printed ones have.
    """
    shown = [nilai.angka for nilai in printed if nilai is not None and nilai.angka is not None]
    digits = max((angka.desimal for angka in shown), default=0)
    id_, en = (write_result(bounds(number)[0], digits, bahasa) for bahasa in ("id", "en"))
    return Texts(f"{id_} %", f"{en}%") if any(angka.satuan == "%" for angka in shown) else Texts(id_, en)


# -- claims


def _no_row(scope: Scope, claim: Klaim) -> Texts | None:
    year = claim.tahun
    found = claims.claimed_row(scope, claim)
    if not of_another_year(scope, claim):
        said = Texts("indikator itu tidak ada di tabel pengukuran", "the indicator is not in a table of measurement")
        return said if found is None else None
    if found is not None:
        return Texts(f"angka {year} untuk indikator itu tidak lengkap atau bertentangan",
                     f"the figures of {year} for that indicator are incomplete or contradict one another")
    return Texts(f"angka {year} untuk indikator itu tidak tercetak", f"no figures of {year} are printed for that indicator")


relation(
    Klaim, result=object_of(BarisTabel), name="baris", why=_no_row,
    doc=("target dan realisasi indikator yang dibicarakan klaim, pada tahun klaim",
         "target and realisasi of the indicator that a claim speaks of, in the claim's year"))(claims.claimed_row)
relation(
    Klaim, result=list_of(object_of(BarisTabel)), name="baris_disebut",
    doc=("baris yang dibicarakan klaim, pada tahun klaim", "the rows that a claim speaks of, in the claim's year"),
)(claims.claimed_rows)  # fmt: skip


def _nothing_counted(_: Scope, claim: Klaim) -> Texts:
    if claim.nilai is None or (claim.nilai.cacah is None and not claim.nilai.terbaca.strip()):
        return Texts("jumlah yang disebut tidak ditulis", "the number that the sentence gives is not entered")
    return Texts("yang dihitung tidak ada dalam berkas", "what is counted is not in the file")


relation(
    Klaim, result=list_of(object_of(counts.Hitungan)), name="hitungan", why=_nothing_counted,
    doc=("jumlah yang dihitung klaim, menurut setiap cara yang wajar; tak diketahui bila tidak ada yang dapat dihitung",
         "how many there are of what a claim counts, in every fair way; unknown where there is nothing to count"))(counts.counts_of)


def _no_means(scope: Scope, claim: Klaim, year: int) -> Texts | None:
    if table_means.means_of(scope, claim, year) is not None:
        return None
    if year != scope.laporan.tahun:
        return Texts(f"capaian {year} tidak tercetak lengkap", f"the achievements of {year} are not printed in full")
    return Texts("capaian yang dirata-ratakan tidak lengkap", "an achievement to be averaged is missing")


function(
    ("claim", object_of(Klaim)), ("year", NUMBER), result=list_of(object_of(Rata)), why=_no_means,
    doc=("rata-rata capaian suatu tahun yang dapat dimaksud klaim: per baris, sasaran, atau induk; sebelum atau sesudah pembulatan",
         "the means of a year that a claim can mean: by row, objective or parent row; before or after rounding"),
)(table_means.means_of)  # fmt: skip
relation(
    Klaim, result=list_of(PRINTED_PERCENT), name="dirata",
    doc=("capaian yang dirata-ratakan klaim, pada tahun klaim", "the capaian that a stated mean rests on, of its own year"),
)(table_means.averaged)  # fmt: skip


# -- figures


relation(
    Fakta, result=TEXT, name="soal",
    doc=("yang dijawab angka itu, di samping ukuran dan tahunnya: target (tahun itu sendiri) atau pembanding lain",
         "what a figure answers besides its measure and year: target (the year's own) or another comparison"))(question)


@function(
    ("mentions", FACTS), ("side", FACTS), result=object_of(Kutipan),
    doc=("kutipan naskah yang angkanya tercetak pula di tempat lain dan tidak diperiksa aturan lain, dan mana yang keliru",
         "the mentions whose figure is printed elsewhere too and that no other rule compares, and which of them are wrong"))
def quotes(scope: Scope, mentions: Side, side: Side) -> Kutipan:
    """
    Compare what the text quotes with what is printed elsewhere.
    """
    return quotes_among(scope, mentions, side)


relation(
    PerubahanRencana, result=object_of(Rujukan), name="rujukan",
    doc=("nilai menurut dokumen, sekarang dan sebelumnya", "what the documents have, now and before"))(references_of)

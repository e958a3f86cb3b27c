"""
Functions on the categories that a report prints: what they grade, and which its own scale would give.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkj_rules.domain.achievements.means import Rata, means_words
from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.achievements.rows import row_name
from lkj_rules.domain.achievements.table_means import averaged, means_of
from lkj_rules.domain.achievements.verdicts import is_growth, verdict_of
from lkj_rules.domain.achievements.vonis import Kelas
from lkj_rules.domain.categories import scale as scales
from lkj_rules.domain.categories.labels import Label
from lkj_rules.domain.categories.scale import Gap, Overlap
from lkj_rules.model.documents import KelasSkala, Klaim, Lkj
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, bounds, hidden_digits, step
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.values import Angka, Batas, Nilai
from lkj_rules.rules.kinds import TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

LABEL = object_of(Label)
CLAIM = object_of(Klaim)
REPORT = object_of(Lkj)

_DIGITS = 2
"""Digits that a recomputed mean is classed with where the claim prints none."""
_WRONG = (Kelas.TAK_COCOK, Kelas.ARAH, Kelas.DASAR)
"""Classes of a capaian that its row does not give."""
_UNROUNDED = 12
"""Digits that stand for all of them: a value before it was rounded is classed as it is."""


def _skala(scope: Scope) -> Sequence[KelasSkala]:
    lkj = scope.laporan.lkj
    return () if lkj is None else lkj.skala


def _angka(nilai: Nilai | None) -> Angka | None:
    reading = None if nilai is None else nilai.bacaan
    reading = reading.angka if isinstance(reading, Batas) else reading
    return reading if isinstance(reading, Angka) else None


def _means(scope: Scope, klaim: Klaim) -> Sequence[Rata]:
    return means_of(scope, klaim) or ()


@function(
    ("label", LABEL),
    result=TEXT,
    doc=(
        "yang diberi kategori: indikator, sasaran, atau capaian keseluruhan",
        "what the category is given to: an indicator, an objective or the achievement as a whole",
    ),
)
def label_subject(scope: Scope, label: Label) -> Texts:
    """
    Name what a category grades.
    """
    if label.baris is not None:
        return row_name(scope, label.baris)
    indikator = None if label.klaim is None else scope.indikator(label.klaim.indikator)
    return Texts("capaian keseluruhan", "the overall achievement") if indikator is None else Texts(indikator.nama, indikator.nama)


def _true_values(scope: Scope, label: Label, angka: Angka) -> Iterable[Exact]:
    """
    Give what a printed capaian may be before it was rounded: recomputed where that is possible, else whatever its digits hide.
    """
    low, high = bounds(hidden_digits(angka.nilai, angka.desimal))
    if label.baris is not None:
        verdict = verdict_of(scope, label.baris)
        recomputed: list[Exact] = [] if verdict.harapan is None else [verdict.harapan]
        if verdict.kelas in _WRONG:
            # the category may be right where the capaian beside it is not
            return (*recomputed, *([] if verdict.harapan_lain is None else [verdict.harapan_lain]))
    else:
        recomputed = [] if label.klaim is None else [each.tepat for each in _means(scope, label.klaim)]
    near = [value for value in recomputed if low <= value <= high]
    # a printed value that its rows do not give at all is taken as it stands
    return near if recomputed else (low, high - step(_UNROUNDED))


def _earned_touched(_: Scope, label: Label) -> list[Nilai]:
    return [] if label.nilai is None else [label.nilai]


def _grades_growth(scope: Scope, label: Label) -> bool:
    return label.baris is not None and is_growth(verdict_of(scope, label.baris))


def _why_not_earned(scope: Scope, label: Label) -> Texts | None:
    if label.nilai is None or _angka(label.nilai) is None:
        return Texts("tidak ada angka capaian di samping kategori", "no capaian is printed beside the category")
    if _grades_growth(scope, label):
        return Texts(
            "angka di samping kategori pertumbuhan terhadap tahun lalu, bukan capaian yang digolongkan skala",
            "the figure beside the category is growth over last year, no capaian that the scale grades",
        )
    return Texts("skala laporan tidak dapat dibaca", "the report's scale cannot be read")


@function(
    ("label", LABEL),
    result=list_of(TEXT),
    touches=_earned_touched,
    why=_why_not_earned,
    doc=(
        "kategori yang berhak menurut skala laporan untuk capaian di sampingnya",
        "the categories that the report's scale allows for the capaian beside it",
    ),
)
def earned(scope: Scope, label: Label) -> list[str] | None:
    """
    Give the categories that the capaian printed beside a category earns; a bound counts as its number.
    """
    angka = _angka(label.nilai)
    if angka is None or _grades_growth(scope, label):
        return None
    found = list(scales.label_for(angka.nilai, angka.desimal, _skala(scope)))
    if isinstance(label.nilai.bacaan if label.nilai else None, Angka):
        for value in _true_values(scope, label, angka):
            found += [each for each in scales.label_for(value, _UNROUNDED, _skala(scope)) if each not in found]
    return found or None


def _why_no_mean(scope: Scope, klaim: Klaim) -> Texts | None:
    if not _means(scope, klaim):
        return Texts("rata-rata capaian tidak dapat dihitung ulang", "the mean achievement cannot be recomputed")
    return Texts("skala laporan tidak dapat dibaca", "the report's scale cannot be read")


@function(
    ("claim", CLAIM),
    result=list_of(TEXT),
    touches=averaged,
    why=_why_no_mean,
    doc=(
        "kategori yang berhak menurut skala laporan untuk rata-rata capaian yang dihitung ulang",
        "the categories that the report's scale allows for the recomputed mean achievement",
    ),
)
def mean_labels(scope: Scope, claim: Klaim) -> list[str] | None:
    """
    Give the categories that the mean of the rows a claim speaks of earns; the measurement table's where it names none.
    """
    angka = _angka(claim.nilai)
    decimals = _DIGITS if angka is None else angka.desimal
    found: list[str] = []
    for rata in _means(scope, claim):
        for value in (rata.tepat, *bounds(rata.nilai)):
            found += [each for each in scales.label_for(value, decimals, _skala(scope)) if each not in found]
    return found or None


@function(
    ("claim", CLAIM),
    result=TEXT,
    doc=("rata-rata capaian yang dihitung ulang", "the recomputed mean achievement"),
)
def mean_figures(scope: Scope, claim: Klaim) -> Texts | None:
    """
    Write the recomputed means of a claim's rows, each value once.
    """
    rata = _means(scope, claim)
    return means_words(rata) if rata else None


# -- the scale as a whole


@function(
    ("report", REPORT),
    result=object_of(Petikan),
    doc=("skala laporan seperti tercetak, sebagai satu kesatuan", "the report's scale as printed, as a whole"),
)
def whole_scale(_: Scope, report: Lkj) -> Petikan:
    """
    Point at the scale as one thing.
    """
    return Petikan(teks="; ".join(f"{kelas.label} {_ends(kelas)}" for kelas in report.skala), pemilik=report, jalur=("skala",))


def _ends(kelas: KelasSkala) -> str:
    return "–".join(end.teks for end in (kelas.dari, kelas.sampai) if end is not None and end.teks.strip())


@function(
    ("report", REPORT),
    result=TEXT,
    doc=("tempat skala di laporan tercetak", "where the scale stands in the printed report"),
)
def scale_place(scope: Scope, report: Lkj) -> str | None:
    """
    Say where the scale stands: where its first class does.
    """
    return scope.place(report.skala[0]) if report.skala else None


@function(
    ("gaps", list_of(object_of(Gap))),
    result=TEXT,
    doc=("celah skala, dengan kata-kata", "the holes of a scale, in words"),
)
def hole_words(_: Scope, gaps: Sequence[Gap]) -> Texts:
    """
    Word each hole by the classes that it lies between.
    """
    texts = []
    for bahasa, at, between, conjunction in (("id", "tepat pada", "antara", "dan"), ("en", "exactly at", "between", "and")):
        said = []
        for gap in gaps:
            low, high = _plain(gap.dari.nilai, bahasa), _plain(gap.sampai.nilai, bahasa)
            if low == high:
                said.append(f"{at} {low} ({gap.di_bawah} {conjunction} {gap.di_atas})")
            else:
                said.append(f"{between} {low} ({gap.di_bawah}) {conjunction} {high} ({gap.di_atas})")
        texts.append("; ".join(said))
    return Texts(*texts)


@function(
    ("gaps", list_of(object_of(Gap))),
    result=TEXT,
    doc=("cara menutup celah dengan memperpanjang kelas di bawahnya", "how to close the holes by lengthening the class below"),
)
def closing_words(_: Scope, gaps: Sequence[Gap]) -> Texts:
    """
    Word how far the class below each hole must reach, in the report's own classes.
    """
    id_, en = [], []
    for gap in gaps:
        # where the upper class begins after its number, the lower one may take that number in
        below = ("sampai", "up to") if gap.sampai.termasuk else ("sampai di bawah", "up to below")
        id_.append(f"{gap.di_bawah} {below[0]} {_plain(gap.sampai.nilai, 'id')}")
        en.append(f"{gap.di_bawah} {below[1]} {_plain(gap.sampai.nilai, 'en')}")
    return Texts("; ".join(id_), "; ".join(en))


@function(
    ("overlaps", list_of(object_of(Overlap))),
    result=TEXT,
    doc=("tumpang tindih skala, dengan kata-kata", "the overlaps of a scale, in words"),
)
def overlap_words(_: Scope, overlaps: Sequence[Overlap]) -> Texts:
    """
    Word each overlap by the values that two classes both claim.
    """
    id_ = [f"{_span(each, 'id')} ({each.satu} dan {each.dua})" for each in overlaps]
    en = [f"{_span(each, 'en')} ({each.satu} and {each.dua})" for each in overlaps]
    return Texts(", ".join(id_), ", ".join(en))


def _span(overlap: Overlap, bahasa: str) -> str:
    low, high = overlap.dari, overlap.sampai
    below, above = {"id": ("sampai", "ke atas"), "en": ("up to", "and above")}[bahasa]
    if low is None:
        return "?" if high is None else f"{below} {_plain(high, bahasa)}"
    if high is None:
        return f"{_plain(low, bahasa)} {above}"
    return _plain(low, bahasa) if low == high else f"{_plain(low, bahasa)}–{_plain(high, bahasa)}"


def _plain(value: Exact, bahasa: str) -> str:
    return write_result(value, _DIGITS, bahasa)


"""
The report's scale at work: how its classes tile their axis, which categories figures earn, and figures put in two categories.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import takewhile

import attrs

from lkj_rules.domain.achievements.means import Rata
from lkj_rules.domain.achievements.rows import measuring_row, row_name
from lkj_rules.domain.achievements.table_means import means_of, year_of
from lkj_rules.domain.achievements.verdicts import is_growth, verdict_of
from lkj_rules.domain.achievements.vonis import Kelas
from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.categories.labels import Label
from lkj_rules.domain.categories.own_scales import grades_result, own_labels
from lkj_rules.domain.categories.scale import (
    Gap,
    Kelompok,
    Overlap,
    certain_classes,
    gaps,
    holds_nothing,
    is_readable,
    label_for,
    overlaps,
)
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.claims import claimed_row
from lkj_rules.model import Unique
from lkj_rules.model.documents import BarisTabel, Cakupan, JenisTabel, KelasSkala, Klaim, Lkj
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, bounds, hidden_digits, step
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.readings import angka_of
from lkj_rules.model.values import Angka, Batas, Nilai


@attrs.frozen(eq=False, repr=False)
class Susunan(Unique):
    """
    Hold the scale as one thing, with its holes (``celah``) and overlaps (``tumpang``); unknown where a class cannot be read.

    ``desimal`` are the most decimals that a graded capaian is printed with; where none is graded, any capaian.
    """

    utuh: Petikan
    desimal: int
    celah: tuple[Gap, ...] | None
    tumpang: tuple[Overlap, ...] | None


@analysis
def tiling(_: Scope, report: Lkj) -> Susunan:
    """
    Lay out the scale; what looks like a hole may be filled by a class that cannot be read.
    """
    numbers = (None if nilai is None else nilai.angka for nilai in _graded(report))
    digits = max((angka.desimal for angka in numbers if angka is not None), default=0)
    printed = ((kelas.label, (end.teks for end in (kelas.dari, kelas.sampai) if end is not None)) for kelas in report.skala)
    words = "; ".join(f"{label} {'–'.join(text for text in ends if text.strip())}" for label, ends in printed)
    readable, overlapping = is_readable(report.skala), overlaps(report.skala)
    return Susunan(
        utuh=Petikan(teks=words, pemilik=report, jalur=("skala",)), desimal=digits,
        celah=gaps(report.skala, digits) if readable else None, tumpang=overlapping if overlapping or readable else None,
    )  # fmt: skip


def scale_values(_: Scope, report: Lkj) -> Iterator[Nilai]:
    """
    Give the printed ends of all classes.
    """
    return (end for kelas in report.skala for end in (kelas.dari, kelas.sampai) if end is not None)


def why_unreadable(_: Scope, report: Lkj) -> Texts | None:
    """
    Say that a scale cannot be read.
    """
    if is_readable(report.skala):
        return None
    return Texts("batas sebuah kelas skala tidak terbaca atau terbalik",
                 "an end of a class of the scale cannot be read, or runs backwards")


def is_empty(scope: Scope, kelas: KelasSkala) -> bool | None:
    """
    Return whether a class of the report's scale is empty; a scale that is printed downwards throughout is read so.
    """
    return None if scope.laporan.lkj is None else holds_nothing(kelas, scope.laporan.lkj.skala)


def printed_classes(scope: Scope, nilai: Nilai) -> list[str] | None:
    """
    Give the categories of a printed number on the report's scale; ``None`` for a bound, which belongs to no class for certain.
    """
    return classes_of(scope, [(angka.nilai, angka.desimal)]) if isinstance(angka := nilai.bacaan, Angka) else None


def _about(klaim: Klaim) -> str | None:
    return None if klaim.cakupan is None else klaim.cakupan.tabel


def _graded(report: Lkj) -> list[Nilai | None]:
    """
    Give the achievements that the scale is applied to: of tables with categories or with a graded mean, and of claims on them.

    Where no category is printed anywhere, any achievement may be meant; a graded mean that names no table is of the measurement.
    """
    named = [_about(klaim) for klaim in report.klaim if klaim.label]
    measured = {tabel.id for tabel in report.tabel if None in named and tabel.jenis is JenisTabel.PENGUKURAN}
    graded = {tabel.id for tabel in report.tabel if tabel.id in named or any(row.kategori for row in walk(tabel.baris))} | measured
    anywhere = not graded and not named
    rows = [row.capaian for tabel in report.tabel if anywhere or tabel.id in graded for row in walk(tabel.baris)]
    return rows + [klaim.nilai for klaim in report.klaim if anywhere or klaim.label or _about(klaim) in (None, *graded)]


_DIGITS = 2
"""Digits that a recomputed mean is classed with where the claim prints none."""
_WRONG = (Kelas.TAK_COCOK, Kelas.ARAH, Kelas.DASAR)
"""Classes of a capaian that its row does not give."""
_UNROUNDED = 12
"""Digits that stand for all of them: a value before it was rounded is classed as it is."""


def _angka(nilai: Nilai | None) -> Angka | None:
    reading = None if nilai is None else nilai.bacaan
    return angka_of(reading) if isinstance(reading, Angka | Batas) else None


def graded_thing(scope: Scope, label: Label) -> Texts:
    """
    Name what a category is given to: a row, an indicator or the achievement as a whole.
    """
    if label.baris is not None:
        return row_name(scope, label.baris)
    klaim = label.klaim
    cakupan = None if klaim is None else klaim.cakupan
    named = None if klaim is None else scope.indikator(klaim.indikator)
    named = named or (None if cakupan is None else scope.deref("Sasaran", cakupan.sasaran))
    if named is not None:
        return Texts(named.nama, named.nama)
    if cakupan is not None and cakupan.anggaran:
        return Texts("penyerapan anggaran", "the absorption of the budget")
    return Texts("capaian keseluruhan", "the overall achievement")


def graded_figure(scope: Scope, label: Label) -> Nilai | None:
    """
    Give the capaian that a category is given to: next to it, else what the table of measurement prints for its indicator.
    """
    row = _graded_row(scope, label)
    return label.nilai if row is None or _angka(label.nilai) is not None else row.capaian


def _graded_row(scope: Scope, label: Label) -> BarisTabel | None:
    row = label.baris
    if row is None:
        return None if label.klaim is None else claimed_row(scope, label.klaim)
    if label.nilai is None and row.indikator is not None:
        return measuring_row(scope, row.indikator)
    return row


def earned(scope: Scope, label: Label) -> list[str] | None:
    """
    Give the categories that the capaian of a category earns, and its indicator's result by its own scale; a bound is its number.
    """
    nilai, own = graded_figure(scope, label), own_labels(scope, label)
    angka = _angka(nilai)
    if nilai is None or angka is None or _grades_growth(scope, label) or grades_result(scope, label):
        return own or None
    hidden = _true_values(scope, label, angka) if isinstance(nilai.bacaan, Angka) else ()
    return [*(classes_of(scope, [(angka.nilai, angka.desimal), *((value, _UNROUNDED) for value in hidden)]) or ()), *own] or None


def classes_of(scope: Scope, values: Iterable[tuple[Exact, int]]) -> list[str] | None:
    """
    Give the categories of values, each with its decimals, on the report's scale; ``None`` where it has none for them.
    """
    groups = _classes(scope)
    return list(dict.fromkeys(label for value, digits in values for label in label_for(value, digits, groups))) or None


@analysis
def _classes(scope: Scope) -> tuple[Kelompok, ...]:
    return () if scope.laporan.lkj is None else certain_classes(scope.laporan.lkj.skala)


def why_not_earned(scope: Scope, label: Label) -> Texts:
    """
    Say why it is unclear which category a capaian earns.
    """
    if _angka(graded_figure(scope, label)) is None:
        return Texts("tidak ada angka capaian di samping kategori", "no capaian is printed next to the category")
    if grades_result(scope, label):
        return Texts("angkanya realisasi indikator, dan skala nilai indikator itu (skala) tidak dinyatakan",
                     "its figure is the indicator's result, and the scale of such values (skala) is not stated")
    if _grades_growth(scope, label):
        return Texts("angka di samping kategori pertumbuhan terhadap tahun lalu, bukan capaian yang digolongkan skala",
                     "the figure next to the category is growth over last year, not a capaian that the scale grades")
    return Texts("skala laporan tidak dapat dibaca", "the report's scale cannot be read")


def _grades_growth(scope: Scope, label: Label) -> bool:
    return label.baris is not None and is_growth(verdict_of(scope, label.baris))


def _true_values(scope: Scope, label: Label, angka: Angka) -> Iterable[Exact]:
    """
    Give what a printed capaian may be before it was rounded: recomputed where that is possible, else whatever its digits hide.
    """
    low, high = bounds(hidden_digits(angka.nilai, angka.desimal))
    row = _graded_row(scope, label)
    if row is not None and scope.table_of(row) is not None:
        verdict = verdict_of(scope, row)
        recomputed: list[Exact] = [] if verdict.harapan is None else [verdict.harapan]
        if verdict.kelas in _WRONG:
            # the category may be right where the capaian next to it is not
            return (*recomputed, *([] if verdict.harapan_lain is None else [verdict.harapan_lain]))
    else:
        overall = row is None and label.klaim is not None and not (label.klaim.cakupan or Cakupan()).anggaran
        recomputed = [each.tepat for each in _own_means(scope, label.klaim)] if overall and label.klaim is not None else []
    near = [value for value in recomputed if low <= value <= high]
    # a printed value that its rows do not give at all is taken as it stands
    return near if recomputed else (low, high - step(_UNROUNDED))


@analysis
def mean_labels(scope: Scope, klaim: Klaim) -> list[str] | None:
    """
    Give the categories that the means of a claim earn.
    """
    angka = _angka(klaim.nilai)
    digits = _DIGITS if angka is None else angka.desimal
    return classes_of(scope, [(value, digits) for rata in _own_means(scope, klaim) for value in (rata.tepat, *bounds(rata.nilai))])


def _own_means(scope: Scope, klaim: Klaim) -> tuple[Rata, ...]:
    return means_of(scope, klaim, year_of(scope, klaim)) or ()


def labels_before(scope: Scope, label: Label) -> list[Label]:
    """
    Give the labels above this one in its table that stand next to the same figure.
    """
    figure = _figure(scope, label)
    return [] if figure is None else list(takewhile(lambda other: other is not label, _by_figure(scope)[figure]))


@analysis
def _by_figure(scope: Scope) -> dict[Hashable | None, list[Label]]:
    return grouped((_figure(scope, label), label) for label in scope.labels)


def _figure(scope: Scope, label: Label) -> Hashable | None:
    """
    Give what two labels must share: the table, and the number with its digits; ``None`` for a label without a number in a table.
    """
    reading = None if label.nilai is None else label.nilai.bacaan
    tabel = None if label.baris is None else scope.table_of(label.baris)
    if tabel is None or not isinstance(reading, Angka):
        return None
    return tabel.id, reading.nilai, reading.desimal

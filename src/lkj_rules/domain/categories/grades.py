"""
The categories that figures earn by the report's own scale, what a printed category grades, and figures put in two categories.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from lkj_rules.domain.achievements.rows import row_name
from lkj_rules.domain.achievements.table_means import means_of
from lkj_rules.domain.achievements.verdicts import is_growth, verdict_of
from lkj_rules.domain.achievements.vonis import Kelas
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.categories.labels import Label
from lkj_rules.domain.categories.scale import label_for
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Klaim
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, bounds, hidden_digits, step
from lkj_rules.model.values import Angka, Batas, Nilai

_DIGITS = 2
"""Digits that a recomputed mean is classed with where the claim prints none."""
_WRONG = (Kelas.TAK_COCOK, Kelas.ARAH, Kelas.DASAR)
"""Classes of a capaian that its row does not give."""
_UNROUNDED = 12
"""Digits that stand for all of them: a value before it was rounded is classed as it is."""


def _angka(nilai: Nilai | None) -> Angka | None:
    reading = None if nilai is None else nilai.bacaan
    reading = reading.angka if isinstance(reading, Batas) else reading
    return reading if isinstance(reading, Angka) else None


def graded_thing(scope: Scope, label: Label) -> Texts:
    """
    Name what a category is given to: a row, an indicator or the achievement as a whole.
    """
    if label.baris is not None:
        return row_name(scope, label.baris)
    indikator = None if label.klaim is None else scope.indikator(label.klaim.indikator)
    return Texts("capaian keseluruhan", "the overall achievement") if indikator is None else Texts(indikator.nama, indikator.nama)


def earned(scope: Scope, label: Label) -> list[str] | None:
    """
    Give the categories that the capaian printed next to a category earns; a bound counts as its number.
    """
    angka = _angka(label.nilai)
    if angka is None or _grades_growth(scope, label):
        return None
    exact = label.nilai is not None and isinstance(label.nilai.bacaan, Angka)
    hidden = _true_values(scope, label, angka) if exact else ()
    return _classed(scope, [(angka.nilai, angka.desimal), *((value, _UNROUNDED) for value in hidden)])


def _classed(scope: Scope, values: Iterable[tuple[Exact, int]]) -> list[str] | None:
    """
    Give the categories that any of the values earns, each with the digits that it may be rounded to.
    """
    lkj = scope.laporan.lkj
    skala = () if lkj is None else lkj.skala
    return list(dict.fromkeys(label for value, digits in values for label in label_for(value, digits, skala))) or None


def why_not_earned(scope: Scope, label: Label) -> Texts:
    """
    Say why it is unclear which category a capaian earns.
    """
    if _angka(label.nilai) is None:
        return Texts("tidak ada angka capaian di samping kategori", "no capaian is printed next to the category")
    if _grades_growth(scope, label):
        return Texts(
            "angka di samping kategori pertumbuhan terhadap tahun lalu, bukan capaian yang digolongkan skala",
            "the figure next to the category is growth over last year, not a capaian that the scale grades",
        )
    return Texts("skala laporan tidak dapat dibaca", "the report's scale cannot be read")


def _grades_growth(scope: Scope, label: Label) -> bool:
    return label.baris is not None and is_growth(verdict_of(scope, label.baris))


def _true_values(scope: Scope, label: Label, angka: Angka) -> Iterable[Exact]:
    """
    Give what a printed capaian may be before it was rounded: recomputed where that is possible, else whatever its digits hide.
    """
    low, high = bounds(hidden_digits(angka.nilai, angka.desimal))
    if label.baris is not None:
        verdict = verdict_of(scope, label.baris)
        recomputed: list[Exact] = [] if verdict.harapan is None else [verdict.harapan]
        if verdict.kelas in _WRONG:
            # the category may be right where the capaian next to it is not
            return (*recomputed, *([] if verdict.harapan_lain is None else [verdict.harapan_lain]))
    else:
        recomputed = [] if label.klaim is None else [each.tepat for each in means_of(scope, label.klaim) or ()]
    near = [value for value in recomputed if low <= value <= high]
    # a printed value that its rows do not give at all is taken as it stands
    return near if recomputed else (low, high - step(_UNROUNDED))


def mean_labels(scope: Scope, klaim: Klaim) -> list[str] | None:
    """
    Give the categories that the means of a claim earn.
    """
    angka = _angka(klaim.nilai)
    digits = _DIGITS if angka is None else angka.desimal
    means = means_of(scope, klaim) or ()
    return _classed(scope, [(value, digits) for rata in means for value in (rata.tepat, *bounds(rata.nilai))])


def labels_before(scope: Scope, label: Label) -> list[Label]:
    """
    Give the labels above this one in its table that stand next to the same figure.
    """
    group = _by_figure(scope).get(_figure(scope, label), [])
    return group[: next((index for index, other in enumerate(group) if other is label), 0)]


@analysis
def _by_figure(scope: Scope) -> dict[Hashable, list[Label]]:
    found: dict[Hashable, list[Label]] = {}
    for label in scope.labels:
        figure = _figure(scope, label)
        if figure is not None:
            found.setdefault(figure, []).append(label)
    return found


def _figure(scope: Scope, label: Label) -> Hashable | None:
    """
    Give what two labels must share: the table, and the number with its digits; ``None`` for a label without a number in a table.
    """
    reading = None if label.nilai is None else label.nilai.bacaan
    tabel = None if label.baris is None else scope.table_of(label.baris)
    if tabel is None or not isinstance(reading, Angka):
        return None
    return tabel.id, reading.nilai, reading.desimal

"""
The categories that an indicator's own result bears: the steps of its ladder, and the classes of its scale, a survey's say.

A sentence such as "IKM 74,90, kategori baik" classes the result itself, not its share of the target. In a table that measures
achievements a category is one of achievement.
"""

from __future__ import annotations

from lkj_rules.domain.categories.labels import Label
from lkj_rules.domain.categories.scale import certain_classes, label_for
from lkj_rules.domain.facts import Dokumen
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Indikator, JenisTabel, Ukuran
from lkj_rules.model.values import Angka


def own_names(scope: Scope, label: Label) -> list[str]:
    """
    Give the steps of the ladder and the classes of the scale of the indicator that a category is given to.
    """
    indikator = _indicator(scope, label)
    ladder, scale = scope.ladder(indikator), () if indikator is None else indikator.skala
    return [*(step for steps in (() if ladder is None else ladder.kelas) for step in steps), *(kelas.label for kelas in scale)]


def own_labels(scope: Scope, label: Label) -> list[str]:
    """
    Give the classes that the printed results of that indicator earn on its own scale.
    """
    indikator = _indicator(scope, label)
    groups = () if indikator is None else certain_classes(indikator.skala)
    results = _numbers(scope, label, Ukuran.REALISASI)
    return list(dict.fromkeys(name for angka in results for name in label_for(angka.nilai, angka.desimal, groups)))


def grades_result(scope: Scope, label: Label) -> bool:
    """
    Return whether the figure of a sentence is the printed result of its indicator and none of its achievements.
    """
    figure = None if label.klaim is None or label.nilai is None else label.nilai.bacaan
    results, shares = ({each.nilai for each in _numbers(scope, label, ukuran)} for ukuran in (Ukuran.REALISASI, Ukuran.CAPAIAN))
    return isinstance(figure, Angka) and figure.nilai in results - shares


def _indicator(scope: Scope, label: Label) -> Indikator | None:
    if label.klaim is not None:
        return scope.indikator(label.klaim.indikator)
    tabel = None if label.baris is None else scope.table_of(label.baris)
    return scope.indikator(label.baris.indikator) if label.baris and tabel and tabel.jenis is JenisTabel.ANALISIS else None


def _numbers(scope: Scope, label: Label, ukuran: Ukuran) -> list[Angka]:
    indikator = _indicator(scope, label)
    aspects = (Dokumen.LKJ, ukuran, (None if label.klaim is None else label.klaim.tahun) or scope.laporan.tahun)
    facts = () if indikator is None else scope.facts_about(indikator)
    found = (fakta.nilai.bacaan for fakta in facts if (fakta.dokumen, fakta.ukuran, fakta.tahun) == aspects)
    return [each for each in found if isinstance(each, Angka)]

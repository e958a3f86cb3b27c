"""
What rules ask of the report's own scale of categories, and of the categories that it prints.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkj_rules.domain.achievements.table_means import averaged
from lkj_rules.domain.categories import grades
from lkj_rules.domain.categories.labels import Label, label_in
from lkj_rules.domain.categories.own_scales import own_names
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import KelasSkala, Klaim, Lkj
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, TEXT, list_of, object_of
from lkj_rules.rules.registry import function
from lkj_rules.rules.relations import relation


@function(
    ("label", TEXT), ("labels", list_of(TEXT)), result=BOOL,
    doc=("benar bila label sama dengan salah satu, singkatan dan huruf besar diabaikan",
         "true when the label is one of them, short forms and case aside"))
def label_among(_: Scope, label: str, labels: Sequence[str]) -> bool:
    """
    Compare a label with others.
    """
    return label_in(label, labels)


def _graded(scope: Scope, label: Label) -> list[Nilai]:
    nilai = grades.graded_figure(scope, label)
    return [] if nilai is None else [nilai]


relation(
    Label, result=TEXT, name="hal",
    doc=("yang diberi kategori: indikator, sasaran, atau capaian keseluruhan",
         "what the category is given to: an indicator, an objective or the achievement as a whole"))(grades.graded_thing)
relation(
    Label, result=PRINTED_NILAI, name="capaian",
    doc=("capaian yang diberi kategori: yang di sampingnya, atau yang tercetak untuk indikatornya di tabel pengukuran",
         "the capaian that a category is given to: next to it, or what the table of measurement prints for its indicator"),
)(grades.graded_figure)  # fmt: skip
relation(
    Label, result=list_of(TEXT), name="berhak", why=grades.why_not_earned, touches=_graded,
    doc=("kategori yang berhak menurut skala laporan untuk capaiannya",
         "the categories that the report's scale allows for its capaian"))(grades.earned)
relation(
    Label, result=list_of(TEXT), name="milik",
    doc=("tangga predikat dan skala nilai milik indikator yang diberi kategori; kosong di tabel yang mengukur capaian",
         "the ladder and the scale of values of the indicator that gets the category; empty in tables that measure achievements"),
)(own_names)  # fmt: skip
relation(
    Label, result=list_of(object_of(Label)), name="sebelumnya",
    doc=("kategori pada baris di atasnya dalam tabel itu yang mencetak capaian yang sama",
         "the categories of rows above it in its table that print the same achievement"))(grades.labels_before)
relation(
    Klaim, result=list_of(TEXT), name="berhak", touches=averaged,
    doc=("kategori yang berhak menurut skala laporan untuk rata-rata capaian yang dihitung ulang",
         "the categories that the report's scale allows for the recomputed mean achievement"))(grades.mean_labels)
relation(
    Lkj, result=object_of(grades.Susunan), name="susunan_skala", touches=grades.scale_values, why=grades.why_unreadable,
    doc=("skala kategori sebagai satu kesatuan: celah dan tumpang tindihnya", "the scale as a whole: its holes and overlaps"),
)(grades.tiling)  # fmt: skip
relation(
    KelasSkala, result=BOOL, name="hampa",
    doc=("benar bila tidak ada nilai yang termasuk kelas itu karena batas atasnya di bawah batas bawahnya",
         "true when no value belongs to the class because its upper end is below its lower one"))(grades.is_empty)
function(
    ("value", PRINTED_NILAI), result=list_of(TEXT),
    doc=("kategori suatu angka menurut skala laporan", "the categories of a number on the report's scale"))(grades.printed_classes)

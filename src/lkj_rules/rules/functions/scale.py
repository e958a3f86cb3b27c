"""
Functions on the report's own scale of categories.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkj_rules.model.documents import KelasSkala, Lkj
from lkj_rules.model.kategori import scale as scales
from lkj_rules.model.kategori.scale import Gap, Overlap
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function
from lkj_rules.rules.scope import walk

SCALE = list_of(object_of(KelasSkala))


def _scale_values(_: Scope, skala: Sequence[KelasSkala]) -> list[Nilai]:
    return [end for kelas in skala for end in (kelas.dari, kelas.sampai) if end is not None]


@function(
    ("report", object_of(Lkj)),
    result=NUMBER,
    doc=("banyaknya angka desimal terbanyak pada capaian tercetak", "the most decimals that a printed capaian has"),
)
def printed_decimals(_: Scope, report: Lkj) -> int:
    """
    Give the finest printing of capaian in the report's tables and claims.
    """
    printed = [row.capaian for tabel in report.tabel for row in walk(tabel.baris)] + [klaim.nilai for klaim in report.klaim]
    numbers = (None if nilai is None else nilai.angka for nilai in printed)
    return max((angka.desimal for angka in numbers if angka is not None), default=0)


@function(
    ("scale", SCALE),
    ("decimals", NUMBER),
    result=list_of(object_of(Gap)),
    touches=lambda scope, skala, _: _scale_values(scope, skala),
    doc=("celah di antara kelas skala", "the holes between the classes of a scale"),
)
def gaps(_: Scope, skala: Sequence[KelasSkala], decimals: int) -> tuple[Gap, ...]:
    """
    List the holes of a scale.
    """
    return scales.gaps(skala, decimals)


@function(
    ("gaps", list_of(object_of(Gap))),
    result=BOOL,
    doc=("benar bila sebuah nilai tercetak dapat jatuh di celah", "true when a printed value can fall into a hole"),
)
def reachable(_: Scope, gaps: Sequence[Gap]) -> bool:
    """
    Tell whether a printed value can fall into one of the holes.
    """
    return any(gap.terisi for gap in gaps)


@function(
    ("scale", SCALE),
    result=list_of(object_of(Overlap)),
    touches=_scale_values,
    doc=("kelas skala yang tumpang tindih", "the classes of a scale that overlap"),
)
def overlaps(_: Scope, skala: Sequence[KelasSkala]) -> tuple[Overlap, ...]:
    """
    List the pairs of classes that claim one value together.
    """
    return scales.overlaps(skala)


@function(
    ("label", TEXT),
    ("labels", list_of(TEXT)),
    result=BOOL,
    doc=(
        "benar bila label sama dengan salah satu, singkatan dan huruf besar diabaikan",
        "true when the label is one of them, short forms and case aside",
    ),
)
def label_among(_: Scope, label: str, labels: Sequence[str]) -> bool:
    """
    Tell whether a label is one of several.
    """
    return any(scales.same_label(label, other) for other in labels)


@function(
    ("label", TEXT),
    ("scale", SCALE),
    result=BOOL,
    doc=("benar bila label ada dalam skala laporan", "true when the report's scale has the label"),
)
def label_in(_: Scope, label: str, skala: Sequence[KelasSkala]) -> bool:
    """
    Tell whether the scale has a label.
    """
    return scales.label_in(label, skala)

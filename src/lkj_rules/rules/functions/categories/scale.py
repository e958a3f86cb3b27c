"""
Functions on the report's own scale of categories.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkj_rules.domain.categories import scale as scales
from lkj_rules.domain.categories.scale import Gap, Overlap
from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import JenisTabel, KelasSkala, Klaim, Lkj
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

SCALE = list_of(object_of(KelasSkala))


def _scale_values(_: Scope, skala: Sequence[KelasSkala]) -> list[Nilai]:
    return [end for kelas in skala for end in (kelas.dari, kelas.sampai) if end is not None]


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


@function(
    ("report", object_of(Lkj)),
    result=NUMBER,
    doc=(
        "banyaknya angka desimal terbanyak pada capaian yang diberi kategori; tanpa kategori, pada capaian mana pun",
        "the most decimals that a graded capaian is printed with; where none is graded, any capaian",
    ),
)
def printed_decimals(_: Scope, report: Lkj) -> int:
    """
    Give the finest printing of the achievements that the report's scale is for.
    """
    numbers = (None if nilai is None else nilai.angka for nilai in _graded(report))
    return max((angka.desimal for angka in numbers if angka is not None), default=0)


def _unreadable(skala: Sequence[KelasSkala]) -> Texts | None:
    if scales.is_readable(skala):
        return None
    return Texts(
        "batas sebuah kelas skala tidak terbaca atau terbalik", "an end of a class of the scale cannot be read, or runs backwards"
    )


@function(
    ("scale", SCALE),
    ("decimals", NUMBER),
    result=list_of(object_of(Gap)),
    touches=lambda scope, skala, _: _scale_values(scope, skala),
    why=lambda _, skala, __: _unreadable(skala),
    doc=(
        "celah di antara kelas skala; tak diketahui bila sebuah kelas tidak terbaca",
        "the holes between the classes of a scale; unknown where a class cannot be read",
    ),
)
def gaps(_: Scope, skala: Sequence[KelasSkala], decimals: int) -> tuple[Gap, ...] | None:
    """
    List the holes of a scale; what looks like one may be filled by a class that cannot be read.
    """
    return scales.gaps(skala, decimals) if scales.is_readable(skala) else None


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
    why=lambda _, skala: None if scales.overlaps(skala) else _unreadable(skala),
    doc=(
        "kelas skala yang tumpang tindih; tak diketahui bila tidak ada dan sebuah kelas tidak terbaca",
        "the classes of a scale that overlap; unknown where none does and a class cannot be read",
    ),
)
def overlaps(_: Scope, skala: Sequence[KelasSkala]) -> tuple[Overlap, ...] | None:
    """
    List the pairs of classes that claim one value together.
    """
    found = scales.overlaps(skala)
    return found if found or scales.is_readable(skala) else None


@function(
    ("kelas", object_of(KelasSkala)),
    result=BOOL,
    touches=lambda scope, kelas: _scale_values(scope, [kelas]),
    doc=(
        "benar bila tidak ada nilai yang termasuk kelas itu karena batas atasnya di bawah batas bawahnya",
        "true when no value belongs to the class because its upper end is below its lower one",
    ),
)
def holds_nothing(scope: Scope, kelas: KelasSkala) -> bool | None:
    """
    Tell whether a class of the report's scale is empty; a scale that is printed downwards throughout is read so.
    """
    lkj = scope.laporan.lkj
    return None if lkj is None else scales.holds_nothing(kelas, lkj.skala)


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

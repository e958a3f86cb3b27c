"""
How the report's scale of categories tiles its axis: holes between its classes, and values that two classes claim.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.domain.categories.scale import Gap, Overlap, gaps, holds_nothing, is_readable, overlaps
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import JenisTabel, KelasSkala, Klaim, Lkj
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.values import Nilai


@attrs.frozen(eq=False)
class Susunan:
    """
    Hold the scale as one thing, with its holes (``celah``) and overlaps (``tumpang``); unknown where a class cannot be read.

    ``desimal`` are the most decimals that a graded capaian is printed with; where none is graded, any capaian.
    """

    utuh: Petikan
    desimal: int
    celah: tuple[Gap, ...] | None
    tumpang: tuple[Overlap, ...] | None


def tiling(_: Scope, report: Lkj) -> Susunan:
    """
    Lay out the scale; what looks like a hole may be filled by a class that cannot be read.
    """
    numbers = (None if nilai is None else nilai.angka for nilai in _graded(report))
    digits = max((angka.desimal for angka in numbers if angka is not None), default=0)
    words = "; ".join(f"{kelas.label} {_ends(kelas)}" for kelas in report.skala)
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
    return Texts(
        "batas sebuah kelas skala tidak terbaca atau terbalik", "an end of a class of the scale cannot be read, or runs backwards"
    )


def is_empty(scope: Scope, kelas: KelasSkala) -> bool | None:
    """
    Return whether a class of the report's scale is empty; a scale that is printed downwards throughout is read so.
    """
    lkj = scope.laporan.lkj
    return None if lkj is None else holds_nothing(kelas, lkj.skala)


def _ends(kelas: KelasSkala) -> str:
    return "–".join(end.teks for end in (kelas.dari, kelas.sampai) if end is not None and end.teks.strip())


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

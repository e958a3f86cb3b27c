"""
What a figure of an indicator answers: its measure and year, and for a target or a capaian against what.

Only figures that answer one question can contradict one another.
"""

from __future__ import annotations

from lkj_rules.domain.achievements.rows import column_compared
from lkj_rules.domain.comparison import Side
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Pembanding, Tabel, Ukuran

TEXT_TABLE = "narasi"

END, OWN = Pembanding.TARGET_AKHIR_RENSTRA, Pembanding.TARGET


def question(scope: Scope, fakta: Fakta) -> str | None:
    """
    Name what a figure answers apart from its measure and year; ``None`` for a plan's target that nothing else repeats.

    A target is the year's own or the Renstra's end target; of the Renstra's targets only that of its last year is quoted as such.
    A capaian is taken of the target, of last year's result or of the end target.
    """
    if fakta.ukuran is Ukuran.REALISASI:
        return OWN
    if fakta.dokumen is Dokumen.RENSTRA:
        renstra = scope.laporan.renstra
        return END if renstra is not None and fakta.tahun == renstra.akhir else None
    compared = compared_with(fakta)
    if fakta.ukuran is Ukuran.TARGET:
        return END if compared is END else OWN
    return compared or OWN


def comparable(scope: Scope, mention: Fakta, other: Fakta) -> bool:
    """
    Return whether a figure of the text and another one of the same measure and year answer one question.
    """
    if other is mention:
        return False
    if mention.ukuran is Ukuran.TARGET and mention.tahun > scope.laporan.tahun:
        return True  # a year to come has one target as yet, the Renstra's
    return question(scope, mention) == question(scope, other)


def compared_with(fakta: Fakta) -> Pembanding | None:
    """
    Return what a figure is compared with; a target column next to a capaian of the end target is that end target.
    """
    capaian = _capaian_of(fakta) if fakta.ukuran is Ukuran.TARGET else None
    return capaian if capaian is Pembanding.TARGET_AKHIR_RENSTRA else fakta.pembanding


def is_end_target(scope: Scope, fakta: Fakta) -> bool:
    """
    Return whether a target is the Renstra's end target: by its year in the Renstra, elsewhere by its column.

    In a report on the Renstra's last year only columns that say so are meant.
    """
    if fakta.ukuran is not Ukuran.TARGET:
        return False
    renstra = scope.laporan.renstra
    last = renstra is not None and fakta.tahun == renstra.akhir
    if fakta.dokumen is Dokumen.RENSTRA:
        return last
    return compared_with(fakta) is END or (last and fakta.tahun != scope.laporan.tahun)


def _capaian_of(fakta: Fakta) -> Pembanding | None:
    """
    Return what the capaian column next to the usual target column is taken of.
    """
    tabel = fakta.lembar.asal
    return column_compared(tabel) if fakta.kolom == "target" and isinstance(tabel, Tabel) else None


def _compares_otherwise(fakta: Fakta) -> bool:
    compared = compared_with(fakta)
    if fakta.ukuran is Ukuran.TARGET:
        return compared is Pembanding.TARGET_AKHIR_RENSTRA
    return fakta.ukuran is Ukuran.CAPAIAN and compared not in (None, Pembanding.TARGET)


def of_this_year(side: Side) -> Side:
    """
    Leave out values that stand next to this year's but answer another question.

    A target is not this year's own in a table that compares with the Renstra's end target; a capaian counts only when it is taken
    of the target.
    """
    return tuple(fakta for fakta in side if not _compares_otherwise(fakta))

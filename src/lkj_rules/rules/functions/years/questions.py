"""
What a figure of an indicator answers: its measure and year, and for a target or a capaian against what.

Only figures that answer one question can contradict one another.
"""

from __future__ import annotations

from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.model.documents import Pembanding, Ukuran
from lkj_rules.rules.functions.values.conflicts import compared_with
from lkj_rules.rules.registry import Scope

TEXT_TABLE = "narasi"
END, OWN = Pembanding.TARGET_AKHIR_RENSTRA, Pembanding.TARGET


def question(scope: Scope, fakta: Fakta) -> str | None:
    """
    Name what a figure answers besides its measure and year; ``None`` for a plan's target that nothing else repeats.

    A target is the year's own or the Renstra's end target; of the Renstra's targets only that of its last year is quoted as such.
    A capaian is taken of the target, of last year's result or of the end target.
    """
    if fakta.ukuran is Ukuran.REALISASI:
        return OWN
    if fakta.dokumen is Dokumen.RENSTRA:
        renstra = scope.laporan.renstra
        return END if renstra is not None and fakta.tahun == renstra.akhir else None
    compared = compared_with(scope, fakta)
    if fakta.ukuran is Ukuran.TARGET:
        return END if compared is END else OWN
    return compared or OWN


def comparable(scope: Scope, mention: Fakta, other: Fakta) -> bool:
    """
    Tell whether a figure of the text and another one of the same measure and year answer one question.
    """
    if other is mention:
        return False
    if mention.ukuran is Ukuran.TARGET and mention.tahun > scope.laporan.tahun:
        return True  # a year to come has one target as yet, the Renstra's
    return question(scope, mention) == question(scope, other)

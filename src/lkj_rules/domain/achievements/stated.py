"""
The formulas that a report states for its capaian: whether they compute what they are stated for, and whether they are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from lkj_rules.domain.achievements.formulas import parse_formula
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.achievements.vonis import JenisTebakan, Kelas, Vonis
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel, Rumus
from lkj_rules.model.intervals import Agreement


class CacatRumus(StrEnum):
    """
    Name what is wrong with a stated formula: it ignores the realisasi, rewards the bad direction, or no row was computed with it.
    """

    TETAP = "tetap"
    BERLAWANAN = "berlawanan"
    TIDAK_DIPAKAI = "tidak_dipakai"
    TIDAK_ADA = "tidak_ada"


@analysis
def fault_of(scope: Scope, formula: Rumus) -> CacatRumus | None:
    """
    Name the fault of a stated formula; ``None`` when its text is not a computation on target and realisasi.
    """
    parsed = parse_formula(formula.teks)
    if parsed is None:
        return None
    if parsed.tetap:
        return CacatRumus.TETAP
    if parsed.naik is {"maksimum": False, "minimum": True}.get(formula.arah.value):
        return CacatRumus.BERLAWANAN
    return CacatRumus.TIDAK_DIPAKAI if _is_unused(scope, formula) else CacatRumus.TIDAK_ADA


def _is_unused(scope: Scope, formula: Rumus) -> bool:
    """
    Return whether rows follow another formula and none follows this one or another one that the report states next to it.

    Only rows whose realisasi is not the target can distinguish formulas.
    """
    verdicts = [verdict for _, verdict in rows_under(scope, formula) if _tells(verdict)]
    sure = [verdict for verdict in verdicts if verdict.kesesuaian is not Agreement.HIDDEN]
    followed = any(verdict.kelas in {Kelas.COCOK, Kelas.BATAS} for verdict in sure)
    other = any(guess.jenis is JenisTebakan.RUMUS_LAIN for verdict in verdicts for guess in verdict.tebakan)
    return other and not followed


def _tells(verdict: Vonis) -> bool:
    return verdict.target is not None and verdict.realisasi is not None and verdict.target.nilai != verdict.realisasi.nilai


def rows_under(scope: Scope, formula: Rumus) -> Iterator[tuple[BarisTabel, Vonis]]:
    """
    Give the rows whose indicator has the direction that a formula is stated for, with their verdicts.
    """
    for tabel in scope.tables.values():
        for row in walk(tabel.baris):
            indikator = scope.indikator(row.indikator)
            if indikator is not None and indikator.arah is formula.arah and row.capaian is not None:
                yield row, verdict_of(scope, row)

"""
How a report computes its capaian: the formulas that it states against those its rows follow, and whether it rounds or cuts off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from lkj_rules.domain.achievements.formulas import parse_formula
from lkj_rules.domain.achievements.judgement import true_realisasi
from lkj_rules.domain.achievements.rows import comparison_of, operands_of
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel, Pembanding, Rumus
from lkj_rules.model.intervals import Agreement, Exact, bounds, cut, step
from lkj_rules.model.values import Angka


class CacatRumus(StrEnum):
    """
    Name what is wrong with a stated formula: no computation, no realisasi in it, the wrong direction, or no row that follows it.
    """

    TAK_TERBACA = "tak_terbaca"
    TETAP = "tetap"
    BERLAWANAN = "berlawanan"
    TIDAK_DIPAKAI = "tidak_dipakai"
    TIDAK_ADA = "tidak_ada"


_SEVERAL = 2
"""Rows from which on another formula is a practice; one is an error of its own."""
_MOSTLY = 5
"""Rows by another formula to each row by the stated one, from which on it is not the one used."""


@analysis
def fault_of(scope: Scope, formula: Rumus) -> CacatRumus:
    """
    Name the fault of a stated formula.
    """
    parsed = parse_formula(formula.terbaca)
    if parsed is None:
        return CacatRumus.TAK_TERBACA
    if parsed.tetap:
        return CacatRumus.TETAP
    if parsed.naik is {"maksimum": False, "minimum": True}.get(formula.arah.value):
        return CacatRumus.BERLAWANAN
    return CacatRumus.TIDAK_DIPAKAI if _is_unused(scope, formula) else CacatRumus.TIDAK_ADA


def _is_unused(scope: Scope, formula: Rumus) -> bool:
    """
    Return whether several rows follow another formula and none, or hardly one, this one or another one stated next to it.

    Only rows whose realisasi is not the target can distinguish formulas.
    """
    rows, verdicts, followed, wanted = list(rows_under(scope, formula)), list[Vonis](), 0, _SEVERAL
    for row in rows:
        verdict = verdict_of(scope, row)
        if verdict.target is not None and verdict.realisasi is not None and verdict.target.nilai != verdict.realisasi.nilai:
            verdicts.append(verdict)
            followed += verdict.kelas in (Kelas.COCOK, Kelas.BATAS) and verdict.kesesuaian is not Agreement.HIDDEN
            wanted = max(_SEVERAL, _MOSTLY * followed)
        if len(rows) - followed < wanted:
            return False  # whatever the rows to come follow
    other = [verdict for verdict in verdicts if verdict.rumus_lain_cocok]
    return len(other) >= wanted and any(verdict.kesesuaian is not Agreement.HIDDEN for verdict in other)


def rows_under(scope: Scope, formula: Rumus) -> Iterator[BarisTabel]:
    """
    Give the rows with a capaian whose indicator has the direction that a formula is stated for.
    """
    for tabel in scope.tables.values():
        for row in walk(tabel.baris):
            indikator = scope.indikator(row.indikator)
            if indikator is not None and indikator.arah is formula.arah and row.capaian is not None:
                yield row


class Pemendekan(StrEnum):
    """
    Name how a capaian that follows from its own row was shortened.

    ``dipotong`` is what only cutting off gives, ``dibulatkan`` what only rounding gives; ``tampak`` says that this holds for the
    figures as printed, while an unprinted digit of an operand may explain it in the other way too. ``sama`` are both alike.
    """

    DIPOTONG = "dipotong"
    TAMPAK_DIPOTONG = "tampak_dipotong"
    DIBULATKAN = "dibulatkan"
    TAMPAK_DIBULATKAN = "tampak_dibulatkan"
    SAMA = "sama"


@analysis
def shortening(scope: Scope, row: BarisTabel) -> Pemendekan | None:
    """
    Return how the capaian of a row was shortened; ``None`` where it is not printed or does not follow from its row.
    """
    verdict = verdict_of(scope, row)
    if row.capaian is None or verdict.kelas not in (Kelas.COCOK, Kelas.RENTANG) or not verdict.kesesuaian:
        return None
    if verdict.kesesuaian is Agreement.CUT:
        return Pemendekan.TAMPAK_DIPOTONG if _may_print(scope, row, _rounds_to) else Pemendekan.DIPOTONG
    if verdict.kesesuaian is Agreement.EXACT and _was_rounded(verdict):
        return Pemendekan.TAMPAK_DIBULATKAN if _may_print(scope, row, _cuts_to) else Pemendekan.DIBULATKAN
    return Pemendekan.SAMA


def _was_rounded(verdict: Vonis) -> bool:
    angka = verdict.capaian
    return angka is not None and verdict.harapan is not None and cut(verdict.harapan, angka.desimal) != angka.nilai


def _rounds_to(printed: Angka, low: Exact, high: Exact) -> bool:
    half = step(printed.desimal) / 2
    return low <= printed.nilai + half and high >= printed.nilai - half


def _cuts_to(printed: Angka, low: Exact, high: Exact) -> bool:
    unit = step(printed.desimal)
    if printed.nilai >= 0:
        return low < printed.nilai + unit and high >= printed.nilai
    return high > printed.nilai - unit and low <= printed.nilai


def _may_print(scope: Scope, row: BarisTabel, prints: Callable[[Angka, Exact, Exact], bool]) -> bool:
    """
    Return whether some digits of the operands that are not printed give the printed capaian in another way.

    A target is exact; a realisasi, this year's or last year's, is exact where it is a count. What cannot be computed over all
    digits is taken for possible.
    """
    verdict, indikator = verdict_of(scope, row), scope.indikator(row.indikator)
    target, realisasi, _ = operands_of(scope, row)
    if verdict.capaian is None or verdict.target is None or target is None or realisasi is None or verdict.rumus is None:
        return True
    last_year = comparison_of(scope, row) is Pembanding.REALISASI_TAHUN_LALU
    base = true_realisasi(target.bacaan, indikator) if last_year else verdict.target.nilai
    value = verdict.rumus(base, true_realisasi(realisasi.bacaan, indikator))
    return value is None or prints(verdict.capaian, *bounds(value))

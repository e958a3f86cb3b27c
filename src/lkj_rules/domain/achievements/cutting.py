"""
How a table rounds its capaian: cut off, rounded, or both next to each other.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from lkj_rules.domain.achievements.judgement import true_realisasi
from lkj_rules.domain.achievements.rows import comparison_of, operands_of
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel, Pembanding, Tabel
from lkj_rules.model.intervals import Agreement, Exact, bounds, cut, step
from lkj_rules.model.values import Angka


@attrs.frozen(kw_only=True)
class Pemotongan:
    """
    Hold the rows of a table whose capaian follows from their own figures, by how it was shortened.

    ``terpotong`` are those that only cutting off the recomputation from the printed figures gives, ``dibulatkan`` those rounded
    where cutting off would print another number; ``pasti_dipotong`` and ``pasti_dibulatkan`` are those of them that no unprinted
    digit of an operand explains in the other way. ``diperiksa`` are all rows that were compared.
    """

    diperiksa: tuple[BarisTabel, ...]
    terpotong: tuple[BarisTabel, ...]
    dibulatkan: tuple[BarisTabel, ...]
    pasti_dipotong: tuple[BarisTabel, ...]
    pasti_dibulatkan: tuple[BarisTabel, ...]


@analysis
def cutting_of(scope: Scope, table: Tabel) -> Pemotongan:
    """
    Distinguish the rows of a table by how their capaian was shortened.
    """
    judged = [(row, verdict_of(scope, row)) for row in walk(table.baris) if row.capaian is not None]
    right = [(row, verdict) for row, verdict in judged if verdict.kelas in (Kelas.COCOK, Kelas.RENTANG) and verdict.kesesuaian]
    shortened = [row for row, verdict in right if verdict.kesesuaian is Agreement.CUT]
    rounded = [row for row, verdict in right if verdict.kesesuaian is Agreement.EXACT and _was_rounded(verdict)]
    return Pemotongan(
        diperiksa=tuple(row for row, _ in right), terpotong=tuple(shortened), dibulatkan=tuple(rounded),
        pasti_dipotong=tuple(row for row in shortened if not _may_print(scope, row, _rounds_to)),
        pasti_dibulatkan=tuple(row for row in rounded if not _may_print(scope, row, _cuts_to)),
    )  # fmt: skip


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

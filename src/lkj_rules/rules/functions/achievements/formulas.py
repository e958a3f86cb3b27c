"""
Functions on the formulas that a report states for its capaian.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.domain.achievements.formulas import parse_formula
from lkj_rules.domain.achievements.rows import operands_of
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.achievements.vonis import JenisTebakan, Kelas, Vonis
from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import BarisTabel, Rumus
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Agreement, Number
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import NUMBER, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

FORMULA = object_of(Rumus)


def _formula_reason(_: Scope, formula: Rumus) -> Texts | None:
    if parse_formula(formula.teks) is not None:
        return None
    return Texts(
        "rumus tidak dapat dibaca sebagai hitungan atas target dan realisasi",
        "the formula cannot be read as a computation on target and realisasi",
    )


def _formula_touches(scope: Scope, formula: Rumus) -> list[Nilai]:
    rows = _rows_under(scope, formula)
    return [nilai for row, _ in rows for nilai in operands_of(scope, row) if nilai is not None]


@function(
    ("formula", FORMULA),
    result=TEXT,
    why=_formula_reason,
    touches=_formula_touches,
    doc=(
        "cacat rumus: tetap (mengabaikan realisasi), berlawanan (menghargai yang buruk), tidak_dipakai, atau tidak_ada",
        "a formula's fault: tetap (ignores the realisasi), berlawanan (rewards the bad), tidak_dipakai (unused) or tidak_ada",
    ),
)
def formula_fault(scope: Scope, formula: Rumus) -> str | None:
    """
    Name the fault of a stated formula; unknown when its text is no formula of target and realisasi.
    """
    parsed = parse_formula(formula.teks)
    if parsed is None:
        return None
    if parsed.tetap:
        return "tetap"
    if parsed.naik is {"maksimum": False, "minimum": True}.get(formula.arah.value):
        return "berlawanan"
    return "tidak_dipakai" if _is_unused(scope, formula) else "tidak_ada"


def _is_unused(scope: Scope, formula: Rumus) -> bool:
    """
    Tell whether rows follow another formula and none follows this one or another one that the report states beside it.

    Only rows whose realisasi is not the target can tell formulas apart.
    """
    verdicts = [verdict for _, verdict in _rows_under(scope, formula) if _tells(verdict)]
    sure = [verdict for verdict in verdicts if verdict.kesesuaian is not Agreement.HIDDEN]
    followed = any(verdict.kelas in {Kelas.COCOK, Kelas.BATAS} for verdict in sure)
    other = any(guess.jenis is JenisTebakan.RUMUS_LAIN for verdict in verdicts for guess in verdict.tebakan)
    return other and not followed


def _tells(verdict: Vonis) -> bool:
    return verdict.target is not None and verdict.realisasi is not None and verdict.target.nilai != verdict.realisasi.nilai


def _rows_under(scope: Scope, formula: Rumus) -> Iterator[tuple[BarisTabel, Vonis]]:
    """
    Give the rows whose indicator has the direction that a formula is stated for, with their verdicts.
    """
    for tabel in scope.tables.values():
        for row in walk(tabel.baris):
            indikator = scope.indikator(row.indikator)
            if indikator is not None and indikator.arah is formula.arah and row.capaian is not None:
                yield row, verdict_of(scope, row)


@function(
    ("formula", FORMULA),
    ("target", NUMBER),
    ("achieved", NUMBER),
    result=NUMBER,
    doc=("hasil rumus yang dinyatakan untuk satu target dan realisasi", "what a stated formula gives for a target and a realisasi"),
)
def formula_at(_: Scope, formula: Rumus, target: Number, achieved: Number) -> Number | None:
    """
    Compute a stated formula, in percent, to show what it does.
    """
    parsed = parse_formula(formula.teks)
    return None if parsed is None else parsed(target, achieved)

"""
Judge a capaian whose three cells are plain numbers: by its direction's formulas, then with caps, then by the other direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import attrs

from lkj_rules.domain.achievements.fitting import Fit, fit_loose, fit_stated, needed, true_range
from lkj_rules.domain.achievements.formulas import MAKSIMUM, MINIMUM_A, MINIMUM_B, Formula
from lkj_rules.domain.achievements.guesses import Clue, guess, guess_formula
from lkj_rules.domain.achievements.vonis import AlasanTakTeruji, Kelas, Vonis
from lkj_rules.model.documents import Arah
from lkj_rules.model.intervals import Agreement

BOTH = (Arah.MAKSIMUM, Arah.MINIMUM)
"""What is tried for an indicator that states no direction, in this order."""

_FULL = 100


def formulas_due(arah: Arah, stated: Sequence[Formula]) -> tuple[Formula, ...]:
    """
    Give the admissible formulas of a direction: all stated ones, else the usual ones; none for ``stabil`` without a stated one.

    A stated formula that ignores the realisasi, or that rewards the wrong direction, does not narrow what is admissible.
    """
    usable = tuple(dict.fromkeys(formula for formula in stated if not formula.tetap)) if stated else ()
    if arah is Arah.STABIL:
        return usable
    rises = arah is Arah.MAKSIMUM
    suited = tuple(formula for formula in usable if formula.naik is not (not rises))
    return suited or ((MAKSIMUM,) if rises else (MINIMUM_A, MINIMUM_B))


def judge_numbers(clue: Clue, *, arah: Arah | None, stated: Sequence[Formula]) -> Vonis:
    """
    Judge a row of numbers with a target other than zero; ``clue`` holds the row, its ``due`` is filled in here.

    Without a direction both are tried, ``maksimum`` first, and the verdict says which was assumed; the class "other direction"
    then does not exist.
    """
    case = clue.case
    tried = [(each, formulas_due(each, stated)) for each in (BOTH if arah is None else (arah,))]
    if not tried[0][1]:
        return Vonis(
            kelas=Kelas.TAK_TERUJI, alasan=AlasanTakTeruji.ARAH_STABIL,
            target=clue.target, realisasi=clue.realisasi, capaian=clue.capaian,
        )  # fmt: skip
    for kelas, search in ((Kelas.COCOK, fit_stated), (Kelas.BATAS, fit_loose)):
        for each, due in tried:
            fit = search(case, due)
            if fit is not None:
                return _fitting(clue, kelas, fit, due, assumed=each if arah is None else None)
    due = tried[0][1]
    other = {Arah.MAKSIMUM: (MINIMUM_A, MINIMUM_B), Arah.MINIMUM: (MAKSIMUM,), Arah.STABIL: (), None: ()}[arah]
    wrong = fit_stated(case, other)
    if wrong is None and case.capaian != _FULL:  # 100 is what a cap makes of many figures: it shows no direction
        wrong = fit_loose(case, other)
    if wrong is not None:
        return _expecting(
            clue, Kelas.ARAH, due, kesesuaian=wrong.kesesuaian, batas=wrong.batas, jenis_batas=wrong.jenis_batas,
            kisaran=true_range(case, other, wrong),
        )  # fmt: skip
    everything = tuple(formula for _, formulas in tried for formula in formulas)
    asked = attrs.evolve(clue, due=everything)
    return _expecting(
        clue, Kelas.TAK_COCOK, everything[:2], guess=partial(guess, asked), guess_formula=partial(guess_formula, asked),
        arah_diandaikan=None if arah else tried[0][0],
    )  # fmt: skip


def _fitting(clue: Clue, kelas: Kelas, fit: Fit, due: Sequence[Formula], *, assumed: Arah | None) -> Vonis:
    case = clue.case
    hidden = fit.kesesuaian is Agreement.HIDDEN
    asks = partial(guess_formula, attrs.evolve(clue, due=due)) if hidden else tuple
    ordered = (fit.rumus, *(formula for formula in due if formula != fit.rumus))
    # What the printed figures give is asked where they do not give the printed capaian: by each formula that is admissible.
    asked = ordered if hidden or kelas is Kelas.BATAS else ordered[:1]
    return _expecting(
        clue, kelas, asked, kesesuaian=fit.kesesuaian, batas=fit.batas,
        jenis_batas=fit.jenis_batas, arah_diandaikan=assumed, kisaran=true_range(case, due, fit),
        dibutuhkan=needed(case, fit.rumus) if hidden else None,
        guess=asks, guess_formula=asks,
    )  # fmt: skip


def _expecting(clue: Clue, kelas: Kelas, due: Sequence[Formula], **known: Any) -> Vonis:
    case, first, second = clue.case, due[0], due[1] if len(due) > 1 else None
    expected = case.expected(first)
    return Vonis(
        kelas=kelas, rumus=first, harapan=expected, rumus_lain=second,
        harapan_lain=None if second is None else case.expected(second),
        selisih=None if expected is None else case.capaian - expected,
        target=clue.target, realisasi=clue.realisasi, capaian=clue.capaian, **known,
    )  # fmt: skip

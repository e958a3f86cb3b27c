"""
Judge a percentage that compares with last year's result: beside R ÷ last year's × 100, growth is right as well.

No regulation says which of the two a column headed with last year means; a report prints either.
"""

from __future__ import annotations

from collections.abc import Callable

import attrs

from lkj_rules.model.capaian.formulas import Formula, parse_formula
from lkj_rules.model.capaian.vonis import Kelas, Vonis


def _formula(text: str) -> Formula:
    formula = parse_formula(text)
    assert formula is not None
    return formula


GROWTH = _formula("(Realisasi - Target) / Target x 100 %")
"""Growth over the earlier result, which stands in the place of the target."""

WRONG_BASE = _formula("(Realisasi - Target) / Realisasi x 100 %")
"""Growth divided by this year's result: the usual slip."""

_UNEXPLAINED = (Kelas.BATAS, Kelas.ARAH, Kelas.TAK_COCOK)


def judge_growth(verdict: Vonis, judge_by: Callable[[Formula], Vonis]) -> Vonis:
    """
    Look again at a row that the usual formulas do not explain; ``judge_by`` judges it by one formula that rises with the result.
    """
    if verdict.kelas not in _UNEXPLAINED:
        return verdict
    grown = judge_by(GROWTH)
    if grown.kelas is Kelas.COCOK:
        return grown
    wrong = judge_by(WRONG_BASE)
    if wrong.kelas is not Kelas.COCOK or grown.rumus is None:
        return verdict
    return attrs.evolve(grown, kelas=Kelas.DASAR, kesesuaian=wrong.kesesuaian, rumus_terpakai=WRONG_BASE, tebakan=())

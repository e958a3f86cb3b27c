"""
Ask whether a printed capaian follows from a formula, with and without caps.

Numbers only: which formulas are due, and what it means that one fits, is decided in ``directions``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.formulas import Formula, JenisRumus, parse_formula
from lkj_rules.domain.achievements.vonis import JenisBatas, Kelas, Vonis
from lkj_rules.model import Record
from lkj_rules.model.intervals import Agreement, Exact, Interval, Number, agrees, bounds, clip, divide, hidden_digits, prints_as

COMMON_CAPS: tuple[int, ...] = (100, 120, 150, 200)
"""Caps seen in reports that do not state them, in percent."""

STEP_FROM, STEP_TO = 110, 120
"""Above 110 becomes 120: PermenPANRB 8/2021."""

_BEST_FIRST = {Agreement.EXACT: 0, Agreement.CUT: 1, Agreement.HIDDEN: 2}


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Case(Record):
    """
    Hold one row's numbers: the target, the realisasi as printed and as it may truly be, the capaian as printed, the stated caps.
    """

    target: Exact
    realisasi: Exact
    kisaran: Number
    capaian: Exact
    desimal: int
    atas: Exact | None = None
    bawah: Exact | None = None

    def expected(self, formula: Formula) -> Fraction | None:
        """
        Compute from the printed operands, capped as stated, in percent.
        """
        exact = formula(self.target, self.realisasi)
        found = None if exact is None else bounds(clip(exact, self.bawah, self.atas))[0]
        return Fraction(found) if isinstance(found, int) else found

    def possible(self, formula: Formula) -> Number | None:
        """
        Compute from all that the realisasi may truly be, uncapped, in percent; ``None`` where the formula is undefined.
        """
        found = formula(self.target, self.kisaran)
        if found is None and formula.jenis is JenisRumus.MINIMUM_B:
            return self._near_zero()
        return found if found is not None else formula(self.target, self.realisasi)

    def _near_zero(self) -> Number | None:
        # T ÷ R for a realisasi that only prints as zero has no bound on one side; as far as the printed capaian is far enough.
        low, high = bounds(self.kisaran)
        nearest, reach = (high, 1) if high > 0 and self.capaian >= 0 else (low, -1)
        limit = divide(self.target * 100, nearest)
        if limit is None or not isinstance(limit, Fraction):
            return None
        far = self.capaian + reach
        return Interval(limit, max(limit, far)) if reach > 0 else Interval(min(limit, far), limit)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Fit(Record):
    """
    Return which formula, and which unstated cap or floor, gives the printed capaian.
    """

    rumus: Formula
    kesesuaian: Agreement
    batas: Exact | None = None
    jenis_batas: JenisBatas | None = None


def fit_stated(case: Case, formulas: Iterable[Formula]) -> Fit | None:
    """
    Find the formula that gives the printed capaian under the stated caps, the closest agreement first.
    """
    fits = [Fit(rumus=formula, kesesuaian=found) for formula in formulas if (found := _agreement(case, formula)) is not None]
    return min(fits, key=lambda fit: _BEST_FIRST[fit.kesesuaian], default=None)


def fit_loose(case: Case, formulas: Iterable[Formula]) -> Fit | None:
    """
    Find the formula that gives the printed capaian only with a cap or floor that is not stated, or without one that is.
    """
    return next((fit for formula in formulas for fit in _loose(case, formula)), None)


def _agreement(case: Case, formula: Formula) -> Agreement | None:
    exact = case.expected(formula)
    if exact is not None:
        # Most rows agree as printed; the intervals are only for the rest.
        found = agrees(case.capaian, case.desimal, exact=exact, possible=exact)
        if found is not Agreement.IMPOSSIBLE:
            return found
    possible = case.possible(formula)
    if possible is None:
        return None
    fits = prints_as(case.capaian, case.desimal, clip(possible, case.bawah, case.atas))
    return Agreement.HIDDEN if fits else None


def _loose(case: Case, formula: Formula) -> Iterator[Fit]:
    possible = case.possible(formula)
    if possible is None:
        return
    low, high = bounds(possible)
    bitten = case.atas if case.atas is not None and high > case.atas else case.bawah
    if bitten is not None and (found := _agreement(attrs.evolve(case, atas=None, bawah=None), formula)) is not None:
        yield Fit(rumus=formula, kesesuaian=found, batas=bitten, jenis_batas=JenisBatas.TAK_DITERAPKAN)
    for cap in COMMON_CAPS:
        if case.capaian == cap < high:
            yield Fit(rumus=formula, kesesuaian=Agreement.EXACT, batas=cap, jenis_batas=JenisBatas.ATAS)
    if case.capaian == STEP_TO and high > STEP_FROM:
        yield Fit(rumus=formula, kesesuaian=Agreement.EXACT, batas=STEP_TO, jenis_batas=JenisBatas.LONJAKAN)
    if case.capaian == 0 > low:
        yield Fit(rumus=formula, kesesuaian=Agreement.EXACT, batas=0, jenis_batas=JenisBatas.BAWAH)


def true_range(case: Case, formulas: Iterable[Formula], fit: Fit) -> Number:
    """
    Give what the capaian may truly be, in percent: what the formulas that fit can give, within what its own digits allow.

    A realisasi printed as the very target is taken for it: nobody reads 75 of 75 as 75,3.
    """
    if fit.jenis_batas not in (None, JenisBatas.TAK_DITERAPKAN):
        return case.capaian
    free = case if fit.jenis_batas is None else attrs.evolve(case, atas=None, bawah=None)
    met = case.realisasi == case.target and fit.kesesuaian is not Agreement.HIDDEN
    fitting = [formula for formula in formulas if formula is fit.rumus or _agreement(free, formula) is not None]
    found = [formula(case.target, case.target) if met else free.possible(formula) for formula in fitting]
    ends = [bounds(clip(value, free.bawah, free.atas)) for value in found if value is not None]
    printed = hidden_digits(case.capaian, case.desimal)
    return printed.common(Interval(min(low for low, _ in ends), max(high for _, high in ends)))


def needed(case: Case, formula: Formula) -> Interval | None:
    """
    Give the range of the realisasi that would print this capaian, as far as its own printed digits allow; ``None`` if unknown.
    """
    possible = case.possible(formula)
    if possible is None:
        return None
    printed = hidden_digits(case.capaian, case.desimal)
    low, high = printed.low, printed.high
    if case.atas is not None and high >= case.atas:
        high = max(high, bounds(possible)[1])
    if case.bawah is not None and low <= case.bawah:
        low = min(low, bounds(possible)[0])
    wanted = _invert(formula, case.target, Interval(low, high))
    if wanted is None:
        return None
    first, last = bounds(wanted)
    low, high = bounds(case.kisaran)
    return Interval(max(first, low), min(last, high)) if max(first, low) <= min(last, high) else None


def _invert(formula: Formula, target: Exact, capaian: Interval) -> Number | None:
    match formula.jenis:
        case JenisRumus.MAKSIMUM:
            return capaian * (Fraction(target) / 100)
        case JenisRumus.MINIMUM_A:
            return (200 - capaian) * (Fraction(target) / 100)
        case JenisRumus.MINIMUM_B:
            return divide(target * 100, capaian)
        case _:
            return None


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
    return attrs.evolve(grown, kelas=Kelas.DASAR, kesesuaian=wrong.kesesuaian, guess=tuple, guess_formula=tuple)

"""
Judge a capaian whose target is a range, or where any of the three cells is a bound.

A bound in the indicator's good direction counts as its number; a target that is met may be printed as 100 as well, for what lies
inside a range is achieved in full. Where a realisasi or a capaian is itself open on one side, possibility decides.
Here too stands which of two such targets asks for less.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.domain.achievements.formulas import MINIMUM_A, RENTANG, Formula, capaian_rentang
from lkj_rules.domain.achievements.spans import Span, image, is_lower, printed_span, span_of
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.model import Record
from lkj_rules.model.documents import Arah
from lkj_rules.model.intervals import Agreement, Exact, Interval, Number, agrees, bounds, clip
from lkj_rules.model.readings import Ukur, angka_of
from lkj_rules.model.values import Angka, Bacaan, Batas, Rentang


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cells(Record):
    """
    Hold one row as its cells read, with what the realisasi may truly be and the caps that the report states.
    """

    target: Ukur
    realisasi: Ukur
    capaian: Ukur
    kisaran: Number
    atas: Exact | None = None
    bawah: Exact | None = None


def good_direction(target: Ukur) -> Arah | None:
    """
    Return which direction a bound as target says is good: up for ``≥ 80``, down for ``< 5``; ``None`` for any other target.
    """
    if not isinstance(target, Batas):
        return None
    return Arah.MAKSIMUM if is_lower(target.tanda) else Arah.MINIMUM


def judge_range(cells: Cells, *, arah: Arah | None, formulas: Sequence[Formula]) -> Vonis:
    """
    Judge a row with a range or a bound; ``formulas`` are the ones due for a target that is a number.

    Of the operands only those that count as numbers are in the verdict; its ``cocok`` is ``None`` where no policy applies.
    """
    if isinstance(cells.target, Rentang):
        return _judge_target_range(cells, cells.target, arah)
    bound = good_direction(cells.target)
    if not formulas or (bound is not None and arah is not None and bound is not arah):
        # A bound against the indicator's direction ("≤ 5" where more is better) names no number to reach.
        return _verdict(cells)
    target, realised = angka_of(cells.target).nilai, span_of(cells.realisasi, cells.kisaran)
    images = [(formula, image(formula, target, realised)) for formula in formulas]
    met = isinstance(cells.target, Batas) and span_of(cells.target).meets(realised)
    return _conclude(cells, images, full=met)


def _judge_target_range(cells: Cells, target: Rentang, arah: Arah | None) -> Vonis:
    low, high = target.bawah.nilai, target.atas.nilai
    realised = span_of(cells.realisasi, cells.kisaran)
    images = [(RENTANG, _range_image(low, high, realised))]
    if arah is Arah.MINIMUM and realised.high is not None and realised.high < low:
        # PermenPANRB 8/2021 computes a lower-is-better range below its lower end with the "kondisi khusus" too: 6,5 of 7–8
        # months is (2 − 6,5 ÷ 7) × 100.
        images.append((MINIMUM_A, image(MINIMUM_A, low, realised)))
    return _conclude(cells, images, full=False)


def _range_image(low: Exact, high: Exact, realised: Span) -> Span | None:
    ends = [end for end in (realised.low, realised.high) if end is not None]
    values = [bounds(found)[0] for end in ends if (found := capaian_rentang(low, high, end)) is not None]
    if not values:
        return None
    most = 100 if Span(low, high).meets(realised) else max(values)
    # Both ways out of a range the capaian falls without end.
    return Span(None if None in {realised.low, realised.high} else min(values), most)


def _conclude(cells: Cells, images: Sequence[tuple[Formula, Span | None]], *, full: bool) -> Vonis:
    printed = printed_span(cells.capaian)
    known = {formula: span.clipped(cells.bawah, cells.atas) for formula, span in images if span is not None}
    fitting = [formula for formula, span in known.items() if span.meets(printed)]
    hundred = full and Span(100, 100).meets(printed)
    first, *others = sorted((formula for formula, _ in images), key=lambda formula: formula not in fitting)
    other = others[0] if others else None
    reached = [*(known[formula] for formula in fitting), *([Span(100, 100)] if hundred else [])]
    expected = _expected(cells, first)
    return _verdict(
        cells, cocok=bool(fitting) or hundred if known else None,
        rumus=first, harapan=expected, selisih=difference(cells.capaian, expected),
        rumus_lain=other, harapan_lain=None if other is None else _expected(cells, other),
        kesesuaian=_agreement(cells, expected, known[first]) if fitting else None,
        kisaran=_true_range(printed, reached, named=None if isinstance(cells.realisasi, Angka) else expected),
    )  # fmt: skip


def _verdict(cells: Cells, **known: Any) -> Vonis:
    target = cells.target
    return Vonis(
        kelas=Kelas.RENTANG, realisasi=angka_of(cells.realisasi), capaian=angka_of(cells.capaian),
        target=None if isinstance(target, Rentang) else angka_of(target), rentang=target if isinstance(target, Rentang) else None,
        **known,
    )  # fmt: skip


def difference(capaian: Bacaan, expected: Fraction | None) -> Fraction | None:
    """
    Give how far a capaian that is printed as a number lies above what is expected.
    """
    return capaian.nilai - expected if isinstance(capaian, Angka) and expected is not None else None


def _true_range(printed: Span, reached: Sequence[Span], *, named: Exact | None) -> Number | None:
    """
    Give what a number printed as capaian may truly be; ``named`` is the capaian of a bound's own number, as which a bound counts.
    """
    if not reached or printed.low is None or printed.high is None:
        return None
    if named is not None and Span(named, named).meets(printed):
        return named
    low = min(printed.low if span.low is None else span.low for span in reached)
    high = max(printed.high if span.high is None else span.high for span in reached)
    return Interval(printed.low, printed.high).common(Interval(low, high))


def _expected(cells: Cells, formula: Formula) -> Fraction | None:
    realised = angka_of(cells.realisasi).nilai
    if formula is RENTANG and isinstance(cells.target, Rentang):
        found = capaian_rentang(cells.target.bawah.nilai, cells.target.atas.nilai, realised)
    else:
        found = formula(angka_of(cells.target).nilai, realised)
    exact = None if found is None else bounds(clip(found, cells.bawah, cells.atas))[0]
    return Fraction(exact) if isinstance(exact, int) else exact


def _agreement(cells: Cells, exact: Fraction | None, span: Span) -> Agreement | None:
    if exact is None or not isinstance(cells.realisasi, Angka) or not isinstance(cells.capaian, Angka):
        return None
    possible = exact if span.low is None or span.high is None else Interval(span.low, span.high)
    found = agrees(cells.capaian.nilai, cells.capaian.desimal, exact=exact, possible=possible)
    return None if found is Agreement.IMPOSSIBLE else found


def asks_less(one: Ukur, other: Ukur, arah: Arah | None) -> bool | None:
    """
    Return whether the first target asks for less than the second; ``None`` where the two cannot be ranked.

    With a direction the end that must be reached decides: the lower end of a range where higher is better, the upper one where
    lower is. Where steadiness is best, the target that holds the other asks for less: 6–9 than 7–8, 7–8 than 8. Without a direction
    a verdict counts that would be the same in each of them.
    """
    match arah:
        case None:
            verdicts = {asks_less(one, other, each) for each in Arah}
            return verdicts.pop() if len(verdicts) == 1 else None
        case Arah.STABIL:
            if span_of(other).covers(span_of(one)):
                return False
            return True if span_of(one).covers(span_of(other)) else None
        case _:
            return _reaches_less(one, other, arah)


def _reaches_less(one: Ukur, other: Ukur, arah: Arah) -> bool | None:
    first, second = _to_reach(one, arah), _to_reach(other, arah)
    if first is None or second is None:
        return None
    if first == second:  # "7–9" against "7–8": no result of 7 shows which of them is meant to be harder
        return False if span_of(one) == span_of(other) else None
    return first < second if arah is Arah.MAKSIMUM else first > second


def _to_reach(target: Ukur, arah: Arah) -> Exact | None:
    """
    Give the number that meets a target just so; ``None`` for a bound against the direction, which names none.
    """
    if isinstance(target, Rentang) and arah is Arah.MINIMUM:
        return target.atas.nilai
    return None if isinstance(target, Batas) and good_direction(target) is not arah else angka_of(target).nilai

"""
Which of two targets asks for less, where one of them is a range or the indicator is best kept steady.
"""

from __future__ import annotations

from lkj_rules.model.capaian.ranges import good_direction
from lkj_rules.model.capaian.spans import Ukur, angka_of, span_of
from lkj_rules.model.documents import Arah
from lkj_rules.model.intervals import Exact
from lkj_rules.model.values import Batas, Rentang


def asks_less(one: Ukur, other: Ukur, arah: Arah | None) -> bool | None:
    """
    Tell whether the first target asks for less than the second; ``None`` where the two cannot be ranked.

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
    if first == second:  # "7–9" against "7–8": no result of 7 tells which of them is meant to be harder
        return False if span_of(one) == span_of(other) else None
    return first < second if arah is Arah.MAKSIMUM else first > second


def _to_reach(target: Ukur, arah: Arah) -> Exact | None:
    """
    Give the number that meets a target just so; ``None`` for a bound against the direction, which names none.
    """
    if isinstance(target, Rentang) and arah is Arah.MINIMUM:
        return target.atas.nilai
    return None if isinstance(target, Batas) and good_direction(target) is not arah else angka_of(target).nilai

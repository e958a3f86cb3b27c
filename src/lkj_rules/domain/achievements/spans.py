"""
Spans: what a cell that is a number, a bound or a range may stand for, open on either side.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.formulas import Formula, JenisRumus
from lkj_rules.model import Record
from lkj_rules.model.intervals import Exact, Interval, Number, bounds, hidden_digits, is_less, step
from lkj_rules.model.readings import Ukur
from lkj_rules.model.values import Angka, Batas, Rentang, Tanda


@attrs.frozen(slots=True, eq=False, repr=False)
class Span(Record):
    """
    Hold the values that a cell may stand for; ``None`` leaves a side open.
    """

    low: Exact | None
    high: Exact | None

    def meets(self, other: Span) -> bool:
        """
        Return whether the two have a value in common.
        """
        reaches = self.high is None or other.low is None or not is_less(self.high, other.low)
        return reaches and (self.low is None or other.high is None or not is_less(other.high, self.low))

    def covers(self, other: Span) -> bool:
        """
        Return whether all values of the other are among these.
        """
        from_below = self.low is None or (other.low is not None and self.low <= other.low)
        return from_below and (self.high is None or (other.high is not None and other.high <= self.high))

    def clipped(self, low: Exact | None, high: Exact | None) -> Span:
        """
        Push the values into ``[low, high]``; ``None`` leaves that side as it is.
        """
        first, last = self.low, self.high
        if low is not None:
            first, last = low if first is None else max(first, low), None if last is None else max(last, low)
        if high is not None:
            first, last = None if first is None else min(first, high), high if last is None else min(last, high)
        return Span(first, last)


def is_lower(tanda: Tanda) -> bool:
    """
    Return whether a bound keeps values from being lower (``>``, ``≥``).
    """
    return tanda in {Tanda.LEBIH, Tanda.MINIMAL}


def span_of(value: Ukur, kisaran: Number | None = None) -> Span:
    """
    Give what a cell may stand for; ``kisaran`` is what a plain number may truly be.
    """
    match value:
        case Angka():
            return Span(*bounds(value.nilai if kisaran is None else kisaran))
        case Batas():
            return Span(value.angka.nilai, None) if is_lower(value.tanda) else Span(None, value.angka.nilai)
        case Rentang():
            return Span(value.bawah.nilai, value.atas.nilai)


def printed_span(capaian: Ukur) -> Span:
    """
    Give what a printed capaian may truly be: a number's hidden digits, whose far end itself would print otherwise.
    """
    if not isinstance(capaian, Angka):
        return span_of(capaian)
    hidden, inset = hidden_digits(capaian.nilai, capaian.desimal), step(capaian.desimal + 9)
    low = hidden.low if capaian.nilai > 0 else hidden.low + inset
    return Span(low, hidden.high if capaian.nilai < 0 else hidden.high - inset)


def image(formula: Formula, target: Exact, realisasi: Span) -> Span | None:
    """
    Compute what a formula gives on a span, in percent; ``None`` where it is undefined or does not run one way.
    """
    if realisasi.low is not None and realisasi.high is not None:
        if formula.jenis is JenisRumus.MINIMUM_B and realisasi.low <= 0 < realisasi.high and target > 0:
            return Span(Fraction(target * 100) / realisasi.high, None)  # what prints 0 % may be as little as there is
        exact = realisasi.low == realisasi.high
        found = formula(target, realisasi.low if exact else Interval(realisasi.low, realisasi.high))
        return None if found is None else Span(*bounds(found))
    end = realisasi.high if realisasi.low is None else realisasi.low
    rises = formula.naik
    if end is None or rises is None or (formula.jenis is JenisRumus.MINIMUM_B and (realisasi.low is None or end <= 0)):
        return None
    value = formula(target, end)
    if value is None:
        return None
    upwards = (realisasi.high is None) == (rises == (target > 0))
    return Span(bounds(value)[0], None) if upwards else Span(None, bounds(value)[1])

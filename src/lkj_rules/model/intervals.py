"""
Exact numbers and the intervals that printed numbers stand for.

A printed number hides digits: ``88,60`` may be 88.6049… rounded or 88.6099… cut off. Computing with such numbers is computing
with intervals of fractions; floats never enter. What is asked of every figure is computed on numerators and denominators, several
times faster than with fractions. This module is arithmetic only: it knows nothing of reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import lcm

import attrs

from lkj_rules.model import Record

Exact = int | Fraction


@attrs.frozen(eq=False, slots=True, repr=False)
class Interval(Record):
    """
    Hold the closed interval ``[low, high]`` of the values that a number may truly have.

    Weak comparisons (``==``, ``<=``, ``>=``) ask whether they *can* hold, strict ones (``!=``, ``<``, ``>``) whether they *must*:
    doubt about hidden digits always favours the report. An interval and its negated comparison therefore stay complementary.
    """

    low: Exact
    high: Exact

    def __add__(self, other: Number) -> Interval:
        low, high = bounds(other)
        return Interval(self.low + low, self.high + high)

    __radd__ = __add__

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __sub__(self, other: Number) -> Interval:
        low, high = bounds(other)
        return Interval(self.low - high, self.high - low)

    def __rsub__(self, other: Number) -> Interval:
        return -self + other

    def __mul__(self, other: Number) -> Interval:
        if not isinstance(other, Interval):
            ends = self.low * other, self.high * other
            return Interval(*ends) if other.numerator >= 0 else Interval(*reversed(ends))
        low, high = other.low, other.high
        corners = (self.low * low, self.low * high, self.high * low, self.high * high)
        return Interval(min(corners), max(corners))

    __rmul__ = __mul__

    def __abs__(self) -> Interval:
        return Interval(max(self.low, -self.high, 0), max(-self.low, self.high))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, (int, Fraction, Interval)):
            return NotImplemented
        low, high = bounds(other)
        return self.low <= high and low <= self.high

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None  # type: ignore[assignment]  # "can be equal" is not transitive, so no hash can agree with it

    def __le__(self, other: Number) -> bool:
        return self.low <= bounds(other)[1]

    def __ge__(self, other: Number) -> bool:
        return self.high >= bounds(other)[0]

    def __lt__(self, other: Number) -> bool:
        return self.high < bounds(other)[0]

    def __gt__(self, other: Number) -> bool:
        return self.low > bounds(other)[1]

    def common(self, other: Interval) -> Number:
        """
        Give what lies in this and another interval, which have a value in common.
        """
        low = other.low if is_less(self.low, other.low) else self.low
        high = other.high if is_less(other.high, self.high) else self.high
        return Interval(low, high) if is_less(low, high) else low


Number = int | Fraction | Interval


def bounds(number: Number) -> tuple[Exact, Exact]:
    """
    Give the lowest and the highest value of a number; the same twice for an exact one.
    """
    if isinstance(number, Interval):
        return number.low, number.high
    return number, number


def divide(dividend: Number, divisor: Number, *, times: int = 1) -> Number | None:
    """
    Divide exactly, 100 ``times`` for a percentage; ``None`` when the divisor is zero or, being an interval, may be zero.
    """
    low, high = bounds(divisor)
    if low.numerator <= 0 <= high.numerator:
        return None
    if low != high:
        corners = [_quotient(end, by, times) for end in bounds(dividend) for by in (low, high)]
        return Interval(min(corners), max(corners))
    if not isinstance(dividend, Interval):
        return _quotient(dividend, low, times)
    ends = _quotient(dividend.low, low, times), _quotient(dividend.high, low, times)
    return Interval(*ends) if low.numerator > 0 else Interval(*reversed(ends))


def _quotient(dividend: Exact, divisor: Exact, times: int) -> Fraction:
    return Fraction(dividend.numerator * divisor.denominator * times, dividend.denominator * divisor.numerator)


def clip(number: Number, low: Exact | None, high: Exact | None) -> Number:
    """
    Push a number into ``[low, high]``; ``None`` leaves that side open. Both ends of an interval are pushed alike.
    """
    if low is None and high is None:
        return number
    if isinstance(number, Interval):
        return Interval(_pushed(number.low, low, high), _pushed(number.high, low, high))
    return _pushed(number, low, high)


def _pushed(number: Exact, low: Exact | None, high: Exact | None) -> Exact:
    if low is not None and is_less(number, low):
        number = low
    return high if high is not None and is_less(high, number) else number


def is_less(one: Exact, other: Exact) -> bool:
    """
    Return whether an exact number is less than another: ``<`` between fractions takes three times as long.
    """
    return one.numerator * other.denominator < other.numerator * one.denominator


def mean(numbers: Iterable[Number]) -> Number | None:
    """
    Give the arithmetic mean; ``None`` for no numbers.
    """
    items = list(numbers)
    if not items:
        return None
    low = _mean([bounds(number)[0] for number in items])
    if not any(isinstance(number, Interval) for number in items):
        return low
    return Interval(low, _mean([bounds(number)[1] for number in items]))


def _mean(numbers: list[Exact]) -> Fraction:
    whole = lcm(*(number.denominator for number in numbers))
    return Fraction(sum(number.numerator * (whole // number.denominator) for number in numbers), whole * len(numbers))


@lru_cache(maxsize=64)
def step(decimals: int) -> Fraction:
    """
    Give the size of the last printed digit: 1/100 for two decimals, 1 000 000 for amounts printed in millions (−6).
    """
    return Fraction(1, 10**decimals) if decimals >= 0 else Fraction(10**-decimals)


def round_half_up(value: Exact, decimals: int) -> Fraction:
    """
    Round half away from zero at the last printed digit, as spreadsheets and people do.
    """
    unit = step(decimals)
    size = value.denominator * unit.numerator
    whole = (2 * abs(value.numerator) * unit.denominator + size) // (2 * size)
    return Fraction(whole * unit.numerator * (1 if value.numerator >= 0 else -1), unit.denominator)


def cut(value: Exact, decimals: int) -> Fraction:
    """
    Drop the digits after the last printed one, towards zero.
    """
    unit = step(decimals)
    whole = abs(value.numerator) * unit.denominator // (value.denominator * unit.numerator)
    return Fraction(whole * unit.numerator * (1 if value.numerator >= 0 else -1), unit.denominator)


def hidden_digits(value: Exact, decimals: int) -> Interval:
    """
    Give every true value that prints as ``value``, rounded or cut off at ``decimals`` digits.

    Rounding allows half a step to either side, cutting a whole step away from zero; the interval is their union.
    """
    unit = step(decimals)
    if not value:
        return Interval(-unit, unit)
    number, whole = 2 * value.numerator * unit.denominator, 2 * value.denominator * unit.denominator
    half = value.denominator * unit.numerator
    below, above = (half, 2 * half) if number > 0 else (2 * half, half)
    return Interval(Fraction(number - below, whole), Fraction(number + above, whole))


class Agreement(StrEnum):
    """
    Return how a printed number relates to the one computed from printed operands; only the last is a fault.
    """

    EXACT = "tepat"
    CUT = "terpotong"
    HIDDEN = "tersembunyi"
    IMPOSSIBLE = "mustahil"


def agrees(printed: Exact, decimals: int, *, exact: Exact, possible: Number) -> Agreement:
    """
    Judge a printed number against its recomputation.

    ``exact`` is the recomputation from the operands as printed, ``possible`` the interval from the operands' hidden digits.
    Rounding half to even is accepted like rounding half up: the tie is a convention, not an error.
    """
    unit, whole = step(decimals), exact.denominator * printed.denominator
    off = abs(exact.numerator * printed.denominator - printed.numerator * exact.denominator) * unit.denominator
    if 2 * off <= whole * unit.numerator:
        return Agreement.EXACT
    if off < whole * unit.numerator and cut(exact, decimals) == printed:
        return Agreement.CUT
    if possible is not exact and prints_as(printed, decimals, possible):
        return Agreement.HIDDEN
    return Agreement.IMPOSSIBLE


def prints_as(printed: Exact, decimals: int, possible: Number) -> bool:
    """
    Return whether some value of ``possible`` prints as ``printed``, rounded or cut off at ``decimals`` digits.

    The far end of the hidden digits is left out: 100 itself never prints as 99.
    """
    (low, high), hidden = bounds(possible), hidden_digits(printed, decimals)
    reaches = not is_less(high, hidden.low) if printed > 0 else is_less(hidden.low, high)
    return reaches and (not is_less(hidden.high, low) if printed < 0 else is_less(low, hidden.high))

"""
Numbers that hide digits: what they can be, and when a printed number agrees with a computed one.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lkj_rules.model.intervals import (
    Agreement,
    Interval,
    agrees,
    bounds,
    clip,
    cut,
    divide,
    hidden_digits,
    is_less,
    mean,
    round_half_up,
)

DECIMALS = st.integers(-3, 4)
NUMBERS = st.fractions(min_value=-2000, max_value=2000, max_denominator=5000)


@pytest.mark.parametrize(
    ("printed", "decimals", "exact", "possible", "verdict"),
    [
        (Fraction("88.61"), 2, Fraction(7000, 79), Fraction(7000, 79), Agreement.EXACT),
        (Fraction("88.60"), 2, Fraction(7000, 79), Fraction(7000, 79), Agreement.CUT),
        (Fraction("88.70"), 2, Fraction(7000, 79), Interval(Fraction(6950, 79), Fraction(7100, 79)), Agreement.HIDDEN),
        (Fraction("90"), 2, Fraction(7000, 79), Interval(Fraction(6950, 79), Fraction(7100, 79)), Agreement.IMPOSSIBLE),
        (Fraction("-104.66"), 2, Fraction(-314, 3), Fraction(-314, 3), Agreement.CUT),
        (Fraction("12.5"), 1, Fraction("12.45"), Fraction("12.45"), Agreement.EXACT),
        (Fraction("12.4"), 1, Fraction("12.45"), Fraction("12.45"), Agreement.EXACT),
        (0, 0, Fraction("0.9"), Fraction("0.9"), Agreement.CUT),
    ],
)
def test_agreement(printed: Fraction, decimals: int, exact: Fraction, possible: Fraction | Interval, verdict: Agreement) -> None:
    """A printed number is judged by the mildest explanation that holds."""
    assert verdict == agrees(printed, decimals, exact=exact, possible=possible)


@pytest.mark.parametrize(("printed", "exact"), [(99, 100), (-99, -100), (0, 1), (0, -1)])
def test_whole_step_off(printed: int, exact: int) -> None:
    """An exact number never prints as its neighbour: the far end of the hidden digits is open."""
    assert agrees(printed, 0, exact=exact, possible=exact) == Agreement.IMPOSSIBLE


@given(NUMBERS, DECIMALS)
def test_print_never_impossible(value: Fraction, decimals: int) -> None:
    """However a true value is printed, it lies in the printed number's hidden digits and agrees with it."""
    for printed in (round_half_up(value, decimals), cut(value, decimals)):
        hidden = hidden_digits(printed, decimals)

        assert hidden.low <= value <= hidden.high
        assert agrees(printed, decimals, exact=value, possible=value) != Agreement.IMPOSSIBLE


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_arithmetic_encloses(a: Fraction, b: Fraction, c: Fraction, d: Fraction) -> None:
    """What holds for numbers inside two intervals holds for the results."""
    one, two = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))

    for low, high in (
        (a + c, one + two), (a - c, one - two), (a * c, one * two), (-a, -one), (5 - a, 5 - one), (a - 5, one - 5),
        (abs(a), abs(one)),
    ):  # fmt: skip
        assert high.low <= low <= high.high
    quotient = divide(one, two)
    assert quotient is None or bounds(quotient)[0] <= a / c <= bounds(quotient)[1]


@pytest.mark.parametrize(("divisor", "quotient"), [(0, None), (4, Fraction(1, 4)), (Interval(-1, 1), None), (Interval(0, 1), None)])
def test_divide(divisor: int | Interval, quotient: Fraction | None) -> None:
    """Nothing is divided by what may be zero."""
    assert quotient == divide(1, divisor)


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_divide_times(a: Fraction, b: Fraction, c: Fraction, d: Fraction) -> None:
    """A hundred times a quotient is the quotient of a hundred times the dividend, of numbers and of intervals."""
    one, two = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))

    for dividend in (a, one):
        for divisor in (c, two):
            wanted, found = divide(dividend * 100, divisor), divide(dividend, divisor, times=100)
            assert (wanted is None) == (found is None)
            assert wanted is None or found is None or bounds(wanted) == bounds(found)


@given(st.lists(NUMBERS, min_size=1), NUMBERS, NUMBERS)
def test_mean_of_intervals(numbers: list[Fraction], a: Fraction, b: Fraction) -> None:
    """The mean of numbers and an interval runs from the mean with its lower end to the mean with its upper one."""
    low, high = min(a, b), max(a, b)
    count = len(numbers) + 1

    found = mean([*numbers, Interval(low, high)])

    assert found is not None
    assert ((sum(numbers) + low) / count, (sum(numbers) + high) / count) == bounds(found)
    assert sum(numbers) / len(numbers) == mean(numbers)


def test_clip_and_mean() -> None:
    """Both ends are pushed into the bounds; a mean of nothing is unknown."""
    assert bounds(clip(Interval(105, 110), 0, 100)) == (100, 100)
    assert clip(110, None, 100) == 100
    assert Fraction(5, 2) == mean([2, 3])
    assert mean([]) is None


def test_comparisons_are_complementary() -> None:
    """Weak comparisons ask whether they can hold, strict ones whether they must."""
    doubt = Interval(1, 3)

    assert (doubt == 2, doubt != 2, doubt <= 1, doubt > 1) == (True, False, True, False)


@given(NUMBERS, NUMBERS)
def test_less_on_whole_numbers(a: Fraction, b: Fraction) -> None:
    """Numbers compared by numerator and denominator stand as fractions do."""
    assert (a < b, int(a) < b, a < int(b)) == (is_less(a, b), is_less(int(a), b), is_less(a, int(b)))


@given(st.tuples(NUMBERS, NUMBERS).map(sorted), st.tuples(NUMBERS, NUMBERS).map(sorted))
def test_common_values(one: list[Fraction], two: list[Fraction]) -> None:
    """What two intervals have in common are the values of both, a single one of them exactly."""
    low, high = max(one[0], two[0]), min(one[1], two[1])
    assume(low <= high)

    found = Interval(*one).common(Interval(*two))

    assert (low, high) == bounds(found)
    assert isinstance(found, Interval) is (low < high)

"""
How likely a count is by chance alone, in exact integers.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb


def tail(trials: int, hits: int, chance: Fraction) -> Fraction:
    """
    Give the probability of at least so many hits in independent trials (the upper tail of the binomial distribution), exactly.
    """
    yes, whole = chance.numerator, chance.denominator
    no = whole - yes
    ways = sum(comb(trials, count) * yes**count * no ** (trials - count) for count in range(max(hits, 0), trials + 1))
    return Fraction(ways, whole**trials)

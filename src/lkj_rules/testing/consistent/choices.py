"""
Who makes the choices of a consistent report, and how it prints its numbers.

Hypothesis chooses in tests, a seeded generator where figures are needed by the thousand.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Protocol, TypeVar

import attrs

T = TypeVar("T")


class Chooser(Protocol):
    """
    Choose numbers; the first option and the lowest number are the simplest choices.
    """

    def between(self, low: int, high: int) -> int:
        """
        Choose a whole number, both ends included.
        """
        ...  # pragma: no cover


class Seeded:
    """
    Choose by a seed: the same seed, the same choices.
    """

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311  # figures of a test, no secret

    def between(self, low: int, high: int) -> int:
        """
        Choose a whole number, both ends included.
        """
        return self._random.randint(low, high)


class Drawn:
    """
    Choose by what Hypothesis draws.
    """

    def __init__(self, draw: Any) -> None:
        self._draw = draw

    def between(self, low: int, high: int) -> int:
        """
        Draw a whole number, both ends included.
        """
        from hypothesis import strategies

        return int(self._draw(strategies.integers(low, high)))


def among(chooser: Chooser, options: Sequence[T]) -> T:
    """
    Choose one of several options.
    """
    return options[chooser.between(0, len(options) - 1)]


def perhaps(chooser: Chooser, times: int = 2) -> bool:
    """
    Choose whether, once in so many times.
    """
    return chooser.between(0, times - 1) == times - 1


@attrs.frozen(kw_only=True)
class Style:
    """
    Hold how one report prints: ``notasi`` names the decimal mark, ``cut`` says whether digits are cut off instead of rounded.

    ``signed`` and ``marked`` say whether percentages carry their sign in the plans and in columns of capaian, ``digits`` how many
    decimals a capaian has, ``currency`` what stands before amounts.
    """

    notasi: str
    cut: bool
    signed: bool
    marked: bool
    currency: str
    digits: int

    def shorten(self, value: Fraction, decimals: int) -> Fraction:
        """
        Round half up, or cut towards zero, at so many decimals; negative ones drop digits before the mark.
        """
        unit = Fraction(10) ** -decimals
        steps = abs(value) / unit + (0 if self.cut else Fraction(1, 2))
        return (1 if value >= 0 else -1) * (steps.numerator // steps.denominator) * unit

    def number(self, value: Fraction, decimals: int) -> str:
        """
        Print a number that has no more than so many decimals.
        """
        group, mark = (".", ",") if self.notasi == "koma" else (",", ".")
        scaled = abs(value) * 10**decimals
        if scaled.denominator != 1:
            raise ValueError(value)
        digits = str(scaled.numerator).rjust(decimals + 1, "0")
        cut = len(digits) - decimals
        whole = f"{int(digits[:cut]):,}".replace(",", group)
        return ("-" if value < 0 else "") + whole + (mark + digits[cut:] if decimals else "")

    def share(self, value: Fraction, decimals: int) -> str:
        """
        Print a percentage with its sign or, where a column's heading has it, without.
        """
        return self.percent(value, decimals) if self.marked else self.number(value, decimals)

    def percent(self, value: Fraction, decimals: int) -> str:
        """
        Print a percentage with its sign.
        """
        return f"{self.number(value, decimals)} %"

"""
Whoever makes the choices: Hypothesis in tests, a seeded generator for figures by the thousand.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

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

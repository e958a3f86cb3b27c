"""
Bounds on the work of one evaluation: the members that its loops visit, and the size of its numbers.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.scope import Scope
from lkj_rules.model.intervals import Interval, Number

MAX_STEPS = 1_000_000
"""How many members the loops of one evaluation may visit; see ``Work``."""
_PASSES = 10
"""How often an evaluation may go through all figures of the report besides: a budget may have millions."""

MAX_BITS = 20_000
"""How large a number may become, in bits: six thousand digits, where the longest printed number has sixty."""
_FREE_BITS, _BITS_A_STEP = 4_096, 512
"""Numbers up to the first cost nothing; of a larger one each so many bits count, squared as the time of a division is."""


class TooLargeError(Exception):
    """
    Report a number that outgrows ``MAX_BITS``: the rule is broken, instead of filling the memory.
    """

    def __str__(self) -> str:
        return f"a number of more than {MAX_BITS} bits"


class TooManyStepsError(Exception):
    """
    Report an evaluation that visits more members than ``MAX_STEPS``: the rule is broken, instead of running for ever.
    """

    def __str__(self) -> str:
        return f"more than {MAX_STEPS} steps in one evaluation"


def steps(scope: Scope, things: Any) -> Any:
    """
    Hand a list to a loop, its length counted against the work that one evaluation may do.

    Raises ``TooManyStepsError``.
    """
    if things is not None:
        spend(scope, len(things))
    return things


def spend(scope: Scope, count: int) -> None:
    """
    Count work of an evaluation.

    Raises ``TooManyStepsError``.
    """
    scope.work.left -= count
    if scope.work.left < 0 and scope.work.left < -_PASSES * len(scope.facts):
        raise TooManyStepsError


def sized(scope: Scope, number: Number | None) -> Number | None:
    """
    Hand on a computed number, a large one counted against the work that one evaluation may do.

    Raises ``TooLargeError``, and ``TooManyStepsError``.
    """
    size = 0 if number is None else bits_of(number)
    if size > _FREE_BITS:
        spend(scope, (size // _BITS_A_STEP) ** 2)
    return number


def bits_of(number: Number) -> int:
    """
    Give the size of a number, the larger of its parts.

    Raises ``TooLargeError``.
    """
    if isinstance(number, int):
        size = number.bit_length()
    else:
        ends = (number.low, number.high) if isinstance(number, Interval) else (number,)
        size = max(max(end.numerator.bit_length(), end.denominator.bit_length()) for end in ends)
    if size > MAX_BITS:
        raise TooLargeError
    return size

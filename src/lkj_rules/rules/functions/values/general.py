"""
Functions on values and lists of any kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lkj_rules.domain import comparison
from lkj_rules.domain.achievements.means import Rata
from lkj_rules.domain.facts import values_of
from lkj_rules.model.intervals import Interval, Number, bounds
from lkj_rules.model.intervals import divide as exact_divide
from lkj_rules.model.values import Ambigu, Kosong, Kurung, Nilai
from lkj_rules.rules.kinds import ANY, BOOL, NUMBER, PRINTED_NILAI, SIDE, list_of, object_of
from lkj_rules.rules.registry import Scope, function


@function(
    ("value", ANY),
    result=BOOL,
    total=True,
    doc=(
        "benar bila nilainya ada dan dapat dibaca",
        "true when the value is there and can be read",
    ),
)
def known(_: Scope, value: Any) -> bool:
    """
    Tell whether a value is known; a blank or a number with two readings is not.
    """
    if isinstance(value, Nilai):
        return not isinstance(value.bacaan, (Kosong, Ambigu, Kurung))
    return value is not None


@function(
    ("condition", BOOL),
    result=BOOL,
    total=True,
    doc=("benar bila syaratnya diketahui dan benar", "true when the condition is known to be true"),
)
def certain(_: Scope, condition: bool | None) -> bool:  # noqa: FBT001  # a function of the language has no keywords
    """
    Take what is unknown for false.
    """
    return condition is True


@function(
    ("side", SIDE),
    result=NUMBER,
    doc=(
        "angka tunggal yang dimiliki semua fakta satu sisi",
        "the one number that all facts of a side share",
    ),
)
def number(_: Scope, side: Any) -> Number | None:
    """
    Give the number of a side whose facts all print the same number; unknown when they do not.
    """
    numbers = [value.bilangan for value in values_of(side)] or [None]
    first = numbers[0]
    if first is None or any(other is None or bounds(other) != bounds(first) for other in numbers):
        return None
    return first


@function(("dividend", NUMBER), ("divisor", NUMBER), result=NUMBER, doc=("hasil bagi", "the quotient"))
def divide(_: Scope, dividend: Number, divisor: Number) -> Number | None:
    """
    Divide exactly.

    Raises ``ZeroDivisionError`` for a divisor that is exactly zero: a rule guards against that with ``when``. A divisor that
    only may be zero makes the result unknown.
    """
    if not isinstance(divisor, Interval) and divisor == 0:
        message = "division by zero"
        raise ZeroDivisionError(message)
    return exact_divide(dividend, divisor)


@function(("value", NUMBER), result=NUMBER, scaled=True, doc=("nilai mutlak", "the absolute value"))
def absolute(_: Scope, value: Number) -> Number:
    """
    Give the size of a number without its sign.
    """
    if not isinstance(value, Interval):
        return -value if value < 0 else value
    if value.low >= 0:
        return value
    return -value if value.high <= 0 else Interval(0, max(-value.low, value.high))


@function(
    ("printed", PRINTED_NILAI),
    ("computed", NUMBER),
    result=BOOL,
    doc=(
        "benar bila angka tercetak dapat berasal dari hasil hitungan, dibulatkan atau dipotong",
        "true when the printed number can come from the computed one by rounding or cutting",
    ),
)
def agrees(_: Scope, printed: Nilai, computed: Number) -> bool | None:
    """
    Tell whether a printed number agrees with a computed one: all verdicts but "impossible" do.
    """
    return comparison.agrees(printed, computed)


@function(
    ("printed", PRINTED_NILAI),
    ("computed", list_of(object_of(Rata))),
    result=BOOL,
    doc=(
        "benar bila angka tercetak cocok dengan salah satu hasil hitungan",
        "true when the printed number agrees with one of the computed ones",
    ),
)
def agrees_any(_: Scope, printed: Nilai, computed: Sequence[Rata]) -> bool | None:
    """
    Tell whether a printed number agrees with any of several; unknown when there are none to compare with.
    """
    verdicts = [comparison.agrees(printed, rata.nilai, rata.tepat) for rata in computed]
    return None if not verdicts or None in verdicts else any(verdicts)

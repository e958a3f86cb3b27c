"""
Functions on values and lists of any kind.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb
from typing import Any

from lkj_rules.domain import comparison
from lkj_rules.model.intervals import Exact, Interval, Number
from lkj_rules.model.values import Ambigu, Kosong, Kurung, Nilai
from lkj_rules.rules.kinds import ANY, BOOL, NUMBER, PRINTED_NILAI
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
    Return whether a value is known; a blank or a number with two readings is not.
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
    ("exact", NUMBER),
    result=BOOL,
    optional=1,
    doc=(
        "benar bila angka tercetak dapat berasal dari hasil hitungan, dibulatkan atau dipotong",
        "true when the printed number can come from the computed one by rounding or cutting",
    ),
)
def agrees(_: Scope, printed: Nilai, computed: Number, exact: Exact | None = None) -> bool | None:
    """
    Return whether a printed number agrees with a computed one; ``exact`` is the computation from the numbers as printed.
    """
    return comparison.agrees(printed, computed, exact)


@function(
    ("hits", NUMBER),
    ("trials", NUMBER),
    ("chance", NUMBER),
    result=NUMBER,
    doc=(
        "peluang sekian kali atau lebih di antara sekian percobaan yang tidak saling memengaruhi (ekor binomial), tepat",
        "the probability of so many hits or more in so many independent trials (the upper tail of the binomial), exactly",
    ),
)
def probability(_: Scope, hits: int, trials: int, chance: Fraction) -> Fraction:
    """
    Give the upper tail of the binomial distribution.
    """
    yes, whole = Fraction(chance).as_integer_ratio()
    ways = sum(comb(trials, count) * yes**count * (whole - yes) ** (trials - count) for count in range(max(hits, 0), trials + 1))
    return Fraction(ways, whole**trials)

"""
Functions that tell whether printed results of one indicator can come from one measurement.
"""

from __future__ import annotations

import itertools
from typing import Any

from lkj_rules.domain.comparison import Verdict, consistent_value, every, pairs, printed, takes_in_value
from lkj_rules.domain.facts import Fakta
from lkj_rules.rules.kinds import BOOL, FACTS, SIDE
from lkj_rules.rules.registry import Scope, function


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=BOOL,
    doc=(
        "benar bila batas atau rentang pada salah satu sisi memuat nilai sisi lainnya, sehingga keduanya dapat benar",
        "true when a bound or a range on one side takes in the other side's values, so that both may be right",
    ),
)
def takes_in(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Tell a result that is stated loosely from one that contradicts.
    """
    return pairs(scope, left, right, takes_in_value)


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=BOOL,
    doc=(
        "benar bila kedua sisi dapat berasal dari satu hasil ukur, dibulatkan atau dipotong",
        "true when both sides can come from one measurement, rounded or cut off",
    ),
)
def consistent(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Compare measured values: hidden digits may explain a difference.
    """
    return pairs(scope, left, right, consistent_value)


@function(
    ("side", SIDE),
    result=BOOL,
    doc=(
        "benar bila semua nilai satu sisi dapat berasal dari satu hasil ukur",
        "true when all values of a side can come from one measurement",
    ),
)
def all_consistent(scope: Scope, side: Any) -> Verdict:
    """
    Compare the measured values of one side with one another.
    """
    facts = printed(scope, side)
    return every(
        consistent_value(scope, first, second, fakta) for (first, fakta), (second, _) in itertools.combinations(facts, 2)
    )


@function(
    ("left", FACTS),
    ("right", FACTS),
    result=FACTS,
    doc=(
        "fakta sisi pertama yang bertentangan dengan sisi kedua, pembulatan dan pemotongan diperhitungkan",
        "the facts of the first side that contradict the second, rounding and cutting allowed for",
    ),
)
def disagreeing(scope: Scope, left: tuple[Fakta, ...], right: tuple[Fakta, ...]) -> tuple[Fakta, ...]:
    """
    Keep the measured facts of one side that some fact of the other contradicts.
    """
    return tuple(fakta for fakta in left if pairs(scope, fakta, right, consistent_value) is False)

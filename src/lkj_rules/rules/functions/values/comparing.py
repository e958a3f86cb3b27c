"""
How printed values of one indicator are compared: whether they state the same, or can come from one measurement.
"""

from __future__ import annotations

import itertools
from typing import Any

from lkj_rules.domain.comparison import Verdict, every, pairs, printed, same_value
from lkj_rules.rules.kinds import BOOL, SIDE
from lkj_rules.rules.registry import Scope, function


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=BOOL,
    doc=("benar bila kedua sisi menyatakan nilai yang sama", "true when both sides state the same value"),
)
def same(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Compare every value of one side with every value of the other; see ``same_value``.
    """
    return pairs(scope, left, right, same_value)


@function(
    ("side", SIDE),
    result=BOOL,
    doc=("benar bila semua nilai satu sisi sama", "true when all values of a side are the same"),
)
def all_same(scope: Scope, side: Any) -> Verdict:
    """
    Compare the values of one side with one another; see ``same_value``.
    """
    facts = printed(scope, side)
    return every(same_value(scope, first, second, fakta) for (first, fakta), (second, _) in itertools.combinations(facts, 2))

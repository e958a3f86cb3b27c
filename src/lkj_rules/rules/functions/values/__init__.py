"""
Functions on printed values: what they state, in which unit, whether two of them say the same.
"""

from lkj_rules.rules.functions.values import (
    comparing,
    conflicts,
    differences,
    general,
    measures,
    printed,
    ranking,
    results,
    scale_changes,
)

__all__ = [
    "comparing",
    "conflicts",
    "differences",
    "general",
    "measures",
    "printed",
    "ranking",
    "results",
    "scale_changes",
]

"""
Functions on budgets: lines, sums, breakdowns, and what the text says of them.
"""

from lkj_rules.rules.functions.budget import (
    amounts,
    breakdowns,
    efficiency,
    mentions,
    rows,
    spelt_amounts,
    sums,
    whole,
)

__all__ = [
    "amounts",
    "breakdowns",
    "efficiency",
    "mentions",
    "rows",
    "spelt_amounts",
    "sums",
    "whole",
]

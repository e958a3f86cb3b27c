"""
Functions on printed values: what they state, in which unit, whether two of them say the same.
"""

from lkj_rules.rules.functions.values import (
    comparing,
    general,
    printed,
)

__all__ = [
    "comparing",
    "general",
    "printed",
]

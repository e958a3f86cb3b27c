"""
Functions on the scale of categories, and on the categories printed.
"""

from lkj_rules.rules.functions.categories import (
    labels,
    scale,
    twins,
)

__all__ = [
    "labels",
    "scale",
    "twins",
]

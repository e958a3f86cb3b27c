"""
Functions on capaian: the verdict on a row, its words, means, and how likely measured results are.
"""

from lkj_rules.rules.functions.achievements import (
    blanks,
    cutting,
    directions,
    formulas,
    growths,
    judging,
    means,
    performance,
    verdicts,
)

__all__ = [
    "blanks",
    "cutting",
    "directions",
    "formulas",
    "growths",
    "judging",
    "means",
    "performance",
    "verdicts",
]

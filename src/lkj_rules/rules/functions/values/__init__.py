"""
Functions on printed values: what they state, in which unit, whether two of them say the same.
"""

from lkj_rules.rules.functions.values import (
    cells,
    comparing,
    conflicts,
    differences,
    digits,
    editions,
    general,
    grades,
    measures,
    own_values,
    predicates,
    printing,
    quantities,
    ranking,
    results,
    scale_changes,
)

__all__ = [
    "cells",
    "comparing",
    "conflicts",
    "differences",
    "digits",
    "editions",
    "general",
    "grades",
    "measures",
    "own_values",
    "predicates",
    "printing",
    "quantities",
    "ranking",
    "results",
    "scale_changes",
]

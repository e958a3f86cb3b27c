"""
The functions that rules may call. Importing this package fills ``registry.FUNCTIONS``; there is no other way in.
"""

from lkj_rules.rules.functions import (
    achievements,
    basics,
    budget,
    categories,
    cells,
    claims,
    comparison,
    plans,
    texts,
    verdicts,
    years,
)
from lkj_rules.rules.registry import FUNCTIONS

__all__ = [
    "FUNCTIONS",
    "achievements",
    "basics",
    "budget",
    "categories",
    "cells",
    "claims",
    "comparison",
    "plans",
    "texts",
    "verdicts",
    "years",
]

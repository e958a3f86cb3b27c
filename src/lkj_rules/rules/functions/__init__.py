"""
The functions that rules may call. Importing this package fills ``registry.FUNCTIONS``; there is no other way in.
"""

from lkj_rules.rules.functions import (
    achievements,
    basics,
    budget,
    categories,
    claims,
    plans,
    texts,
    values,
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
    "claims",
    "plans",
    "texts",
    "values",
    "verdicts",
    "years",
]

"""
The functions that rules may call. Importing this package fills ``registry.FUNCTIONS``; there is no other way in.
"""

from lkj_rules.rules.functions import (  # noqa: F401  # each declares its functions as it is imported
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

__all__ = ["FUNCTIONS"]

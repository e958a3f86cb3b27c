"""
The functions that rules may call. Importing this package fills ``registry.FUNCTIONS``; there is no other way in.
"""

from lkj_rules.rules.functions import (
    amounts,
    budget,
    cascade,
    categories,
    comparing,
    conflicts,
    directions,
    general,
    grades,
    indicators,
    objectives,
    performance,
    predicates,
    printing,
    quantities,
    scale,
    sections,
    signing,
    verdicts,
    wording,
)

__all__ = [
    "amounts",
    "budget",
    "cascade",
    "categories",
    "comparing",
    "conflicts",
    "directions",
    "general",
    "grades",
    "indicators",
    "objectives",
    "performance",
    "predicates",
    "printing",
    "quantities",
    "scale",
    "sections",
    "signing",
    "verdicts",
    "wording",
]

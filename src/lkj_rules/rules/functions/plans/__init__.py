"""
Functions on what is planned and promised: indicators, objectives, agreements, and the chain of documents.
"""

from lkj_rules.rules.functions.plans import (
    cascade,
    chain,
    coverage,
    indicators,
    objectives,
    placement,
    plan_objectives,
    promises,
    quarters,
    signing,
)

__all__ = [
    "cascade",
    "chain",
    "coverage",
    "indicators",
    "objectives",
    "placement",
    "plan_objectives",
    "promises",
    "quarters",
    "signing",
]

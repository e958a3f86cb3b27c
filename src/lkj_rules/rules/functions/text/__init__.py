"""
Functions on what the report says in words, and on the papers of office and reviewer.
"""

from lkj_rules.rules.functions.text import (
    averages,
    claim_figures,
    claim_years,
    claims,
    explanations,
    quoting,
    silences,
    stated_changes,
)

__all__ = [
    "averages",
    "claim_figures",
    "claim_years",
    "claims",
    "explanations",
    "quoting",
    "silences",
    "stated_changes",
]

"""
Functions on what the report says in words, and on the papers of office and reviewer.
"""

from lkj_rules.rules.functions.text import (
    averages,
    citations,
    claim_figures,
    claim_years,
    claims,
    contacts,
    contents,
    explanations,
    quoting,
    sections,
    silences,
    stated_changes,
    statements,
    waiving,
)

__all__ = [
    "averages",
    "citations",
    "claim_figures",
    "claim_years",
    "claims",
    "contacts",
    "contents",
    "explanations",
    "quoting",
    "sections",
    "silences",
    "stated_changes",
    "statements",
    "waiving",
]

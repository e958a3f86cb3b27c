"""
Functions on what the report says in words, and on the papers of office and reviewer.
"""

from lkj_rules.rules.functions.text import (
    explanations,
    stated_changes,
)

__all__ = [
    "explanations",
    "stated_changes",
]

"""
Members of a list in one sentence.
"""

from __future__ import annotations

from collections.abc import Sequence


def listed(texts: Sequence[str]) -> str:
    """
    Join the members of a list; by semicolons where a member has a comma of its own, as decimal numbers and many names have.
    """
    return ("; " if any("," in text for text in texts) else ", ").join(texts)

"""
The nearest right spelling of a word that is not known: the "did you mean" of every message.
"""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 100
_CUTOFF = 60


def nearest(word: object, choices: Iterable[str]) -> str | None:
    """
    Return the choice whose spelling is most like the word, upper and lower case alike; ``None`` if none is near.
    """
    if not isinstance(word, str):
        return None
    from rapidfuzz import fuzz, process  # takes longer to import than a clean report can wait

    choices = list(choices)
    folded = [choice.casefold() for choice in choices]
    found = process.extractOne(word[:_LONGEST].casefold(), folded, scorer=fuzz.ratio, score_cutoff=_CUTOFF)
    return None if found is None else choices[found[2]]

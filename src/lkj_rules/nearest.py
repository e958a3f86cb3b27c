"""
How alike words are spelled: the "did you mean" of every message, and slips of spelling in the words of a report.

rapidfuzz takes longer to import than a clean report can wait, hence the imports inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LONGEST = 100
_CUTOFF = 60
_OTHER_ORDER = 0.97
"""What the same words in another order count."""


def nearest(word: object, choices: Iterable[str], *, cutoff: int = _CUTOFF) -> str | None:
    """
    Return the choice whose spelling is most like the word, upper and lower case alike; ``None`` if none is near.
    """
    return next(iter(all_near(word[:_LONGEST], list(choices), cutoff=cutoff)), None) if isinstance(word, str) else None


def all_near(word: str, choices: Sequence[str], *, most: int = 1, cutoff: int = _CUTOFF) -> list[str]:
    """
    List the choices most like the word, the nearest first, of equal ones the last in the alphabet; ``cutoff`` is in percent.
    """
    from rapidfuzz import fuzz, process

    folded = [choice.casefold() for choice in choices]
    found = process.extract(word.casefold(), folded, scorer=fuzz.ratio, limit=None, score_cutoff=cutoff)
    ordered = sorted(((score, choices[place]) for _, score, place in found), reverse=True)
    return [choice for _, choice in ordered[:most]]


def most_alike(text: str, choices: Sequence[str], *, most: int, cutoff: int) -> list[tuple[int, int]]:
    """
    List the places of the choices most like a text, each with its likeness in percent; the order of words counts little.
    """
    from rapidfuzz import fuzz, process

    best: dict[int, int] = {}
    for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_sort_ratio, _OTHER_ORDER)):
        for _, score, place in process.extract(text, choices, scorer=scorer, limit=2 * most, score_cutoff=cutoff):
            best[place] = max(best.get(place, 0), int(score * weight))
    return sorted(best.items(), key=lambda each: -each[1])[:most]


def letters_apart(one: str, other: str, *, limit: int) -> int:
    """
    Count the letters to change, add, take away or swap with the next; anything above ``limit`` counts as ``limit + 1``.
    """
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=limit)

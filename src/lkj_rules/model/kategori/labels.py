"""
Labels of categories, as reports write and shorten them: ``Sangat Baik``, ``Sgt. Baik``, ``SB``.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = 4
"""Letters that a short form has at most."""

_IN_BRACKETS = re.compile(r"\(([^()]{1,12})\)\s*$")


def same_label(a: str, b: str) -> bool:
    """
    Tell whether two labels are the same after folding case, spaces and short forms.

    Where a label itself gives letters in brackets, ``Kurang (SK)``, no other letters stand for it.
    """
    (long_a, short_a), (long_b, short_b) = _forms(a), _forms(b)
    if long_a == long_b or (short_a and short_a in {short_b, long_b}) or (short_b and short_b == long_a):
        return True
    return _shortens(long_a, long_b, letters=not short_b) or _shortens(long_b, long_a, letters=not short_a)


@lru_cache(maxsize=1024)
def _forms(label: str) -> tuple[str, str]:
    short = ""
    if found := _IN_BRACKETS.search(label):
        label, short = label[: found.start()], _fold(found[1])
    return _fold(label), short


def _fold(label: str) -> str:
    return " ".join(re.findall(r"\w+", label.casefold()))


def _shortens(short: str, long: str, *, letters: bool) -> bool:
    words, whole = short.split(), long.split()
    if len(words) == 1 and short == "".join(word[0] for word in whole):
        return letters
    return len(words) == len(whole) > 0 and all(map(_abbreviates, words, whole))


def _abbreviates(short: str, word: str) -> bool:
    if short == word:
        return True
    letters = iter(word)
    return len(short) <= min(_SHORT, len(word) - 1) and short[:1] == word[:1] and all(letter in letters for letter in short)

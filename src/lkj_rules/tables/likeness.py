"""
Which indicator or objective of the report a printed wording is: the same words, or how alike, in percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from lkj_rules.domain.texts.words import words_of
from lkj_rules.nearest import most_alike

_SURE = 93
"""Percent from which on a wording is taken for another, if no third is near."""
_MARGIN = 8
"""How much less alike, in percent, the next wording must be."""
_NAMED = 60
"""Percent from which on a wording is named as a candidate."""
_UNIT = re.compile(r"\s*\([^()]{1,25}\)\s*$")
_OPPOSITES = re.compile(r"\b(?:tidak|bukan|tanpa|non|belum)\b")


@attrs.frozen
class Match:
    """Hold what a wording is taken for: the code, how alike its words are, and whether that is settled."""

    code: str | None
    percent: int
    settled: bool
    candidates: tuple[tuple[str, int], ...] = ()
    """Codes and likeness of what it may be, the likest first."""
    new: bool = False
    """Whether it was registered now."""


class Register:
    """
    Find codes by wording; codes themselves are found too.

    What is added later is found by its very words alone: two wordings of one table are two indicators, however alike.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self.names = list(names)
        self._known = [" ".join(words_of(name)) for _, name in self.names]
        self._codes = {code.casefold(): code for code, _ in self.names}
        self._exact: dict[tuple[str, ...], set[str]] = {}
        for code, name in self.names:
            for words in {words_of(name), words_of(_UNIT.sub("", name))}:
                self._exact.setdefault(words, set()).add(code)

    def add(self, code: str, name: str) -> None:
        """
        Register another wording.
        """
        self.names.append((code, name))
        self._codes[code.casefold()] = code
        self._exact.setdefault(words_of(name), set()).add(code)

    def match(self, text: str, code: str = "") -> Match:
        """
        Find what a wording is, or a printed code; of several that are as alike none is settled.
        """
        for known in (self._codes.get(code.casefold()), self._codes.get(text.casefold())):
            if known:
                return Match(known, 100, settled=True)
        words = words_of(text)
        for exact in (self._exact.get(words), self._exact.get(words_of(_UNIT.sub("", text)))):
            if exact and len(exact) == 1:
                return Match(next(iter(exact)), 100, settled=True)
        found = most_alike(" ".join(words), self._known, most=4, cutoff=_NAMED)
        best: dict[str, int] = {}
        for place, percent in found:
            best.setdefault(self.names[place][0], percent)
        candidates = tuple(best.items())[:3]
        if not candidates:
            return Match(None, 0, settled=False)
        likest, percent = candidates[0]
        apart = percent - (candidates[1][1] if len(candidates) > 1 else 0)
        name = next(name for place, _ in found for code_, name in [self.names[place]] if code_ == likest)
        settled = percent >= _SURE and apart >= _MARGIN and marks_of(text) == marks_of(name)
        return Match(likest, percent, settled, candidates)


def marks_of(text: str) -> tuple[list[str], int]:
    """
    Give what makes another indicator of almost the same words: numbers, and words of denial.
    """
    return sorted(re.findall(r"\d+|[<>≤≥]", text)), len(_OPPOSITES.findall(text.casefold()))

"""
Lists of the parts of one indicator in a sentence, each with its figure: ``sapi potong 413 ekor, kerbau 104 ekor, domba 99 ekor``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import attrs

from lkj_rules.domain.texts.words import words_of
from lkj_rules.drafts.figures import Figure, Kind, figures_of
from lkj_rules.drafts.prose import Sentence
from lkj_rules.drafts.quotes import Quotes

_FEWEST = 3
"""Parts that a list has at least."""
_BETWEEN = 3
"""Words that may stand between a part and its figure, and between that and the figure before."""
_AIMED = re.compile(r"target|\brencana|\bditetapkan\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:di|men|ter|pen)?capai|realisasi|\bdihasilkan\b|\bkeberhasilan\b|\btercatat\b", re.IGNORECASE)
_OPENING = frozenset({"yaitu", "yakni", "meliputi", "lain"})
"""Words that a list begins behind."""

_Parts = Mapping[tuple[str, ...], str]
"""The codes of the parts of an indicator by the words of their names."""


@attrs.define
class PartLists:
    """
    Read lists of parts. The unit says of which of several indicators with the same parts.
    """

    quotes: Quotes
    _groups: dict[str, dict[tuple[str, ...], str]] = attrs.field(factory=dict)

    def __attrs_post_init__(self) -> None:
        for code, name in self.quotes.known.wordings:
            whole, _, part = name.partition(": ")
            if part:
                self._groups.setdefault(whole, {})[tuple(words_of(part))] = code

    def read(self, sentence: Sentence) -> None:
        """
        Read one sentence of the report's year.
        """
        aimed, reached = (pattern.search(sentence.text) is not None for pattern in (_AIMED, _REACHED))
        figures = figures_of(sentence.text)
        years = {int(each.text) for each in figures if each.kind is Kind.YEAR} - {self.quotes.year}
        if years or aimed == reached:
            return
        figures = [each for each in figures if each.kind in {Kind.SHARE, Kind.COUNT}]
        words = set(words_of(sentence.text))
        for whole, parts in self._groups.items():
            if not words & {each for each in words_of(whole) if len(each) > _BETWEEN} - {"jumlah", "yang", "nilai", "persentase"}:
                continue
            for listed, named in groupby(self._named(sentence.text, figures, parts), key=lambda each: each[0] is not None):
                found = [(code, figure) for code, figure in named if code is not None]
                for code, figure in found if listed and len({code for code, _ in found}) >= _FEWEST else ():
                    self.quotes.add(sentence, figure, code, "target" if aimed else "realisasi", None)

    def _named(self, text: str, figures: Iterable[Figure], parts: _Parts) -> Iterable[tuple[str | None, Figure]]:
        """
        Give each figure with the part that stands before it, where it can be a figure of that.
        """
        before: Figure | None = None
        for figure in figures:
            words = words_of(text[0 if before is None else before.end : figure.start])
            words = words[1:] if before is not None and words and words[0] == before.unit.casefold() else words
            code = _part_before(words, parts, first=before is None)
            known, before = self.quotes.known, figure
            fits = code is not None and (
                not known.counts(code) if figure.kind is Kind.SHARE else bool(figure.unit) and known.may_count(code, figure.unit)
            )
            yield (code if fits else None), figure


def _part_before(words: Sequence[str], parts: _Parts, *, first: bool) -> str | None:
    """
    Find the longest name of a part that words end with, a few small ones aside.
    """
    for name in sorted(parts, key=len, reverse=True):
        for end in range(len(words), max(len(words) - _BETWEEN, 0), -1):
            start = end - len(name)
            found = start >= 0 and tuple(words[start:end]) == name
            if found and (first or start <= _BETWEEN or words[start - 1] in _OPENING):
                return parts[name]
    return None

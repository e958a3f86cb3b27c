"""
The indicators and objectives of a report, from its own tables; wordings of other tables are matched with them row by row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import attrs

from lkj_rules.domain.texts.words import words_of
from lkj_rules.drafts.wordings import (
    folded,
    has_initials,
    measures_differ,
    numbers_of,
    of_one,
    same_by_parts,
    wholes_of,
    without_initials,
)
from lkj_rules.nearest import most_alike
from lkj_rules.tables.likeness import marks_of

_CERTAIN, _LIKELY, _IN_ORDER, _BETWEEN, _NEAR = 93, 76, 60, 45, 55
"""
Percent from which on a wording is another: alone, if nothing else is near, next to a neighbour of the other, between both of its
neighbours; and from which on it is too near to be a new one.
"""
_MARGIN, _SAME = 6, 100
_ABBREVIATION = re.compile(r"\b[A-Z]{3,6}\b")


@attrs.define
class Codes:
    """
    Hold the names that are registered, by code; ``office`` is what the office is called, which a wording may name or not.
    """

    letter: str
    names: dict[str, str] = attrs.field(factory=dict)
    office: str = ""

    def add(self, name: str) -> str:
        """
        Register a name, and give its code.
        """
        code = next(each for number in range(1, len(self.names) + 2) if (each := f"{self.letter}{number}") not in self.names)
        self.names[code] = name
        return code

    def match(self, wordings: Sequence[str], *, new: bool) -> list[tuple[str | None, int]]:
        """
        Find the codes of the wordings of one table, in their order, with how alike they are in percent.

        ``new`` registers those that are like none. What is too near to be new and too far to be the same stays open.
        """
        unique = list(dict.fromkeys(wordings))
        wholes = {each.casefold() for each in wholes_of(unique)}
        found = self._assigned([each for each in unique if each.casefold() not in wholes])
        result: dict[str, tuple[str | None, int]] = {}
        for wording in unique:
            code, percent = found.get(wording, (None, 0))
            if code is None and (part := self._by_part(wording)):
                code, percent = list(self.names)[part[0]], _SAME  # one cell has the whole, the next, cut by a page, a part
            if code is None and new and percent < _NEAR and wording.casefold() not in wholes:
                code, percent = self.add(wording), 100
            result[wording] = code, percent
        return [result[each] for each in wordings]

    def below(self, wording: str, heading: str) -> str | None:
        """
        Find the code that a heading names, where the wording below it is somewhat like its name.
        """
        code = self.match([heading], new=False)[0][0]
        like = code is not None and most_alike(folded(wording), [folded(self.names[code])], most=1, cutoff=_IN_ORDER)
        return code if like else None

    def _assigned(self, wordings: list[str]) -> dict[str, tuple[str | None, int]]:
        """
        Match wordings with names one to one, the likest first.
        """
        codes = list(self.names)
        known = [folded(each) for each in self.names.values()]
        parts = same_by_parts(wordings, list(self.names.values()))
        pairs: list[tuple[int, int, int]] = []
        for place, wording in enumerate(wordings):
            same = [number for number, each in enumerate(known) if each == folded(wording)]
            same = same[:1] or self._by_initials(wording, wordings) or self._by_part(wording) or parts.get(wording, [])
            likeness = [(same[0], _SAME)] if same else self._likest(wording, known)
            pairs += [(percent, place, number) for number, percent in likeness]
        found: dict[str, tuple[str | None, int]] = {}
        taken: dict[int, int] = {}
        for percent, place, number in sorted(pairs, key=lambda each: (-each[0], abs(each[1] - each[2]))):
            wording = wordings[place]
            if found.get(wording, (None,))[0] is not None or number in taken:
                continue
            rivals = [
                other for other, at, against in pairs
                if (at == place) != (against == number) and against not in taken and found.get(wordings[at], (None,))[0] is None
            ]
            alone = percent - max(rivals, default=0) >= _MARGIN
            neighbours = (taken.get(number - 1) == place - 1) + (taken.get(number + 1) == place + 1)
            alike = marks_of(wording) == marks_of(self.names[codes[number]])
            alike = alike and (percent >= _LIKELY or not measures_differ(wording, self.names[codes[number]]))
            alone = alone and (percent == _SAME or of_one(wording, self.names[codes[number]]))
            sure = alike and (percent == _SAME or (percent >= _CERTAIN and (alone or neighbours)) or (percent >= _LIKELY and alone)
                              or (percent >= _IN_ORDER and neighbours and alone))  # fmt: skip
            if sure or (alike and neighbours > 1):
                taken[number] = place
                found[wording] = codes[number], percent
            elif of_one(wording, self.names[codes[number]]):
                found.setdefault(wording, (None, percent))
        self._fill_gaps(wordings, found, taken, {(place, number): percent for percent, place, number in pairs})
        return found

    def _likest(self, wording: str, known: Sequence[str]) -> list[tuple[int, int]]:
        """
        Find the likest names; the office, and initials behind what they stand for, may be named in one of two wordings only.
        """
        likeness = dict(most_alike(folded(wording), known, most=6, cutoff=_BETWEEN))
        own, *others = map(self._plain, (wording, *self.names.values()))
        for number, percent in most_alike(own[0], [words for words, _ in others], most=6, cutoff=_CERTAIN):
            if own[1] != others[number][1]:
                likeness[number] = max(percent, likeness.get(number, 0))
        return list(likeness.items())

    def _plain(self, wording: str) -> tuple[str, tuple[bool, bool]]:
        """
        Give the words of a wording without initials and the office, and whether it has each.
        """
        words, office = f" {without_initials(wording)} ", f" {' '.join(words_of(self.office))} "
        named = bool(self.office) and words != office and office in words
        return (words.replace(office, " ") if named else words).strip(), (has_initials(wording), named)

    def _fill_gaps(
        self, wordings: list[str], found: dict[str, tuple[str | None, int]], taken: dict[int, int],
        likeness: dict[tuple[int, int], int],
    ) -> None:  # fmt: skip
        """
        Match wordings between two that are matched with as many names between those, if each is somewhat like its own.
        """
        codes = list(self.names)
        for (number, place), (after, below) in pairwise(sorted(taken.items())):
            gap = range(1, after - number)
            if below - place != after - number or not gap:
                continue
            matched = [(place + step, number + step) for step in gap]
            if all(likeness.get(each, 0) >= _BETWEEN and numbers_of(wordings[each[0]]) == numbers_of(self.names[codes[each[1]]])
                   and not measures_differ(wordings[each[0]], self.names[codes[each[1]]])
                   and found.get(wordings[each[0]], (None,))[0] is None for each in matched):  # fmt: skip
                found.update({wordings[one]: (codes[other], likeness[one, other]) for one, other in matched})

    def _by_initials(self, wording: str, wordings: list[str]) -> list[int]:
        """
        Find the only name with initials that no other wording of the table has.
        """
        others = {each for other in wordings if other != wording for each in _ABBREVIATION.findall(other)}
        own = set(_ABBREVIATION.findall(wording)) - others
        found = [number for number, name in enumerate(self.names.values()) if own & set(_ABBREVIATION.findall(name))]
        return found if len(found) == 1 else []

    def _by_part(self, wording: str) -> list[int]:
        """
        Find the only objective that goes on with the words of a cell which a page break has cut.
        """
        part = f" {folded(wording)} "
        found = [number for number, name in enumerate(self.names.values()) if part in f" {folded(name)} "]
        return found if self.letter == "S" and len(found) == 1 and len(part.split()) > 1 else []

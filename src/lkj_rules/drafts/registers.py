"""
The indicators and objectives of a report, from its own tables; wordings of other tables are matched with them row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import attrs

from lkj_rules.domain.texts.words import words_of
from lkj_rules.nearest import most_alike
from lkj_rules.tables.likeness import marks_of

_CERTAIN, _LIKELY, _IN_ORDER, _BETWEEN, _NEAR = 93, 76, 60, 45, 55
"""
Percent from which on a wording is another: alone, if nothing else is near, next to a neighbour of the other, between both of its
neighbours; and from which on it is too near to be a new one.
"""
_MARGIN, _SAME = 6, 100
_UNIT = re.compile(r"\s*\([^()]{1,25}\)\s*$")
_ABBREVIATION = re.compile(r"\b[A-Z]{3,6}\b")
_MEASURES = ("persentase", "jumlah", "nilai", "indeks", "rasio", "angka", "opini", "skor", "predikat", "tingkat")
_SPELLED = 80
"""Percent from which on a word is a measure, misspelt."""
_DENIAL = re.compile(r"^tidak ada(?:nya)?\s+", re.IGNORECASE)
_INITIALS = re.compile(r"\(([A-Z]{2,8})\)")
_MARK = re.compile(
    r"^\s*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\s+(?=\S)|\d{1,2}(?=[A-Z])|[-–•▪·*\uf0b7\uf0a7>]\s*)+", re.IGNORECASE,
)


def bare(text: str) -> str:
    """
    Take the number or mark of a list off a wording.
    """
    return _MARK.sub("", text).strip(" :;-–") or text


@attrs.define
class Codes:
    """
    Hold the names that are registered, by code.
    """

    letter: str
    names: dict[str, str] = attrs.field(factory=dict)

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
        wholes = {each.casefold() for each in _wholes(unique)}
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
        like = code is not None and most_alike(_folded(wording), [_folded(self.names[code])], most=1, cutoff=_IN_ORDER)
        return code if like else None

    def _assigned(self, wordings: list[str]) -> dict[str, tuple[str | None, int]]:
        """
        Match wordings with names one to one, the likest first.
        """
        codes = list(self.names)
        known = [_folded(each) for each in self.names.values()]
        parts = self._by_parts(wordings)
        pairs: list[tuple[int, int, int]] = []
        for place, wording in enumerate(wordings):
            same = [number for number, each in enumerate(known) if each == _folded(wording)]
            same = same[:1] or self._by_initials(wording, wordings) or self._by_part(wording) or parts.get(wording, [])
            likeness = [(same[0], _SAME)] if same else most_alike(_folded(wording), known, most=6, cutoff=_BETWEEN)
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
            alike = alike and (percent >= _LIKELY or not _measures_differ(wording, self.names[codes[number]]))
            alone = alone and (percent == _SAME or _of_one(wording, self.names[codes[number]]))
            sure = alike and (percent == _SAME or (percent >= _CERTAIN and (alone or neighbours)) or (percent >= _LIKELY and alone)
                              or (percent >= _IN_ORDER and neighbours and alone))  # fmt: skip
            if sure or (alike and neighbours > 1):
                taken[number] = place
                found[wording] = codes[number], percent
            elif _of_one(wording, self.names[codes[number]]):
                found.setdefault(wording, (None, percent))
        self._fill_gaps(wordings, found, taken, {(place, number): percent for percent, place, number in pairs})
        return found

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
            if all(likeness.get(each, 0) >= _BETWEEN and _numbers(wordings[each[0]]) == _numbers(self.names[codes[each[1]]])
                   and not _measures_differ(wordings[each[0]], self.names[codes[each[1]]])
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

    def _by_parts(self, wordings: Sequence[str]) -> dict[str, list[int]]:
        """
        Find the names of wordings of parts, "Produksi: Daging", whose whole has the very parts of one that is registered.
        """
        names = list(self.names.values())
        known = _wholes(names)
        found: dict[str, list[int]] = {}
        for whole, parts in _wholes(wordings).items():
            same = [each for each, others in known.items() if _of_same_parts(list(parts), list(others))]
            named = [each for each in same if _measured(each) == _measured(whole)]
            same, cutoff = (named, 0) if len(named) == 1 else (named or same, _BETWEEN)
            likest = most_alike(_folded(whole), [_folded(each) for each in same], most=2, cutoff=cutoff)
            if len(parts) > 1 and likest and likest[0][1] - (likest[1][1] if len(likest) > 1 else 0) >= _MARGIN:
                others = known[same[likest[0][0]]]
                alike = {part: next(other for other in others if _is_part(part, other)) for part in parts}
                found |= {wording: [names.index(others[alike[part]])] for part, wording in parts.items()}
        return found

    def _by_part(self, wording: str) -> list[int]:
        """
        Find the only objective that goes on with the words of a cell which a page break has cut.
        """
        part = f" {_folded(wording)} "
        found = [number for number, name in enumerate(self.names.values()) if part in f" {_folded(name)} "]
        return found if self.letter == "S" and len(found) == 1 and len(part.split()) > 1 else []


def _of_same_parts(own: list[str], others: list[str]) -> bool:
    """
    Return whether two wholes have the same parts, some with a word more.
    """
    return len(own) == len(others) and all(sum(_is_part(part, other) for other in others) == 1 for part in own)


def _is_part(one: str, other: str) -> bool:
    own, others = {*one.split()}, {*other.split()}
    return own <= others or others <= own


def _measured(whole: str) -> str:
    """
    Give the first word of what is measured: "produksi" of "Jumlah produksi padi".
    """
    words = words_of(bare(whole))
    return next(iter(words[1:] if words and words[0] in _MEASURES else words), "")


def _wholes(wordings: Iterable[str]) -> dict[str, dict[str, str]]:
    """
    Group the wordings of parts, "Populasi ternak: Kuda", by their whole and by the words of their part.
    """
    wholes: dict[str, dict[str, str]] = {}
    for each in wordings:
        whole, _, part = each.partition(": ")
        if part:
            wholes.setdefault(whole, {}).setdefault(_folded(part), each)
    return wholes


def _of_one(one: str, other: str) -> bool:
    """
    Return whether parts of indicators, "Populasi ternak: Kuda", are the same parts of indicators in much the same words.
    """
    (whole, colon, part), (other_whole, other_colon, other_part) = one.partition(": "), other.partition(": ")
    if not colon or not other_colon:
        return True
    pairs = ((_folded(whole), _folded(other_whole)), (_folded(part), _folded(other_part)))
    wholes, parts = (bool(most_alike(own, [other], most=1, cutoff=_LIKELY)) for own, other in pairs)
    return wholes and (parts or _is_part(*pairs[1]))


def _numbers(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def _measures_differ(*wordings: str) -> bool:
    """
    Return whether wordings begin with different measures, a misspelt one included: a score is not a percentage.
    """
    firsts = [(words_of(each) or ("",))[0] for each in map(bare, wordings)]
    measures = [most_alike(first, _MEASURES, most=1, cutoff=_SPELLED) for first in firsts]
    return all(measures) and len({number for (number, _), in measures}) > 1


def _folded(text: str) -> str:
    """
    Give the words of a wording, without its unit; what is written out before its initials in parentheses is the initials.
    """
    text = bare(text)
    for found in reversed(list(_INITIALS.finditer(text))):
        start = _written_out(text[: found.start()], found[1].casefold())
        if start is not None:
            text = f"{text[:start]}{found[1]}{text[found.end():]}"
    return " ".join(words_of(_UNIT.sub("", text)))


def _written_out(before: str, initials: str) -> int | None:
    """
    Find where the words begin whose initials are given, small words aside.
    """
    for word in reversed(list(re.finditer(r"\w+", before))):
        if word[0].casefold() in {"dan", "di", "ke", "dari", "serta"}:
            continue
        if word[0][0].casefold() != initials[-1]:
            return None
        initials = initials[:-1]
        if not initials:
            return word.start()
    return None

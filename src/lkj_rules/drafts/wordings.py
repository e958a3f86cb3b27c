"""
Wordings of indicators as they are compared: without marks and units, by what they measure, and as parts of a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkj_rules.domain.texts.words import words_of
from lkj_rules.nearest import most_alike

_LIKELY, _BETWEEN, _MARGIN = 76, 45, 6
"""Percent from which on wholes and parts are alike, may be alike, and are more alike than others."""
_UNIT = re.compile(r"\s*\([^()]{1,25}\)\s*$")
_MEASURES = ("persentase", "jumlah", "nilai", "indeks", "rasio", "angka", "opini", "skor", "predikat", "tingkat")
_SPELLED = 80
"""Percent from which on a word is a measure, misspelt."""
_INITIALS = re.compile(r"\(([A-Z]{2,8})\)")
_MARK = re.compile(
    r"^\s*(?:(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\s+(?=\S)|\d{1,2}(?=[A-Z])|[-–•▪·*\uf0b7\uf0a7>]\s*)+", re.IGNORECASE,
)


def bare(text: str) -> str:
    """
    Take the number or mark of a list off a wording.
    """
    return _MARK.sub("", text).strip(" :;-–") or text


def has_initials(text: str) -> bool:
    """
    Return whether a wording has initials in brackets.
    """
    return _INITIALS.search(text) is not None


def without_initials(text: str) -> str:
    """
    Give the words of a wording without initials in brackets.
    """
    return " ".join(words_of(_INITIALS.sub(" ", bare(text))))


def same_by_parts(wordings: Iterable[str], names: list[str]) -> dict[str, list[int]]:
    """
    Find the names of wordings of parts, "Produksi: Daging", whose whole has the very parts of a whole among the names.
    """
    known = wholes_of(names)
    found: dict[str, list[int]] = {}
    for whole, parts in wholes_of(wordings).items():
        same = [each for each, others in known.items() if _of_same_parts(list(parts), list(others))]
        named = [each for each in same if _measured(each) == _measured(whole)]
        same, cutoff = (named, 0) if len(named) == 1 else (named or same, _BETWEEN)
        likest = most_alike(folded(whole), [folded(each) for each in same], most=2, cutoff=cutoff)
        if len(parts) > 1 and likest and likest[0][1] - (likest[1][1] if len(likest) > 1 else 0) >= _MARGIN:
            others = known[same[likest[0][0]]]
            alike = {part: next(other for other in others if _is_part(part, other)) for part in parts}
            found |= {wording: [names.index(others[alike[part]])] for part, wording in parts.items()}
    return found


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


def wholes_of(wordings: Iterable[str]) -> dict[str, dict[str, str]]:
    """
    Group the wordings of parts, "Populasi ternak: Kuda", by their whole and by the words of their part.
    """
    wholes: dict[str, dict[str, str]] = {}
    for each in wordings:
        whole, _, part = each.partition(": ")
        if part:
            wholes.setdefault(whole, {}).setdefault(folded(part), each)
    return wholes


def of_one(one: str, other: str) -> bool:
    """
    Return whether parts of indicators, "Populasi ternak: Kuda", are the same parts of indicators in much the same words.
    """
    (whole, colon, part), (other_whole, other_colon, other_part) = one.partition(": "), other.partition(": ")
    if not colon or not other_colon:
        return True
    pairs = ((folded(whole), folded(other_whole)), (folded(part), folded(other_part)))
    wholes, parts = (bool(most_alike(own, [other], most=1, cutoff=_LIKELY)) for own, other in pairs)
    return wholes and (parts or _is_part(*pairs[1]))


def numbers_of(text: str) -> list[str]:
    """
    List the numbers of a wording, in the order of their digits.
    """
    return sorted(re.findall(r"\d+", text))


def measures_differ(*wordings: str) -> bool:
    """
    Return whether wordings begin with different measures, a misspelt one included: a score is not a percentage.
    """
    firsts = [(words_of(each) or ("",))[0] for each in map(bare, wordings)]
    measures = [most_alike(first, _MEASURES, most=1, cutoff=_SPELLED) for first in firsts]
    return all(measures) and len({number for (number, _), in measures}) > 1


def folded(text: str) -> str:
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

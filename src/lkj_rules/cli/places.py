"""
Places as people name them: ``Tabel 3.2, baris 4, capaian``, with page, chapter or document where the table has no number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

Phrase = tuple[str, ...]

_POSITION = re.compile(r"\s*\(?\d+:\d+\)?\s*$")
"""Line and column that a finding prints after its place."""
_WORD = re.compile(r"[^\s“”\"()]+")
_SAME = {"halaman": "hlm", "hal": "hlm", "page": "hlm", "p": "hlm", "table": "tabel", "chapter": "bab", "row": "baris"}
_COUNTED = frozenset({"hlm", "tabel", "bab", "baris"})
_PAGES = re.compile(r"hlm (\d+)(?: ?[-–] ?(\d+))?")


def phrases(*places: str) -> list[Phrase]:
    """
    Part places at their commas into phrases, each word as it is compared.
    """
    words = (map(_folded, _WORD.findall(part)) for place in places for part in _POSITION.sub("", place).split(","))
    return [phrase for phrase in (tuple(filter(None, each)) for each in words) if phrase]


def fits(place: str, known: Sequence[Phrase]) -> bool:
    """
    Return whether all phrases of a place are said of a value; a page may be one of several, a name may be shortened.
    """
    asked = phrases(place)
    return bool(asked) and all(any(_alike(each, phrase) for phrase in known) for each in asked)


def _folded(word: str) -> str:
    plain = word.casefold().strip(".:;")
    return _SAME.get(plain, plain)


def _alike(asked: Phrase, phrase: Phrase) -> bool:
    if asked == phrase:
        return True
    one, other = " ".join(asked), " ".join(phrase)
    page, pages = _PAGES.fullmatch(one), _PAGES.fullmatch(other)
    if page and pages and page[2] is None:
        return int(pages[1]) <= int(page[1]) <= int(pages[2] or pages[1])
    return len(asked) > 1 and not {asked[0], phrase[0]} & _COUNTED and one in other

"""
Places as people name them: ``Tabel 3.2, baris 4, capaian``, with page, chapter or document where the table has no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from lkj_rules.cli.language import Pair

Phrase = tuple[str, ...]

_POSITION = re.compile(r"\s*\(?\d+:\d+\)?\s*$")
"""Line and column that a finding prints after its place."""
_WORD = re.compile(r"[^\s“”\"()]+")
_SAME = {"halaman": "hlm", "hal": "hlm", "page": "hlm", "p": "hlm", "table": "tabel", "chapter": "bab", "row": "baris"}
_COUNTED = frozenset({"hlm", "tabel", "bab", "baris"})
_PAGES = re.compile(r"hlm ((?:[ivxlc]+|[a-z])[-.]|\d+\.)?(\d+)(?: ?[-–] ?\1?(\d+))?")
"""A page or several, numbered through (``34``, ``33-35``) or in a chapter (``III-2 – III-3``)."""


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


def nearest_hint(place: str, known: Iterable[str]) -> Pair:
    """
    Name the known places that share most parts with one that nothing fits, else those spelled most like it; often none.
    """
    from lkj_rules.nearest import all_near

    shared = {each: sum(fits(part, phrases(each)) for part in place.split(",")) for each in known}
    most = max(shared.values(), default=0)
    near = [each for each, number in shared.items() if number == most]
    return hint_of(all_near(place, near, most=3, cutoff=0) if most else all_near(place, near, most=3))


def hint_of(places: Iterable[str]) -> Pair:
    """
    Write the sentence that names places near one where nothing is.
    """
    near = "; ".join(places)
    return (f" Yang terdekat: {near}.", f" Nearest: {near}.") if near else ("", "")


def _folded(word: str) -> str:
    plain = word.casefold().strip(".:;")
    return _SAME.get(plain, plain)


def _alike(asked: Phrase, phrase: Phrase) -> bool:
    if asked == phrase:
        return True
    one, other = " ".join(asked), " ".join(phrase)
    page, pages = _PAGES.fullmatch(one), _PAGES.fullmatch(other)
    if page and pages and page[3] is None and page[1] == pages[1]:
        return int(pages[2]) <= int(page[2]) <= int(pages[3] or pages[2])
    return len(asked) > 1 and not {asked[0], phrase[0]} & _COUNTED and one in other

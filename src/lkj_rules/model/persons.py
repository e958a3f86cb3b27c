"""
Whether two names are one person's: what a person would read as the same is the same, however it is written.
"""

from __future__ import annotations

import re
import unicodedata

from lkj_rules.model.reading.numerals import fold_look_alikes

_SMALL = str.maketrans("бвгкмнптьґαβγεηκνορτυχωօսոհ", "6brkmhntbrabyenkvoptuxwounh")
"""Small letters of other scripts by the Latin ones that they look like; capitals are folded before."""
_STRAIGHT = str.maketrans("i10", "llo")
"""What looks like l and o in some letter: capital I, one; nought."""
_LATIN = re.compile(
    r"LATIN (?:SMALL LETTER |LETTER )?(?:SMALL )?(?:CAPITAL )?(?:LETTER )?(?:DOTLESS |SCRIPT |LONG )?([A-Z])(?: WITH .*)?"
)
_TITLES = frozenset({
    "bapak", "pak", "bpk", "ibu", "bu", "sdr", "sdri", "saudara", "saudari", "h", "hj", "haji", "hajah", "prof", "dr", "drs",
    "dra", "ir", "drg", "drh", "apt", "kh", "s", "e", "se", "sh", "st", "ssos", "sos", "sip", "spd", "pd", "si", "ssi", "skom",
    "kom", "sstp", "stp", "ma", "m", "msi", "mm", "mh", "mt", "mkom", "map", "mpd", "mhum", "mba", "msc", "phd", "cpa", "ak",
    "ca",
})  # fmt: skip
"""Forms of address, and degrees as they stand behind and before names."""


def same_person(one: str, other: str) -> bool:
    """
    Return whether two names, or offices held, are written for one person.

    Width, case, accents, invisible characters, letters of other scripts that look Latin, punctuation, blanks, forms of address and
    degrees do not count, nor does the order of the words. When in doubt the two are one: then somebody else has to approve.
    """
    return any(_alike(a, b) for a in _spellings(one) for b in _spellings(other))


def _spellings(name: str) -> set[str]:
    words = re.findall(r"[\w?]+", re.sub(r"(?<=\b\w)\.(?=\w\b)", "", _folded(name)).replace("_", " ").replace("|", "l"))
    bare = [word for word in words if word not in _TITLES] or words
    return {"".join(chosen).translate(_STRAIGHT) for chosen in (words, bare, sorted(words), sorted(bare))}


def _folded(name: str) -> str:
    """
    Write a name in the plain letters that it looks like; a letter that looks like none is ``?``.
    """
    letters = unicodedata.normalize("NFKD", fold_look_alikes(unicodedata.normalize("NFKC", name)).casefold())
    return "".join(map(_plain, letters))


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    if unicodedata.category(letter)[0] in "MC":  # accents, and what cannot be seen
        return ""
    latin = _LATIN.fullmatch(unicodedata.name(letter, ""))
    plain = letter.translate(_SMALL) if latin is None else latin[1].lower()
    return "?" if plain.isalnum() and not plain.isascii() else plain


def _alike(one: str, other: str) -> bool:
    """
    Compare two spellings letter by letter; a letter that looks like no Latin one may be any.
    """
    return len(one) == len(other) and all(a == b or "?" in (a, b) for a, b in zip(one, other, strict=True))

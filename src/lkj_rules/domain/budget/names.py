"""
Whether two printed names are one programme or activity: spelling, usual abbreviations and list letters aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkj_rules.nearest import all_near

_LIST_MARK = re.compile(r"^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s*(?=[^\W\d_]{2})", re.IGNORECASE)
"""A number or letter of a list before a name: ``a. Program …``, ``3) …``."""

LEVELS = ("program", "kegiatan")
"""What a name can say it is."""

_LEVELS = {"program": "program", "prog": "program", "kegiatan": "kegiatan", "keg": "kegiatan"}
_LONG = {
    "adm": "administrasi", "admin": "administrasi", "jabar": "jawa barat", "kab": "kabupaten", "keg": "kegiatan",
    "kumkm": "koperasi usaha mikro kecil menengah", "prog": "program", "prov": "provinsi", "sarpras": "sarana prasarana",
    "umkm": "usaha mikro kecil menengah",
}  # fmt: skip
_SILENT = frozenset({"dan", "serta", "bagi"})
_CLOSE = 90
"""How alike, in percent, two names must be spelt to be one: letters are lost when a page is recognised or typed."""
_ENOUGH_WORDS = 3
"""Names shorter than this are not looked for among longer ones."""
_MOST = 400
"""Names of which each is compared with each; of longer lists only equal names count."""
_NUMERAL = re.compile(r"\d+|[ivx]+|[a-z]")


def name_words(text: str) -> tuple[str, ...]:
    """
    Give the words that distinguish a name from others, in order, without a leading "Program" or "Kegiatan".
    """
    words = re.findall(r"\w+", _LIST_MARK.sub("", text).casefold())
    while len(words) > 1 and words[0] in _LEVELS:
        words = words[1:]
    spelt = " ".join(_LONG.get(word, word) for word in words if word not in _SILENT).split()
    return tuple(spelt or words)


def level_of(text: str) -> str | None:
    """
    Give the level that a name states of itself, ``program`` or ``kegiatan``.
    """
    words = re.findall(r"\w+", _LIST_MARK.sub("", text).casefold())
    return _LEVELS.get(words[0]) if words else None


def name_key(words: tuple[str, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """
    Give what two orders of the words of one name share; numbers and letters of lists keep theirs.
    """
    return frozenset(words), tuple(word for word in words if _NUMERAL.fullmatch(word))


def respelt(words: tuple[str, ...], among: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """
    Find the only name of as many words that differs in a few letters, or in a space; numbers and letters of lists are equal.
    """
    alike = (each for each in among if len(each) == len(words) or "".join(each) == "".join(words))
    others = {" ".join(each): each for each in alike if _numerals(each) == _numerals(words)}
    if len(others) > _MOST:
        return None
    near = all_near(" ".join(words), list(others), most=2, cutoff=_CLOSE)
    return others[near[0]] if len(near) == 1 else None


def reworded(words: tuple[str, ...], among: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """
    Find the only name that has the same words and some more, or some fewer.
    """
    own = set(words)
    long = [each for each in among if min(len(own), len(set(each))) >= _ENOUGH_WORDS]
    near = [each for each in long if own <= set(each) or set(each) <= own]
    return near[0] if len(near) == 1 else None


def _numerals(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if _NUMERAL.fullmatch(word))

"""
Whether two printed names are one programme or activity: spelling, usual abbreviations and list letters aside.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from lkj_rules.nearest import all_near

_LIST_MARK = r"(?i)^\s*\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s*(?=[^\W\d_]{2})"
"""A number or letter of a list before a name: ``a. Program …``, ``3) …``."""

T = TypeVar("T")

LEVELS = ("program", "kegiatan")
"""What a name can say it is."""

_LEVELS = {"program": "program", "prog": "program", "kegiatan": "kegiatan", "keg": "kegiatan"}
_LONG = {
    "adm": "administrasi", "admin": "administrasi", "jabar": "jawa barat", "kab": "kabupaten", "keg": "kegiatan",
    "kumkm": "koperasi usaha mikro kecil menengah", "prog": "program", "prov": "provinsi", "sarpras": "sarana prasarana",
    "umkm": "usaha mikro kecil menengah",
}  # fmt: skip
_SILENT = frozenset({"dan", "serta", "bagi"})
_SHORT = _SILENT | _LONG.keys()
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
    words = _words(text)
    while len(words) > 1 and words[0] in _LEVELS:
        words = words[1:]
    if not _SHORT.isdisjoint(words):
        words = " ".join(_LONG.get(word, word) for word in words if word not in _SILENT).split() or words
    return tuple(words)


def _words(text: str) -> list[str]:
    named = re.sub(_LIST_MARK, "", text) if "." in text or ")" in text else text
    return re.findall(r"\w+", named.casefold())


def level_of(text: str) -> str | None:
    """
    Give the level that a name states of itself, ``program`` or ``kegiatan``.
    """
    words = _words(text)
    return _LEVELS.get(words[0]) if words else None


class Names(Generic[T]):
    """
    Find what bears a name: that very name in any order of its words, one spelt nearly so, or one with words more or fewer.
    """

    def __init__(self, pairs: Iterable[tuple[tuple[str, ...], T]]) -> None:
        self._first: dict[tuple[str, ...], T] = {}
        for words, thing in pairs:
            self._first.setdefault(words, thing)
        self._same: dict[Hashable, T] = {}
        self._alike: dict[Hashable, list[tuple[str, ...]]] = {}
        for words, thing in self._first.items():
            self._same.setdefault(_key(words), thing)
            for shape in (len(words), "".join(words)):
                self._alike.setdefault((shape, _numerals(words)), []).append(words)

    def same(self, words: tuple[str, ...]) -> T | None:
        """
        Find the name itself; numbers and letters of lists keep their order.
        """
        return self._same.get(_key(words))

    def respelt(self, words: tuple[str, ...]) -> T | None:
        """
        Find the only name of as many words that differs in a few letters, or in a space; numbers and letters of lists are equal.
        """
        shapes = (len(words), "".join(words))
        others = {" ".join(each): each for shape in shapes for each in self._alike.get((shape, _numerals(words)), ())}
        if len(others) > _MOST:
            return None
        near = all_near(" ".join(words), list(others), most=2, cutoff=_CLOSE)
        return self._first[others[near[0]]] if len(near) == 1 else None

    def reworded(self, words: tuple[str, ...]) -> T | None:
        """
        Find the only name that has the same words and some more, or some fewer.
        """
        own = set(words)
        if len(self._first) > _MOST or len(own) < _ENOUGH_WORDS:
            return None
        long = [each for each in self._first if len(set(each)) >= _ENOUGH_WORDS]
        near = [each for each in long if own <= set(each) or set(each) <= own]
        return self._first[near[0]] if len(near) == 1 else None


def _key(words: tuple[str, ...]) -> Hashable:
    return frozenset(words), tuple(word for word in words if _NUMERAL.fullmatch(word))


def _numerals(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(word for word in words if _NUMERAL.fullmatch(word)))

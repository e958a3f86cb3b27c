"""
Which indicator, objective or programme a sentence names: its wording as words in a row, with what may stand between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from lkj_rules.domain.texts.words import spelled_alike, words_of

_WORD = re.compile(r"\w+|[<>≤≥]")
_HEADS = frozenset({
    "persentase", "presentase", "persentasi", "presentasi", "persen", "jumlah", "tingkat", "angka", "nilai", "indeks", "cakupan",
    "rasio", "ratio", "laju", "rata",
})  # fmt: skip
"""Words that say how something is counted; two names that differ in them are two indicators."""
_SAME = {"presentase": "persentase", "persentasi": "persentase", "presentasi": "persentase", "ratio": "rasio"}
_SMALL = frozenset({
    "yang", "dan", "di", "dalam", "oleh", "pada", "terhadap", "untuk", "dengan", "atau", "ke", "dari", "para", "bagi", "telah",
    "sudah",    "atas", "secara", "per", "sebagai", "serta",
})  # fmt: skip
_DENIALS = frozenset({"tidak", "bukan", "belum", "tanpa", "non"})
_ASKING = frozenset({
    "target", "realisasi", "capaian", "pencapaian", "indikator", "indikatornya", "yaitu", "kinerja", "capain", "peningkatan",
})  # fmt: skip
"""Words before a name that is written without the word that says how it is counted."""
_BRACKETS = re.compile(r"\s*[({\[]([^(){}\[\]]*)[)}\]]")
_BETWEEN = 2
"""Words of the sentence that may stand between two words of a name, small words not counted."""
_SHORT = 3
_COMMON = frozenset({
    "IKU", "IKK", "IKP", "IKSS", "IKD", "SKPD", "OPD", "APBD", "APBN", "PNS", "ASN", "SDM", "UMKM", "RSUD", "RS", "SPM",
})  # fmt: skip
"""Initials in brackets that name no indicator."""
_LEAST = 2
"""Words with meaning that a name without its first word must have."""


@attrs.frozen
class Span:
    """Hold where in a text a name stands; the code is ``None`` where two names fit as well."""

    code: str | None
    start: int
    end: int
    words: int
    """How many of its words the sentence has."""


@attrs.frozen
class _Variant:
    code: str
    words: tuple[str, ...]
    weak: bool = False
    """Whether the word is left out that says how it is counted."""
    capitals: bool = False
    """Whether it is initials, which stand in capitals."""

    @property
    def weight(self) -> int:
        return sum(word not in _SMALL for word in self.words)


def _word(word: str) -> str:
    return _SAME.get(word, word)


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(_word((words_of(found[0]) or (found[0],))[0]), found.start(), found.end()) for found in _WORD.finditer(text)]


def _initials(name: str) -> Iterator[tuple[str, bool]]:
    """
    Give the initials that a name carries in brackets, and whether they stand for the name: ``Bed Occupancy Rate (BOR)``.
    """
    for found in _BRACKETS.finditer(name):
        short = found[1].strip()
        if short.isupper() and short.isalpha() and len(short) > 1 and short not in _COMMON:
            before = words_of(name[: found.start()])
            start = next((place for place, word in enumerate(before) if word not in _HEADS), 0)
            whole = any(_spelt(short.casefold(), before[place:]) == len(before) - place for place in range(start + 1))
            yield short.casefold(), whole


def _spelt(short: str, words: Sequence[str]) -> int:
    """
    Count the words at the start of a list that initials stand for, small words among them; 0 for none.
    """
    letters = ""
    for count, word in enumerate(words, 1):
        letters += "" if word in _SMALL else word[0]
        if letters == short:
            return count
    return 0


class Names:
    """
    Find names in sentences; of two that overlap the longer is meant.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._names = list(names)
        found = dict.fromkeys(each for code, name in self._names for each in _variants(code, name))
        others = [(code, word) for code, name in self._names for word in set(words_of(name))]
        shared = {word for code, word in others if any(word == each and code != other for other, each in others)}
        self._by_first: dict[str, list[_Variant]] = {}
        for each in found:
            if not each.capitals or each.words[0] not in shared:
                self._by_first.setdefault(each.words[0], []).append(each)
        self._alike: dict[str, list[_Variant]] = {}
        self._found: dict[str, list[Span]] = {}

    def __bool__(self) -> bool:
        return bool(self._names)

    def find(self, text: str) -> list[Span]:
        """
        Find the names in a text, in their order.
        """
        if text not in self._found:
            self._found[text] = _settled(list(self._spans(text)))
        return self._found[text]

    def _spans(self, text: str) -> Iterator[Span]:
        tokens = _tokens(text)
        for place, (word, start, stop) in enumerate(tokens):
            for variant in self._beginning(word):
                if variant.capitals:
                    sure = not variant.weak or _asked(tokens, place) or text[start - 1 : start] == "("
                    if word == variant.words[0] and text[start:stop].isupper() and sure:
                        yield Span(variant.code, start, stop, 1)
                    continue
                last = _run(variant.words, tokens, place)
                if last is not None and (not variant.weak or _asked(tokens, place)):
                    end = tokens[last][2]
                    opened = "(" in text[start:end] and text[end : end + 1] == ")"
                    yield Span(variant.code, start, end + opened, variant.weight)

    def _beginning(self, word: str) -> list[_Variant]:
        """
        Give the names that begin with a word, slips of spelling aside.
        """
        if word not in self._alike:
            self._alike[word] = [each for first, known in self._by_first.items() if _alike(word, first) for each in known]
        return self._alike[word]

    def named(self, text: str) -> str | None:
        """
        Find the one name that a heading is about; ``None`` where it names none, or two.
        """
        codes = {each.code for each in self.find(text)}
        return next(iter(codes)) if len(codes) == 1 else None


def _variants(code: str, name: str) -> Iterator[_Variant]:
    plain = _BRACKETS.sub(" ", name)
    for each in (name, plain):
        words = tuple(map(_word, words_of(each)))
        single = len(words) == 1 and len(name) > _SHORT and words[0] not in _HEADS
        if single:
            yield _Variant(code, words, weak=True)
        elif sum(word not in _SMALL for word in words) >= _LEAST:
            yield _Variant(code, words)
            if words[0] in _HEADS and sum(word not in _SMALL for word in words[1:]) >= _LEAST:
                yield _Variant(code, words[1:], weak=True)
    for short, own in _initials(name):
        if own or len(short) >= _SHORT:
            yield _Variant(code, (short,), capitals=True, weak=not own)


def _alike(one: str, other: str) -> bool:
    return one == other or (one[:1] == other[:1] and spelled_alike(one, other))


def _run(words: tuple[str, ...], tokens: list[tuple[str, int, int]], place: int) -> int | None:
    """
    Follow a name through a sentence from its first word; ``None`` where a word with meaning is missing or one of denial comes in.

    Initials stand for the words that they are of, in the name and in the sentence.
    """
    at = 1
    while at < len(words):
        short = tokens[place + 1][0] if place + 1 < len(tokens) else ""
        count = _spelt(short, words[at:]) if len(short) > _LEAST else 0
        if count:
            at, place = at + count, place + 1
            continue
        found = _next(words[at], tokens, place)
        if found is None and words[at] not in _SMALL:
            return None
        at, place = at + 1, place if found is None else found
    return place


def _next(wanted: str, tokens: list[tuple[str, int, int]], place: int) -> int | None:
    """
    Find the next word of a name, or the words that it is the initials of, not far behind the last.
    """
    between = 0
    for following in range(place + 1, len(tokens)):
        word = tokens[following][0]
        if _alike(word, wanted):
            return following
        count = _spelt(wanted, [each for each, _, _ in tokens[following : following + 2 * len(wanted)]]) if len(wanted) > 1 else 0
        if count:
            return following + count - 1
        between += word not in _SMALL
        if wanted in _SMALL or word in _DENIALS or word.isdigit() or between > _BETWEEN + 1:
            return None
    return None


def _asked(tokens: list[tuple[str, int, int]], place: int) -> bool:
    before = [word for word, _, _ in tokens[max(place - 3, 0) : place] if word not in _SMALL]
    return not place or (bool(before) and before[-1] in _ASKING)


def _settled(found: list[Span]) -> list[Span]:
    """
    Keep of spans that overlap the one with most words; of two codes with as many neither is meant.
    """
    kept: list[Span] = []
    for each in sorted(found, key=lambda span: (-span.words, span.end - span.start, span.start)):
        over = [other for other in kept if each.start < other.end and other.start < each.end]
        if not over:
            kept.append(each)
        elif any(other.words == each.words and other.code not in (each.code, None) for other in over):
            kept = [
                attrs.evolve(other, code=None) if other in over and other.words == each.words and other.code != each.code else other
                for other in kept
            ]
    return sorted(kept, key=lambda span: span.start)

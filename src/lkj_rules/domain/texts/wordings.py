"""
Wordings compared as a careful reader compares them: what changes the meaning is a difference, what does not is none.

No difference are: case, punctuation and order of words, slips of spelling and recognition (a letter or two in a long word), words
written apart or together, usual short forms and initials (``Pemilu``, ``DPT``), little words (``yang``, ``dengan``), a year, a
mark such as ``(IKU)``, ``Persentase`` or ``Program`` before what is the same without it, and the office's own name or place
(``di Kabupaten Asahan``). Nor is a closing phrase such as ``pada Pemilu/Pemilihan`` that only repeats what the wording speaks of
anyway. Everything else is: a word added, dropped or replaced. Of the opposite only what denies, or turns a sign or word of
comparison round, is seen (not ``absen`` for ``hadir``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import attrs

from lkj_rules.domain.texts.words import spelled_alike, words_of, written_out
from lkj_rules.model import Record
from lkj_rules.model.findings import Texts

_STEM = 5
"""Letters that two words of one root have in common, roughly."""

_DENIALS = frozenset(("tidak", "tanpa", "bukan", "belum", "nihil"))
_DENYING = ("tidak", "ketidak")
"""Beginnings of words that deny what follows: ``ketidakhadiran``."""

_PAIRS = (
    (">", "<"), (">", "≤"), ("≥", "<"), ("≥", "≤"), ("lebih", "kurang"), ("atas", "bawah"), ("minimal", "maksimal"),
    ("minimum", "maksimum"), ("naik", "turun"), ("naiknya", "turunnya"), ("kenaikan", "penurunan"), ("meningkat", "menurun"),
    ("meningkatnya", "menurunnya"), ("peningkatan", "penurunan"), ("tertinggi", "terendah"),
)  # fmt: skip
_OPPOSITES = frozenset((*_PAIRS, *((other, one) for one, other in _PAIRS)))


@attrs.frozen(slots=True, eq=False, repr=False)
class Perubahan(Record):
    """
    Hold how one wording departs from another: the words that it drops and those that it adds.
    """

    hilang: tuple[str, ...] = ()
    tambahan: tuple[str, ...] = ()

    @property
    def nihil(self) -> bool:
        """
        Return whether the two say the same.
        """
        return not self.hilang and not self.tambahan

    @property
    def sebentuk(self) -> bool:
        """
        Return whether only the forms of words differ: each word dropped and the one in its stead are one word with another ending.
        """
        return len(self.hilang) == len(self.tambahan) > 0 and all(_one_form(*pair) for pair in self.pasangan)

    @property
    def pasangan(self) -> tuple[tuple[str, str], ...]:
        """
        Pair each word dropped with the one added in its stead.
        """
        return tuple(zip(self.hilang, self.tambahan, strict=False))

    @property
    def berbalik(self) -> bool:
        """
        Return whether the wording says the opposite of the other.
        """
        both = (self.hilang, self.tambahan)
        denied, denying = (sum(word in _DENIALS or word.startswith(_DENYING) for word in words) for words in both)
        return (denied - denying) % 2 == 1 or any((one, new) in _OPPOSITES for one in self.hilang for new in self.tambahan)

    @property
    def kata(self) -> Texts:
        """
        Quote the words that are dropped and those that are added.
        """
        parts = [(self.hilang, "tanpa", "without"), (self.tambahan, "ditambah", "added")]
        said = [(f"{before} “{' '.join(words)}”", f"{other} “{' '.join(words)}”") for words, before, other in parts if words]
        return Texts("; ".join(each for each, _ in said), "; ".join(each for _, each in said))


def _one_form(one: str, other: str) -> bool:
    """
    Return whether one word is the other with an ending: ``produk`` and ``produksi``, not ``kompetensi`` and ``kompetisi``.
    """
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _STEM and longer.startswith(shorter)


_LITTLE = frozenset(
    (
        "yang", "dengan", "dalam", "pada", "di", "ke", "dari", "untuk", "oleh", "atas", "terhadap", "para", "secara", "adalah",
        "dan", "serta", "bagi", "akan", "tahun", "nya", "the", "of",
    )
)  # fmt: skip
"""Words that carry no meaning of their own here; ``atau``, ``tidak`` and ``belum`` do."""

_OPENING = frozenset(("di", "pada", "dalam", "untuk", "tahun"))
"""Words that open a closing phrase of place, occasion or time."""

_REGIONS = frozenset(("kabupaten", "kota", "provinsi", "kecamatan", "daerah"))

_MARK = re.compile(r"[(\[]\s*(?:IKU|IKK|IKP|IKSS?)\s*[)\]]", re.IGNORECASE)
"""What marks an indicator as one of a kind (Indikator Kinerja Utama, Kunci, Program, Sasaran); its name goes on without it."""

_OPENERS = ("persentase", "program", "kegiatan")
"""Words at the start that only say what is named, as the unit or the heading of a list does."""


@lru_cache(maxsize=2048)
def compare(before: str, after: str, office: str = "") -> Perubahan:
    """
    Say what ``after`` changes in ``before``; ``office`` is the name of the office that reports.
    """
    left, right = (words_of(_MARK.sub(" ", text)) for text in (before, after))
    if left == right:
        return Perubahan()
    dropped, added = _unmatched(left, right)
    for index in tuple(dropped):  # a word that only moved, as in a list put in another order
        moved = next((other for other in added if spelled_alike(left[index], right[other])), None)
        if moved is not None:
            dropped.remove(index)
            added.remove(moved)
    own = _own_words(office)
    lost = tuple(left[index] for index in _weighty(left, dropped, right, own))
    new = tuple(right[index] for index in _weighty(right, added, left, own))
    opening = left[:1] if lost else right[:1]
    if lost + new == opening and any(spelled_alike(opening[0], each) for each in _OPENERS):
        return Perubahan()
    return Perubahan(lost, new)


def _own_words(office: str) -> tuple[frozenset[str], frozenset[str]]:
    """
    Part the office's name into what it is (``KPU``, ``Dinas …``) and its place (``Kabupaten Asahan``).
    """
    words = words_of(office)
    start = next((index for index, word in enumerate(words) if word in _REGIONS), len(words))
    return frozenset(words[:start]), frozenset(words[start:])


def _unmatched(left: Sequence[str], right: Sequence[str]) -> tuple[list[int], list[int]]:
    """
    Align two word lists in order, as many words as possible; give the places of those that find no partner.
    """
    best = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for one in range(len(left) - 1, -1, -1):
        for other in range(len(right) - 1, -1, -1):
            most = max(best[one + 1][other], best[one][other + 1])
            for wide, deep in _partners(left, one, right, other):
                most = max(most, wide + deep + best[one + wide][other + deep])
            best[one][other] = most
    return _trace(best, left, right)


def _trace(best: Sequence[Sequence[int]], left: Sequence[str], right: Sequence[str]) -> tuple[list[int], list[int]]:
    dropped, added = [], []
    one = other = 0
    while one < len(left) and other < len(right):
        for wide, deep in _partners(left, one, right, other):
            if best[one][other] == wide + deep + best[one + wide][other + deep]:
                one, other = one + wide, other + deep
                break
        else:
            if best[one][other] == best[one + 1][other]:
                dropped.append(one)
                one += 1
            else:
                added.append(other)
                other += 1
    return [*dropped, *range(one, len(left))], [*added, *range(other, len(right))]


def _partners(left: Sequence[str], one: int, right: Sequence[str], other: int) -> Iterator[tuple[int, int]]:
    """
    Give how many words here stand for how many there: one for one, two written together, or initials.
    """
    first, second = left[one], right[other]
    if spelled_alike(first, second):
        yield 1, 1
    if len(left) > one + 1 and first + left[one + 1] == second:
        yield 2, 1
    if len(right) > other + 1 and first == second + right[other + 1]:
        yield 1, 2
    if (wide := written_out(second, left[one:])) > 1:
        yield wide, 1
    if (deep := written_out(first, right[other:])) > 1:
        yield 1, deep


def _weighty(
    words: Sequence[str], odd: Sequence[int], others: Sequence[str], own: tuple[frozenset[str], frozenset[str]]
) -> list[int]:
    kept: list[int] = []
    for run in _runs(odd):
        office, place = own
        located = any(words[index] in place or words[index] in _REGIONS for index in run)
        light = _LITTLE | place | _REGIONS | (office if located else frozenset())
        heavy = [index for index in run if words[index] not in light and not _redundant(words, index)]
        closing = run[-1] == len(words) - 1 and words[run[0]] in _OPENING
        if closing and all(_implied(words[index], others) for index in heavy):
            continue
        kept.extend(heavy)
    return kept


def _redundant(words: Sequence[str], index: int) -> bool:
    """
    Return whether a word is a year, or only the initials of the words right before it: ``Indeks Kepuasan Masyarakat (IKM)``.
    """
    word = words[index]
    before = words[max(0, index - len(word)) : index]
    return re.fullmatch(r"(?:19|20)\d\d", word) is not None or (len(word) > 1 and written_out(word, before) == len(word))


def _runs(places: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for place in places:
        if run and place != run[-1] + 1:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _implied(word: str, others: Sequence[str]) -> bool:
    """
    Return whether a wording without the word has another of the same root, or a short form of it.
    """
    root = word[:_STEM]
    return len(root) == _STEM and any(other.startswith(root) for other in others)

"""
Ladders of predicates: ordinal grades such as BB or WTP, best first, and how a printed word finds its rung.

The built-in ladders are taken from secondary sources: the SAKIP grades and their scores are commonly ascribed to PermenPANRB
88/2021, whose text was not at hand. No rule may cite them as a clause of a regulation.
"""

from __future__ import annotations

import re
from functools import lru_cache

import attrs

from lkj_rules.model import Record
from lkj_rules.model.documents import Indikator, TanggaPredikat
from lkj_rules.model.intervals import Exact
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.reading.numerals import fold_look_alikes
from lkj_rules.model.values import Angka, Bacaan, Kata, Kosong, Nilai

# Digits that text recognition puts in the place of a letter. Doubtful pairs (4 for A) are left out: a wrong grade must not pass
# for a misread one.
_MISREAD = {"8": "b", "0": "od", "1": "il", "5": "s"}

_LONGEST = 60
"""Characters of a grade with its score and its meaning, at most; anything longer is prose."""
_HEADING = re.compile(
    r"^(?:(?:nilai|predikat|kategori|peringkat|opini|grade|minimal|min\.?|paling rendah)(?![^\W\d_])|[≥>]=?)[ :]*", re.IGNORECASE
)
"""What may stand before a grade; of a bound only the good way, as every ladder goes from the best down."""
_SCORE = re.compile(r"(?<![\w.,])[0-9]+(?:[.,][0-9]+)?(?![\w.,%]| ?%)")
_BETWEEN = re.compile(r"[()\[\]/;:=|]|, | [-–—] ")


@lru_cache(maxsize=1024)
def _fold(text: str) -> str:
    return "".join(fold_look_alikes(text).split()).casefold()


@lru_cache(maxsize=1024)
def parts_of(teks: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """
    Take apart a grade that is printed with its score: the words and the numbers of ``BB (71,25)``; nothing of what is prose.

    A number with a percent sign is not a score.
    """
    if len(teks) > _LONGEST:
        return (), ()
    bare = _HEADING.sub("", fold_look_alikes(teks).strip())
    scores = tuple(found[0] for found in _SCORE.finditer(bare))
    words = (part.strip() for part in _BETWEEN.split(_SCORE.sub("", bare)))
    return tuple(word for word in words if word), scores


def _places(tangga: Tangga) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, spellings in enumerate(tangga.kelas):
        for spelling in spellings:
            places.setdefault(_fold(spelling), place)
    return places


@attrs.frozen(eq=False, repr=False)
class Tangga(Record):
    """
    Hold a ladder: its code and its classes, best first; each class lists the spellings that are accepted, the usual one first.
    """

    kode: str
    kelas: tuple[tuple[str, ...], ...]
    _tempat: dict[str, int] = attrs.field(init=False, repr=False, eq=False, default=attrs.Factory(_places, takes_self=True))

    def peringkat(self, teks: str) -> int | None:
        """
        Give the rung of a word, 0 for the best; ``None`` when it is not on the ladder. Case, spaces and look-alikes do not matter.

        A grade may be printed with its score and its meaning, ``BB (71,25)``, ``B (Baik)``, ``Predikat A``, or as a bound the good
        way: ``minimal BB``.
        """
        place = self._tempat.get(_fold(teks))
        return self._bersama(teks) if place is None else place

    def _bersama(self, teks: str) -> int | None:
        """
        Give the rung that every word next to a score names.
        """
        places = {self._tempat.get(_fold(part)) for part in parts_of(teks)[0]}
        return places.pop() if len(places) == 1 else None

    def sebut(self, teks: str) -> bool:
        """
        Return whether a part of a longer text stands on the ladder: ``WTP (lima kali)``.
        """
        return any(_fold(part) in self._tempat for part in parts_of(teks)[0])


AKIP = Tangga(
    "akip",
    (
        ("AA", "Sangat Memuaskan"),
        ("A", "Memuaskan"),
        ("BB", "Sangat Baik"),
        ("B", "Baik"),
        ("CC", "Cukup", "Memadai"),
        ("C", "Kurang"),
        ("D", "Sangat Kurang"),
    ),
)
"""Grades of the evaluation of SAKIP, with what they mean."""

OPINI_BPK = Tangga(
    "opini_bpk",
    (
        ("WTP", "Wajar Tanpa Pengecualian", "WTP-DPP", "WTP DPP", "Wajar Tanpa Pengecualian Dengan Paragraf Penjelasan"),
        ("WDP", "Wajar Dengan Pengecualian"),
        ("TW", "Tidak Wajar", "TMP", "Tidak Menyatakan Pendapat", "Tidak Memberikan Pendapat", "Disclaimer"),
    ),
)
"""Opinions of BPK on financial statements; an adverse opinion and none at all are not ranked against each other."""

KETERBUKAAN = Tangga(
    "keterbukaan",
    (
        ("Informatif",),
        ("Menuju Informatif",),
        ("Cukup Informatif", "Cukup"),
        ("Kurang Informatif", "Kurang"),
        ("Tidak Informatif",),
    ),
)
"""Classes of openness of public information."""

BUILT_IN = {tangga.kode: tangga for tangga in (AKIP, OPINI_BPK, KETERBUKAAN)}

_AKIP_SCORES: dict[str, tuple[int, int]] = {
    "AA": (90, 100), "A": (80, 90), "BB": (70, 80), "B": (60, 70), "CC": (50, 60), "C": (30, 50), "D": (0, 30),
}  # fmt: skip


def ladder_for(indikator: Indikator, own: tuple[TanggaPredikat, ...]) -> Tangga | None:
    """
    Find the ladder that an indicator names: one of the report's own first, then a built-in one; ``None`` when it names none.
    """
    if indikator.tangga is None:
        return None
    for tangga in own:
        if tangga.kode == indikator.tangga:
            return own_ladder(tangga)
    return BUILT_IN.get(indikator.tangga)


def own_ladder(tangga: TanggaPredikat) -> Tangga:
    """
    Read a ladder of the report's own, which knows one spelling a rung.
    """
    return Tangga(tangga.kode, tuple((word,) for word in tangga.urutan))


def rank(nilai: Nilai, tangga: Tangga) -> int | None:
    """
    Give the rung of a value, 0 for the best; ``None`` for a number, a blank, or a word that is not on the ladder.
    """
    return tangga.peringkat(nilai.bacaan.teks) if isinstance(nilai.bacaan, Kata) else None


def scores_of(first: Nilai | None, second: Nilai | None) -> tuple[Bacaan, Bacaan]:
    """
    Give the readings of two values; where both print a score, next to its grade (``81,2 (A)``) or alone, give the scores.
    """
    left = Kosong() if first is None else first.bacaan
    right = Kosong() if second is None else second.bacaan
    if not isinstance(left, Kata) and not isinstance(right, Kata):
        return left, right
    scores = _score(first), _score(second)
    return left if scores[1] is None else scores[0] or left, right if scores[0] is None else scores[1] or right


def _score(nilai: Nilai | None) -> Angka | None:
    if nilai is None or not isinstance(nilai.bacaan, Kata):
        return nilai.bacaan if nilai is not None and isinstance(nilai.bacaan, Angka) else None
    words, numbers = parts_of(nilai.bacaan.teks)
    if len(words) != 1 or len(numbers) != 1 or AKIP.peringkat(words[0]) is None:
        return None
    reading = read_text(numbers[0], notasi=nilai.notasi)
    return reading if isinstance(reading, Angka) else None


def look_alike(nilai: Nilai, tangga: Tangga) -> str | None:
    """
    Give the word of the ladder that a misread letter or digit explains: B for a Cyrillic В or an 8.

    ``None`` when the text stands on the ladder as it is, when nothing explains it, or when two rungs would.
    """
    text = nilai.teks if nilai.dibaca is None else nilai.dibaca
    folded = _fold(text)
    place = tangga.peringkat(text) if isinstance(nilai.bacaan, Kata) else None
    if isinstance(nilai.bacaan, Kata) and place is not None:
        return _spelling(tangga, place, folded) if nilai.bacaan.mirip else None
    explained = {
        place: spelling
        for place, spellings in enumerate(tangga.kelas)
        for spelling in reversed(spellings)
        if _may_be(folded, _fold(spelling))
    }
    return next(iter(explained.values())) if len(explained) == 1 else None


def score_of(predikat: str) -> tuple[int, int] | None:
    """
    Give the scores of a SAKIP grade: above the first number (D: from it), up to and with the second; ``None`` for no grade.
    """
    place = AKIP.peringkat(predikat)
    return None if place is None else _AKIP_SCORES[AKIP.kelas[place][0]]


def grade_of(score: Exact) -> str | None:
    """
    Give the SAKIP grade of a score; ``None`` outside 0 to 100.
    """
    if score == 0:
        return "D"
    return next((grade for grade, (above, upto) in _AKIP_SCORES.items() if above < score <= upto), None)


def _spelling(tangga: Tangga, place: int, folded: str) -> str:
    spellings = tangga.kelas[place]
    return next((spelling for spelling in spellings if _fold(spelling) == folded), spellings[0])


def _may_be(text: str, word: str) -> bool:
    if len(text) != len(word) or text == word:
        return False
    return all(seen == letter or letter in _MISREAD.get(seen, "") for seen, letter in zip(text, word, strict=True))

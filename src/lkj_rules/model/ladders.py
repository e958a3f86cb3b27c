"""
Ladders of predicates: ordinal grades such as BB or WTP, best first, and how a printed word finds its rung.

The built-in ladders are taken from secondary sources: the SAKIP grades and their scores are commonly ascribed to PermenPANRB
88/2021, whose text was not at hand. No rule may cite them as a clause of a regulation.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.documents import Indikator, TanggaPredikat
from lkj_rules.model.intervals import Exact
from lkj_rules.model.notation import fold_look_alikes
from lkj_rules.model.values import Kata, Nilai

# Digits that text recognition puts in the place of a letter. Doubtful pairs (4 for A) are left out: a wrong grade must not pass
# for a misread one.
_MISREAD = {"8": "b", "0": "od", "1": "il", "5": "s"}


def _fold(text: str) -> str:
    return "".join(fold_look_alikes(text).split()).casefold()


def _places(tangga: Tangga) -> dict[str, int]:
    places: dict[str, int] = {}
    for place, spellings in enumerate(tangga.kelas):
        for spelling in spellings:
            places.setdefault(_fold(spelling), place)
    return places


@attrs.frozen
class Tangga:
    """
    Hold a ladder: its code and its classes, best first; each class lists the spellings that are accepted, the usual one first.
    """

    kode: str
    kelas: tuple[tuple[str, ...], ...]
    _tempat: dict[str, int] = attrs.field(init=False, repr=False, eq=False, default=attrs.Factory(_places, takes_self=True))

    def peringkat(self, teks: str) -> int | None:
        """
        Give the rung of a word, 0 for the best; ``None`` when it is not on the ladder. Case, spaces and look-alikes do not matter.
        """
        return self._tempat.get(_fold(teks))


AKIP = Tangga("akip", (("AA",), ("A",), ("BB",), ("B",), ("CC",), ("C",), ("D",)))
"""Grades of the evaluation of SAKIP."""

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
            return Tangga(tangga.kode, tuple((word,) for word in tangga.urutan))
    return BUILT_IN.get(indikator.tangga)


def rank(nilai: Nilai, tangga: Tangga) -> int | None:
    """
    Give the rung of a value, 0 for the best; ``None`` for a number, a blank, or a word that is not on the ladder.
    """
    return tangga.peringkat(nilai.bacaan.teks) if isinstance(nilai.bacaan, Kata) else None


def look_alike(nilai: Nilai, tangga: Tangga) -> str | None:
    """
    Give the word of the ladder that a misread letter or digit explains: B for a Cyrillic В or an 8.

    ``None`` when the text stands on the ladder as it is, when nothing explains it, or when two rungs would.
    """
    text = nilai.teks if nilai.dibaca is None else nilai.dibaca
    folded = _fold(text)
    if isinstance(nilai.bacaan, Kata) and tangga.peringkat(text) is not None:
        return _spelling(tangga, folded) if nilai.bacaan.mirip else None
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


def _spelling(tangga: Tangga, folded: str) -> str:
    return next(spelling for spellings in tangga.kelas for spelling in spellings if _fold(spelling) == folded)


def _may_be(text: str, word: str) -> bool:
    if len(text) != len(word) or text == word:
        return False
    return all(seen == letter or letter in _MISREAD.get(seen, "") for seen, letter in zip(text, word, strict=True))

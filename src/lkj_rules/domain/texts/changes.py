"""
What one wording changes in another: words dropped and added, other forms of words, the opposite.

Two wordings say the opposite of one another where one denies what the other does not, or turns a sign or word of comparison round.
The lists of such words are closed and short: a wording that is turned round in other words (``absen`` for ``hadir``) is not seen.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.findings import Texts

STEM = 5
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


@attrs.frozen(slots=True)
class Perubahan:
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
        denied, denying = (sum(map(_denies, words)) for words in (self.hilang, self.tambahan))
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
    return len(shorter) >= STEM and longer.startswith(shorter)


def _denies(word: str) -> bool:
    """
    Return whether a word, folded, turns what follows into its opposite.
    """
    return word in _DENIALS or word.startswith(_DENYING)

"""
Wordings that say the opposite of one another: one denies what the other does not, or a sign or word of comparison is turned round.

The lists are closed and short: a wording that is turned round in other words (``absen`` for ``hadir``) is not seen.
"""

from __future__ import annotations

from lkj_rules.model.texts.wordings import Perubahan, compare

_DENIALS = frozenset(("tidak", "tanpa", "bukan", "belum", "nihil"))
_DENYING = ("tidak", "ketidak")
"""Beginnings of words that deny what follows: ``ketidakhadiran``."""

_PAIRS = (
    (">", "<"), (">", "≤"), ("≥", "<"), ("≥", "≤"), ("lebih", "kurang"), ("atas", "bawah"), ("minimal", "maksimal"),
    ("minimum", "maksimum"), ("naik", "turun"), ("naiknya", "turunnya"), ("kenaikan", "penurunan"), ("meningkat", "menurun"),
    ("meningkatnya", "menurunnya"), ("peningkatan", "penurunan"), ("tertinggi", "terendah"),
)  # fmt: skip
_OPPOSITES = frozenset((*_PAIRS, *((other, one) for one, other in _PAIRS)))


def denies(word: str) -> bool:
    """
    Tell whether a word, folded, turns what follows into its opposite.
    """
    return word in _DENIALS or word.startswith(_DENYING)


def turned_round(change: Perubahan) -> bool:
    """
    Tell whether what one wording changes in another makes it say the opposite.
    """
    denied, denying = (sum(map(denies, words)) for words in (change.hilang, change.tambahan))
    return (denied - denying) % 2 == 1 or any((one, other) in _OPPOSITES for one in change.hilang for other in change.tambahan)


def opposite(one: str, other: str, office: str = "") -> bool:
    """
    Tell whether two wordings say the opposite of one another; ``office`` as in ``wordings.compare``.
    """
    return turned_round(compare(one, other, office))

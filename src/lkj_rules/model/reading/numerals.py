"""
Printed characters, and the grammar of digits and marks: the notations that a numeral can be read under, and what it is then worth.

Text recognition and copying put characters in the place of Latin letters and digits that only look like them. Signs, units and
words are not the business of this module; see ``notation``.
"""

from __future__ import annotations

import re
from fractions import Fraction

import attrs

from lkj_rules.model import Record
from lkj_rules.model.intervals import Exact
from lkj_rules.model.readings import Angka, Notasi

# More digits than any report prints; a limit keeps hostile numbers from costing time and memory.
MOST_DIGITS = 60
LONGEST_EXPONENT = 6
THOUSANDS_GROUP = 3
_MARK = {Notasi.KOMA: ",", Notasi.TITIK: "."}


@attrs.frozen(slots=True, eq=False, repr=False)
class Numeral(Record):
    """
    Hold a numeral: the digits between its marks, the marks in order, and a power of ten (JSON numbers only).
    """

    groups: tuple[str, ...]
    marks: str
    power: int = 0

    def number(self, notasi: Notasi, *, negative: bool, satuan: str | None, nol: int) -> Angka | None:
        """
        Give the number under a notation, ``None`` where the numeral cannot be read so; ``nol`` zeros are added to the value.
        """
        mark = _MARK[notasi]
        whole, marks, fraction = self.groups, self.marks, ""
        if marks.endswith(mark):
            *rest, fraction = whole
            whole, marks = tuple(rest), marks[:-1]
        if mark in marks or (marks and not _are_thousands(whole)):
            return None
        return Angka(
            nilai=_exact("".join(whole) + fraction, len(fraction) - self.power - nol, negative=negative),
            # An exponent is a way to write JSON, not to print: 1e3 hides no digits, whereas "1 ribu" may.
            desimal=max(0, len(fraction) - self.power) - nol,
            satuan=satuan,
            notasi=notasi if self.marks else None,
        )


def read_numeral(mantissa: str, exponent: str = "") -> Numeral:
    """
    Take digits and marks apart; ``exponent`` is the tail of a JSON number, such as ``e3`` or ``E-2``.

    :raises ValueError: for more than 60 digits or an exponent beyond ±60.
    """
    groups = tuple(re.split("[.,]", mantissa))
    power = int(exponent[1:] or 0) if len(exponent) <= LONGEST_EXPONENT else MOST_DIGITS + 1
    if sum(map(len, groups)) > MOST_DIGITS or abs(power) > MOST_DIGITS:
        raise ValueError("angka terlalu panjang")
    return Numeral(groups, re.sub("[0-9]", "", mantissa), power)


def _are_thousands(groups: tuple[str, ...]) -> bool:
    first, *others = groups
    return len(first) <= THOUSANDS_GROUP and first[0] != "0" and all(len(group) == THOUSANDS_GROUP for group in others)


def _exact(digits: str, decimals: int, *, negative: bool) -> Exact:
    value = -int(digits) if negative else int(digits)
    unit: int = 10 ** abs(decimals)
    if decimals <= 0:
        return value * unit
    return Fraction(value, unit) if value % unit else value // unit


_CYRILLIC = ("АВСЕНІЈКМОРЅТУХҮԌаеіјорсѕухһԁԛԝ", "ABCEHIJKMOPSTYXYGaeijopcsyxhdqw")
_GREEK = ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹοϲ", "ABEZHIKMNOPTYXCoc")
_LOOK_ALIKES = str.maketrans(_CYRILLIC[0] + _GREEK[0], _CYRILLIC[1] + _GREEK[1]) | {
    wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)
}
_INVISIBLE = dict.fromkeys((0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


def drop_invisible(text: str) -> str:
    """
    Drop what cannot be seen: soft hyphens, joiners, marks of byte order.
    """
    return text if text.isascii() else text.translate(_INVISIBLE)


def fold_look_alikes(text: str) -> str:
    """
    Put Latin letters and digits in the place of characters that only look like them, and drop what cannot be seen.
    """
    return text if text.isascii() else text.translate(_INVISIBLE).translate(_LOOK_ALIKES)

"""
Characters that only look like others: text recognition and copying put them in the place of Latin letters and digits.
"""

from __future__ import annotations

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

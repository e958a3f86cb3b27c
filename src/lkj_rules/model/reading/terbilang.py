"""
Amounts in Indonesian words: ``delapan puluh tiga miliar … rupiah`` and back.

Reading is strict in grammar and lenient in looks: case, spaces, hyphens and brackets do not matter, but words that do not make
one whole number are not guessed at.
"""

from __future__ import annotations

import re

_DIGITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SCALES = (("triliun", 10**12), ("miliar", 10**9), ("juta", 10**6), ("ribu", 10**3))
_VALUES = {word: value for value, word in enumerate(_DIGITS)}
_SCALE = "belas|puluh|ratus|ribu|juta|miliar|triliun"
_TOKEN = re.compile(rf"{'|'.join(_DIGITS)}|{_SCALE}|se(?={_SCALE})")
_NOISE = re.compile(r"[\s\-–—()\[\]#*\"'.,:]+")
_LONGEST = 400
_LIMIT = 10**18
_HUNDRED = 100
_TWENTY = 20
_TEN = 10


def amount_in_words(text: str) -> int | None:
    """
    Read an amount in words, with or without ``rupiah``; ``None`` for anything that is not one whole number.
    """
    words = _number_words(text)
    if words == ["nol"]:
        return 0
    return None if not words or "nol" in words else _read_scales(words, 0)


def is_muddled(text: str) -> bool:
    """
    Return whether a text is made of number words only and yet forms no number, such as ``empat puluh enam puluh``.

    Thousands of millions or more (``seribu dua juta``) are loose speech for a number, and no muddle.
    """
    words = _number_words(text)
    if not words or amount_in_words(text) is not None:
        return False
    behind = words[words.index("ribu") + 1 :] if "ribu" in words else []
    return "juta" not in behind and "miliar" not in behind


def write_in_words(number: int) -> str:
    """
    Write a whole number in Indonesian words, without ``rupiah``.

    :raises ValueError: for a negative number or one of 10¹⁸ and above, for which no common word exists.
    """
    if not 0 <= number < _LIMIT:
        raise ValueError(f"tidak dapat ditulis dengan kata: {number}")
    if number == 0:
        return _DIGITS[0]
    words = []
    for scale, size in _SCALES:
        count, number = divmod(number, size)
        if count == 1 and scale == "ribu":
            words.append("seribu")
        elif count:
            words += [write_in_words(count), scale]
    return " ".join(words + _write_below_thousand(number))


def _number_words(text: str) -> list[str]:
    """
    Take a text apart into number words; none where anything else stands in it.
    """
    if len(text) > _LONGEST:
        return []
    letters = _NOISE.sub("", text.casefold()).replace("milyar", "miliar").replace("trilyun", "triliun")
    letters = letters.removeprefix("terbilang").removesuffix("rupiah")
    tokens = _TOKEN.findall(letters)
    if sum(map(len, tokens)) != len(letters):
        return []
    # "seribu" is "satu ribu": with the short forms spelt out, one grammar reads both.
    return ["satu" if found == "se" else found for found in tokens]


def _read_scales(words: list[str], start: int) -> int | None:
    total = 0
    for position in range(start, len(_SCALES)):
        scale, size = _SCALES[position]
        if scale not in words:
            continue
        place = words.index(scale)
        # Thousands of trillions occur (the state budget); no other scale is counted in thousands.
        head = words[:place]
        count = _read_scales(head, len(_SCALES) - 1) if size == _SCALES[0][1] else _read_below_thousand(head)
        if not count:
            return None
        total, words = total + count * size, words[place + 1 :]
    rest = _read_below_thousand(words)
    return None if rest is None else total + rest


def _read_below_thousand(words: list[str]) -> int | None:
    total, rest = 0, words
    match rest:
        case [digit, "ratus", *tail] if digit in _VALUES:
            total, rest = _VALUES[digit] * _HUNDRED, tail
    match rest:
        case []:
            return total
        case [digit] if digit in _VALUES:
            return total + _VALUES[digit]
        case [digit, "belas"] if digit in _VALUES:
            return total + _TEN + _VALUES[digit]
        case [digit, "puluh"] if digit in _VALUES:
            return total + _TEN * _VALUES[digit]
        case [digit, "puluh", unit] if digit in _VALUES and unit in _VALUES:
            return total + _TEN * _VALUES[digit] + _VALUES[unit]
    return None


def _write_below_thousand(number: int) -> list[str]:
    hundreds, number = divmod(number, _HUNDRED)
    words = [] if not hundreds else ["seratus"] if hundreds == 1 else [_DIGITS[hundreds], "ratus"]
    if number in {_TEN, _TEN + 1}:
        return [*words, "sepuluh" if number == _TEN else "sebelas"]
    if _TEN < number < _TWENTY:
        return [*words, _DIGITS[number - _TEN], "belas"]
    tens, units = divmod(number, _TEN)
    words += [_DIGITS[tens], "puluh"] if tens else []
    return words + ([_DIGITS[units]] if units else [])

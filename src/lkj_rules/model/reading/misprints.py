"""
Numbers that are printed against every notation, and what can only be meant by them.

``34.500.00`` parts thousands and decimals with one mark, ``98,41.%`` has a mark too many, ``4.431.996.000-`` lost the comma of
``,-``. Such a number is read as meant where that is certain; that it is a misprint is said all the same.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MONEY = r"(?:(?:rp|idr)\.? ?)?"
_GROUPS = r"[0-9]{1,3}(?P<mark>[.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*"

_ONE_MARK = re.compile(rf"(?<![0-9.,])(?P<whole>{_GROUPS})(?P=mark)(?P<noughts>00?)(?![0-9])")
"""Thousands and noughts behind the decimal mark parted by one and the same mark: ``34.500.00``."""
_LOOSE_DASH = re.compile(rf"(?P<whole>{_MONEY}{_GROUPS}) ?[-–—]", re.IGNORECASE)
"""The dash of ``,-`` without its comma: ``4.431.996.000-``."""
_DOUBLE_ENDING = re.compile(r"[0-9]([.,])00[.,] ?[-–—]")
"""Decimals and the dash that stands for them: ``1.250.000,00,-``."""
_MARK_BEFORE_SIGN = re.compile(r"(?<=[0-9])[.,] ?(?=[%‰])")
_DOUBLE_MARK = re.compile(r"(?<=[0-9])([.,])\1(?=[0-9])")
_BLANK_BEHIND_MARK = re.compile(r"(?<=[0-9])([.,]) (?=[0-9]{3}(?![0-9]))")
_BLANKS_FOR_MARKS = re.compile(rf"{_MONEY}[0-9]{{1,3}}(?: [0-9]{{3}})+(?:,[0-9]{{1,2}})?", re.IGNORECASE)
_MARKED = re.compile(r"[0-9]+(?:[.,][0-9]+){2,}")
_SOUND = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}[.][0-9]{1,2}[.](?:[0-9]{2}|[0-9]{4})"
)
"""Numbers with two marks or more as they ought to be; and dates."""
_THREE_DECIMALS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{3}|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{3}")
"""An amount of money whose last mark is the wrong one: ``503,753.650``."""
_FEWEST = 7
_BARE = re.compile(rf"{_MONEY}[0-9]{{{_FEWEST},}}(?:[.,][0-9]{{1,2}})?(?:,?-)?", re.IGNORECASE)
_PLAIN = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*")
"""A whole number as most are printed, of which nothing needs to be asked."""
_LONGEST = 60


def as_meant(text: str) -> str:
    """
    Write a misprinted number as it can only be meant; any other text as it is.
    """
    return text if _PLAIN.fullmatch(text) else _as_meant(text)


@lru_cache(maxsize=4096)
def _as_meant(text: str) -> str:
    if len(text) > _LONGEST or not any(letter.isdigit() for letter in text):
        return text
    if _BLANKS_FOR_MARKS.fullmatch(text):
        return re.sub(r"(?<=[0-9]) (?=[0-9])", ".", text)
    if (loose := _LOOSE_DASH.fullmatch(text)) is not None:
        text = f"{loose['whole']},-"
    text = _DOUBLE_MARK.sub(r"\1", _MARK_BEFORE_SIGN.sub("", _BLANK_BEHIND_MARK.sub(r"\1", text)))
    return _ONE_MARK.sub(lambda found: f"{found['whole']}{',' if found['mark'] == '.' else '.'}{found['noughts']}", text)


def is_misprint(text: str, *, money: bool = False) -> bool:
    """
    Return whether a number in a text is printed against every notation; ``money`` says that it is an amount of money.
    """
    return not _PLAIN.fullmatch(text) and _is_misprint(text, money=money)


@lru_cache(maxsize=4096)
def _is_misprint(text: str, *, money: bool) -> bool:
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return False
    if as_meant(text) != text and not _BLANKS_FOR_MARKS.fullmatch(text):
        return True
    if money and any(_THREE_DECIMALS.fullmatch(each) for each in _MARKED.findall(text)):
        return True
    return _DOUBLE_ENDING.search(text) is not None or any(_SOUND.fullmatch(each) is None for each in _MARKED.findall(text))


def is_ungrouped(text: str) -> bool:
    """
    Return whether a text is a number of seven digits or more without marks between its thousands.
    """
    return _FEWEST <= len(text) <= _LONGEST and not _PLAIN.fullmatch(text) and _BARE.fullmatch(" ".join(text.split())) is not None

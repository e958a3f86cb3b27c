"""
A printed figure taken apart, and the slips of the pen that can happen to it.

Text in, text out: what the figure means to a rule is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

import attrs


class Slip(StrEnum):
    """
    Name one way in which a value comes to be wrong.
    """

    DIGIT = "another digit"
    SWAPPED = "swapped digits"
    TEN = "ten times too much or too little"
    THOUSAND = "thousand times too much or too little"
    MARK = "decimal mark"
    ROW = "another row's value"
    COLUMN = "another column's value"
    DIRECTION = "formula of the other direction"
    CAPPED = "capped"
    BLANK = "blank"
    UNIT = "another unit"
    YEAR = "another year's value"
    CLASS = "label of the next class"
    WORD = "another number word"


_FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]{0,2}(?:,[0-9]{3})+")
# What a digit is most often taken for, by eye or by text recognition.
_TAKEN_FOR = str.maketrans("0123456789", "8738965134")
_THOUSAND = 3
_LONG = 6


@attrs.frozen(kw_only=True)
class Figure:
    """
    Hold the first number of a text: its digits before and after the decimal mark, and the marks that it shows.
    """

    before: str
    whole: str
    fraction: str
    mark: str
    group: str
    after: str

    def __str__(self) -> str:
        return self.before + self.number + self.after

    @property
    def number(self) -> str:
        """
        Give the number alone, as printed.
        """
        whole = self.whole
        if self.group:
            reverse = whole[::-1]
            whole = self.group.join(reverse[start : start + 3] for start in range(0, len(whole), 3))[::-1]
        return whole + (self.mark + self.fraction if self.fraction else "")

    def with_digits(self, digits: str, decimals: int) -> Figure:
        """
        Give the figure with other digits, of which the last ``decimals`` stand behind the mark.
        """
        digits = digits.rjust(decimals + 1, "0")
        cut = len(digits) - decimals
        return attrs.evolve(self, whole=digits[:cut].lstrip("0") or "0", fraction=digits[cut:])


def take_apart(text: str) -> Figure | None:
    """
    Take the first number of a text apart; ``None`` for a text without one.
    """
    found = _FIGURE.search(text)
    if found is None:
        return None
    number = found[0]
    around = {"before": text[: found.start()], "after": text[found.end() :]}
    marks = [sign for sign in number if sign in ".,"]
    if not marks or (_GROUPED.fullmatch(number) and len(set(marks)) == 1):
        group = marks[0] if marks else ""
        return Figure(whole=re.sub(r"[.,]", "", number), fraction="", mark=_other(group or "."), group=group, **around)
    whole, _, fraction = number.rpartition(marks[-1])
    group = marks[0] if marks[0] != marks[-1] else ""
    return Figure(whole=re.sub(r"[.,]", "", whole), fraction=fraction, mark=marks[-1], group=group, **around)


def _other(mark: str) -> str:
    return "," if mark == "." else "."


def slips(text: str) -> Iterator[tuple[Slip, str]]:
    """
    Give what a slip of the pen can make of a text that holds a number.
    """
    figure = take_apart(text)
    if figure is None:
        return
    yield from _digits(figure)
    yield from _swaps(figure)
    yield from _shifts(figure)
    yield from _marks(figure)
    yield from _units(figure)


def _digits(figure: Figure) -> Iterator[tuple[Slip, str]]:
    digits = figure.whole + figure.fraction
    for place, digit in enumerate(digits):
        changed = digits[:place] + digit.translate(_TAKEN_FOR) + digits[place + 1 :]
        yield Slip.DIGIT, str(figure.with_digits(changed, len(figure.fraction)))


def _swaps(figure: Figure) -> Iterator[tuple[Slip, str]]:
    digits = figure.whole + figure.fraction
    for place, (first, second) in enumerate(pairwise(digits)):
        if first != second and not (place == 0 and second == "0" and len(figure.whole) > 1):
            changed = digits[:place] + second + first + digits[place + 2 :]
            yield Slip.SWAPPED, str(figure.with_digits(changed, len(figure.fraction)))


def _shifts(figure: Figure) -> Iterator[tuple[Slip, str]]:
    digits, decimals = figure.whole + figure.fraction, len(figure.fraction)
    yield Slip.TEN, str(figure.with_digits(digits + "0", decimals))
    if len(digits) > 1:
        yield Slip.TEN, str(figure.with_digits(digits[:-1], decimals))
    grouped = attrs.evolve(figure, group=figure.group or _other(figure.mark))
    yield Slip.THOUSAND, str(grouped.with_digits(digits + "0" * _THOUSAND, decimals))
    if len(figure.whole) > _LONG:
        yield Slip.THOUSAND, str(figure.with_digits(digits[:-_THOUSAND], decimals))


def _marks(figure: Figure) -> Iterator[tuple[Slip, str]]:
    if figure.fraction:
        yield Slip.MARK, str(figure.with_digits(figure.whole + figure.fraction, 0))
        yield Slip.MARK, str(figure.with_digits(figure.whole + figure.fraction, len(figure.fraction) + 1))
    if figure.group or figure.fraction:
        yield Slip.MARK, str(attrs.evolve(figure, mark=_other(figure.mark), group=figure.group and _other(figure.group)))


def _units(figure: Figure) -> Iterator[tuple[Slip, str]]:
    unit = figure.after.strip()
    if unit == "%":
        hundredth = figure.with_digits(figure.whole + figure.fraction, len(figure.fraction) + 2)
        yield Slip.UNIT, str(attrs.evolve(hundredth, after=""))
        yield Slip.UNIT, str(attrs.evolve(figure, after=" ‰"))
    elif not unit and not figure.before.strip(" ≥≤<>") and not figure.group:
        yield Slip.UNIT, f"{figure} %"

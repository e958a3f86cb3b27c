"""
What the sums of a budget say of its levels: a line is the sum of those below it, and the lines at the top make the total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.readings import Ambigu, Angka, Bacaan, Kosong

AMOUNTS = ("pagu", "realisasi", "sisa", "persen", "fisik")
_LEAST = 10_000
"""Sums of smaller amounts may agree by chance."""
_MOST_PARTS = 500
"""Lines that may make one where only sums show it; a budget of 50,000 lines must not be searched a billion times."""
_DOUBT = Texts(
    "jumlahnya tidak cocok dan tidak ada penanda tingkat: tingkat baris ini tidak pasti",
    "the sums do not agree and nothing marks levels: the level of this line is not certain",
)


@attrs.define
class Levels:
    """Hold under which line each line stands, by its place among them; those that are missing stand at the top."""

    by: Texts
    parents: dict[int, int] = attrs.field(factory=dict)
    astray: dict[int, Texts] = attrs.field(factory=dict)
    supported: bool = False
    """Whether something printed shows the levels."""
    doubt: Texts | None = None

    def below(self, number: int) -> dict[int | None, list[int]]:
        """
        List the lines below each line, and at the top.
        """
        below: dict[int | None, list[int]] = {}
        for index in range(number):
            if index not in self.astray:
                below.setdefault(self.parents.get(index), []).append(index)
        return below

    def put(self, index: int, stack: list[tuple[Any, int]], key: Any) -> None:
        """
        Put a line below the last of a stack, and on it.
        """
        if stack:
            self.parents[index] = stack[-1][1]
        stack.append((key, index))


@attrs.frozen
class Sums:
    """
    Hold the amounts of the lines and their total; of pagu, or of realisasi where more lines have that.
    """

    amounts: tuple[Exact | None, ...]
    total: Exact | None

    @classmethod
    def of(cls, lines: Sequence[Mapping[str, Any]], total: Mapping[str, Any]) -> Sums:
        """
        Read the amounts.
        """
        key = max(("pagu", "realisasi"), key=lambda key: sum(key in line for line in lines))
        return cls(tuple(_number(line.get(key)) for line in lines), amount_of(total.get(key)))

    def score(self, levels: Levels) -> tuple[int, int]:
        """
        Count the sums that agree, and those that do not as a negative number.
        """
        below = levels.below(len(self.amounts))
        wholes: list[Exact | None] = list(self.amounts)
        agree: list[bool] = []
        for index in reversed(range(len(self.amounts))):
            if index in below:
                parts = _sum(wholes, below[index])
                agree += _agreement(wholes[index], parts, len(below[index]))
                wholes[index] = parts if wholes[index] is None else wholes[index]
        tops = below.get(None, [])
        agree += _agreement(self.total, _sum(wholes, tops), len(tops))
        return sum(agree), -agree.count(False)

    def refined(self, levels: Levels) -> Levels:
        """
        Find further levels among lines of one level: from the last upwards, one takes those that follow it if two or more make it.
        """
        parents = dict(levels.parents)
        above = set(parents.values())
        for lines in levels.below(len(self.amounts)).values():
            tops: list[int] = []  # the nearest last
            for index in reversed(lines):
                taken = self._parts(index, tops, above)
                if taken:
                    parents |= dict.fromkeys(tops[-taken:], index)
                    above.add(index)
                    del tops[-taken:]
                tops.append(index)
        if parents == levels.parents:
            return levels
        by = Texts(f"{levels.by.id} dan jumlah", f"{levels.by.en} and sums") if levels.parents else Texts("jumlah", "sums")
        return Levels(by, parents, levels.astray, supported=True)

    def _parts(self, index: int, tops: list[int], above: set[int]) -> int:
        """
        Count the lines that make the amount of one, of those that follow (nearest last); a single one only if it is a sum itself.
        """
        whole = self.amounts[index]
        if whole is None or whole < _LEAST:
            return 0
        parts: Exact = 0
        for number, top in enumerate(islice(reversed(tops), _MOST_PARTS), 1):
            amount = self.amounts[top]
            if amount is None or parts + amount > whole:
                return 0
            parts += amount
            if parts == whole:
                return number if number > 1 or top in above else 0
        return 0


def best(sums: Sums, shown: Levels, others: Sequence[Levels]) -> Levels:
    """
    Choose levels: those shown, unless more sums agree with others; those that the sums contradict and nothing supports are doubted.
    """
    ways = [shown, *(sums.refined(each) for each in (shown, *others))]
    known = {id(each): sums.score(each) for each in {id(each): each for each in ways}.values()}
    scores = [known[id(each)] for each in ways]
    at = max(range(len(ways)), key=lambda each: (scores[each], -len(ways[each].astray), -each))
    if scores[at][0] <= max(scores[0][0], -scores[at][1]):
        at = 0
    chosen = ways[at]
    if sum(scores[at]) < 0 and not chosen.supported:
        chosen.doubt = _DOUBT
    return chosen


def _agreement(whole: Exact | None, parts: Exact | None, number: int) -> list[bool]:
    if whole is None or parts is None:
        return []
    difference: Exact = whole - parts
    return [-number <= difference <= number]


def _sum(amounts: Sequence[Exact | None], indexes: Sequence[int]) -> Exact | None:
    known = [each for index in indexes if (each := amounts[index]) is not None]
    return sum(known) if known and len(known) == len(indexes) else None


def _number(value: Any) -> Exact | None:
    """
    Read an amount, a whole one as an ``int``, which is added up many times faster.
    """
    amount = amount_of(value)
    return amount.numerator if amount is not None and amount.denominator == 1 else amount


def amount_of(value: Any) -> Fraction | None:
    """
    Read an amount as a line of a report holds it: a dash is nothing, and what can be a number of thousands is one.
    """
    if isinstance(value, dict):
        value = value.get("teks")
    read = reading_of(value) if isinstance(value, str) else None
    if isinstance(read, Ambigu):
        read = read.ribuan
    if isinstance(read, Kosong):
        return Fraction(0)
    return Fraction(read.nilai) if isinstance(read, Angka) and read.nilai is not None else None


def reading_of(text: str) -> Bacaan | None:
    """
    Read a cell; ``None`` for a number of more digits than any report prints.
    """
    try:
        return read_text(text)
    except ValueError:
        return None


def whole_of(line: Mapping[str, Any], key: str = "pagu") -> Fraction | None:
    """
    Give an amount of a line, or of those below it where it has none itself; a line without amounts has nothing.
    """
    if not any(each in line for each in (*AMOUNTS, "anak")):
        return Fraction(0)
    own = amount_of(line.get(key))
    parts = [whole_of(each, key) for each in line.get("anak", ())]
    known = [each for each in parts if each is not None]
    return own if own is not None or not parts or len(known) < len(parts) else sum(known, Fraction(0))

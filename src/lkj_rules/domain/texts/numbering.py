"""
Numbers of list entries as documents print them: ``5)``, ``II.``, ``b``, ``SS.2``, ``1.2``; and how a list of them runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

_ROMAN = {"i": 1, "v": 5, "x": 10}


class Urutan(StrEnum):
    """Name how a number follows those before it."""

    URUT = "urut"
    BERULANG = "berulang"
    MELOMPAT = "melompat"


def ordinal(text: str) -> tuple[int, ...] | None:
    """
    Read the number of a list entry, part by part; ``None`` when it has none that can be read.

    ``i``, ``v`` and ``x`` are Roman; any other single letter counts from ``a``.
    """
    digits = re.findall(r"\d{1,6}(?:\.\d{1,6})*", text)
    if digits:
        return tuple(map(int, digits[-1].split(".")))
    letters = re.fullmatch(r"[\W_]*([a-z]{1,8})[\W_]*", text.casefold())
    if letters is None:
        return None
    word = letters[1]
    if set(word) <= set(_ROMAN):
        return (_roman(word),)
    return (ord(word) - ord("a") + 1,) if len(word) == 1 else None


def _roman(word: str) -> int:
    values = [_ROMAN[letter] for letter in word]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def runs(numbers: Sequence[str | None], *, whole: bool) -> Iterator[Urutan | None]:
    """
    Say of every entry of a list how its number follows; ``None`` where it has none that can be read.

    An entry without a number may hold the number that lies between. A one after higher numbers, or after a lone one with a two
    behind it, opens a new series, as under the next goal. Where the list is not ``whole`` (a lower agreement that keeps the upper
    one's numbers) numbers may be left out.
    """
    read = [None if text is None else ordinal(text) for text in numbers]
    before: tuple[int, ...] | None = None
    seen: set[tuple[int, ...]] = set()
    gap = 0
    for place, number in enumerate(read):
        if number is None:
            gap += 1
            yield None
            continue
        if before is not None and _opens_series(number, before, read[place + 1 :]):
            before, seen = None, {found for found in seen if found[:-1] != number[:-1]}
        yield _step(before, number, gap, seen=seen, whole=whole)
        before, gap = number, 0
        seen.add(number)


def _opens_series(number: tuple[int, ...], before: tuple[int, ...], following: Sequence[tuple[int, ...] | None]) -> bool:
    if number[-1] != 1:
        return False
    coming = next((other for other in following if other is not None), None)
    return before[-1] > 1 or (coming is not None and coming == (*number[:-1], 2))


def _step(
    before: tuple[int, ...] | None, number: tuple[int, ...], gap: int, *, seen: set[tuple[int, ...]], whole: bool
) -> Urutan:
    if number in seen:
        return Urutan.BERULANG
    last = before[-1] if before is not None and before[:-1] == number[:-1] else 0
    steps = number[-1] - last
    return Urutan.URUT if not whole or 1 <= steps <= 1 + gap else Urutan.MELOMPAT

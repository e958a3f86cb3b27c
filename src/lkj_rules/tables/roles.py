"""
Which columns of a data table are the sum of others, or the share of one in another: by heading, and by the figures of most rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import partial
from typing import Any

from lkj_rules.model.readings import Ambigu, Angka
from lkj_rules.tables.sums import reading_of

_SUM = re.compile(r"\b(?:jumlah|jml|total|keseluruhan)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\b(?:persen|persentase|prosentase|proporsi)\b", re.IGNORECASE)
_MOST_COLUMNS, _MOST_ROWS = 30, 300
"""Columns and rows that are looked at."""
_FEWEST = 2
"""Rows that must agree."""
_FEWEST_UNNAMED = 4
"""Rows that must agree, and all of them, where the heading does not name a sum."""

Row = Mapping[str, Angka]
Fits = Callable[[Row], bool | None]
"""Says of a row whether its figures agree; ``None`` where that shows nothing."""


def add_roles(columns: Sequence[dict[str, Any]], rows: Sequence[Mapping[str, Any]]) -> None:
    """
    Add ``jenis`` and ``dari`` to the columns that are sums or shares of others.
    """
    if len(columns) > _MOST_COLUMNS:
        return
    figures = [dict(_figures(each["sel"])) for each in rows[:_MOST_ROWS]]
    shares = [each for each in columns if _SHARE.search(each["judul"])]
    numbers = [each for each in columns if each not in shares]
    for place, column in enumerate(numbers):
        parts = _best(figures, (
            (each, partial(_adds_up, whole=column["id"], parts=each)) for each in _addends(numbers, place)
        ), sure=_SUM.search(column["judul"]) is None)  # fmt: skip
        if parts is not None:
            column |= {"jenis": "jumlah", "dari": list(parts)}
    ids = [each["id"] for each in numbers]
    for column in shares:
        pair = _best(figures, (
            ((part, whole), partial(_is_share, share=column["id"], part=part, whole=whole))
            for part in ids for whole in ids if part != whole
        ), sure=False)  # fmt: skip
        if pair is not None:
            column |= {"jenis": "persen", "dari": list(pair)}


def _figures(cells: Mapping[str, Any]) -> Iterator[tuple[str, Angka]]:
    for key, value in cells.items():
        text = value["teks"] if isinstance(value, dict) else value
        read = None if text is None else reading_of(text)
        if isinstance(read, Ambigu):
            read = read.ribuan
        if isinstance(read, Angka):
            yield key, read


def _addends(columns: Sequence[Mapping[str, Any]], place: int) -> Iterator[tuple[str, ...]]:
    """
    Give the columns that one may be the sum of: those next to it on either side, and the sums before it.
    """
    ids = [each["id"] for each in columns]
    yield from (tuple(ids[first:place]) for first in range(place - 1))
    yield from (tuple(ids[place + 1 : last]) for last in range(place + 3, len(ids) + 1))
    sums = tuple(each["id"] for each in columns[:place] if each.get("jenis") == "jumlah")
    if len(sums) > 1:
        yield sums


def _best(
    rows: Sequence[Row], candidates: Iterator[tuple[tuple[str, ...], Fits]], *, sure: bool
) -> tuple[str, ...] | None:
    """
    Choose the candidate that agrees with most rows, if no other agrees as often; ``sure`` asks for every row.
    """
    found: list[tuple[int, tuple[str, ...]]] = []
    for names, fits in candidates:
        tried = [each for each in map(fits, rows) if each is not None]
        agree = sum(tried)
        enough = agree == len(tried) >= _FEWEST_UNNAMED if sure else agree >= _FEWEST and 3 * agree >= 2 * len(tried)
        if enough:
            found.append((agree, names))
    most = max((agree for agree, _ in found), default=0)
    best = [names for agree, names in found if agree == most]
    return best[0] if len(best) == 1 else None


def _adds_up(row: Row, whole: str, parts: tuple[str, ...]) -> bool | None:
    addends = [row[each] for each in parts if each in row]
    if whole not in row or sum(each.nilai != 0 for each in addends) < 2:  # noqa: PLR2004  # one number is not a sum
        return None
    rounded = any(each.desimal > 0 for each in addends)
    room = _unit(row[whole]) * (len(addends) + 1) / 2 if rounded else Fraction(0)
    difference: Fraction = sum((Fraction(each.nilai) for each in addends), Fraction(0)) - row[whole].nilai
    return abs(difference) <= room


def _is_share(row: Row, share: str, part: str, whole: str) -> bool | None:
    if not {share, part, whole} <= row.keys() or row[whole].nilai == 0 or row[part].nilai in {0, row[whole].nilai}:
        return None
    exact = Fraction(row[part].nilai) / Fraction(row[whole].nilai) * 100
    return abs(exact - row[share].nilai) < _unit(row[share])


def _unit(number: Angka) -> Fraction:
    return Fraction(1, 10 ** max(0, number.desimal))

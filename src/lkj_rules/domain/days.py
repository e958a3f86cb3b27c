"""
Dates as days: which of two is first, and terms of months; a date may lack its day or month.
"""

from __future__ import annotations

import calendar

from lkj_rules.model.values import Tanggal

Day = tuple[int, int, int]

_DECEMBER = 12


def earliest(date: Tanggal) -> Day:
    """
    Give the first day that a date can mean.
    """
    return date.tahun, date.bulan or 1, date.hari or 1


def latest(date: Tanggal) -> Day:
    """
    Give the last day that a date can mean.
    """
    month = date.bulan or _DECEMBER
    return date.tahun, month, date.hari or _days(date.tahun, month)


def before(first: Tanggal, second: Tanggal) -> bool | None:
    """
    Return whether a date lies before another; unknown where a month or day that is not filled in decides.
    """
    if latest(first) < earliest(second):
        return True
    return False if earliest(first) >= latest(second) else None


def not_after(first: Tanggal, second: Tanggal) -> bool | None:
    """
    Return whether a date is another or lies before it; see ``before``.
    """
    if latest(first) <= earliest(second):
        return True
    return False if earliest(first) > latest(second) else None


def day_of(year: int, month: int, day: int) -> Tanggal | None:
    """
    Give the date of a day; ``None`` where the calendar has none such.
    """
    there = 1 <= month <= _DECEMBER and 1 <= day <= _days(year, month)
    return Tanggal(tahun=year, bulan=month, hari=day) if there else None


def later(date: Tanggal, months: int) -> Tanggal | None:
    """
    Give the last day of a term of months: a month from 31 January is the last day of February. ``None`` for an incomplete date.
    """
    if date.bulan is None or date.hari is None:
        return None
    years, month = divmod(date.bulan - 1 + months, _DECEMBER)
    year = date.tahun + years
    return Tanggal(tahun=year, bulan=month + 1, hari=min(date.hari, _days(year, month + 1)))


def _days(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]

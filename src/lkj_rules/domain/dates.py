"""
Dates and years: which of two days is first, terms of months, how a date is written, which years a heading names.

A date may lack its day or month.
"""

from __future__ import annotations

import calendar
import re

from lkj_rules.model.findings import Texts
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


_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_YEAR = r"(?<![\d.,/])(?:19|20)\d\d(?![\d/]|[.,]\d)"
_PERIOD = re.compile(
    r"(?<!\d)((?:19|20)\d\d) ?(?:[-–—/]|s ?[/.] ?d\.?|sampai(?: dengan)?|hingga) ?(?:tahun )?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_SINGLE = re.compile(_YEAR)
_CITED = re.compile(r"\b(?:nomor|no\.?) ?:? ?[\w./-]{1,60} tahun \d{4}|\b\d{1,3}/(?:19|20)\d\d", re.IGNORECASE)
"""A law by number and year; its year says nothing of the figures."""
_LONGEST_PERIOD = 30


def date_words(date: Tanggal) -> Texts:
    """
    Write a date as people do: 30 Desember 2016; of an incomplete one what is known.
    """
    day = "" if date.hari is None else f"{date.hari} "
    month = ("", "") if date.bulan is None else tuple(f"{months[date.bulan - 1]} " for months in (_BULAN, _MONTHS))
    return Texts(*(f"{day}{name}{date.tahun}" for name in month))



def years_named(text: str) -> frozenset[int]:
    """
    Give the years that a heading names, those within a period (2013–2018) included; the years of laws it cites are none of them.
    """
    said = _CITED.sub(" ", " ".join(text.split()))
    found = {int(year) for year in _SINGLE.findall(said)}
    for first, last in _PERIOD.findall(said):
        start, end = int(first), int(last)
        if start <= end <= start + _LONGEST_PERIOD:
            found.update(range(start, end + 1))
    return frozenset(found)


def years_singled(text: str) -> frozenset[int]:
    """
    Give the years that a heading names one by one; where it names only a period, those within it.
    """
    singled = frozenset(int(year) for year in _SINGLE.findall(_PERIOD.sub(" ", _CITED.sub(" ", " ".join(text.split())))))
    return singled or years_named(text)

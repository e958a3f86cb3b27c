"""
Dates and years in texts: dates written in words, and the years that a heading names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Tanggal

_BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_YEAR = r"(?<![\d.,/])(?:19|20)\d\d(?![\d/]|[.,]\d)"
_PERIOD = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–—/]|s\s*[/.]\s*d\.?|sampai(?:\s+dengan)?|hingga)\s*(?:tahun\s+)?((?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
_SINGLE = re.compile(_YEAR)
_CITED = re.compile(r"\b(?:nomor|no\.?)\s*:?\s*[\w./-]+\s+tahun\s+\d{4}|\b\d{1,3}/(?:19|20)\d\d", re.IGNORECASE)
"""A law by number and year; its year says nothing of the figures."""
_LONGEST_PERIOD = 30


def date_words(date: Tanggal) -> Texts:
    """
    Write a date as people do: 30 Desember 2016; of an incomplete one what is known.
    """
    day = "" if date.hari is None else f"{date.hari} "
    month = ("", "") if date.bulan is None else tuple(f"{months[date.bulan - 1]} " for months in (_BULAN, _MONTHS))
    return Texts(*(f"{day}{name}{date.tahun}" for name in month))


def year_list(years: Iterable[int]) -> Texts:
    """
    List years in a sentence: 2021, 2022 dan 2023.
    """
    *most, last = [str(year) for year in sorted(years)]
    return Texts(*(f"{', '.join(most)} {word} {last}" if most else last for word in ("dan", "and")))


def years_named(text: str) -> frozenset[int]:
    """
    Give the years that a heading names, those within a period (2013–2018) included; the years of laws it cites are none of them.
    """
    said = _CITED.sub(" ", text)
    found = {int(year) for year in _SINGLE.findall(said)}
    for first, last in _PERIOD.findall(said):
        start, end = int(first), int(last)
        if start <= end <= start + _LONGEST_PERIOD:
            found.update(range(start, end + 1))
    return frozenset(found)

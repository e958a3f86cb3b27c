"""
Functions on plain dates and texts. Dates themselves compare with ``<`` and the like.
"""

from __future__ import annotations

from fnmatch import fnmatchcase

from lkj_rules.domain import dates
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.values import Tanggal
from lkj_rules.rules.kinds import BOOL, DATE, NUMBER, TEXT, list_of
from lkj_rules.rules.registry import Scope, function


@function(
    ("year", NUMBER),
    ("month", NUMBER),
    ("day", NUMBER),
    result=DATE,
    doc=("tanggal itu; tak diketahui bila tidak ada dalam kalender", "that date; unknown where the calendar has none such"),
)
def date(_: Scope, year: int, month: int, day: int) -> Tanggal | None:
    """
    Give a date by its numbers.
    """
    return dates.day_of(year, month, day)


@function(
    ("date", DATE),
    ("months", NUMBER),
    result=DATE,
    doc=(
        "tanggal beberapa bulan sesudahnya, paling lambat akhir bulan itu; tak diketahui bila tanggalnya tidak lengkap",
        "the date some months later, at most the end of that month; unknown where the date is incomplete",
    ),
)
def months_after(_: Scope, date: Tanggal, months: int) -> Tanggal | None:
    """
    Give the last day of a term of months: a month from 31 January is the last day of February.
    """
    return dates.later(date, months)


@function(
    ("text", TEXT),
    result=list_of(TEXT),
    doc=(
        "kata-kata sebuah teks, tanpa membedakan huruf besar, tanda baca, dan singkatan lazim",
        "the words of a text, whatever their case, punctuation and usual short forms",
    ),
)
def words(_: Scope, text: str) -> tuple[str, ...]:
    """
    Give what two people would call the words of a text.
    """
    return words_of(text)


@function(
    ("text", TEXT),
    ("pattern", TEXT),
    result=BOOL,
    doc=(
        "benar bila seluruh teks sesuai dengan pola: ? satu huruf apa pun, * huruf berapa pun",
        "true when the whole text fits a pattern: ? is any one letter, * any number of them",
    ),
)
def like(_: Scope, text: str, pattern: str) -> bool:
    """
    Compare a text with a pattern.
    """
    return fnmatchcase(text, pattern)

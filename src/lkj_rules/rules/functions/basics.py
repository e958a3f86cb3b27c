"""
Functions on values, lists, dates and texts of any kind. Dates themselves compare with ``<`` and the like.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import lru_cache
from math import comb
from typing import Any

from lkj_rules.domain import comparison, dates
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.intervals import Exact, Interval, Number
from lkj_rules.model.values import Ambigu, Kosong, Kurung, Nilai, Tanggal
from lkj_rules.rules.kinds import ANY, BOOL, DATE, NUMBER, PRINTED_NILAI, TEXT, list_of
from lkj_rules.rules.registry import Scope, function


@function(
    ("value", ANY),
    result=BOOL,
    total=True,
    doc=("benar bila nilainya ada dan dapat dibaca", "true when the value is there and can be read"))
def known(_: Scope, value: Any) -> bool:
    """
    Return whether a value is known; a blank or a number with two readings is not.
    """
    if isinstance(value, Nilai):
        return not isinstance(value.bacaan, (Kosong, Ambigu, Kurung))
    return value is not None


@function(
    ("condition", BOOL),
    result=BOOL,
    total=True,
    doc=("benar bila syaratnya diketahui dan benar", "true when the condition is known to be true"))
def certain(_: Scope, condition: bool | None) -> bool:  # noqa: FBT001  # a function of the language has no keywords
    """
    Take what is unknown for false.
    """
    return condition is True


@function(("value", NUMBER), result=NUMBER, scaled=True, doc=("nilai mutlak", "the absolute value"))
def absolute(_: Scope, value: Number) -> Number:
    """
    Give the size of a number without its sign.
    """
    if not isinstance(value, Interval):
        return -value if value < 0 else value
    if value.low >= 0:
        return value
    return -value if value.high <= 0 else Interval(0, max(-value.low, value.high))


@function(
    ("printed", PRINTED_NILAI),
    ("computed", NUMBER),
    ("exact", NUMBER),
    result=BOOL,
    optional=1,
    doc=("benar bila angka tercetak dapat berasal dari hasil hitungan, dibulatkan atau dipotong",
         "true when the printed number can come from the computed one by rounding or cutting"))
def agrees(_: Scope, printed: Nilai, computed: Number, exact: Exact | None = None) -> bool | None:
    """
    Return whether a printed number agrees with a computed one; ``exact`` is the computation from the numbers as printed.
    """
    return comparison.agrees(printed, computed, exact)


@function(
    ("hits", NUMBER),
    ("trials", NUMBER),
    ("chance", NUMBER),
    result=NUMBER,
    doc=("peluang sekian kali atau lebih di antara sekian percobaan yang tidak saling memengaruhi (ekor binomial), tepat",
         "the probability of so many hits or more in so many independent trials (the upper tail of the binomial), exactly"))
def probability(_: Scope, hits: int, trials: int, chance: Fraction) -> Fraction:
    """
    Give the upper tail of the binomial distribution.
    """
    yes, whole = Fraction(chance).as_integer_ratio()
    ways = sum(comb(trials, count) * yes**count * (whole - yes) ** (trials - count) for count in range(max(hits, 0), trials + 1))
    return Fraction(ways, whole**trials)


@function(
    ("year", NUMBER),
    ("month", NUMBER),
    ("day", NUMBER),
    result=DATE,
    doc=("tanggal itu; tak diketahui bila tidak ada dalam kalender", "that date; unknown where the calendar has none such"))
def date(_: Scope, year: int, month: int, day: int) -> Tanggal | None:
    """
    Give a date by its numbers.
    """
    return dates.day_of(year, month, day)


@function(
    ("date", DATE),
    ("months", NUMBER),
    result=DATE,
    doc=("tanggal beberapa bulan sesudahnya, paling lambat akhir bulan itu; tak diketahui bila tanggalnya tidak lengkap",
         "the date some months later, at most the end of that month; unknown where the date is incomplete"))
def months_after(_: Scope, date: Tanggal, months: int) -> Tanggal | None:
    """
    Give the last day of a term of months: a month from 31 January is the last day of February.
    """
    return dates.later(date, months)


@function(
    ("text", TEXT),
    result=list_of(TEXT),
    doc=("kata-kata sebuah teks, tanpa membedakan huruf besar, tanda baca, dan singkatan lazim",
         "the words of a text, whatever their case, punctuation and usual short forms"))
def words(_: Scope, text: str) -> tuple[str, ...]:
    """
    Give what two people would call the words of a text.
    """
    return words_of(text)


@function(
    ("text", TEXT),
    ("pattern", TEXT),
    result=BOOL,
    doc=("benar bila seluruh teks sesuai dengan pola: ? satu huruf apa pun, * huruf berapa pun",
         "true when the whole text fits a pattern: ? is any one letter, * any number of them"))
def like(_: Scope, text: str, pattern: str) -> bool:
    """
    Compare a text with a pattern.
    """
    return fnmatchcase(text, pattern)


_DIGIT = "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_FEW = r"(?<![\d.,])\d{1,3}(?![\w%]|[.,]\d|\s%)"
_NUMBER = rf"(?:{_FEW}|{_DIGIT}(?:\s?(?:belas|puluh(?:\s?{_DIGIT})?))?|sepuluh|sebelas)(?:\s?\([^()]*\))?"
_WILD = {"_": r"\w+", "#": _NUMBER}
"""What stands for more than itself in a phrase: any word, and a number that counts something (no year, no percentage)."""


@function(
    ("text", TEXT),
    ("phrases", TEXT),
    result=TEXT,
    doc=("bagian pertama teks yang cocok dengan salah satu frasa, dengan huruf kecil; tak diketahui bila tidak ada",
         "the first part of a text that fits one of the phrases, in lower case; unknown where there is none"))
def phrase_in(_: Scope, text: str, phrases: str) -> str | None:
    """
    Find a phrase: ``tidak|belum [pernah] tercapai, gagal*`` are two, with a choice, a word that may be missing and an ending.

    ``_`` is any word, ``#`` a number of up to three digits, or in words. Case and the width of blanks make no difference.
    """
    found = _pattern(phrases).search(" ".join(text.casefold().split()))
    return None if found is None else found[0]


@lru_cache(maxsize=256)
def _pattern(phrases: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_phrase, phrases.split(',')))})\b")


def _phrase(written: str) -> str:
    """
    Write a phrase as a regular expression; the blank goes with a word that may be missing, so the last word must not be one.
    """
    *before, last = written.split() or [""]
    parts = [rf"(?:{_word(word[1:-1])}\s)?" if word[:1] + word[-1:] == "[]" else rf"{_word(word)}\s" for word in before]
    return "".join([*parts, _word(last)])


def _word(choices: str) -> str:
    words = (_WILD.get(word) or re.escape(word).replace(r"\*", r"\w*") for word in choices.casefold().split("|"))
    return f"(?:{'|'.join(words)})"

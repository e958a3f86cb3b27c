"""
Functions on plain dates and texts. Dates themselves compare with ``<`` and the like.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import lru_cache

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


@function(
    ("text", TEXT),
    ("phrases", TEXT),
    result=TEXT,
    doc=(
        "bagian pertama teks yang cocok dengan salah satu frasa, dengan huruf kecil; tak diketahui bila tidak ada",
        "the first part of a text that fits one of the phrases, in lower case; unknown where there is none",
    ),
)
def phrase_in(_: Scope, text: str, phrases: str) -> str | None:
    """
    Find a phrase: ``tidak|belum [pernah] tercapai, gagal*`` are two, with a choice, a word that may be missing and an ending.

    ``_`` is any word. Case and the width of blanks make no difference.
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
    words = (r"\w+" if word == "_" else re.escape(word).replace(r"\*", r"\w*") for word in choices.casefold().split("|"))
    return f"(?:{'|'.join(words)})"

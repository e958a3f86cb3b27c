"""
Strict readers of the smallest parts of a file: text, whole numbers, years, dates, terms of a closed list, printed values.

Each takes what the JSON parser gave and returns the model's value or raises ``InvalidError``; none of them converts between types.
They know nothing of fields or places: ``fields`` says which reader a field takes.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from lkj_rules.files.issues import invalid
from lkj_rules.files.json_values import JsonNumber
from lkj_rules.model.values import Nilai, Notasi, Tanggal
from lkj_rules.nearest import nearest

FORMAT = "lkj-rules/1"
FIRST_YEAR, LAST_YEAR = 1900, 2100
LONGEST_NUMBER = 60
"""Printed digits that a JSON number may have; a trillion trillion rupiah needs 25."""

_WHOLE = re.compile(r"-?[0-9]{1,9}")
_YEAR = re.compile(r"[0-9]{4}")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

EnumT = TypeVar("EnumT", bound=StrEnum)
NilaiT = TypeVar("NilaiT", bound=Nilai)
Reader = Callable[[Any], Any]


def read_text(value: Any) -> str:
    """
    Take a JSON string as it is.
    """
    if type(value) is str:
        return value
    raise invalid(value, "teks dalam tanda kutip", "a text in quotes")


def read_bool(value: Any) -> bool:
    """
    Take ``true`` or ``false``.
    """
    if type(value) is bool:
        return value
    raise invalid(value, "true atau false", "true or false")


def read_whole(value: Any) -> int:
    """
    Take a whole number of at most nine digits, written without fraction or exponent.
    """
    number = _whole(value)
    if number is None:
        raise invalid(value, "bilangan bulat tanpa tanda kutip", "a whole number without quotes")
    return number


def read_count(value: Any) -> int:
    """
    Take a whole number from 1 on.
    """
    number = _whole(value)
    if number is None or number < 1:
        raise invalid(value, "bilangan bulat mulai dari 1", "a whole number from 1 on")
    return number


def read_year(value: Any) -> int:
    """
    Take a year from 1900 to 2100.
    """
    year = _whole(value)
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        raise invalid(
            value,
            f"tahun empat angka tanpa tanda kutip, {FIRST_YEAR} sampai {LAST_YEAR}",
            f"a year of four digits without quotes, {FIRST_YEAR} to {LAST_YEAR}",
        )
    return year


def _whole(value: Any) -> int | None:
    if type(value) is int:
        return value
    return int(value) if type(value) is JsonNumber and _WHOLE.fullmatch(value) else None


def read_year_key(key: Any) -> int:
    """
    Take the key of a mapping by year, such as ``"2024"``.
    """
    if type(key) is str and _YEAR.fullmatch(key) and FIRST_YEAR <= int(key) <= LAST_YEAR:
        return int(key)
    raise invalid(
        key,
        f"tahun empat angka sebagai kunci, {FIRST_YEAR} sampai {LAST_YEAR}",
        f"a year of four digits as the key, {FIRST_YEAR} to {LAST_YEAR}",
        on_key=True,
    )


def read_date(value: Any) -> Tanggal:
    """
    Take ``"2024-01-09"``, ``"2024-01"`` or ``"2024"``; the date must be in the calendar.
    """
    match = _DATE.fullmatch(value) if type(value) is str else None
    if match is not None:
        year, month, day = (None if part is None else int(part) for part in match.groups())
        if year is not None and FIRST_YEAR <= year <= LAST_YEAR and _in_calendar(year, month, day):
            return Tanggal(tahun=year, bulan=month, hari=day)
    raise invalid(
        value,
        'tanggal kalender seperti "2024-01-09", atau "2024-01" atau "2024" bila tidak lengkap',
        'a calendar date like "2024-01-09", or "2024-01" or "2024" where it is incomplete',
    )


def _in_calendar(year: int, month: int | None, day: int | None) -> bool:
    try:
        dt.date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return False
    return True


def read_format(value: Any) -> str:
    """
    Take the name of the one format that this version reads.
    """
    if type(value) is str and value == FORMAT:
        return value
    raise invalid(value, f'"{FORMAT}"', f'"{FORMAT}"', suggestion=nearest(value, (FORMAT,)))


def term_reader(kind: type[EnumT]) -> Callable[[Any], EnumT]:
    """
    Make the reader of a closed list of terms, exactly as they are spelled.
    """
    members = {member.value: member for member in kind}
    choices = ", ".join(members)

    def read(value: Any) -> EnumT:
        if type(value) is str and value in members:
            return members[value]
        raise invalid(value, f"salah satu dari: {choices}", f"one of: {choices}", suggestion=nearest(value, members))

    return read


def value_reader(kind: type[NilaiT], read_object: Callable[[dict[str, Any]], NilaiT]) -> Callable[[Any], NilaiT]:
    """
    Make the reader of printed values: a text, a JSON number with the digits it shows, ``null`` for a blank, or an object.

    A JSON number has a decimal point whatever the paper shows, hence its notation is known.
    """

    def read(value: Any) -> NilaiT:
        form = type(value)
        try:
            if form is str:
                return kind(teks=value)
            if value is None:
                return kind()
            if form is JsonNumber or form is int:
                return kind(teks=_digits(str(value)), notasi=Notasi.TITIK)
            if form is dict and "teks" in value:
                return read_object(value)
        except ValueError:  # from the interpreter, which converts no more than 4300 digits
            text = value.get("dibaca") or value["teks"] if form is dict else value
            raise invalid(text, "angka yang wajar panjangnya", "a number of reasonable length") from None
        if form is dict:
            raise invalid(
                value,
                'objek dengan kunci teks (untuk sel kosong: "teks": "")',
                'an object with the key teks (for a blank cell: "teks": "")',
            )
        raise invalid(
            value,
            "nilai seperti tercetak: teks, angka, null, atau objek dengan kunci teks",
            "a value as printed: a text, a number, null, or an object with the key teks",
        )

    return read


def _digits(number: str) -> str:
    if len(number) > LONGEST_NUMBER or "e" in number or "E" in number:
        raise invalid(
            JsonNumber(number),
            f"angka tanpa pangkat, paling panjang {LONGEST_NUMBER} tanda; atau tulis sebagai teks",
            f"a number without exponent, of {LONGEST_NUMBER} characters at most; or write it as a text",
        )
    return number

"""
Strict readers of the smallest parts of a file: text, whole numbers, years, dates, terms of a closed list, printed values.

Each takes what the JSON parser gave and returns the model's value or raises ``Fault``; none of them converts between types. They
know nothing of fields or places: ``shapes`` says which reader a field takes, ``converter`` and ``quick`` put them together.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from lkj_rules.files.faults import Fault
from lkj_rules.files.marks import JsonNumber
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
    raise Fault(found=value, expected_id="teks dalam tanda kutip", expected_en="a text in quotes")


def read_bool(value: Any) -> bool:
    """
    Take ``true`` or ``false``.
    """
    if type(value) is bool:
        return value
    raise Fault(found=value, expected_id="true atau false", expected_en="true or false")


def read_whole(value: Any) -> int:
    """
    Take a whole number of at most nine digits, written without fraction or exponent.
    """
    if type(value) is int:
        return value
    if type(value) is JsonNumber and _WHOLE.fullmatch(value):
        return int(value)
    raise Fault(found=value, expected_id="bilangan bulat tanpa tanda kutip", expected_en="a whole number without quotes")


def read_count(value: Any) -> int:
    """
    Take a whole number from 1 on.
    """
    try:
        number = read_whole(value)
    except Fault:
        number = 0
    if number < 1:
        raise Fault(found=value, expected_id="bilangan bulat mulai dari 1", expected_en="a whole number from 1 on")
    return number


def read_year(value: Any) -> int:
    """
    Take a year from 1900 to 2100.
    """
    try:
        year = read_whole(value)
    except Fault:
        year = 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Fault(
            found=value,
            expected_id=f"tahun empat angka tanpa tanda kutip, {FIRST_YEAR} sampai {LAST_YEAR}",
            expected_en=f"a year of four digits without quotes, {FIRST_YEAR} to {LAST_YEAR}",
        )
    return year


def read_year_key(key: Any) -> int:
    """
    Take the key of a mapping by year, such as ``"2024"``.
    """
    if type(key) is str and _YEAR.fullmatch(key) and FIRST_YEAR <= int(key) <= LAST_YEAR:
        return int(key)
    raise Fault(
        found=key,
        expected_id=f"tahun empat angka sebagai kunci, {FIRST_YEAR} sampai {LAST_YEAR}",
        expected_en=f"a year of four digits as the key, {FIRST_YEAR} to {LAST_YEAR}",
        on_key=True,
    )


def read_date(value: Any) -> Tanggal:
    """
    Take ``"2024-01-09"``, ``"2024-01"`` or ``"2024"``; the date must be in the calendar.
    """
    match = _DATE.fullmatch(value) if type(value) is str else None
    if match is not None:
        year, month, day = (None if part is None else int(part) for part in match.groups())
        if year is not None and FIRST_YEAR <= year <= LAST_YEAR and _in_calendar(year, month or 1, day or 1, match.groups()):
            return Tanggal(tahun=year, bulan=month, hari=day)
    raise Fault(
        found=value,
        expected_id='tanggal kalender seperti "2024-01-09", atau "2024-01" atau "2024" bila tidak lengkap',
        expected_en='a calendar date like "2024-01-09", or "2024-01" or "2024" where it is incomplete',
    )


def _in_calendar(year: int, month: int, day: int, written: tuple[str | Any, ...]) -> bool:
    if "00" in written[1:]:
        return False
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def read_format(value: Any) -> str:
    """
    Take the name of the one format that this version reads.
    """
    if type(value) is str and value == FORMAT:
        return value
    raise Fault(found=value, expected_id=f'"{FORMAT}"', expected_en=f'"{FORMAT}"', suggestion=nearest(value, (FORMAT,)))


def term_reader(kind: type[EnumT]) -> Callable[[Any], EnumT]:
    """
    Make the reader of a closed list of terms, exactly as they are spelled.
    """
    members = {member.value: member for member in kind}
    choices = ", ".join(members)

    def read(value: Any) -> EnumT:
        if type(value) is str and value in members:
            return members[value]
        raise Fault(
            found=value,
            expected_id=f"salah satu dari: {choices}",
            expected_en=f"one of: {choices}",
            suggestion=nearest(value, members),
        )

    return read


def value_reader(kind: type[NilaiT], from_object: Callable[[Mapping[str, Any]], NilaiT]) -> Callable[[Any], NilaiT]:
    """
    Make the reader of printed values: a text, a JSON number with the digits it shows, ``null`` for a blank, or an object.

    A JSON number has a decimal point whatever the paper shows, hence its notation is known.
    """

    def read(value: Any) -> NilaiT:
        form = type(value)
        if form is str:
            return _printed(kind, value, None)
        if value is None:
            return kind()
        if form is dict:
            return from_object(value)
        if form is JsonNumber or form is int:
            return _printed(kind, _digits(str(value)), Notasi.TITIK)
        raise Fault(
            found=value,
            expected_id="nilai seperti tercetak: teks, angka, null, atau objek dengan kunci teks",
            expected_en="a value as printed: a text, a number, null, or an object with the key teks",
        )

    return read


def _digits(number: str) -> str:
    if len(number) > LONGEST_NUMBER or "e" in number or "E" in number:
        raise Fault(
            found=JsonNumber(number),
            expected_id=f"angka tanpa pangkat, paling panjang {LONGEST_NUMBER} tanda; atau tulis sebagai teks",
            expected_en=f"a number without exponent, of {LONGEST_NUMBER} characters at most; or write it as a text",
        )
    return number


def _printed(kind: type[NilaiT], text: str, notation: Notasi | None) -> NilaiT:
    try:
        return kind(teks=text, notasi=notation)
    except ValueError as refused:
        raise unreadable_number(text) from refused


def unreadable_number(text: object) -> Fault:
    """
    Make the fault for a text whose digits are too many for any figure of a report.
    """
    return Fault(found=text, expected_id="angka yang wajar panjangnya", expected_en="a number of reasonable length")

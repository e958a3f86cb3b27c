"""
Strict readers of the smallest parts of a file: text, whole numbers, years, dates, terms of a closed list, printed values.

Each takes what the JSON parser gave and returns the model's value or raises ``InvalidError``; none of them converts between types.
They know nothing of fields or places: ``fields`` says which reader a field takes.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Iterable
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

T = TypeVar("T")
EnumT = TypeVar("EnumT", bound=StrEnum)
NilaiT = TypeVar("NilaiT", bound=Nilai)
Reader = Callable[..., Any]
"""A hook of the converter: it takes what the file has, and the type, which it does not need."""


def read_text(value: Any, _kind: Any = None) -> str:
    """
    Take a JSON string as it is.
    """
    if type(value) is str:
        return value
    raise invalid(value, "teks dalam tanda kutip", "a text in quotes")


def _scalar(
    take: Callable[[Any], T | None], expected_id: str, expected_en: str, *, terms: Iterable[str] = (), on_key: bool = False
) -> Callable[..., T]:
    """
    Make a reader of ``take``, which returns ``None`` for a wrong value; one of the ``terms`` may be meant then.
    """

    def read(value: Any, _kind: Any = None) -> T:
        taken = take(value)
        if taken is None:
            suggestion = nearest(value, terms, cutoff=67) if terms else None  # "capaian" is not "tercapai"
            raise invalid(value, expected_id, expected_en, suggestion=suggestion, on_key=on_key)
        return taken

    return read


def _whole(value: Any, least: int = -999_999_999, most: int = 999_999_999) -> int | None:
    number = int(value) if type(value) is JsonNumber and _WHOLE.fullmatch(value) else value
    return number if type(number) is int and least <= number <= most else None


def _year_key(key: Any) -> int | None:
    return _whole(int(key), FIRST_YEAR, LAST_YEAR) if type(key) is str and _YEAR.fullmatch(key) else None


def _date(value: Any) -> Tanggal | None:
    match = _DATE.fullmatch(value) if type(value) is str else None
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        return None
    year, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        dt.date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return Tanggal(tahun=year or 0, bulan=month, hari=day)


read_bool = _scalar(lambda value: value if type(value) is bool else None, "true atau false", "true or false")
read_whole = _scalar(_whole, "bilangan bulat tanpa tanda kutip", "a whole number without quotes")
"""Takes a whole number of at most nine digits, written without fraction or exponent."""
read_count = _scalar(lambda value: _whole(value, 1), "bilangan bulat mulai dari 1", "a whole number from 1 on")
read_year = _scalar(
    lambda value: _whole(value, FIRST_YEAR, LAST_YEAR),
    f"tahun empat angka tanpa tanda kutip, {FIRST_YEAR} sampai {LAST_YEAR}",
    f"a year of four digits without quotes, {FIRST_YEAR} to {LAST_YEAR}",
)
read_year_key = _scalar(
    _year_key,
    f"tahun empat angka sebagai kunci, {FIRST_YEAR} sampai {LAST_YEAR}",
    f"a year of four digits as the key, {FIRST_YEAR} to {LAST_YEAR}", on_key=True,
)
"""Takes the key of a mapping by year, such as ``"2024"``."""
read_date = _scalar(
    _date,
    'tanggal kalender seperti "2024-01-09", atau "2024-01" atau "2024" bila tidak lengkap',
    'a calendar date like "2024-01-09", or "2024-01" or "2024" where it is incomplete',
)
read_format = _scalar(
    lambda value: FORMAT if type(value) is str and value == FORMAT else None, f'"{FORMAT}"', f'"{FORMAT}"', terms=(FORMAT,)
)
"""Takes the name of the one format that this version reads."""


@functools.cache
def term_reader(kind: type[EnumT]) -> Callable[..., EnumT]:
    """
    Make the reader of a closed list of terms, exactly as they are spelled.
    """
    members = {member.value: member for member in kind}
    listed = ", ".join(members)
    return _scalar(
        lambda value: members.get(value) if type(value) is str else None,
        f"salah satu dari: {listed}", f"one of: {listed}", terms=members,
    )  # fmt: skip


def value_reader(kind: type[NilaiT], read_object: Callable[[Any], NilaiT]) -> Callable[..., NilaiT]:
    """
    Make the reader of printed values: a text, a JSON number with the digits it shows, ``null`` for a blank, or an object.

    A JSON number has a decimal point whatever the paper shows, hence its notation is known.
    """

    def read(value: Any, _kind: Any = None) -> NilaiT:
        form = type(value)
        try:
            if form is str:
                return kind(teks=value)
            if value is None:
                return kind()
            if form is JsonNumber or form is int:
                return kind(teks=_digits(str(value)), notasi=Notasi.TITIK)
            if form is dict and "teks" in value:
                made = read_object(value)
                if made.dibaca is not None:
                    kind(teks=made.teks)  # rules read what is printed as well
                return made
        except ValueError:  # of a number with more digits than any report prints
            texts = [value.get("dibaca"), value["teks"]] if form is dict else [value]
            longest = max((text for text in texts if isinstance(text, str)), key=len)
            raise invalid(longest, "angka yang wajar panjangnya", "a number of reasonable length") from None
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

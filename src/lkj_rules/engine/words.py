"""
Values in the words of a reader: numbers in the notation of the language, printed values as printed or as read, blanks named.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.domain.dates import date_words
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.misprints import contradicts_print
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import listed
from lkj_rules.model.documents import Indikator
from lkj_rules.model.findings import Bahasa, Texts
from lkj_rules.model.intervals import Interval, round_half_up
from lkj_rules.model.values import Ambigu, Angka, Batas, Kata, Kosong, Kurung, Nilai, Rentang, Tanggal
from lkj_rules.rules.kinds import Kind, Type, Year

BLANK = Texts("(kosong)", "(blank)")
_FOLLOWED = 4
"""Decimals of a number in a derivation: enough to see why two figures differ."""


def write_number(value: int | Fraction | Interval, bahasa: str, *, decimals: int = 2) -> str:
    """
    Write a number: ``1.234,5`` in Indonesian, ``1,234.5`` in English; rounded to ``decimals``, trailing zeros left out.
    """
    if isinstance(value, Interval):
        if value.low == value.high:
            return write_number(value.low, bahasa, decimals=decimals)
        low, high = (write_number(end, bahasa, decimals=decimals) for end in (value.low, value.high))
        return _range(low, high, bahasa)
    rounded = round_half_up(value, decimals)
    whole, rest = divmod(abs(rounded), 1)
    text = f"{int(whole):,}"
    if rest:
        text += "." + f"{int(rest * 10**decimals):0{decimals}d}".rstrip("0")
    sign = "−" if rounded < 0 else ""
    if bahasa == Bahasa.ID:
        text = text.translate(str.maketrans(",.", ".,"))
    return sign + text


def _range(low: str, high: str, bahasa: str) -> str:
    """
    Write a range; a dash between signs of minus would be taken for one.
    """
    if low == high:
        return low
    return f"{low} {Texts('sampai', 'to')[bahasa]} {high}" if "−" in low + high else f"{low}–{high}"


def write_value(value: Any, kind: Type, bahasa: str, scope: Scope) -> str:
    """
    Write any value that a slot of a message can hold.
    """
    if value is None:
        return "?"
    if isinstance(value, str):  # most values are; whether one is a number takes longest
        return _object(value, kind, scope)
    if isinstance(value, Nilai):
        return write_printed(value, bahasa)
    if isinstance(value, Fakta):
        return write_printed(value.nilai, bahasa)
    if kind.kind is Kind.FACTS:
        return write_side(value, bahasa, scope)
    if isinstance(value, (list, tuple)):
        element = kind.element or Type(Kind.ANY)
        return listed([write_value(each, element, bahasa, scope) for each in value]) or "–"
    if isinstance(value, bool):
        return {"id": ("tidak", "ya"), "en": ("no", "yes")}[bahasa][value]
    if isinstance(value, (int, Fraction, Interval)):
        return write_quantity(value, kind, bahasa)
    if isinstance(value, (Texts, Tanggal)):
        return (value if isinstance(value, Texts) else date_words(value))[bahasa]
    return _object(value, kind, scope)


def write_quantity(value: int | Fraction | Interval, kind: Type, bahasa: str, *, decimals: int = 2) -> str:
    """
    Write a computed number with the unit of its kind.
    """
    match kind.kind:
        case Kind.RUPIAH:
            if isinstance(value, Interval) and value.low < 0:
                low, high = (write_quantity(end, kind, bahasa, decimals=decimals) for end in (value.low, value.high))
                return _range(low, high, bahasa)
            written = write_number(value, bahasa, decimals=decimals)
            return f"−Rp{written[1:]}" if written.startswith("−") else f"Rp{written}"
        case Kind.PERCENT:
            written = write_number(value, bahasa, decimals=decimals)
            return f"{written} %" if bahasa == Bahasa.ID else f"{written}%"
        case _:
            return str(value) if kind.cls is Year else write_number(value, bahasa, decimals=decimals)


def write_exactly(value: Any, kind: Type, scope: Scope) -> Texts:
    """
    Write a computed value for someone who follows the computation: numbers with four decimals, all else as messages do.
    """
    if isinstance(value, (int, Fraction, Interval)) and not isinstance(value, bool):
        return in_both(lambda bahasa: write_quantity(value, kind, bahasa, decimals=_FOLLOWED))
    return in_both(lambda bahasa: write_value(value, kind, bahasa, scope))


def write_printed(value: Nilai, bahasa: str) -> str:
    """
    Write a printed value as it is printed, with the transcriber's reading where one is given.
    """
    printed = value.teks if value.teks.strip() else BLANK[bahasa]
    if value.dibaca is None or value.dibaca == value.teks or not (value.diragukan or contradicts_print(value)):
        return value.dibaca if value.dibaca is not None and value.teks.strip() else printed
    read = "dibaca" if bahasa == Bahasa.ID else "read as"
    return f"{printed} ({read} {value.dibaca})"


def write_side(side: tuple[Fakta, ...], bahasa: str, scope: Scope) -> str:
    """
    Write the values of one side of an alignment: once where all print the same, else each with its place.
    """
    texts = [write_printed(fakta.nilai, bahasa) for fakta in side]
    if len({" ".join(text.split()) for text in texts}) == 1:
        return texts[0]
    placed = [f"{text} ({scope.place(fakta)})" for text, fakta in zip(texts, side, strict=True)]
    return "; ".join(dict.fromkeys(placed))


def _object(value: Any, kind: Type, scope: Scope) -> str:
    if kind.kind is Kind.CODE and kind.cls is not None:
        found = scope.deref(kind.cls.__name__, str(value))
        return str(getattr(found, "nama", None) or value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Indikator):
        return value.nama
    for name in ("nama", "label", "judul", "teks", "kode", "id"):
        text = getattr(value, name, None)
        if isinstance(text, str) and text.strip():
            return text
    if attrs.has(type(value)) and "__str__" not in vars(type(value)):
        return scope.place(value) or "–"  # the notation of the program is not a word of the report
    return str(value)


def in_both(write: Callable[[str], str]) -> Texts:
    """
    Write the same in both languages.
    """
    return Texts(write("id"), write("en"))


def reading_words(nilai: Nilai) -> Texts:
    """
    Say what a value is to rules: a number with the range that its hidden digits allow, a bound, a word, nothing.
    """
    match nilai.bacaan:
        case Angka() as angka:
            return in_both(lambda bahasa: _number(nilai, angka, bahasa))
        case Batas(tanda=tanda, angka=bound):
            return in_both(lambda bahasa: f"{tanda.value} {_exact(bound, bahasa)}")
        case Rentang(bawah=low, atas=high):
            return in_both(lambda bahasa: f"{_exact(low, bahasa)}–{_exact(high, bahasa)}")
        case Kata():
            return Texts("kata", "a word")
        case Kosong():
            return Texts("kosong", "blank")
        case Ambigu(ribuan=one, pecahan=other) | Kurung(positif=one, negatif=other):
            either = Texts("atau", "or")
            return in_both(lambda bahasa: f"{_exact(one, bahasa)} {either[bahasa]} {_exact(other, bahasa)}")


def _exact(angka: Angka, bahasa: str) -> str:
    return write_number(angka.nilai, bahasa, decimals=max(angka.desimal, 0))


def _number(nilai: Nilai, angka: Angka, bahasa: str) -> str:
    """
    Write the number, or the range of the true values where digits are hidden.
    """
    known = nilai.bilangan
    if isinstance(known, Interval):
        return write_number(known, bahasa, decimals=max(angka.desimal, 0) + 1)
    return _exact(angka, bahasa)

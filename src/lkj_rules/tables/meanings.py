"""
What each column of a table means, by its heading and by what stands next to it.
"""

from __future__ import annotations

from collections import Counter

from lkj_rules.model.findings import Texts
from lkj_rules.tables.headings import Column
from lkj_rules.tables.vocabulary import (
    IGNORED,
    MEANINGS,
    QUARTERLY,
    SEVERAL,
    YEARLY,
    Kind,
    Meaning,
    heading_words,
    meaning_of,
    quarter_of,
    years_in,
)

_TWICE = Texts("dua kolom dengan arti yang sama; pilih satu", "two columns of one meaning; choose one")
_UNKNOWN = Texts("judul ini tidak dikenal", "this heading is not known")
_UNSURE = Texts("judulnya menyebut hal lain juga; pastikan", "the heading says something else as well; make sure")
_QUARTERS = Texts("targetnya tidak untuk keempat triwulan", "there are not targets of all four quarters")
_NO_PLACE = Texts("dokumen ini tidak memuatnya", "this document does not hold it")


def settle(columns: list[Column], kind: Kind, year: int) -> None:
    """
    Say what each column of a table means by its heading, and whether that is certain; ``year`` is the report's.
    """
    allowed = MEANINGS[kind]
    for column in columns:
        texts = column.heading.split(" / ") if column.heading else []
        what, certain = meaning_of(texts, kind)
        years = next((found for text in reversed(texts) if (found := years_in(text))), [])
        if what is None and years and all(heading_words(text) in {str(each) for each in years} | {"tahun"} for text in texts[-1:]):
            what, certain = "target", kind in {Kind.PK, Kind.RKT}
        if what is None:
            column.note = _UNKNOWN if texts else Texts("kolom tanpa judul", "a column without a heading")
            continue
        if what not in allowed and what != IGNORED:
            column.meaning, column.settled, column.note = Meaning(IGNORED), True, _NO_PLACE
            continue
        named = years[-1] if years and what in YEARLY else None
        if kind is Kind.LAPORAN_LALU and named not in {None, year}:
            column.meaning, column.settled, column.note = Meaning(IGNORED), True, _NO_PLACE
            continue
        if named is not None and (len(set(years)) > 1 or (kind in {Kind.PK, Kind.RKT} and named != year)):
            certain = False
        quarter = quarter_of(texts) if what == QUARTERLY else None
        column.meaning = Meaning(what, named if kind is Kind.RENSTRA or named != year else None, quarter)
        if kind is Kind.RENSTRA and what == "target" and named is None:
            certain = False
        column.settled = certain
        column.note = None if certain else _UNSURE
    _settle_pairs(columns)
    _refuse_repeated(columns)


def _settle_pairs(columns: list[Column]) -> None:
    """
    Take a budget before a change for the budget where none after it is there; leave quarters open unless there are four.
    """
    meanings = [each.meaning for each in columns if each.meaning is not None]
    quarters = {each.quarter for each in meanings if each.quarter}
    for column in columns:
        if column.meaning == Meaning("pagu_awal") and Meaning("pagu") not in meanings:
            column.meaning = Meaning("pagu")
        if column.meaning is not None and column.meaning.quarter and quarters != {1, 2, 3, 4}:
            column.settled, column.note = False, _QUARTERS


def _refuse_repeated(columns: list[Column]) -> None:
    """
    Leave open what two columns mean alike; a column that is less certain gives way to one that is certain.
    """
    counted = Counter(str(each.meaning) for each in columns if each.settled)
    for column in columns:
        if column.settled and column.what not in {IGNORED, *SEVERAL} and counted[str(column.meaning)] > 1:
            column.settled, column.note = False, _TWICE


def settle_data(columns: list[Column]) -> None:
    """
    Say what the columns of a data table mean: the first but a number labels the rows, the others hold figures.
    """
    label = False
    for column in columns:
        words = heading_words(column.heading)
        if words in {"no", "nomor", "no urut"}:
            column.meaning, column.settled = Meaning("nomor"), True
        elif not label:
            column.meaning, column.settled, label = Meaning("label"), True, True
        else:
            column.meaning, column.settled = Meaning("angka"), bool(column.heading)
            column.note = None if column.heading else Texts("kolom tanpa judul", "a column without a heading")

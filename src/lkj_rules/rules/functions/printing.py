"""
Functions on how values are printed: their decimal mark, their digits, their unit, words in the place of numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

from lkj_rules.model.documents import BarisTabel, Indikator, JenisIndikator, Lkj, Ukuran
from lkj_rules.model.facts import Fakta, Lembar
from lkj_rules.model.findings import Texts
from lkj_rules.model.notation import read_text
from lkj_rules.model.recompute import write_result
from lkj_rules.model.units import cannot_break
from lkj_rules.model.values import Ambigu, Angka, Bacaan, Batas, Kosong, Nilai, Notasi, Rentang
from lkj_rules.rules.functions.comparing import scale_of, unit_of
from lkj_rules.rules.functions.predicates import ladder_status
from lkj_rules.rules.kinds import BOOL, FACTS, PRINTED_NILAI, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

FACT = object_of(Fakta)
FACT_LIST = list_of(FACT)
SHEET = object_of(Lembar)

_TEXT = "narasi"
_SHOWN = 10
"""How many values of a table a finding names; a table may have a million."""

_MEASURED = frozenset({Ukuran.REALISASI, Ukuran.CAPAIAN, Ukuran.PERSEN})
_NUMBERS_ONLY = frozenset({Ukuran.CAPAIAN, Ukuran.PERSEN, Ukuran.PAGU, Ukuran.SISA})
_COUNTED = frozenset({JenisIndikator.PROPORSI, JenisIndikator.CACAH, JenisIndikator.INDEKS, JenisIndikator.PERTUMBUHAN})

_TOPICS = {
    Ukuran.TARGET: ("target", "target"),
    Ukuran.REALISASI: ("realisasi", "realisation"),
    Ukuran.CAPAIAN: ("capaian", "achievement"),
    Ukuran.PAGU: ("anggaran", "budget"),
    Ukuran.SISA: ("sisa anggaran", "remaining budget"),
    Ukuran.PERSEN: ("persentase realisasi", "percentage spent"),
}


@function(
    ("fact", FACT),
    result=TEXT,
    doc=("hal yang dinyatakan nilai itu, dengan kata-kata", "what a value states, in words"),
)
def topic(scope: Scope, fact: Fakta) -> Texts:
    """
    Word what a value is: its measure, its indicator or budget line, and its year where that is not the report's.
    """
    measure = _TOPICS[fact.ukuran]
    name = fact.nama if fact.indikator is None else fact.indikator.nama
    line = fact.pos if fact.pos not in (None, "total", name) else None
    shown = " ".join(part for part in (line, name) if part)
    other = fact.tahun != scope.laporan.tahun
    id_ = f"{measure[0]} {shown}".strip() + (f" tahun {fact.tahun}" if other else "")
    en = (f"{measure[1]} of {shown}" if shown else measure[1]) + (f" for {fact.tahun}" if other else "")
    return Texts(id_, en)


@function(
    ("facts", FACT_LIST),
    result=FACT_LIST,
    doc=("beberapa fakta pertama, paling banyak sepuluh", "the first few facts, ten at most"),
)
def few(_: Scope, facts: Sequence[Fakta]) -> list[Fakta]:
    """
    Keep a list of facts short enough to be read.
    """
    return list(facts[:_SHOWN])


@function(
    ("sheet", SHEET),
    result=BOOL,
    doc=("benar bila ini naskah, bukan tabel", "true when this is the running text and no table"),
)
def running_text(_: Scope, sheet: Lembar) -> bool:
    """
    Tell the running text from a table.
    """
    return isinstance(sheet.asal, Lkj)


@function(
    ("fact", FACT),
    result=BOOL,
    doc=("benar bila nilai berdiri dalam naskah, bukan tabel", "true when the value stands in the running text and no table"),
)
def narrated(_: Scope, fact: Fakta) -> bool:
    """
    Tell a figure of the running text from one of a table.
    """
    return fact.tabel == _TEXT


# -- decimal marks


@function(
    ("value", PRINTED_NILAI),
    result=TEXT,
    doc=("kedua bacaan angka yang dapat dibaca dua cara", "the two readings of a number that can be read both ways"),
)
def two_readings(_: Scope, value: Nilai) -> Texts | None:
    """
    Write both readings of an ambiguous number, so that neither can be misread again.
    """
    reading = value.bacaan
    if not isinstance(reading, Ambigu):
        return None
    whole, digits = str(reading.ribuan.nilai), reading.pecahan.desimal
    id_, en = (write_result(reading.pecahan.nilai, digits, bahasa) for bahasa in ("id", "en"))
    return Texts(f"{whole} atau {id_}", f"{whole} or {en}")


def _number_in(reading: Bacaan) -> Angka | None:
    match reading:
        case Angka():
            return reading
        case Batas(angka=angka) | Rentang(atas=angka):
            return angka
        case _:
            return None


def _mark(nilai: Nilai) -> Notasi | None:
    """
    Give the decimal mark that the printed text itself shows.

    A declaration, a JSON number, or a unit that settled the reading shows none.
    """
    if nilai.notasi is not None:
        return None
    settled = nilai.tak_terbagi or nilai.dibaca is not None
    angka = _number_in(nilai.bacaan)
    if angka is None or angka.notasi is None:
        return None
    if settled:
        angka = _number_in(read_text(nilai.teks))
    return None if angka is None else angka.notasi


def _marks(scope: Scope, sheet: Lembar) -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
    """
    Give the facts of a table that show a mark, those that show another one than most, and those with the usual one to compare with.

    Where a single column mixes both marks, its cells are meant; else the columns that differ from the others.
    """

    def collect() -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
        shown = [(fakta, mark) for fakta in scope.facts_in(sheet) if (mark := _mark(fakta.nilai)) is not None]
        counted = Counter(mark for _, mark in shown)
        everything = [fakta for fakta, _ in shown]
        if len(counted) < len(Notasi):
            return everything, [], []
        usual = counted.most_common(1)[0][0]
        columns = {mark: {fakta.kolom for fakta, own in shown if own is mark} for mark in counted}
        mixed = set.intersection(*columns.values())
        odd = [fakta for fakta, mark in shown if mark is not usual and (not mixed or fakta.kolom in mixed)]
        beside = [fakta for fakta, mark in shown if mark is usual]
        near = [fakta for fakta in beside if fakta.kolom == odd[0].kolom]
        return everything, odd, (near or beside)[:1]

    return scope.memo("marks", sheet, collect)


def _marks_touched(scope: Scope, sheet: Lembar) -> list[Nilai]:
    everything, odd, usual = _marks(scope, sheet)
    return [fakta.nilai for fakta in ([*odd[:_SHOWN], *usual] if odd else everything)]


@function(
    ("sheet", SHEET),
    result=FACT_LIST,
    touches=_marks_touched,
    doc=(
        "nilai tabel yang tanda desimalnya lain daripada kebanyakan; kosong bila seragam",
        "the values of a table whose decimal mark is not that of most; none where all are alike",
    ),
)
def odd_notation(scope: Scope, sheet: Lembar) -> list[Fakta]:
    """
    Find the numbers of a table that are written in another notation than the rest.
    """
    return _marks(scope, sheet)[1]


@function(
    ("sheet", SHEET),
    result=FACTS,
    doc=(
        "sebuah nilai dengan tanda desimal yang lazim di tabel itu, bila tandanya bercampur",
        "a value with the usual decimal mark of the table, where marks are mixed",
    ),
)
def usual_notation(scope: Scope, sheet: Lembar) -> tuple[Fakta, ...] | None:
    """
    Find a witness for the usual notation, in the column of the first odd number if there is one.
    """
    return tuple(_marks(scope, sheet)[2]) or None


@function(
    ("fact", FACTS),
    result=TEXT,
    doc=("arti titik dan koma pada sebuah angka, dengan kata-kata", "what point and comma mean in a number, in words"),
)
def marks_words(_: Scope, fact: tuple[Fakta, ...]) -> Texts | None:
    """
    Word the notation of a fact.
    """
    match _mark(fact[0].nilai):
        case Notasi.KOMA:
            return Texts("titik untuk ribuan dan koma untuk desimal", "points for thousands and a decimal comma")
        case Notasi.TITIK:
            return Texts("koma untuk ribuan dan titik untuk desimal", "commas for thousands and a decimal point")
        case None:
            return None


@function(
    ("sheet", SHEET),
    result=BOOL,
    doc=(
        "benar bila tabel memuat angka yang menunjukkan tanda desimalnya",
        "true when the table has numbers that show their decimal mark",
    ),
)
def shows_notation(scope: Scope, sheet: Lembar) -> bool:
    """
    Tell whether any number of a table shows a decimal mark.
    """
    return bool(_marks(scope, sheet)[0])


# -- digits


def _percentage(fakta: Fakta) -> Angka | None:
    """
    Give a measured percentage whose digits can be compared with others; a round hundred has none to show.
    """
    angka = fakta.nilai.bacaan
    if fakta.ukuran not in _MEASURED or not isinstance(angka, Angka) or fakta.nilai.diragukan:
        return None
    if angka.desimal <= 0 and angka.nilai % 100 == 0:
        return None
    if fakta.ukuran is not Ukuran.REALISASI:
        return angka if angka.satuan in (None, "%") else None
    unit = unit_of(fakta.nilai, fakta) or (None if fakta.indikator is None else fakta.indikator.satuan)
    return angka if unit in ("persen", "%") else None


def _digits(scope: Scope, sheet: Lembar) -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
    """
    Give the measured percentages of a table, those with other digits than most of their column, and one with the usual digits.
    """

    def collect() -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
        columns: dict[Hashable, list[tuple[Fakta, int]]] = {}
        everything = []
        for fakta in scope.facts_in(sheet):
            angka = _percentage(fakta)
            if angka is not None:
                everything.append(fakta)
                columns.setdefault(fakta.kolom, []).append((fakta, angka.desimal))
        odd: list[Fakta] = []
        usual: list[Fakta] = []
        for column in columns.values():
            counted = Counter(digits for _, digits in column)
            most = max(counted, key=lambda digits: (counted[digits], digits))
            strange = [fakta for fakta, digits in column if digits != most]
            if strange and not odd:
                usual = [next(fakta for fakta, digits in column if digits == most)]
            odd += strange
        return everything, odd, usual

    return scope.memo("digits", sheet, collect)


def _digits_touched(scope: Scope, sheet: Lembar) -> list[Nilai]:
    everything, odd, usual = _digits(scope, sheet)
    return [fakta.nilai for fakta in ([*odd[:_SHOWN], *usual] if odd else everything)]


@function(
    ("sheet", SHEET),
    result=FACT_LIST,
    touches=_digits_touched,
    doc=(
        "persentase yang banyak desimalnya lain daripada kebanyakan di kolomnya; 0 dan kelipatan 100 tidak dihitung",
        "the percentages with other decimals than most of their column; 0 and full hundreds do not count",
    ),
)
def odd_digits(scope: Scope, sheet: Lembar) -> list[Fakta]:
    """
    Find the measured percentages of a table that are printed with more or fewer digits than their column.
    """
    return _digits(scope, sheet)[1]


@function(
    ("sheet", SHEET),
    result=FACTS,
    doc=(
        "sebuah persentase dengan banyak desimal yang lazim di kolomnya, bila banyaknya berbeda-beda",
        "a percentage with the usual decimals of its column, where they differ",
    ),
)
def usual_digits(scope: Scope, sheet: Lembar) -> tuple[Fakta, ...] | None:
    """
    Find a witness for the usual digits.
    """
    return tuple(_digits(scope, sheet)[2]) or None


@function(
    ("sheet", SHEET),
    result=BOOL,
    doc=("benar bila tabel memuat persentase hasil ukur", "true when the table has measured percentages"),
)
def shows_digits(scope: Scope, sheet: Lembar) -> bool:
    """
    Tell whether a table has percentages whose digits can be compared.
    """
    return bool(_digits(scope, sheet)[0])


# -- words in the place of numbers


def _facts_about(scope: Scope, indikator: Indikator) -> list[Fakta]:
    def collect() -> dict[int, list[Fakta]]:
        found: dict[int, list[Fakta]] = {}
        for fakta in scope.facts:
            if fakta.indikator is not None:
                found.setdefault(id(fakta.indikator), []).append(fakta)
        return found

    return scope.memo("facts_about", scope.laporan, collect).get(id(indikator), [])


def facts_about(scope: Scope, indikator: Indikator) -> list[Fakta]:
    """
    Give every printed target and realisasi of an indicator, in reading order.
    """
    return [fakta for fakta in _facts_about(scope, indikator) if fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI)]


@function(
    ("fact", FACT),
    result=BOOL,
    doc=(
        "benar bila di sel ini lazimnya tertulis angka (atau predikat), dan tidak ada alasan yang menggantikannya",
        "true when this cell should hold a number (or a predicate) and no reason is given in its place",
    ),
)
def number_expected(scope: Scope, fact: Fakta) -> bool | None:
    """
    Tell whether a cell of a table should hold a number; unknown where neither kind, unit nor other values tell.

    Percentages and amounts are always numbers. A predicate in the place of a target or realisasi is a matter of its ladder.
    """
    if fact.tabel == _TEXT:
        return False
    if isinstance(fact.pemilik, BarisTabel) and fact.ukuran is not Ukuran.TARGET and _written(fact.pemilik.alasan):
        return False
    if fact.ukuran in _NUMBERS_ONLY or fact.indikator is None:
        return True if fact.ukuran in _NUMBERS_ONLY or fact.pos is not None else None
    return _counted(scope, fact, fact.indikator)


def _counted(scope: Scope, fact: Fakta, indikator: Indikator) -> bool | None:
    if scope.ladder(indikator) is not None:
        return ladder_status(scope, fact.nilai) is None
    if indikator.jenis is JenisIndikator.PREDIKAT or scale_of(scope, fact.nilai, fact) == "predikat":
        return False
    unit = unit_of(fact.nilai, fact) or indikator.satuan
    if indikator.jenis in _COUNTED or unit in ("persen", "%", "permil") or cannot_break(unit):
        return True
    others = (other.nilai.bacaan for other in facts_about(scope, indikator))
    return True if any(isinstance(reading, (Angka, Batas, Rentang)) for reading in others) else None


@function(
    ("fact", FACT),
    result=TEXT,
    doc=("yang lazimnya tertulis di sel ini", "what one expects in this cell"),
)
def expected_number(scope: Scope, fact: Fakta) -> Texts:
    """
    Word what should stand in the place of a text.
    """
    if fact.ukuran in (Ukuran.CAPAIAN, Ukuran.PERSEN):
        return Texts("persentase", "a percentage")
    if fact.indikator is not None and scope.ladder(fact.indikator) is not None:
        return Texts("predikat atau angka", "a predicate or a number")
    return Texts("angka", "a number")


@function(
    ("fact", FACT),
    result=TEXT,
    doc=(
        "target indikator itu menurut tempat lain pada tahun yang sama, sebagai anak kalimat; kosong bila tidak ada",
        "the target of the indicator in other places for the same year, as a clause; nothing where there is none",
    ),
)
def other_targets(scope: Scope, fact: Fakta) -> Texts:
    """
    Word what other documents say in the place of a blank target: the first of them.
    """
    if fact.indikator is None:
        return Texts("", "")
    for other in facts_about(scope, fact.indikator):
        if other.ukuran is Ukuran.TARGET and other.tahun == fact.tahun and not isinstance(other.nilai.bacaan, Kosong):
            where = scope.place(other)
            return Texts(f"; {where} menulis {other.nilai}", f"; {where} says {other.nilai}")
    return Texts("", "")


def _written(text: str | None) -> bool:
    return text is not None and any(letter.isalpha() for letter in text)


@function(
    ("row", object_of(BarisTabel)),
    result=BOOL,
    doc=("benar bila baris memberi alasan", "true when the row gives a reason"),
)
def reason_given(_: Scope, row: BarisTabel) -> bool:
    """
    Tell whether a row says why it has no realisasi; a dash is no reason.
    """
    return _written(row.alasan)


@function(
    ("row", object_of(BarisTabel)),
    result=BOOL,
    doc=("benar bila sel realisasi baris itu tidak ada atau kosong", "true when the row's realisasi is not there or blank"),
)
def without_realisasi(_: Scope, row: BarisTabel) -> bool:
    """
    Tell whether a row has no realisasi.
    """
    return row.realisasi is None or isinstance(row.realisasi.bacaan, Kosong)

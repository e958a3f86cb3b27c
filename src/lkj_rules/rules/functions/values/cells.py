"""
Functions on single cells: what a value states, whether a number belongs there, what stands in its place.
"""

from __future__ import annotations

import re

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.domain.scales import scale_of, unit_of
from lkj_rules.domain.texts.dates import year_list
from lkj_rules.model.documents import BarisRenstra, BarisTabel, Indikator, JenisIndikator, JenisTabel, Tabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.units import PERMIL, PERSEN, cannot_break, unit_name
from lkj_rules.model.values import Ambigu, Angka, Batas, Kosong, Kurung, Nilai, Rentang
from lkj_rules.rules.functions.values.predicates import ladder_status
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

FACT = object_of(Fakta)
FACT_LIST = list_of(FACT)
SHOWN = 10
"""How many values of a table a finding names; a table may have a million."""

_TEXT = "narasi"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBERS_ONLY = frozenset({Ukuran.CAPAIAN, Ukuran.PERSEN, Ukuran.PAGU, Ukuran.SISA})
_COUNTED = frozenset({JenisIndikator.PROPORSI, JenisIndikator.CACAH, JenisIndikator.INDEKS, JenisIndikator.PERTUMBUHAN})

TOPICS = {
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
    return _topic(fact, dated=fact.tahun != scope.laporan.tahun)


@function(
    ("fact", FACT),
    result=TEXT,
    doc=("hal yang dinyatakan nilai itu beserta tahunnya, dengan kata-kata", "what a value states, and of which year, in words"),
)
def dated_topic(_: Scope, fact: Fakta) -> Texts:
    """
    Word what a value is as ``topic`` does, and always name the year.
    """
    return _topic(fact, dated=True)


def _topic(fact: Fakta, *, dated: bool) -> Texts:
    measure = TOPICS[fact.ukuran]
    name = fact.nama if fact.indikator is None else fact.indikator.nama
    line = fact.pos if fact.pos not in (None, "total", name) else None
    shown = " ".join(part for part in (line, name) if part)
    id_ = f"{measure[0]} {shown}".strip() + (f" tahun {fact.tahun}" if dated else "")
    en = (f"{measure[1]} of {shown}" if shown else measure[1]) + (f" for {fact.tahun}" if dated else "")
    return Texts(id_, en)


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
    if isinstance(reading, Kurung):
        digits, above, below = reading.positif.desimal, reading.positif.nilai, reading.negatif.nilai
        signed = {bahasa: [write_result(number, digits, bahasa) for number in (above, below)] for bahasa in ("id", "en")}
        return Texts(" atau ".join(f"{each} %" for each in signed["id"]), " or ".join(f"{each}%" for each in signed["en"]))
    if not isinstance(reading, Ambigu):
        return None
    whole, digits = str(reading.ribuan.nilai), reading.pecahan.desimal
    id_, en = (write_result(reading.pecahan.nilai, digits, bahasa) for bahasa in ("id", "en"))
    return Texts(f"{whole} atau {id_}", f"{whole} or {en}")


def targets_and_results(scope: Scope, indikator: Indikator) -> list[Fakta]:
    """
    Give every printed target and realisasi of an indicator, in reading order.
    """
    return [fakta for fakta in scope.facts_about(indikator) if fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI)]


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
    unit = unit_of(fact.nilai, fact) or unit_name(indikator.satuan)
    if indikator.jenis in _COUNTED or unit in (PERSEN, PERMIL) or cannot_break(unit):
        return True
    others = (other.nilai.bacaan for other in targets_and_results(scope, indikator))
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
        "tahun-tahun pada baris Renstra itu, selain tahun laporan, yang targetnya kosong",
        "the years of a row of the Renstra, the report's aside, whose target is blank",
    ),
)
def blank_years(scope: Scope, fact: Fakta) -> Texts | None:
    """
    List the years that a path of targets leaves blank; unknown outside the Renstra.
    """
    if not isinstance(fact.pemilik, BarisRenstra):
        return None
    blank = {year for year, value in fact.pemilik.target.items() if isinstance(value.bacaan, Kosong)} - {scope.laporan.tahun}
    return year_list(blank) if blank else None


@function(
    ("value", PRINTED_NILAI),
    result=BOOL,
    doc=("benar bila teks sel memuat lebih dari satu angka", "true when the text of a cell holds more than one number"),
)
def several_numbers(_: Scope, value: Nilai) -> bool:
    """
    Tell a cell with several numbers from one that holds words alone.
    """
    return len(_NUMBER.findall(value.teks)) > 1


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
    for other in targets_and_results(scope, fact.indikator):
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
    ("table", object_of(Tabel)),
    result=BOOL,
    doc=(
        "benar bila tabel ini tabel pengukuran yang memuat realisasi",
        "true when this is a measurement table that has realisations",
    ),
)
@analysis
def reports_realisasi(_: Scope, table: Tabel) -> bool:
    """
    Tell whether a row of a measurement table could have a realisasi: some other row has one.
    """
    measuring = table.jenis is JenisTabel.PENGUKURAN
    return measuring and any(row.realisasi is not None for row in walk(table.baris))


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

"""
What rules ask of printed values: how they are written, whether numbers or predicates are due, what their counts come to.
"""

from __future__ import annotations

import re

from lkj_rules.domain import cells, decimals, figures, misprints, notation, predicates
from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.facts import Fakta, Lembar
from lkj_rules.domain.figures import Peran
from lkj_rules.domain.in_force import edition
from lkj_rules.domain.notation import Ragam
from lkj_rules.domain.predicates import Predikat
from lkj_rules.domain.scales import scale_of
from lkj_rules.model.documents import Indikator
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, Number, bounds
from lkj_rules.model.values import Kata, Kosong, Nilai, Tanggal
from lkj_rules.rules.kinds import BOOL, DATE, NUMBER, PRINTED_NILAI, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function
from lkj_rules.rules.relations import relation

VALUE = ("value", PRINTED_NILAI)
RAGAM = object_of(Ragam)

relation(
    Lembar, result=RAGAM, name="ragam",
    doc=("ragam tanda desimal angka-angkanya", "how the decimal marks of its numbers vary"))(notation.marks)
relation(
    Fakta, result=BOOL, name="terpecah",
    doc=("benar bila cacahan benda yang tidak ada separuhnya bernilai pecahan",
         "true when a count of things of which there is no half has a fraction"))(misprints.is_broken)
relation(
    Lembar, result=RAGAM, name="salah_cetak",
    doc=("angka-angkanya yang salah cetak", "its numbers that are misprinted"))(misprints.misprinted)
relation(
    Lembar, result=RAGAM, name="ragam_desimal",
    doc=("ragam banyaknya desimal persentase di setiap kolomnya", "how the decimals of percentages vary in each of its columns"),
)(decimals.decimals)
relation(
    Indikator, result=RAGAM, name="ragam", doc=("ragam satuan angka-angkanya", "how the units of its numbers vary"),
)(cells.units)
function(
    ("indicator", object_of(Indikator)), ("since", NUMBER), result=RAGAM,
    doc=("predikat SAKIP suatu indikator sejak suatu tahun di samping skornya; yang ganjil adalah skor yang tidak sesuai",
         "the SAKIP grades of an indicator from a year on next to their scores; the odd ones are scores that do not fit"),
)(predicates.sakip)  # fmt: skip


@function(
    VALUE, result=BOOL,
    doc=("benar bila bilangannya tercetak menyalahi semua notasi", "true when the number is printed against every notation"))
def misprinted(_: Scope, value: Nilai) -> bool:
    """
    Return whether a printed number fits no notation, or ends as none does.
    """
    return misprints.is_misprinted(value)


@function(
    VALUE, result=BOOL,
    doc=("benar bila bacaan penyalin (dibaca) tidak mungkin dari cetakannya (teks)",
         "true when the transcriber's reading (dibaca) cannot come from the print (teks)"))
def contradicts_print(_: Scope, value: Nilai) -> bool:
    """
    Return whether a print cannot be what it is taken for.
    """
    return misprints.contradicts_print(value)


def _why_no_place(scope: Scope, value: Nilai) -> Texts | None:
    if predicates.predicate(scope, value) is None or not isinstance(value.bacaan, Kata):
        return None
    return Texts(f"{value.teks!r} bukan satu predikat", f"{value.teks!r} is not a single predicate")


function(
    VALUE, result=object_of(Predikat), why=_why_no_place,
    doc=("letak sebuah predikat di tangga indikatornya", "where a predicate stands on the ladder of its indicator"),
)(predicates.predicate)


@relation(
    Indikator, result=list_of(TEXT),
    doc=("predikat pada tangganya, dari yang terbaik", "the predicates of its ladder, best first"))
def anak_tangga(scope: Scope, indikator: Indikator) -> list[str] | None:
    """
    List the rungs.
    """
    ladder = scope.ladder(indikator)
    return None if ladder is None else [spellings[0] for spellings in ladder.kelas]


def _why_no_scale(scope: Scope, value: Nilai) -> Texts | None:
    fakta = scope.places.fact_with(value)
    if scale_of(scope, value, fakta) is not None:
        return None
    column = "nilai" if fakta is None else fakta.ukuran.value
    match value.bacaan:
        case Kosong():
            return Texts(f"{column} kosong", f"the {column} is blank")
        case Kata():
            said = "berupa teks, bukan angka atau predikat", "is a text, neither number nor predicate"
            return Texts(f"{column} {said[0]}", f"the {column} {said[1]}")
        case _:
            return Texts(f"{column} dapat dibaca dua cara", f"the {column} can be read in two ways")


@function(
    VALUE, result=TEXT, why=_why_no_scale,
    doc=(
        "angka, predikat, atau skor (predikat dan skornya); tak diketahui untuk sel kosong, bacaan ganda, dan kata lain",
        "angka (a number), predikat (a predicate) or skor (one with its score); unknown for a blank, two readings and other words",
    ),
)
def scale(scope: Scope, value: Nilai) -> str | None:
    """
    Distinguish a number from a predicate.
    """
    return scale_of(scope, value, scope.places.fact_with(value))


relation(
    Fakta, result=BOOL, name="berangka", doc=("benar bila selnya lazim berisi angka", "true when one expects a number in its cell"),
)(cells.number_expected)
relation(Fakta, result=TEXT, name="hal", doc=("hal yang dinyatakannya, dengan kata-kata", "what it states, in words"))(cells.topic)
relation(
    Fakta, result=TEXT, name="judul_kolom",
    doc=("nama kolomnya: judul yang tercetak, bila ada, selain itu ukurannya", "its column: the printed heading, else its measure"),
)(cells.heading)
relation(
    Fakta, result=NUMBER, name="keseluruhan",
    doc=("keseluruhan dalam satuan nilai itu: 100 untuk persen", "the whole in the unit of the value: 100 for percent"),
)(cells.share_whole)
function(
    VALUE, result=TEXT,
    doc=("kedua bacaan angka yang dapat dibaca dua cara", "the two readings of a number that can be read both ways"),
)(cells.two_readings)
function(
    VALUE, ("least", NUMBER), ("most", NUMBER), result=BOOL,
    doc=("benar bila nilainya mungkin di antara kedua ujung; batas harus menyisakan ruang, rentang seluruhnya di dalam",
         "true when the value can lie between two ends; a bound must leave room, a range must lie inside"))(cells.within)
function(
    ("figure", PRINTED_NILAI), result=object_of(Peran),
    doc=("peran sebuah angka dalam pernyataan yang memuatnya", "what a figure is in the statement that holds it"))(figures.role)


@function(
    ("number", NUMBER), ("digits", NUMBER), result=TEXT,
    doc=("sebuah hasil hitungan, ditulis dengan paling sedikit dua desimal atau sebanyak yang tercetak",
         "a computed number, written with two decimals or as many as were printed"))
def written(_: Scope, number: Number, digits: Exact) -> Texts:
    """
    Write a computed number; an interval by both ends.
    """
    ends = bounds(number)
    return Texts(*("–".join(dict.fromkeys(write_result(end, int(digits), bahasa) for end in ends)) for bahasa in ("id", "en")))


@function(
    ("text", TEXT), result=list_of(TEXT),
    doc=("bilangan dalam teks, seperti tercetak", "the numbers in a text, as printed"))
def numerals(_: Scope, text: str) -> list[str]:
    """
    Find the numbers of a text.
    """
    return re.findall(r"\d+(?:[.,]\d+)*", text)


@relation(
    Fakta, result=TEXT,
    doc=("dokumen dan versi yang memuatnya, sama bagi semua salinannya", "its document and version, the same for all copies"))
def edisi(_: Scope, fakta: Fakta) -> str:
    """
    Name what copies of one document have in common: level, signer and version.
    """
    return " ".join(str(part) for part in edition(fakta.lembar.asal))


@relation(Fakta, result=DATE, doc=("tanggal dokumen yang memuatnya", "the date of the document that it stands in"))
def tanggal(_: Scope, fakta: Fakta) -> Tanggal | None:
    """
    Give the date of a fact's document.
    """
    return getattr(fakta.lembar.asal, "tanggal", None)

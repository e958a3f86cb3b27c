"""
Functions on how the numbers of one table are printed: their decimal marks.
"""

from __future__ import annotations

from collections import Counter

from lkj_rules.model.documents import Lkj, Ukuran
from lkj_rules.model.facts import Fakta, Lembar
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.reading.units import cannot_break
from lkj_rules.model.values import Ambigu, Angka, Bacaan, Batas, Dalam, Nilai, Notasi, Rentang
from lkj_rules.rules.functions.cells import FACT_LIST, SHOWN
from lkj_rules.rules.kinds import BOOL, FACTS, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

SHEET = object_of(Lembar)


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


def _number_in(reading: Bacaan) -> Angka | None:
    match reading:
        case Angka():
            return reading
        case Batas(angka=angka) | Rentang(atas=angka):
            return angka
        case _:
            return None


def _mark(fakta: Fakta) -> Notasi | None:
    """
    Give the decimal mark that the printed text itself shows, alone or because its unit has no fractions (``3,000 orang``).

    A declaration, a JSON number, or a column that settled the reading shows none.
    """
    nilai = fakta.nilai
    angka = _number_in(nilai.bacaan)
    if angka is None or angka.notasi is None:
        return None
    if nilai.dibaca is not None:
        angka = _number_in(read_text(nilai.teks))
    elif nilai.notasi is not None:
        whole = angka.desimal == 0 and _is_whole(fakta, angka) and isinstance(read_text(nilai.teks), Ambigu)
        return angka.notasi if whole else None
    return None if angka is None else angka.notasi


def _is_whole(fakta: Fakta, angka: Angka) -> bool:
    """
    Tell whether a value counts what has no halves, so that three digits behind a mark can only be thousands.
    """
    if fakta.nilai.tak_terbagi:
        return fakta.nilai.dalam in (None, Dalam.RUPIAH)
    units = (angka.satuan, fakta.satuan, None if fakta.indikator is None else fakta.indikator.satuan)
    return fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI) and any(map(cannot_break, units))


def _marks(scope: Scope, sheet: Lembar) -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
    """
    Give the facts of a table that show a mark, those that show another one than most, and those with the usual one to compare with.

    Where a single column mixes both marks, its cells are meant; else the columns that differ from the others.
    """

    def collect() -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
        shown = [(fakta, mark) for fakta in scope.facts_in(sheet) if (mark := _mark(fakta)) is not None]
        counted = Counter(mark for _, mark in shown)
        everything = [fakta for fakta, _ in shown]
        if len(counted) < len(Notasi):
            return everything, [], []
        usual = counted.most_common(1)[0][0]
        columns = {mark: {fakta.kolom for fakta, own in shown if own is mark} for mark in counted}
        mixed = set.intersection(*columns.values())
        odd = [fakta for fakta, mark in shown if mark is not usual and (not mixed or fakta.kolom in mixed)]
        beside = [fakta for fakta, mark in shown if mark is usual]
        beside.sort(key=lambda fakta: fakta.nilai.notasi is not None)  # what shows its mark by itself is the better witness
        near = [fakta for fakta in beside if fakta.kolom == odd[0].kolom]
        return everything, odd, (near or beside)[:1]

    return scope.memo(sheet, collect)


def _marks_touched(scope: Scope, sheet: Lembar) -> list[Nilai]:
    everything, odd, usual = _marks(scope, sheet)
    return [fakta.nilai for fakta in ([*odd[:SHOWN], *usual] if odd else everything)]


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
    match _mark(fact[0]):
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

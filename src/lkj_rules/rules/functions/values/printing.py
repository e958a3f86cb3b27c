"""
Functions on how the numbers of one table are printed: their decimal marks.
"""

from __future__ import annotations

import re
from collections import Counter

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta, Lembar
from lkj_rules.model.documents import Lkj, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.reading.units import cannot_break
from lkj_rules.model.values import Ambigu, Angka, Bacaan, Batas, Dalam, Nilai, Notasi, Rentang
from lkj_rules.rules.functions.values.cells import FACT_LIST, SHOWN
from lkj_rules.rules.kinds import BOOL, FACTS, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

SHEET = object_of(Lembar)

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,](?=\d)")
_SIGNS = {True: Texts("koma", "comma"), False: Texts("titik", "point")}
_PARTED = {"ribuan": Texts("ribuan", "thousands"), "desimal": Texts("desimal", "decimals")}


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


@analysis
def _marks(scope: Scope, sheet: Lembar) -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
    """
    Give the facts of a table that show a mark, those that show another one than most, and those with the usual one to compare with.

    Where a single column mixes both marks, its cells are meant; else the columns that differ from the others.
    """
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


def _parts(fakta: Fakta) -> frozenset[str]:
    """
    Tell what the marks of a number part: thousands, decimals, or both.
    """
    angka = _number_in(read_text(fakta.nilai.teks)) or _number_in(fakta.nilai.bacaan)
    whole = angka is None or angka.desimal == 0
    grouped = len(_BETWEEN_DIGITS.findall(fakta.nilai.teks)) > (0 if whole else 1)
    return frozenset(part for part, shown in (("ribuan", grouped), ("desimal", not whole)) if shown)


def _mixture(scope: Scope, sheet: Lembar) -> tuple[str, str, Fakta, list[Fakta]] | None:
    """
    Give what the usual mark parts in one number and the other mark in the odd ones: the same thing, where there is such a number.
    """
    _, odd, usual = _marks(scope, sheet)
    if not odd:
        return None
    here, there = _parts(usual[0]), _parts(odd[0])
    same = sorted(here & there)
    return (same[0], same[0], usual[0], odd) if same else (min(here), min(there), usual[0], odd)


@function(
    ("sheet", SHEET),
    result=TEXT,
    doc=(
        "bagaimana titik dan koma bercampur dalam tabel, dengan contoh dari kedua cara",
        "how points and commas are mixed in a table, with examples of both ways",
    ),
)
def mixed_marks(scope: Scope, sheet: Lembar) -> Texts | None:
    """
    Word the mixture: one thing written with two marks, or one mark that means two things.
    """
    found = _mixture(scope, sheet)
    if found is None:
        return None
    part, other, usual, odd = found
    comma = (_mark(usual) is Notasi.KOMA) is (part == "desimal")
    sign, opposite = _SIGNS[comma], _SIGNS[not comma]
    shown = "; ".join(dict.fromkeys(fakta.nilai.teks for fakta in odd[:SHOWN]))
    many = Texts(f"pada {len(odd)} angka", "in 1 number" if len(odd) == 1 else f"in {len(odd)} numbers")
    said, also = _PARTED[part], _PARTED[other]
    if part == other:
        return Texts(
            f"{said.id} ditulis dengan {sign.id} ({usual.nilai.teks}), tetapi {many.id} dengan {opposite.id} ({shown})",
            f"{said.en} are set off by a {sign.en} ({usual.nilai.teks}), but {many.en} by a {opposite.en} ({shown})",
        )
    return Texts(
        f"{sign.id} memisahkan {said.id} ({usual.nilai.teks}), tetapi {many.id} memisahkan {also.id} ({shown})",
        f"a {sign.en} sets off {said.en} ({usual.nilai.teks}), but {many.en} it sets off {also.en} ({shown})",
    )


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

"""
How the numbers of one table or column are printed, and which are printed unlike most: decimal marks and decimals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta, KolomLembar, Lembar
from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import spelled_alike, words_of
from lkj_rules.model.documents import Lkj, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.reading.numerals import fold_look_alikes
from lkj_rules.model.reading.terbilang import amount_in_words
from lkj_rules.model.reading.units import PERSEN, cannot_break, unit_name
from lkj_rules.model.values import Ambigu, Angka, Bacaan, Batas, Dalam, Exact, Kata, Kosong, Kurung, Nilai, Notasi, Rentang

SHOWN = 10
"""How many values a finding names; a table may have a million."""


@attrs.frozen(kw_only=True)
class Ragam:
    """
    Hold facts that are compared in one respect: all of them, those unlike most, and one that is like most.

    ``bukti`` are the facts that the verdict rests on; ``uraian`` words the difference.
    """

    semua: tuple[Fakta, ...] = ()
    ganjil: tuple[Fakta, ...] = ()
    lazim: Fakta | None = None
    bukti: tuple[Fakta, ...] = ()
    uraian: Texts | None = None


def variety(
    semua: Sequence[Fakta], ganjil: Sequence[Fakta] = (), lazim: Fakta | None = None, uraian: Texts | None = None
) -> Ragam:
    """
    Put a comparison together; the verdict rests on the odd ones that a finding names and the usual one, else on all.
    """
    witness = () if lazim is None else (lazim,)
    evidence = (*ganjil[:SHOWN], *witness) if ganjil else semua
    return Ragam(semua=tuple(semua), ganjil=tuple(ganjil), lazim=lazim, bukti=tuple(evidence), uraian=uraian)


def number_in(reading: Bacaan) -> Angka | None:
    """
    Give the number of a reading: of a bound the one it names, of a range the upper end.
    """
    match reading:
        case Angka():
            return reading
        case Batas(angka=angka) | Rentang(atas=angka):
            return angka
        case _:
            return None


# -- decimal marks of a table

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,](?=\d)")
_SIGNS = {True: Texts("koma", "comma"), False: Texts("titik", "point")}
_PARTED = {"ribuan": Texts("ribuan", "thousands"), "desimal": Texts("desimal", "decimals")}


@analysis
def marks(scope: Scope, lembar: Lembar) -> Ragam:
    """
    Compare the decimal marks that the numbers of a table show; the running text is not a table.

    Where a single column mixes both marks, its cells are meant; else the columns that differ from the others.
    """
    facts = () if isinstance(lembar.asal, Lkj) else scope.facts_in(lembar)
    shown = [(fakta, mark) for fakta in facts if (mark := _mark(fakta)) is not None]
    counted = Counter(mark for _, mark in shown)
    everything = [fakta for fakta, _ in shown]
    if len(counted) < len(Notasi):
        return variety(everything)
    usual = counted.most_common(1)[0][0]
    columns = {mark: {fakta.kolom for fakta, own in shown if own is mark} for mark in counted}
    mixed = set.intersection(*columns.values())
    odd = [fakta for fakta, mark in shown if mark is not usual and (not mixed or fakta.kolom in mixed)]
    usual_ones = [fakta for fakta, mark in shown if mark is usual]
    usual_ones.sort(key=lambda fakta: fakta.nilai.notasi is not None)  # what shows its mark by itself is the better witness
    near = [fakta for fakta in usual_ones if fakta.kolom == odd[0].kolom]
    witness = (near or usual_ones)[0]
    return variety(everything, odd, witness, _mixture(witness, odd))


def _mark(fakta: Fakta) -> Notasi | None:
    """
    Give the decimal mark that the printed text itself shows, alone or because its unit has no fractions (``3,000 orang``).

    A declaration, a JSON number, or a column that settled the reading shows none.
    """
    nilai = fakta.nilai
    angka = number_in(nilai.bacaan)
    if angka is None or angka.notasi is None:
        return None
    if nilai.dibaca is not None:
        angka = number_in(read_text(nilai.teks))
    elif nilai.notasi is not None:
        whole = angka.desimal == 0 and _is_whole(fakta, angka) and isinstance(read_text(nilai.teks), Ambigu)
        return angka.notasi if whole else None
    return None if angka is None else angka.notasi


def _is_whole(fakta: Fakta, angka: Angka) -> bool:
    """
    Return whether a value counts what has no halves, so that three digits behind a mark can only be thousands.
    """
    if fakta.nilai.tak_terbagi:
        return fakta.nilai.dalam in (None, Dalam.RUPIAH)
    units = (angka.satuan, fakta.satuan, None if fakta.indikator is None else fakta.indikator.satuan)
    return fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI) and any(map(cannot_break, units))


def contradicts_print(nilai: Nilai) -> bool:
    """
    Return whether the transcriber takes a print for something that it cannot say.

    Brackets that are mere layout, both readings of a number, and letters that look like digits leave the print open.
    """
    if nilai.dibaca is None or nilai.dibaca == nilai.teks:
        return False
    printed, read = attrs.evolve(nilai, dibaca=None).bacaan, nilai.bacaan
    match printed:
        case Batas() | Rentang():
            return _bare(read) != _bare(printed)
        case Kosong():
            return not isinstance(read, Kosong)
        case Kata():
            return not _may_be(nilai.teks, nilai.dibaca, read)
        case _:
            layout = {-number for number in _numbers(printed) if nilai.teks.strip().startswith("(")}
            return (_numbers(printed) | layout).isdisjoint(_numbers(read))


def _numbers(reading: Bacaan) -> set[Exact]:
    """
    Give the numbers that a print can be read as.
    """
    match reading:
        case Angka(nilai=number):
            return {number}
        case Ambigu(ribuan=one, pecahan=other) | Kurung(positif=one, negatif=other):
            return {one.nilai, other.nilai}
        case _:
            return set()


def _bare(reading: Bacaan) -> tuple[object, ...]:
    """
    Give what a bound or a range says, its unit aside.
    """
    match reading:
        case Batas():
            return reading.tanda, reading.angka.nilai
        case Rentang():
            return reading.bawah.nilai, reading.atas.nilai
        case _:
            return (reading,)


_DIGITS = str.maketrans("lIiOoQSsBZzG", "111000558226")


def _may_be(teks: str, dibaca: str, read: Bacaan) -> bool:
    """
    Return whether words that hold no clear number can be what the transcriber takes them for.
    """
    if isinstance(read, Kata):
        one, other = words_of(teks), words_of(dibaca)
        return len(one) == len(other) and all(map(spelled_alike, one, other))
    wanted = re.sub(r"\D", "", dibaca)
    shown = (re.sub(r"\D", "", fold_look_alikes(text)) for text in (teks, teks.translate(_DIGITS)))
    return any(wanted and wanted in digits for digits in shown) or (isinstance(read, Angka) and amount_in_words(teks) == read.nilai)


def _parts(fakta: Fakta) -> frozenset[str]:
    """
    Return what the marks of a number part: thousands, decimals, or both.
    """
    angka = number_in(read_text(fakta.nilai.teks)) or number_in(fakta.nilai.bacaan)
    whole = angka is None or angka.desimal == 0
    grouped = len(_BETWEEN_DIGITS.findall(fakta.nilai.teks)) > (0 if whole else 1)
    return frozenset(part for part, shown in (("ribuan", grouped), ("desimal", not whole)) if shown)


def _mixture(usual: Fakta, odd: Sequence[Fakta]) -> Texts:
    """
    Word the mixture: one thing written with two marks where there is such a number, else one mark that means two things.
    """
    here, there = _parts(usual), _parts(odd[0])
    same = min(here & there, default=None)
    part, other = same or min(here), same or min(there)
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


# -- decimals of a column

_MEASURED = frozenset({Ukuran.REALISASI, Ukuran.CAPAIAN, Ukuran.PERSEN})


@analysis
def decimals(_: Scope, kolom: KolomLembar) -> Ragam:
    """
    Compare how many decimals the measured percentages of a column are printed with; the running text is not a column.
    """
    facts = () if isinstance(kolom.lembar.asal, Lkj) else kolom.fakta
    read = [(fakta, angka.desimal) for fakta in facts if (angka := _percentage(fakta)) is not None]
    everything = [fakta for fakta, _ in read]
    counted = Counter(digits for _, digits in read)
    if len(counted) <= 1:
        return variety(everything)
    most = max(counted, key=lambda digits: (counted[digits], digits))
    odd = [fakta for fakta, digits in read if digits != most]
    return variety(everything, odd, next(fakta for fakta, digits in read if digits == most))


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
    unit = unit_of(fakta.nilai, fakta) or unit_name(None if fakta.indikator is None else fakta.indikator.satuan)
    return angka if unit == PERSEN else None

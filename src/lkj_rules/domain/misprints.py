"""
Numbers that are misprinted, whatever the transcriber takes them for, and prints that cannot be what they are taken for.
"""

from __future__ import annotations

import re

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta, Lembar
from lkj_rules.domain.notation import SHOWN, Ragam, number_in, variety
from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import spelled_alike, words_of
from lkj_rules.model.documents import JenisIndikator
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.reading.misprints import is_misprint, is_ungrouped
from lkj_rules.model.reading.numerals import fold_look_alikes
from lkj_rules.model.reading.terbilang import amount_in_words
from lkj_rules.model.reading.units import RUPIAH, cannot_break, unit_name
from lkj_rules.model.values import Ambigu, Angka, Bacaan, Batas, Exact, Kata, Kosong, Kurung, Nilai, Notasi, Rentang

_LONG = 7
"""Digits from which a number is hard to read without marks between its thousands."""


def is_misprinted(nilai: Nilai) -> bool:
    """
    Return whether a printed number fits no notation, or ends as none does.
    """
    return nilai.notasi is None and is_misprint(nilai.teks, money=nilai.tak_terbagi)


@analysis
def misprinted(scope: Scope, lembar: Lembar) -> Ragam:
    """
    Find the misprinted numbers of a table, and long ones without marks where the other long ones have them.
    """
    facts = [fakta for fakta in scope.facts_in(lembar) if any(map(str.isdigit, fakta.nilai.teks))]
    broken = [fakta for fakta in facts if is_misprinted(fakta.nilai)]
    wrong, bare = Identities(broken), [fakta for fakta in facts if is_ungrouped(fakta.nilai.teks)]
    plain = (fakta for fakta in facts if bare and fakta.nilai.notasi is not Notasi.TITIK and fakta not in wrong)
    long = Identities(fakta for fakta in plain if _is_long(fakta))
    bare = [fakta for fakta in bare if fakta in long]
    odd = [*broken, *(bare if 2 * len(bare) < len(long) else ())]
    shown = "; ".join(dict.fromkeys(f"{fakta.nilai.teks}" for fakta in odd[:SHOWN]))
    return variety(facts, odd, None, Texts(shown, shown))


def _is_long(fakta: Fakta) -> bool:
    angka = number_in(fakta.nilai.bacaan)
    return angka is not None and angka.nilai >= 10 ** (_LONG - 1)


_MEAN = re.compile(r"\b(?:rata|rerata|rasio|indeks)\b", re.IGNORECASE)


def is_broken(_: Scope, fakta: Fakta) -> bool | None:
    """
    Return whether a number of things of which there is no half has a fraction; ``None`` where halves may be meant, as of means.
    """
    indikator, number = fakta.indikator, fakta.nilai.tepat
    if indikator is None or number is None or indikator.jenis not in (None, JenisIndikator.CACAH):
        return None
    printed = unit_of(fakta.nilai, fakta)
    unit = indikator.satuan if printed is None else printed
    if not cannot_break(unit) or unit_name(unit) == RUPIAH or _MEAN.search(indikator.nama):
        return None
    return number.denominator > 1


# -- what a print is taken for


def contradicts_print(nilai: Nilai) -> bool:
    """
    Return whether the transcriber takes a print for something that it cannot say.

    Brackets that are mere layout, both readings of a number, and letters that look like digits leave the print open.
    """
    if nilai.dibaca is None or nilai.dibaca == nilai.teks:
        return False
    printed, read = type(nilai)(teks=nilai.teks, notasi=nilai.notasi, dalam=nilai.dalam).bacaan, nilai.bacaan
    if re.fullmatch(_DITTO, nilai.teks.strip()):
        return False
    if is_misprint(nilai.teks, money=nilai.tak_terbagi):
        return not _may_be(nilai.teks, nilai.dibaca, read)
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


_DITTO = r"(?i)s\.? ?d\.? ?a\.?|idem|ditto|sama|[\"″〃”]"
"""The sign for what stands above it, which the transcriber writes out."""
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

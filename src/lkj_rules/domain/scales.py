"""
What kind of value is printed: in which unit, whether a number or a predicate.
"""

from __future__ import annotations

from lkj_rules.domain.facts import Fakta, indicator_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Indikator, JenisIndikator, Ukuran
from lkj_rules.model.reading.ladders import BUILT_IN, rank
from lkj_rules.model.reading.units import PERMIL, PERSEN, cannot_break, comparable, unit_name
from lkj_rules.model.values import Angka, Batas, Kata, Nilai, Rentang


def unit_of(nilai: Nilai, fakta: Fakta | None) -> str | None:
    """
    Name the unit that is printed at a value or in its row: ``persen``, ``permil``, ``orang`` …; ``None`` where none is.
    """
    return unit_name(_unit_word(nilai, fakta))


def _unit_word(nilai: Nilai, fakta: Fakta | None) -> str | None:
    """
    Give the unit that is printed at a value, else in its row.

    Achievements and shares of a budget are percentages, whatever the row counts.
    """
    angka = nilai.bacaan.angka if isinstance(nilai.bacaan, Batas) else nilai.bacaan
    angka = angka.atas if isinstance(angka, Rentang) else angka
    at_value = angka.satuan if isinstance(angka, Angka) else None
    if fakta is not None and fakta.ukuran in (Ukuran.CAPAIAN, Ukuran.PERSEN):
        return PERMIL if unit_name(at_value) == PERMIL else PERSEN
    return at_value or (None if fakta is None else fakta.satuan)


def same_scale(first: Nilai, second: Nilai, fakta: Fakta | None, other: Fakta | None) -> bool:
    """
    Tell whether two numbers may be compared: their units are not known to differ, nor both unknown and unlike.
    """
    left, right = _unit_word(first, fakta), _unit_word(second, other)
    if left is not None and right is not None:
        return comparable(left, right) is True
    # "12" of an indicator that counts villages is no 12 %.
    return not ({unit_name(left), unit_name(right)} & {PERSEN, PERMIL} and _is_count(indicator_of(fakta or other)))


def _is_count(indikator: Indikator | None) -> bool:
    return indikator is not None and (indikator.jenis is JenisIndikator.CACAH or cannot_break(indikator.satuan))


def scale_of(scope: Scope, nilai: Nilai, fakta: Fakta | None) -> str | None:
    """
    Name the scale of a value, ``angka`` or ``predikat``; ``None`` for a blank, a double reading, or a word on no ladder.

    An indicator that names no ladder may still carry a grade that everyone knows ("B", "WTP").
    """
    match nilai.bacaan:
        case Angka() | Batas() | Rentang():
            return "angka"
        case Kata():
            own = scope.ladder(indicator_of(fakta))
            ladders = BUILT_IN.values() if own is None else (own,)
            return "predikat" if any(rank(nilai, tangga) is not None for tangga in ladders) else None
        case _:
            return None

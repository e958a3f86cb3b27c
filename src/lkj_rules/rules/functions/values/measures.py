"""
Functions on what kind of value is printed: in which unit, whether a number or a predicate.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Indikator, JenisIndikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.ladders import BUILT_IN, rank
from lkj_rules.model.reading.units import PERMIL, PERSEN, cannot_break, comparable, unit_name
from lkj_rules.model.values import Ambigu, Angka, Batas, Kata, Kosong, Kurung, Nilai, Rentang
from lkj_rules.rules.functions.values.pairing import Verdict, indicator_of, printed
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, SIDE
from lkj_rules.rules.registry import Scope, function


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


def unit_of(nilai: Nilai, fakta: Fakta | None) -> str | None:
    """
    Name the unit that is printed at a value or in its row: ``persen``, ``permil``, ``orang`` …; ``None`` where none is.
    """
    return unit_name(_unit_word(nilai, fakta))


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


@function(
    ("side", SIDE),
    result=BOOL,
    doc=(
        "benar bila semua nilai berjenis sama: semua angka atau semua predikat",
        "true when all values are of one kind: all numbers or all predicates",
    ),
)
def one_scale(scope: Scope, side: Any) -> Verdict:
    """
    Tell whether values that are numbers stand beside values that are predicates; blanks and double readings say nothing.

    A word that is no known predicate beside other values leaves it open, unless those differ already.
    """
    facts = printed(scope, side)
    seen = {kind for nilai, fakta in facts if (kind := scale_of(scope, nilai, fakta)) is not None}
    if len(seen) > 1:
        return False
    stray = any(isinstance(nilai.bacaan, Kata) and scale_of(scope, nilai, fakta) is None for nilai, fakta in facts)
    return None if stray or not seen else True


def _why_no_kind(scope: Scope, *values: Nilai) -> Texts | None:
    for nilai in values:
        fakta = scope.places.fact_with(nilai)
        if scale_of(scope, nilai, fakta) is None:
            column = "nilai" if fakta is None else fakta.ukuran.value
            match nilai.bacaan:
                case Kosong():
                    return Texts(f"{column} kosong", f"the {column} is blank")
                case Ambigu() | Kurung():
                    return Texts(f"{column} dapat dibaca dua cara", f"the {column} can be read in two ways")
                case _:
                    return Texts(
                        f"{column} berupa teks, bukan angka atau predikat", f"the {column} is a text, neither number nor predicate"
                    )
    return None


@function(
    ("left", PRINTED_NILAI),
    ("right", PRINTED_NILAI),
    result=BOOL,
    why=_why_no_kind,
    doc=(
        "benar bila keduanya angka atau keduanya predikat",
        "true when both are numbers or both are predicates",
    ),
)
def same_kind(scope: Scope, left: Nilai, right: Nilai) -> Verdict:
    """
    Tell whether two values of one row can be compared at all: predicate with predicate, number with number.
    """
    kinds = [scale_of(scope, nilai, scope.places.fact_with(nilai)) for nilai in (left, right)]
    return None if None in kinds else kinds[0] == kinds[1]


@function(
    ("value", PRINTED_NILAI),
    result=BOOL,
    doc=("benar bila sebuah rentang tertulis dari besar ke kecil", "true when a range is printed from its upper end down"),
)
def runs_backwards(_: Scope, value: Nilai) -> bool:
    """
    Tell whether a printed range runs down.
    """
    return isinstance(value.bacaan, Rentang) and value.bacaan.terbalik

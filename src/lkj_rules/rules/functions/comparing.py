"""
Functions that tell whether printed values of one indicator state the same, or can come from one measurement.
"""

from __future__ import annotations

import itertools
from typing import Any

from lkj_rules.model.capaian.spans import Span, span_of
from lkj_rules.model.documents import Arah, Indikator, Ukuran
from lkj_rules.model.facts import Fakta
from lkj_rules.model.intervals import Exact, hidden_digits
from lkj_rules.model.reading.ladders import rank
from lkj_rules.model.values import Angka, Batas, Kata, Nilai, Rentang, Tanda
from lkj_rules.rules.functions.measures import same_scale
from lkj_rules.rules.functions.pairing import Verdict, every, indicator_of, pairs, printed
from lkj_rules.rules.kinds import BOOL, FACTS, SIDE
from lkj_rules.rules.registry import Scope, function


def counts_as(nilai: Nilai, indikator: Indikator | None) -> Exact | None:
    """
    Give the number that a target stands for: itself, or a bound's number where the bound points the good way.
    """
    match nilai.bacaan:
        case Angka() as angka:
            return angka.nilai
        case Batas(tanda=tanda, angka=angka):
            upward = tanda in (Tanda.LEBIH, Tanda.MINIMAL)
            good = None if indikator is None else {Arah.MAKSIMUM: True, Arah.MINIMUM: False}.get(indikator.arah or Arah.STABIL)
            return angka.nilai if good is upward else None
        case _:
            return None


def same_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Compare two printed targets: equal exact numbers whatever the digits, sign or notation; equal words; equal rungs of a ladder.

    A bound in the indicator's good direction equals its number; a range equals only a range. A number against a word, two different
    words that are on no common ladder, and numbers in different units are unknown.
    """
    indikator = indicator_of(fakta)
    left, right = first.bacaan, second.bacaan
    if isinstance(left, Kata) and isinstance(right, Kata):
        return _same_words(scope, first, second, indikator)
    if not same_scale(first, second, scope.by_value.get(id(first)), scope.by_value.get(id(second))):
        return None
    if isinstance(left, Rentang) and isinstance(right, Rentang):
        return left.bawah.nilai == right.bawah.nilai and left.atas.nilai == right.atas.nilai
    if isinstance(left, Rentang) or isinstance(right, Rentang):
        # "7–8" is neither "8" nor "≥ 7"; what it is to a word or a blank stays open.
        return False if isinstance(left, Angka | Batas | Rentang) and isinstance(right, Angka | Batas | Rentang) else None
    if isinstance(left, Batas) and isinstance(right, Batas):
        return left.angka.nilai == right.angka.nilai if _upward(left) is _upward(right) else None
    one, other = counts_as(first, indikator), counts_as(second, indikator)
    return None if one is None or other is None else one == other


def _upward(batas: Batas) -> bool:
    return batas.tanda in (Tanda.LEBIH, Tanda.MINIMAL)


def _same_words(scope: Scope, first: Nilai, second: Nilai, indikator: Indikator | None) -> Verdict:
    words = [nilai.bacaan.teks.casefold().split() for nilai in (first, second) if isinstance(nilai.bacaan, Kata)]
    if words[0] == words[1]:
        return True
    tangga = scope.ladder(indikator)
    if tangga is None:
        return None
    one, other = rank(first, tangga), rank(second, tangga)
    return None if one is None or other is None else one == other


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=BOOL,
    doc=("benar bila kedua sisi menyatakan nilai yang sama", "true when both sides state the same value"),
)
def same(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Compare every value of one side with every value of the other; see ``same_value``.
    """
    return pairs(scope, left, right, same_value)


@function(
    ("side", SIDE),
    result=BOOL,
    doc=("benar bila semua nilai satu sisi sama", "true when all values of a side are the same"),
)
def all_same(scope: Scope, side: Any) -> Verdict:
    """
    Compare the values of one side with one another; see ``same_value``.
    """
    facts = printed(scope, side)
    return every(same_value(scope, first, second, fakta) for (first, fakta), (second, _) in itertools.combinations(facts, 2))


def consistent_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Compare two printed results of one measurement: hidden digits may explain a difference, a bound or a range may hold a number.
    """
    if isinstance(first.bacaan, Kata) and isinstance(second.bacaan, Kata):
        return _same_words(scope, first, second, indicator_of(fakta))
    if not same_scale(first, second, scope.by_value.get(id(first)), scope.by_value.get(id(second))):
        return None
    one, other = _measured(scope, first), _measured(scope, second)
    return None if one is None or other is None else one.meets(other)


def _measured(scope: Scope, nilai: Nilai) -> Span | None:
    match nilai.bacaan:
        case Angka() as angka:
            own = scope.by_value.get(id(nilai))
            if own is not None and own.ukuran in (Ukuran.CAPAIAN, Ukuran.PERSEN):  # also in a column that prints no sign
                return span_of(angka, hidden_digits(angka.nilai, angka.desimal))
            return span_of(angka, nilai.bilangan)
        case Batas() | Rentang() as open_one:
            return span_of(open_one)
        case _:
            return None


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=BOOL,
    doc=(
        "benar bila kedua sisi dapat berasal dari satu hasil ukur, dibulatkan atau dipotong",
        "true when both sides can come from one measurement, rounded or cut off",
    ),
)
def consistent(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Compare measured values: hidden digits may explain a difference.
    """
    return pairs(scope, left, right, consistent_value)


@function(
    ("side", SIDE),
    result=BOOL,
    doc=(
        "benar bila semua nilai satu sisi dapat berasal dari satu hasil ukur",
        "true when all values of a side can come from one measurement",
    ),
)
def all_consistent(scope: Scope, side: Any) -> Verdict:
    """
    Compare the measured values of one side with one another.
    """
    facts = printed(scope, side)
    return every(
        consistent_value(scope, first, second, fakta) for (first, fakta), (second, _) in itertools.combinations(facts, 2)
    )


@function(
    ("left", FACTS),
    ("right", FACTS),
    result=FACTS,
    doc=(
        "fakta sisi pertama yang bertentangan dengan sisi kedua, pembulatan dan pemotongan diperhitungkan",
        "the facts of the first side that contradict the second, rounding and cutting allowed for",
    ),
)
def disagreeing(scope: Scope, left: tuple[Fakta, ...], right: tuple[Fakta, ...]) -> tuple[Fakta, ...]:
    """
    Keep the measured facts of one side that some fact of the other contradicts.
    """
    return tuple(fakta for fakta in left if pairs(scope, fakta, right, consistent_value) is False)

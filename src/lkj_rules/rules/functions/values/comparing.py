"""
How printed values of one indicator are compared: whether they state the same, or can come from one measurement.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.domain.achievements.spans import Span, span_of
from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Arah, Indikator, Ukuran
from lkj_rules.model.intervals import Exact, hidden_digits
from lkj_rules.model.reading.ladders import rank
from lkj_rules.model.readings import Ukur
from lkj_rules.model.values import Angka, Batas, Kata, Nilai, Rentang, Tanda
from lkj_rules.rules.functions.values.measures import same_scale
from lkj_rules.rules.functions.values.pairing import Verdict, every, indicator_of, pairs, printed
from lkj_rules.rules.kinds import BOOL, SIDE
from lkj_rules.rules.registry import Scope, function

_SHARES = (Ukuran.CAPAIAN, Ukuran.PERSEN)
"""What is a percentage whatever its indicator counts."""


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
    if not same_scale(first, second, scope.places.fact_with(first), scope.places.fact_with(second)):
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
    Compare two printed results of one measurement: hidden digits may explain a difference.

    A bound or a range is no measurement: in tables it agrees only with its like, while a sentence may round a number to a bound
    ("more than 80 %"). Achievements are percentages, in ‰ too.
    """
    if isinstance(first.bacaan, Kata) and isinstance(second.bacaan, Kata):
        return _same_words(scope, first, second, indicator_of(fakta))
    pair = _measured_pair(scope, first, second, fakta)
    if pair is None:
        return None
    (one, left), (other, right) = pair
    if not left.meets(right):
        return False
    rounded = isinstance(one, Angka) and isinstance(other, Angka)
    return rounded or any(_is_narrated(scope, nilai) for nilai in (first, second)) or _same_open(one, other)


def _measured_pair(
    scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None
) -> tuple[tuple[Ukur, Span], tuple[Ukur, Span]] | None:
    """
    Give two results as they read, each with what it may truly be; ``None`` where one is no number or their units differ.
    """
    share = fakta is not None and fakta.ukuran in _SHARES
    if not share and not same_scale(first, second, scope.places.fact_with(first), scope.places.fact_with(second)):
        return None
    one, other = _measured(first, share=share), _measured(second, share=share)
    return None if one is None or other is None else (one, other)


def _measured(nilai: Nilai, *, share: bool) -> tuple[Ukur, Span] | None:
    reading = nilai.bacaan
    if not isinstance(reading, Angka | Batas | Rentang):
        return None
    if not share:
        return reading, span_of(reading, nilai.bilangan)
    reading = _in_percent(reading)
    hidden = hidden_digits(reading.nilai, reading.desimal) if isinstance(reading, Angka) else None  # a column may print no sign
    return reading, span_of(reading, hidden)


def _in_percent(reading: Ukur) -> Ukur:
    match reading:
        case Angka():
            return _as_percent(reading)
        case Batas(angka=angka):
            return attrs.evolve(reading, angka=_as_percent(angka))
        case Rentang(bawah=bawah, atas=atas):
            return attrs.evolve(reading, bawah=_as_percent(bawah), atas=_as_percent(atas))


def _as_percent(angka: Angka) -> Angka:
    if angka.satuan != "‰":
        return angka
    return attrs.evolve(angka, nilai=Fraction(angka.nilai) / 10, desimal=angka.desimal + 1, satuan="%")


def _is_narrated(scope: Scope, nilai: Nilai) -> bool:
    own = scope.places.fact_with(nilai)
    return own is not None and own.tabel == "narasi"


def _same_open(one: Ukur, other: Ukur) -> bool:
    if isinstance(one, Batas) and isinstance(other, Batas):
        return one.angka.nilai == other.angka.nilai and _upward(one) is _upward(other)
    return isinstance(one, Rentang) and isinstance(other, Rentang) and span_of(one) == span_of(other)


def takes_in_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Tell whether one of two results is a bound or a range and has a value in common with the other.
    """
    pair = _measured_pair(scope, first, second, fakta)
    if pair is None:
        return None
    (one, left), (other, right) = pair
    return left.meets(right) and not (isinstance(one, Angka) and isinstance(other, Angka))

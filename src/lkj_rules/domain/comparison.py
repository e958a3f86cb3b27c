"""
How printed values are compared: whether they state the same, can come from one measurement, or agree with a computed number.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Hashable, Iterable
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.domain.achievements.spans import Span, is_lower, span_of
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import ACHIEVED, TARGETS, Fakta, indicator_of
from lkj_rules.domain.rescaling import in_one_scale, scale_key
from lkj_rules.domain.scales import same_scale
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Arah, Indikator, Ukuran
from lkj_rules.model.intervals import Agreement, Exact, Number, bounds, hidden_digits
from lkj_rules.model.intervals import agrees as judge_agreement
from lkj_rules.model.reading.ladders import rank
from lkj_rules.model.readings import Ukur
from lkj_rules.model.values import Angka, Bacaan, Batas, Kata, Nilai, Rentang

Side = tuple[Fakta, ...]

Verdict = bool | None

_SHARES = (*ACHIEVED, Ukuran.PERSEN)
"""What is a percentage whatever its indicator counts."""

_Result = tuple[Nilai, Bacaan, Fakta | None]
"""A result with what it is compared as and its fact."""

_MANY = 64
"""Pairs above which values that read alike are compared once."""


def printed(scope: Scope, thing: Any) -> list[tuple[Nilai, Fakta | None]]:
    """
    Give the printed values of a side, of a fact or of a value alone, each with its fact where it has one.
    """
    if isinstance(thing, Nilai):
        return [(thing, scope.places.fact_with(thing))]
    facts = (thing,) if isinstance(thing, Fakta) else thing
    return [(fakta.nilai, fakta) for fakta in facts]


def every(verdicts: Iterable[Verdict]) -> Verdict:
    """
    Join verdicts as ``and`` does: one false decides, else one unknown leaves it open.
    """
    result: Verdict = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            result = None
    return result


def some(verdicts: Iterable[Verdict]) -> Verdict:
    """
    Join verdicts as ``or`` does: one true decides, else one unknown leaves it open.
    """
    result: Verdict = False
    for verdict in verdicts:
        if verdict is True:
            return True
        if verdict is None:
            result = None
    return result


def pairs(scope: Scope, left: Any, right: Any, compare: Callable[..., Verdict]) -> Verdict:
    """
    Compare every value of one side with every value of the other; of values that read alike, one.
    """
    firsts, seconds = printed(scope, left), printed(scope, right)
    if len(firsts) == len(seconds) == 1:
        ((first, fact),), ((second, other),) = firsts, seconds
        return compare(scope, first, second, fact or other)
    if len(firsts) * len(seconds) > _MANY:
        firsts, seconds = _unlike(scope, firsts), _unlike(scope, seconds)
    mutual = left is right and compare in (same_value, consistent_value)
    met = itertools.combinations_with_replacement(firsts, 2) if mutual else itertools.product(firsts, seconds)
    return every(compare(scope, first, second, fact or other) for (first, fact), (second, other) in met)


def _unlike(scope: Scope, values: list[tuple[Nilai, Fakta | None]]) -> list[tuple[Nilai, Fakta | None]]:
    found: dict[Hashable, tuple[Nilai, Fakta | None]] = {}
    for nilai, fakta in values:
        found.setdefault(reading_key(scope, nilai, fakta), (nilai, fakta))
    return list(found.values())


def reading_key(scope: Scope, nilai: Nilai, fakta: Fakta | None) -> Hashable:
    """
    Give all that comparisons look at in a printed value: two values with one key compare alike with any third.
    """
    own = scope.places.fact_with(nilai)
    facts = [each for each in (own, fakta) if each is not None]
    about = ((each.ukuran, each.tabel, each.satuan, each.indikator and each.indikator.kode) for each in facts)
    return type(nilai), nilai.bacaan, scale_key(scope, nilai, own), *about


def same_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Compare two printed targets: equal exact numbers whatever the digits, sign or notation; equal words; equal rungs of a ladder.

    A bound in the indicator's good direction equals its number; a range equals only a range. A number against a word, two different
    words that are on no common ladder, and numbers in different units are unknown.
    """
    indikator = indicator_of(fakta)
    (_, left, own), (_, right, its) = _as_compared(scope, first, second, fakta)
    if isinstance(left, Kata) and isinstance(right, Kata):
        return _same_words(scope, first, second, indikator)
    if not same_scale(first, second, own, its):
        return None
    if isinstance(left, Angka) and isinstance(right, Angka):
        return left.nilai == right.nilai
    if isinstance(left, Rentang) and isinstance(right, Rentang):
        return left.bawah.nilai == right.bawah.nilai and left.atas.nilai == right.atas.nilai
    if isinstance(left, Rentang) or isinstance(right, Rentang):
        # "7–8" is neither "8" nor "≥ 7"; what it is to a word or a blank stays open.
        return False if isinstance(left, Angka | Batas | Rentang) and isinstance(right, Angka | Batas | Rentang) else None
    if isinstance(left, Batas) and isinstance(right, Batas):
        return left.angka.nilai == right.angka.nilai if is_lower(left.tanda) is is_lower(right.tanda) else None
    arah = None if indikator is None else indikator.arah
    one, other = counts_as(left, arah), counts_as(right, arah)
    return None if one is None or other is None else one == other


def counts_as(reading: Bacaan, arah: Arah | None) -> Exact | None:
    """
    Give the number that a target stands for: itself, or a bound's number where the bound points the good way of a direction.
    """
    match reading:
        case Angka() as angka:
            return angka.nilai
        case Batas(tanda=tanda, angka=angka):
            return angka.nilai if arah is (Arah.MAKSIMUM if is_lower(tanda) else Arah.MINIMUM) else None
        case _:
            return None


def _same_words(scope: Scope, first: Nilai, second: Nilai, indikator: Indikator | None) -> Verdict:
    words = [nilai.bacaan.teks.casefold().split() for nilai in (first, second) if isinstance(nilai.bacaan, Kata)]
    if words[0] == words[1]:
        return True
    tangga = scope.ladder(indikator)
    if tangga is None:
        return None
    one, other = rank(first, tangga), rank(second, tangga)
    return None if one is None or other is None else one == other


def consistent_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Compare two printed results of one measurement: hidden digits may explain a difference.

    A bound or a range is not a measurement: in tables it agrees only with its like, while a sentence may round a number to a bound
    ("more than 80 %"). Achievements are percentages, in ‰ too.
    """
    this, that = _as_compared(scope, first, second, fakta)
    if isinstance(this[1], Kata) and isinstance(that[1], Kata):
        return _same_words(scope, first, second, indicator_of(fakta))
    pair = _measured_pair(scope, this, that, fakta)
    if pair is None:
        return None
    (one, here), (other, there) = pair
    if not here.meets(there):
        return False
    rounded = isinstance(one, Angka) and isinstance(other, Angka)
    narrated = any(own is not None and own.tabel == "narasi" for _, _, own in (this, that))
    return rounded or narrated or (type(one) is type(other) and here == there)


def takes_in_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Return whether one of two results is a bound or a range and has a value in common with the other.
    """
    pair = _measured_pair(scope, *_as_compared(scope, first, second, fakta), fakta)
    if pair is None:
        return None
    (one, here), (other, there) = pair
    return here.meets(there) and not (isinstance(one, Angka) and isinstance(other, Angka))


def _as_compared(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> tuple[_Result, _Result]:
    own = fakta if fakta is not None and fakta.nilai is first else scope.places.fact_with(first)
    its = scope.places.fact_with(second)
    left, right = in_one_scale(scope, first, second, own, its)
    return (first, left, own), (second, right, its)


def _measured_pair(
    scope: Scope, this: _Result, that: _Result, fakta: Fakta | None
) -> tuple[tuple[Ukur, Span], tuple[Ukur, Span]] | None:
    """
    Give two results as they read, each with what it may truly be; ``None`` where one is not a number or units differ.
    """
    (first, left, own), (second, right, its) = this, that
    share = fakta is not None and fakta.ukuran in _SHARES
    if not share and not same_scale(first, second, own, its):
        return None
    one = _measured(scope, first, left, share=share)
    other = one if left == right else _measured(scope, second, right, share=share)  # most are the same
    return None if one is None or other is None else (one, other)


@analysis
def _measured(_: Scope, nilai: Nilai, reading: Bacaan, *, share: bool) -> tuple[Ukur, Span] | None:
    if not isinstance(reading, Angka | Batas | Rentang):
        return None
    if not share:
        return reading, span_of(reading, nilai.known_as(reading) if isinstance(reading, Angka) else None)
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


def agreement(scope: Scope, first: Fakta, second: Fakta) -> bool | None:
    """
    Compare two facts of one indicator: targets and standards exactly, what was measured as far as its printed digits go.
    """
    if first.ukuran in TARGETS or first.ukuran is Ukuran.STANDAR:
        return same_value(scope, first.nilai, second.nilai, first)
    return consistent_value(scope, first.nilai, second.nilai, first)


def agreement_of(printed: Nilai, computed: Number, tepat: Exact | None = None) -> Agreement | None:
    """
    Judge a printed value against a computed one; ``None`` when no number is printed.

    A printed bound counts as its number. ``tepat`` is the computation from the numbers as printed, where it is known apart.
    """
    reading_ = printed.bacaan.angka if isinstance(printed.bacaan, Batas) else printed.bacaan
    if not isinstance(reading_, Angka):
        return None
    low, high = bounds(computed)
    middle = tepat if tepat is not None else low if low == high else Fraction(low + high) / 2
    return judge_agreement(reading_.nilai, reading_.desimal, exact=middle, possible=computed)


def agrees(printed: Nilai, computed: Number, tepat: Exact | None = None) -> bool | None:
    """
    Return whether a printed number agrees with a computed one: all verdicts but "impossible" do.
    """
    verdict = agreement_of(printed, computed, tepat)
    return None if verdict is None else verdict is not Agreement.IMPOSSIBLE

"""
Better and worse in an indicator's direction, and which of two targets takes in the other.
"""

from __future__ import annotations

from typing import Any, TypeGuard

from lkj_rules.domain.achievements.ranges import asks_less
from lkj_rules.domain.achievements.spans import span_of
from lkj_rules.domain.comparison import Verdict, counts_as
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scales import same_scale
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Arah, Indikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval
from lkj_rules.model.reading.ladders import rank
from lkj_rules.model.readings import Ukur
from lkj_rules.model.values import Angka, Bacaan, Batas, Kata, Nilai, Rentang, Target


def worse_value(scope: Scope, first: Nilai, second: Nilai, indikator: Indikator | None) -> Verdict:
    """
    Return whether the first value is certainly worse than the second in the indicator's direction; unknown without a direction.

    Of two targets the one that asks for less is worse, ranges and indicators that are best kept steady included; see ``asks_less``.
    """
    tangga = scope.ladder(indikator)
    if isinstance(first.bacaan, Kata) and isinstance(second.bacaan, Kata) and tangga is not None:
        one, other = rank(first, tangga), rank(second, tangga)
        return None if one is None or other is None else one > other
    if indikator is None or not _comparable(scope, first, second):
        return None
    if _ranked_as_targets(scope, first, second, indikator):
        left, right = first.bacaan, second.bacaan
        return asks_less(left, right, indikator.arah) if is_measure(left) and is_measure(right) else None
    if indikator.arah not in (Arah.MAKSIMUM, Arah.MINIMUM):
        return None
    low, high = _ends(first, indikator), _ends(second, indikator)
    if low is None or high is None:
        return None
    return bool(low < high if indikator.arah is Arah.MAKSIMUM else low > high)


def covers_value(scope: Scope, first: Nilai, second: Nilai, _: Fakta | None) -> Verdict:
    """
    Return whether every result that the second value allows is allowed by the first: 6–9 covers 7–8, 7–8 covers 8, 8 covers 8.

    Unknown for words, blanks, double readings and numbers in different units.
    """
    one, other = first.bacaan, second.bacaan
    if not _comparable(scope, first, second) or not is_measure(one) or not is_measure(other):
        return None
    return span_of(one).covers(span_of(other))


def why_unranked(arah: Arah | None) -> Texts:
    """
    Say why two values that can be compared have no order in a direction.
    """
    match arah:
        case None:
            return Texts("arah indikator tidak dinyatakan", "the indicator's direction is not given")
        case Arah.STABIL:
            return Texts(
                "indikatornya sebaiknya tetap, dan kedua nilai tidak saling memuat",
                "the indicator is best kept steady, and neither value holds the other",
            )
        case _:
            return Texts(
                "ujung rentang yang harus dicapai sama; hanya ujung lainnya yang berbeda",
                "the ends of the ranges that must be reached are the same; only the other ends differ",
            )


def is_measure(reading: Bacaan) -> TypeGuard[Ukur]:
    """
    Distinguish numbers, bounds and ranges from words and what cannot be read.
    """
    return isinstance(reading, Angka | Batas | Rentang)


def _comparable(scope: Scope, first: Nilai, second: Nilai) -> bool:
    return same_scale(first, second, scope.places.fact_with(first), scope.places.fact_with(second))


def _ranked_as_targets(scope: Scope, first: Nilai, second: Nilai, indikator: Indikator) -> bool:
    """
    Distinguish two targets that are not plain numbers to be reached from all other pairs of values.
    """
    for nilai in (first, second):
        own = scope.places.fact_with(nilai)
        if not isinstance(nilai, Target) and (own is None or own.ukuran is not Ukuran.TARGET):
            return False
    return indikator.arah is Arah.STABIL or any(isinstance(nilai.bacaan, Rentang) for nilai in (first, second))


def _ends(nilai: Nilai, indikator: Indikator) -> Any:
    """
    Give the number with its hidden digits, all of a range, or a bound's number where the bound points the good way.
    """
    match nilai.bacaan:
        case Angka():
            return nilai.bilangan
        case Rentang(bawah=bawah, atas=atas):
            return Interval(bawah.nilai, atas.nilai)
        case _:
            return counts_as(nilai, indikator)

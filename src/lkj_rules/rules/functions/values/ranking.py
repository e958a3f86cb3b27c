"""
Functions that tell better from worse in an indicator's direction.
"""

from __future__ import annotations

from typing import Any, TypeGuard

from lkj_rules.domain.achievements.ranges import asks_less
from lkj_rules.domain.achievements.spans import span_of
from lkj_rules.domain.comparison import Side, Verdict, consistent_value, counts_as, pairs, printed
from lkj_rules.domain.facts import Fakta, indicator_of
from lkj_rules.domain.scales import same_scale
from lkj_rules.model.documents import Arah, Indikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval
from lkj_rules.model.reading.ladders import rank
from lkj_rules.model.readings import Ukur
from lkj_rules.model.values import Angka, Bacaan, Batas, Kata, Nilai, Rentang, Target
from lkj_rules.rules.functions.values.differences import gap_words, shown_text
from lkj_rules.rules.kinds import BOOL, FACTS, SIDE, TEXT
from lkj_rules.rules.registry import Scope, function


def worse_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Tell whether the first value is certainly worse than the second in the indicator's direction; unknown without a direction.

    Of two targets the one that asks for less is worse, ranges and indicators that are best kept steady included; see ``asks_less``.
    """
    indikator = indicator_of(fakta)
    tangga = scope.ladder(indikator)
    if isinstance(first.bacaan, Kata) and isinstance(second.bacaan, Kata) and tangga is not None:
        one, other = rank(first, tangga), rank(second, tangga)
        return None if one is None or other is None else one > other
    if indikator is None or not same_scale(first, second, scope.places.fact_with(first), scope.places.fact_with(second)):
        return None
    if _ranked_as_targets(scope, first, second, indikator):
        left, right = first.bacaan, second.bacaan
        return asks_less(left, right, indikator.arah) if _is_measure(left) and _is_measure(right) else None
    if indikator.arah not in (Arah.MAKSIMUM, Arah.MINIMUM):
        return None
    low, high = _ends(first, indikator), _ends(second, indikator)
    if low is None or high is None:
        return None
    return bool(low < high if indikator.arah is Arah.MAKSIMUM else low > high)


def _is_measure(reading: Bacaan) -> TypeGuard[Ukur]:
    return isinstance(reading, Angka | Batas | Rentang)


def _ranked_as_targets(scope: Scope, first: Nilai, second: Nilai, indikator: Indikator) -> bool:
    """
    Tell two targets that are no plain numbers to be reached from all other pairs of values.
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


def _unranked(scope: Scope, left: Any, right: Any) -> Texts | None:
    """
    Say why two values have no order, where it is not the values' own fault.
    """
    for nilai, fakta in (*printed(scope, left), *printed(scope, right)):
        if fakta is None or fakta.indikator is None or not _is_measure(nilai.bacaan):
            return None
    if worse(scope, left, right) is not None:
        return None
    fakta = next((fakta for _, fakta in printed(scope, left)), None)
    indikator = indicator_of(fakta)
    match None if indikator is None else indikator.arah:
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


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=BOOL,
    why=_unranked,
    doc=(
        "benar bila sisi pertama pasti lebih buruk daripada sisi kedua menurut arah indikator",
        "true when the first side is certainly worse than the second in the indicator's direction",
    ),
)
def worse(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Compare in the indicator's direction: some value of the first side is certainly worse than some value of the second.
    """
    verdict = pairs(scope, left, right, lambda *pair: None if (found := worse_value(*pair)) is None else not found)
    return None if verdict is None else not verdict


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=BOOL,
    why=_unranked,
    doc=(
        "benar bila sisi pertama pasti lebih baik daripada sisi kedua menurut arah indikator",
        "true when the first side is certainly better than the second in the indicator's direction",
    ),
)
def better(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Compare in the indicator's direction, the other way round than ``worse``.
    """
    return worse(scope, right, left)


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=BOOL,
    doc=(
        "benar bila setiap dua target, satu dari tiap sisi, saling memuat: 6–9 memuat 7–8, 7–8 memuat 8, 8 memuat 8",
        "true when of any two targets, one of each side, one holds the other: 6–9 holds 7–8, 7–8 holds 8, 8 holds 8",
    ),
)
def one_holds_other(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Tell whether targets lie one inside the other; unknown for words, blanks, double readings and numbers in different units.
    """
    return pairs(scope, left, right, _nested)


def _nested(scope: Scope, first: Nilai, second: Nilai, _: Fakta | None) -> Verdict:
    one, other = first.bacaan, second.bacaan
    like = same_scale(first, second, scope.places.fact_with(first), scope.places.fact_with(second))
    if not like or not _is_measure(one) or not _is_measure(other):
        return None
    return span_of(one).covers(span_of(other)) or span_of(other).covers(span_of(one))


@function(
    ("results", FACTS),
    ("targets", FACTS),
    result=TEXT,
    doc=(
        "hasil yang melampaui target, dengan tempatnya, dan hasil lain yang tidak melampauinya, sebagai anak kalimat",
        "the results that surpass a target, with their places, and others that do not, as a clause",
    ),
)
def surpassing_words(scope: Scope, results: Side, targets: Side) -> Texts:
    """
    Word which result surpasses a target; each figure once, however often and with whatever digits it is printed.
    """
    verdicts = [(fakta, better(scope, fakta, targets)) for fakta in results]
    above, others = (_once(scope, tuple(fakta for fakta, found in verdicts if found is wanted)) for wanted in (True, False))
    gap = gap_words(scope, above[:1], targets[:1])
    places = [(shown_text(fakta.nilai), scope.place(fakta)) for fakta in above]
    id_ = " atau ".join(f"{value} menurut {place}" for value, place in places) + gap.id
    en = " or ".join(f"{value} according to {place}" for value, place in places) + gap.en
    id_ += "".join(f"; {scope.place(fakta)} menulis {shown_text(fakta.nilai)}, yang tidak melampauinya" for fakta in others)
    en += "".join(f"; {scope.place(fakta)} has {shown_text(fakta.nilai)}, which does not" for fakta in others)
    return Texts(id_, en)


def _once(scope: Scope, side: Side) -> Side:
    kept: list[Fakta] = []
    for fakta in side:
        if not any(consistent_value(scope, fakta.nilai, other.nilai, fakta) for other in kept):
            kept.append(fakta)
    return tuple(kept)

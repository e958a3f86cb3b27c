"""
Functions that tell better from worse in an indicator's direction.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.model.documents import Arah, Indikator
from lkj_rules.model.facts import Fakta
from lkj_rules.model.reading.ladders import rank
from lkj_rules.model.values import Angka, Kata, Nilai
from lkj_rules.rules.functions.comparing import counts_as
from lkj_rules.rules.functions.measures import same_scale
from lkj_rules.rules.functions.pairing import Side, Verdict, indicator_of, pairs
from lkj_rules.rules.kinds import BOOL, FACTS, SIDE
from lkj_rules.rules.registry import Scope, function


def worse_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Tell whether the first value is worse than the second in the indicator's direction; unknown without a direction.
    """
    indikator = indicator_of(fakta)
    tangga = scope.ladder(indikator)
    if isinstance(first.bacaan, Kata) and isinstance(second.bacaan, Kata) and tangga is not None:
        one, other = rank(first, tangga), rank(second, tangga)
        return None if one is None or other is None else one > other
    if indikator is None or indikator.arah not in (Arah.MAKSIMUM, Arah.MINIMUM):
        return None
    if not same_scale(first, second, scope.by_value.get(id(first)), scope.by_value.get(id(second))):
        return None
    low, high = _ends(first, indikator), _ends(second, indikator)
    if low is None or high is None:
        return None
    return bool(low < high if indikator.arah is Arah.MAKSIMUM else low > high)


def _ends(nilai: Nilai, indikator: Indikator) -> Any:
    """
    Give the number with its hidden digits, or a bound's number where the bound points the good way.
    """
    return nilai.bilangan if isinstance(nilai.bacaan, Angka) else counts_as(nilai, indikator)


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=BOOL,
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
    ("left", FACTS),
    ("right", FACTS),
    result=FACTS,
    doc=(
        "fakta sisi pertama yang pasti lebih baik daripada sisi kedua menurut arah indikator",
        "the facts of the first side that are certainly better than the second in the indicator's direction",
    ),
)
def surpassing(scope: Scope, left: Side, right: Side) -> Side:
    """
    Keep the facts that surpass all of the other side.
    """
    return tuple(fakta for fakta in left if better(scope, fakta, right))

"""
Functions that compare printed values: whether they state the same, which is better, how far they are apart.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain import differences
from lkj_rules.domain.comparison import Side, Verdict, consistent_value, pairs, printed, same_value, takes_in_value
from lkj_rules.domain.facts import Fakta, indicator_of, values_of
from lkj_rules.domain.questions import Pertentangan
from lkj_rules.domain.scales import Skala, changes_scale
from lkj_rules.model.documents import Indikator
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import BOOL, CODE, FACTS, SIDE, TEXT, object_of
from lkj_rules.rules.registry import Scope, function


@function(
    ("left", SIDE), ("right", SIDE), result=BOOL,
    doc=("benar bila kedua sisi menyatakan nilai yang sama", "true when both sides state the same value"))
def same(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Compare every value of one side with every value of the other; see ``same_value``.
    """
    return pairs(scope, left, right, same_value)


@function(
    ("left", SIDE), ("right", SIDE), result=BOOL,
    doc=("benar bila kedua sisi dapat berasal dari satu hasil ukur, dibulatkan atau dipotong",
         "true when both sides can come from one measurement, rounded or cut off"))
def consistent(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Compare measured values: hidden digits may explain a difference.
    """
    return pairs(scope, left, right, consistent_value)


@function(
    ("left", SIDE), ("right", SIDE), result=BOOL,
    doc=("benar bila batas atau rentang pada salah satu sisi memuat nilai sisi lainnya, sehingga keduanya dapat benar",
         "true when a bound or a range on one side takes in the other side's values, so that both may be right"))
def takes_in(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Distinguish a result that is stated loosely from one that contradicts.
    """
    return pairs(scope, left, right, takes_in_value)


@function(
    ("left", SIDE), ("right", SIDE), result=BOOL,
    doc=("benar bila target pertama memuat target kedua: 6–9 memuat 7–8, 7–8 memuat 8, 8 memuat 8",
         "true when the first target covers the second: 6–9 covers 7–8, 7–8 covers 8, 8 covers 8"))
def covers(scope: Scope, left: Any, right: Any) -> Verdict:
    """
    Return whether whatever meets a target meets another one too; unknown for words, blanks and numbers in different units.
    """
    return pairs(scope, left, right, differences.covers_value)


def _indicator(scope: Scope, code: str | None, *sides: Any) -> Indikator | None:
    if code is not None:
        return scope.indikator(code)
    return next((indicator_of(fakta) for side in sides for _, fakta in printed(scope, side) if fakta is not None), None)


def _unranked(scope: Scope, left: Any, right: Any, indicator: str | None = None) -> Texts | None:
    """
    Say why two values have no order, where it is not the values' own fault.
    """
    values = (*printed(scope, left), *printed(scope, right))
    known = indicator is not None or all(indicator_of(fakta) is not None for _, fakta in values)
    if not known or not all(differences.is_measure(nilai.bacaan) for nilai, _ in values):
        return None
    if worse(scope, left, right, indicator) is not None:
        return None
    indikator = _indicator(scope, indicator, left)
    return differences.why_unranked(None if indikator is None else indikator.arah)


@function(
    ("left", SIDE), ("right", SIDE), ("indicator", CODE), optional=1, result=BOOL, why=_unranked,
    doc=("benar bila sisi pertama pasti lebih buruk daripada sisi kedua menurut arah indikator",
         "true when the first side is certainly worse than the second in the indicator's direction"))
def worse(scope: Scope, left: Any, right: Any, indicator: str | None = None) -> Verdict:
    """
    Return whether some value of the first side is certainly worse than some value of the second.
    """

    def not_worse(scope: Scope, first: Any, second: Any, fakta: Fakta | None) -> Verdict:
        indikator = indicator_of(fakta) if indicator is None else scope.indikator(indicator)
        verdict = differences.worse_value(scope, first, second, indikator)
        return None if verdict is None else not verdict

    verdict = pairs(scope, left, right, not_worse)
    return None if verdict is None else not verdict


@function(
    ("left", SIDE), ("right", SIDE), result=TEXT,
    doc=("selisih kedua nilai, dengan “poin” atau “poin persen”; tak diketahui bila bukan angka tunggal",
         "the difference of two values, with “points” or “percentage points”; unknown where they are not single numbers"))
def gap(scope: Scope, left: Any, right: Any) -> Texts | None:
    """
    Word how far two values are apart; a bound counts as its number.
    """
    sides = (side if isinstance(side, (list, tuple)) else (side,) for side in (left, right))
    fakta = next((each for side in sides for each in side if isinstance(each, Fakta)), None)
    return differences.difference_of(scope, values_of(left), values_of(right), fakta)


@function(
    ("left", SIDE), ("right", SIDE), result=TEXT,
    doc=(
        "petunjuk salah baca: catatan penyalin atas nilai yang diragukan, atau satu angka yang mirip; tak diketahui bila tidak ada",
        "a hint at a misreading: the transcriber's note on a doubtful value, or one look-alike digit; unknown if there is none",
    ),
)  # fmt: skip
def reading_hint(_: Scope, left: Any, right: Any) -> Texts | None:
    """
    Say why one of two values that differ may have been misread.
    """
    return differences.reading_hint((*values_of(left), *values_of(right)))


@function(
    ("side", FACTS), result=object_of(Pertentangan),
    doc=("nilai mana yang menjadi acuan, dan mana yang bertentangan dengannya",
         "which value is the reference, and which contradict it"))
def conflict(scope: Scope, side: Side) -> Pertentangan:
    """
    Judge facts that ought to say one thing.
    """
    return Pertentangan(scope, tuple(side))


@function(
    ("side", FACTS), result=object_of(Skala),
    doc=("angka dan predikat di antara nilai satu indikator", "the numbers and the predicates among an indicator's values"))
def scales(scope: Scope, side: Side) -> Skala:
    """
    Judge whether facts are on one scale.
    """
    return Skala.of(scope, side)


def _changed(scope: Scope, indicator: Indikator) -> Texts | None:
    if scale_holds(scope, indicator) is not None:
        return None
    return Texts("skala target berganti antardokumen (TGT008)", "the scale of the target changes between documents (TGT008)")


@function(
    ("indicator", object_of(Indikator)), result=BOOL, why=_changed,
    doc=("benar bila skala target tahun ini tidak berganti antardokumen; tak diketahui bila berganti, karena TGT008 yang berbicara",
         "true when this year's target keeps its scale across documents; unknown when it changes, for then TGT008 speaks"))
def scale_holds(scope: Scope, indicator: Indikator) -> bool | None:
    """
    Return whether targets of an indicator can be compared at all along the chain.
    """
    return None if changes_scale(scope, indicator) else True

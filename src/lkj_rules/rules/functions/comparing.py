"""
Functions that compare printed values of one indicator across documents and tables.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from lkj_rules.model.documents import Arah, Indikator, JenisIndikator, Ukuran
from lkj_rules.model.facts import Fakta
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, hidden_digits
from lkj_rules.model.ladders import BUILT_IN, rank
from lkj_rules.model.spans import Span, span_of
from lkj_rules.model.units import cannot_break
from lkj_rules.model.values import Ambigu, Angka, Batas, Kata, Kosong, Nilai, Rentang, Tanda
from lkj_rules.rules.kinds import BOOL, FACTS, PRINTED_NILAI, SIDE, TEXT, list_of
from lkj_rules.rules.registry import Scope, function

Verdict = bool | None


def _facts(scope: Scope, thing: Any) -> list[tuple[Nilai, Fakta | None]]:
    if isinstance(thing, Nilai):
        return [(thing, scope.by_value.get(id(thing)))]
    facts = (thing,) if isinstance(thing, Fakta) else thing
    return [(fakta.nilai, fakta) for fakta in facts]


def _every(verdicts: Iterator[Verdict]) -> Verdict:
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


def _pairs(scope: Scope, left: Any, right: Any, compare: Callable[..., Verdict]) -> Verdict:
    return _every(
        compare(scope, first, second, fact or other)
        for (first, fact), (second, other) in itertools.product(_facts(scope, left), _facts(scope, right))
    )


def _indikator(fakta: Fakta | None) -> Indikator | None:
    return None if fakta is None else fakta.indikator


def unit_of(nilai: Nilai, fakta: Fakta | None) -> str | None:
    """
    Name the unit that is printed at a value or in its row: ``persen``, ``permil``, or the word itself; ``None`` where none is.
    """
    angka = nilai.bacaan.angka if isinstance(nilai.bacaan, Batas) else nilai.bacaan
    angka = angka.atas if isinstance(angka, Rentang) else angka
    printed = angka.satuan if isinstance(angka, Angka) else None
    word = printed or (None if fakta is None else fakta.satuan)
    if word is None:
        return None
    folded = " ".join(word.casefold().split())
    if "%" in folded or "persen" in folded or folded == "pct":
        return "persen"
    return "permil" if "‰" in folded or "permil" in folded else folded


def _same_scale(first: Nilai, second: Nilai, fakta: Fakta | None, other: Fakta | None) -> bool:
    left, right = unit_of(first, fakta), unit_of(second, other)
    if left is not None and right is not None:
        return left == right
    # "12" of an indicator that counts villages is no 12 %.
    return not ({left, right} & {"persen", "permil"} and _is_count(_indikator(fakta or other)))


def _is_count(indikator: Indikator | None) -> bool:
    return indikator is not None and (indikator.jenis is JenisIndikator.CACAH or cannot_break(indikator.satuan))


def _counts_as(nilai: Nilai, indikator: Indikator | None) -> Exact | None:
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

    A bound in the indicator's good direction equals its number. A number against a word, two different words that are on no
    common ladder, and numbers in different units are unknown.
    """
    indikator = _indikator(fakta)
    left, right = first.bacaan, second.bacaan
    if isinstance(left, Kata) and isinstance(right, Kata):
        return _same_words(scope, first, second, indikator)
    if not _same_scale(first, second, scope.by_value.get(id(first)), scope.by_value.get(id(second))):
        return None
    if isinstance(left, Rentang) and isinstance(right, Rentang):
        return left.bawah.nilai == right.bawah.nilai and left.atas.nilai == right.atas.nilai
    if isinstance(left, Batas) and isinstance(right, Batas):
        return left.angka.nilai == right.angka.nilai if _upward(left) is _upward(right) else None
    one, other = _counts_as(first, indikator), _counts_as(second, indikator)
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
    return _pairs(scope, left, right, same_value)


@function(
    ("side", SIDE),
    result=BOOL,
    doc=("benar bila semua nilai satu sisi sama", "true when all values of a side are the same"),
)
def all_same(scope: Scope, side: Any) -> Verdict:
    """
    Compare the values of one side with one another; see ``same_value``.
    """
    facts = _facts(scope, side)
    return _every(same_value(scope, first, second, fakta) for (first, fakta), (second, _) in itertools.combinations(facts, 2))


def consistent_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Compare two printed results of one measurement: hidden digits may explain a difference, a bound or a range may hold a number.
    """
    if isinstance(first.bacaan, Kata) and isinstance(second.bacaan, Kata):
        return _same_words(scope, first, second, _indikator(fakta))
    if not _same_scale(first, second, scope.by_value.get(id(first)), scope.by_value.get(id(second))):
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
    return _pairs(scope, left, right, consistent_value)


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
    facts = _facts(scope, side)
    return _every(
        consistent_value(scope, first, second, fakta) for (first, fakta), (second, _) in itertools.combinations(facts, 2)
    )


def worse_value(scope: Scope, first: Nilai, second: Nilai, fakta: Fakta | None) -> Verdict:
    """
    Tell whether the first value is worse than the second in the indicator's direction; unknown without a direction.
    """
    indikator = _indikator(fakta)
    tangga = scope.ladder(indikator)
    if isinstance(first.bacaan, Kata) and isinstance(second.bacaan, Kata) and tangga is not None:
        one, other = rank(first, tangga), rank(second, tangga)
        return None if one is None or other is None else one > other
    if indikator is None or indikator.arah not in (Arah.MAKSIMUM, Arah.MINIMUM):
        return None
    if not _same_scale(first, second, scope.by_value.get(id(first)), scope.by_value.get(id(second))):
        return None
    low, high = _ends(first, indikator), _ends(second, indikator)
    if low is None or high is None:
        return None
    return bool(low < high if indikator.arah is Arah.MAKSIMUM else low > high)


def _ends(nilai: Nilai, indikator: Indikator) -> Any:
    """
    Give the number with its hidden digits, or a bound's number where the bound points the good way.
    """
    return nilai.bilangan if isinstance(nilai.bacaan, Angka) else _counts_as(nilai, indikator)


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
    verdict = _pairs(scope, left, right, lambda *pair: None if (found := worse_value(*pair)) is None else not found)
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
    facts = _facts(scope, side)
    seen = {kind for nilai, fakta in facts if (kind := scale_of(scope, nilai, fakta)) is not None}
    if len(seen) > 1:
        return False
    stray = any(isinstance(nilai.bacaan, Kata) and scale_of(scope, nilai, fakta) is None for nilai, fakta in facts)
    return None if stray or not seen else True


def scale_of(scope: Scope, nilai: Nilai, fakta: Fakta | None) -> str | None:
    """
    Name the scale of a value, ``angka`` or ``predikat``; ``None`` for a blank, a double reading, or a word on no ladder.

    An indicator that names no ladder may still carry a grade that everyone knows ("B", "WTP").
    """
    match nilai.bacaan:
        case Angka() | Batas() | Rentang():
            return "angka"
        case Kata():
            own = scope.ladder(_indikator(fakta))
            ladders = BUILT_IN.values() if own is None else (own,)
            return "predikat" if any(rank(nilai, tangga) is not None for tangga in ladders) else None
        case _:
            return None


def _why_no_kind(scope: Scope, *values: Nilai) -> Texts | None:
    for nilai in values:
        fakta = scope.by_value.get(id(nilai))
        if scale_of(scope, nilai, fakta) is None:
            column = "nilai" if fakta is None else fakta.ukuran.value
            match nilai.bacaan:
                case Kosong():
                    return Texts(f"{column} kosong", f"the {column} is blank")
                case Ambigu():
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
    kinds = [scale_of(scope, nilai, scope.by_value.get(id(nilai))) for nilai in (left, right)]
    return None if None in kinds else kinds[0] == kinds[1]


@function(
    ("side", SIDE),
    result=list_of(TEXT),
    doc=(
        "satuan yang tercetak, tanpa pengulangan",
        "the units that are printed, each once",
    ),
)
def units(scope: Scope, side: Any) -> list[str]:
    """
    List the units printed at the values of a side or in their rows.
    """
    found = (unit_of(nilai, fakta) for nilai, fakta in _facts(scope, side))
    return sorted({unit for unit in found if unit is not None})


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
    return tuple(fakta for fakta in left if _pairs(scope, fakta, right, consistent_value) is False)

"""
Two printed values that differ: which is better, which target takes in the other, how far apart they are, what may be misread.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, TypeGuard

from lkj_rules.domain.achievements.ranges import asks_less
from lkj_rules.domain.achievements.recomputation import write_difference
from lkj_rules.domain.achievements.spans import span_of
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import Verdict, counts_as
from lkj_rules.domain.facts import ACHIEVED, TARGETS, Fakta
from lkj_rules.domain.rescaling import in_one_scale
from lkj_rules.domain.scales import same_scale, unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Arah, Indikator, JenisIndikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval
from lkj_rules.model.reading.ladders import rank
from lkj_rules.model.reading.units import NILAI, PERSEN, unit_name
from lkj_rules.model.readings import Ukur, angka_of
from lkj_rules.model.values import Angka, Bacaan, Batas, Kata, Nilai, Rentang, Target


@analysis
def worse_value(scope: Scope, first: Nilai, second: Nilai, indikator: Indikator | None) -> Verdict:
    """
    Return whether the first value is certainly worse than the second in the indicator's direction; unknown without a direction.

    Of two targets the one that asks for less is worse, ranges and indicators that are best kept steady included; see ``asks_less``.
    """
    tangga = scope.ladder(indikator)
    if isinstance(first.bacaan, Kata) and isinstance(second.bacaan, Kata) and tangga is not None:
        one, other = rank(first, tangga), rank(second, tangga)
        return None if one is None or other is None else one > other
    own, its = scope.places.fact_with(first), scope.places.fact_with(second)
    if indikator is None or not same_scale(first, second, own, its):
        return None
    arah = indikator.arah
    if own is not None and own.ukuran in ACHIEVED:  # the more of a target is achieved the better, whatever is counted
        arah = Arah.MAKSIMUM
    left, right = in_one_scale(scope, first, second, own, its)
    if _ranked_as_targets((first, own), (second, its), arah):
        return asks_less(left, right, arah) if is_measure(left) and is_measure(right) else None
    if arah not in (Arah.MAKSIMUM, Arah.MINIMUM):
        return None
    low, high = _ends(first, left, arah), _ends(second, right, arah)
    if low is None or high is None:
        return None
    return bool(low < high if arah is Arah.MAKSIMUM else low > high)


def covers_value(scope: Scope, first: Nilai, second: Nilai, _: Fakta | None) -> Verdict:
    """
    Return whether every result that the second value allows is allowed by the first: 6–9 covers 7–8, 7–8 covers 8, 8 covers 8.

    Unknown for words, blanks, double readings and numbers in different units.
    """
    own, its = scope.places.fact_with(first), scope.places.fact_with(second)
    one, other = in_one_scale(scope, first, second, own, its)
    if not same_scale(first, second, own, its) or not is_measure(one) or not is_measure(other):
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
            return Texts("indikatornya sebaiknya tetap, dan kedua nilai tidak saling memuat",
                         "the indicator is best kept steady, and neither value holds the other")
        case _:
            return Texts("ujung rentang yang harus dicapai sama; hanya ujung lainnya yang berbeda",
                         "the ends of the ranges that must be reached are the same; only the other ends differ")


def is_measure(reading: Bacaan) -> TypeGuard[Ukur]:
    """
    Distinguish numbers, bounds and ranges from words and what cannot be read.
    """
    return isinstance(reading, Angka | Batas | Rentang)


def _ranked_as_targets(first: tuple[Nilai, Fakta | None], second: tuple[Nilai, Fakta | None], arah: Arah | None) -> bool:
    """
    Distinguish two targets that are not plain numbers to be reached from all other pairs of values, which come with their facts.
    """
    for nilai, own in (first, second):
        if not isinstance(nilai, Target) and (own is None or own.ukuran not in TARGETS):
            return False
    return arah is Arah.STABIL or any(isinstance(nilai.bacaan, Rentang) for nilai, _ in (first, second))


def _ends(nilai: Nilai, reading: Bacaan, arah: Arah | None) -> Any:
    """
    Give the number with its hidden digits, all of a range, or a bound's number where the bound points the good way.
    """
    match reading:
        case Angka():
            return nilai.known_as(reading)
        case Rentang(bawah=bawah, atas=atas):
            return Interval(bawah.nilai, atas.nilai)
        case _:
            return counts_as(reading, arah)


_ALIKE = frozenset(map(frozenset, ("17", "38", "39", "35", "56", "06", "08", "68", "89", "49")))
"""Digits that printing and recognition mistake for one another."""


def difference_of(scope: Scope, left: Sequence[Nilai], right: Sequence[Nilai], fakta: Fakta | None) -> Texts | None:
    """
    Word how far two values are apart, with what it is counted in; ``None`` where one side states no number or several.

    A bound counts as its number. ``fakta`` is one of the facts compared, if there is one.
    """
    known = scope.places.fact_with
    met = [in_one_scale(scope, each, its, known(each), known(its)) for each, its in itertools.product(left, right)]
    one, other = _single([reading for reading, _ in met]), _single([reading for _, reading in met])
    if one is None or other is None or (one.satuan == "‰") != (other.satuan == "‰"):
        return None
    apart, decimals = abs(Fraction(one.nilai) - other.nilai), max(one.desimal, other.desimal)
    points = _points(one, other, fakta)
    return Texts(*(f"{write_difference(apart, decimals, bahasa)}{points[bahasa]}" for bahasa in ("id", "en")))


def _points(one: Angka, other: Angka, fakta: Fakta | None) -> Texts:
    """
    Give what a difference is counted in: points of a percentage, of an index or a score; of other units nothing is said.
    """
    if _percentages(one, other, fakta):
        return Texts(" poin persen", " percentage points")
    if fakta is None or fakta.indikator is None or fakta.ukuran not in (Ukuran.TARGET, Ukuran.REALISASI):
        return Texts("", "")
    indexed = fakta.indikator.jenis is JenisIndikator.INDEKS or unit_name(fakta.indikator.satuan) == NILAI
    return Texts(" poin", " points") if indexed else Texts("", "")


def _percentages(one: Angka, other: Angka, fakta: Fakta | None) -> bool:
    """
    Return whether two numbers are percentages: both printed so, or one where the indicator is not known to be of another unit.
    """
    marked = (one.satuan == "%") + (other.satuan == "%")
    if fakta is None or marked == 2:  # noqa: PLR2004  # both
        return marked > 0
    if unit_of(fakta.nilai, fakta) == PERSEN and marked == 0:
        return True
    measured = fakta.indikator is not None and fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI)
    unit = unit_name(fakta.indikator.satuan) if measured and fakta.indikator is not None else None
    return marked > 0 and unit in (None, PERSEN)


def _single(values: Sequence[Bacaan]) -> Angka | None:
    numbers = [angka_of(reading) for reading in values if isinstance(reading, Angka | Batas)]
    if not numbers or len(numbers) != len(values) or any(angka.nilai != numbers[0].nilai for angka in numbers):
        return None
    return numbers[0]


def reading_hint(values: Sequence[Nilai]) -> Texts | None:
    """
    Say why one of several values that differ may have been misread; ``None`` where nothing points to it.
    """
    notes = dict.fromkeys(nilai.catatan.strip() for nilai in values if nilai.diragukan and nilai.catatan)
    if notes:
        said = " ".join(notes)
        return Texts(f"Catatan penyalin: {said}", f"Transcriber's note: {said}")
    pairs = itertools.product(values, values)
    found = next(((one, other) for one, other in pairs if _one_digit_off(one.teks, other.teks)), None)
    if found is None:
        return None
    return Texts(f"{found[0]} dan {found[1]} hanya berbeda satu angka yang bentuknya mirip; mungkin salah baca atau salah ketik.",
                 f"{found[0]} and {found[1]} differ in one digit that looks alike; it may be a misreading or a slip.")


def _one_digit_off(left: str, right: str) -> bool:
    one, other = ([letter for letter in text if letter.isdigit()] for text in (left, right))
    if len(one) != len(other):
        return False
    off = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(off) == 1 and off[0] in _ALIKE

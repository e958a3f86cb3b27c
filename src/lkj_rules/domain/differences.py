"""
How far two printed values are apart, in words, and what may have been misread in them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction

from lkj_rules.domain.achievements.recomputation import write_difference
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scales import unit_of
from lkj_rules.model.documents import JenisIndikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.units import NILAI, PERSEN, unit_name
from lkj_rules.model.readings import angka_of
from lkj_rules.model.values import Angka, Batas, Nilai

_ALIKE = frozenset(map(frozenset, ("17", "38", "39", "35", "56", "06", "08", "68", "89", "49")))
"""Digits that printing and recognition mistake for one another."""


def difference_of(left: Sequence[Nilai], right: Sequence[Nilai], fakta: Fakta | None) -> Texts | None:
    """
    Word how far two values are apart, with what it is counted in; ``None`` where one side states no number or several.

    A bound counts as its number. ``fakta`` is one of the facts compared, if there is one.
    """
    one, other = _single(left), _single(right)
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


def _single(values: Sequence[Nilai]) -> Angka | None:
    """
    Give the one number that values state, ``None`` where they state none or several.
    """
    numbers = [angka_of(nilai.bacaan) for nilai in values if isinstance(nilai.bacaan, Angka | Batas)]
    if not numbers or len(numbers) != len(values) or len({Fraction(angka.nilai) for angka in numbers}) > 1:
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
    return Texts(
        f"{found[0]} dan {found[1]} hanya berbeda satu angka yang bentuknya mirip; mungkin salah baca atau salah ketik.",
        f"{found[0]} and {found[1]} differ in one digit that looks alike; it may be a misreading or a slip.",
    )


def _one_digit_off(left: str, right: str) -> bool:
    one, other = ([letter for letter in text if letter.isdigit()] for text in (left, right))
    if len(one) != len(other):
        return False
    off = [frozenset(pair) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(off) == 1 and off[0] in _ALIKE

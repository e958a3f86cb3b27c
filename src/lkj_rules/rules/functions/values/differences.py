"""
Functions that word how two printed values differ, and what may have been misread.
"""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

from lkj_rules.domain.achievements.recomputation import write_difference
from lkj_rules.domain.comparison import members
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scales import unit_of
from lkj_rules.model.documents import JenisIndikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.units import NILAI, PERSEN, unit_name
from lkj_rules.model.readings import angka_of
from lkj_rules.model.values import Angka, Batas, Nilai
from lkj_rules.rules.kinds import SIDE, TEXT
from lkj_rules.rules.registry import Scope, function

_ALIKE = frozenset(map(frozenset, ("17", "38", "39", "35", "56", "06", "08", "68", "89", "49")))
"""Digits that printing and recognition mistake for one another."""


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=TEXT,
    doc=(
        "selisih kedua nilai, ditulis sebagai sisipan kalimat; kosong bila bukan angka tunggal",
        "the difference of two values, written as an insertion into a sentence; empty where they are no single numbers",
    ),
)
def gap_words(_: Scope, left: Any, right: Any) -> Texts:
    """
    Word how far two values are apart; a bound counts as its number.
    """
    one, other = _single(left), _single(right)
    if one is None or other is None or (one.satuan == "‰") != (other.satuan == "‰"):
        return Texts("", "")
    fakta = next((each for side in (left, right) for each in members(side) if isinstance(each, Fakta)), None)
    apart, decimals = abs(Fraction(one.nilai) - other.nilai), max(one.desimal, other.desimal)
    size = [write_difference(apart, decimals, bahasa) for bahasa in ("id", "en")]
    points = _points(one, other, fakta)
    return Texts(f" (selisih {size[0]}{points[0]})", f" (a difference of {size[1]}{points[1]})")


def _points(one: Angka, other: Angka, fakta: Fakta | None) -> tuple[str, str]:
    """
    Give what a difference is counted in: points of a percentage, of an index or a score; of other units nothing is said.
    """
    if _percentages(one, other, fakta):
        return " poin persen", " percentage points"
    if fakta is None or fakta.indikator is None or fakta.ukuran not in (Ukuran.TARGET, Ukuran.REALISASI):
        return "", ""
    indexed = fakta.indikator.jenis is JenisIndikator.INDEKS or unit_name(fakta.indikator.satuan) == NILAI
    return (" poin", " points") if indexed else ("", "")


def _percentages(one: Angka, other: Angka, fakta: Fakta | None) -> bool:
    """
    Tell whether two numbers are percentages: both printed so, or one where the indicator is not known to be of another unit.
    """
    marked = (one.satuan == "%") + (other.satuan == "%")
    if fakta is None or marked == 2:  # noqa: PLR2004  # both
        return marked > 0
    if unit_of(fakta.nilai, fakta) == PERSEN and marked == 0:
        return True
    measured = fakta.indikator is not None and fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI)
    unit = unit_name(fakta.indikator.satuan) if measured and fakta.indikator is not None else None
    return marked > 0 and unit in (None, PERSEN)


def _single(side: Any) -> Angka | None:
    """
    Give the one number that a side states, ``None`` where it states none or several.
    """
    readings = [(each.nilai if isinstance(each, Fakta) else each).bacaan for each in members(side)]
    numbers = [angka_of(reading) for reading in readings if isinstance(reading, Angka | Batas)]
    if not numbers or len(numbers) != len(readings) or len({Fraction(angka.nilai) for angka in numbers}) > 1:
        return None
    return numbers[0]


def shown_text(nilai: Nilai) -> str:
    """
    Give what a printed value is taken for.
    """
    return nilai.teks if nilai.dibaca is None else nilai.dibaca


@function(
    ("left", SIDE),
    ("right", SIDE),
    result=TEXT,
    doc=(
        "petunjuk salah baca: catatan penyalin atas nilai yang diragukan, atau satu angka yang mirip; tak diketahui bila tidak ada",
        "a hint at a misreading: the transcriber's note on a doubtful value, or one look-alike digit; unknown if there is none",
    ),
)
def reading_hint(_: Scope, left: Any, right: Any) -> Texts | None:
    """
    Say why one of two values that differ may have been misread.
    """
    values = [fakta.nilai if isinstance(fakta, Fakta) else fakta for side in (left, right) for fakta in members(side)]
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

"""
Functions on amounts of money and their shares.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from lkj_rules.domain.achievements.recomputation import write_number, write_result
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number, bounds, round_half_up
from lkj_rules.model.intervals import divide as exact_divide
from lkj_rules.model.values import Capaian, Nilai, Rupiah
from lkj_rules.rules.kinds import ANY, BOOL, NUMBER, PERCENT, PRINTED_NILAI, PRINTED_PERCENT, TEXT
from lkj_rules.rules.registry import Scope, function

_MOST_DIGITS = 6


@function(
    ("thing", ANY),
    result=BOOL,
    total=True,
    doc=(
        "benar bila laporan mencetak sel ini, walau kosong; untuk daftar: bila salah satu anggotanya tercetak",
        "true when the report prints this cell, be it blank; of a list, when any of its members is printed",
    ),
)
def printed(_: Scope, thing: Any) -> bool:
    """
    Tell whether a column is there at all: a cell that is not printed is nobody's fault, a blank one may be.
    """
    if isinstance(thing, (list, tuple)):
        return any(member is not None for member in thing)
    return thing is not None


def _no_share(_: Scope, __: Number, whole: Number) -> Texts | None:
    low, high = bounds(whole)
    return Texts("penyebutnya mungkin nol", "the divisor may be zero") if low <= 0 <= high else None


@function(
    ("part", NUMBER),
    ("whole", NUMBER),
    result=PERCENT,
    why=_no_share,
    doc=("bagian dari keseluruhan, dalam persen", "a part in percent of the whole"),
)
def share(_: Scope, part: Number, whole: Number) -> Number | None:
    """
    Divide and take percent; unknown when the whole is, or may be, zero.
    """
    quotient = exact_divide(part, whole)
    return None if quotient is None else quotient * 100


def _hidden_zero(_: Scope, value: Number) -> Texts | None:
    low, high = bounds(value)
    if low < 0 < high:
        return Texts("angka nol ini mungkin hasil pembulatan", "this zero may be the result of rounding")
    return None


@function(
    ("value", NUMBER),
    result=BOOL,
    why=_hidden_zero,
    doc=(
        "benar bila tepat nol; tak diketahui bila nol itu mungkin hasil pembulatan",
        "true when it is exactly zero; unknown when the zero may come from rounding",
    ),
)
def zero(_: Scope, value: Number) -> bool | None:
    """
    Tell whether an amount is nothing at all: 0 million may be 400 000.
    """
    low, high = bounds(value)
    if low <= 0 <= high:
        return True if low == high else None
    return False


@function(
    ("computed", NUMBER),
    ("like", PRINTED_NILAI),
    result=TEXT,
    doc=(
        "hasil hitungan dengan digit sebanyak yang tercetak (paling sedikit dua), dengan Rp atau % seperti yang tercetak",
        "a computed number with as many digits as are printed (two at least), with Rp or % as the printed one has",
    ),
)
def in_digits_of(_: Scope, computed: Number, like: Nilai) -> Texts:
    """
    Write a recomputed number so that it can be held against the printed one.
    """
    digits = 0 if like.angka is None else like.angka.desimal
    words = ["–".join(dict.fromkeys(write_result(end, digits, bahasa) for end in bounds(computed))) for bahasa in ("id", "en")]
    if isinstance(like, Rupiah):
        return Texts(f"Rp{words[0]}", f"Rp{words[1]}")
    return Texts(f"{words[0]} %", f"{words[1]}%") if isinstance(like, Capaian) else Texts(*words)


@function(
    ("printed", PRINTED_PERCENT),
    ("computed", PERCENT),
    result=TEXT,
    doc=("jarak kedua persentase dalam poin persen", "how far two percentages are apart, in percentage points"),
)
def points_apart(_: Scope, printed: Nilai, computed: Number) -> Texts | None:
    """
    Write the distance of a printed percentage and a recomputed one, with the printed one's digits (two at least).
    """
    angka, shown = printed.angka, printed.tepat
    if angka is None or shown is None:
        return None
    ends = sorted(abs(Fraction(end) - shown) for end in bounds(computed))
    words = ["–".join(dict.fromkeys(write_result(end, angka.desimal, bahasa) for end in ends)) for bahasa in ("id", "en")]
    return Texts(f"{words[0]} poin persen", f"{words[1]} percentage points")


@function(
    ("before", NUMBER),
    ("after", NUMBER),
    result=TEXT,
    doc=("perubahan dalam persen dengan tandanya, misalnya +38,2 %", "the change in percent with its sign, such as +38.2%"),
)
def change(_: Scope, before: Number, after: Number) -> Texts | None:
    """
    Write by how much an amount has changed, with one digit, or as many as it takes to show a change; unknown from zero.
    """
    middle, later = (Fraction(sum(bounds(number))) / 2 for number in (before, after))
    if middle == 0:
        return None
    percent = (later - middle) / abs(middle) * 100
    digits = next((digits for digits in range(1, _MOST_DIGITS) if round_half_up(percent, digits)), _MOST_DIGITS)
    sign = "+" if percent > 0 else ""
    return Texts(f"{sign}{write_number(percent, digits, 'id')} %", f"{sign}{write_number(percent, digits, 'en')}%")

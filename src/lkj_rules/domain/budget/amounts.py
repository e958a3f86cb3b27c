"""
Amounts of money and their shares: computed, and written so that they compare with what is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from lkj_rules.domain.achievements.recomputation import write_number, write_result
from lkj_rules.domain.scope import Scope
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, Number, bounds, divide, round_half_up
from lkj_rules.model.reading.terbilang import amount_in_words, is_muddled
from lkj_rules.model.values import Capaian, Nilai, Rupiah

_MOST_DIGITS = 6


def share(_: Scope, part: Number, whole: Number) -> Number | None:
    """
    Divide and take percent; unknown when the whole is, or may be, zero.
    """
    quotient = divide(part, whole)
    return None if quotient is None else quotient * 100


def why_no_share(_: Scope, __: Number, whole: Number) -> Texts | None:
    """
    Say that a whole may be zero.
    """
    low, high = bounds(whole)
    return Texts("penyebutnya mungkin nol", "the divisor may be zero") if low <= 0 <= high else None


def zero(_: Scope, value: Number) -> bool | None:
    """
    Return whether an amount is nothing at all: 0 million may be 400 000.
    """
    low, high = bounds(value)
    if low <= 0 <= high:
        return True if low == high else None
    return False


def why_hidden(_: Scope, value: Number) -> Texts | None:
    """
    Say that a zero may come from rounding.
    """
    low, high = bounds(value)
    return Texts("angka nol ini mungkin hasil pembulatan", "this zero may be the result of rounding") if low < 0 < high else None


def in_digits_of(_: Scope, computed: Number, like: Nilai) -> Texts:
    """
    Write a recomputed number so that it compares with the printed one.
    """
    words = _written(bounds(computed), 0 if like.angka is None else like.angka.desimal)
    if isinstance(like, Rupiah):
        return Texts(f"Rp{words.id}", f"Rp{words.en}")
    return Texts(f"{words.id} %", f"{words.en}%") if isinstance(like, Capaian) else words


def points_apart(_: Scope, printed: Nilai, computed: Number) -> Texts | None:
    """
    Write the distance of a printed percentage and a recomputed one, with the printed one's digits (two at least).
    """
    angka, shown = printed.angka, printed.tepat
    if angka is None or shown is None:
        return None
    words = _written(sorted(abs(Fraction(end) - shown) for end in bounds(computed)), angka.desimal)
    return Texts(f"{words.id} poin persen", f"{words.en} percentage points")


def _written(ends: Iterable[Exact], digits: int) -> Texts:
    return Texts(*("–".join(dict.fromkeys(write_result(end, digits, bahasa) for end in ends)) for bahasa in ("id", "en")))


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


def spelt_amount(_: Scope, text: str) -> int | None:
    """
    Read an amount in words.
    """
    return amount_in_words(text)


def forms_number(_: Scope, text: str) -> bool | None:
    """
    Distinguish an amount in words from number words that form none ("empat puluh enam puluh").
    """
    return True if amount_in_words(text) is not None else False if is_muddled(text) else None


def why_unread(_: Scope, text: str) -> Texts | None:
    """
    Say why an amount in words cannot be read.
    """
    if amount_in_words(text) is not None:
        return None
    if is_muddled(text):
        return Texts("kata-katanya tidak membentuk satu bilangan", "its words form no number")
    return Texts("jumlah dengan kata tidak dapat dibaca: ada yang bukan kata bilangan",
                 "the amount in words cannot be read: not all of it is number words")

"""
Amounts in Indonesian words.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.model.reading.terbilang import amount_in_words, is_muddled, write_in_words
from lkj_rules.model.values import Nilai, Suku


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "(Delapan puluh tiga miliar tiga ratus delapan puluh sembilan juta enam ratus tujuh puluh satu ribu rupiah)",
            83389671000,
        ),
        ("SEBELAS", 11),
        ("dua belas Rupiah", 12),
        ("duapuluh-satu", 21),
        ("seratus lima", 105),
        ("seribu sembilan ratus sembilan puluh delapan", 1998),
        ("sejuta", 1000000),
        ("semilyar dua ratus", 1000000200),
        ("tiga ribu enam ratus triliun", 3600 * 10**12),
        ("satu trilyun", 10**12),
        ("nol rupiah", 0),
    ],
)
def test_words_are_read(text: str, expected: int) -> None:
    """Case, spaces, brackets and old spellings do not matter."""
    assert expected == amount_in_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "rupiah", "banyak", "dua tiga", "juta", "dua ratus ratus", "lima koma dua", "seribu dua juta", "dua nol",
        "satu juta satu juta", "sepuluh puluh", "dua sen", "83 miliar", "satu " * 1000,
    ],
)  # fmt: skip
def test_what_is_not_one_number_is_not_guessed(text: str) -> None:
    """Words that do not make one whole number give none."""
    assert amount_in_words(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("empat puluh enam puluh", True),
        ("tiga ratus dua ratus rupiah", True),
        ("satu juta satu juta", True),
        ("lima ribu dua ribu", True),
        ("dua nol lima", True),
        ("juta rupiah", True),
        ("empat puluh enam", False),
        ("nol rupiah", False),
        ("seribu dua juta", False),
        ("empat puloh enam puluh", False),
        ("lima koma dua", False),
        ("83 miliar", False),
        ("rupiah", False),
        ("", False),
    ],
)
def test_number_words_that_form_no_number(text: str, expected: bool) -> None:  # noqa: FBT001  # a column of the table above
    """Only a text of nothing but number words can be said to form no number; a letter out of place may be a misreading."""
    assert expected is is_muddled(text)


@pytest.mark.parametrize("number", [-1, 10**18])
def test_numbers_without_words_are_refused(number: int) -> None:
    """Negative numbers and those of 10¹⁸ and above have no words here."""
    with pytest.raises(ValueError, match=str(number)):
        write_in_words(number)


@given(st.integers(0, 10**18 - 1))
def test_written_numbers_read_back(number: int) -> None:
    """Reading undoes writing."""
    assert number == amount_in_words(write_in_words(number))


@given(st.text())
def test_any_text_gives_a_number_or_none(text: str) -> None:
    """No text breaks the reading."""
    assert isinstance(amount_in_words(text), int | None)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3 (tiga)", 3), ("dua", 2), ("dua puluh satu indikator", 21), ("8 indikator", 8), ("6.493", 6493), ("1.200 orang", 1200),
        ("semua", None), ("9,5", None), ("", None),
    ],
)  # fmt: skip
def test_count_of_a_value(text: str, count: int | None) -> None:
    """
    A count is read in digits and in words; what is counted has no fractions of three digits.
    """
    assert Nilai(teks=text).cacah == count


def test_terms_of_a_sum_are_thousands() -> None:
    """
    A term with three digits behind its point is thousands, one with two digits is not.
    """
    assert [Suku(teks=text).tepat for text in ("2.699", "993,29")] == [2699, Fraction(99329, 100)]

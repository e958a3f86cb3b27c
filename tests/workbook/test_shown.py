"""
A cell's text is what a person sees in it.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkj_rules.workbook.shown import Shown, date_of, is_date, show


@pytest.mark.parametrize(("number", "code", "text"), [
    ("0.7463", "0.00%", "74,63%"), ("0.74629999999999996", "0.00%", "74,63%"), ("1234567", "#,##0", "1.234.567"),
    ("83389671000", '"Rp"#,##0', "Rp83.389.671.000"), ("-1234.5", "#,##0.00;(#,##0.00)", "(1.234,50)"), ("1", "000", "001"),
    ("2.5", "0.00", "2,50"), ("0", '0.00;-0.00;"-"', "-"), ("0.1", "General", "0,1"), ("5", '0" orang"', "5 orang"),
    ("1500000", "[$Rp-421]* #,##0.00", "Rp1.500.000,00"), ("-0.001", "0.00", "0,00"), ("3.14", "#,##0.0#", "3,14"),
    ("12", "_(* #,##0_);_(* (#,##0)", "12"), ("12345678", "#,##0,", "12.346"), ("-7", "0", "-7"), ("74.6", 'General"%"', "74,6%"),
    ("1.005", "0.00", "1,01"), ("123456789012", "General", "123456789012"),
])  # fmt: skip
def test_numbers_in_their_formats(number: str, code: str, text: str) -> None:
    """
    Percentages, thousands, currencies, signs, zeros and letters of a format are shown.
    """
    assert text == show(Decimal(number), code).text


@pytest.mark.parametrize(("number", "code", "certain"), [
    ("3000", "#,##0", False), ("1.234", "0.000", False), ("3000", "0", True), ("1234567", "#,##0", True), ("2.5", "0.00", True),
])  # fmt: skip
def test_a_number_that_reads_both_ways_is_not_certain(number: str, code: str, certain: bool) -> None:  # noqa: FBT001
    """
    ``3.000`` is three thousand on one screen and three on another.
    """
    assert certain == show(Decimal(number), code).certain


def test_an_endless_number_is_shown_shortly() -> None:
    """
    A number beyond all reports costs nothing.
    """
    assert Shown("1E+300") == show(Decimal("1e300"), "0")


@pytest.mark.parametrize(("code", "day"), [
    ("dd/mm/yyyy", "2024-01-31"), ("d-mmm-yy", "2024-01-31"), ("mmm-yy", "2024-01"), ("yyyy", "2024"), ("h:mm", None),
])  # fmt: skip
def test_days_as_their_formats_show_them(code: str, day: str | None) -> None:
    """
    A month without a day stays a month.
    """
    assert is_date(code)
    assert day == date_of(Decimal(45322), code)


@pytest.mark.parametrize("code", ["General", "#,##0", '0" hari"', "[Red]0.00", "@", "0%"])
def test_numbers_are_no_days(code: str) -> None:
    """
    Letters in quotes and colours make no date.
    """
    assert not is_date(code)

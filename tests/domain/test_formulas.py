"""
Formulas as reports print them.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.domain.achievements.formulas import (
    JenisRumus,
    capaian_maksimum,
    capaian_minimum_a,
    capaian_minimum_b,
    capaian_rentang,
    parse_formula,
)
from lkj_rules.model.intervals import Interval, bounds

A, B = JenisRumus.MINIMUM_A, JenisRumus.MINIMUM_B


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Realisasi/Target x 100 %", JenisRumus.MAKSIMUM),
        ("Realisasi : Target × 100%", JenisRumus.MAKSIMUM),
        ("Realisasi ÷ Rencana", JenisRumus.MAKSIMUM),
        ("REALISASI / RENCANA 100%", JenisRumus.MAKSIMUM),
        ("% capaian kinerja = Realisasi kinerja dibagi target kinerja dikali 100%", JenisRumus.MAKSIMUM),
        ("(2 x Target - Realisasi)/Target x 100%", A),
        ("(2T−R)/T", A),
        ("(1 + (1 - Realisasi/Target)) x 100%", A),
        ("1 + (1 - R/T) x 100 %", A),
        ("100% + (100% - R/T)", A),
        ("Target - (Realisasi - Target) / Target", A),
        ("Rencana – (Realisasi – Rencana) / Rencana x 100%", A),
        ("Target/Realisasi * 100", B),
        ("Rencana", JenisRumus.TETAP),
        ("(Realisasi – (Realisasi – Rencana)) / Rencana x 100 %", JenisRumus.TETAP),
        ("Realisasi-(Realisasi-Rencana) / Rencana x 100%", JenisRumus.TETAP),
        ("Realisasi – ( Realisasi - Rencana) x 100 %", JenisRumus.TETAP),
        ("Realisasi", JenisRumus.LAIN),
        ("(Realisasi - Target)/Target x 100%", JenisRumus.LAIN),
    ],
)
def test_kind(text: str, kind: JenisRumus) -> None:
    """A formula is known by what it computes, not by how it is spelt."""
    formula = parse_formula(text)

    assert formula is not None
    assert kind == formula.jenis


@pytest.mark.parametrize(
    "text",
    ["", "100 %", "capaian", "Realisasi +", "(" * 50 + "R", "R" * 1000, "R.__class__", "R ** T", "|R", "abs R", "||"],
)
def test_no_formula(text: str) -> None:
    """What is no formula is refused without further ado."""
    assert parse_formula(text) is None


def test_other_formula_computes() -> None:
    """An unknown formula computes as printed, in percent."""
    growth, bare = parse_formula("(Realisasi - Target)/Target x 100%"), parse_formula("(R - T)/T")

    assert growth is not None
    assert bare is not None
    assert (Fraction(20), Fraction(20)) == (growth(50, 60), bare(50, 60))


@pytest.mark.parametrize(
    "text",
    [
        "(1 - |Realisasi - Target| / Target) x 100 %",
        "(Target - |Target - Realisasi|)/Target x 100%",
        "100% - (ABS(Realisasi-Target)/Target x 100%)",
        "100% - |Realisasi - Target|/Target x 100%",
    ],
)
def test_formula_of_steadiness(text: str) -> None:
    """Any deviation lowers the capaian: 190 and 210 of a target of 200 are both 95 %; nearness runs neither up nor down."""
    formula = parse_formula(text)

    assert formula is not None
    assert (formula(200, 190), formula(200, 200), formula(200, 210)) == (95, 100, 95)
    assert bounds(formula(200, Interval(199, 202)) or 0) == (99, 100)
    assert formula.naik is None


def test_division_by_zero() -> None:
    """A formula is undefined where it divides by zero."""
    assert (capaian_maksimum(0, 1), capaian_minimum_a(0, 1), capaian_minimum_b(1, 0)) == (None, None, None)


def test_minimum_a_stays_tight() -> None:
    """An interval passes through formula A once, so it keeps its width: T = 2, R in 1 to 1,5 gives 125 to 150."""
    found = capaian_minimum_a(2, Interval(1, Fraction(3, 2)))

    assert found is not None
    assert bounds(found) == (125, 150)


@pytest.mark.parametrize(
    ("realisasi", "capaian"),
    [(9, Fraction("87.5")), (Fraction("6.5"), Fraction(650, 7)), (7, 100), (8, 100), (17, Fraction("-12.5")), (0, 0)],
)
def test_range(realisasi: Fraction, capaian: Fraction) -> None:
    """The range 7–8: full inside, R ÷ 7 below, 2 − R ÷ 8 above."""
    assert capaian == capaian_rentang(7, 8, realisasi)


def test_range_on_interval() -> None:
    """A realisasi that may lie inside or above reaches 100 at most; a range from zero has no lower formula."""
    found = capaian_rentang(7, 8, Interval(6, 9))

    assert found is not None
    assert (Fraction(600, 7), 100) == bounds(found)
    assert capaian_rentang(0, 8, 3) is None


@given(st.text(alphabet="RTrealisasi target0129.,+-x*/÷:()%=| abs", max_size=60))
def test_any_text(text: str) -> None:
    """Any text gives a formula or none, and a formula gives a number or none."""
    formula = parse_formula(text)

    if formula is not None:
        formula(95, 100)

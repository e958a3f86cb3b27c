"""
Numbers are parsed, computed with, ordered and rounded as the test cases of General Decimal Arithmetic say, which CPython passes.

The cases are texts, operands and results; Python's ``decimal`` turns results into fractions, our own reader reads the operands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

from lkj_rules.model.intervals import Agreement, Exact, agrees, cut, divide, hidden_digits, round_half_up
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.readings import Angka, Notasi

DATA = Path(__file__).parent / "data" / "decimal.tsv"
FINITE = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
NEAREST = {"half_up", "half_down", "half_even"}

DIFFERENT = {  # texts that are read in another way on purpose
    "a mark needs a digit before it; “.5” is a slip of the copy": {"basx047", "basx071", "basx610", "basx612"},
    "a point needs a digit behind it before an exponent": {"emax466"},
    "spaces mean nothing in print": {"basx510", "basx511", "basx512", "basx513", "basx514"},
    "a comma is the decimal mark of Indonesian": {"basx528"},
    "a mark that is printed twice is one; DAT019 says so": {"basx500", "basx535"},
    "full stops behind a number end the sentence": {"basx531", "basx533"},
    "letters behind a number are its unit": {
        "basx520", "basx548", "basx560", "basx569", "basx570", "basx571", "basx572", "basx575",
    },
}  # fmt: skip
LISTED = {name for names in DIFFERENT.values() for name in names}


@attrs.frozen
class Case:
    """
    Hold one case: its operation and way of rounding, its operands, the result as text, whether digits were dropped from it.
    """

    name: str
    operation: str
    rounding: str
    operands: tuple[str, ...]
    result: str
    inexact: bool


def cases() -> Iterator[Case]:
    """
    Read the table: a line "= file operation rounding" before the cases of a group.
    """
    operation = rounding = ""
    for line in DATA.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            _, operation, rounding = line[2:].split()
        else:
            name, *operands, result = line.split("\t")
            yield Case(name, operation, rounding, tuple(operands), result.rstrip("~!"), result.endswith("~"))


CASES = tuple(cases())
ARITHMETIC = [case for case in CASES if case.operation in {"add", "subtract", "multiply", "divide", "quantize"}]


def exact(text: str) -> Exact:
    """
    Read an operand as a JSON number is read; one that begins or ends with its point, which ours may not, by ``decimal``.
    """
    reading = read_text(text, notasi=Notasi.TITIK)
    return reading.nilai if isinstance(reading, Angka) else Fraction(Decimal(text))


def computed(case: Case) -> Any:
    """
    Compute a case with our arithmetic, exactly, ``None`` where it divides by zero; to quantize is to print the first operand.
    """
    first, second = map(exact, case.operands)
    match case.operation:
        case "add":
            return first + second
        case "subtract":
            return first - second
        case "multiply":
            return first * second
        case "divide":
            return divide(first, second)
        case _:
            return first


def decimals_of(case: Case) -> int:
    """
    Count the decimals that the result of a case shows; negative where it leaves digits out.
    """
    return -int(Decimal(case.result).as_tuple().exponent)


def outcome(case: Case) -> str:
    """
    Say how a text is read: as the number that it is, as no number, as another number, or refused for its length.
    """
    (text,) = case.operands
    try:
        reading = read_text(text, notasi=Notasi.TITIK)
    except ValueError:
        return "too long"
    if not isinstance(reading, Angka):
        return "no number"
    return "same" if FINITE.fullmatch(text) and reading.nilai == Fraction(Decimal(text)) else "another"


def test_texts() -> None:
    """
    What is a number is read as that number, what is none is not, and the texts that differ are listed with the reason.
    """
    texts = [case for case in CASES if case.operation == "tosci"]
    found = defaultdict(set)
    for case in texts:
        number = FINITE.fullmatch(case.operands[0]) is not None
        found[outcome(case), number].add(case.name)

    assert found["another", False] | found["no number", True] == LISTED
    assert found["another", True] == set()
    assert len(found["same", True]) == 424
    assert len(found["no number", False]) == 143
    assert len(found["too long", True] | found["too long", False]) == 241


def test_numbers_too_long_for_a_report() -> None:
    """
    Only an exponent or a number of digits beyond 60 is refused.
    """
    for case in CASES:
        if case.operation == "tosci" and outcome(case) == "too long":
            exponent = re.search(r"[eE][+-]?0*(\d+)", case.operands[0])
            assert exponent is None or int(exponent[1]) > 60
            assert exponent is not None or sum(map(str.isdigit, case.operands[0])) > 60


def test_printed_digits() -> None:
    """
    A number without an exponent keeps the digits after its mark: 2.50 has two.
    """
    for case in CASES:
        if case.operation == "tosci" and outcome(case) == "same" and not case.inexact and "e" not in case.operands[0].lower():
            reading = read_text(case.operands[0], notasi=Notasi.TITIK)
            assert isinstance(reading, Angka)
            assert reading.desimal == max(0, decimals_of(case)), case


def test_exact_results() -> None:
    """
    Sums, differences, products and quotients that are exact come out the same.
    """
    exact_cases = [case for case in ARITHMETIC if not case.inexact]

    assert [case for case in exact_cases if computed(case) != Fraction(Decimal(case.result))] == []
    assert len(exact_cases) > 1_300


@pytest.mark.parametrize(("rounding", "ours"), [("half_up", round_half_up), ("down", cut)])
def test_rounding(rounding: str, ours: object) -> None:
    """
    Rounding half away from zero and cutting give the digits that they should.
    """
    rounded = [case for case in ARITHMETIC if case.inexact and case.rounding == rounding]

    assert callable(ours)
    assert [case for case in rounded if ours(computed(case), decimals_of(case)) != Fraction(Decimal(case.result))] == []
    assert len(rounded) > 150


def test_rounded_results_agree() -> None:
    """
    A result rounded to the nearest digit, ties either way, agrees; one that was cut agrees as cut; others mostly not at all.
    """
    for case in ARITHMETIC:
        value = computed(case)
        if not case.inexact or value is None:
            continue
        printed, decimals = Fraction(Decimal(case.result)), decimals_of(case)
        verdict = agrees(printed, decimals, exact=value, possible=value)
        nearest = abs(printed - value) <= Fraction(10) ** -decimals / 2
        lower = abs(printed) <= abs(value)
        assert verdict is (Agreement.EXACT if nearest else Agreement.CUT if lower else Agreement.IMPOSSIBLE), case
        assert case.rounding not in NEAREST or verdict is Agreement.EXACT, case
        assert case.rounding != "down" or verdict is not Agreement.IMPOSSIBLE, case


def test_hidden_digits_hold_the_value() -> None:
    """
    The true value lies among those that a rounded or cut result stands for.
    """
    for case in ARITHMETIC:
        value = computed(case)
        if case.inexact and value is not None and case.rounding in NEAREST | {"down"}:
            assert hidden_digits(Fraction(Decimal(case.result)), decimals_of(case)) == value, case


def test_order() -> None:
    """
    Numbers are in the order that the cases give.
    """
    compared = [case for case in CASES if case.operation == "compare"]
    order = [(first > second) - (first < second) for first, second in (map(exact, case.operands) for case in compared)]

    assert order == [int(Decimal(case.result)) for case in compared]
    assert len(compared) > 400

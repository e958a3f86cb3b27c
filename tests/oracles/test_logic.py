"""
Three-valued logic is that of DMN: every case of its test kit that the rule language can express, FEEL's null being our unknown.

Where the language differs on purpose, the case names the reason, and what comes of it instead is tested as well.
"""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import parse_report
from lkj_rules.rules.bounds import MAX_STEPS
from lkj_rules.rules.expressions import Compiler
from lkj_rules.rules.program import execute
from lkj_rules.rules.syntax import ExpressionError

DATA = Path(__file__).parent / "data" / "logic.json"
REFUSED, ABSENT = "refused", "absent"
REASONS: dict[str, tuple[Any, str]] = {  # what comes of it instead, and why
    "truth-wanted": (REFUSED, "a number or text where a truth value belongs is a mistake of the rule's author, reported at load"),
    "list-wanted": (REFUSED, "one thing is not a list of one thing: a rule that confuses them is reported at load"),
    "one-type": (REFUSED, "the members of a list are of one type"),
    "order-of-texts": (REFUSED, "only numbers and dates have an order; that of texts depends on spelling"),
    "lists-in-lists": (REFUSED, "a list is not looked up in a list of lists; `all`, `any` and `==` say what is meant"),
    "names": (REFUSED, "arguments have no names"),
    "unknown-is-not-dropped": (None, "a filter that cannot decide leaves the list unknown, instead of dropping the member"),
    "counted-from-0": (1, "members are counted from 0, as in Python"),
    "no-such-type": (ABSENT, "there are no times, durations and contexts in reports"),
    "no-such-function": (ABSENT, "no rule needs the function"),
}


@attrs.frozen
class Case:
    """
    Hold one case: its suite and name, the expression in FEEL and its value, the expression in our language, why it differs.
    """

    suite: str
    name: str
    feel: str
    value: Any
    ours: str | None
    reason: str | None

    def __str__(self) -> str:
        return f"{self.suite[:4]}-{self.name}"


CASES = [Case(suite, *row) for suite, rows in json.loads(DATA.read_text(encoding="utf-8")).items() for row in rows]
REPORT = parse_report(
    b'{"format": "lkj-rules/1", "entitas": {"nama": "X", "level": "skpd"}, "tahun": 2024}', name="report.json"
).laporan


def value_of(text: str) -> Any:
    """
    Evaluate an expression; say "refused" where it is not accepted at load.
    """
    compiler, scope = Compiler({}), Scope(REPORT)
    try:
        compiled = compiler.compile(text)
    except ExpressionError:
        return REFUSED
    scope.work.left = MAX_STEPS
    return execute(f"def part(s):\n    return {compiled.source}\n", compiler.constants)["part"](scope)


def expected(case: Case) -> Any:
    """
    Give the value that our expression should have: a list is compared within it, a number is exact.
    """
    if case.reason is not None:
        return REASONS[case.reason][0]
    if isinstance(case.value, str) and case.ours is not None and "==" not in case.ours:
        return Fraction(case.value)
    return True if isinstance(case.value, list) else case.value


@pytest.mark.parametrize("case", [case for case in CASES if case.ours is not None], ids=str)
def test_cases(case: Case) -> None:
    """
    An expression has the value that FEEL gives it, or differs as its reason says.
    """
    value = value_of(case.ours or "")

    if isinstance(value, (int, Fraction)) and not isinstance(value, bool):
        value = round(Fraction(value), 14 if "." in str(case.value) else 30)  # the kit prints a mean with 14 decimals
    assert (value, type(value) is bool) == (expected(case), type(expected(case)) is bool)


def test_reasons_are_needed() -> None:
    """
    Every reason to differ has cases; what is absent has no expression, anything else has one.
    """
    assert {case.reason for case in CASES if case.reason is not None} == set(REASONS)
    assert all((case.ours is None) == (case.reason is not None and REASONS[case.reason][0] == ABSENT) for case in CASES)


def test_logic_has_no_exceptions() -> None:
    """
    On truth values and unknown alone, ``and``, ``or`` and ``not`` differ nowhere.
    """
    logic = [case for case in CASES if case.suite[:4] in {"0064", "0065", "0066", "0106", "0107"}]

    assert {case.reason for case in logic} == {None, "truth-wanted"}
    assert sum(case.reason is None for case in logic) == 42

"""
Every rule keeps its cases: data under fixtures/rules, one file a rule.
"""

from pathlib import Path

import pytest

from lkj_rules.api import compiled, load_rules
from lkj_rules.model.results import Outcome
from lkj_rules.testing import Case, evaluate_case, load_cases, run_case

FIXTURES = Path(__file__).parents[2] / "fixtures"
BASE = (FIXTURES / "base" / "clean.json").read_text(encoding="utf-8")
CASES = load_cases(FIXTURES / "rules")
PROGRAMS = {program.rule.id: program for program in compiled(load_rules())}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    """
    The rule says of the case's report what the case expects.
    """
    assert run_case(case, PROGRAMS, BASE) == ()


@pytest.mark.parametrize("rule", ["PMB002", "PMB003"])
def test_what_must_not_be_is_not_expected(rule: str) -> None:
    """
    A check with ``!=`` names what may not be, here a code of the program: no finding shows it as the value that should stand.
    """
    case = next(case for case in CASES if (case.rule, case.expect) == (rule, Outcome.FAIL))

    (finding,) = (each for each in evaluate_case(case, PROGRAMS, BASE).findings if each.rule == rule)

    assert finding.expected is None


@pytest.mark.parametrize("rule", sorted(PROGRAMS))
def test_rule_has_pass_and_fail(rule: str) -> None:
    """
    Every rule has a case that it passes and one that it fails.
    """
    expected = {case.expect for case in CASES if case.rule == rule}

    assert {Outcome.PASS, Outcome.FAIL} <= expected, f"write fixtures/rules/{rule}.toml with a case for each"

"""
Silence: nothing in a consistent report is called an error or very likely wrong, whatever office, formulas, caps and notations.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from lkj_rules.api import compiled, load_rules
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.findings import Severity
from lkj_rules.model.results import RunResult
from lkj_rules.testing import consistent_reports
from lkj_rules.testing.consistent.choices import Seeded
from lkj_rules.testing.consistent.report import write_report

PROGRAMS = compiled(load_rules())
Leaves = Callable[[object], dict[str, object]]
LOUD = {Severity.ERROR, Severity.WARNING}
SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def judged(report: dict[str, Any]) -> RunResult:
    """
    Check a report through its JSON, as users do.
    """
    return evaluate(PROGRAMS, parse_report(json.dumps(report).encode(), name="report.json").laporan)


def assert_silent(report: dict[str, Any]) -> None:
    """
    Nothing is wrong, nothing very likely wrong, and no rule breaks.
    """
    result = judged(report)
    loud = [(each.rule, each.place.pointer, each.message.en) for each in result.findings if each.severity in LOUD]

    assert (loud, result.breakages) == ([], ())


@given(consistent_reports(indicators=6, lines=30))
@settings(max_examples=300, derandomize=True, deadline=None, database=None, suppress_health_check=SLOW_TO_DRAW)
def test_small_reports(report: dict[str, Any]) -> None:
    """
    Small reports, which shrink to something that can be read.
    """
    assert_silent(report)


@given(consistent_reports())
@settings(max_examples=30, derandomize=True, deadline=None, database=None, suppress_health_check=SLOW_TO_DRAW)
def test_large_reports(report: dict[str, Any]) -> None:
    """
    Reports of up to forty indicators and two thousand budget lines.
    """
    assert_silent(report)


@pytest.mark.slow
@given(consistent_reports(indicators=12, lines=60))
@settings(max_examples=2000, deadline=None, database=None, suppress_health_check=SLOW_TO_DRAW)
def test_many_reports(report: dict[str, Any]) -> None:
    """
    The same, of other reports every time.
    """
    assert_silent(report)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100))
def test_seeded_reports(seed: int) -> None:
    """
    Reports by seed reach sizes that Hypothesis seldom draws.
    """
    assert_silent(write_report(Seeded(seed), supporting=seed % 2 == 1))


def test_reports_are_no_empty_shells() -> None:
    """
    The relations that the figures stand in are evaluated on consistent reports, and hold.
    """
    held: Counter[str] = Counter()
    for seed in range(60):
        report = write_report(Seeded(seed), indicators=8, lines=40, supporting=True)
        held.update({each.rule: each.passed for each in judged(report).rules})

    arithmetic = {"ANG001", "ANG002", "ANG003", "ANG004", "ANG006", "ANG011", "CAP001", "CAP008", "CAP013", "DAT010"}
    chain = {"TGT001", "TGT004", "TGT005", "TGT006", "TGT007", "TGT009", "ANG010", "ANG015", "ANG019", "PKJ006", "RIW001"}
    support = {"DAT022", "DAT023", "NAR011", "NAR012", "NAR013", "RIW010", "RIW011", "STR022", "STR026"}
    assert {rule for rule in arithmetic | chain | support if held[rule] < 5} == set()


def test_support_changes_nothing_else(leaves: Leaves) -> None:
    """
    What supports a report is added to it: what was printed before stays.
    """
    for seed in range(20):
        plain, supported = (leaves(write_report(Seeded(seed), indicators=4, lines=10, supporting=each)) for each in (False, True))
        assert {pointer: supported.get(pointer) for pointer in plain} == plain


def test_same_seed_same_report() -> None:
    """
    A report is settled by the choices that are made for it.
    """
    assert write_report(Seeded(7)) == write_report(Seeded(7))


def test_hypothesis_is_imported_late() -> None:
    """
    Whoever runs cases of rules needs no Hypothesis.
    """
    code = "import sys, lkj_rules.testing; sys.exit('hypothesis' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

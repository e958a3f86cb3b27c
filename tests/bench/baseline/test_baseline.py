"""
The hand-written baseline finds what the engine finds, in the same places: only then do their times compare.
"""

from __future__ import annotations

import ast
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from baseline.report import covered, failures
from lkj_rules import check, load_rules, parse_report
from lkj_rules.model.documents import Laporan
from lkj_rules.model.results import Outcome
from lkj_rules.testing.cases import Case, load_cases, report_of
from lkj_rules.testing.consistent.choices import Seeded
from lkj_rules.testing.consistent.report import write_report

BASELINE = Path(__file__).parent
FIXTURES = BASELINE.parents[2] / "fixtures"
REPORTS = (*sorted((FIXTURES / "reports").glob("*.json")), FIXTURES / "base" / "clean.json")
COVERED = covered()
BASE = (FIXTURES / "base" / "clean.json").read_text(encoding="utf-8")
CASES = [case for case in load_cases(FIXTURES / "rules") if case.rule in COVERED]
FIRST_FAILING = {case.rule: case for case in reversed(CASES) if case.expect is Outcome.FAIL}
CURE = "what a rule looks at has changed: change the plain check of that id in tests/bench/baseline too"
LEFT_OUT = {"PMB001", "PMB002", "PMB003", "PMB004", "PMB005", "PMB006"}
WAITING = 8
"""Rules that may be new and not yet written by hand."""


def compare(laporan: Laporan) -> Counter[str]:
    """
    Assert that engine and baseline agree on a report; give how often each rule fails.

    Findings of which one rule says the same are joined: the further places are then related ones (``juga``).
    """
    result, found = check(laporan), Counter(failures(laporan))
    findings = [finding for finding in result.findings if finding.rule in COVERED]
    blamed = Counter((str(finding.rule), str(finding.place.pointer)) for finding in findings)
    joined = {(finding.rule, str(place.pointer)) for finding in findings for place in finding.related if place.role == "juga"}
    per_rule = Counter(rule for rule, _ in found.elements())

    by_engine = Counter({str(each.rule): each.failed for each in result.rules if each.failed and each.rule in COVERED})
    assert by_engine == per_rule, CURE
    assert not blamed - found, CURE
    assert set(found - blamed) <= joined, CURE
    return per_rule


def planted(number: int) -> Any:
    """
    Write a consistent report with one wrong achievement.
    """
    report = write_report(Seeded(number), lines=40, indicators=12, supporting=number % 2 == 0)
    rows = (row for table in report["lkj"]["tabel"] if table["jenis"] == "pengukuran" for row in table["baris"])
    row = next(row for row in rows if str(row.get("capaian", ""))[:1].isdigit())
    row["capaian"] = "41" + row["capaian"]
    return report


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_fixtures_fail_alike(path: Path) -> None:
    """
    In every whole report the two agree on each failure.
    """
    failed = compare(parse_report(path.read_bytes(), name=path.name).laporan)

    assert bool(failed) is (path.stem != "clean")


def of_case(case: Case) -> Laporan:
    """
    Read the report of a case.
    """
    return parse_report(report_of(case, BASE).encode(), name="report.json").laporan


@pytest.mark.parametrize("case", FIRST_FAILING.values(), ids=str)
def test_a_failing_case_of_each_rule_fails_alike(case: Case) -> None:
    """
    Each rule has a report in which it fails, in the same place for both.
    """
    assert compare(of_case(case))[case.rule] > 0


@pytest.mark.slow
def test_all_cases_fail_alike() -> None:
    """
    In no case of any rule, failing or not, do the two differ.
    """
    for case in CASES:
        compare(of_case(case))


@pytest.mark.parametrize("number", range(20))
def test_planted_errors_fail_alike(number: int) -> None:
    """
    In generated reports the two agree on the planted error and on all that follows from it.
    """
    failed = compare(parse_report(json.dumps(planted(number)).encode(), name="report.json").laporan)

    assert any(rule.startswith("CAP") for rule in failed)


def test_nearly_all_rules_are_covered() -> None:
    """
    A new rule may wait for its plain check, as long as what is measured is nearly the whole rule set.
    """
    ids = {str(rule.id) for rule in load_rules()}

    assert ids >= COVERED
    assert COVERED.isdisjoint(LEFT_OUT)
    assert len(ids - COVERED - LEFT_OUT) <= WAITING, f"write in tests/bench/baseline: {sorted(ids - COVERED - LEFT_OUT)}"


def test_the_baseline_has_no_engine() -> None:
    """
    The baseline imports analyses and the model, and nothing of the rule language or the engine.
    """
    imported = {
        name
        for path in BASELINE.glob("*.py") if path != Path(__file__)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [each.name for each in getattr(node, "names", ())]
                     if isinstance(node, ast.Import) else [])
        if name is not None and name.startswith("lkj_rules")
    }  # fmt: skip

    assert {name.split(".")[1] for name in imported} == {"domain", "model"}

"""
The real reports under fixtures/reports: what a careful reviewer agreed on must be found, and nothing else may be accused.

The agreed findings were written by hand from the printed figures; they are next to each report as ``<report>.findings.toml``.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.api import check, read_report
from lkj_rules.model.findings import Finding, Severity
from lkj_rules.model.results import RunResult
from lkj_rules.testing import spoken

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
AGREED = sorted(REPORTS.glob("*.findings.toml"))


@cache
def result(report: str) -> RunResult:
    """
    Check a report once for all tests.
    """
    return check(read_report(REPORTS / f"{report}.json"))


def entries(key: str) -> list[Any]:
    """
    Give every entry of one kind of all agreed lists, as a test parameter.
    """
    found = []
    for path in AGREED:
        report = path.name.removesuffix(".findings.toml")
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get(key, []):
            name = entry.get("rule") or "+".join(entry["rules"])
            found.append(pytest.param(report, entry, id=f"{report}:{name}{entry['pointer']}"))
    return found


def pointers(finding: Finding) -> set[str]:
    """
    Give the place that a finding blames and those where it says the same fault is repeated.
    """
    return {finding.place.pointer, *(place.pointer for place in finding.related if place.role == "juga")}


@pytest.mark.parametrize(("report", "entry"), entries("temuan"))
def test_found(report: str, entry: dict[str, Any]) -> None:
    """
    An agreed finding comes with its rule, severity, place and figures.
    """
    of_rule = [finding for finding in result(report).findings if finding.rule == entry["rule"]]
    here = [finding for finding in of_rule if entry["pointer"] in pointers(finding)]

    assert here, f"{entry['rule']} is silent here; it speaks at {[finding.place.pointer for finding in of_rule]}"
    assert entry["severity"] in {finding.severity for finding in here}
    missing = [figure for figure in entry["figures"] if not any(figure in spoken(finding) for finding in here)]
    assert missing == [], [spoken(finding) for finding in here]


@pytest.mark.parametrize(("report", "entry"), entries("diam"))
def test_silent(report: str, entry: dict[str, Any]) -> None:
    """
    A rule does not speak where the report is right.
    """
    wrong = [
        (finding.rule, finding.place.pointer)
        for finding in result(report).findings
        if finding.rule.startswith(tuple(entry["rules"])) and any(place.startswith(entry["pointer"]) for place in pointers(finding))
    ]

    assert wrong == [], entry["alasan"]


@pytest.mark.parametrize("path", AGREED, ids=lambda path: path.name)
def test_nothing_else_is_accused(path: Path) -> None:
    """
    Every error and warning stands in the agreed list: whoever adds a rule reads its findings against the text first.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    agreed = {(entry["rule"], entry["pointer"]) for key in ("temuan", "tambahan") for entry in content.get(key, [])}
    grave = (
        finding
        for finding in result(path.name.removesuffix(".findings.toml")).findings
        if finding.severity in (Severity.ERROR, Severity.WARNING)
    )

    unread = [
        (finding.rule, finding.place.pointer, finding.message.id)
        for finding in grave
        if not {(finding.rule, pointer) for pointer in pointers(finding)} & agreed
    ]

    assert unread == []


@pytest.mark.parametrize("path", AGREED, ids=lambda path: path.name)
def test_nothing_breaks(path: Path) -> None:
    """
    No rule breaks on a real report.
    """
    assert result(path.name.removesuffix(".findings.toml")).breakages == ()

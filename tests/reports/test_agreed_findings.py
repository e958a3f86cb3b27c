"""
The real reports under fixtures/reports: what a careful reviewer agreed on must be found, and nothing else may be accused.

The agreed findings were written by hand from the printed figures; they are next to each report as ``<report>.findings.toml``.
"""

from typing import Any

import pytest
from score import AGREED, accusations, agreed, here, missing, pointers, result, score, total

from lkj_rules.testing import spoken

READ = [report for report in AGREED if "kesalahan" in agreed(report)]
"""The reports whose errors a reader found by hand before the tool read them."""


def entries(key: str) -> list[Any]:
    """
    Give every entry of one kind of all agreed lists, as a test parameter.
    """
    return [
        pytest.param(report, entry, id=f"{report}:{entry.get('rule') or '+'.join(entry['rules'])}{entry['pointer']}")
        for report in AGREED
        for entry in agreed(report).get(key, [])
    ]


@pytest.mark.parametrize(("report", "entry"), entries("temuan"))
def test_found(report: str, entry: dict[str, Any]) -> None:
    """
    An agreed finding comes with its rule, severity, place and figures.
    """
    findings = here(report, entry)

    of_rule = [finding.place.pointer for finding in result(report).findings if finding.rule == entry["rule"]]
    assert findings, f"{entry['rule']} is silent here; it speaks at {of_rule}"
    assert entry["severity"] in {finding.severity for finding in findings}
    assert missing(report, entry) == [], [spoken(finding) for finding in findings]


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


@pytest.mark.parametrize("report", AGREED)
def test_nothing_else_is_accused(report: str) -> None:
    """
    Every error and warning stands in the agreed list: whoever adds a rule reads its findings against the text first.
    """
    known = {(entry["rule"], entry["pointer"]) for key in ("temuan", "tambahan", "keliru") for entry in agreed(report).get(key, [])}

    unread = [
        (finding.rule, finding.place.pointer, finding.message.id)
        for finding in accusations(report)
        if not {(finding.rule, pointer) for pointer in pointers(finding)} & known
    ]

    assert unread == []


@pytest.mark.parametrize("report", AGREED)
def test_nothing_breaks(report: str) -> None:
    """
    No rule breaks on a real report.
    """
    assert result(report).breakages == ()


@pytest.mark.parametrize("report", AGREED)
def test_false_findings_are_still_made(report: str) -> None:
    """
    A finding that is listed as wrong is still made; once the rule knows better, the entry goes.
    """
    made = accusations(report)

    assert [entry for entry in agreed(report).get("keliru", []) if not any(each in made for each in here(report, entry))] == []


@pytest.mark.parametrize("report", READ)
def test_a_missed_error_says_why(report: str) -> None:
    """
    Of the certain errors that the paper shows, those that no finding names say why they are missed, and no others do.
    """
    explained = {error["nomor"] for error in agreed(report)["kesalahan"] if error["kepastian"] == "pasti" and "terlewat" in error}

    one = score(report)

    assert one.certain - one.found == explained


def test_the_goal() -> None:
    """
    Over all reports 95 % of the certain errors are found, and at most 2 % of what is accused is right in the paper.
    """
    found, certain, false, accused = total([score(report) for report in READ])

    assert found >= 0.95 * certain
    assert false <= 0.02 * accused

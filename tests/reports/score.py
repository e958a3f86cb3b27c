"""
Count how many of the errors that a reader found by hand in the real reports the tool finds too, and how often it is wrong.

The errors stand as ``[[kesalahan]]`` in ``fixtures/reports/<report>.findings.toml``, written from the paper before the tool
read it. An agreed finding (``[[temuan]]``) names by number the errors it reports, and counts only when the tool makes it, with
its figures. An error the tool misses says why (``terlewat``), one that the paper alone cannot show says so (``di_luar``).
``[[keliru]]`` are the findings at error or warning that are wrong. Run as a script, it prints one line a report and the numbers
of what was missed.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from lkj_rules.api import check, read_report
from lkj_rules.model.findings import Finding, Severity
from lkj_rules.model.results import RunResult
from lkj_rules.testing import spoken

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
AGREED = sorted(path.name.removesuffix(".findings.toml") for path in REPORTS.glob("*.findings.toml"))


@cache
def agreed(report: str) -> dict[str, Any]:
    """
    Read the agreed list of a report.
    """
    return tomllib.loads((REPORTS / f"{report}.findings.toml").read_text(encoding="utf-8"))


@cache
def result(report: str) -> RunResult:
    """
    Check a report once for all tests.
    """
    return check(read_report(REPORTS / f"{report}.json"))


def pointers(finding: Finding) -> set[str]:
    """
    Give the place that a finding blames and those where it says the same fault is repeated.
    """
    return {finding.place.pointer, *(place.pointer for place in finding.related if place.role == "juga")}


def here(report: str, entry: dict[str, Any]) -> list[Finding]:
    """
    Give the findings of an entry's rule at its place.
    """
    rule, pointer = entry["rule"], entry["pointer"]
    return [finding for finding in result(report).findings if finding.rule == rule and pointer in pointers(finding)]


def missing(report: str, entry: dict[str, Any]) -> list[str]:
    """
    Give the figures of an entry that no finding at its place names.
    """
    texts = [spoken(finding) for finding in here(report, entry)]
    return [figure for figure in entry["figures"] if not any(figure in text for text in texts)]


def accusations(report: str) -> list[Finding]:
    """
    Give the findings at error and warning.
    """
    return [finding for finding in result(report).findings if finding.severity in (Severity.ERROR, Severity.WARNING)]


@attrs.frozen
class Score:
    """
    Hold what the tool made of one report: numbers of errors, and counts of findings at error and warning.
    """

    certain: frozenset[int]
    likely: frozenset[int]
    found: frozenset[int]
    accusations: int
    false: int

    def __str__(self) -> str:
        """
        Write the score on one line.
        """
        certain, likely = (f"{len(known & self.found)} of {len(known)}" for known in (self.certain, self.likely))
        missed = " ".join(map(str, sorted(self.certain - self.found))) or "none"
        return f"certain {certain}, likely {likely}, false {self.false} of {self.accusations}; certain ones missed: {missed}"


def score(report: str) -> Score:
    """
    Compare the findings on a report with the errors found by hand.
    """
    content = agreed(report)
    errors = [error for error in content.get("kesalahan", []) if "di_luar" not in error]
    return Score(
        *(frozenset(error["nomor"] for error in errors if error["kepastian"] == certainty) for certainty in ("pasti", "mungkin")),
        found=frozenset(
            number
            for entry in content["temuan"]
            if here(report, entry) and not missing(report, entry)
            for number in entry.get("kesalahan", [])
        ),
        accusations=len(accusations(report)),
        false=len(content.get("keliru", [])),
    )


def total(scores: list[Score]) -> tuple[int, int, int, int]:
    """
    Sum scores up: certain errors found, certain errors, false findings, findings at error and warning.
    """
    return (
        sum(len(one.certain & one.found) for one in scores),
        sum(len(one.certain) for one in scores),
        sum(one.false for one in scores),
        sum(one.accusations for one in scores),
    )


def main() -> None:
    """
    Print the score of every report that has errors found by hand, and the sum.
    """
    scores = {report: score(report) for report in AGREED if "kesalahan" in agreed(report)}
    for report, one in scores.items():
        print(f"{report}: {one}")  # noqa: T201 - a script
    found, certain, false, accused = total(list(scores.values()))
    print(f"all: certain {found} of {certain} ({found / certain:.1%}), false {false} of {accused} ({false / accused:.1%})")  # noqa: T201


if __name__ == "__main__":
    main()

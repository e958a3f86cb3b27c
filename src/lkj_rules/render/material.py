"""
What renderers get: reports with their results and positions, and what is said of the run as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from lkj_rules.errors import Problem
from lkj_rules.model.checklist import Presence
from lkj_rules.model.findings import Finding, Pointer, RunResult, Severity, Status
from lkj_rules.rules.rule import RuleSet


@attrs.frozen(kw_only=True)
class Checked:
    """
    Hold one report that was read and checked.

    ``path`` is the name to show, never an absolute path of this machine. ``positions`` gives line and column, from 1, of the
    pointers that the findings name; it is empty when nothing was found.
    """

    path: str
    sha256: str
    entity: str
    year: int
    result: RunResult
    positions: Mapping[Pointer, tuple[int, int]]
    presence: Presence

    def position(self, pointer: Pointer) -> str:
        """
        Write where a pointer stands as ``line:column``; empty when it is not known.
        """
        found = self.positions.get(pointer)
        return "" if found is None else f"{found[0]}:{found[1]}"


@attrs.frozen(kw_only=True)
class Session:
    """
    Hold all of one run: the reports that were checked, what could not be read, the rules, and how the run ends.
    """

    reports: tuple[Checked, ...]
    problems: tuple[Problem, ...] = ()
    rules: RuleSet
    version: str
    bahasa: str
    fail_on: str = "error"
    status: int = 0

    def findings(self) -> Iterator[Finding]:
        """
        Give the findings of all reports in order.
        """
        for report in self.reports:
            yield from report.result.findings


def counts(result: RunResult) -> dict[str, int]:
    """
    Count a result's evaluations by outcome, in the order in which outcomes are told.
    """
    return {
        "pass": sum(rule.passed for rule in result.rules),
        "fail": sum(rule.failed for rule in result.rules),
        "not_applicable": sum(rule.not_applicable for rule in result.rules),
        "not_testable": sum(rule.not_testable for rule in result.rules),
        "broken": sum(rule.broken for rule in result.rules),
    }


def by_severity(session_or_result: Session | RunResult) -> dict[Severity, int]:
    """
    Count findings by severity, gravest first, zeros included.
    """
    found = session_or_result.findings() if isinstance(session_or_result, Session) else iter(session_or_result.findings)
    tally = Counter(finding.severity for finding in found)
    return {severity: tally[severity] for severity in Severity}


def reaches(finding: Finding, fail_on: str) -> bool:
    """
    Tell whether a finding makes a run with this threshold fail; what was waived or known before does not.
    """
    if fail_on == "never" or finding.status in {Status.WAIVED, Status.BASELINE}:
        return False
    return finding.severity.weight >= Severity(fail_on).weight

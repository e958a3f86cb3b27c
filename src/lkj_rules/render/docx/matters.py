"""
Findings as the papers take them up: numbered matters, gravest first, one a rule, title and document; settled ones apart.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lkj_rules.model.consequences import Consequence
from lkj_rules.model.findings import Finding, RuleId, RunResult, Severity, Status, Texts
from lkj_rules.render.assembling import document_of
from lkj_rules.render.labels import DOCUMENTS
from lkj_rules.render.material import Checked, Session
from lkj_rules.rules.rule import Rule, RuleSet

PAPERS = "waiver"
"""The document of findings on the reviewer's own waivers: not the office's to answer."""
_GRAVE = frozenset({Severity.ERROR, Severity.WARNING})
_STANDING = frozenset({Status.OPEN, Status.BASELINE})


@attrs.frozen(kw_only=True)
class Matter:
    """
    Hold findings of one rule and title in one document under one number, gravest first, with what they mean for the headlines.
    """

    number: int
    rule: Rule
    document: str
    findings: tuple[Finding, ...]
    consequences: tuple[Consequence, ...]

    @property
    def title(self) -> str:
        """
        Name what is wrong.
        """
        return self.findings[0].title.id

    @property
    def severity(self) -> Severity:
        """
        Give the severity of the gravest finding.
        """
        return self.findings[0].severity

    @property
    def errors(self) -> int:
        """
        Count the errors among the findings.
        """
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def advice(self) -> tuple[str, ...]:
        """
        Give what to do, each sentence once.
        """
        return tuple(dict.fromkeys(finding.help.id for finding in self.findings))


@attrs.frozen(kw_only=True)
class Obstacles:
    """
    Hold what stands in the way of the statement that the report was reviewed: the reasons not to sign, whatever else is right.

    ``left_out`` are rules that can find errors and were not run; ``untested`` tells that no rule came to a verdict on a report.
    """

    errors: tuple[Finding, ...]
    broken: tuple[RuleId, ...]
    unread: tuple[str, ...]
    left_out: tuple[RuleId, ...]
    untested: bool

    def __bool__(self) -> bool:
        return bool(self.errors or self.broken or self.unread or self.left_out or self.untested)


def obstacles_to_statement(report: Checked, session: Session, left_out: Sequence[Rule]) -> Obstacles:
    """
    Find what stands in the way of the statement on one report.
    """
    result = report.result
    return Obstacles(
        errors=tuple(each for each in result.findings if each.severity is Severity.ERROR and each.status in _STANDING),
        broken=tuple(dict.fromkeys(breakage.rule for breakage in result.breakages)),
        unread=tuple(dict.fromkeys(problem.file for problem in session.problems)),
        left_out=tuple(rule.id for rule in left_out if _may_find_errors(rule)),
        untested=report.laporan.lkj is None or not any(rule.evaluated for rule in result.rules),
    )


def _may_find_errors(rule: Rule) -> bool:
    return Severity.ERROR in {rule.severity, *(variant.severity for variant in rule.variants)}


def matters_of(report: Checked, rules: RuleSet) -> tuple[Matter, ...]:
    """
    Put numbers to the standing errors and warnings: errors first, those that move a headline most before others, then by document.
    """
    found: dict[tuple[str, RuleId, Texts], list[Finding]] = {}
    for finding in report.result.findings:
        if finding.severity in _GRAVE and finding.status in _STANDING and document_of(finding) != PAPERS:
            found.setdefault((document_of(finding), finding.rule, finding.title), []).append(finding)
    known = {rule.id: rule for rule in rules}
    meant = {each.fingerprint: each for each in report.consequences}
    matters = [
        Matter(
            number=0, rule=known[rule], document=document, findings=tuple(sorted(findings, key=lambda each: -each.severity.weight)),
            consequences=_meant(findings, meant),
        )
        for (document, rule, _), findings in found.items()
    ]  # fmt: skip
    matters.sort(key=_gravity)
    return tuple(attrs.evolve(each, number=place) for place, each in enumerate(matters, start=1))


def _meant(findings: Sequence[Finding], known: dict[str, Consequence]) -> tuple[Consequence, ...]:
    found = [known[finding.fingerprint] for finding in findings if finding.fingerprint in known]
    return tuple(sorted(found, key=lambda each: each.rank))


def _gravity(matter: Matter) -> tuple[int, bool, int, int]:
    order = list(DOCUMENTS)
    rank = matter.consequences[0].rank if matter.consequences else 0
    return -matter.severity.weight, not matter.consequences, rank, order.index(matter.document)


def remarks_of(result: RunResult) -> tuple[Finding, ...]:
    """
    Give the standing notes and signals to review.
    """
    return tuple(each for each in result.findings if each.severity not in _GRAVE and each.status in _STANDING)


def settled_as(result: RunResult, status: Status) -> tuple[Finding, ...]:
    """
    Give the findings that were explained, or those that were waived.
    """
    return tuple(finding for finding in result.findings if finding.status is status)


def on_waivers(result: RunResult) -> tuple[Finding, ...]:
    """
    Give the findings on the reviewer's own waivers.
    """
    return tuple(finding for finding in result.findings if document_of(finding) == PAPERS)

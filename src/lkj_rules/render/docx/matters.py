"""
Findings as the papers take them up: numbered matters, most severe first, one a rule, title and document.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lkj_rules.model.findings import Finding, RuleId, Severity, Status
from lkj_rules.model.results import Consequence
from lkj_rules.render.labels import DOCUMENTS
from lkj_rules.render.material import Checked, Session, tally
from lkj_rules.render.views.findings import Shown, findings_shown
from lkj_rules.render.views.groups import document_of, is_note
from lkj_rules.rules.rule import Rule, RuleSet

PAPERS = "waiver"
"""The document of findings on the reviewer's own waivers: not the office's to answer."""


@attrs.frozen(kw_only=True)
class Matter:
    """
    Hold findings of one rule and title in one document under one number, most severe first, with what they mean for the headlines.
    """

    number: int
    rule: Rule
    document: str
    findings: tuple[Shown, ...]
    consequences: tuple[Consequence, ...]

    @property
    def title(self) -> str:
        """
        Name what is wrong.
        """
        return self.findings[0].title

    @property
    def errors(self) -> int:
        """
        Count the errors among the findings.
        """
        return tally(self.findings)[Severity.ERROR]

    @property
    def advice(self) -> tuple[str, ...]:
        """
        Give what to do, each sentence once.
        """
        return tuple(dict.fromkeys(finding.help for finding in self.findings))


@attrs.frozen(kw_only=True)
class Obstacles:
    """
    Hold the reasons not to draft the statement that the report was reviewed, whatever else is right.

    ``left_out`` are rules that can find errors and were not run; ``untested`` says that no rule came to a verdict on a report.
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
    Find what forbids drafting the statement on one report.
    """
    result = report.result
    return Obstacles(
        errors=tuple(each for each in result.findings if each.severity is Severity.ERROR and stands(each)),
        broken=tuple(dict.fromkeys(breakage.rule for breakage in result.breakages)),
        unread=tuple(dict.fromkeys(problem.file for problem in session.problems)),
        left_out=tuple(rule.id for rule in left_out if _may_find_errors(rule)),
        untested=report.laporan.lkj is None or not any(rule.evaluated for rule in result.rules),
    )


def _may_find_errors(rule: Rule) -> bool:
    return Severity.ERROR in {rule.severity, *(variant.severity for variant in rule.variants)}


def matters_of(report: Checked, rules: RuleSet) -> tuple[Matter, ...]:
    """
    Count the standing errors and warnings through: errors first, those that move a headline most before others, then by document.
    """
    found: dict[tuple[str, RuleId, str], list[Shown]] = {}
    for finding in findings_shown(report, "id"):
        if stands(finding) and not is_note(finding) and document_of(finding) != PAPERS:
            found.setdefault((document_of(finding), finding.rule, finding.title), []).append(finding)
    known = {rule.id: rule for rule in rules}
    matters = []
    for (document, rule, _), findings in found.items():
        meant = [report.effects[each.fingerprint] for each in findings if each.fingerprint in report.effects]
        matters.append(Matter(
            number=0, rule=known[rule], document=document, findings=tuple(sorted(findings, key=lambda each: -each.severity.weight)),
            consequences=tuple(sorted(meant, key=lambda each: each.rank)),
        ))  # fmt: skip
    matters.sort(key=_weight)
    return tuple(attrs.evolve(each, number=place) for place, each in enumerate(matters, start=1))


def _weight(matter: Matter) -> tuple[int, bool, int, int]:
    rank = matter.consequences[0].rank if matter.consequences else 0
    return -matter.findings[0].severity.weight, not matter.consequences, rank, list(DOCUMENTS).index(matter.document)


def stands(finding: Finding | Shown) -> bool:
    """
    Return whether a finding was neither explained nor waived; one that the baseline knows stands.
    """
    return finding.status in {Status.OPEN, Status.BASELINE}

"""
Findings put together as a reader takes them up: by document in the order of the chain, then one heading a rule.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lkj_rules.model.findings import Finding, Place, Reason, RuleId, RunResult, Severity, Texts
from lkj_rules.render.labels import DOCUMENTS

_SAME = {"anggaran_tahunan": "anggaran"}


@attrs.frozen
class Group:
    """
    Hold findings of one rule in one document under one title, gravest first: one heading, and what to do said once.
    """

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """
        Give the finding that the heading speaks of.
        """
        return self.findings[0]

    def advice(self, bahasa: str) -> list[str]:
        """
        Give what to do, each sentence once.
        """
        return list(dict.fromkeys(finding.help[bahasa] for finding in self.findings))


@attrs.frozen
class Untestable:
    """
    Hold one reason for which evaluations could not be made, over all rules.
    """

    text: Texts
    count: int
    rules: tuple[RuleId, ...]


def document_of(finding: Finding) -> str:
    """
    Name the document that a finding is shown under, a key of ``labels.DOCUMENTS``.
    """
    start = finding.place.pointer.removeprefix("/").partition("/")[0]
    start = _SAME.get(start, start)
    return start if start in DOCUMENTS else ""


def by_document(findings: Sequence[Finding]) -> list[tuple[Texts, list[Group]]]:
    """
    Sort findings into documents, and within them by rule.
    """
    documents: dict[str, list[Finding]] = {}
    for finding in findings:
        documents.setdefault(document_of(finding), []).append(finding)
    return [(title, grouped(documents[key])) for key, title in DOCUMENTS.items() if key in documents]


def grouped(findings: Sequence[Finding]) -> list[Group]:
    """
    Join findings of one rule and title, in the order in which the first of them comes.
    """
    groups: dict[tuple[RuleId, Texts], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.title), []).append(finding)
    return [Group(tuple(members)) for members in groups.values()]


def with_severity(findings: Sequence[Finding], severity: Severity) -> list[Finding]:
    """
    Keep the findings of one severity.
    """
    return [finding for finding in findings if finding.severity is severity]


def repetitions(finding: Finding) -> tuple[list[Place], list[Place]]:
    """
    Part a finding's further places into those that take part in the verdict and mere repetitions.
    """
    partners = [place for place in finding.related if place.role != "juga"]
    return partners, [place for place in finding.related if place.role == "juga"]


def untestable(result: RunResult) -> list[Untestable]:
    """
    Sum up, over rules that came to some verdict, why other evaluations did not; the most frequent reason first.
    """
    return _reasons([(rule.rule, reason) for rule in result.rules if rule.evaluated for reason in rule.reasons])


def silent(result: RunResult) -> list[Untestable]:
    """
    Sum up why rules came to no verdict at all, most often because a document is missing.
    """
    return _reasons([(rule.rule, reason) for rule in result.rules if not rule.evaluated for reason in rule.reasons])


def _reasons(reasons: Sequence[tuple[RuleId, Reason]]) -> list[Untestable]:
    found: dict[Texts, tuple[int, dict[RuleId, None]]] = {}
    for rule, reason in reasons:
        number, rules = found.get(reason.text, (0, {}))
        found[reason.text] = (number + reason.count, {**rules, rule: None})
    summed = [Untestable(text, number, tuple(rules)) for text, (number, rules) in found.items()]
    return sorted(summed, key=lambda each: (-each.count, each.text.id))

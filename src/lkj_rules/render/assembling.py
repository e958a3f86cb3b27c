"""
Findings put together as a reader takes them up: by document in the order of the chain, then one heading a rule.

Findings that rest on one suspect value stand together, beneath the one to begin with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from lkj_rules.model.findings import Finding, Place, Reason, RuleId, RunResult, Severity, Texts
from lkj_rules.render.labels import DOCUMENTS

_NOTES = frozenset({Severity.INFO, Severity.REVIEW})
_SAME = {"anggaran_tahunan": "anggaran"}


@attrs.frozen
class Group:
    """
    Hold findings of one rule in one document under one title, gravest first: one heading, and what to do said once.

    ``beneath`` are the findings to tell beneath one of them, by its fingerprint.
    """

    findings: tuple[Finding, ...]
    beneath: Mapping[str, tuple[Finding, ...]] = attrs.field(factory=dict)

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

    def followers(self, finding: Finding) -> tuple[Finding, ...]:
        """
        Give what is told beneath a finding.
        """
        return self.beneath.get(finding.fingerprint, ()) if finding.suspect is not None else ()

    def gravest(self) -> Severity:
        """
        Give the severity of the gravest finding that is told here, followers included.
        """
        return max((gravest((each, *self.followers(each))) for each in self.findings), key=lambda severity: severity.weight)


@attrs.frozen(kw_only=True)
class Elsewhere:
    """
    Hold findings of a rule that are told under another document, beneath ``lead``; ``title`` names that document.
    """

    findings: tuple[Finding, ...]
    lead: Finding
    title: Texts


@attrs.frozen(kw_only=True)
class Chapter:
    """
    Hold one document: all its findings, the groups to tell under its heading, and what is told elsewhere.
    """

    title: Texts
    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]
    elsewhere: tuple[Elsewhere, ...]


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


def chapters_of(findings: Sequence[Finding]) -> list[Chapter]:
    """
    Sort findings into documents as they are told: those that rest on one suspect value together, under the document of the first.
    """
    own, beneath = join(findings)
    leads = {finding.fingerprint: finding for finding in own if finding.fingerprint in beneath}
    chapters = []
    for key, title in DOCUMENTS.items():
        members = tuple(finding for finding in findings if document_of(finding) == key)
        groups = grouped([finding for finding in own if document_of(finding) == key], beneath)
        if members:
            chapters.append(Chapter(title=title, findings=members, groups=tuple(groups), elsewhere=_elsewhere(members, leads)))
    return chapters


def _elsewhere(members: Iterable[Finding], leads: Mapping[str, Finding]) -> tuple[Elsewhere, ...]:
    away: dict[tuple[str, RuleId], list[Finding]] = {}
    for finding in members:
        lead = leads.get(finding.cause or "")
        if lead is not None and document_of(lead) != document_of(finding):
            away.setdefault((lead.fingerprint, finding.rule), []).append(finding)
    return tuple(
        Elsewhere(findings=tuple(found), lead=leads[cause], title=DOCUMENTS[document_of(leads[cause])])
        for (cause, _), found in away.items()
    )


def join(findings: Sequence[Finding]) -> tuple[list[Finding], dict[str, tuple[Finding, ...]]]:
    """
    Part findings into those told on their own and those told beneath one of these, by its fingerprint.

    A finding whose leading finding is not among them is told on its own.
    """
    leads = {finding.fingerprint for finding in findings if finding.cause is None and finding.suspect is not None}
    own: list[Finding] = []
    beneath: dict[str, list[Finding]] = {}
    for finding in findings:
        (beneath.setdefault(finding.cause, []) if finding.cause in leads else own).append(finding)
    return own, {cause: tuple(followers) for cause, followers in beneath.items()}


def grouped(findings: Sequence[Finding], beneath: Mapping[str, tuple[Finding, ...]] | None = None) -> list[Group]:
    """
    Join findings of one rule and title, in the order in which the first of them comes, a group that tells a graver one before.
    """
    groups: dict[tuple[RuleId, Texts], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.title), []).append(finding)
    joined = [Group(tuple(members), beneath or {}) for members in groups.values()]
    return sorted(joined, key=lambda group: -group.gravest().weight)


def gravest(findings: Iterable[Finding]) -> Severity:
    """
    Give the gravest severity among findings.
    """
    return max((finding.severity for finding in findings), key=lambda severity: severity.weight)


def is_note(finding: Finding) -> bool:
    """
    Tell whether a finding is to be read rather than mended: a note or a signal.
    """
    return finding.severity in _NOTES


def suspect_sentence(value: str, where: str) -> Texts:
    """
    Name the value to look at first, before the findings that rest on it too; whether they would vanish is not said.
    """
    stands = f" ({where})" if where else ""
    return Texts(f"Periksa dahulu {value}{stands}. Turut terkait:", f"Look first at {value}{stands}. Also concerned:")


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

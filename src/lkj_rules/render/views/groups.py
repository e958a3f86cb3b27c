"""
Findings put together as a reader takes them up: one heading a rule, the most severe first or by document.

Findings that rest on one suspect value stand together, beneath the one to begin with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.model.findings import Finding, Pointer, RuleId, Severity, Texts
from lkj_rules.render.views.findings import Shown
from lkj_rules.render.wording import DOCUMENTS

_ROW = re.compile(r"/(?:baris|pos)/\d")
_SAME = {"anggaran_tahunan": "anggaran", "renstra_lain": "renstra"}


@attrs.frozen(eq=False)
class Group:
    """
    Hold findings of one rule in one document under one title, most severe first: one heading, and what to do said once.

    ``beneath`` are the findings to show beneath one of them, by its fingerprint.
    """

    findings: tuple[Shown, ...]
    beneath: Mapping[str, tuple[Shown, ...]] = attrs.field(factory=dict)

    @property
    def first(self) -> Shown:
        """
        Give the finding that the heading speaks of.
        """
        return self.findings[0]

    @property
    def advice(self) -> list[str]:
        """
        Give what to do, each sentence once.
        """
        return list(dict.fromkeys(finding.help for finding in self.findings))

    @cached_property
    def blamed(self) -> frozenset[Pointer]:
        """
        Give where the values stand that are blamed.
        """
        return frozenset(finding.place.pointer for finding in self.findings)

    @cached_property
    def rests_on(self) -> frozenset[Pointer]:
        """
        Give where the values stand that take part in a verdict and are not blamed here.
        """
        return frozenset(place.pointer for finding in self.findings for place in finding.partners) - self.blamed

    def followers(self, finding: Shown) -> tuple[Shown, ...]:
        """
        Give what is shown beneath a finding.
        """
        return self.beneath.get(finding.fingerprint, ()) if finding.suspect is not None else ()

    def severest(self) -> Severity:
        """
        Give the severity of the most severe finding that is shown here, followers included.
        """
        return severest(each for finding in self.findings for each in (finding, *self.followers(finding)))


@attrs.frozen(kw_only=True)
class Elsewhere:
    """
    Hold findings of a rule that are shown under another document, beneath ``lead``; ``title`` names that document.
    """

    findings: tuple[Shown, ...]
    lead: Shown
    title: Texts


@attrs.frozen(kw_only=True)
class Chapter:
    """
    Hold one document: all its findings, the groups to show under its heading, and what is shown elsewhere.
    """

    title: Texts
    findings: tuple[Shown, ...]
    groups: tuple[Group, ...]
    elsewhere: tuple[Elsewhere, ...]


def document_of(finding: Finding | Shown) -> str:
    """
    Name the document that a finding is shown under, a key of ``wording.DOCUMENTS``.
    """
    start = finding.place.pointer.removeprefix("/").partition("/")[0]
    start = _SAME.get(start, start)
    return start if start in DOCUMENTS else ""


def by_document(findings: Iterable[Shown]) -> dict[str, list[Shown]]:
    """
    Sort findings into the documents that have any, in the order of the chain.
    """
    found = grouped((document_of(finding), finding) for finding in findings)
    return {key: found[key] for key in DOCUMENTS if key in found}


def chapters_of(findings: Sequence[Shown]) -> list[Chapter]:
    """
    Sort findings into documents as they are shown: those that rest on one suspect value together, under the document of the first.
    """
    own, beneath = join(findings)
    leads = {finding.fingerprint: finding for finding in own if finding.fingerprint in beneath}
    led = by_document(own)
    return [
        Chapter(
            title=DOCUMENTS[key], findings=tuple(members), groups=tuple(groups_of(led.get(key, ()), beneath)),
            elsewhere=_elsewhere(members, leads),
        )
        for key, members in by_document(findings).items()
    ]  # fmt: skip


def _elsewhere(members: Iterable[Shown], leads: Mapping[str, Shown]) -> tuple[Elsewhere, ...]:
    away: dict[tuple[str, RuleId], list[Shown]] = {}
    for finding in members:
        lead = leads.get(finding.cause or "")
        if lead is not None and document_of(lead) != document_of(finding):
            away.setdefault((lead.fingerprint, finding.rule), []).append(finding)
    return tuple(
        Elsewhere(findings=tuple(found), lead=leads[cause], title=DOCUMENTS[document_of(leads[cause])])
        for (cause, _), found in away.items()
    )


def join(findings: Sequence[Shown]) -> tuple[list[Shown], dict[str, tuple[Shown, ...]]]:
    """
    Part findings into those shown on their own and those shown beneath one of these, by its fingerprint.

    A finding whose leading finding is not among them is shown on its own.
    """
    leads = {finding.fingerprint for finding in findings if finding.cause is None and finding.suspect is not None}
    own = [finding for finding in findings if finding.cause not in leads]
    beneath = grouped((finding.cause, finding) for finding in findings if finding.cause is not None and finding.cause in leads)
    return own, {cause: tuple(followers) for cause, followers in beneath.items()}


def groups_of(findings: Sequence[Shown], beneath: Mapping[str, tuple[Shown, ...]] | None = None) -> list[Group]:
    """
    Join findings of one rule and title in the order in which the first of them comes, a group that shows a more severe one before.
    """
    groups = grouped(((finding.rule, finding.title), finding) for finding in findings)
    joined = [Group(tuple(members), beneath or {}) for members in groups.values()]
    return sorted(joined, key=lambda group: -group.severest().weight)


def causes_first(groups: Iterable[Group], ranks: Mapping[str, int]) -> list[Group]:
    """
    Sort groups by severity; of one severity, one that blames a value comes before those whose verdict rests on it.

    ``ranks`` says of findings, by their fingerprints, how much they mean for the headlines: the least rank comes first, and what
    is stated about rows, such as a mean, after what is printed in them.
    """
    last = len(ranks) + 1

    def key(group: Group) -> tuple[int, int, int]:
        rank, in_row = min(ranks.get(finding.fingerprint, last) for finding in group.findings), any(map(_ROW.search, group.blamed))
        return -group.severest().weight, 2 if rank == last else 0 if in_row else 1, rank

    left = sorted(groups, key=key)
    ordered: list[Group] = []
    while left:
        equals = [group for group in left if group.severest() is left[0].severest()]
        free = (group for group in equals if not any(other.blamed & group.rests_on for other in equals if other is not group))
        ordered.append(next(free, left[0]))
        left.remove(ordered[-1])
    return ordered


def severest(findings: Iterable[Shown]) -> Severity:
    """
    Give the most severe of the severities of findings.
    """
    return max((finding.severity for finding in findings), key=lambda severity: severity.weight)


def is_note(finding: Finding | Shown) -> bool:
    """
    Return whether a finding is to be read rather than fixed: a note or a signal.
    """
    return finding.severity in {Severity.INFO, Severity.REVIEW}


def suspect_sentence(value: str, where: str) -> Texts:
    """
    Name the value to look at first, before the findings that rest on it too; whether they would vanish is not said.
    """
    stands = f" ({where})" if where else ""
    return Texts(f"Periksa dahulu {value}{stands}. Turut terkait:", f"Look first at {value}{stands}. Also concerned:")

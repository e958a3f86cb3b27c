"""
The findings as the page lists them: by document and rule, and those that share a cell beneath the one to begin with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.model.consequences import Consequence
from lkj_rules.model.findings import Finding, Place, RuleId, Severity, Status, Texts
from lkj_rules.render.assembling import by_document, document_of, repetitions
from lkj_rules.render.html.anchors import Anchors
from lkj_rules.render.labels import DOCUMENTS, role_label, value_label
from lkj_rules.render.material import Checked
from lkj_rules.rules.families import FAMILIES, family_name, family_of
from lkj_rules.rules.rule import RuleSet

SHOWN_VALUES = 4
"""More values that a verdict rests on are folded away."""
MOST_VALUES = 60
"""Still more are counted only; a sum may have thousands of parts."""

@attrs.frozen(kw_only=True)
class Value:
    """
    Hold one value that a finding shows: what it is, what is printed, where in the report and where in the file.
    """

    label: str
    text: str
    place: str = ""
    position: str = ""
    doubtful: bool = False


@attrs.frozen(kw_only=True)
class Entry:
    """
    Hold one finding as it is shown.

    ``values`` come first, ``more`` are folded away, ``hidden`` counts those left out. ``also`` are the places where the fault is
    repeated. ``followers`` rest on the same cell. ``advice`` is empty where the group's says it already.
    """

    anchor: str
    finding: Finding
    document: str
    family: str
    position: str
    values: tuple[Value, ...] = ()
    more: tuple[Value, ...] = ()
    hidden: int = 0
    also: tuple[Value, ...] = ()
    advice: Texts | None = None
    consequence: Consequence | None = None
    paper: str = ""
    followers: tuple[Entry, ...] = ()


@attrs.frozen(kw_only=True)
class RuleGroup:
    """
    Hold the findings of one rule in one document; ``advice`` and ``rationale`` are said once for all of them.
    """

    rule: RuleId
    title: Texts
    severity: Severity
    entries: tuple[Entry, ...]
    advice: Texts | None
    rationale: Texts | None


@attrs.frozen(kw_only=True)
class Choice:
    """
    Hold one value that a reader can filter by, with how many findings have it.
    """

    key: str
    label: str
    number: int


@attrs.frozen(kw_only=True)
class Listing:
    """
    Hold all findings of a report: in full, in brief, and those that are only counted, by rule.
    """

    documents: tuple[tuple[Texts, tuple[RuleGroup, ...]], ...]
    brief: tuple[Entry, ...]
    counted: tuple[tuple[RuleId, int], ...]
    severities: tuple[Choice, ...]
    statuses: tuple[Choice, ...]
    sources: tuple[Choice, ...]
    families: tuple[Choice, ...]

    @property
    def omitted(self) -> int:
        """
        Count the findings that are not on the page.
        """
        return sum(number for _, number in self.counted)


@attrs.frozen(kw_only=True)
class Lister:
    """
    List the findings of one report, number ``place`` on the page.
    """

    report: Checked
    place: int
    rules: RuleSet
    anchors: Anchors
    bahasa: str

    def listing(self) -> Listing:
        """
        Put the findings in order: of very many some are told in full, the others in brief or counted only.
        """
        findings = self.report.result.findings
        shown = [finding for finding in findings if self.anchors.of(self.place, finding) is not None]
        full = [finding for finding in shown if self.anchors.in_full(self.place, finding)]
        counted = Counter(finding.rule for finding in findings if self.anchors.of(self.place, finding) is None)
        return Listing(
            documents=tuple(self._documents(full)),
            brief=tuple(self._entry(finding) for finding in shown if not self.anchors.in_full(self.place, finding)),
            counted=tuple(sorted(counted.items())), **self._choices(shown),
        )  # fmt: skip

    def _documents(self, findings: Sequence[Finding]) -> Iterator[tuple[Texts, tuple[RuleGroup, ...]]]:
        leads = {finding.fingerprint for finding in findings if finding.cause is None}
        followers: dict[str, list[Finding]] = {}
        first = []
        for finding in findings:
            if finding.cause in leads:
                followers.setdefault(str(finding.cause), []).append(finding)
            else:
                first.append(finding)
        for title, groups in by_document(first):
            yield title, tuple(self._group(group.findings, followers) for group in groups)

    def _group(self, findings: Sequence[Finding], followers: dict[str, list[Finding]]) -> RuleGroup:
        lead, rule = findings[0], self.rules.get(findings[0].rule)
        common = lead.help if len({finding.help for finding in findings}) == 1 else None
        return RuleGroup(
            rule=lead.rule, title=lead.title, severity=lead.severity, advice=common,
            rationale=None if rule is None else rule.rationale,
            entries=tuple(
                attrs.evolve(
                    self._entry(finding, advised=common),
                    followers=tuple(self._entry(each) for each in followers.get(finding.fingerprint, ())),
                )
                for finding in findings
            ),
        )  # fmt: skip

    def _entry(self, finding: Finding, advised: Texts | None = None) -> Entry:
        partners, repeated = repetitions(finding)
        shown = partners[:SHOWN_VALUES] if len(partners) > SHOWN_VALUES + 1 else partners
        folded = partners[len(shown) : MOST_VALUES]
        return Entry(
            anchor=self.anchors.of(self.place, finding) or "", finding=finding, document=document_of(finding) or "berkas",
            family=family_of(finding.rule), position=self.report.position(finding.place.pointer),
            values=(*self._own(finding, partners), *map(self._value, shown)), more=tuple(map(self._value, folded)),
            hidden=len(partners) - len(shown) - len(folded), also=tuple(self._value(place) for place in repeated[:MOST_VALUES]),
            advice=None if finding.help == advised else finding.help, consequence=self._consequence(finding),
            paper="" if finding.settled is None else self.report.position(finding.settled.paper),
        )  # fmt: skip

    def _own(self, finding: Finding, partners: Sequence[Place]) -> Iterator[Value]:
        """
        Give what is written, what is expected, the difference and the working, as far as there is one.
        """
        blamed, bahasa = finding.place, self.bahasa
        name = Texts("pada", "at") if finding.actual is None else Texts("tertulis", "written")
        text = value_label(blamed.value if finding.actual is None else finding.actual, bahasa)
        where = blamed.tempat[bahasa]
        yield Value(
            label=name[bahasa], text="" if text == where else text, place=where, position=self.report.position(blamed.pointer),
            doubtful=blamed.doubtful,
        )  # fmt: skip
        known = {"", "?", *(place.value for place in partners)}
        for label, found in (
            (Texts("seharusnya", "expected"), finding.expected), (Texts("selisih", "difference"), finding.difference),
            (Texts("hitungan", "working"), finding.recomputation),
        ):
            if found is not None and found[bahasa] not in known:
                yield Value(label=label[bahasa], text=found[bahasa])

    def _value(self, place: Place) -> Value:
        return Value(
            label=role_label(place.role, self.bahasa), text=value_label(place.value, self.bahasa), place=place.tempat[self.bahasa],
            position=self.report.position(place.pointer), doubtful=place.doubtful,
        )  # fmt: skip

    def _consequence(self, finding: Finding) -> Consequence | None:
        return next((each for each in self.report.consequences if each.fingerprint == finding.fingerprint), None)

    def _choices(self, findings: Sequence[Finding]) -> dict[str, tuple[Choice, ...]]:
        severities = Counter(finding.severity for finding in findings)
        statuses = Counter(finding.status for finding in findings)
        sources = Counter(document_of(finding) for finding in findings)
        families = Counter(family_of(finding.rule) for finding in findings)
        order = [*FAMILIES, *sorted(set(families) - set(FAMILIES))]
        return {
            "severities": tuple(Choice(key=each.value, label="", number=severities[each]) for each in Severity if severities[each]),
            "statuses": tuple(Choice(key=each.value, label="", number=statuses[each]) for each in Status if statuses[each]),
            "sources": tuple(
                Choice(key=key or "berkas", label=title[self.bahasa], number=sources[key])
                for key, title in DOCUMENTS.items() if sources[key]
            ),
            "families": tuple(
                Choice(key=key, label=f"{key} · {family_name(key)[self.bahasa]}", number=families[key])
                for key in order if families[key]
            ),
        }  # fmt: skip

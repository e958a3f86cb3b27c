"""
A group of findings on the terminal: the heading, each finding with its values, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.model.findings import Finding, Place, RuleId, Texts
from lkj_rules.render.assembling import Group
from lkj_rules.render.labels import SEVERITIES
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.compact import LikenessWriter
from lkj_rules.render.terminal.evidence import ALSO, PRINTED, WORKING, EvidenceWriter
from lkj_rules.render.terminal.layout import table, wrap
from lkj_rules.render.terminal.spans import BADGES, EMPTY, Line, Span, Style, styled


@attrs.frozen(kw_only=True)
class FindingPage:
    """
    Lay out the findings of one report.
    """

    evidence: EvidenceWriter
    bahasa: str
    width: int
    verbose: bool
    advised: set[tuple[RuleId, str]] = attrs.field(factory=set, init=False)
    """What to do is said once a report, though findings of a rule may stand under several documents."""

    def group(self, group: Group) -> Iterator[Line]:
        """
        Give the lines of one group, findings that need the same remedy together.
        """
        yield from self._heading(group)
        alike: dict[str, list[Finding]] = {}
        for finding in group.findings:
            alike.setdefault(finding.help[self.bahasa], []).append(finding)
        for advice, findings in alike.items():
            yield from self._findings(findings, group)
            if (group.first.rule, advice) not in self.advised or self.verbose:
                yield from styled(wrap(plain(advice), self.width, first="  → ", rest="    "), Style.ADVICE)
            self.advised.add((group.first.rule, advice))
        yield EMPTY

    def _heading(self, group: Group) -> Iterator[Line]:
        first = group.first
        column = max(len(each[self.bahasa]) for each in SEVERITIES.values())
        mark, rule = f"{SEVERITIES[first.severity][self.bahasa]:<{column}}", f"  {first.rule}  "
        number = len(group.findings)
        several = Texts(f" ({number} temuan)", f" ({number} findings)")[self.bahasa] if number > 1 else ""
        title, *rest = wrap(plain(first.title[self.bahasa]) + several, self.width, first=mark + rule)
        yield (Span(mark, BADGES[first.severity]), Span(title.removeprefix(mark), Style.RULE))
        yield from styled(rest, Style.RULE)

    def _findings(self, findings: Sequence[Finding], group: Group) -> Iterator[Line]:
        several = len(group.findings) > 1
        likeness = LikenessWriter(findings=tuple(findings), evidence=self.evidence, bahasa=self.bahasa)
        for finding in findings:
            grade = self._grade(finding, group)
            if not self.verbose and likeness.can_be_brief(finding):
                yield from styled(wrap(grade + likeness.brief(finding), self.width, first="  • ", rest="    "))
            else:
                yield from self._finding(finding, grade, several=several)

    def _grade(self, finding: Finding, group: Group) -> str:
        """
        Name a severity that differs from the heading's.
        """
        return "" if finding.severity is group.first.severity else f"[{SEVERITIES[finding.severity][self.bahasa].lower()}] "

    def _finding(self, finding: Finding, grade: str, *, several: bool) -> Iterator[Line]:
        evidence = self.evidence.of(finding)
        also = f"{ALSO[self.bahasa]}: {evidence.also}" if evidence.also else ""
        parts = [grade + plain(finding.message[self.bahasa]), f"({evidence.position})" if evidence.position else ""]
        parts.append("" if finding.softened is None else f"({plain(finding.softened[self.bahasa])})")
        parts.append("" if evidence.table else also)
        margin = "    " if several else "  "
        lead = "  • " if several else margin
        yield from styled(wrap(" ".join(filter(None, parts)), self.width, first=lead, rest=margin))
        yield from table(evidence.table, self.width, f"{margin}  ")
        if evidence.working:
            actual = f"; {PRINTED[self.bahasa]} {plain(finding.actual)}" if finding.actual else ""
            yield from self._aside(f"{WORKING[self.bahasa]}: {evidence.working}{actual}", margin)
        if evidence.table and also:
            yield from self._aside(also, margin)
        if finding.cause is not None and finding.suspect is not None:
            yield from self._aside(_shared(finding.suspect)[self.bahasa], margin)

    def _aside(self, text: str, margin: str) -> Iterator[Line]:
        yield from styled(wrap(text, self.width, first=f"{margin}  ", rest=f"{margin}    "), Style.PLACE)


def _shared(suspect: Place) -> Texts:
    """
    Say which figure a finding shares with another that is told apart.
    """
    value, where = plain(suspect.value), plain(suspect.tempat.id)
    return Texts(
        f"Salah satu angkanya juga menjadi pokok temuan lain: {value} ({where}).",
        f"One of its figures is also the subject of another finding: {value} ({where}).",
    )

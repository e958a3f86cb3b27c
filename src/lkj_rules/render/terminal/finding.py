"""
A group of findings on the terminal: the heading, each finding with its values, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.model.findings import Finding, RuleId, Status, Texts
from lkj_rules.render.assembling import Chapter, Elsewhere, Group, is_note
from lkj_rules.render.labels import SEVERITIES, count_findings
from lkj_rules.render.material import tally
from lkj_rules.render.safe import plain
from lkj_rules.render.sentences import settled_sentence
from lkj_rules.render.terminal.compact import LikenessWriter
from lkj_rules.render.terminal.evidence import ALSO, FINGERPRINT, PRINTED, WORKING, Evidence, EvidenceWriter
from lkj_rules.render.terminal.followers import FollowerWriter
from lkj_rules.render.terminal.layout import table, wrap
from lkj_rules.render.terminal.names import Names, names_in
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
    names: Names = attrs.field(
        default=attrs.Factory(lambda page: names_in(page.evidence.report.result.findings, page.bahasa), takes_self=True), init=False
    )
    advised: dict[str, RuleId] = attrs.field(factory=dict, init=False)
    """What to do is said once a report, though findings that need it may stand under several documents and rules."""

    def chapters(self, chapters: Sequence[Chapter]) -> Iterator[Line]:
        """
        Give the lines of all documents; each is told how much was found in it if there are several.
        """
        for chapter in chapters:
            yield from self._title(chapter, counted=len(chapters) > 1)
            for away in chapter.elsewhere:
                yield from styled(wrap(_elsewhere(away, self.bahasa), self.width, first="  ", rest="  "), Style.PLACE)
            for number, group in enumerate(chapter.groups):
                if number and self.verbose:
                    yield EMPTY
                yield from self.group(group)
            yield EMPTY

    def _title(self, chapter: Chapter, *, counted: bool) -> Iterator[Line]:
        title, found = chapter.title[self.bahasa], count_findings(tally(chapter.findings), self.bahasa)
        room = self.width - 4
        whole = f"{title} · {found}" if counted else title
        heading, *rest = [whole] if len(whole) <= room else wrap(title, room)
        yield (Span(f"── {heading} {'─' * (room - len(heading))}", Style.HEADING),)
        yield from styled((f"   {line}" for line in rest), Style.HEADING)
        if counted and heading != whole:
            yield from styled(wrap(f"{found}.", self.width, first="  "))

    def group(self, group: Group) -> Iterator[Line]:
        """
        Give the lines of one group, findings that need the same remedy together.
        """
        yield from self._heading(group.first, len(group.findings), "")
        alike: dict[str, list[Finding]] = {}
        for finding in group.findings:
            alike.setdefault(finding.help[self.bahasa], []).append(finding)
        for advice, findings in alike.items():
            yield from self._findings(findings, group)
            yield from self._advise(advice, findings)

    def _heading(self, first: Finding, number: int, margin: str) -> Iterator[Line]:
        column = max(len(each[self.bahasa]) for each in SEVERITIES.values())
        mark, rule = f"{SEVERITIES[first.severity][self.bahasa]:<{column}}", f"  {first.rule}  "
        several = Texts(f" ({number} temuan)", f" ({number} findings)")[self.bahasa] if number > 1 else ""
        title, *rest = wrap(plain(first.title[self.bahasa]) + several, self.width, first=margin + mark + rule)
        yield (Span(margin), Span(mark, BADGES[first.severity]), Span(title.removeprefix(margin + mark), Style.RULE))
        yield from styled(rest, Style.RULE)

    def _advise(self, advice: str, findings: Sequence[Finding]) -> Iterator[Line]:
        """
        Say what to do, or which rule said it before; notes are read, and say it only where nothing is shortened.
        """
        rule = findings[0].rule
        if self.verbose:
            yield from self._advice(advice, "  ")
        elif not all(map(is_note, findings)):
            first = self.advised.get(advice)
            if first is None:
                yield from self._advice(advice, "  ")
            elif first != rule:
                yield from self._advice(Texts(f"Seperti pada {first}.", f"As in {first}.")[self.bahasa], "  ")
            self.advised.setdefault(advice, rule)

    def _advice(self, advice: str, margin: str) -> Iterator[Line]:
        yield from styled(wrap(plain(advice), self.width, first=f"{margin}→ ", rest=f"{margin}  "), Style.ADVICE)

    def _findings(self, findings: Sequence[Finding], group: Group) -> Iterator[Line]:
        several = len(group.findings) > 1
        margin, lead = ("    ", "  • ") if several else ("  ", "  ")
        likeness = LikenessWriter(findings=tuple(findings), evidence=self.evidence, names=self.names, bahasa=self.bahasa)
        for finding in findings:
            grade = self._grade(finding, group)
            if not self.verbose and likeness.can_be_brief(finding):
                text = self.names.tell(grade + likeness.brief(finding), finding)
                yield from styled(wrap(text, self.width, first=lead, rest=margin))
            else:
                yield from self._finding(finding, grade, lead, margin)
            yield from self._followers(finding, group.followers(finding), f"{margin}  ")

    def _grade(self, finding: Finding, group: Group) -> str:
        """
        Name a severity that differs from the heading's.
        """
        return "" if finding.severity is group.first.severity else f"[{SEVERITIES[finding.severity][self.bahasa].lower()}] "

    def _finding(self, finding: Finding, grade: str, lead: str, margin: str) -> Iterator[Line]:
        evidence = self.evidence.of(finding)
        yield from styled(wrap(grade + self._text(finding, evidence), self.width, first=lead, rest=margin))
        entries = (attrs.evolve(entry, where=self._told(entry.where, finding)) for entry in evidence.table)
        yield from table(entries, self.width, f"{margin}  ")
        if evidence.working:
            actual = f"; {PRINTED[self.bahasa]} {plain(finding.actual)}" if finding.actual else ""
            yield from self._aside(f"{WORKING[self.bahasa]}: {evidence.working}{actual}", margin)
        if evidence.table and evidence.also:
            yield from self._aside(self._told(f"{ALSO[self.bahasa]}: {evidence.also}", finding), margin)
        if self.verbose:
            yield from self._aside(f"{FINGERPRINT[self.bahasa]}: {finding.fingerprint}", margin)

    def _text(self, finding: Finding, evidence: Evidence) -> str:
        """
        Write a message with what stands beside it; a long list that was told before is not told again.
        """
        message, also = plain(finding.message[self.bahasa]), "" if evidence.table else evidence.also
        listed = None if self.verbose else self.names.listed_by(message, finding)
        if listed is not None:
            same = Texts(f"selebihnya seperti pada {listed}", f"the rest is as in {listed}")[self.bahasa]
            message, also = f"{message.partition(': ')[0]}: … ({same}).", ""
        softened = "" if finding.softened is None else plain(finding.softened[self.bahasa])
        settled = "" if finding.status is Status.OPEN else plain(settled_sentence(finding, self.bahasa))
        parts = [message, *(f"({part})" for part in (evidence.position, softened, settled) if part)]
        return self._told(" ".join([*parts, *([f"{ALSO[self.bahasa]}: {also}"] if also else [])]), finding)

    def _told(self, text: str, finding: Finding) -> str:
        return text if self.verbose else self.names.tell(text, finding)

    def _aside(self, text: str, margin: str) -> Iterator[Line]:
        yield from styled(wrap(text, self.width, first=f"{margin}  ", rest=f"{margin}    "), Style.PLACE)

    def _followers(self, lead: Finding, followers: Sequence[Finding], margin: str) -> Iterator[Line]:
        """
        Give what is told beneath a finding: a line or two for each rule, or each in full.
        """
        if not followers:
            return
        writer = FollowerWriter(lead=lead, evidence=self.evidence, names=self.names, bahasa=self.bahasa)
        yield from styled(wrap(writer.opening(), self.width, first=margin))
        if self.verbose:
            for follower in followers:
                yield from self._heading(follower, 1, margin)
                yield from self._finding(follower, "", f"{margin}  ", f"{margin}  ")
                yield from self._advice(follower.help[self.bahasa], f"{margin}  ")
            return
        for mark, text in writer.brief(followers):
            start = f"{margin}– "
            first, *rest = wrap(f"{mark} {text}", self.width, first=start, rest=f"{margin}  ")
            yield (Span(start), Span(mark, Style.RULE), Span(first.removeprefix(start + mark)))
            yield from styled(rest)


def _elsewhere(away: Elsewhere, bahasa: str) -> str:
    """
    Say where findings of this document are told.
    """
    rule, found, lead = away.lead.rule, count_findings(tally(away.findings), bahasa), away.findings[0].rule
    return Texts(
        f"{lead} ({found}) disebut pada {away.title.id}, di bawah {rule}.",
        f"{lead} ({found}): see {away.title.en}, beneath {rule}.",
    )[bahasa]

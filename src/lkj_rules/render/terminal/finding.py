"""
The findings of a report on the terminal: by rule, each with its values and what to do; what matters less is counted in a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.model.findings import RuleId, Severity, Texts
from lkj_rules.render.material import Checked, tally
from lkj_rules.render.terminal.evidence import ALSO, Evidence, evidence_of
from lkj_rules.render.terminal.likeness import Followers, Likeness
from lkj_rules.render.terminal.lines import BADGES, EMPTY, Line, Screen, Span, Style, shorten, table, wrap
from lkj_rules.render.terminal.names import Names, names_in
from lkj_rules.render.views.findings import PRINTED, Shown, findings_shown
from lkj_rules.render.views.groups import Chapter, Elsewhere, Group, causes_first, chapters_of, groups_of, is_note, join
from lkj_rules.render.wording import SEVERITIES, count_findings

WORKING = Texts("hitungan", "working")
FINGERPRINT = Texts("sidik", "fingerprint")
SHOWN_FINDINGS, MANY_RULES = 3, 8
"""Findings of one rule that are shown where what matters less is counted: of many rules with errors, one each."""
MOST_RULES = 10
"""So many rules are shown in full: all, where there are no more; else those with errors, if any."""


def document_lines(report: Checked, screen: Screen) -> Iterator[Line]:
    """
    Lay out all findings of a report by document; each says how much was found in it if there are several.
    """
    findings = findings_shown(report, screen.bahasa)
    page, chapters = _Page(screen=screen, names=names_in(findings)), chapters_of(findings)
    for chapter in chapters:
        yield from page.chapter(chapter, counted=len(chapters) > 1)


@attrs.frozen(kw_only=True)
class Choice:
    """
    Hold what is shown of a report: rules with their findings in full, and the findings that only a table counts.
    """

    groups: tuple[Group, ...]
    rest: tuple[Shown, ...]

    @property
    def shown(self) -> list[Shown]:
        """
        Give the findings that are shown in full, those beneath others included.
        """
        return [each for group in self.groups for finding in group.findings for each in (finding, *group.followers(finding))]

    def lines(self, screen: Screen) -> Iterator[Line]:
        """
        Lay out the findings that are shown in full, the most severe first.
        """
        most = SHOWN_FINDINGS if len(self.groups) < MANY_RULES else 1
        page = _Page(screen=screen, names=names_in(self.shown), most=most)
        for group in self.groups:
            yield from page.group(group)
            yield from [EMPTY] if screen.verbose else []
        yield from [] if screen.verbose else [EMPTY]

    def rest_lines(self, screen: Screen) -> Iterator[Line]:
        """
        Lay out the table of what else was found, a line for each rule and severity; none where nothing is left.
        """
        if not self.rest:
            return
        bahasa, found = screen.bahasa, count_findings(tally(self.rest), screen.bahasa)
        heading = Texts(f"SELEBIHNYA: {found}", f"WHAT ELSE THERE IS: {found}")
        yield (Span(heading[bahasa], Style.HEADING),)
        rows = grouped(((finding.severity, finding.rule, finding.title), finding) for finding in self.rest)
        column, last = max(len(str(len(findings))) for findings in rows.values()), None
        for (severity, rule, title), findings in rows.items():
            if severity is not last:
                yield (Span(SEVERITIES[severity][bahasa], BADGES[severity]),)
            last, text = severity, f"  {len(findings):>{column}}× {rule}  "
            yield (Span(text, Style.RULE), Span(shorten(title, screen.width - len(text))))
        rule = self.rest[0].rule
        advice = Texts(f"Isinya: --verbose, --by document, atau satu aturan: --select {rule}.",
                       f"To read them: --verbose, --by document, or one rule: --select {rule}.")
        yield from screen.text(advice[bahasa], Style.ADVICE, first="  → ")
        yield EMPTY


def choose(report: Checked, screen: Screen) -> Choice:
    """
    Choose what to show in full: errors, of ten rules at most; where there is none, or little in all, other rules too.
    """
    own, beneath = join(findings_shown(report, screen.bahasa))
    groups = causes_first(groups_of(own, beneath), {each.fingerprint: each.rank for each in report.consequences})
    errors = [group for group in groups if group.severest() is Severity.ERROR]
    full = groups if screen.verbose or len(groups) <= MOST_RULES else (errors or groups)[:MOST_RULES]
    rest = (finding for group in groups[len(full) :] for finding in group.findings)
    left = [each for finding in rest for each in (finding, *beneath.get(finding.fingerprint, ()))]
    return Choice(groups=tuple(full), rest=tuple(sorted(left, key=lambda each: -each.severity.weight)))


@attrs.frozen(kw_only=True)
class _Page:
    screen: Screen
    names: Names
    most: int = SHOWN_FINDINGS
    advised: dict[str, RuleId] = attrs.field(factory=dict)
    """What to do is said once a report, though findings that need it may stand under several documents and rules."""

    def chapter(self, chapter: Chapter, *, counted: bool) -> Iterator[Line]:
        """
        Lay out the findings of one document.
        """
        bahasa = self.screen.bahasa
        title, found = chapter.title[bahasa], count_findings(tally(chapter.findings), bahasa)
        room = self.screen.width - 4
        whole = f"{title} · {found}" if counted else title
        heading, *rest = [whole] if len(whole) <= room else wrap(title, room)
        yield (Span(f"── {heading} {'─' * (room - len(heading))}", Style.HEADING),)
        yield from ((Span(f"   {line}", Style.HEADING),) for line in rest)
        if counted and heading != whole:
            yield from self.screen.text(f"{found}.", first="  ")
        for away in chapter.elsewhere:
            yield from self.screen.text(_elsewhere(away, bahasa), Style.PLACE, first="  ")
        for number, group in enumerate(chapter.groups):
            if number and self.screen.verbose:
                yield EMPTY
            yield from self.group(group)
        yield EMPTY

    def group(self, group: Group) -> Iterator[Line]:
        """
        Lay out the findings of one rule, with what to do.
        """
        yield from self._heading(group.first, len(group.findings), "")
        for advice in group.advice:
            findings = [finding for finding in group.findings if finding.help == advice]
            yield from self._findings(findings, group)
            yield from self._advise(advice, findings)

    def _heading(self, first: Shown, number: int, margin: str) -> Iterator[Line]:
        bahasa = self.screen.bahasa
        column = max(len(each[bahasa]) for each in SEVERITIES.values())
        mark, rule = f"{SEVERITIES[first.severity][bahasa]:<{column}}", f"  {first.rule}  "
        several = Texts(f" ({number} temuan)", f" ({number} findings)")[bahasa] if number > 1 else ""
        title, *rest = wrap(first.title + several, self.screen.width, first=margin + mark + rule)
        yield (Span(margin), Span(mark, BADGES[first.severity]), Span(title.removeprefix(margin + mark), Style.RULE))
        yield from ((Span(line, Style.RULE),) for line in rest)

    def _advise(self, advice: str, findings: Sequence[Shown]) -> Iterator[Line]:
        """
        Say what to do, or which rule said it before; notes are read, and say it only where nothing is shortened.
        """
        rule = findings[0].rule
        if self.screen.verbose:
            yield from self._advice(advice, "  ")
        elif not all(map(is_note, findings)):
            first = self.advised.get(advice)
            if first is None:
                self.advised[advice] = rule
                yield from self._advice(advice, "  ")
            elif first != rule:
                yield from self._advice(Texts(f"Seperti pada {first}.", f"As in {first}.")[self.screen.bahasa], "  ")

    def _advice(self, advice: str, margin: str) -> Iterator[Line]:
        return self.screen.text(advice, Style.ADVICE, first=f"{margin}→ ")

    def _findings(self, findings: Sequence[Shown], group: Group) -> Iterator[Line]:
        margin, lead = ("    ", "  • ") if len(group.findings) > 1 else ("  ", "  ")
        likeness = Likeness(findings=tuple(findings), names=self.names, screen=self.screen)
        most = self.most if self.screen.brief and len(findings) > self.most + 1 else len(findings)
        for finding in findings[:most]:
            same = finding.severity is group.first.severity
            grade = "" if same else f"[{SEVERITIES[finding.severity][self.screen.bahasa].lower()}] "
            if not self.screen.verbose and likeness.can_be_brief(finding):
                text = self.names.mention(grade + likeness.brief(finding), finding)
                yield from self.screen.text(text, first=lead, rest=margin)
            else:
                yield from self._finding(finding, grade, lead, margin)
            yield from self._followers(finding, group.followers(finding), f"{margin}  ")
        left, rule = len(findings) - most, group.first.rule
        if left:
            more = Texts(f"… dan {left} temuan lain: --select {rule} --verbose", f"… and {left} more: --select {rule} --verbose")
            yield from self.screen.text(more[self.screen.bahasa], Style.PLACE, first=lead, rest=margin)

    def _finding(self, finding: Shown, grade: str, lead: str, margin: str) -> Iterator[Line]:
        evidence, bahasa = evidence_of(finding, self.screen), self.screen.bahasa
        yield from self.screen.text(grade + self._text(finding, evidence), first=lead, rest=margin)
        entries = (attrs.evolve(entry, where=self._mention(entry.where, finding)) for entry in evidence.table)
        yield from table(entries, self.screen.width, f"{margin}  ")
        if evidence.working:
            actual = f"; {PRINTED[bahasa]} {finding.actual}" if finding.actual else ""
            yield from self._aside(f"{WORKING[bahasa]}: {evidence.working}{actual}", margin)
        if evidence.table and evidence.also:
            yield from self._aside(self._mention(f"{ALSO[bahasa]}: {evidence.also}", finding), margin)
        if self.screen.verbose:
            yield from self._aside(f"{FINGERPRINT[bahasa]}: {finding.fingerprint}", margin)

    def _text(self, finding: Shown, evidence: Evidence) -> str:
        """
        Write a message with what stands next to it; a long list that was shown before is not shown again.
        """
        message, also, bahasa = finding.message, "" if evidence.table else evidence.also, self.screen.bahasa
        listed = None if self.screen.verbose else self.names.listed_by(finding)
        if listed is not None:
            same = Texts(f"selebihnya seperti pada {listed}", f"the rest is as in {listed}")[bahasa]
            message, also = f"{message.partition(': ')[0]}: … ({same}).", ""
        parts = [message, *(f"({part})" for part in (evidence.position, finding.doubt, finding.settled) if part)]
        return self._mention(" ".join([*parts, *([f"{ALSO[bahasa]}: {also}"] if also else [])]), finding)

    def _mention(self, text: str, finding: Shown) -> str:
        return text if self.screen.verbose else self.names.mention(text, finding)

    def _aside(self, text: str, margin: str) -> Iterator[Line]:
        return self.screen.text(text, Style.PLACE, first=f"{margin}  ", rest=f"{margin}    ")

    def _followers(self, lead: Shown, followers: Sequence[Shown], margin: str) -> Iterator[Line]:
        if not followers or lead.suspect is None:
            return
        writer = Followers(lead=lead, suspect=lead.suspect, names=self.names, screen=self.screen)
        yield from self.screen.text(writer.opening(), first=margin)
        if self.screen.verbose:
            for follower in followers:
                yield from self._heading(follower, 1, margin)
                yield from self._finding(follower, "", f"{margin}  ", f"{margin}  ")
                yield from self._advice(follower.help, f"{margin}  ")
            return
        for mark, text in writer.brief(followers):
            start = f"{margin}– "
            first, *rest = wrap(f"{mark} {text}", self.screen.width, first=start, rest=f"{margin}  ")
            yield (Span(start), Span(mark, Style.RULE), Span(first.removeprefix(start + mark)))
            yield from ((Span(line),) for line in rest)


def _elsewhere(away: Elsewhere, bahasa: str) -> str:
    rule, found, lead = away.lead.rule, count_findings(tally(away.findings), bahasa), away.findings[0].rule
    return Texts(f"{lead} ({found}) disebut pada {away.title.id}, di bawah {rule}.",
                 f"{lead} ({found}): see {away.title.en}, beneath {rule}.")[bahasa]

"""
Findings as bullets: by severity, one bullet a rule, and beneath a finding those that rest on the same suspect value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.model.findings import Finding, RuleId, Severity, Status, Texts
from lkj_rules.render.assembling import Group, gravest, grouped, join, repetitions, suspect_sentence
from lkj_rules.render.labels import SEVERITIES, severity_word, value_label
from lkj_rules.render.markdown.fitting import Block, Section
from lkj_rules.render.material import Checked
from lkj_rules.render.safe import markdown
from lkj_rules.render.sentences import settled_sentence

RANKS = {Severity.ERROR: 1, Severity.WARNING: 3, Severity.INFO: 4, Severity.REVIEW: 5}
"""Where room is short the checklist, 2, stands before warnings."""


@attrs.frozen(kw_only=True)
class BulletWriter:
    """
    Write the findings of one report.
    """

    report: Checked
    bahasa: str

    def sections(self) -> Iterator[Section]:
        """
        Give a section for each severity; findings told together stand where the gravest of them belongs.
        """
        findings = self.report.result.findings
        own, beneath = join(findings)
        for severity in Severity:
            number = sum(finding.severity is severity for finding in findings)
            here = [finding for finding in own if gravest((finding, *beneath.get(finding.fingerprint, ()))) is severity]
            if number or here:
                blocks = tuple(block for group in grouped(here, beneath) for block in self._group(group, severity))
                told = sum(finding.severity is severity for block in blocks for finding in block.findings)
                opening = f"## {SEVERITIES[severity][self.bahasa].capitalize()} ({number})\n\n" + self._above(number - told)
                yield Section(opening=opening, blocks=blocks, rank=RANKS[severity], left=self._left)
                yield Section(opening="\n")

    def _above(self, number: int) -> str:
        """
        Say how many findings of a severity a graver section has told.
        """
        if not number:
            return ""
        return Texts(
            f"*{number} di antaranya disebut di atas, bersama temuan yang lebih berat.*\n\n",
            f"*{number} of them told above, together with a graver finding.*\n\n",
        )[self.bahasa]

    def _left(self, blocks: Sequence[Block]) -> str:
        number = sum(len(block.findings) for block in blocks)
        left = Texts(f"… dan {number} temuan yang tidak dimuat di sini", f"… and {number} more findings, not shown here")
        return f"- {left[self.bahasa]}\n"

    def _group(self, group: Group, severity: Severity) -> Iterator[Block]:
        heading = f"- **{group.first.rule}** {markdown(group.first.title[self.bahasa])}."
        advices = group.advice(self.bahasa)
        advice = f" *{markdown(advices[0])}*" if len(advices) == 1 else ""
        alone = len(group.findings) == 1
        if not alone:
            heading += f"{advice}\n"
        for number, finding in enumerate(group.findings):
            grade = "" if finding.severity is severity else f"({severity_word(finding.severity, self.bahasa)}) "
            text = grade + self._finding(finding)
            own = advice if alone else "" if advice else f" *{markdown(finding.help[self.bahasa])}*"
            line = f"{heading} {text}{own}\n" if alone else f"{'' if number else heading}  - {text}{own}\n"
            followers = group.followers(finding)
            yield Block(line + self._followers(finding, followers, "  " if alone else "    "), (finding, *followers))

    def _followers(self, lead: Finding, followers: Sequence[Finding], indent: str) -> str:
        if not followers or lead.suspect is None:
            return ""
        value = markdown(value_label(lead.suspect.value, self.bahasa))
        where = ", ".join(filter(None, (markdown(lead.suspect.tempat[self.bahasa]), self.report.position(lead.suspect.pointer))))
        alike: dict[tuple[RuleId, Severity, str], list[Finding]] = {}
        for follower in followers:
            alike.setdefault((follower.rule, follower.severity, follower.help[self.bahasa]), []).append(follower)
        lines = [f"{indent}- {suspect_sentence(value, where)[self.bahasa]}"]
        for (rule, severity, advice), found in alike.items():
            mark = f"{indent}  - **{rule}** ({severity_word(severity, self.bahasa)}) {markdown(found[0].title[self.bahasa])}."
            told = [self._finding(follower) for follower in found]
            if len(told) == 1:
                lines.append(f"{mark} {told[0]} *{markdown(advice)}*")
            else:
                lines += [f"{mark} *{markdown(advice)}*", *(f"{indent}    - {text}" for text in told)]
        return "\n".join([*lines, ""])

    def _finding(self, finding: Finding) -> str:
        parts = [markdown(finding.message[self.bahasa])]
        if finding.recomputation is not None and finding.recomputation[self.bahasa] not in finding.message[self.bahasa]:
            parts.append(markdown(finding.recomputation[self.bahasa]) + ".")
        _, repeated = repetitions(finding)
        if repeated:
            places = dict.fromkeys(markdown(place.tempat[self.bahasa] or place.pointer) for place in repeated)
            parts.append(f"{Texts('Juga di', 'Also at')[self.bahasa]}: {'; '.join(places)}.")
        if finding.softened is not None:
            parts.append(markdown(finding.softened[self.bahasa]))
        if finding.status is not Status.OPEN:
            parts.append(markdown(settled_sentence(finding, self.bahasa)))
        position = self.report.position(finding.place.pointer)
        return " ".join([*parts, *([f"({position})"] if position else [])])

"""
Findings as bullets: by severity, one bullet a rule, and beneath a finding those that rest on the same suspect value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.model.findings import RuleId, Severity, Texts
from lkj_rules.render.labels import SEVERITIES, severity_word
from lkj_rules.render.markdown.fitting import Block, Section
from lkj_rules.render.material import Checked
from lkj_rules.render.safe import markdown
from lkj_rules.render.views.findings import Shown, findings_shown
from lkj_rules.render.views.groups import Group, grouped, join, severest, suspect_sentence

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
        findings = findings_shown(self.report, self.bahasa)
        own, beneath = join(findings)
        for severity in Severity:
            number = sum(finding.severity is severity for finding in findings)
            here = [finding for finding in own if severest((finding, *beneath.get(finding.fingerprint, ()))) is severity]
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
        heading = f"- **{group.first.rule}** {markdown(group.first.title)}."
        advices = group.advice
        advice = f" *{markdown(advices[0])}*" if len(advices) == 1 else ""
        alone = len(group.findings) == 1
        if not alone:
            heading += f"{advice}\n"
        for number, finding in enumerate(group.findings):
            grade = "" if finding.severity is severity else f"({severity_word(finding.severity, self.bahasa)}) "
            text = grade + self._finding(finding)
            own = advice if alone else "" if advice else f" *{markdown(finding.help)}*"
            line = f"{heading} {text}{own}\n" if alone else f"{'' if number else heading}  - {text}{own}\n"
            followers = group.followers(finding)
            yield Block(line + self._followers(finding, followers, "  " if alone else "    "), (finding, *followers))

    def _followers(self, lead: Shown, followers: Sequence[Shown], indent: str) -> str:
        if not followers or lead.suspect is None:
            return ""
        suspect = lead.suspect
        where = ", ".join(filter(None, (markdown(suspect.where), suspect.position)))
        alike: dict[tuple[RuleId, Severity, str], list[Shown]] = {}
        for follower in followers:
            alike.setdefault((follower.rule, follower.severity, follower.help), []).append(follower)
        lines = [f"{indent}- {suspect_sentence(markdown(suspect.text), where)[self.bahasa]}"]
        for (rule, severity, advice), found in alike.items():
            mark = f"{indent}  - **{rule}** ({severity_word(severity, self.bahasa)}) {markdown(found[0].title)}."
            told = [self._finding(follower) for follower in found]
            if len(told) == 1:
                lines.append(f"{mark} {told[0]} *{markdown(advice)}*")
            else:
                lines += [f"{mark} *{markdown(advice)}*", *(f"{indent}    - {text}" for text in told)]
        return "\n".join([*lines, ""])

    def _finding(self, finding: Shown) -> str:
        parts = [markdown(finding.message)]
        if finding.working and finding.working not in finding.message:
            parts.append(markdown(finding.working) + ".")
        if finding.repeated:
            places = dict.fromkeys(markdown(place.where or place.pointer) for place in finding.repeated)
            parts.append(f"{Texts('Juga di', 'Also at')[self.bahasa]}: {'; '.join(places)}.")
        parts += [markdown(text) for text in (finding.doubt, finding.settled) if text]
        return " ".join([*parts, *([f"({finding.place.position})"] if finding.place.position else [])])

"""
Findings beneath the one to begin with: they rest on the same suspect value, and are told in a line or two each.

Nothing is said of whether they would vanish with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.model.findings import Finding, RuleId, Severity, Status, Texts
from lkj_rules.render.assembling import repetitions, suspect_sentence
from lkj_rules.render.labels import SEVERITIES, role_label, value_label
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.evidence import EXPECTED, LONG, PRINTED, EvidenceWriter, said
from lkj_rules.render.terminal.layout import shorten
from lkj_rules.render.terminal.names import Names

SETTLED = Texts("sudah dijelaskan", "explained")
SHOWN_VALUES = 3
"""A finding that rests on more values is told without them."""


@attrs.frozen(kw_only=True)
class FollowerWriter:
    """
    Write what is told beneath one leading finding.
    """

    lead: Finding
    evidence: EvidenceWriter
    names: Names
    bahasa: str

    def opening(self) -> str:
        """
        Name the value to look at first, and where it stands unless the leading finding has just said so.
        """
        suspect = self.lead.suspect
        assert suspect is not None
        value, at = shorten(plain(value_label(suspect.value, self.bahasa)), LONG), self.evidence.at(suspect.pointer)
        known = suspect.pointer == self.lead.place.pointer
        where = ", ".join(filter(None, ("" if known else self.names.short(plain(suspect.tempat[self.bahasa])), at)))
        return suspect_sentence(value, where)[self.bahasa]

    def brief(self, followers: Sequence[Finding]) -> Iterator[tuple[str, str]]:
        """
        Give for each rule its severity and id, and what it says.
        """
        rules: dict[tuple[RuleId, Severity], list[Finding]] = {}
        for follower in followers:
            rules.setdefault((follower.rule, follower.severity), []).append(follower)
        for (rule, severity), found in rules.items():
            number = f" ({len(found)})" if len(found) > 1 else ""
            title = self.names.once(plain(found[0].title[self.bahasa]))
            yield f"[{SEVERITIES[severity][self.bahasa].lower()}] {rule}", f"{title}{number}: {'; '.join(map(self._one, found))}"

    def _one(self, follower: Finding) -> str:
        subject = "" if follower.subject in {None, self.lead.subject} else self.names.short(plain(follower.subject or ""))
        parts = [part for part in (subject, *self._figures(follower)) if part]
        where, at = plain(follower.place.tempat[self.bahasa]), self.evidence.at(follower.place.pointer)
        known = at and parts and follower.place.tempat == self.lead.place.tempat
        parts += [] if known or not where else [self.names.short(where)]
        parts += [] if follower.status is Status.OPEN else [SETTLED[self.bahasa]]
        return " · ".join(parts) + (f" ({at})" if at else "")

    def _figures(self, follower: Finding) -> Iterator[str]:
        """
        Give what is printed, what it was held against, the suspect aside, and what is expected; each value once.
        """
        suspect = self.lead.suspect
        assert suspect is not None
        partners = [place for place in repetitions(follower)[0] if place.pointer != suspect.pointer]
        partners = partners if len(partners) <= SHOWN_VALUES else []
        expected = "" if follower.expected is None else follower.expected[self.bahasa]
        if any(said(place.value, expected) for place in (suspect, *partners)):
            expected = ""
        pairs = [(PRINTED[self.bahasa], follower.actual or ""), (EXPECTED[self.bahasa], expected)]
        pairs[1:1] = [(role_label(place.role, self.bahasa), place.value) for place in partners]
        values: dict[str, list[str]] = {}
        for label, value in pairs:
            text = shorten(plain(value_label(value, self.bahasa)), LONG)
            if value and not any(text in known for known in values.values()):
                values.setdefault(plain(label), []).append(text)
        yield from (f"{label} {', '.join(found)}" for label, found in values.items())

"""
Findings like one that was told in full: each in a line or two, with all in which it differs.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import takewhile

import attrs

from lkj_rules.model.findings import Finding, Texts
from lkj_rules.render.assembling import repetitions
from lkj_rules.render.labels import role_label, value_label
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.evidence import ALSO, EXPECTED, PRINTED, EvidenceWriter, said
from lkj_rules.render.terminal.layout import shorten

LONGEST_SUBJECT = LONGEST_VALUE = 60
SHORTEST_END = 120
"""A message is not cut for less than this in common with the first."""
LIKE_THE_FIRST = Texts("(selanjutnya seperti temuan pertama)", "(and so on as in the first finding)")
_QUOTE = re.compile("“([^”]*)”")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_DIFFERENCE = re.compile(r"(?:selisih|difference)[^;()]*")
"""What follows from two values that are shown need not be."""


@attrs.frozen(kw_only=True)
class LikenessWriter:
    """
    Write findings of one rule and one remedy, the first of which is told in full.
    """

    findings: tuple[Finding, ...]
    evidence: EvidenceWriter
    bahasa: str

    def brief(self, finding: Finding) -> str:
        """
        Write one finding: what it is about, the values that are not the same in all, and where it stands.

        Where that would be less than its message says, such as another wording or a figure that no value holds, the message itself.
        """
        subject = plain(finding.subject or "")
        facts = {label: value for label, value in self._facts(finding).items() if label in self._different}
        if not subject or self._says_more(finding, {subject, *facts.values()}):
            return f"{self._message(finding, facts)}{self._where(finding)}"
        shown = [f"{label} {shorten(value, LONGEST_VALUE)}".strip() for label, value in facts.items()]
        return f"{' · '.join([shorten(subject, LONGEST_SUBJECT), *shown])}{self._where(finding)}"

    def can_be_brief(self, finding: Finding) -> bool:
        """
        Tell whether a finding after the first can be told by what it is about, or else ends as the first does.
        """
        return finding is not self.findings[0] and (bool(finding.subject) or self._common_end(finding) > 0)

    def _message(self, finding: Finding, facts: dict[str, str]) -> str:
        """
        Give a message without the long end that it has in common with the first, and the values that it does not say.
        """
        message, end = plain(finding.message[self.bahasa]), self._common_end(finding)
        if end:
            message = f"{message[:-end].rstrip()} … {LIKE_THE_FIRST[self.bahasa]}"
        unsaid = [] if not end else [
            f"{label} {shorten(value, LONGEST_VALUE)}" for label, value in facts.items() if label and not said(value, message)
        ]
        return " · ".join([message, *unsaid])

    def _common_end(self, finding: Finding) -> int:
        """
        Count the characters, from a word on, in which a message ends as the first does; 0 where that is little.
        """
        message, first = (plain(each.message[self.bahasa]) for each in (finding, self.findings[0]))
        pairs = zip(reversed(message), reversed(first), strict=False)
        end = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        start = message.find(" ", len(message) - end)
        end = len(message) - start if start >= 0 else 0
        return end if end >= SHORTEST_END else 0

    def _says_more(self, finding: Finding, values: set[str]) -> bool:
        """
        Tell whether a message has figures or quotations that neither the values shown nor the first message have.
        """
        message, first = (plain(each.message[self.bahasa]) for each in (finding, self.findings[0]))
        known = _figures(*values, first)
        quoted = {quote for quote in _QUOTE.findall(message) if quote not in first}
        return not _figures(_DIFFERENCE.sub("", message)) <= known or not quoted <= values

    @cached_property
    def _different(self) -> set[str]:
        """
        Name the values that are not the same in all findings.
        """
        facts = [self._facts(finding) for finding in self.findings]
        labels = {label for each in facts for label in each}
        return {label for label in labels if len({each.get(label) for each in facts}) > 1}

    def _facts(self, finding: Finding) -> dict[str, str]:
        """
        Give the values by what they are, each said once; the place last, without a name.
        """
        partners, _ = repetitions(finding)
        values = [(PRINTED[self.bahasa], finding.actual or "")]
        values += [(role_label(place.role, self.bahasa), place.value) for place in partners]
        values += [] if finding.expected is None else [(EXPECTED[self.bahasa], finding.expected[self.bahasa])]
        facts: dict[str, str] = {}
        for label, value in values:
            if value and value not in {*facts.values(), finding.subject}:
                facts.setdefault(label, value)
        written = {plain(label): plain(value_label(value, self.bahasa)) for label, value in facts.items()}
        return {**written, "": plain(finding.place.tempat[self.bahasa])}

    def _where(self, finding: Finding) -> str:
        _, repeated = repetitions(finding)
        at = self.evidence.at(finding.place.pointer)
        also = f"; {ALSO[self.bahasa].lower()} {self.evidence.places(repeated)}" if repeated else ""
        return (f" ({at})" if at else "") + also


def _figures(*texts: str) -> set[str]:
    return {figure for text in texts for figure in _FIGURE.findall(text)}

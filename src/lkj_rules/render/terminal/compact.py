"""
Findings like one that was told in full: each in a line or two, with all in which it differs.
"""

from __future__ import annotations

import re

import attrs

from lkj_rules.model.findings import Finding
from lkj_rules.render.assembling import repetitions
from lkj_rules.render.labels import role_label, value_label
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.evidence import ALSO, EXPECTED, PRINTED, EvidenceWriter
from lkj_rules.render.terminal.layout import shorten

LONGEST_SUBJECT = LONGEST_VALUE = 60
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
        subject, message = plain(finding.subject or ""), plain(finding.message[self.bahasa])
        facts = {label: value for label, value in self._facts(finding).items() if self._differs(label)}
        shown = [f"{label} {shorten(value, LONGEST_VALUE)}".strip() for label, value in facts.items()]
        line = " · ".join([shorten(subject, LONGEST_SUBJECT), *shown])
        if not subject or self._says_more(finding, {subject, *facts.values()}):
            line = message
        return f"{line}{self._where(finding)}"

    def _says_more(self, finding: Finding, values: set[str]) -> bool:
        """
        Tell whether a message has figures or quotations that neither the values shown nor the first message have.
        """
        message, first = (plain(each.message[self.bahasa]) for each in (finding, self.findings[0]))
        known = _figures(*values, first)
        quoted = {quote for quote in _QUOTE.findall(message) if quote not in first}
        return not _figures(_DIFFERENCE.sub("", message)) <= known or not quoted <= values

    def _differs(self, label: str) -> bool:
        return len({self._facts(finding).get(label) for finding in self.findings}) > 1

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

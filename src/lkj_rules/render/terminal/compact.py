"""
Findings like one that was told in full: each in a line or two, with all in which it differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby, takewhile

import attrs

from lkj_rules.model.findings import Finding, Status, Texts
from lkj_rules.render.assembling import repetitions
from lkj_rules.render.labels import role_label, value_label
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.evidence import ALSO, EXPECTED, PRINTED, EvidenceWriter, said
from lkj_rules.render.terminal.layout import shorten
from lkj_rules.render.terminal.names import Names

LONGEST_VALUE = 60
SHORTEST_END = 120
"""A message is not cut for less than this in common with the first."""
SHORTEST_RUN, MOST_WORDS = 32, 400
"""Words in common are left out from so many characters on; very long messages are not compared word by word."""
LIKE_THE_FIRST = Texts("(selanjutnya seperti temuan pertama)", "(and so on as in the first finding)")
_TIE = "\N{NO-BREAK SPACE}"
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
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
    names: Names
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
        return f"{' · '.join([self.names.short(subject), *shown])}{self._where(finding)}"

    def can_be_brief(self, finding: Finding) -> bool:
        """
        Tell whether a finding after the first can be told by what it is about, or else by how its words differ from the first.

        One that does not stand open cannot: why that is must be told.
        """
        if finding is self.findings[0] or finding.status is not Status.OPEN:
            return False
        return bool(finding.subject) or self._common_end(finding) > 0 or self._apart(finding) != plain(finding.message[self.bahasa])

    def _message(self, finding: Finding, facts: dict[str, str]) -> str:
        """
        Give a message without what it has in common with the first, and the values that it does not say.
        """
        message, end = plain(finding.message[self.bahasa]), self._common_end(finding)
        short = f"{message[:-end].rstrip()} … {LIKE_THE_FIRST[self.bahasa]}" if end else self._apart(finding)
        unsaid = [] if short == message else [
            f"{label} {shorten(value, LONGEST_VALUE)}" for label, value in facts.items() if label and not said(value, message)
        ]
        return " · ".join([short, *unsaid])

    def _apart(self, finding: Finding) -> str:
        """
        Give a message without the words that it has in common with the first.
        """
        message, first = (self._in_units(each) for each in (finding, self.findings[0]))
        return " ".join(apart(message, first)).replace(_TIE, " ")

    def _in_units(self, finding: Finding) -> list[str]:
        """
        Split a message into words, with the names that it says as one word each.
        """
        message, subject = plain(finding.message[self.bahasa]), plain(finding.subject or "")
        places = (finding.place, *finding.related)
        names = {subject, subject.partition(" ")[2], *(plain(place.tempat[self.bahasa]) for place in places)}
        names |= {value for place in places if len(value := plain(place.value)) >= SHORTEST_RUN}
        for name in sorted((name for name in names if " " in name), key=lambda name: (-len(name), name)):
            message = message.replace(name, name.replace(" ", _TIE))
        return message.split(" ")

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
        also = f"; {ALSO[self.bahasa].lower()} {self.evidence.places(repeated, finding.place)}" if repeated else ""
        return (f" ({at})" if at else "") + also


def apart(words: Sequence[str], first: Sequence[str]) -> list[str]:
    """
    Write ``…`` for runs of words that a message has in common with an earlier one; figures and quotations stay.
    """
    from difflib import SequenceMatcher

    found = list(words)
    if max(len(found), len(first)) > MOST_WORDS:
        return found
    kept = list(_figures_and_quotes(words))
    for block in SequenceMatcher(None, words, first, autojunk=False).get_matching_blocks():
        for stays, run in groupby(range(block.a, block.a + block.size), key=kept.__getitem__):
            numbers = list(run)
            start, end = numbers[0], numbers[-1] + 1
            inside = block.a < start and end < block.a + block.size  # between figures, a part of one phrase
            if not stays and not inside and len(" ".join(words[start:end])) >= SHORTEST_RUN:
                found[start:end] = ["…", *[""] * (end - start - 1)]
    return list(filter(None, found))


def _figures_and_quotes(words: Sequence[str]) -> Iterator[bool]:
    """
    Tell of each word whether it has a digit, names and years aside, or stands in a quotation.
    """
    depth = 0
    for word in words:
        depth += word.count("“")
        yield depth > 0 or (_TIE not in word and any(char.isdigit() for char in word) and not _YEAR.fullmatch(word))
        depth -= word.count("”")


def _figures(*texts: str) -> set[str]:
    return {figure for text in texts for figure in _FIGURE.findall(text)}

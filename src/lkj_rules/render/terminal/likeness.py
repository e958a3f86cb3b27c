"""
Findings in a line or two: those like one that is shown in full, with all in which they differ, and those that rest on one suspect.

Nothing is said of whether a finding would vanish with the suspect value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.model.findings import Status, Texts
from lkj_rules.render.terminal.evidence import ALSO, LONG, places_in_short, said
from lkj_rules.render.terminal.lines import Screen, shorten
from lkj_rules.render.terminal.names import Names, quotes
from lkj_rules.render.text import alike
from lkj_rules.render.views.findings import Shown, Value
from lkj_rules.render.views.groups import suspect_sentence
from lkj_rules.render.wording import SEVERITIES

LONGEST_VALUE = 60
SHORTEST_END = 120
"""A message is not cut for less than this in common with the first."""
SHORTEST_RUN, MOST_WORDS = 32, 400
"""Words in common are left out from so many characters on; very long messages are not compared word by word."""
SHOWN_VALUES = 3
"""A finding that rests on more values is shown without them."""
LIKE_THE_FIRST = Texts("(selanjutnya seperti temuan pertama)", "(and so on as in the first finding)")
_SETTLED = Texts("sudah dijelaskan", "explained")
_TIE = "\N{NO-BREAK SPACE}"
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_DIFFERENCE = re.compile(r"(?:selisih|difference)[^;()]*")
"""What follows from two values that are shown need not be."""


@attrs.frozen(kw_only=True)
class Likeness:
    """
    Write findings of one rule and one remedy, the first of which is shown in full.
    """

    findings: tuple[Shown, ...]
    names: Names
    screen: Screen

    def brief(self, finding: Shown) -> str:
        """
        Write one finding: what it is about, the values that are not the same in all, and where it stands.

        Where that would be less than its message says, such as another wording or a figure that no value holds, the message itself.
        """
        facts = {label: value for label, value in self._facts(finding).items() if label in self._different}
        if not finding.subject or self._says_more(finding, {finding.subject, *facts.values()}):
            return f"{self._message(finding, facts)}{self._where(finding)}"
        shown = [f"{label} {shorten(value, LONGEST_VALUE)}".strip() for label, value in facts.items()]
        return f"{' · '.join([self.names.short(finding.subject), *shown])}{self._where(finding)}"

    def can_be_brief(self, finding: Shown) -> bool:
        """
        Return whether a finding after the first can be described by what it is about, or by how its words differ from the first.

        One that is not open cannot: why that is must be said.
        """
        if finding is self.findings[0] or finding.status is not Status.OPEN:
            return False
        return bool(finding.subject) or self._common_end(finding) > 0 or self._apart(finding) != finding.message

    def _message(self, finding: Shown, facts: dict[str, str]) -> str:
        message, end = finding.message, self._common_end(finding)
        short = f"{message[:-end].rstrip()} … {LIKE_THE_FIRST[self.screen.bahasa]}" if end else self._apart(finding)
        unsaid = [] if short == message else [
            f"{label} {shorten(value, LONGEST_VALUE)}" for label, value in facts.items() if label and not said(value, message)
        ]
        return " · ".join([short, *unsaid])

    def _apart(self, finding: Shown) -> str:
        return " ".join(apart(_in_units(finding), _in_units(self.findings[0]))).replace(_TIE, " ")

    def _common_end(self, finding: Shown) -> int:
        """
        Count the characters, from a word on, in which a message ends as the first does; 0 where that is little.
        """
        message = finding.message
        end = alike(message[::-1], self.findings[0].message[::-1])
        start = message.find(" ", len(message) - end)
        end = len(message) - start if start >= 0 else 0
        return end if end >= SHORTEST_END else 0

    def _says_more(self, finding: Shown, values: set[str]) -> bool:
        first = self.findings[0].message
        quoted = {quote for quote in quotes(finding.message) if quote not in first}
        return not _figures(_DIFFERENCE.sub("", finding.message)) <= _figures(*values, first) or not quoted <= values

    @cached_property
    def _different(self) -> set[str]:
        facts = [self._facts(finding) for finding in self.findings]
        labels = {label for each in facts for label in each}
        return {label for label in labels if len({each.get(label) for each in facts}) > 1}

    def _facts(self, finding: Shown) -> dict[str, str]:
        """
        Give the values by what they are, each said once; the place last, without a name.
        """
        facts: dict[str, str] = {}
        for label, value in finding.figures(self.screen.bahasa):
            if value and value not in {*facts.values(), finding.subject}:
                facts.setdefault(label, value)
        return {**facts, "": finding.place.where}

    def _where(self, finding: Shown) -> str:
        at = ", ".join(filter(None, (finding.place.line, finding.place.position)))
        places = places_in_short(finding.repeated, finding.place, self.screen)
        return (f" ({at})" if at else "") + (f"; {ALSO[self.screen.bahasa].lower()} {places}" if places else "")


def _in_units(finding: Shown) -> list[str]:
    message, subject = finding.message, finding.subject
    names = {subject, subject.partition(" ")[2], *(place.where for place in finding.places)}
    names |= {place.text for place in finding.places if len(place.text) >= SHORTEST_RUN}
    for name in sorted((name for name in names if " " in name), key=lambda name: (-len(name), name)):
        message = message.replace(name, name.replace(" ", _TIE))
    return message.split(" ")


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
    Say of each word whether it has a digit, names and years aside, or is in a quotation or in brackets.
    """
    depth = 0
    for word in words:
        depth += word.count("“") + word.count("(")
        yield depth > 0 or (_TIE not in word and any(char.isdigit() for char in word) and not _YEAR.fullmatch(word))
        depth -= word.count("”") + word.count(")")


def _figures(*texts: str) -> set[str]:
    return {figure for text in texts for figure in _FIGURE.findall(text)}


@attrs.frozen(kw_only=True)
class Followers:
    """
    Write what is shown beneath one leading finding, which rests on the same suspect value.
    """

    lead: Shown
    suspect: Value
    names: Names
    screen: Screen

    def opening(self) -> str:
        """
        Name the value to look at first, and where it stands unless the leading finding has just said so.
        """
        where = "" if self.suspect.pointer == self.lead.place.pointer else self.names.short(self.suspect.where)
        stands = ", ".join(filter(None, (where, self.suspect.position)))
        return suspect_sentence(shorten(self.suspect.text, LONG), stands)[self.screen.bahasa]

    def brief(self, followers: Sequence[Shown]) -> Iterator[tuple[str, str]]:
        """
        Give for each rule its severity and id, and what it says.
        """
        for (rule, severity), found in grouped(((each.rule, each.severity), each) for each in followers).items():
            number = f" ({len(found)})" if len(found) > 1 else ""
            mark = f"[{SEVERITIES[severity][self.screen.bahasa].lower()}] {rule}"
            yield mark, f"{self.names.once(found[0].title)}{number}: {'; '.join(map(self._one, found))}"

    def _one(self, follower: Shown) -> str:
        place = follower.place
        subject = "" if follower.subject == self.lead.subject else self.names.short(follower.subject)
        parts = [part for part in (subject, *self._figures(follower)) if part]
        known = place.position and parts and place.where == self.lead.place.where
        parts += [] if known or not place.where else [self.names.short(place.where)]
        parts += [] if follower.status is Status.OPEN else [_SETTLED[self.screen.bahasa]]
        return " · ".join(parts) + (f" ({place.position})" if place.position else "")

    def _figures(self, follower: Shown) -> Iterator[str]:
        partners = tuple(place for place in follower.partners if place.pointer != self.suspect.pointer)
        partners = partners if len(partners) <= SHOWN_VALUES else ()
        known = any(said(place.text, follower.expected) for place in (self.suspect, *partners))
        compared = attrs.evolve(follower, partners=partners, expected="" if known else follower.expected)
        values: dict[str, list[str]] = {}
        for label, value in compared.figures(self.screen.bahasa):
            text = shorten(value, LONG)
            if value and not any(text in known for known in values.values()):
                values.setdefault(label, []).append(text)
        yield from (f"{label} {', '.join(found)}" for label, found in values.items())

"""
A group of findings on the terminal: the heading, what is printed and what was computed, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.model.findings import Finding, Place, Severity, Texts
from lkj_rules.render.assembling import Group, repetitions
from lkj_rules.render.labels import SEVERITIES, role_label
from lkj_rules.render.material import Checked
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.layout import Entry, Paint, table, wrap

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan", Severity.REVIEW: "magenta"}
SHOWN_PARTNERS = 8
"""A sum over many lines names this many of them; the JSON output names all."""

LONGEST_VALUE = 160
"""A sentence of the report that is blamed is cut here; line:column lead to the whole."""

AT = Texts("di", "at")
PRINTED = Texts("tertulis", "printed")
EXPECTED = Texts("seharusnya", "expected")
DIFFERENCE = Texts("selisih", "difference")
WORKING = Texts("hitungan", "working")
ALSO = Texts("Juga di: ", "Also at: ")


@attrs.frozen(kw_only=True)
class FindingPage:
    """
    Lay out the findings of one report.
    """

    report: Checked
    bahasa: str
    width: int
    paint: Paint

    def group(self, group: Group) -> Iterator[str]:
        """
        Give the lines of one group.
        """
        yield from self._heading(group)
        several = len(group.findings) > 1
        advice = group.advice(self.bahasa)
        for finding in group.findings:
            yield from self._finding(finding, group, several=several)
            if len(advice) > 1:
                yield from self._advice(finding.help[self.bahasa])
        if len(advice) == 1:
            yield from self._advice(advice[0])
        yield ""

    def _heading(self, group: Group) -> Iterator[str]:
        first = group.first
        mark = SEVERITIES[first.severity][self.bahasa]
        column = max(len(each[self.bahasa]) for each in SEVERITIES.values())
        lead = f"{mark:<{column}}  {first.rule}  "
        number = len(group.findings)
        several = Texts(f" ({number} temuan)", f" ({number} findings)")[self.bahasa] if number > 1 else ""
        lines = wrap(plain(first.title[self.bahasa]) + several, self.width, first=lead)
        painted = self.paint(mark, "bold", _COLOURS[first.severity])
        yield painted + lines[0].removeprefix(mark)
        yield from lines[1:]

    def _finding(self, finding: Finding, group: Group, *, several: bool) -> Iterator[str]:
        message = plain(finding.message[self.bahasa])
        if finding.severity is not group.first.severity:
            message = f"[{SEVERITIES[finding.severity][self.bahasa].lower()}] {message}"
        yield from wrap(message, self.width, first="  • " if several else "  ", rest="    " if several else "  ")
        indent = "      " if several else "    "
        partners, repeated = repetitions(finding)
        for line in table(self._entries(finding, partners), self.width, indent):
            yield self.paint(line, "dim")
        if finding.recomputation is not None:
            yield from self._working(finding, finding.recomputation, indent)
        if repeated:
            yield from wrap("; ".join(map(self._where, repeated)), self.width, first=indent + ALSO[self.bahasa], rest=f"{indent}  ")
        if finding.softened is not None:
            yield from wrap(f"({plain(finding.softened[self.bahasa])})", self.width, first=indent)

    def _entries(self, finding: Finding, partners: list[Place]) -> Iterator[Entry]:
        yield self._entry((AT if finding.actual is None else PRINTED)[self.bahasa], finding.place)
        for place in partners[:SHOWN_PARTNERS]:
            yield self._entry(role_label(place.role, self.bahasa), place)
        hidden = len(partners) - SHOWN_PARTNERS
        if hidden > 0:
            yield Entry("…", "", Texts(f"dan {hidden} nilai lain", f"and {hidden} more values")[self.bahasa])
        shown = {"", "?", *(place.value for place in partners)}  # a partner's own line says what is expected better
        for label, texts in ((EXPECTED, finding.expected), (DIFFERENCE, finding.difference)):
            if texts is not None and texts[self.bahasa] not in shown:
                yield Entry(label[self.bahasa], plain(texts[self.bahasa]))

    def _entry(self, label: str, place: Place) -> Entry:
        where = plain(place.tempat[self.bahasa])
        value = plain(place.value)
        if len(value) > LONGEST_VALUE:
            value = f"{value[:LONGEST_VALUE].rstrip()}…"
        return Entry(plain(label), value, where, self.report.position(place.pointer))

    def _working(self, finding: Finding, working: Texts, indent: str) -> Iterator[str]:
        text = plain(working[self.bahasa])
        if finding.actual:
            text = f"{text}; {PRINTED[self.bahasa]} {plain(finding.actual)}"
        yield from wrap(text, self.width, first=f"{indent}{WORKING[self.bahasa]}: ", rest=f"{indent}  ")

    def _where(self, place: Place) -> str:
        position = self.report.position(place.pointer)
        where = plain(place.tempat[self.bahasa]) or plain(place.pointer)
        return f"{where} ({position})" if position else where

    def _advice(self, text: str) -> Iterator[str]:
        yield from (self.paint(line, "green") for line in wrap(plain(text), self.width, first="  → ", rest="    "))

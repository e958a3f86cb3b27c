"""
What stands next to a finding's message: values, places, working. What the message says in words is not said again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from lkj_rules.domain.analysis import grouped
from lkj_rules.model.findings import Texts
from lkj_rules.render.terminal.lines import Entry, Screen, shorten
from lkj_rules.render.views.findings import EXPECTED, PRINTED, Shown, Value
from lkj_rules.render.views.groups import is_note

SHOWN_PARTNERS = 4
"""More values that a verdict rests on are written in a row, not each on a line."""
LONGEST_SERIES = 90
"""A row of values ends before this many characters; ``--verbose`` and the JSON output have all."""
SHOWN_ROWS = 6
"""Rows of values that are shown."""
FEW, LONGEST_BRACKETS = 2, 120
"""Up to so many values that a message does not say stand in brackets after it, in so many characters; more are a table."""
SHOWN_PLACES = 6
"""The same for places where a fault is repeated."""
LONG = 40
"""A longer value is a sentence or a wording, no figure to compare at a glance."""

AT = Texts("di", "at")
DIFFERENCE = Texts("selisih", "difference")
ALSO = Texts("Juga di", "Also at")
_OR = re.compile(r" atau | or ")


@attrs.frozen(kw_only=True)
class Evidence:
    """
    Hold what is shown of one finding's values: a table, or where the message already says all, line and column alone.
    """

    table: tuple[Entry, ...] = ()
    position: str = ""
    working: str = ""
    also: str = ""


def evidence_of(finding: Shown, screen: Screen) -> Evidence:
    """
    Choose what to show of one finding.
    """
    return _Choice(finding, screen).evidence()


def places_in_short(places: Sequence[Value], blamed: Value, screen: Screen) -> str:
    """
    Write places with line:column, those of one table together: ``Tabel 2.1 (73:142, 73:180); Tabel 2.2 (107:97)``.

    The table of the value blamed is not named again.
    """
    shown = places if screen.verbose or len(places) <= SHOWN_PLACES + 1 else places[:SHOWN_PLACES]
    written = []
    for where, spots in grouped((place.where or str(place.pointer), place.position) for place in shown).items():
        at = ", ".join(filter(None, spots))
        same = where == blamed.where and not screen.verbose
        written.append(at if at and same else f"{where} ({at})" if at else where)
    hidden = len(places) - len(shown)
    if hidden:
        written.append(Texts(f"dan {hidden} tempat lain", f"and {hidden} more places")[screen.bahasa])
    return "; ".join(written)


@attrs.frozen
class _Choice:
    finding: Shown
    screen: Screen

    def evidence(self) -> Evidence:
        finding, bahasa = self.finding, self.screen.bahasa
        also, working = places_in_short(finding.repeated, finding.place, self.screen), finding.working
        if self.screen.verbose:
            name = (AT if finding.actual is None else PRINTED)[bahasa]
            return Evidence(table=(self._entry(name, finding.place), *self._entries()), working=working, also=also)
        working = "" if said(working, finding.message) else working
        rows = [row for row in _rows(finding.partners) if not all(map(self._in_message, row))]
        untold = [place for row in rows for place in row]
        position = self._position(finding.partners, untold)
        if self._fits_in_brackets(untold) and (not untold or len(position) <= LONGEST_BRACKETS):
            return Evidence(position=position, working=working, also=also)
        table = tuple(self._entries())
        if finding.actual is None:  # no value is blamed, but a thing, and the message speaks of it
            return Evidence(table=table, position=self._position((), ()), working=working, also=also)
        return Evidence(table=(self._entry(PRINTED[bahasa], finding.place), *table), working=working, also=also)

    def _in_message(self, place: Value) -> bool:
        known = place.where == self.finding.place.where or self._says(place.where) or self._says(place.label)
        return known and self._says(place.text)

    def _says(self, text: str) -> bool:
        return said(text, self.finding.message)

    def _fits_in_brackets(self, untold: Sequence[Value]) -> bool:
        """
        Return whether the message says the value blamed and nearly all others, so that no table is needed; a note never needs one.
        """
        if is_note(self.finding):
            return True
        if self.finding.actual is not None and not self._says(self.finding.place.text):
            return False
        return not untold or (len(_rows(untold)) <= FEW and len(self._unsaid(self.finding.partners)) <= 1)

    def _position(self, partners: Sequence[Value], untold: Sequence[Value]) -> str:
        place = self.finding.place
        silent = self.finding.actual is None or self._says(place.text)
        printed = "" if silent else f"{PRINTED[self.screen.bahasa]} {shorten(place.text, LONG + 10)}"
        row = place.line if self._says(place.row.partition(", ")[2]) else place.row
        stands = ", ".join(filter(None, (printed, "" if self._says(place.where) else place.where, row, place.position)))
        elsewhere = self._elsewhere(each for each in partners if each not in untold)
        expected = [f"{label} {text}" for label, text in self._unsaid(partners)[:1]]
        return "; ".join(filter(None, (stands, elsewhere, *map(self._in_brackets, _rows(untold)), *expected)))

    def _elsewhere(self, places: Iterable[Value]) -> str:
        """
        Write what stands on other lines than the value blamed, and where: ``target 492:175, realisasi 491:168, 493:201``.
        """
        line = self.finding.place.position.partition(":")[0]
        others = [place for place in places if place.position and place.position.partition(":")[0] != line]
        found = grouped((place.label, place.position) for place in others[:SHOWN_PARTNERS])
        more = ["…"] if len(others) > SHOWN_PARTNERS else []
        return ", ".join([*(f"{label} {', '.join(spots)}" for label, spots in found.items()), *more])

    def _in_brackets(self, places: Sequence[Value]) -> str:
        first, values = places[0], ", ".join(dict.fromkeys(place.text for place in places))
        where = "" if first.where == self.finding.place.where or self._says(first.where) else f", {first.where}"
        return f"{first.label} {values}{where} {first.position}".rstrip()

    def _unsaid(self, partners: Iterable[Value]) -> list[tuple[str, str]]:
        known, bahasa = {"", "?", *(place.text for place in partners)}, self.screen.bahasa
        pairs = ((EXPECTED[bahasa], self.finding.expected), (DIFFERENCE[bahasa], self.finding.difference))
        return [(label, text) for label, text in pairs if text not in known and (self.screen.verbose or not self._says(text))]

    def _entries(self) -> Iterator[Entry]:
        if self.screen.verbose or len(self.finding.partners) <= SHOWN_PARTNERS:
            yield from (self._entry(place.label, place) for place in self.finding.partners)
        else:
            rows = _rows(self.finding.partners)
            yield from map(self._series, rows[:SHOWN_ROWS])
            if left := sum(map(len, rows[SHOWN_ROWS:])):
                yield Entry("…", Texts(f"dan {left} nilai lain", f"and {left} more values")[self.screen.bahasa])
        yield from (Entry(label, text) for label, text in self._unsaid(self.finding.partners))

    def _entry(self, label: str, place: Value) -> Entry:
        where, value = place.where, place.text
        row = ", ".join(filter(None, (where, place.line)))  # the label names the column
        if self.screen.verbose or len(value) <= LONG:
            return Entry(label, "" if value == where else value, row, place.position)
        value = "" if self._says(value) else shorten(value, LONG + 10)
        return Entry(label, value, "" if value and self._says(where) else where, place.position)

    def _series(self, places: Sequence[Value]) -> Entry:
        first, texts = places[0], [place.text for place in places]
        values = "; ".join(texts)
        while len(values) > LONGEST_SERIES and len(texts) > 1:
            values = "; ".join(texts := texts[:-1])
        hidden = len(places) - len(texts)
        more = Texts(f"; … dan {hidden} nilai lain", f"; … and {hidden} more values")[self.screen.bahasa] if hidden else ""
        return Entry(first.label, values + more, "" if self._says(first.where) else first.where, first.position)


def _rows(places: Iterable[Value]) -> list[list[Value]]:
    return list(grouped(((place.label, place.where), place) for place in places).values())


def said(value: str, message: str) -> bool:
    """
    Return whether a message quotes a value, however it is spaced or capitalized; ``a or b`` is quoted when both are.
    """
    return all(_quoted(part, message) for part in _OR.split(value))


def _quoted(value: str, message: str) -> bool:
    bare = value.strip()
    bare = bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare.removesuffix("%").rstrip()
    if not bare:
        return True
    before = r"(?<![\d.,])" if bare[0].isdigit() else r"(?<!\w)"
    after = r"(?!\w|[.,]\d)" if bare[-1].isalnum() else ""
    words = r"\s*".join(re.escape(word) for word in bare.replace("%", " %").split())
    return re.search(before + words + after, message, re.IGNORECASE) is not None

"""
What stands beside a finding's message: values, places, working. What the message says in words is not said again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.model.findings import Finding, Place, Pointer, Texts
from lkj_rules.render.assembling import is_note, repetitions
from lkj_rules.render.labels import role_label, value_label
from lkj_rules.render.material import Checked
from lkj_rules.render.safe import plain
from lkj_rules.render.terminal.layout import Entry, shorten

SHOWN_PARTNERS = 4
"""More values that a verdict rests on are written in a row, not each on a line."""
LONGEST_SERIES = 90
"""A row of values ends before this many characters; ``--verbose`` and the JSON output have all."""
FEW, LONGEST_BRACKETS = 2, 120
"""Up to so many values that a message does not say stand in brackets after it, in so many characters; more are a table."""
SHOWN_PLACES = 6
"""The same for places where a fault is repeated."""
LONG = 40
"""A longer value is a sentence or a wording, no figure to compare at a glance."""

AT = Texts("di", "at")
PRINTED = Texts("tertulis", "printed")
EXPECTED = Texts("seharusnya", "expected")
DIFFERENCE = Texts("selisih", "difference")
WORKING = Texts("hitungan", "working")
ALSO = Texts("Juga di", "Also at")
FINGERPRINT = Texts("sidik", "fingerprint")
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


@attrs.frozen(kw_only=True)
class EvidenceWriter:
    """
    Choose what to show of the findings of one report.
    """

    report: Checked
    bahasa: str
    verbose: bool

    def of(self, finding: Finding) -> Evidence:
        """
        Choose for one finding.
        """
        message = plain(finding.message[self.bahasa])
        partners, repeated = repetitions(finding)
        also, working = self.places(repeated, finding.place), self._working(finding, message)
        if self.verbose:
            table = (self._entry(self._name(finding), finding.place, message), *self._entries(finding, partners, message))
            return Evidence(table=table, working=working, also=also)
        rows = [row for row in self._rows(partners) if not all(self._told(place, finding.place, message) for place in row)]
        untold = [place for row in rows for place in row]
        position = self._position(finding, partners, untold, message)
        if self._fits_in_brackets(finding, partners, untold, message) and (not untold or len(position) <= LONGEST_BRACKETS):
            return Evidence(position=position, working=working, also=also)
        table = tuple(self._entries(finding, partners, message))
        if finding.actual is None:  # no value is blamed, but a thing, and the message speaks of it
            return Evidence(table=table, position=self._position(finding, (), (), message), working=working, also=also)
        table = (self._entry(PRINTED[self.bahasa], finding.place, message), *table)
        return Evidence(table=table, working=working, also=also)

    def places(self, places: Sequence[Place], blamed: Place) -> str:
        """
        Write places with line:column, those of one table together: ``Tabel 2.1 (73:142, 73:180); Tabel 2.2 (107:97)``.

        The table of the value blamed is not named again.
        """
        shown = places if self.verbose or len(places) <= SHOWN_PLACES + 1 else places[:SHOWN_PLACES]
        found: dict[str, list[str]] = {}
        for place in shown:
            found.setdefault(plain(place.tempat[self.bahasa]) or plain(place.pointer), []).append(self.at(place.pointer))
        written = []
        for where, spots in found.items():
            at = ", ".join(filter(None, spots))
            same = where == self._where(blamed) and not self.verbose
            written.append(at if at and same else f"{where} ({at})" if at else where)
        hidden = len(places) - len(shown)
        if hidden:
            written.append(Texts(f"dan {hidden} tempat lain", f"and {hidden} more places")[self.bahasa])
        return "; ".join(written)

    def at(self, pointer: Pointer) -> str:
        """
        Write ``line:column`` of a pointer.
        """
        return self.report.position(pointer)

    def _told(self, place: Place, blamed: Place, message: str) -> bool:
        """
        Tell whether a message says a value and whose it is.
        """
        known = place.tempat == blamed.tempat or said(self._where(place), message) or said(self._label(place), message)
        return known and said(self._value(place), message)

    def _fits_in_brackets(self, finding: Finding, partners: Sequence[Place], untold: Sequence[Place], message: str) -> bool:
        """
        Tell whether a message says the value blamed and all but a few others, so that no table is needed; a note never needs one.
        """
        if is_note(finding):
            return True
        if finding.actual is not None and not said(self._value(finding.place), message):
            return False
        return not untold or (len(self._rows(untold)) <= FEW and len(self._unsaid(finding, partners, message)) <= 1)

    def _position(self, finding: Finding, partners: Sequence[Place], untold: Sequence[Place], message: str) -> str:
        """
        Write where a finding's values stand, those that the message does not say themselves, and what is expected.
        """
        where, at, value = self._where(finding.place), self.at(finding.place.pointer), self._value(finding.place)
        printed = "" if finding.actual is None or said(value, message) else f"{PRINTED[self.bahasa]} {shorten(value, LONG + 10)}"
        stands = ", ".join(filter(None, (printed, where if not said(where, message) else "", at)))
        elsewhere = self._elsewhere([place for place in partners if place not in untold], at)
        values = [self._in_brackets(row, finding.place, message) for row in self._rows(untold)]
        expected = [f"{label} {text}" for label, text in self._unsaid(finding, partners, message)[:1]]
        return "; ".join(filter(None, (stands, elsewhere, *values, *expected)))

    def _elsewhere(self, places: Sequence[Place], at: str) -> str:
        """
        Write what stands on other lines than the value blamed, and where: ``target 492:175, realisasi 491:168, 493:201``.
        """
        line = at.partition(":")[0]
        others = [(self._label(each), self.at(each.pointer)) for each in places]
        others = [(label, other) for label, other in others if other and other.partition(":")[0] != line]
        found: dict[str, list[str]] = {}
        for label, other in others[:SHOWN_PARTNERS]:
            found.setdefault(label, []).append(other)
        more = ["…"] if len(others) > SHOWN_PARTNERS else []
        return ", ".join([*(f"{label} {', '.join(spots)}" for label, spots in found.items()), *more])

    def _in_brackets(self, places: Sequence[Place], blamed: Place, message: str) -> str:
        """
        Write values that are one thing in one place, and where that is.
        """
        values = ", ".join(dict.fromkeys(self._value(place) for place in places))
        where = "" if places[0].tempat == blamed.tempat or said(self._where(places[0]), message) else f", {self._where(places[0])}"
        return f"{self._label(places[0])} {values}{where} {self.at(places[0].pointer)}".rstrip()

    def _rows(self, places: Sequence[Place]) -> list[list[Place]]:
        """
        Put together places that are one thing in one table.
        """
        found: dict[tuple[str, str], list[Place]] = {}
        for place in places:
            found.setdefault((self._label(place), self._where(place)), []).append(place)
        return list(found.values())

    def _unsaid(self, finding: Finding, partners: Sequence[Place], message: str) -> list[tuple[str, str]]:
        """
        Give what is expected and by how much that is missed, unless a partner's value or the message says so.
        """
        known = {"", "?", *(place.value for place in partners)}
        pairs = ((EXPECTED, finding.expected), (DIFFERENCE, finding.difference))
        texts = [(label[self.bahasa], each[self.bahasa]) for label, each in pairs if each is not None]
        return [(label, plain(text)) for label, text in texts if text not in known and (self.verbose or not said(text, message))]

    def _entries(self, finding: Finding, partners: list[Place], message: str) -> Iterator[Entry]:
        if self.verbose or len(partners) <= SHOWN_PARTNERS:
            yield from (self._entry(self._label(place), place, message) for place in partners)
        else:
            yield from self._series(partners, message)
        yield from (Entry(label, text) for label, text in self._unsaid(finding, partners, message))

    def _name(self, finding: Finding) -> str:
        return (AT if finding.actual is None else PRINTED)[self.bahasa]

    def _entry(self, label: str, place: Place, message: str) -> Entry:
        where, value = self._where(place), self._value(place)
        if self.verbose or len(value) <= LONG:
            return Entry(label, "" if value == where else value, where, self.at(place.pointer))
        value = "" if said(value, message) else shorten(value, LONG + 10)
        return Entry(label, value, "" if value and said(where, message) else where, self.at(place.pointer))

    def _series(self, partners: Sequence[Place], message: str) -> Iterator[Entry]:
        """
        Write many values on a line for each thing that they are, in reading order, with where the first of them stands.
        """
        for places in self._rows(partners):
            label, where = self._label(places[0]), self._where(places[0])
            texts = [self._value(place) for place in places]
            values = "; ".join(texts)
            while len(values) > LONGEST_SERIES and len(texts) > 1:
                values = "; ".join(texts := texts[:-1])
            hidden = len(places) - len(texts)
            more = Texts(f"; … dan {hidden} nilai lain", f"; … and {hidden} more values")[self.bahasa] if hidden else ""
            yield Entry(label, values + more, "" if said(where, message) else where, self.at(places[0].pointer))

    def _value(self, place: Place) -> str:
        return plain(value_label(place.value, self.bahasa))

    def _label(self, place: Place) -> str:
        return plain(role_label(place.role, self.bahasa))

    def _where(self, place: Place) -> str:
        return plain(place.tempat[self.bahasa])

    def _working(self, finding: Finding, message: str) -> str:
        if finding.recomputation is None:
            return ""
        text = plain(finding.recomputation[self.bahasa])
        return "" if not self.verbose and said(text, message) else text


def said(value: str, message: str) -> bool:
    """
    Tell whether a message quotes a value, however it is spaced or capitalized; ``a or b`` is quoted when both are.
    """
    return all(_quoted(part, message) for part in _OR.split(plain(value)))


def _quoted(value: str, message: str) -> bool:
    bare = value.strip()
    bare = bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare.removesuffix("%").rstrip()
    if not bare:
        return True
    before = r"(?<![\d.,])" if bare[0].isdigit() else r"(?<!\w)"
    after = r"(?!\w|[.,]\d)" if bare[-1].isalnum() else ""
    words = r"\s*".join(re.escape(word) for word in bare.replace("%", " %").split())
    return re.search(before + words + after, message, re.IGNORECASE) is not None

"""
Findings as a reader of one language sees them: every text on one line and in visible characters, values with their places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs

from lkj_rules.model.findings import Finding, Place, Pointer, RuleId, Severity, Status, Texts
from lkj_rules.render.material import Checked
from lkj_rules.render.text import plain
from lkj_rules.render.wording import role_label, settled_sentence, value_label

ALSO = "juga"
"""The role of a place where a fault is merely repeated."""
PRINTED = Texts("tertulis", "printed")
EXPECTED = Texts("seharusnya", "expected")


@attrs.frozen(kw_only=True)
class Value:
    """
    Hold one value that a finding rests on: what it is, what is printed, where on paper, and where in the file.

    ``row`` is its row and column, as a reader of the paper counts them; empty where it stands in none.
    """

    label: str
    text: str
    where: str
    position: str
    pointer: Pointer
    doubtful: bool
    row: str = ""

    @property
    def line(self) -> str:
        """
        Write the row alone.
        """
        return self.row.partition(",")[0]

    @property
    def place(self) -> str:
        """
        Write where on paper the value stands: table or page, row and column.
        """
        return ", ".join(filter(None, (self.where, self.row)))


@attrs.frozen(kw_only=True)
class Shown:
    """
    Hold one finding; a text that it does not have is empty.

    ``place`` is the value that is blamed; ``partners`` take part in the verdict, in ``repeated`` places the fault stands again.
    ``actual`` is ``None`` where no value is blamed, but a thing. ``settled`` says why a finding is not open.
    """

    finding: Finding
    rule: RuleId
    severity: Severity
    status: Status
    title: str
    message: str
    help: str
    subject: str
    document: str
    actual: str | None
    expected: str
    difference: str
    working: str
    doubt: str
    settled: str
    place: Value
    partners: tuple[Value, ...]
    repeated: tuple[Value, ...]
    suspect: Value | None
    cause: str | None
    fingerprint: str

    @property
    def places(self) -> tuple[Value, ...]:
        """
        Give all values, the one that is blamed first.
        """
        return self.place, *self.partners, *self.repeated

    def figures(self, bahasa: str) -> Iterator[tuple[str, str]]:
        """
        Give what is printed, what takes part in the verdict, and what is expected, each with its label; unknown ones are empty.
        """
        yield PRINTED[bahasa], self.actual or ""
        yield from ((each.label, each.text) for each in self.partners)
        yield EXPECTED[bahasa], self.expected

    def statements(self, bahasa: str, *, positions: bool = False) -> Iterator[str]:
        """
        Give what a finding says but what to do: message, working, repetitions, doubt, and why it is not open.
        """
        yield self.message
        if self.working and self.working not in self.message:
            yield Texts(f"Hitungan: {self.working}.", f"Working: {self.working}.")[bahasa]
        if self.repeated:
            places = "; ".join(dict.fromkeys(
                f"{each.place or each.pointer} ({each.position})" if positions and each.position else each.place or each.pointer
                for each in self.repeated
            ))  # fmt: skip
            yield Texts(f"Juga di: {places}.", f"Also at: {places}.")[bahasa]
        yield from filter(None, (self.doubt, self.settled))


def findings_shown(report: Checked, bahasa: str) -> tuple[Shown, ...]:
    """
    Show all findings of a report.
    """
    return tuple(show(finding, bahasa, report.position, report.row, report.place) for finding in report.result.findings)


def show(
    finding: Finding, bahasa: str, position: Callable[[Pointer], str], row: Callable[[Pointer], Texts] = lambda _: Texts("", ""),
    paper: Callable[[Pointer], str] = lambda _: "",
) -> Shown:  # fmt: skip
    """
    Show one finding; ``position`` writes where a pointer stands in the file, ``row`` in which row and column of the paper.

    ``paper`` writes page and table of a paper that was checked itself.
    """

    def text(texts: Texts | None) -> str:
        return "" if texts is None else plain(texts[bahasa])

    def value(place: Place) -> Value:
        return Value(
            label=plain(role_label(place.role, bahasa)), text=plain(value_label(place.value, bahasa)),
            where=plain(paper(place.pointer)) or text(place.tempat),
            position=position(place.pointer), pointer=place.pointer, doubtful=place.doubtful,
            row=plain(row(place.pointer)[bahasa]),
        )  # fmt: skip

    return Shown(
        finding=finding, rule=finding.rule, severity=finding.severity, status=finding.status, title=text(finding.title),
        message=text(finding.message), help=text(finding.help), subject=plain(finding.subject or ""),
        document=plain(finding.document or ""),
        actual=None if finding.actual is None else plain(value_label(finding.actual, bahasa)),
        expected=text(finding.expected), difference=text(finding.difference), working=text(finding.recomputation),
        doubt=text(finding.softened), settled=plain(settled_sentence(finding, bahasa)),
        place=value(finding.place), partners=tuple(value(each) for each in finding.related if each.role != ALSO),
        repeated=tuple(value(each) for each in finding.related if each.role == ALSO),
        suspect=None if finding.suspect is None else value(finding.suspect), cause=finding.cause, fingerprint=finding.fingerprint,
    )  # fmt: skip

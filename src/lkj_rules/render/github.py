"""
Workflow commands of GitHub Actions: each finding becomes an annotation of the line that it is about.

Errors and warnings are annotations of these kinds, notes and signals to review are notices, the most severe first. GitHub shows ten
of each kind a step and keeps the rest in the log, so what was waived or known before is counted in the last line and not annotated:
it would push out what is still to be done.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import attrs

from lkj_rules.model.findings import Severity, Status, Texts
from lkj_rules.model.pointers import Spot
from lkj_rules.render.material import Session
from lkj_rules.render.text import plain
from lkj_rules.render.views.conditions import HEADING, conditions_line
from lkj_rules.render.views.findings import findings_shown
from lkj_rules.render.wording import broken_sentence, status_sentence, unread_sentence

SHOWN = 10
"""Annotations of one kind that GitHub shows for a step."""
_STDIN = "-"

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice", Severity.REVIEW: "notice"}
_ORDER = tuple(dict.fromkeys(_COMMANDS.values()))
_SETTLED = frozenset({Status.WAIVED, Status.BASELINE})


@attrs.frozen(kw_only=True)
class Annotation:
    """
    Hold one annotation: its kind, where it belongs, its heading and its lines.
    """

    command: str
    spot: Spot
    title: str
    lines: tuple[str, ...]

    def written(self) -> str:
        """
        Write it as one line. Values of properties may hold neither ``:`` nor ``,``; nothing may hold a line break.
        """
        spot, excerpt = self.spot, self.spot.excerpt
        known = {
            "file": None if spot.file == _STDIN else spot.file, "line": spot.line, "col": spot.column,
            "endLine": excerpt and excerpt.end_line, "endColumn": excerpt and excerpt.end_column, "title": self.title,
        }  # fmt: skip
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in known.items() if value is not None)
        return f"::{self.command} {properties}::{'%0A'.join(map(_data, self.lines))}"


def render_github(session: Session) -> str:
    """
    Write a run as workflow commands, the conditions first, with one line at the end that says how many there are.
    """
    annotations = [*_conditions(session), *sorted(_annotations(session), key=lambda each: _ORDER.index(each.command))]
    return "\n".join([*(annotation.written() for annotation in annotations), _closing(session, annotations)]) + "\n"


def _conditions(session: Session) -> Iterator[Annotation]:
    line = conditions_line(session.conditions, session.bahasa)
    if line:
        yield Annotation(command="notice", spot=Spot(file=_STDIN, pointer=""), title=HEADING[session.bahasa], lines=(line,))


def _annotations(session: Session) -> Iterator[Annotation]:
    bahasa = session.bahasa
    unread = Texts("Berkas tidak dapat dibaca", "A file cannot be read")[bahasa]
    for problem in session.problems:
        spot = Spot(file=problem.file, pointer=problem.pointer, line=problem.line, column=problem.column)
        yield Annotation(command="error", spot=spot, title=unread, lines=(unread_sentence(problem, bahasa),))
    for report in session.reports:
        for breakage in report.result.breakages:
            title = Texts(f"{breakage.rule} Aturan rusak", f"{breakage.rule} Broken rule")[bahasa]
            lines = (broken_sentence(breakage.error, bahasa),)
            yield Annotation(command="error", spot=report.spot(breakage.pointer), title=title, lines=lines)
    for report in session.reports:
        for finding in findings_shown(report, bahasa):
            if finding.status not in _SETTLED:
                yield Annotation(
                    command=_COMMANDS[finding.severity], spot=report.spot(finding.place.pointer),
                    title=f"{finding.rule} {finding.title}",
                    lines=(" ".join(finding.statements(bahasa, positions=True)), f"→ {finding.help}"),
                )  # fmt: skip


def _data(text: str) -> str:
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _closing(session: Session, annotations: list[Annotation]) -> str:
    bahasa = session.bahasa
    tally = Counter(annotation.command for annotation in annotations)
    parts = [Texts(f"Anotasi: {_numbers(tally)}.", f"Annotations: {_numbers(tally)}.")[bahasa]]
    if any(number > SHOWN for number in tally.values()):
        parts.append(Texts(f"GitHub menampilkan {SHOWN} anotasi per jenis untuk satu langkah; selebihnya hanya ada dalam log ini.",
                           f"GitHub shows {SHOWN} annotations of a kind for a step; the others are in this log only.")[bahasa])
    settled = sum(finding.status in _SETTLED for finding in session.findings())
    if settled:
        parts.append(Texts(f"{settled} temuan yang dikecualikan atau sudah tercatat dalam garis dasar tidak dianotasi.",
                           f"Findings waived or known from the baseline, not annotated: {settled}.")[bahasa])
    return " ".join([*parts, status_sentence(session.status, session.fail_on, bahasa)])


def _numbers(tally: Counter[str]) -> str:
    return ", ".join(f"{tally[command]} {command}" for command in _ORDER)

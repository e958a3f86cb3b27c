"""
Places and texts in the words of SARIF: files by relative URI, values by JSON pointer and by their place in the printed report.

Foreign text stays text, whatever a viewer makes of braces, brackets and control characters. Files and logical locations are listed
once in the run; results name them by their index in those lists.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Excerpt, Spot
from lkj_rules.model.results import RuleResult
from lkj_rules.render.material import Checked, Session, counts
from lkj_rules.render.text import plain

ROOT = "SRCROOT"
"""The base of relative paths: where the run was started. Where that was on this machine is nobody's business."""
STDIN = "-"
_WAIVERS = "/waiver/"
PRINTED = "printedPlace"


def uri_of(path: str) -> str:
    """
    Write a file's name as a relative reference (RFC 3986): bytes that no URI may hold are percent-encoded.
    """
    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte, from a file system of UTF-16
        data = path.encode("utf-8", "surrogatepass")
    return quote(data, safe="/")


@attrs.frozen(kw_only=True)
class Places:
    """
    Know every file and every logical location of a run, and write locations in them.
    """

    session: Session
    roles: dict[str, str]
    indices: dict[str, int]
    logical: dict[tuple[str, str], int]

    def artifacts(self) -> list[dict[str, Any]]:
        """
        List the files: reports with their hash and what was checked in them, then whatever else was read or could not be.
        """
        reports = {report.path: report for report in self.session.reports}
        return [self._artifact(name, reports.get(name)) for name in self.roles]

    def _artifact(self, name: str, report: Checked | None) -> dict[str, Any]:
        bahasa = self.session.bahasa
        location = {key: value for key, value in self.file(name).items() if key != "index"}
        roles = [self.roles[name], *(["standardStream"] if name == STDIN else [])]
        if report is None:
            return {"location": location, "roles": roles}
        title = Texts(f"{report.entity}, Laporan Kinerja {report.year}", f"{report.entity}, performance report {report.year}")
        assurance = report.result.assurance
        return {
            "location": location, "roles": roles, "mimeType": "application/json", "encoding": "UTF-8",
            "hashes": {"sha-256": report.sha256}, "description": message(title[bahasa]),
            "properties": stated(
                entity=report.entity, year=report.year, outcomes=tally(report.result.rules),
                numbers=assurance.numbers, numbersChecked=len(assurance.looked_at),
                repaired=[{"rule": each.rule, "about": each.about, "fingerprint": each.fingerprint} for each in report.repaired],
            ),
        }  # fmt: skip

    def file(self, name: str) -> dict[str, Any]:
        """
        Name a file as an artifact location.
        """
        index = self.indices[name]
        if name == STDIN:
            words = Texts("masukan standar", "standard input")[self.session.bahasa]
            return {"uri": STDIN, "index": index, "description": message(words)}
        return {"uri": uri_of(name), "uriBaseId": ROOT, "index": index}

    def logical_locations(self) -> Iterator[dict[str, Any]]:
        """
        List the logical locations: each step of a JSON pointer below the step before it, then the places in the printed reports.
        """
        inner = {pointer.rpartition("/")[0]: pointer.rpartition("/")[2] for kind, pointer in self.logical if kind != PRINTED}
        return (
            {"name": name, "kind": PRINTED} if kind == PRINTED else self._step(name, inner.get(name)) for kind, name in self.logical
        )

    def _step(self, pointer: str, child: str | None) -> dict[str, Any]:
        above, _, name = pointer.rpartition("/")
        numbered, plain = ("value", "property") if child is None else ("array", "object")
        kind = numbered if (child or name).isdigit() else plain
        parent = {"parentIndex": self.logical["", above]} if above else {}
        return {"name": name, "fullyQualifiedName": pointer, "kind": kind, **parent}

    def location(self, spot: Spot, *, tempat: str = "", note: str = "", number: int | None = None) -> dict[str, Any]:
        """
        Write where something stands: in the file as far as its line is known, in the document's structure, and on paper.

        ``note`` is what to say of it; ``number`` distinguishes locations of one result.
        """
        steps = [{"fullyQualifiedName": spot.pointer, "index": self.logical["", spot.pointer]}] if spot.pointer else []
        printed = [{"name": tempat, "index": self.logical[PRINTED, tempat]}] if tempat else []
        return stated(
            id=number, physicalLocation=stated(artifactLocation=self.file(spot.file), region=_region(spot)),
            logicalLocations=[*steps, *printed], message=message(note) if note else None,
        )  # fmt: skip

    def quoted(self, spot: Spot, *, tempat: str = "") -> dict[str, Any]:
        """
        Write a location with what the file holds there, for viewers that do not have the file.
        """
        location = self.location(spot, tempat=tempat)
        if spot.excerpt is not None and spot.context is not None:
            location["physicalLocation"] |= {"region": _quote(spot.excerpt), "contextRegion": _quote(spot.context)}
        return location


def tally(rules: Iterable[RuleResult]) -> dict[str, int]:
    """
    Count the evaluations of rules by outcome, under the names that SARIF gives them as far as it does.
    """
    return dict(zip(("pass", "fail", "notApplicable", "open", "broken"), counts(*rules).values(), strict=True))


def _region(spot: Spot) -> dict[str, Any]:
    if spot.line is None:
        return {}
    start = stated(startLine=spot.line, startColumn=spot.column)
    return start if spot.excerpt is None else start | {"endLine": spot.excerpt.end_line, "endColumn": spot.excerpt.end_column}


def _quote(excerpt: Excerpt) -> dict[str, Any]:
    return {
        "startLine": excerpt.line, "startColumn": excerpt.column, "endLine": excerpt.end_line, "endColumn": excerpt.end_column,
        "snippet": {"text": excerpt.text},
    }  # fmt: skip


def places_of(session: Session) -> Places:
    """
    Gather the files and the logical locations that a run speaks of.
    """
    roles: dict[str, str] = {report.path: "analysisTarget" for report in session.reports}
    for problem in session.problems:
        roles.setdefault(problem.file, "analysisTarget")
    spots = [(pointer, spot) for report in session.reports for pointer, spot in sorted(report.spots.items())]
    for pointer, spot in spots:
        roles.setdefault(spot.file, "userSpecifiedConfiguration" if pointer.startswith(_WAIVERS) else "resultFile")
    pointers = {spot.pointer for _, spot in spots} | set(_pointers(session))
    steps = sorted({step for pointer in pointers for step in _steps(pointer)})
    printed = sorted({tempat for tempat in _printed(session) if tempat})
    logical = [*(("", step) for step in steps), *((PRINTED, tempat) for tempat in printed)]
    return Places(
        session=session, roles=roles, indices={name: index for index, name in enumerate(roles)},
        logical={step: index for index, step in enumerate(logical)},
    )  # fmt: skip


def _steps(pointer: str) -> Iterator[str]:
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


def _pointers(session: Session) -> Iterator[str]:
    """
    Give the pointers that are named without a spot having been looked up, or that may have none.
    """
    yield from (problem.pointer for problem in session.problems)
    for report in session.reports:
        yield from report.result.pointers()
        yield from (breakage.pointer for breakage in report.result.breakages)
        yield from (pointer for rule in report.result.rules for reason in rule.reasons for pointer in reason.pointers)


def _printed(session: Session) -> Iterable[str]:
    return (place.tempat[session.bahasa] for finding in session.findings() for place in (finding.place, *finding.related))


def message(text: str, key: str = "", *arguments: str) -> dict[str, Any]:
    """
    Make a message object (SARIF 2.1.0, section 3.11) of a text; ``key`` names the rule's short form of it, with its arguments.
    """
    return {"text": escaped(text)} | ({"id": key, "arguments": list(arguments)} if key else {})


def escaped(text: str) -> str:
    """
    Write a text so that no placeholder and no link comes of it: braces are doubled (3.11.5), a link's ``](`` is parted (3.11.6).
    """
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def sentence(text: str) -> str:
    """
    Give a title the full stop that its place asks for.
    """
    return text if text.endswith((".", "!", "?")) else f"{text}."


def harmless(content: Any) -> Any:
    """
    Write every string of a log in visible characters; line breaks, which part paragraphs, stay.

    Snippets are left as they are: they must be what the file holds.
    """
    if isinstance(content, str):
        return "\n".join(plain(line) for line in content.split("\n"))
    if isinstance(content, dict):
        return {key: value if key == "snippet" else harmless(value) for key, value in content.items()}
    if isinstance(content, list):
        return [harmless(value) for value in content]
    if isinstance(content, Iterator):
        return map(harmless, content)
    return content


def visible(text: str) -> str:
    """
    Escape in finished JSON text, as JSON does, what a snippet holds and nobody would see; it reads back as it was.
    """
    return "\n".join(line if line.isprintable() else "".join(map(_escape, line)) for line in text.split("\n"))


def _escape(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]


def stated(**members: Any) -> dict[str, Any]:
    """
    Make an object of the members that are known; SARIF leaves out what it does not know.
    """
    return {key: value for key, value in members.items() if value is not None and value not in ("", [], {})}

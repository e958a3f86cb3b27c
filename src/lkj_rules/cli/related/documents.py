"""
Reports that name a changed file as a document of theirs, and which findings of such a report the document has a say in.

A Renstra that five reports share is one file: changing it changes five reports, none of which is named to a pre-commit hook. The
reports themselves did not change, so what was wrong with them before is not reported again.
"""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from lkj_rules.files.parts import pointer_of, references
from lkj_rules.files.recognition import is_report
from lkj_rules.files.years import LARGEST
from lkj_rules.model import Record

if TYPE_CHECKING:  # narrowing is rare; membership is asked for in every run
    from lkj_rules.files.report_reader import ReportFile
    from lkj_rules.model.findings import Finding, Place
    from lkj_rules.render.material import Checked

MOST = 500
"""Files of one folder that are looked into; folders of reports hold fewer."""

REGISTERS = frozenset({"indikator", "sasaran", "tangga"})
"""Documents that all others refer to: without them nothing could be judged, so they have a say in everything."""


@attrs.frozen(eq=False, repr=False)
class Membership(Record):
    """
    Hold which reports name which files, folder by folder, each looked into once.

    A report names files in its own folder and below it. So the reports that name a file are in its folder or in one above.
    """

    _named: dict[str, dict[str, list[tuple[str, str]]]] = attrs.field(factory=dict)

    def of(self, real: str) -> dict[str, tuple[str, ...]]:
        """
        Give the reports that name a file, each with the pointers at which it does; all paths are real ones.
        """
        found: dict[str, tuple[str, ...]] = {}
        for folder in _above(real):
            if folder not in self._named:
                self._named[folder] = _named_in(folder)
            for report, pointer in self._named[folder].get(real, ()):
                found[report] = (*found.get(report, ()), pointer)
        return found


def _above(real: str) -> list[str]:
    """
    Give a file's folder and those above: up to the root of the repository, else to the working folder, else no further.
    """
    folders = [str(folder) for folder in Path(real).parents]
    for number, folder in enumerate(folders):
        if Path(folder, ".git").exists():
            return folders[: number + 1]
    here = os.path.realpath(".")
    return folders[: folders.index(here) + 1] if here in folders else folders[:1]


def _named_in(folder: str) -> dict[str, list[tuple[str, str]]]:
    """
    Give the files that the reports of a folder name, by their real paths, with the reports and the pointers.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    reports = (path for path in sorted(Path(folder).glob("*.json")) if path.is_file() and not path.is_symlink())
    for report in itertools.islice(reports, MOST):
        for pointer, written in _names(report):
            named = os.path.realpath(Path(folder, written))
            found.setdefault(named, []).append((str(report), pointer))
    return found


def files_named(reports: Iterable[str]) -> Iterator[str]:
    """
    Yield the files that reports name as documents of theirs, readable or not.
    """
    for report in reports:
        yield from (str(Path(report).parent / written) for _, written in _names(Path(report)))


def _names(path: Path) -> list[tuple[str, str]]:
    """
    Give pointer and name of each file that a report names; nothing for other files, and for those that cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            return []
        data = path.read_bytes()
        document = json.loads(data) if is_report(data) else {}
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(document, dict):
        return []
    return [(pointer_of(key, number), written) for key, number, written in references(document) if "\0" not in written]


def without(file: ReportFile, pointers: Sequence[str]) -> ReportFile:
    """
    Give a report as if it did not have the documents at some pointers.
    """
    laporan = file.laporan
    left: dict[str, Any] = {}
    for key in {pointer[1:].partition("/")[0] for pointer in pointers}:
        value = getattr(laporan, key)
        listed = value if isinstance(value, tuple) and f"/{key}" not in pointers else ()
        rest = tuple(each for number, each in enumerate(listed) if f"/{key}/{number}" not in pointers)
        left[key] = rest if isinstance(value, tuple) else None
    return attrs.evolve(file, laporan=attrs.evolve(laporan, **left))


def narrowed(checked: Checked, rest: Checked, files: frozenset[str]) -> tuple[Finding, ...]:
    """
    Keep the findings that rest on a value in one of the files, or that the report does not have without them (``rest``).

    One that compares a value of the report with a value of such a file is reported at the latter: that is what changed.
    """
    before = {finding.fingerprint for finding in rest.result.findings}
    kept = [
        _at_change(finding, checked, files)
        for finding in checked.result.findings
        if finding.fingerprint not in before
        or any(_stands_in(place, checked, files) for place in (finding.place, *finding.related))
    ]
    left = {finding.fingerprint for finding in kept}
    return tuple(each if each.cause in left else attrs.evolve(each, cause=None) for each in kept)


def _stands_in(place: Place, checked: Checked, files: frozenset[str]) -> bool:
    return checked.spot(place.pointer).file in files


def _at_change(finding: Finding, checked: Checked, files: frozenset[str]) -> Finding:
    """
    Turn a finding round to the changed value that it expects; others stay where they are, with the change as related place.
    """
    from lkj_rules.model.findings import Texts
    from lkj_rules.render.views.groups import document_of
    from lkj_rules.render.wording import DOCUMENTS

    if _stands_in(finding.place, checked, files) or finding.expected is None:
        return finding
    expected = finding.expected.id
    partner = next((each for each in finding.related if each.value == expected and _stands_in(each, checked, files)), None)
    if partner is None:
        return finding
    related = (finding.place, *(each for each in finding.related if each is not partner))
    value = finding.place.value
    turned = attrs.evolve(finding, place=partner, related=related, actual=partner.value, expected=Texts(value, value))
    return attrs.evolve(turned, document=DOCUMENTS[document_of(turned)].id)

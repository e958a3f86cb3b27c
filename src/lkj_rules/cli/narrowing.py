"""
Of a report that is checked only because a document changed which it names: the findings that this document has a say in.

The report itself did not change. What was wrong with it before is not told again at every change of a document that it shares.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import attrs

from lkj_rules.files.report_reader import ReportFile
from lkj_rules.model.findings import Finding, Place, Texts
from lkj_rules.render.assembling import document_of
from lkj_rules.render.labels import DOCUMENTS
from lkj_rules.render.material import Checked

REGISTERS = frozenset({"indikator", "sasaran", "tangga"})
"""Documents that all others refer to: without them nothing could be judged, so they have a say in everything."""


def without(file: ReportFile, pointers: Sequence[str]) -> ReportFile:
    """
    Give a report as if it did not have the documents at some pointers.
    """
    laporan = file.laporan
    places: dict[str, list[str]] = {}
    for pointer in pointers:
        key, _, number = pointer[1:].partition("/")
        places.setdefault(key, []).append(number)
    left: dict[str, Any] = {}
    for key, numbers in places.items():
        value = getattr(laporan, key)
        listed = value if isinstance(value, tuple) and "" not in numbers else ()
        rest = tuple(each for number, each in enumerate(listed) if str(number) not in numbers)
        left[key] = rest if isinstance(value, tuple) else None
    return attrs.evolve(file, laporan=attrs.evolve(laporan, **left))


def narrowed(checked: Checked, rest: Checked, files: frozenset[str]) -> tuple[Finding, ...]:
    """
    Keep the findings that rest on a value in one of the files, or that the report does not have without them (``rest``).

    One that holds a value of the report against a value of such a file is told at the latter: that is what changed.
    """
    before = {finding.fingerprint for finding in rest.result.findings}
    kept = [
        _at_change(finding, checked, files)
        for finding in checked.result.findings
        if finding.fingerprint not in before or any(_stands_in(place, checked, files) for place in _places(finding))
    ]
    left = {finding.fingerprint for finding in kept}
    return tuple(each if each.cause in left else attrs.evolve(each, cause=None) for each in kept)


def _places(finding: Finding) -> tuple[Place, ...]:
    return (finding.place, *finding.related)


def _stands_in(place: Place, checked: Checked, files: frozenset[str]) -> bool:
    return checked.spot(place.pointer).file in files


def _at_change(finding: Finding, checked: Checked, files: frozenset[str]) -> Finding:
    """
    Turn a finding round to the changed value that it expects; others stay where they are, with the change as related place.
    """
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

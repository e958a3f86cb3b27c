"""
Other years of the same office taken into a run: earlier ones as what a report is held against, later ones for what they say of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from lkj_rules.engine.evaluation import evaluate
from lkj_rules.engine.sorting import by_weight
from lkj_rules.errors import InputError
from lkj_rules.files.parts import Parts
from lkj_rules.files.report_reader import ReportFile, read_report
from lkj_rules.files.years import with_earlier
from lkj_rules.model.findings import Finding, Place, Pointer, Texts
from lkj_rules.model.spots import Spot

if TYPE_CHECKING:
    from lkj_rules.cli.known import Known
    from lkj_rules.cli.sources import Source
    from lkj_rules.render.material import Checked
    from lkj_rules.rules.program import Program

_EARLIER = "laporan_lalu"
"""The part of a report that holds what earlier reports printed; rules that require it compare years."""


def add_earlier(file: ReportFile, sources: Sequence[Source]) -> ReportFile:
    """
    Read the earlier reports of its office into a report.
    """
    return with_earlier(file, _readable(sources)) if sources else file


def add_later(
    checked: Checked, file: ReportFile, sources: Sequence[Source], programs: Sequence[Program], known: Known
) -> Checked:
    """
    Add what later reports, which are not checked themselves, say of this one otherwise than it does.

    Such a finding is told at this report's figure; the later report's, which did not change, is a related place.
    """
    across = [program for program in programs if _EARLIER in program.rule.requires]
    findings, spots = list(checked.result.findings), dict(checked.spots)
    for later in _readable(sources) if across else ():
        joined = with_earlier(later, [file])
        result = evaluate(across, joined.laporan, papers=known.papers, today=known.today)
        found = joined.spots(result.pointers())
        for finding in result.findings:
            turned = _turned(finding, found, file, later.laporan.tahun)
            if turned is not None:
                findings.append(turned[0])
                spots.update(turned[1])
    if len(findings) == len(checked.result.findings):
        return checked
    return attrs.evolve(checked, result=attrs.evolve(checked.result, findings=by_weight(findings)), spots=spots)


def _turned(finding: Finding, found: dict[str, Spot], own: Parts, year: int) -> tuple[Finding, dict[str, Spot]] | None:
    """
    Turn a finding of a later report round to this one's figure, which stands in one of its ``own`` files; ``None`` if on none.
    """

    def pointer_here(place: Place) -> str | None:
        # Files that both reports share hold no figure that was read from this one.
        return own.pointer_to(found[place.pointer]) if place.pointer.startswith(f"/{_EARLIER}/") else None

    partner = next((place for place in finding.related if pointer_here(place) is not None), None)
    if partner is None:
        return None
    spots: dict[str, Spot] = {}

    def moved(place: Place, role: str) -> Place:
        here, tempat = pointer_here(place), place.tempat
        if here is None:
            tempat = Texts(f"LKj {year}, {place.tempat.id}", f"LKj {year}, {place.tempat.en}")
        pointer = Pointer(f"/laporan/{year}{place.pointer}" if here is None else here)
        spots[pointer] = found[place.pointer]
        return attrs.evolve(place, pointer=pointer, role=role, tempat=tempat)

    others = (place for place in finding.related if place is not partner)
    related = (moved(finding.place, f"lkj_{year}"), *(moved(place, place.role) for place in others))
    turned = attrs.evolve(
        finding, place=moved(partner, partner.role), related=related, document=f"LKj {year}", actual=partner.value,
        expected=Texts(finding.place.value, finding.place.value),
    )  # fmt: skip
    return turned, spots


def _readable(sources: Sequence[Source]) -> list[ReportFile]:
    """
    Read reports that nobody asked for; one that cannot be read is not this run's matter.
    """
    found = []
    for source in sources:
        try:
            found.append(read_report(source.path, name=source.shown))
        except InputError:
            continue
    return found

"""
Other years of the same office, found next to the reports asked for: earlier ones to compare with, later ones that may contradict.

What a report prints of last year is compared with last year's own report although that did not change; and what an unchanged report
of a later year says of a changed one is reported at the changed one.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from lkj_rules.api import compiled
from lkj_rules.cli.sources import STDIN, Source, shown_name
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.engine.order import by_weight
from lkj_rules.errors import InputError, Problem
from lkj_rules.files.parts import Parts
from lkj_rules.files.recognition import SUFFIXES
from lkj_rules.files.report_reader import ReportFile, read_report
from lkj_rules.files.years import Identity, identify, with_earlier
from lkj_rules.model import Record
from lkj_rules.model.findings import Finding, Place, Pointer, Texts
from lkj_rules.model.pointers import Spot

if TYPE_CHECKING:
    from lkj_rules.cli.settings import Settings
    from lkj_rules.render.material import Checked

SPAN = 5
"""Years before and after within which reports are compared: a Renstra's."""

MOST = 500
"""Files next to the reports that are looked into; folders of one office's reports hold fewer."""

_EARLIER = "laporan_lalu"
"""The part of a report that holds what earlier reports printed; rules that require it compare years."""


@attrs.frozen(eq=False, repr=False)
class OtherYears(Record):
    """
    Hold whose reports there are: those asked for, by path, and those known, asked for or found next to them.
    """

    asked: dict[str, Identity]
    known: dict[Identity, Source]
    left_open: tuple[Texts, ...] = ()
    """What could not be settled on the way: which file counts for a year, or what lies beyond the files looked into."""

    def add_earlier(self, file: ReportFile, source: Source) -> tuple[ReportFile, tuple[Problem, ...]]:
        """
        Read the reports of its office on the years before, the latest first, into a report; say why others cannot be read.
        """
        found, unread = self._around(source, range(-1, -SPAN - 1, -1))
        return with_earlier(file, found) if found else file, unread

    def add_later(self, checked: Checked, file: ReportFile, source: Source, settings: Settings) -> Checked:
        """
        Add what later reports, which are not checked themselves, say of this one otherwise than it does.

        Such a finding is reported at this report's figure; the later report's, which did not change, is a related place. A rule
        that breaks on a later report, or a later report that cannot be read, leaves open what would have been found.
        """
        across = [program for program in compiled(settings.rules) if _EARLIER in program.rule.requires]
        later_reports, unread = self._around(source, range(1, SPAN + 1), unasked=True) if across else ([], ())
        findings, breakages, spots = list(checked.result.findings), list(checked.result.breakages), dict(checked.spots)
        for later in later_reports:
            joined = with_earlier(later, [file])
            result = evaluate(across, joined.laporan, papers=settings.papers, today=settings.today)
            found = joined.spots(result.pointers())
            for finding in result.findings:
                turned = _turned(finding, found, file, later.laporan.tahun)
                if turned is not None:
                    findings.append(turned[0])
                    spots.update(turned[1])
            for breakage in result.breakages:
                pointer = _pointer_in(later.laporan.tahun, breakage.pointer)
                breakages.append(attrs.evolve(breakage, pointer=pointer))
                spots[pointer] = found[breakage.pointer]
        unread = tuple(dict.fromkeys((*checked.unread, *unread)))
        if (len(findings), len(breakages)) == (len(checked.result.findings), len(checked.result.breakages)):
            return attrs.evolve(checked, unread=unread) if unread else checked
        result = attrs.evolve(checked.result, findings=by_weight(findings), breakages=tuple(breakages))
        return attrs.evolve(checked, result=result, spots=spots, unread=unread)

    def _around(
        self, source: Source, years: Iterable[int], *, unasked: bool = False
    ) -> tuple[list[ReportFile], tuple[Problem, ...]]:
        """
        Read the reports of the same office at some distances, and say why others cannot be read.
        """
        own = self.asked.get(source.path)
        if own is None:
            return [], ()
        files: list[ReportFile] = []
        problems: list[Problem] = []
        for distance in years:
            other = self.known.get(Identity(own.office, own.tahun + distance))
            if other is None or (unasked and other.path in self.asked):
                continue
            try:
                files.append(read_report(other.path, name=other.shown))
            except InputError as error:
                if other.path not in self.asked:  # one that was asked for is reported on its own
                    problems += [_uncompared(other, own.tahun + distance), *error.problems]
        return files, tuple(problems)


def _uncompared(source: Source, tahun: int) -> Problem:
    return Problem(
        file=source.shown, pointer="",
        message_id=f"Laporan {tahun} instansi yang sama ini tidak dapat dibandingkan; perbaiki, atau periksa dengan --alone.",
        message_en=f"This report of the same office on {tahun} cannot be compared; correct it, or check with --alone.",
    )  # fmt: skip


def _pointer_in(tahun: int, pointer: Pointer) -> Pointer:
    """
    Write a pointer of a later report so that it is none of the report that is checked.
    """
    return Pointer(f"/laporan/{tahun}{pointer}")


def find_other_years(sources: Sequence[Source]) -> OtherYears:
    """
    Look for other years next to the reports asked for: in their own folders, then in the folders next to these.

    The nearer file counts. Two files equally near for one office and year leave open which counts: neither is taken, unless one of
    them was asked for.
    """
    asked = {source.path: found for source in sources if source.path != STDIN and (found := identify(source.path)) is not None}
    wanted = {Identity(each.office, each.tahun + distance) for each in asked.values() for distance in range(-SPAN, SPAN + 1)}
    own = {os.path.realpath(path) for path in asked}
    known = {asked[source.path]: source for source in sources if source.path in asked}
    left_open: list[Texts] = []
    folders = list(dict.fromkeys(Path(path).parent for path in asked))
    around = [place for folder in folders for place in _neighbours(folder)]
    left = MOST
    for places in (folders, around):
        paths = [path for path in _files(places, left + 1) if os.path.realpath(path) not in own]
        if len(paths) > left:
            left_open.append(_beyond())
        near = _by_identity(paths[:left], wanted - known.keys())
        left -= len(paths[:left])
        known |= {identity: several[0] for identity, several in near.items() if len(several) == 1}
        left_open += (_undecided(several) for several in near.values() if len(several) > 1)
    return OtherYears(asked, known, tuple(dict.fromkeys(left_open)))


def _by_identity(paths: Iterable[str], wanted: AbstractSet[Identity]) -> dict[Identity, list[Source]]:
    """
    Sort files by office and year, those that are wanted.
    """
    found: dict[Identity, list[Source]] = {}
    for path in paths:
        identity = identify(path)
        if identity is not None and identity in wanted:
            found.setdefault(identity, []).append(Source(path=path, shown=shown_name(path)))
    return found


def _undecided(several: Sequence[Source]) -> Texts:
    listed = ", ".join(source.shown for source in several)
    return Texts(f"tidak dibandingkan karena satu tahun dan instansi: {listed}", f"not compared, of one office and year: {listed}")


def _beyond() -> Texts:
    return Texts(f"laporan tahun lain hanya dicari dalam {MOST} berkas pertama di folder ini dan folder di sebelahnya",
                 f"other years were looked for only in the first {MOST} files of this folder and of those next to it")


def _files(folders: Iterable[Path], most: int) -> list[str]:
    """
    Give the files in some folders that may be reports, in the order of their names, each once, and no more than ``most``.
    """
    listed = (path for folder in dict.fromkeys(folders) for path in sorted(folder.glob("*.*")))
    paths = (str(path) for path in listed if path.name.endswith(SUFFIXES) and path.is_file())
    return list(itertools.islice(dict.fromkeys(paths), max(most, 0)))


def _neighbours(folder: Path) -> Iterator[Path]:
    """
    Give the folders next to one, where the layout is a folder a year or a folder a report.
    """
    try:
        places = sorted(place for place in (folder / "..").iterdir() if place.is_dir() and not place.name.startswith("."))
    except OSError:
        return
    own = os.path.realpath(folder)
    yield from (Path(os.path.normpath(place)) for place in places if os.path.realpath(place) != own)


def _turned(finding: Finding, found: dict[str, Spot], own: Parts, year: int) -> tuple[Finding, dict[str, Spot]] | None:
    """
    Turn a finding of a later report round to this one's figure, which is in one of its ``own`` files; ``None`` if on none.
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
        pointer = _pointer_in(year, place.pointer) if here is None else Pointer(here)
        spots[pointer] = found[place.pointer]
        return attrs.evolve(place, pointer=pointer, role=role, tempat=tempat)

    others = (place for place in finding.related if place is not partner)
    related = (moved(finding.place, f"lkj_{year}"), *(moved(place, place.role) for place in others))
    turned = attrs.evolve(
        finding, place=moved(partner, partner.role), related=related, document=f"LKj {year}", actual=partner.value,
        expected=Texts(finding.place.value, finding.place.value),
    )  # fmt: skip
    return turned, spots

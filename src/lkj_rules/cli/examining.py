"""
Sources read and checked one by one, each among the reports that belong with it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from lkj_rules.api import compiled
from lkj_rules.cli.known import Known
from lkj_rules.cli.sources import STDIN, Source
from lkj_rules.domain.checklist import presence
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import InputError, Problem
from lkj_rules.files.report_reader import ReportFile, read_report, read_stream
from lkj_rules.model.consequences import Consequence
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import RunResult, Severity
from lkj_rules.model.spots import Spot
from lkj_rules.model.waivers import MOUNT
from lkj_rules.render.material import Checked, PartFile, Repaired
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import RuleSet

if TYPE_CHECKING:  # what few runs use is read, and imported, where it is asked for
    from lkj_rules.cli.companions import Companions
    from lkj_rules.files.waiver_reader import WaiverFile
    from lkj_rules.rules.profile import Profile

Outcome = tuple[tuple[Checked, ...], tuple[Problem, ...]]
"""What came of one or several sources: those checked, and why others could not be read."""


def examine_all(
    sources: Iterable[Source], rules: RuleSet, known: Known, companions: Companions | None = None
) -> Outcome:
    """
    Read and check every source; one that cannot be read leaves its problems and does not stop the others.
    """
    programs = compiled(rules)
    reports: list[Checked] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            reports.append(_examine_source(source, programs, known, companions))
        except InputError as error:
            problems.extend(error.problems)
    return tuple(reports), tuple(problems)


def _examine_source(source: Source, programs: Sequence[Program], known: Known, companions: Companions | None) -> Checked:
    file = _read(source)
    checked = _among_companions(file, source, programs, known, companions)
    if not source.because:
        return checked
    from lkj_rules.cli.narrowing import REGISTERS, narrowed, without

    if any(pointer[1:] in REGISTERS for pointer in source.because):
        return checked
    files = frozenset(part.name for part in file.parts if part.pointer in source.because)
    rest = _among_companions(without(file, source.because), source, programs, known, companions)
    result = attrs.evolve(checked.result, findings=narrowed(checked, rest, files))
    return attrs.evolve(
        checked, result=result, consequences=_consequences(checked.laporan, result),
        left_out=len(checked.result.findings) - len(result.findings),
    )  # fmt: skip


def _among_companions(
    file: ReportFile, source: Source, programs: Sequence[Program], known: Known, companions: Companions | None
) -> Checked:
    if companions is None:
        return examine(file, programs, known)
    from lkj_rules.cli.neighbours import add_earlier, add_later

    checked = examine(add_earlier(file, companions.earlier(source)), programs, known)
    return add_later(checked, file, companions.later(source), programs, known)


def _read(source: Source) -> ReportFile:
    if source.path == STDIN:
        return read_stream(sys.stdin.buffer, name=STDIN)
    return read_report(source.path, name=source.shown)


def examine(file: ReportFile, programs: Sequence[Program], known: Known) -> Checked:
    """
    Check one report and look up where its findings stand.
    """
    laporan = _with_profile(file.laporan, known.profile)
    result = evaluate(programs, laporan, papers=known.papers, today=known.today)
    return Checked(
        path=file.name, sha256=file.sha256, laporan=laporan, result=result, spots=_spots(file, result, known.waivers),
        presence=presence(laporan), consequences=_consequences(laporan, result), repaired=_repaired(laporan, result, known),
        parts=tuple(PartFile(path=part.name, sha256=part.sha256) for part in file.further()),
    )  # fmt: skip


def _with_profile(laporan: Laporan, profile: Profile | None) -> Laporan:
    if profile is None:
        return laporan
    from lkj_rules.rules.profile import fill_in

    return fill_in(laporan, profile)


def _repaired(laporan: Laporan, result: RunResult, known: Known) -> tuple[Repaired, ...]:
    """
    Give what the baseline knows and is gone; of rules that were not run nobody can say that.
    """
    if known.baseline is None:
        return ()
    found = (finding.fingerprint for finding in result.findings)
    run = {each.rule for each in result.rules}
    return tuple(
        Repaired(rule=entry.rule, about=entry.about, fingerprint=entry.fingerprint)
        for entry in known.baseline.repaired(laporan.entitas.nama, laporan.tahun, found)
        if entry.rule in run
    )


def _consequences(laporan: Laporan, result: RunResult) -> tuple[Consequence, ...]:
    if not any(finding.severity is Severity.ERROR for finding in result.findings):
        return ()
    from lkj_rules.engine.consequences import consequences_of  # a clean report does not need it

    return consequences_of(laporan, result)


def _spots(file: ReportFile, result: RunResult, waivers: WaiverFile | None) -> dict[str, Spot]:
    """
    Look up where everything stands that findings name, and the report as a whole.
    """
    own = file.spots(["", *(pointer for pointer in result.pointers() if not pointer.startswith(MOUNT))])
    return own if waivers is None else own | waivers.spots()

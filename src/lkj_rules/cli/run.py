"""
A run of lkj-check: sources read and checked one by one, and how it ends.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from lkj_rules.api import compiled
from lkj_rules.cli.language import pick
from lkj_rules.cli.sources import STDIN, Source
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import InputError, Problem
from lkj_rules.files.report_reader import ReportFile, read_report, read_stream
from lkj_rules.model.checklist import presence
from lkj_rules.model.findings import Pointer, RunResult
from lkj_rules.render.material import Checked, Session, reaches
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import RuleSet

MANY = 20
"""From more files than this on, a person at a terminal is shown how far the run is."""


def examine_all(sources: Iterable[Source], rules: RuleSet) -> tuple[tuple[Checked, ...], tuple[Problem, ...]]:
    """
    Read and check every source; one that cannot be read leaves its problems and does not stop the others.
    """
    programs = compiled(rules)
    reports: list[Checked] = []
    problems: list[Problem] = []
    for source in sources:
        try:
            reports.append(examine(_read(source), programs))
        except InputError as error:
            problems.extend(error.problems)
    return tuple(reports), tuple(problems)


def with_progress(sources: Sequence[Source], rules: RuleSet, bahasa: str) -> tuple[tuple[Checked, ...], tuple[Problem, ...]]:
    """
    Check all sources, with a bar on standard error where a person waits for many.
    """
    if len(sources) <= MANY or not sys.stderr.isatty():
        return examine_all(sources, rules)
    from rich.console import Console
    from rich.progress import track

    title = pick(("Memeriksa", "Checking"), bahasa)
    return examine_all(track(sources, description=title, console=Console(stderr=True), transient=True), rules)


def _read(source: Source) -> ReportFile:
    if source.path == STDIN:
        return read_stream(sys.stdin.buffer, name=STDIN)
    return read_report(source.path, name=source.shown)


def examine(file: ReportFile, programs: Sequence[Program]) -> Checked:
    """
    Check one report and look up where its findings stand in the file.
    """
    laporan = file.laporan
    result = evaluate(programs, laporan)
    return Checked(
        path=file.name, sha256=file.sha256, entity=laporan.entitas.nama, year=laporan.tahun, result=result,
        positions=_positions(file, result), presence=presence(laporan),
    )  # fmt: skip


def _positions(file: ReportFile, result: RunResult) -> dict[Pointer, tuple[int, int]]:
    pointers = {place.pointer for finding in result.findings for place in (finding.place, *finding.related)}
    if not pointers:
        return {}
    return {Pointer(pointer): position for pointer, position in file.locate(sorted(pointers)).items()}


def exit_status(session: Session) -> int:
    """
    Give the exit status: 4 when a rule broke, 3 when something could not be read, 1 for findings at the threshold, else 0.
    """
    if any(report.result.breakages for report in session.reports):
        return 4
    if session.problems:
        return 3
    return int(any(reaches(finding, session.fail_on) for finding in session.findings()))

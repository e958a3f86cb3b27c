"""
A run of lkj-check: sources read and checked one by one, and how it ends.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import attrs

from lkj_rules.api import compiled
from lkj_rules.cli.doors import WrongUsage
from lkj_rules.cli.language import pick
from lkj_rules.cli.sources import STDIN, Source
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import InputError, Problem
from lkj_rules.files.report_reader import ReportFile, read_report, read_stream
from lkj_rules.model.checklist import presence
from lkj_rules.model.consequences import Consequence
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import RunResult, Severity
from lkj_rules.model.papers import Papers
from lkj_rules.model.spots import Spot
from lkj_rules.model.values import Tanggal
from lkj_rules.model.waivers import MOUNT
from lkj_rules.render.material import Checked, PartFile, Repaired, Session, reaches
from lkj_rules.rules.program import Program
from lkj_rules.rules.rule import RuleSet

if TYPE_CHECKING:  # what few runs use is read, and imported, where it is asked for
    from lkj_rules.cli.companions import Companions
    from lkj_rules.cli.settings import Settings
    from lkj_rules.files.baseline_file import Baseline
    from lkj_rules.files.waiver_reader import WaiverFile
    from lkj_rules.rules.profile import Profile

Outcome = tuple[tuple[Checked, ...], tuple[Problem, ...]]
"""What came of one or several sources: those checked, and why others could not be read."""

MANY = 20
"""From more files than this on, a person at a terminal is shown how far the run is."""


@attrs.frozen(kw_only=True)
class Known:
    """
    Hold what a run is told beside the reports: the day that it takes as today, profile, waivers and baseline.
    """

    today: Tanggal
    profile: Profile | None = None
    waivers: WaiverFile | None = None
    baseline: Baseline | None = None

    @property
    def papers(self) -> Papers:
        """
        Give the papers that findings are held against.
        """
        return Papers(
            waivers=() if self.waivers is None else self.waivers.waivers,
            known=frozenset() if self.baseline is None else self.baseline.known,
        )


def read_today(text: str | None) -> Tanggal:
    """
    Read the day that the run takes as today; the computer's where none is named.
    """
    if text is None:
        now = dt.datetime.now().astimezone().date()
        return Tanggal(tahun=now.year, bulan=now.month, hari=now.day)
    return read_day(text, "--today")


def read_day(text: str, option: str) -> Tanggal:
    """
    Read the day that an option names.

    Raises ``WrongUsage`` for anything but ``YYYY-MM-DD``.
    """
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise WrongUsage((
            f"{option} {text}: tulis tanggal seperti 2025-01-31.", f"{option} {text}: write a date like 2025-01-31.",
        )) from None
    return Tanggal(tahun=day.year, bulan=day.month, hari=day.day)


def examine_all(
    sources: Iterable[Source], rules: RuleSet, known: Known, companions: Companions | None = None
) -> tuple[tuple[Checked, ...], tuple[Problem, ...]]:
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
    files = frozenset(part.name for part in file.files.parts if part.pointer in source.because)
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


def with_progress(
    sources: Sequence[Source], settings: Settings, companions: Companions | None = None
) -> tuple[tuple[Checked, ...], tuple[Problem, ...]]:
    """
    Check all sources, with a bar on standard error where a person waits for many; on several processes if so settled.
    """
    if settings.jobs > 1 and len(sources) > 1:
        from lkj_rules.cli.parallel import examine_in_parallel

        parts = examine_in_parallel(sources, settings, companions)
    else:
        parts = (examine_all([source], settings.rules, settings.known, companions) for source in sources)
    reports: list[Checked] = []
    problems: list[Problem] = []
    for checked, unread in _watched(parts, len(sources), settings.bahasa):
        reports.extend(checked)
        problems.extend(unread)
    return tuple(reports), tuple(problems)


def _watched(parts: Iterable[Outcome], total: int, bahasa: str) -> Iterable[Outcome]:
    if total <= MANY or not sys.stderr.isatty():
        return parts
    from rich.console import Console
    from rich.progress import track

    title = pick(("Memeriksa", "Checking"), bahasa)
    return track(parts, total=total, description=title, console=Console(stderr=True), transient=True)


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
        parts=tuple(PartFile(path=part.name, sha256=part.sha256) for part in file.files.further()),
    )  # fmt: skip


def _with_profile(laporan: Laporan, profile: Profile | None) -> Laporan:
    if profile is None:
        return laporan
    from lkj_rules.rules.profile import fill_in

    return fill_in(laporan, profile)


def _repaired(laporan: Laporan, result: RunResult, known: Known) -> tuple[Repaired, ...]:
    if known.baseline is None:
        return ()
    found = (finding.fingerprint for finding in result.findings)
    return tuple(
        Repaired(rule=entry.rule, about=entry.about, fingerprint=entry.fingerprint)
        for entry in known.baseline.repaired(laporan.entitas.nama, laporan.tahun, found)
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


def exit_status(session: Session) -> int:
    """
    Give the exit status: 4 when a rule broke, 3 when something could not be read, 1 for findings at the threshold, else 0.
    """
    if any(report.result.breakages for report in session.reports):
        return 4
    if session.problems:
        return 3
    return int(any(reaches(finding, session.fail_on) for finding in session.findings()))

"""
A run: reports read and checked one by one, each among the reports related to it, on one process or several.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from lkj_rules.api import compiled
from lkj_rules.cli import screen
from lkj_rules.cli.command import uncollected
from lkj_rules.cli.settings import Settings
from lkj_rules.cli.sources import Source, find_sources, read_source
from lkj_rules.cli.workers import share_out
from lkj_rules.domain.checklist import presence
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.engine.findings import softened
from lkj_rules.errors import InputError, Problem
from lkj_rules.files.report_reader import ReportFile
from lkj_rules.model import Record
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Severity
from lkj_rules.model.pointers import Spot
from lkj_rules.model.results import Consequence, Outlook, RunResult
from lkj_rules.model.waivers import MOUNT
from lkj_rules.render.material import Checked, PartFile, Repaired, Session, reaches
from lkj_rules.render.views.conditions import settled_errors

if TYPE_CHECKING:  # what few runs use is imported where it is asked for
    from lkj_rules.cli.related.years import OtherYears

MANY = 4
"""From more files than this on, a person at a terminal is shown how far the run is."""

Outcome = tuple[tuple[Checked, ...], tuple[Problem, ...]]
"""What came of one or several sources: those checked, and why others could not be read."""


@attrs.frozen(eq=False, repr=False)
class Check(Record):
    """
    Check one source after another as a run's settings say; a copy of this goes to every process that takes part.
    """

    settings: Settings
    years: OtherYears | None = None

    def __call__(self, source: Source) -> Outcome:
        """
        Give what came of a source: the report checked, or why it could not be read.
        """
        try:
            with uncollected():  # a report is a tree of which nothing is freed, with millions of values at times
                checked = _check_source(source, self.settings, self.years)
        except InputError as error:
            return (), error.problems
        return (checked,), checked.unread


def check_sources(sources: Sequence[Source], settings: Settings, years: OtherYears | None = None) -> Outcome:
    """
    Check all sources; one that cannot be read leaves its problems and does not stop the others. Only this process reads streams.
    """
    outcomes = share_out(Check(settings, years), sources, jobs=settings.jobs, cluster=settings.cluster)
    shown = list(screen.progress(outcomes, ("Memeriksa", "Checking"), len(sources), least=MANY + 1))
    problems = dict.fromkeys(each for _, unread in shown for each in unread)  # one related to several reports is reported once
    return tuple(report for checked, _ in shown for report in checked), tuple(problems)


def other_years(sources: Sequence[Source], settings: Settings) -> OtherYears | None:
    """
    Find the other years to check among, unless reports are to be checked alone.
    """
    if settings.alone:
        return None
    from lkj_rules.cli.related.years import find_other_years

    return find_other_years(sources)


def check_readable(reports: Sequence[str], settings: Settings) -> tuple[Checked, ...]:
    """
    Check reports that must all be readable; configuration that was found is named on standard error, with what it switches off.

    Raises ``InputError`` with the problems of those that are not.
    """
    sources, missing = find_sources(reports, skip_unrelated=False)
    checked, unread = check_sources(sources, settings)
    if missing or unread:
        raise InputError((*missing, *unread))
    if settings.conditions.found:
        screen.report_conditions(settings.conditions, settings.bahasa)
    return checked


def session_of(
    settings: Settings, reports: Sequence[Checked], problems: Sequence[Problem] = (), *, years: OtherYears | None = None,
    version: str = "",
) -> Session:  # fmt: skip
    """
    Describe a run to the renderers, with its exit status, and what the search for other years left open.
    """
    conditions = settings.conditions if years is None else attrs.evolve(settings.conditions, remarks=years.left_open)
    session = Session(
        reports=tuple(reports), problems=tuple(problems), rules=settings.rules, version=version, bahasa=settings.bahasa,
        fail_on=settings.fail_on, today=str(settings.today), profile="" if settings.profile is None else settings.profile.name,
        conditions=conditions,
    )  # fmt: skip
    settled = settled_errors(reports, settings.rules)
    return attrs.evolve(session, status=exit_status(session), conditions=attrs.evolve(conditions, settled=settled))


def exit_status(session: Session) -> int:
    """
    Give the exit status: 4 when a rule broke, 3 when something could not be read, 1 for findings at the threshold, else 0.
    """
    if any(report.result.breakages for report in session.reports):
        return 4
    if session.problems:
        return 3
    return int(any(reaches(finding, session.fail_on) for finding in session.findings()))


def _check_source(source: Source, settings: Settings, years: OtherYears | None) -> Checked:
    file = read_source(source.path, source.shown, source=source, limit=settings.limit)
    checked = _among_years(file, source, settings, years)
    if not source.because:
        return checked
    from lkj_rules.cli.related.documents import REGISTERS, narrowed, without

    if any(pointer[1:] in REGISTERS for pointer in source.because):
        return checked
    files = frozenset(part.name for part in file.parts if part.pointer in source.because)
    rest = _among_years(without(file, source.because), source, settings, years)
    result = attrs.evolve(checked.result, findings=narrowed(checked, rest, files))
    consequences, corrected = _consequences(Scope(checked.laporan), result)
    return attrs.evolve(
        checked, result=result, consequences=consequences, corrected=corrected,
        left_out=len(checked.result.findings) - len(result.findings),
    )  # fmt: skip


def _among_years(file: ReportFile, source: Source, settings: Settings, years: OtherYears | None) -> Checked:
    if years is None:
        return check_report(file, settings)
    joined, unread = years.add_earlier(file, source)
    checked = attrs.evolve(check_report(joined, settings), unread=unread)
    return years.add_later(checked, file, source, settings)


def check_report(file: ReportFile, settings: Settings) -> Checked:
    """
    Check one report and look up where its findings are.
    """
    laporan = file.laporan
    if settings.profile is not None:
        from lkj_rules.rules.profile import fill_in

        laporan = fill_in(laporan, settings.profile)
    scope = Scope(laporan, rules=settings.papers.rules)
    result = evaluate(compiled(settings.rules), scope, papers=settings.papers, today=settings.today)
    places = file.parts[0].cells
    if places is not None and places.certain is not None:
        result = attrs.evolve(result, findings=tuple(softened(each, places.certain) for each in result.findings))
    consequences, corrected = _consequences(scope, result)
    del scope  # what is known of a large report takes more than what was found in it
    return Checked(
        path=file.name, sha256=file.sha256, laporan=laporan, result=result, spots=_spots(file, result, settings),
        presence=presence(laporan), consequences=consequences, corrected=corrected, repaired=_repaired(laporan, result, settings),
        parts=tuple(PartFile(path=part.name, sha256=part.sha256) for part in file.further()),
    )  # fmt: skip


def _repaired(laporan: Laporan, result: RunResult, settings: Settings) -> tuple[Repaired, ...]:
    """
    Give the baseline findings that no longer occur; of rules that were not run, or broke, nobody can say that.
    """
    if settings.baseline is None:
        return ()
    found = (finding.fingerprint for finding in result.findings)
    run = {each.rule for each in result.rules if not each.broken}
    return tuple(
        Repaired(rule=entry.rule, about=entry.about, fingerprint=entry.fingerprint)
        for entry in settings.baseline.repaired(laporan.entitas.nama, laporan.tahun, found)
        if entry.rule in run
    )


def _consequences(scope: Scope, result: RunResult) -> tuple[tuple[Consequence, ...], tuple[Outlook, ...]]:
    if not any(finding.severity is Severity.ERROR for finding in result.findings):
        return (), ()
    from lkj_rules.engine.consequences import consequences_of  # a clean report does not need it

    return consequences_of(scope, result)


def _spots(file: ReportFile, result: RunResult, settings: Settings) -> dict[str, Spot]:
    """
    Look up the place of everything that findings name, and the report as a whole.
    """
    own = file.spots(["", *(pointer for pointer in result.pointers() if not pointer.startswith(MOUNT))])
    return own if settings.waivers is None else own | settings.waivers.spots()

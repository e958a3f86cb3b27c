"""
A run of lkj-check: all sources checked, and how it ends.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from lkj_rules.cli.examining import Outcome, examine_all
from lkj_rules.cli.language import pick
from lkj_rules.cli.sources import Source
from lkj_rules.errors import Problem
from lkj_rules.render.material import Checked, Session, reaches

if TYPE_CHECKING:
    from lkj_rules.cli.companions import Companions
    from lkj_rules.cli.settings import Settings

MANY = 20
"""From more files than this on, a person at a terminal is shown how far the run is."""


def with_progress(sources: Sequence[Source], settings: Settings, companions: Companions | None = None) -> Outcome:
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


def exit_status(session: Session) -> int:
    """
    Give the exit status: 4 when a rule broke, 3 when something could not be read, 1 for findings at the threshold, else 0.
    """
    if any(report.result.breakages for report in session.reports):
        return 4
    if session.problems:
        return 3
    return int(any(reaches(finding, session.fail_on) for finding in session.findings()))

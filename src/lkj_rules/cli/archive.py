"""
An archive: many reports checked one by one, each result a line as soon as it is there, so that memory does not grow with them.

A file of such lines that a run left unfinished can be taken up again: what is in it counts, a last line that is not whole does not.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NoReturn

import attrs

from lkj_rules.cli import run, screen
from lkj_rules.cli.command import own_version
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.settings import Settings
from lkj_rules.cli.sources import STDIN, Source
from lkj_rules.cli.targets import unwritable
from lkj_rules.cli.workers import share_out
from lkj_rules.errors import Problem
from lkj_rules.files.file_access import reason_of
from lkj_rules.model.findings import Texts
from lkj_rules.render.json_output import conditions_content, json_line

_UNREADABLE = 3


@attrs.frozen
class Line:
    """
    Hold the line of one source in UTF-8, with the exit status it asks for and why it, or what it is compared with, is unread.
    """

    content: bytes
    status: int
    problems: tuple[Problem, ...]


@attrs.frozen
class LineCheck:
    """
    Check a source and write its line, where it was checked: what goes between processes is small.
    """

    check: run.Check
    version: str

    def __call__(self, source: Source) -> Line:
        """
        Write the line of a source.
        """
        checked, problems = self.check(source)
        session = run.session_of(self.check.settings, checked, problems, years=self.check.years, version=self.version)
        return Line(json_line(session, source.shown).encode("utf-8", "backslashreplace"), session.status, problems)


def check_archive(
    sources: Sequence[Source], missing: Sequence[Problem], settings: Settings, *, target: str | None, resume: bool
) -> int:
    """
    Check sources and write their lines to a file, or to standard output; give the exit status of all, earlier lines included.

    Raises ``WrongUsage`` where the file to resume is of another run, or cannot be written.
    """
    screen.report_problems(missing, settings.bahasa)
    status = _UNREADABLE if missing else 0
    work = LineCheck(run.Check(settings, run.other_years(sources, settings)), own_version())
    if target is None:
        return max(status, *_statuses(work, sources, sys.stdout.buffer), 0)
    begun = resume and Path(target).exists()
    try:
        with Path(target).open("r+b" if begun else "wb") as file:
            done, earlier = _whole_lines(file, target, sources, work) if begun else (0, 0)
            return max(status, earlier, *_statuses(work, sources[done:], file), 0)
    except OSError as refused:
        raise unwritable(target, *reason_of(refused)) from None


def _statuses(work: LineCheck, sources: Sequence[Source], file: BinaryIO) -> Iterator[int]:
    settings = work.check.settings
    said: dict[Problem, None] = {}
    lines = share_out(work, sources, jobs=settings.jobs, cluster=settings.cluster)
    for line in screen.progress(lines, ("Memeriksa", "Checking"), len(sources), least=run.MANY + 1):
        file.write(line.content)
        file.flush()
        new = dict.fromkeys(each for each in line.problems if each not in said)
        screen.report_problems(new, settings.bahasa)
        said |= new
        yield line.status


def _whole_lines(file: BinaryIO, target: str, sources: Sequence[Source], work: LineCheck) -> tuple[int, int]:
    """
    Count the lines that are whole, give the highest exit status among them, and cut off what follows.

    Raises ``WrongUsage`` for a line that this run would not write at its place.
    """
    run_wide = conditions_content(run.session_of(work.check.settings, (), years=work.check.years, version=work.version))
    count = end = status = 0
    for line in file:
        if not line.endswith(b"\n"):
            break
        try:
            found = json.loads(line)
            found["conditions"]["settled"] = []
            wrong = next((key for key, value in run_wide.items() if found[key] != value), None)
            source, stated, digests = found["source"], found["exit_status"], [each["sha256"] for each in found["reports"]]
        except (ValueError, LookupError, TypeError):
            _refuse(target, count, Texts("bukan hasil lkj-check --format jsonl", "not a result of lkj-check --format jsonl"))
        if wrong is not None:
            _refuse(target, count, Texts(f"hasil dengan {wrong} yang lain", f"a result with another {wrong}"))
        if count >= len(sources) or source != sources[count].shown:
            _refuse(target, count, Texts(f"hasil {source}, bukan laporan ini", f"a result of {source}, not of the report here"))
        if digests and digests[0] != _digest(sources[count]):
            _refuse(target, count, Texts(f"{source} sudah berubah", f"{source} has changed since"))
        count, end, status = count + 1, end + len(line), max(status, stated)
    file.seek(end)
    file.truncate()
    return count, status


def _digest(source: Source) -> str:
    """
    Sum up what a source holds now, as its line does; nothing where that cannot be read.
    """
    if source.path == STDIN:
        return ""
    try:
        return hashlib.sha256(b"".join(Path(each.path).read_bytes() for each in source.files)).hexdigest()
    except OSError:
        return ""


def _refuse(target: str, count: int, why: Texts) -> NoReturn:
    raise WrongUsage((
        f"{target}, baris {count + 1}: {why.id}. Jalankan tanpa --resume untuk memulai dari awal.",
        f"{target}, line {count + 1}: {why.en}. Run without --resume to begin anew.",
    ))

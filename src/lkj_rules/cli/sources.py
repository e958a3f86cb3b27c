"""
Which files to check: those named, those found in folders, and the names by which output calls them.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import attrs

from lkj_rules.errors import Problem
from lkj_rules.files.file_access import is_special, reason_of
from lkj_rules.files.recognition import SUFFIXES, holds_report
from lkj_rules.files.report_reader import LIMIT, ZIP, ReportFile, read_report, read_stream
from lkj_rules.model import Record

STDIN = "-"
PAPERS = frozenset({".pdf", ".docx"})
"""How names of finished reports end."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Source(Record):
    """
    Hold one file to check: where it is, and what output calls it.

    ``because`` are the pointers of its documents in files of their own that were named instead; none where it was named.
    """

    path: str
    shown: str
    because: tuple[str, ...] = ()
    papers: tuple[Source, ...] = ()
    """The papers that are one report together, where it is several; ``path`` is the first, ``shown`` names all."""
    scans: bool = False
    """Whether a machine recognises the letters of pages that are pictures."""

    @property
    def files(self) -> tuple[Source, ...]:
        """
        Give what is read: the papers of a report that is several, else the source itself.
        """
        return self.papers or (self,)


def find_sources(
    arguments: Iterable[str], *, skip_unrelated: bool, from_parts: bool = False
) -> tuple[list[Source], list[Problem]]:
    """
    Find the files that the arguments mean, each once, in the order named; folders in the order of their names.

    A folder without a report is a problem, unless unrelated files are skipped. With ``from_parts`` a file that is not a report
    means the reports that name it as a document of theirs.
    """
    found: dict[str, str] = {}
    strangers: list[str] = []
    problems: list[Problem] = []
    for argument in arguments:
        if argument != STDIN and Path(argument).is_dir():
            closed: list[OSError] = []
            reports = list(reports_below(argument, closed.append))
            problems.extend(map(_unsearched, closed))
            if not reports and not closed and not skip_unrelated:
                problems.append(_empty_folder(_relative(argument)))
            for path in reports:
                found.setdefault(os.path.realpath(path), path)
            continue
        key = argument if argument == STDIN else os.path.realpath(argument)
        found.setdefault(key, argument)
        if argument != STDIN and (skip_unrelated or from_parts) and _unrelated(argument):
            strangers.append(key)
    if strangers:
        from lkj_rules.cli.related.documents import Membership  # few runs are given other files than reports

        membership = Membership()
    drawn: dict[str, tuple[str, ...]] = {}
    for key in strangers:
        reports_naming = membership.of(key) if from_parts else {}
        if reports_naming or skip_unrelated:
            del found[key]
        for report, pointers in reports_naming.items():
            drawn[report] = (*drawn.get(report, ()), *pointers)
    because = {report: pointers for report, pointers in drawn.items() if report not in found}
    paths = found | {report: report for report in because}
    names = _shown(list(paths.values()))
    return [Source(path=path, shown=names[path], because=because.get(key, ())) for key, path in paths.items()], problems


def read_source(path: str, shown: str | None = None, *, source: Source | None = None, limit: int = LIMIT) -> ReportFile:
    """
    Read a report from a file, or from standard input where it is named ``-``; ``source`` says how a paper is read.
    """
    if path == STDIN:
        return read_stream(sys.stdin.buffer, name=STDIN, limit=limit)
    if Path(path).suffix.lower() in PAPERS:
        from lkj_rules.cli.papers import kind_of_paper, read_drafted  # few runs read papers

        if kind_of_paper(path):
            return read_drafted(source or Source(path=path, shown=shown or shown_name(path)))
    return read_report(path, name=shown, limit=limit)


def reports_below(folder: str, on_error: Callable[[OSError], object] | None = None) -> Iterator[str]:
    """
    Search a folder for reports; links are followed, a folder that was entered once is not entered again.

    ``on_error`` is called with the refusal of each folder that cannot be searched.
    """
    entered: set[tuple[int, int]] = set()
    for place, folders, files in os.walk(folder, followlinks=True, onerror=on_error):
        status = Path(place).stat()
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            if name.lower().endswith(SUFFIXES) and not is_special(path) and not _unrelated(str(path)):
                yield path.as_posix()


def is_workbook(path: str) -> bool:
    """
    Return whether a file begins like a workbook; what cannot be read, or read only once, is the reader's to report.
    """
    try:
        if path == STDIN or is_special(path) or Path(path).suffix.lower() in PAPERS:
            return False
        with Path(path).open("rb") as stream:
            return stream.read(len(ZIP)) == ZIP
    except (OSError, ValueError):
        return False


def _unrelated(path: str) -> bool:
    """
    Return whether a file can be read and is not a report; a file that cannot be read is the reader's to report.
    """
    try:
        return not is_special(path) and not holds_report(path)
    except (OSError, ValueError):
        return False


def _unsearched(refused: OSError) -> Problem:
    reason_id, reason_en = reason_of(refused)
    return Problem(
        file=shown_name(str(refused.filename)), pointer="", message_id=f"Folder ini tidak dapat dijelajahi: {reason_id}.",
        message_en=f"This folder cannot be searched: {reason_en}.",
    )  # fmt: skip


def _empty_folder(shown: str) -> Problem:
    return Problem(
        file=shown, pointer="", message_id="Tidak ada laporan (report.json atau isian.xlsx) dalam folder ini.",
        message_en="There is no report (report.json or isian.xlsx) in this folder.",
    )  # fmt: skip


def shown_name(path: str) -> str:
    """
    Give the name by which output calls a single file: as it was given, an absolute one without this machine's folders.
    """
    return _shown([path])[path]


def _shown(paths: list[str]) -> dict[str, str]:
    """
    Name files as they were given; absolute ones without this machine's folders, as far as the names stay different.
    """
    names = {path: _relative(path) for path in paths}
    tails = {path: 1 for path in paths if _absolute(names[path])}
    while True:
        short = {path: "/".join(Path(path).parts[-count:]) for path, count in tails.items()}
        taken = Counter((names | short).values())
        clashing = [path for path, name in short.items() if taken[name] > 1 and tails[path] < len(Path(path).parts) - 1]
        if not clashing:
            return names | short
        for path in clashing:
            tails[path] += 1


def _absolute(name: str) -> bool:
    return Path(name).is_absolute()


def _relative(path: str) -> str:
    if path == STDIN or not _absolute(path):
        return Path(path).as_posix()
    try:
        return Path(path).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path

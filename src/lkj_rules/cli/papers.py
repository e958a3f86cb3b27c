"""
Finished reports in PDF or Word: known from other files, read with the screen showing how far it is, and drafted as a report.
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lkj_rules.cli import screen
from lkj_rules.cli.language import Pair, pick
from lkj_rules.errors import InputError
from lkj_rules.files.file_access import is_special, read_bytes
from lkj_rules.files.places import Places
from lkj_rules.files.report_reader import ZIP, ReportFile, drafted_report

if TYPE_CHECKING:  # few runs read papers
    from lkj_rules.drafts.draft import Draft, Summary
    from lkj_rules.model.pointers import Box
    from lkj_rules.render.html.cutouts import Cutter
    from lkj_rules.render.material import Checked

_HEAD = 1024
_WORD = "word/document.xml"


def kind_of_paper(path: str) -> str | None:
    """
    Return ``pdf`` or ``docx`` for a file that begins as one; what cannot be read, or read only once, is the reader's to report.
    """
    try:
        if is_special(path):
            return None
        with Path(path).open("rb") as stream:
            head = stream.read(_HEAD)
        if b"%PDF-" in head:
            return "pdf"
        if head.startswith(ZIP):
            with zipfile.ZipFile(path) as package:
                return "docx" if _WORD in package.namelist() else None
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        pass
    return None


def draft_papers(paths: Sequence[str], shown: Mapping[str, str], known: Mapping[str, Any] | None = None) -> Draft:
    """
    Read files and draft the one report that they are together; ``known`` is the report that there is already.

    Raises ``InputError`` for a file that cannot be read or names no year, and ``WrongUsage`` where a package is missing.
    """
    from lkj_rules.cli.outputs import require_extra

    for path in paths:
        if kind_of_paper(path) == "pdf":
            require_extra("pypdfium2", shown[path], "impor")
    from lkj_rules.drafts.draft import draft
    from lkj_rules.papers.reading import LIMIT, read_paper

    papers = []
    for path in paths:
        with screen.counted((f"Membaca {shown[path]}, halaman", f"Reading {shown[path]}, page"), least=0) as watch:
            papers.append(read_paper(read_bytes(path, name=shown[path], limit=LIMIT), shown[path], watch))
    drafted = draft(papers, known)
    if not drafted.document["tahun"]:
        raise InputError.of(shown[paths[0]], "Tahun laporan tidak ditemukan di sini.", "The year of the report is not found here.")
    return drafted


def read_drafted(path: str, shown: str) -> ReportFile:
    """
    Read a finished report as the report that is drafted from it, and say on standard error how much of it was read.

    Raises ``InputError`` for a file that cannot be read, or of which nothing is recognised.
    """
    from lkj_rules.drafts.seen_places import as_printed

    drafted = draft_papers([path], {path: shown})
    if not drafted.summary.recognised:
        raise InputError.of(
            shown, "Tidak satu pun tabel laporan kinerja dikenali di sini.", "No table of a performance report is recognised here."
        )
    click.echo(f"{shown}: {pick(summary_line(drafted.summary))}", err=True)
    sha256 = hashlib.sha256(Path(path).read_bytes()).hexdigest()
    places = Places(cells=drafted.places, boxes=drafted.boxes)
    return drafted_report(as_printed(drafted.document), places, name=shown, sha256=sha256)


def cutter(paths: Mapping[str, str]) -> Cutter:
    """
    Give what draws cut-outs of the pages of PDFs that were checked; ``paths`` are files by the names that output calls them.
    """
    def cut(report: Checked, boxes: Sequence[Box]) -> Mapping[Box, bytes]:
        from lkj_rules.papers.cutouts import cut_out
        from lkj_rules.papers.reading import LIMIT

        data = read_bytes(paths[report.path], name=report.path, limit=LIMIT)
        return cut_out(data, boxes) if hashlib.sha256(data).hexdigest() == report.sha256 else {}

    return cut


def summary_line(summary: Summary) -> Pair:
    """
    Write how much of the papers was read.
    """
    counts = summary.recognised, summary.tables, summary.placed, summary.left
    line_id, line_en = (
        "{} dari {} tabel dikenali, {} angka masuk, {} tidak".format(*counts),
        "{} of {} tables recognised, {} figures placed, {} not".format(*counts),
    )
    if summary.unread:
        line_id, line_en = f"{line_id}; {summary.unread} halaman tidak terbaca", f"{line_en}; {summary.unread} pages not read"
    return f"{line_id}.", f"{line_en}."

"""
Finished reports in PDF or Word: known from other files, read with the screen showing how far it is, and drafted as a report.
"""

from __future__ import annotations

import hashlib
import shlex
import zipfile
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from lkj_rules.cli import screen
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import Pair, pick
from lkj_rules.errors import InputError, Problem
from lkj_rules.files.file_access import is_special, read_bytes
from lkj_rules.files.places import Places
from lkj_rules.files.report_reader import ZIP, ReportFile, drafted_report

if TYPE_CHECKING:  # few runs read papers
    from lkj_rules.cli.sources import Source
    from lkj_rules.drafts.draft import Draft
    from lkj_rules.drafts.summary import Summary
    from lkj_rules.model.pointers import Box
    from lkj_rules.render.html.cutouts import Cutter
    from lkj_rules.render.material import Checked

_NO_YEAR: Pair = ("Tahun laporan tidak ditemukan di sini.", "The year of the report is not found here.")
_NO_TABLE: Pair = ("Tidak satu pun tabel laporan kinerja dikenali di sini.", "No table of a performance report is recognised here.")
_SEVERAL = 2
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


def draft_papers(shown: Mapping[str, str], known: Mapping[str, Any] | None = None, *, scans: bool = False) -> Draft:
    """
    Read files, with the names that output calls them, and draft the one report that they are together.

    ``known`` is the report that there is already; with ``scans`` a machine recognises the letters of pages that are pictures.

    Raises ``InputError`` for a file that cannot be read or names no year, and ``WrongUsage`` where a package is missing.
    """
    from lkj_rules.cli.outputs import require_extra

    for path, name in shown.items():
        if kind_of_paper(path) == "pdf":
            require_extra("pypdfium2", name, "impor")
    for package in ("rapidocr", "onnxruntime") if scans else ():
        require_extra(package, "--scans", "pindai")
    from lkj_rules.drafts.draft import draft
    from lkj_rules.papers.reading import LIMIT, read_paper

    papers = []
    for path, name in shown.items():
        with screen.counted((f"Membaca {name}, halaman", f"Reading {name}, page"), least=0) as watch:
            papers.append(read_paper(read_bytes(path, name=name, limit=LIMIT), name, watch, scans=scans))
    drafted = draft(papers, known)
    if not drafted.document["tahun"]:
        raise _incomplete(", ".join(shown.values()), _NO_YEAR, drafted.summary)
    return drafted


def _incomplete(name: str, why: Pair, summary: Summary) -> InputError:
    """
    Make the error of a paper in which a report is not found, with the pages that are pictures.
    """
    more_id, more_en = _scans_left(summary)
    return InputError.of(name, f"{why[0]}{more_id and f' {more_id}.'}", f"{why[1]}{more_en and f' {more_en}.'}")


def _scans_left(summary: Summary) -> Pair:
    """
    Write how many pages are pictures that were not read, and how to read them.
    """
    if not summary.scans:
        return "", ""
    return (
        f"{summary.scans} halaman gambar (pindaian) dapat dibaca dengan --scans (lkj-rules[pindai])",
        f"{summary.scans} pages that are pictures (scans) can be read with --scans (lkj-rules[pindai])",
    )


def joined(sources: Sequence[Source]) -> list[Source]:
    """
    Make one source of those that are papers: the parts of one report.

    Raises ``WrongUsage`` where there are fewer than two.
    """
    papers = [each for each in sources if kind_of_paper(each.path)]
    if len(papers) < _SEVERAL:
        raise WrongUsage((
            "--join menyatukan beberapa berkas menjadi satu laporan; sebutkan sedikitnya dua PDF atau berkas Word.",
            "--join makes several files one report; name at least two PDFs or Word files.",
        ))
    whole = attrs.evolve(papers[0], shown=", ".join(each.shown for each in papers), papers=tuple(papers))
    return [whole, *(each for each in sources if each not in papers)]


def parts_hint(sources: Sequence[Source], reports: Sequence[Checked], problems: Sequence[Problem]) -> Pair | None:
    """
    Say that papers seem to be parts of one report: some hold no report, or two of one office and year lack what the other has.
    """
    papers = [each for each in sources if kind_of_paper(each.path)]
    names = {each.shown for each in papers}
    partial = any(each.file in names and each.message_en.startswith((_NO_YEAR[1], _NO_TABLE[1])) for each in problems)
    parts = [(_whose(each), _has(each)) for each in reports if each.path in names]
    split = any(one == other and have - has and has - have for (one, have), (other, has) in combinations(parts, 2))
    if len(papers) < _SEVERAL or not (partial or split):
        return None
    command = " ".join(["lkj-check --join", *(shlex.quote(each.path) for each in papers)])
    return (
        f"Bila berkas ini bagian satu laporan, periksalah bersama: {command}",
        f"If these files are parts of one report, check them together: {command}",
    )


def _whose(report: Checked) -> tuple[str, int]:
    return report.laporan.entitas.nama.casefold(), report.laporan.tahun


def _has(report: Checked) -> set[str]:
    return {each.name for each in attrs.fields(type(report.laporan)) if getattr(report.laporan, each.name)}


def read_drafted(source: Source) -> ReportFile:
    """
    Read a finished report as the report that is drafted from it, and say on standard error how much of it was read.

    Raises ``InputError`` for a file that cannot be read, or of which nothing is recognised.
    """
    from lkj_rules.drafts.seen_places import as_printed

    files = {each.path: each.shown for each in source.files}
    drafted = draft_papers(files, scans=source.scans)
    if not drafted.summary.recognised:
        raise _incomplete(source.shown, _NO_TABLE, drafted.summary)
    click.echo(f"{source.shown}: {pick(summary_line(drafted.summary))}", err=True)
    sha256 = hashlib.sha256(b"".join(Path(each).read_bytes() for each in files)).hexdigest()
    places = Places(cells=drafted.places, boxes=drafted.boxes, certain=drafted.certain)
    return drafted_report(as_printed(drafted.document), places, name=source.shown, sha256=sha256)


def cutter(sources: Sequence[Source]) -> Cutter:
    """
    Give what draws cut-outs of the pages of PDFs that were checked, as long as they are what was read.
    """
    def cut(report: Checked, boxes: Sequence[Box]) -> Mapping[Box, bytes]:
        from lkj_rules.papers.cutouts import cut_out
        from lkj_rules.papers.reading import LIMIT

        source = next(each for each in sources if each.shown == report.path)
        files = {each.shown: read_bytes(each.path, name=each.shown, limit=LIMIT) for each in source.files}
        if hashlib.sha256(b"".join(files.values())).hexdigest() != report.sha256:
            return {}
        own = {name: [box for box in boxes if box.file in ("", name)] for name in files}
        return {box: picture for name, data in files.items() if own[name] for box, picture in cut_out(data, own[name]).items()}

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
    if summary.scanned:
        line_id = f"{line_id}; {summary.scanned} halaman dikenali mesin dari pindaian, semua angkanya diragukan"
        line_en = f"{line_en}; {summary.scanned} pages recognised by a machine from scans, all their figures in doubt"
    if summary.scans:
        line_id, line_en = (f"{line}; {left}" for line, left in zip((line_id, line_en), _scans_left(summary), strict=True))
    return f"{line_id}.", f"{line_en}."

"""
Read a report: bytes in, ``Laporan`` out, or one ``InputError`` with everything that is wrong.

Nothing is guessed and nothing is lost: what this module accepts is in the model, digit for digit. It looks at one report and
its parts, never at others.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.files.copies import part_copies
from lkj_rules.files.file_access import is_special, read_bytes, unread
from lkj_rules.files.issues import InvalidError, Issue, to_problems
from lkj_rules.files.json_text import decode_text, parse_json
from lkj_rules.files.parts import Part, Parts, read_parts
from lkj_rules.files.references import reference_issues
from lkj_rules.files.scalars import FORMAT
from lkj_rules.files.strict_reader import structure
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.columns import resolve_readings

if TYPE_CHECKING:  # few runs read a workbook
    from lkj_rules.files.places import Places

MEGABYTE = 1024 * 1024
LIMIT = 64 * MEGABYTE
"""Bytes that a report may have unless more is allowed; a budget of a hundred thousand lines needs a third of it."""

OFFICE_BEGINNINGS = (b"\xd0\xcf\x11\xe0", b"%PDF")
"""How an old file of Excel or Word begins, one with a password, or a PDF."""
ZIP = b"PK\x03\x04"
"""How a workbook begins."""
_OFFICE_FILE = Texts(
    "Ini PDF, berkas Word atau Excel lama (.doc, .xls), atau berkata sandi, bukan report.json; simpan ulang sebagai .docx atau "
    ".xlsx tanpa sandi; sebuah PDF diberikan kepada lkj-check sebagai berkas.",
    "This is a PDF, a file of an old Word or Excel (.doc, .xls), or one with a password, not a report.json; save it again as .docx "
    "or .xlsx without a password; a PDF is given to lkj-check as a file.",
)
_MARKS = frozenset({"format", "entitas", "tahun"})
"""Keys of which a report has at least one; other JSON gets one sentence instead of fifty."""
_NOT_A_REPORT = Issue(
    "",
    f'Ini JSON, tetapi bukan laporan: objek dengan "format": "{FORMAT}" tidak ada.',
    f'This is JSON, but not a report: there is no object with "format": "{FORMAT}".',
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ReportFile(Parts):
    """
    Hold a report with the files it came from.
    """

    parts: tuple[Part, ...]
    """The files that it was read from, its own first."""
    laporan: Laporan = attrs.field(repr=False)
    """The report itself, documents in files of their own put in place."""


def read_report(path: str | os.PathLike[str], *, name: str | None = None, limit: int = LIMIT) -> ReportFile:
    """
    Read one report file; ``name`` is what messages call it, by default the path as given.

    Documents that the report keeps in files of their own are read with it. ``limit`` counts bytes, those files included.

    >>> read_report("report.json").laporan.entitas.nama
    'KPU Kabupaten Asahan'

    Raises ``InputError`` when it cannot be opened, has more than ``limit`` bytes, or is not a report, with everything that is
    wrong: unknown and repeated keys, wrong types, codes that no register has.
    """
    shown = Path(path).as_posix() if name is None else name
    try:
        if Path(path).stat().st_size > limit and Path(path).is_file():
            raise _too_large(shown, limit)
        with Path(path).open("rb") as stream:
            return read_stream(stream, name=shown, folder=None if is_special(path) else Path(path).parent, limit=limit)
    except (OSError, ValueError) as refused:
        raise InputError.of(shown, *unread(refused)) from None


def read_stream(stream: BinaryIO, *, name: str, folder: Path | None = None, limit: int = LIMIT) -> ReportFile:
    """
    Read one report from an open stream, such as standard input; stop at the limit. ``folder`` is where files that it names stand.
    """
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise _too_large(name, limit)
    return parse_report(data, name=name, folder=folder, limit=limit)


def parse_report(data: bytes, *, name: str, folder: Path | None = None, limit: int = LIMIT) -> ReportFile:
    """
    Read one report from its bytes, UTF-8 with or without a byte-order mark; ``name`` is what messages call it.

    Documents in files of their own are looked for in ``folder`` and below; without it, naming one is a problem.

    >>> try:
    ...     parse_report(b'{"format": "lkj-rules/1", "tahn": 2024}', name="upload.json")
    ... except InputError as error:
    ...     print(error.problems[-1].place(), error.problems[-1].suggestion)
    upload.json:1:27 /tahn tahun

    Raises ``InputError`` with all problems found, in the order of the files; references are looked at once the rest is right.
    """
    if isinstance(data, str):
        raise TypeError(
            "parse_report() takes the bytes of a report, not a text; call parse_report(text.encode(), name=...), "
            "or read_report(path) for a file"
        )
    return _report(*_parsed(data, name=name), folder=folder, limit=limit - len(data))


def drafted_report(document: dict[str, Any], places: Places, *, name: str, sha256: str) -> ReportFile:
    """
    Make a report of a document that was drafted from a file of another kind; ``places`` say where in that file values stand.

    Raises ``InputError`` with all that is wrong with it.
    """
    text = json.dumps(document, ensure_ascii=False, indent=2)
    part = Part(pointer="", name=name, text=text, sha256=sha256, cells=places)
    return _report(json.loads(text), [], part, (), folder=None, limit=0)


def read_whole(path: str | os.PathLike[str], *, name: str) -> dict[str, Any]:
    """
    Read a report as the one JSON document that it is, with the files that it names in place; copies of a document in their order.

    Raises ``InputError`` as ``read_report`` does.
    """
    read_report(path, name=name)  # refuses what is wrong
    document, _, own, _ = _parsed(read_bytes(path, name=name, limit=LIMIT), name=name)
    return read_parts(part_copies(document, own)[0], name=name, folder=Path(path).parent, limit=LIMIT).document


def is_report(document: dict[str, Any]) -> bool:
    """
    Return whether a document as JSON gives it, all of its files in place, is read as a report.
    """
    try:
        whole = part_copies(document, Part(pointer="", name="", text="", sha256=""))[0]
        return not list(reference_issues(structure(whole, Laporan)))
    except InvalidError:
        return False


def _parsed(data: bytes, *, name: str) -> tuple[dict[str, Any], list[Issue], Part, tuple[Problem, ...]]:
    """
    Parse JSON or a workbook; give the document, what is wrong, and the file that it stands in.
    """
    if data.startswith(ZIP):
        from lkj_rules.files.form.reader import read_form  # few runs read a workbook
        from lkj_rules.workbook.reading import read_grid

        form = read_form(read_grid(data, name=name), name=name)
        text = json.dumps(form.document, ensure_ascii=False, indent=2)
        part = Part(pointer="", name=name, text=text, sha256=hashlib.sha256(data).hexdigest(), cells=form.places)
        return form.document, [], part, form.problems
    if data.startswith(OFFICE_BEGINNINGS):
        raise InputError.of(name, _OFFICE_FILE.id, _OFFICE_FILE.en)
    text = decode_text(data, name=name)
    document, issues = parse_json(text, name=name)
    if not isinstance(document, dict) or _MARKS.isdisjoint(document):
        raise InputError(to_problems([_NOT_A_REPORT], file=name, text=text))
    return document, issues, Part(pointer="", name=name, text=text, sha256=hashlib.sha256(data).hexdigest()), ()


def _report(
    document: dict[str, Any], issues: list[Issue], own: Part, wrong: tuple[Problem, ...], *, folder: Path | None, limit: int
) -> ReportFile:
    name = own.name
    document, places = part_copies(document, own)
    read = read_parts(document, name=name, folder=folder, limit=limit)
    issues += read.issues
    parts = (own, *places, *read.parts)
    try:
        laporan = structure(read.document, Laporan)
        issues += reference_issues(laporan)
    except InvalidError as error:
        issues += (issue for issue in error.issues if issue.pointer not in read.unreadable)
    if issues or read.broken or wrong:
        raise InputError((*wrong, *Parts(parts=parts).problems(issues), *read.broken))
    return ReportFile(parts=parts, laporan=resolve_readings(laporan))


def _too_large(name: str, limit: int) -> InputError:
    return InputError.of(
        name, f"Berkas lebih besar dari batas {limit:,} byte.".replace(",", "."),
        f"The file is larger than the limit of {limit:,} bytes.",
    )

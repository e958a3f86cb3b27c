"""
Read a report: bytes in, ``Laporan`` out, or one ``InputError`` with everything that is wrong.

Nothing is guessed and nothing is lost: what this module accepts is in the model, digit for digit. It looks at one report and
its parts, never at others.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.files.faults import Complaint, to_problems
from lkj_rules.files.json_text import decode_text, parse_json
from lkj_rules.files.leaves import FORMAT
from lkj_rules.files.parts import Part, Parts, names_files, read_parts
from lkj_rules.files.positions import Position
from lkj_rules.files.quick import REFUSALS, read_quickly
from lkj_rules.files.recognition import is_office_file
from lkj_rules.files.references import reference_complaints
from lkj_rules.files.refusals import unread
from lkj_rules.model.documents import Laporan
from lkj_rules.model.reading.columns import resolve_readings
from lkj_rules.model.spots import Spot

LIMIT = 64 * 1024 * 1024
"""Bytes that a report may have; a budget of a hundred thousand lines needs a third of it."""

_OFFICE_FILE = (
    "Ini berkas Excel, Word, atau PDF, bukan report.json; mulai dengan lkj-rules init.",
    "This is a file of Excel or Word or a PDF, not a report.json; begin with lkj-rules init.",
)
_MARKS = frozenset({"format", "entitas", "tahun"})


@attrs.frozen(kw_only=True)
class ReportFile:
    """
    Hold a report with the files it came from.
    """

    files: Parts
    """The files, the report's own first: names to show, texts, and SHA-256 of the bytes in hexadecimal."""
    laporan: Laporan = attrs.field(repr=False)
    """The report itself, documents in files of their own put in place."""

    @property
    def name(self) -> str:
        """
        Give the name of the report's own file.
        """
        return self.files.parts[0].name

    @property
    def text(self) -> str:
        """
        Give the text of the report's own file.
        """
        return self.files.parts[0].text

    @property
    def sha256(self) -> str:
        """
        Give the SHA-256 of the report's own file.
        """
        return self.files.parts[0].sha256

    def locate(self, pointers: Iterable[str]) -> dict[str, Position]:
        """
        Find line and column of each pointer in the file that it stands in.

        A pointer to what is left out of the file gives the nearest value around it.
        """
        return self.files.locate(pointers)

    def spots(self, pointers: Iterable[str]) -> dict[str, Spot]:
        """
        Tell of each pointer where it stands, and what is written there.
        """
        return self.files.spots(pointers)


def read_report(path: str | os.PathLike[str], *, name: str | None = None, limit: int = LIMIT) -> ReportFile:
    """
    Read one report file; ``name`` is what messages call it, the path as given unless told otherwise.

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
            return read_stream(stream, name=shown, folder=Path(path).parent, limit=limit)
    except (OSError, ValueError) as refused:
        raise _unopened(shown, *unread(refused)) from None


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
    if is_office_file(data):
        raise _unopened(name, *_OFFICE_FILE)
    text = decode_text(data, name=name)
    document, complaints = parse_json(text, name=name)
    own = Part(pointer="", name=name, text=text, sha256=hashlib.sha256(data).hexdigest())
    stranger = _not_a_report(document)
    if stranger is not None:
        raise InputError(to_problems([stranger], file=name, text=text))
    further: list[Part] = []
    unread: set[str] = set()
    if names_files(document):
        document, further, faults = read_parts(document, name=name, folder=folder, limit=limit - len(data))
        complaints.extend(faults)
        unread = {fault.pointer for fault in faults}
    files = Parts(parts=(own, *further))
    laporan, structural = _structure(document)
    complaints.extend(each for each in structural if each.pointer not in unread)
    if laporan is not None:
        complaints.extend(reference_complaints(laporan))
    if laporan is None or complaints:
        raise InputError(files.problems(complaints))
    return ReportFile(files=files, laporan=resolve_readings(laporan))


def _structure(document: Any) -> tuple[Laporan | None, list[Complaint]]:
    try:
        return read_quickly(document, Laporan), []
    except REFUSALS:
        from lkj_rules.files.complaints import read_thoroughly  # cattrs is slow to import, and a clean report does not need it

        return read_thoroughly(document, Laporan)


def _not_a_report(document: Any) -> Complaint | None:
    """
    Tell JSON of another kind from a report with faults, so that it gets one sentence instead of fifty.
    """
    if isinstance(document, dict) and not _MARKS.isdisjoint(document):
        return None
    return Complaint(
        pointer="",
        message_id=f'Ini JSON, tetapi bukan laporan: objek dengan "format": "{FORMAT}" tidak ada.',
        message_en=f'This is JSON, but not a report: there is no object with "format": "{FORMAT}".',
    )


def _too_large(name: str, limit: int) -> InputError:
    return _unopened(
        name,
        f"Berkas lebih besar dari batas {limit:,} byte.".replace(",", "."),
        f"The file is larger than the limit of {limit:,} bytes.",
    )


def _unopened(name: str, message_id: str, message_en: str) -> InputError:
    return InputError((Problem(file=name, pointer="", message_id=message_id, message_en=message_en),))

"""
What a run must not write over: what it reads, and what another run could read, unless ``--force`` allows it.

An earlier result may be written over, and so may text that no run reads. A file is known by what is in it, so that links, hard
links and names that differ in case change nothing.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import Pair
from lkj_rules.cli.related.documents import files_named
from lkj_rules.cli.targets import unwritable
from lkj_rules.files.recognition import SUFFIXES, holds_report, is_untouched
from lkj_rules.files.report_reader import LIMIT

_RESULT = re.compile(rb'\s*\{\s*"(?:format"\s*:\s*"lkj-check/|\$schema"\s*:\s*"https?://[^"]*/sarif[^"/]*"\s*,\s*"version"\s*:)')
_MARKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
"""Byte-order marks and blanks."""
_LONGEST_LETTER = 4
"""Bytes of the longest letter."""
_PAPERS = (b"%PDF", b"\xd0\xcf\x11\xe0")


def refuse_overwriting(targets: Sequence[str], *, inputs: Sequence[str] = (), reports: Sequence[str] = (), force: bool) -> None:
    """
    Refuse targets named twice, that are not files or have no folder, or that are or could be inputs; before any work is done.

    ``reports`` are read with the files that they name, ``inputs`` are all else that is read; ``force`` allows to write over them.

    Raises ``WrongUsage`` with all that is in the way.
    """
    _refuse_repeated(targets)
    for target in targets:
        real = Path(os.path.realpath(target))
        if real.is_dir() or not real.parent.is_dir():
            raise unwritable(target, "bukan berkas, atau foldernya tidak ada", "not a file, or its folder does not exist")
    reasons = [] if force else [(each, reason) for each in targets if (reason := _reason(each, inputs, reports)) is not None]
    if reasons:
        of_id, of_en = ("; ".join(f"{target} ({reason[at]})" for target, reason in reasons) for at in (0, 1))
        raise WrongUsage((
            f"Tidak ditimpa: {of_id}. Sebutkan berkas lain, atau pakai --force untuk menimpanya.",
            f"Not overwritten: {of_en}. Name another file, or use --force to overwrite.",
        ))


def refuse_for_good(target: str, reports: Sequence[str]) -> None:
    """
    Refuse to write over a report, a part of one, or TOML, whatever ``--force`` says: that is for what the command writes.

    Raises ``WrongUsage``.
    """
    if not Path(target).is_file():
        return
    read = any(_same(target, each) for each in (*reports, *files_named(reports)))
    if read or target.lower().endswith(".toml") or (target.lower().endswith(SUFFIXES) and holds_report(target)):
        raise WrongUsage((f"{target} tidak ditimpa: itu sebuah masukan.", f"{target} is not overwritten: it is an input."))


def _refuse_repeated(targets: Sequence[str]) -> None:
    taken: set[object] = set()
    for target in targets:
        keys: set[object] = {os.path.realpath(target).casefold()}
        with suppress(OSError, ValueError):
            status = Path(target).stat()
            keys.add((status.st_dev, status.st_ino))
        if keys & taken:
            raise WrongUsage((
                f"{target} tidak boleh ditimpa: disebut untuk dua keluaran.", f"{target} must not be overwritten: named twice.",
            ))
        taken |= keys


def _reason(target: str, inputs: Sequence[str], reports: Sequence[str]) -> Pair | None:
    """
    Say why a file must be kept; ``None`` where it may be written over, or is not there.
    """
    path = Path(target)
    if not path.is_file():  # nothing is there, or a pipe or a device
        return None
    if any(_same(target, each) for each in (*inputs, *reports)):
        return "dibaca dalam pemanggilan ini", "read in this run"
    try:
        with path.open("rb") as stream:
            kind = _kind(stream.read(LIMIT))
        suffix = Path(os.path.realpath(target)).suffix.lower()
        if kind is None and suffix == ".toml":  # broken, perhaps
            return "TOML", "TOML"
        if kind is None and suffix == ".json" and holds_report(path):
            return "laporan yang rusak", "a broken report"
    except OSError:
        return "tidak dapat dibaca", "cannot be read"
    if kind is None and any(_same(target, each) for each in files_named(reports)):
        return "bagian laporan yang diperiksa", "a part of a report that is checked"
    return kind


def _kind(data: bytes) -> Pair | None:
    """
    Say what input a file could be, by its bytes; ``None`` for an earlier result, and for text that no run reads.
    """
    text = data.replace(b"\0", b"").lstrip(_MARKS)  # UTF-16 as well
    if text.startswith((b"{", b"[")) and not _RESULT.match(text):
        return "JSON yang bukan hasil pemeriksaan", "JSON that is not a result of a check"
    if data.startswith(_PAPERS) or (data.startswith(b"PK\x03\x04") and not _untouched(data)):
        return "dokumen yang bukan, atau bukan lagi, hasil pemeriksaan", "a document that is not, or no longer, a result of a check"
    if _toml(data):
        return "TOML", "TOML"
    if not data.startswith(b"PK") and not _is_text(data):
        return "bukan teks, dan bukan hasil pemeriksaan", "not text, and not a result of a check"
    return None


def _untouched(data: bytes) -> bool:
    """
    Return whether a workbook is as this program wrote it: by it, and not saved again since.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as book:
            return is_untouched(book)
    except (BadZipFile, KeyError, OSError, RuntimeError):  # RuntimeError: encrypted, or compressed in an unknown way
        return False


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
    except UnicodeDecodeError as fault:
        return fault.start > len(data) - _LONGEST_LETTER  # the reading ended within a letter
    return True


def _toml(data: bytes) -> bool:
    try:
        tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return bool(data.strip())


def _same(target: str, other: str) -> bool:
    try:
        return Path(target).samefile(other)
    except (OSError, ValueError):
        return False

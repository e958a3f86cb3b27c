"""
Reports distinguished from other files, for searches of folders and lists of changed files, which pass over others silently.

A broken report must not be passed over as something else: what it says counts, not whether it can be read, nor how it is written.
A workbook is known by the titles of its blocks; only the beginnings of its parts are unpacked for that.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from lkj_rules.files.report_reader import LIMIT, OFFICE_BEGINNINGS, ZIP

if TYPE_CHECKING:  # few runs read a workbook
    from zipfile import ZipFile

WORKBOOKS = (".xlsx", ".xlsm", ".ods")
SUFFIXES = (".json", *WORKBOOKS)
"""How the name of a file ends that may be a report; the reader says why it does not take an ``.xlsm``."""

_HEAD, _OVERLAP = 64 * 1024, 1024
_OFFICE = "entitas"
_MARKS = frozenset({_OFFICE, "tahun", "indikator", "renstra", "rkt", "perjanjian_kinerja", "rencana_aksi", "anggaran", "lkj"})
_WORD = rf"""(?i)["']({"|".join(_MARKS)})["']|\b({"|".join(_MARKS)})\s*:""".encode()
_FORMAT = re.compile(rb'"format"\s*:\s*"lkj-rules', re.IGNORECASE)
_VERSION = re.compile(rb"""["']lkj-rules/[0-9]""", re.IGNORECASE)
_ESCAPED = re.compile(rb"\\u00(?!22|5[cC])([2-7][0-9a-fA-F])")

_PART = re.compile(r"(.*/)?(sharedStrings|content|worksheets/[^/]*)\.xml", re.IGNORECASE)
"""The parts of a workbook that texts of its cells are in."""
_PIECE, _MOST = 256 * 1024, 4 * 1024 * 1024
_TITLE = re.compile("(?:■|&#9632;|&#x25A0;)\\s*([^<]{1,60})<".encode(), re.IGNORECASE)
_TITLES = 2
"""Titles of blocks that a workbook must have: one alone may be a heading of somebody else's."""
_OURS = re.compile(rb"<dc:creator\b[^>]*>lkj-rules")
_DAYS = re.compile(rb"<dcterms:(?:created|modified)\b[^>]*>([^<]*)<")
_COPY = b'name="Temuan"'
"""The sheet that a check adds to the copy of a workbook."""


def holds_report(path: str | os.PathLike[str]) -> bool:
    """
    Return whether a file is a report, by what is in it, however large.

    One called ``report*.json`` or ``isian*.xlsx`` is a report also where it cannot be read. A copy with the findings of a check is
    a result, and a report from when it is saved again.

    Raises ``OSError`` or ``ValueError`` for a file that cannot be read.
    """
    with Path(path).open("rb") as stream:
        head = stream.read(_HEAD)
        if head.startswith(ZIP):
            return _is_filled_in(stream, called=_called_report(path))
        if head.startswith(OFFICE_BEGINNINGS):
            return _called_report(path)
        if _FORMAT.search(_plain(head)):  # most reports; the rest of the file does not matter
            return True
        data = head + stream.read(LIMIT)
        if is_report(data) or (_called_report(path) and _broken(data)):
            return True
        while len(data) > LIMIT and stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            data = data[-_OVERLAP:] + stream.read(LIMIT)
            if is_report(data):
                return True
    return False


def is_report(data: bytes) -> bool:
    """
    Return, at little cost, whether the bytes of a file are a report's, broken or not.

    They name the format; or, since that line may be what is missing or misspelt, they have the report's other marks at the root:
    three of its keys, one of them the office, or four others. Case, escapes in keys, comments and encoding do not matter.
    """
    plain = _plain(data)
    if _FORMAT.search(plain):
        return True
    words = {(quoted or bare).decode().lower() for quoted, bare in re.findall(_WORD, plain)}
    if not _enough(words) and not _VERSION.search(plain):
        return False
    try:
        document = json.loads(_one_byte_each(data))
    except (ValueError, RecursionError):
        return True
    if not isinstance(document, dict):
        return False
    return _enough(document) or any(type(value) is str and value.lower().startswith("lkj-rules/") for value in document.values())


def _enough(keys: Iterable[str]) -> bool:
    marks = _MARKS & {key.strip().lower() for key in keys}
    return len(marks) >= (3 if _OFFICE in marks else 4)


def _called_report(path: str | os.PathLike[str]) -> bool:
    """
    Return whether a file has a report's name; broken beyond recognition, it is a report by that.
    """
    name = Path(path).name.lower()
    return (name.startswith("report") and name.endswith(".json")) or (name.startswith("isian") and name.endswith(WORKBOOKS))


def _is_filled_in(stream: BinaryIO, *, called: bool) -> bool:
    """
    Return whether a workbook has titles of our blocks and is not a result; ``called`` answers where it cannot be opened.
    """
    import zlib
    from zipfile import BadZipFile, ZipFile

    titles: set[bytes] = set()
    if os.fstat(stream.fileno()).st_size > LIMIT:  # the reader refuses it
        return called
    try:
        with ZipFile(stream) as archive:
            for piece in _pieces(archive):
                titles |= {found for found in _TITLE.findall(piece) if _is_title(found)}
                if len(titles) >= _TITLES:
                    return not (is_untouched(archive) and _COPY in _beginning(archive, "xl/workbook.xml"))
    except (BadZipFile, KeyError, OSError, ValueError, EOFError, RuntimeError, zlib.error):  # damaged, encrypted, packed unknown
        return called
    return False


def _is_title(found: bytes) -> bool:
    from lkj_rules.files.form.layout import folded, sheets  # few workbooks have the mark of a title

    return any(folded(found.decode("utf-8", "replace")) == folded(block.title) for plan in sheets() for block in plan.blocks)


def _pieces(archive: ZipFile) -> Iterator[bytes]:
    """
    Unpack texts: of the parts that have those of all sheets as much as is read at all, of a sheet its beginning.
    """
    left = _MOST
    for part in sorted(filter(_PART.fullmatch, archive.namelist()), key=lambda part: "worksheets/" in part):
        with archive.open(part) as stream:
            last = b""
            while left > 0 and (piece := stream.read(_PIECE)):
                left -= len(piece)
                yield last + piece
                last = piece[-_OVERLAP:]
                if "worksheets/" in part:
                    break


def is_untouched(archive: ZipFile) -> bool:
    """
    Return whether a workbook is as this program wrote it: by it, and not saved again since.

    Raises what ``zipfile`` raises where the part that says so is damaged.
    """
    core = _beginning(archive, "docProps/core.xml")
    return _OURS.search(core) is not None and len(set(_DAYS.findall(core))) == 1


def _broken(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return True
    return False


def _plain(data: bytes) -> bytes:
    """
    Write the escapes that JSON does not need as what they stand for, so that marks read alike.
    """
    data = _one_byte_each(data)
    return _ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), data) if b"\\u00" in data else data


def _one_byte_each(data: bytes) -> bytes:
    """
    Take UTF-16 and UTF-32, which the reader refuses with a sentence, for the ASCII that the marks are in.
    """
    return data.replace(b"\0", b"") if b"\0" in data else data


def _beginning(archive: ZipFile, part: str) -> bytes:
    if part not in archive.namelist():
        return b""
    with archive.open(part) as stream:
        return stream.read(_PIECE)

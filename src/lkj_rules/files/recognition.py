"""
Reports distinguished from other JSON, for searches of folders and lists of changed files, which pass over other files silently.

A broken report must not be passed over as something else: what it says counts, not whether it can be read, nor how it is written.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from lkj_rules.files.report_reader import LIMIT

_HEAD, _OVERLAP = 64 * 1024, 1024
_OFFICE = "entitas"
_MARKS = frozenset({_OFFICE, "tahun", "indikator", "renstra", "rkt", "perjanjian_kinerja", "rencana_aksi", "anggaran", "lkj"})
_WORD = re.compile(rf"""["']({"|".join(_MARKS)})["']|\b({"|".join(_MARKS)})\s*:""".encode(), re.IGNORECASE)
_FORMAT = re.compile(rb'"format"\s*:\s*"lkj-rules', re.IGNORECASE)
_VERSION = re.compile(rb"""["']lkj-rules/[0-9]""", re.IGNORECASE)
_ESCAPED = re.compile(rb"\\u00(?!22|5[cC])([2-7][0-9a-fA-F])")


def holds_report(path: str | os.PathLike[str]) -> bool:
    """
    Return whether a file is a report, by what is in it, however large; one called ``report*.json`` also where it is not JSON.

    Raises ``OSError`` or ``ValueError`` for a file that cannot be read.
    """
    with Path(path).open("rb") as stream:
        head = stream.read(_HEAD)
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
    words = {(quoted or bare).decode().lower() for quoted, bare in _WORD.findall(plain)}
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
    return name.startswith("report") and name.endswith(".json")


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

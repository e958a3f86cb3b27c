"""
Reports distinguished from other JSON, for searches of folders and lists of changed files, which pass over other files silently.

A broken report must not be passed over as something else: what it says counts, not whether it can be read.
"""

from __future__ import annotations

import json
import re

_FORMAT = re.compile(rb'"format"\s*:\s*"lkj-rules')
_OFFICE, _YEAR = re.compile(rb'"entitas"\s*:\s*\{'), re.compile(rb'"tahun"\s*:\s*["0-9]')
_DOCUMENTS = ("indikator", "renstra", "rkt", "perjanjian_kinerja", "rencana_aksi", "anggaran", "lkj")
_DOCUMENT = re.compile(rf'"(?:{"|".join(_DOCUMENTS)})"\s*:\s*[\[{{"]'.encode())


def names_format(data: bytes) -> bool:
    """
    Return whether bytes, perhaps the beginning of a file, name the format of a report.
    """
    return _FORMAT.search(_one_byte_each(data)) is not None


def is_report(data: bytes) -> bool:
    """
    Return, at little cost, whether the bytes of a file are a report's, broken or not.

    They name the format; or, since that line may be what is missing or misspelt, they have the report's other marks: office, year
    and one of its documents, in JSON at the root.
    """
    data = _one_byte_each(data)
    if _FORMAT.search(data) is not None:
        return True
    if not all(mark.search(data) for mark in (_OFFICE, _YEAR, _DOCUMENT)):
        return False
    try:
        document = json.loads(data)
    except (ValueError, RecursionError):
        return True
    return isinstance(document, dict) and {"entitas", "tahun"} <= document.keys() and not document.keys().isdisjoint(_DOCUMENTS)


def broken(data: bytes) -> bool:
    """
    Return whether the bytes of a file are not JSON that can be read.
    """
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return True
    return False


def _one_byte_each(data: bytes) -> bytes:
    """
    Take UTF-16, which the reader refuses with a sentence, for the ASCII that the marks are in.
    """
    return data.replace(b"\0", b"") if b"\0" in data[:4] else data

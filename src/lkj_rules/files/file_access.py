"""
Reading files of limited size, and why the operating system refuses one, in both languages.

Pipes and devices may keep a reader waiting for ever, or never end: only those that the caller of the program handed over are read.
"""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import BinaryIO

from lkj_rules.errors import InputError

_HANDED_OVER = re.compile(r"/dev/stdin|/(?:dev|proc/self)/fd/[0-9]+")
_SPECIAL = errno.ENOTSUP
"""Stands for what this module refuses itself: a pipe or a device."""
_REASONS = {
    errno.ENOENT: ("berkas atau folder tidak ditemukan", "there is no such file or folder"),
    errno.EACCES: ("pengguna ini tidak berhak", "this user has no permission"),
    errno.EPERM: ("pengguna ini tidak berhak", "this user has no permission"),
    errno.EROFS: ("tempatnya hanya dapat dibaca", "the place can only be read"),
    errno.EISDIR: ("ini folder, bukan berkas", "this is a folder, not a file"),
    errno.ENOTDIR: ("sebagian jalurnya bukan folder", "a part of its path is not a folder"),
    errno.EEXIST: ("sudah ada yang bernama sama", "something of that name is already there"),
    errno.ENOSPC: ("tempat penyimpanan penuh", "no space is left"),
    errno.EDQUOT: ("jatah penyimpanan habis", "the quota of space is used up"),
    _SPECIAL: ("ini pipa atau perangkat, bukan berkas biasa", "this is a pipe or a device, not a regular file"),
    errno.EBADF: ("sudah ditutup", "it is closed"),
    errno.EIO: ("perangkatnya tidak menjawab", "the device does not answer"),
    errno.ENAMETOOLONG: ("namanya terlalu panjang", "its name is too long"),
}
_UNREAD = {
    errno.ENOENT: ("Berkas tidak ditemukan.", "There is no such file."),
    errno.EISDIR: ("Ini folder, bukan berkas.", "This is a folder, not a file."),
    errno.EACCES: ("Berkas tidak boleh dibaca oleh pengguna ini.", "This user may not read the file."),
    errno.EPERM: ("Berkas tidak boleh dibaca oleh pengguna ini.", "This user may not read the file."),
    _SPECIAL: ("Ini pipa atau perangkat, bukan berkas biasa.", "This is a pipe or a device, not a regular file."),
}


def reason_of(refused: OSError | ValueError) -> tuple[str, str]:
    """
    Return the reason as the end of a sentence, Indonesian and English; an unknown one as the system words it.

    ``ValueError`` is for names that no file system takes, such as one with a NUL.
    """
    plain = (getattr(refused, "strerror", None) or str(refused)).rstrip(".")
    return _REASONS.get(getattr(refused, "errno", None) or 0, (plain, plain))


def unread(refused: OSError | ValueError) -> tuple[str, str]:
    """
    Return a whole sentence on why a file cannot be read, in both languages.
    """
    known = _UNREAD.get(getattr(refused, "errno", None) or 0)
    if known is not None:
        return known
    reason_id, reason_en = reason_of(refused)
    return f"Berkas tidak dapat dibaca: {reason_id}.", f"The file cannot be read: {reason_en}."


def _handed_over(path: str | os.PathLike[str]) -> bool:
    return _HANDED_OVER.fullmatch(os.fspath(path)) is not None


def is_special(path: str | os.PathLike[str]) -> bool:
    """
    Return whether a path is a pipe, a device or a stream: to be read once at most, or without end, and not standing in a folder.
    """
    return _handed_over(path) or (Path(path).exists() and not Path(path).is_file() and not Path(path).is_dir())


def open_regular(path: str | os.PathLike[str]) -> BinaryIO:
    """
    Open a file for reading.

    Raises ``OSError`` when it cannot be opened, and for a pipe or a device.
    """
    if is_special(path):
        raise OSError(_SPECIAL, os.strerror(_SPECIAL))
    return Path(path).open("rb")


def read_bytes(path: str | os.PathLike[str], *, name: str, limit: int) -> bytes:
    """
    Read a file of at most ``limit`` bytes; ``name`` is what messages call it.

    Standard input and other streams that the caller handed over (``/dev/stdin``, ``/dev/fd/63``) are read like files.

    Raises ``InputError`` when it cannot be opened or is larger, and for any other pipe or device.
    """
    try:
        with Path(path).open("rb") if _handed_over(path) else open_regular(path) as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as refused:
        raise InputError.of(name, *unread(refused)) from None
    if len(data) > limit:
        raise InputError.of(name, f"Berkas lebih besar dari {limit} byte.", f"The file is larger than {limit} bytes.")
    return data

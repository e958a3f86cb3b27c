"""
Reading files of limited size, and why the operating system refuses one, in both languages.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from lkj_rules.errors import InputError

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
    errno.ENAMETOOLONG: ("namanya terlalu panjang", "its name is too long"),
}
_UNREAD = {
    errno.ENOENT: ("Berkas tidak ditemukan.", "There is no such file."),
    errno.EISDIR: ("Ini folder, bukan berkas.", "This is a folder, not a file."),
    errno.EACCES: ("Berkas tidak boleh dibaca oleh pengguna ini.", "This user may not read the file."),
    errno.EPERM: ("Berkas tidak boleh dibaca oleh pengguna ini.", "This user may not read the file."),
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


def read_bytes(path: str | os.PathLike[str], *, name: str, limit: int) -> bytes:
    """
    Read a file of at most ``limit`` bytes; ``name`` is what messages call it.

    Raises ``InputError`` when it cannot be opened or is larger.
    """
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(limit + 1)
    except (OSError, ValueError) as refused:
        raise InputError.of(name, *unread(refused)) from None
    if len(data) > limit:
        raise InputError.of(name, f"Berkas lebih besar dari {limit} byte.", f"The file is larger than {limit} bytes.")
    return data

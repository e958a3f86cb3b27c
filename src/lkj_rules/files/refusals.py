"""
Why the operating system refuses a file, said in both languages: the one place that all who read and write files ask.
"""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: ("berkas atau folder tidak ditemukan", "there is no such file or folder"),
    errno.EACCES: ("pengguna ini tidak berhak", "this user has no permission"),
    errno.EPERM: ("pengguna ini tidak berhak", "this user has no permission"),
    errno.EROFS: ("tempatnya hanya dapat dibaca", "the place can only be read"),
    errno.EISDIR: ("ini folder, bukan berkas", "this is a folder, not a file"),
    errno.ENOTDIR: ("sebagian jalurnya bukan folder", "a part of its path is no folder"),
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
    Give the reason as the end of a sentence, Indonesian and English; one that is not known here stays as the system says it.

    ``ValueError`` is for names that no file system takes, such as one with a NUL.
    """
    plain = (getattr(refused, "strerror", None) or str(refused)).rstrip(".")
    return _REASONS.get(getattr(refused, "errno", None) or 0, (plain, plain))


def unread(refused: OSError | ValueError) -> tuple[str, str]:
    """
    Say in a whole sentence that a file cannot be read, and why.
    """
    known = _UNREAD.get(getattr(refused, "errno", None) or 0)
    if known is not None:
        return known
    reason_id, reason_en = reason_of(refused)
    return f"Berkas tidak dapat dibaca: {reason_id}.", f"The file cannot be read: {reason_en}."

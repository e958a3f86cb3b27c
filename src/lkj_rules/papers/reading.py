"""
The bytes of a finished report → paper; the kind is known by the content, not by the name.
"""

from __future__ import annotations

from lkj_rules.errors import InputError
from lkj_rules.papers.docx import read_docx
from lkj_rules.papers.paper import Paper
from lkj_rules.papers.pdf import read_pdf
from lkj_rules.tables.grid import Watch

LIMIT = 256 * 1024 * 1024
"""Bytes that a paper may have; with photographs a report has thirty million."""

PDF = b"%PDF-"
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_JUNK = 1024
"""Bytes that may stand before the mark of a PDF."""


def read_paper(data: bytes, file: str, watch: Watch | None = None, *, scans: bool = False) -> Paper:
    """
    Read what a file prints; ``watch`` is called with the pages, or bytes of a Word file, that have been read.

    With ``scans`` a machine recognises the letters of pages that are pictures; needs ``lkj-rules[pindai]``.

    Raises ``InputError`` for a file of another kind, and one that is encrypted, broken or too large.
    """
    if PDF in data[:_JUNK]:
        return read_pdf(data, file, watch, scans=scans)
    if data.startswith(_ZIP):
        return read_docx(data, file, watch)
    if data.startswith(_OLD):
        raise InputError.of(
            file, "Berkas Word lama (.doc), atau bersandi; simpan ulang sebagai .docx tanpa sandi.",
            "An old Word file (.doc), or an encrypted one; save it again as .docx without a password.",
        )  # fmt: skip
    raise InputError.of(file, "Ini bukan PDF dan bukan berkas Word (.docx).", "This is neither a PDF nor a Word file (.docx).")

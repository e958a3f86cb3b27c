"""
PDF → paper. The file is read in a process of its own, with bounded time and memory: nothing in it can harm or hang this one.
"""

from __future__ import annotations

from lkj_rules.errors import InputError
from lkj_rules.papers.assembly import assemble
from lkj_rules.papers.pages import BROKEN, LOCKED, MOST_PAGES, SCAN_BOUNDS, SCANS, TOO_LONG
from lkj_rules.papers.paper import Paper
from lkj_rules.papers.process import Bounds, UnansweredError, ask
from lkj_rules.papers.sheet import Sheet
from lkj_rules.tables.grid import Watch

_END = b"%%EOF"
_TAIL = 4096
"""Bytes at the end of a file in which its end mark stands."""

_WRONG = {
    BROKEN: ("PDF ini rusak; unduh atau cetak ulang berkasnya.", "This PDF is broken; download or print it again."),
    LOCKED: ("PDF ini bersandi; simpan ulang tanpa sandi.", "This PDF is encrypted; save it again without a password."),
    TOO_LONG: (
        f"PDF ini lebih dari {MOST_PAGES:,} halaman; pecahlah berkasnya.".replace(",", "."),
        f"This PDF has more than {MOST_PAGES:,} pages; split the file.",
    ),
}


def read_pdf(data: bytes, file: str, watch: Watch | None = None, *, scans: bool = False) -> Paper:
    """
    Read the pages of a PDF; needs ``lkj-rules[impor]``.

    Raises ``InputError`` for one that is encrypted, broken, cut off, or that takes too much time or memory.
    """
    if _END not in data[-_TAIL:]:
        raise InputError.of(
            file, "PDF ini terpotong: akhirnya tidak ada; unduh atau cetak ulang berkasnya.",
            "This PDF is cut off: its end is missing; download or print it again.",
        )  # fmt: skip
    sheets: list[Sheet] = []
    try:
        bounds, arguments = (SCAN_BOUNDS, [SCANS]) if scans else (Bounds(), [])
        for each in ask("lkj_rules.papers.pages", data, *arguments, patience=bounds.patience):
            if isinstance(each, str) and each in _WRONG:
                raise InputError.of(file, *_WRONG[each])
            sheets.append(Sheet.from_json(each))
            if watch is not None:
                watch(len(sheets))
    except (UnansweredError, LookupError, TypeError, ValueError):
        raise InputError.of(
            file, f"Halaman {len(sheets) + 1} tidak dapat dibaca dalam waktu dan memori yang tersedia; keluarkan halaman itu.",
            f"Page {len(sheets) + 1} cannot be read within bounds of time and memory; take that page out.",
        ) from None
    return assemble(sheets, file)

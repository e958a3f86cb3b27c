"""
Texts in the place of a value that say there is none: "n/a", "belum rilis", "tidak tersedia".
"""

from __future__ import annotations

import re

_CELL = re.compile(r"#?n[./\\ ]{0,2}a\.?|t\.?a\.?d\.?", re.IGNORECASE)
"""Letters that stand for "not available" ("tidak ada data")."""

_REASON = re.compile(
    r"(?:(?:data|hasil|nilai)(?:nya)? )?(?:(?:masih |sedang )?menunggu (?:rilis|hasil|data|penilaian|pengumuman)\b.{0,60}"
    r"|(?:belum|blm) (?:ada|(?:di|ter)?(?:rilis|terbit(?:kan)?|sedia|hitung|ukur|nilai|evaluasi|keluar|umumkan))\b.{0,60}"
    r"|(?:tidak|tdk|tak) (?:tersedia|ada data|dapat diukur|diukur|terukur|dinilai|dievaluasi|dirilis)\b.{0,60})",
    re.IGNORECASE,
)


def says_absent(text: str) -> bool:
    """
    Return whether a text says that a value is not available, in letters or in words.
    """
    return _CELL.fullmatch(text) is not None or gives_reason(text)


def gives_reason(text: str) -> bool:
    """
    Return whether a text says why a value is not available: not released yet, not measured.
    """
    return _REASON.fullmatch(text) is not None

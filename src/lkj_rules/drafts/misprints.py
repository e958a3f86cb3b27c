"""
Figures of a row that are printed as something else, as the other figures of the row show.
"""

from __future__ import annotations

import re
from typing import Any

from lkj_rules.model.findings import Texts
from lkj_rules.tables.seen import Seen

_BRACKETED = re.compile(r"\((\d[\d.,]*\s?%?)\)")
_POSITIVE = re.compile(r"[<>≤≥]?\s?[1-9]")
_NINE = Texts("angka 9 di akhir mungkin tanda %", "the 9 at the end may be a percent sign")
_EIGHT = Texts("angka 8 mungkin huruf B", "the 8 may be the letter B")
_SEVERAL = 2


def bare_brackets(row: dict[str, Any]) -> None:
    """
    Read an achievement in brackets without them where target and realisasi have none: they are not a sign then.
    """
    others = [row.get(key) for key in ("target", "realisasi")]
    bracketed = _BRACKETED.fullmatch(row["capaian"]) if isinstance(row.get("capaian"), str) else None
    if bracketed is not None and all(isinstance(each, str) and _POSITIVE.match(each) for each in others):
        row["capaian"] = {"teks": row["capaian"], "dibaca": bracketed[1]}


def doubt_lookalikes(row: dict[str, Any]) -> None:
    """
    Doubt a figure that looks like others of its row: ``1009`` next to ``100%``, ``8`` next to several ``B``.
    """
    holders: list[dict[str, Any]] = [each for each in (row, row.get("target"), row.get("sel")) if isinstance(each, dict)]
    texts: list[str] = [text for holder in holders for text in holder.values() if isinstance(text, Seen)]
    for holder in holders:
        for key, text in holder.items():
            if not isinstance(text, Seen) or not text.isdigit():
                continue
            percent = f"{text[:-1]}%"
            if text.endswith("9") and percent in texts:
                holder[key] = _doubted(text, percent, _NINE)
            elif text == "8" and texts.count("B") >= _SEVERAL and texts.count("8") == 1:
                holder[key] = _doubted(text, "B", _EIGHT)


def _doubted(text: Seen, meant: str, why: Texts) -> dict[str, Any]:
    return {"teks": text, "dibaca": meant, "diragukan": True, "catatan": f"{why.id}; {text.place}"}

"""
Texts that remember which cell they came from.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Box


class Seen(str):
    """
    Hold the text of a cell, its place, and the rectangle of the page that this is, where that is known.
    """

    __slots__ = ("box", "place")
    place: str
    box: Box | None

    @classmethod
    def of(cls, text: str, place: str, box: Box | None = None) -> Seen:
        """
        Make one.
        """
        seen = cls(text)
        seen.place, seen.box = place, box
        return seen


def plain(value: Any) -> Any:
    """
    Give a document as a reader of JSON would, without places.
    """
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return str(value) if isinstance(value, Seen) else value


def empty_or(text: Seen, *, indonesian: bool, doubt: Texts | None = None) -> Seen | dict[str, Any] | None:
    """
    Give a figure as ``report.json`` holds it: ``None`` for an empty cell, with its notation where that could be misread.

    ``doubt`` is why the text may not be what is printed.
    """
    if not text:
        return None
    if doubt is not None:
        return {"teks": text, "diragukan": True, "catatan": f"{doubt.id}; {text.place}"}
    return {"teks": text, "notasi": "koma"} if indonesian else text

"""
Texts that remember which cell they came from.
"""

from __future__ import annotations

from typing import Any


class Seen(str):
    """
    Hold the text of a cell and its place.
    """

    __slots__ = ("place",)
    place: str

    @classmethod
    def of(cls, text: str, place: str) -> Seen:
        """
        Make one.
        """
        seen = cls(text)
        seen.place = place
        return seen


def empty_or(text: Seen, *, indonesian: bool) -> Seen | dict[str, Any] | None:
    """
    Give a figure as ``report.json`` holds it: ``None`` for an empty cell, with its notation where that could be misread.
    """
    if not text:
        return None
    return {"teks": text, "notasi": "koma"} if indonesian else text

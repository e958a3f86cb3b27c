"""
Where the values of a document stand on the paper, by pointer.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkj_rules.model.pointers import pointer_token
from lkj_rules.tables.seen import Seen


def places_of(document: Any) -> dict[str, str]:
    """
    Give the place of every value that remembers one; an object is where its first value is.
    """
    places: dict[str, str] = {}
    for pointer, place in _walk(document, ""):
        places.setdefault(pointer, place)
        above = pointer.rpartition("/")[0]
        while above and above not in places:
            places[above] = place
            above = above.rpartition("/")[0]
    return places


def _walk(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Seen):
        yield pointer, value.place
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _walk(each, pointer if key == "teks" else f"{pointer}/{pointer_token(key)}")
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _walk(each, f"{pointer}/{number}")

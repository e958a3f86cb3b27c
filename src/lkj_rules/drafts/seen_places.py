"""
Where the values of a document stand on the paper, by pointer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from lkj_rules.model.pointers import pointer_token
from lkj_rules.tables.seen import Seen


def leaves_of(document: Any) -> dict[str, str]:
    """
    Give the place of every value that remembers one.
    """
    return dict(_walk(document, ""))


def with_objects(leaves: Mapping[str, str]) -> dict[str, str]:
    """
    Add the objects around the values: each is where its first value is.
    """
    places = dict(leaves)
    for pointer, place in leaves.items():
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

"""
JSON values with the cell that each was read from: built while sheets are read, then taken apart into a document and its places.
"""

from __future__ import annotations

from typing import Any

import attrs

from lkj_rules.files.places import Places
from lkj_rules.model.pointers import pointer_token


@attrs.define(eq=False)
class At:
    """
    Hold a value, the cell that it stands in, and the cell that names it; an object or a list holds further values with theirs.

    ``left`` are cells of an object that must be filled and are empty, by key, with their headings.
    """

    value: Any
    cell: str
    head: str | None = None
    left: dict[str, tuple[str, str]] = attrs.field(factory=dict)

    def put(self, keys: tuple[str, ...], value: Any, cell: str, head: str | None = None) -> None:
        """
        Put a value at keys below this object; objects between are made.
        """
        self.at(keys[:-1], cell, head).value[keys[-1]] = value if isinstance(value, At) else At(value, cell, head)

    def at(self, keys: tuple[str, ...], cell: str | None = None, head: str | None = None) -> At:
        """
        Give the object at keys below this one, made if need be.
        """
        at = self
        for key in keys:
            at = at.value.setdefault(key, At({}, cell or self.cell, head))
        return at

    def list_at(self, keys: tuple[str, ...], cell: str) -> list[At]:
        """
        Give the list at keys below this object, made if need be.
        """
        items: list[At] = self.at(keys[:-1], cell).value.setdefault(keys[-1], At([], cell)).value
        return items


def take_apart(at: At) -> tuple[Any, Places]:
    """
    Give the plain document, and where each of its values stands.
    """
    places = Places()
    return _plain(at, "", places), places


def _plain(at: At, pointer: str, places: Places) -> Any:
    places.cells[pointer] = at.cell
    if at.head is not None:
        places.heads[pointer] = at.head
    places.left.update((f"{pointer}/{key}", left) for key, left in at.left.items())
    if isinstance(at.value, dict) and all(isinstance(each, At) for each in at.value.values()):
        return {key: _plain(each, f"{pointer}/{pointer_token(key)}", places) for key, each in at.value.items()}
    if isinstance(at.value, list) and all(isinstance(each, At) for each in at.value):
        return [_plain(each, f"{pointer}/{number}", places) for number, each in enumerate(at.value)]
    return at.value

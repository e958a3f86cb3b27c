"""
Objects of a report distinguished by identity, in one place: two equal rows stay two rows.

The model compares by content, and its objects do not know where they stand. A code or a year distinguishes things by itself; for
everything else there are the mapping and the set of this module, which hold their objects, so that no identity is used twice.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, MutableMapping, MutableSet
from typing import Any, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

_BY_VALUE = frozenset({str, int, type(None)})
"""Classes whose objects are distinguished by what they are worth; a member of an enum is one object anyway."""


class ByIdentity(MutableMapping[K, V]):
    """
    Map objects to values; of a key that comes twice the last value counts, as in a dict.
    """

    __slots__ = ("_entries",)

    def __init__(self, pairs: Iterable[tuple[K, V]] = ()) -> None:
        self._entries = {id(key): (key, value) for key, value in pairs}

    def __getitem__(self, key: K) -> V:
        return self._entries[id(key)][1]

    def __setitem__(self, key: K, value: V) -> None:
        self._entries[id(key)] = (key, value)

    def __delitem__(self, key: K) -> None:
        del self._entries[id(key)]

    def __contains__(self, key: object) -> bool:
        return id(key) in self._entries

    def __iter__(self) -> Iterator[K]:
        return (key for key, _ in self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def get(self, key: object, /) -> V | None: ...
    @overload
    def get(self, key: object, default: V | D, /) -> V | D: ...

    def get(self, key: object, default: Any = None, /) -> Any:
        """
        Give the value of an object, else the default.
        """
        entry = self._entries.get(id(key))
        return default if entry is None else entry[1]


class Identities(MutableSet[K]):
    """
    Hold objects in the order in which they first came.
    """

    __slots__ = ("_held",)

    def __init__(self, things: Iterable[K] = ()) -> None:
        self._held = {id(thing): thing for thing in things}

    def __contains__(self, thing: object) -> bool:
        return id(thing) in self._held

    def __iter__(self) -> Iterator[K]:
        return iter(self._held.values())

    def __len__(self) -> int:
        return len(self._held)

    def add(self, thing: K) -> None:
        """
        Take an object in.
        """
        self._held.setdefault(id(thing), thing)

    def discard(self, thing: K) -> None:
        """
        Leave an object out.
        """
        self._held.pop(id(thing), None)


def key_of(thing: object) -> Hashable:
    """
    Give what distinguishes a thing as long as it lives: a text or a number by itself, an object by its identity.
    """
    return thing if type(thing) in _BY_VALUE else id(thing)

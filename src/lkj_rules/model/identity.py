"""
Objects of a report distinguished by identity, in one place: two equal rows stay two rows.

The model compares by content, and its objects do not know where they stand. A code or a year distinguishes things by itself; for
everything else there are the mapping and the set of this module, which hold their objects, so that no identity is used twice.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Generic, TypeVar, overload

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

_BY_VALUE = frozenset({str, int, type(None)})
"""Classes whose objects are distinguished by what they are worth; a member of an enum is one object anyway."""


class ByIdentity(Mapping[K, V]):
    """
    Map objects to values, in the order in which the objects first came; of one that comes twice the last value counts.

    Nothing is taken out again, so that the objects can stand in a list: with a million of them, a pair of each would take more.
    """

    __slots__ = ("_keys", "_values")

    def __init__(self, pairs: Iterable[tuple[K, V]] = ()) -> None:
        self._keys: list[K] = []
        self._values: dict[int, V] = {}
        self.update(pairs)

    def __getitem__(self, key: K) -> V:
        return self._values[id(key)]

    def __setitem__(self, key: K, value: V) -> None:
        if id(key) not in self._values:
            self._keys.append(key)
        self._values[id(key)] = value

    def __contains__(self, key: object) -> bool:
        return id(key) in self._values

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def setdefault(self, key: K, value: V) -> V:
        """
        Give the value of an object, which is taken in with this one where it is not known.
        """
        if id(key) not in self._values:
            self[key] = value
        return self._values[id(key)]

    def update(self, pairs: Iterable[tuple[K, V]]) -> None:
        """
        Take in further objects with their values.
        """
        keys, values = self._keys, self._values
        for key, value in pairs:
            if (place := id(key)) not in values:
                keys.append(key)
            values[place] = value

    @overload
    def get(self, key: object, /) -> V | None: ...
    @overload
    def get(self, key: object, default: V | D, /) -> V | D: ...

    def get(self, key: object, default: Any = None, /) -> Any:
        """
        Give the value of an object, else the default.
        """
        return self._values.get(id(key), default)


class Identities(AbstractSet[K]):
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


class Index(Generic[V]):
    """
    Map objects that last to the values that pairs give them first; the pairs are gone through as far as is needed.
    """

    def __init__(self, pairs: Iterable[tuple[object, V]]) -> None:
        self._pairs = iter(pairs)
        self._found: dict[int, V] = {}

    def get(self, thing: object) -> V | None:
        """
        Give the value of an object; ``None`` where no pair has it.
        """
        if id(thing) not in self._found:
            for key, value in self._pairs:
                self._found.setdefault(id(key), value)
                if key is thing:
                    break
        return self._found.get(id(thing))


def key_of(thing: object) -> Hashable:
    """
    Give what distinguishes a thing as long as it lives: a text or a number by itself, an object by its identity.
    """
    return thing if type(thing) in _BY_VALUE else id(thing)

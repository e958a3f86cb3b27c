"""
The report as frozen values: the nouns of every other room. It compares by content and needs attrs and the standard library only.
"""

from typing import Any


class Record:
    """
    Show and compare an attrs class by its fields; such a class says ``eq=False, repr=False``.

    The start does not compile the same methods for each class. Where many objects are compared, attrs still writes ``__eq__``.
    """

    __slots__ = ()
    __attrs_attrs__: Any

    def __repr__(self) -> str:
        shown = (f"{field.name}={getattr(self, field.name)!r}" for field in self.__attrs_attrs__ if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in self.__attrs_attrs__ if field.eq)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, field.name) for field in self.__attrs_attrs__ if field.eq and field.hash is not False))


class Unique(Record):
    """
    Show an attrs class by its fields; its objects equal nothing but themselves.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__

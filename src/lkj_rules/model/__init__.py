"""
The report as frozen values: the nouns of every other room. It compares by content and needs attrs and the standard library only.
"""

from typing import Any


class Record:
    """
    Show an attrs class by its fields; such a class says ``repr=False``, and the start does not compile the same method for each.
    """

    __slots__ = ()
    __attrs_attrs__: Any

    def __repr__(self) -> str:
        shown = (f"{field.name}={getattr(self, field.name)!r}" for field in self.__attrs_attrs__ if field.repr)
        return f"{type(self).__qualname__}({', '.join(shown)})"

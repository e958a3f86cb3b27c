"""
The kinds of values that the rule language knows, and which of them may meet.

Kinds are static: a rule that compares rupiah with a percentage is refused when it is loaded. ``NILAI`` stands for targets and
realisations, of which only the data show whether they are numbers or predicates; it may meet every number but rupiah.
"""

from __future__ import annotations

from enum import Enum, StrEnum
from typing import Any

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.model import Record


class Kind(StrEnum):
    """Name a kind of value."""

    BOOL = "bool"
    NUMBER = "number"
    NILAI = "nilai"
    PERCENT = "percent"
    RUPIAH = "rupiah"
    DATE = "date"
    TEXT = "text"
    CODE = "code"
    OBJECT = "object"
    LIST = "list"
    MAP = "map"
    PAIR = "pair"
    FACTS = "facts"
    ANY = "any"


@attrs.frozen(slots=True, eq=False, repr=False)
class Type(Record):
    """
    Hold a kind with what belongs to it.

    ``printed`` says that the expression gives a printed value (a ``Nilai`` of the model) and not just its number; ``cls`` is the
    class of an object or the enum of a text; ``element`` the type of a list's elements or of a mapping's values; ``parts`` the
    types of a mapping's keys, or of the members of a pair.
    """

    kind: Kind
    printed: bool = False
    cls: type[Any] | None = None
    element: Type | None = None
    parts: tuple[Type, ...] = ()

    @property
    def name(self) -> str:
        """
        Write the type as the documentation and error messages do.
        """
        if self.kind is Kind.LIST:
            return f"list[{'?' if self.element is None else self.element.name}]"
        if self.kind is Kind.MAP:
            return f"map[{', '.join(part.name for part in (*self.parts, self.element) if part is not None)}]"
        if self.kind is Kind.PAIR:
            return f"pair[{', '.join(part.name for part in self.parts)}]"
        if self.kind is Kind.OBJECT and self.cls is not None:
            return self.cls.__name__
        if self.printed:
            return f"printed {self.kind.value}"
        return self.kind.value

    @property
    def numeric(self) -> bool:
        """
        Return whether one can compute with it.
        """
        return self.kind in NUMERIC

    @property
    def legal_texts(self) -> tuple[str, ...] | None:
        """
        Give the texts that an enumerated field can have; ``None`` for free text.
        """
        if self.cls is not None and issubclass(self.cls, Enum):
            return tuple(str(member.value) for member in self.cls)
        return None


NUMERIC = frozenset({Kind.NUMBER, Kind.NILAI, Kind.PERCENT, Kind.RUPIAH, Kind.FACTS})


class FieldName:
    """Mark a text that names a field, and is therefore written out where it is used."""


class Year:
    """Mark a number that names a year, and is therefore written without marks between thousands."""


BOOL = Type(Kind.BOOL)
NUMBER = Type(Kind.NUMBER)
YEAR = Type(Kind.NUMBER, cls=Year)
PERCENT = Type(Kind.PERCENT)
RUPIAH = Type(Kind.RUPIAH)
NILAI = Type(Kind.NILAI)
TEXT = Type(Kind.TEXT)
CODE = Type(Kind.CODE)
FIELD = Type(Kind.TEXT, cls=FieldName)
DATE = Type(Kind.DATE)
FACTS = Type(Kind.FACTS)
ANY = Type(Kind.ANY)
SIDE = Type(Kind.FACTS, printed=True)
"""A parameter that takes a side of an alignment, a single fact or a printed value."""
PRINTED_NILAI = Type(Kind.NILAI, printed=True)
PRINTED_PERCENT = Type(Kind.PERCENT, printed=True)
PRINTED_RUPIAH = Type(Kind.RUPIAH, printed=True)


def list_of(element: Type) -> Type:
    """
    Give the type of a list.
    """
    return Type(Kind.LIST, element=element)


def object_of(cls: type[Any]) -> Type:
    """
    Give the type of an object of the model.
    """
    return Type(Kind.OBJECT, cls=cls)


def member_of(kind: Type) -> Type | None:
    """
    Give the type of what a loop over a list, a mapping (its keys) or a side yields; ``None`` for what no loop runs over.
    """
    if kind.kind is Kind.FACTS:
        return object_of(Fakta)
    return kind.parts[0] if kind.kind is Kind.MAP else kind.element


def ordered(kind: Type) -> bool:
    """
    Return whether values of a type have an order.
    """
    return kind.numeric or kind.kind is Kind.DATE


def comparable(left: Type, right: Type) -> bool:
    """
    Return whether two types may be compared, added or subtracted.

    A plain number meets every number; ``NILAI`` and facts meet every number but rupiah; otherwise kinds must be the same.
    """
    if Kind.ANY in (left.kind, right.kind):
        return True
    if left.numeric and right.numeric:
        kinds = {left.kind, right.kind}
        if Kind.RUPIAH in kinds:
            return kinds <= {Kind.RUPIAH, Kind.NUMBER, Kind.FACTS}
        return True
    texts = {Kind.TEXT, Kind.CODE}
    if left.kind in texts and right.kind in texts:
        return True
    return left.kind is right.kind


def meeting_hint(left: Type, right: Type) -> tuple[str, str]:
    """
    Give, in both languages, how two values that cannot be compared may be: a list by its members, a date by another date.
    """
    both = {left.kind, right.kind}
    if Kind.LIST in both:
        return "; periksa anggotanya dengan all(…), any(…), atau sum(…)", "; test its members with all(…), any(…) or sum(…)"
    if Kind.DATE in both:
        return "; tanggal ditulis date(tahun, bulan, hari)", "; a date is written date(year, month, day)"
    return "", ""


def accepts(wanted: Type, given: Type) -> bool:
    """
    Return whether an argument of type ``given`` may be handed to a parameter of type ``wanted``.
    """
    if wanted.kind is Kind.ANY:
        return True
    if wanted == SIDE:
        return given.printed or given.kind is Kind.FACTS or given.cls is Fakta
    if wanted.kind is Kind.LIST:
        return _accepts_list(wanted.element, given)
    if wanted.kind is Kind.OBJECT:
        return given.kind is Kind.OBJECT and (wanted.cls is None or (given.cls is not None and issubclass(given.cls, wanted.cls)))
    if wanted.printed and not given.printed:
        return False
    if wanted.kind is Kind.NILAI:
        return given.kind in {Kind.NILAI, Kind.PERCENT, Kind.RUPIAH} and (given.printed or not wanted.printed)
    if wanted.kind is Kind.NUMBER:
        return given.numeric and given.kind is not Kind.FACTS
    if wanted.kind is Kind.TEXT:
        return given.kind in {Kind.TEXT, Kind.CODE}
    return wanted.kind is given.kind


def _accepts_list(element: Type | None, given: Type) -> bool:
    if given.kind is Kind.FACTS:
        return element is None or element.cls is Fakta
    return given.kind is Kind.LIST and (element is None or given.element is None or accepts(element, given.element))

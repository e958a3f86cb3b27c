"""
What an expression becomes: Python source, with its type and the places of the report that it reads.
"""

from __future__ import annotations

import attrs

from lkj_rules.model import Record
from lkj_rules.rules.kinds import Type
from lkj_rules.rules.registry import Function
from lkj_rules.rules.relations import Relation

NEED = -2
"""The number under which observers are informed of a rule's first need; further needs count down from it."""


@attrs.frozen(eq=False, repr=False)
class Leaf(Record):
    """
    Hold a place where an expression reads the report: its name in the rule, its source, its type.

    ``filters`` says that it is read only to choose members of a list: the verdict does not rest on it. ``derived`` says that it
    is found out from places that are leaves themselves, whose lack explains it; ``guarded`` that the verdict does not stay open
    because this is unknown.
    """

    label: str
    source: str
    type: Type
    filters: bool = False
    derived: bool = False
    guarded: bool = False


@attrs.frozen(eq=False, repr=False)
class Touch(Record):
    """
    Hold the calls of a function that looks at more values than its arguments show, or that can say why it is unknown.

    A related field that does so is one as well.

    ``calls`` is the source of a list with the arguments of every call.
    """

    function: Function | Relation
    calls: str


@attrs.frozen(eq=False, repr=False)
class Compiled(Record):
    """
    Hold an expression as Python source with its type and the places that it reads.

    ``sides`` are the two operands of an outermost comparison, for "expected" and "actual"; what is ``sure`` is never unknown.
    """

    text: str
    source: str
    type: Type
    leaves: tuple[Leaf, ...] = ()
    touches: tuple[Touch, ...] = ()
    sides: tuple[Compiled, Compiled] | None = None
    names: frozenset[str] = frozenset()
    sure: bool = False


@attrs.frozen(eq=False, repr=False)
class Name(Record):
    """
    Hold what a name in an expression stands for.
    """

    source: str
    type: Type
    compiled: Compiled | None = None


@attrs.frozen(eq=False, repr=False)
class Shared(Record):
    """
    Hold the objects that a name, or source, rests on and that many items may have in common; none of them: it rests on the report.

    ``key`` distinguishes it from other source that rests on the same objects.
    """

    holders: tuple[str, ...] = ()
    key: str = ""

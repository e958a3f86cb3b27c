"""
What generated source calls besides the functions of the language: loops that keep the unknown, order of dates.

Unknown is ``None``. Nothing is dropped because it is unknown: a filter that cannot decide makes the whole list unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any

from lkj_rules.domain.comparison import every
from lkj_rules.domain.facts import values_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.identity import Identities, key_of
from lkj_rules.model.intervals import Interval, Number, bounds, divide
from lkj_rules.model.values import Nilai, Tanggal

_EXACT = (str, int, Tanggal, Fraction)  # last the class that Python asks most slowly about
PLAIN = (*_EXACT, Interval)
"""Classes whose things are distinguished by what they are worth; all others by which they are."""


class _Mark:
    """Mark the place of a member in a list that is being filtered."""


DROPPED = _Mark()
UNSURE = _Mark()


def kept(things: list[Any]) -> list[Any] | None:
    """
    Leave out what a filter refused; unknown where it could not decide.
    """
    if any(thing is UNSURE for thing in things):
        return None
    return [thing for thing in things if thing is not DROPPED]


def flat(lists: Sequence[Any] | None) -> list[Any] | None:
    """
    Lay lists end to end; unknown where one of them is.
    """
    if lists is None or any(each is None for each in lists):
        return None
    return [one for each in lists for one in each]


def side(things: Iterable[Any] | None) -> tuple[Any, ...] | None:
    """
    Make facts that a filter kept a side again.
    """
    return None if things is None else tuple(things)


class Members(list[Any]):
    """
    Hold a list that is asked again and again what it holds.
    """

    exact: frozenset[Any] = frozenset()
    intervals: tuple[Interval, ...] = ()
    objects: Identities[Any]
    open: bool = False

    @classmethod
    def of(cls, things: Sequence[Any]) -> Members:
        """
        Make one of a list.
        """
        made = cls(things)
        made.exact = frozenset(thing for thing in things if isinstance(thing, _EXACT))
        made.intervals = tuple(thing for thing in things if isinstance(thing, Interval))
        made.objects = Identities(thing for thing in things if not isinstance(thing, PLAIN))
        made.open = any(thing is None for thing in things)
        return made


def within(thing: Any, things: Sequence[Any]) -> bool | None:
    """
    Return whether a list holds a thing; where it does not, an unknown member leaves it open. Objects are distinguished by identity.
    """
    if isinstance(things, Members) and isinstance(thing, _EXACT):
        found, unknown = thing in things.exact or thing in things.intervals, things.open
    elif isinstance(things, Members) and not isinstance(thing, PLAIN):
        found, unknown = thing in things.objects, things.open
    elif isinstance(thing, (str, int)):
        found, unknown = thing in things, None in things
    else:
        found = any(each is thing or (isinstance(each, PLAIN) and each == thing) for each in things)
        unknown = any(each is None for each in things)
    return True if found else None if unknown else False


def once(scope: Scope, source: str, make: Callable[[], Any], *holders: Any) -> Any:
    """
    Evaluate source that rests on its holders, or on the report alone, the first time that a rule asks for it.
    """
    slot = (source, *map(key_of, holders))
    known = scope.work.made.get(slot)
    if known is None:
        known = scope.work.made[slot] = make(), holders
    return known[0]


def touched(scope: Scope, touches: Callable[..., Iterable[Nilai]], calls: Iterable[tuple[Any, ...]]) -> list[Nilai]:
    """
    Give the printed values that calls of one function look at; a call with an unknown argument was not made.
    """
    return [nilai for arguments in calls if None not in arguments for nilai in touches(scope, *arguments)]


def minus(first: Sequence[Any], second: Sequence[Any]) -> list[Any] | None:
    """
    Give the members of one list that another does not hold, in order.
    """
    known = Members.of(second)
    return None if None in first or known.open else [thing for thing in first if not within(thing, known)]


def common(first: Sequence[Any], second: Sequence[Any]) -> list[Any] | None:
    """
    Give the members that two lists share, in the order of the first.
    """
    known = Members.of(second)
    return None if None in first or known.open else [thing for thing in first if within(thing, known)]


def equal(first: Sequence[Any], second: Sequence[Any]) -> bool | None:
    """
    Return whether two lists hold the same in the same order.
    """
    if len(first) != len(second):
        return False
    return every(None if one is None or other is None else one == other for one, other in zip(first, second, strict=True))


def at(things: Any, key: Any) -> Any:
    """
    Give what a mapping or list holds under a key or number; unknown where it holds nothing there.
    """
    if isinstance(things, dict):
        return things.get(key)
    return things[key] if -len(things) <= key < len(things) else None


def number_of(thing: Any) -> Any:
    """
    Give the number of a printed value or of a fact; any other thing itself.
    """
    value = getattr(thing, "nilai", thing) if not isinstance(thing, Nilai) else thing
    return value.bilangan if isinstance(value, Nilai) else value


def key(thing: Any) -> Any:
    """
    Give what distinguishes a thing from others when facts are paired or members grouped.

    That is a plain value itself, the number or else the words of a printed value, the code of an object; objects without a code are
    distinguished by which they are, lists by their members.
    """
    if thing is None:
        return None
    code = getattr(thing, "kode", None)
    if code:
        return code
    if isinstance(thing, Nilai):
        return thing.teks.strip().casefold() or None if thing.tepat is None else thing.tepat
    if isinstance(thing, PLAIN):
        return thing
    return tuple(map(key, thing)) if isinstance(thing, (tuple, list)) else key_of(thing)


def shared(side: Any) -> Number | None:
    """
    Give the number of a side whose facts all print the same number; unknown when they do not.
    """
    numbers = [value.bilangan for value in values_of(side)] or [None]
    first = numbers[0]
    if first is None or any(other is None or bounds(other) != bounds(first) for other in numbers):
        return None
    return first


def quotient(dividend: Number, divisor: Number) -> Number | None:
    """
    Divide exactly; a divisor that only may be zero makes the result unknown.

    Raises ``ZeroDivisionError`` for a divisor that is exactly zero: a rule guards against that with ``when``.
    """
    if not isinstance(divisor, Interval) and divisor == 0:
        raise ZeroDivisionError("division by zero")  # as Python says it
    return divide(dividend, divisor)

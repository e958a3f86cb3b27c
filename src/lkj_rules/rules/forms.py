"""
Functions on lists that the language itself knows: their result's type follows from what the list holds.

``all`` and ``any`` are Kleene's: one false decides ``all``, one true decides ``any``, else one unknown leaves it open. All others
are unknown when a member that they look at is.
"""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable, Sequence
from functools import cmp_to_key
from typing import Any

import attrs

from lkj_rules.domain.comparison import every, some
from lkj_rules.domain.dates import before
from lkj_rules.domain.facts import Fakta
from lkj_rules.model import Record
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval
from lkj_rules.model.values import Nilai, Tanggal
from lkj_rules.rules import kinds
from lkj_rules.rules.bounds import MAX_STEPS, TooManyStepsError, bits_of
from lkj_rules.rules.kinds import Kind, Type, list_of
from lkj_rules.rules.runtime import PLAIN, number_of

Result = Callable[[Type], Type | None]
"""From the type of a list's members to that of the result; ``None`` where the members do not fit."""


@attrs.frozen(eq=False, repr=False)
class Form(Record):
    """
    Hold one such function; ``run`` takes the list, and the key of each member where ``keyed``.
    """

    run: Callable[..., Any]
    result: Result
    doc: Texts
    keyed: bool = False


def _truths(member: Type) -> Type | None:
    return kinds.BOOL if member.kind is Kind.BOOL else None


def _counted(_: Type) -> Type:
    return kinds.NUMBER


def _number(member: Type) -> Type | None:
    if not member.numeric:
        return None
    return kinds.YEAR if member == kinds.YEAR else Type(member.kind)


def _extreme(member: Type) -> Type | None:
    return _number(member) or (member if member.kind in (Kind.DATE, Kind.TEXT, Kind.CODE) else None)


def _listed(member: Type) -> Type:
    return kinds.FACTS if member.cls is Fakta else list_of(member)


def _member(member: Type) -> Type:
    return member


def _pairs(member: Type) -> Type:
    return list_of(Type(Kind.PAIR, parts=(member, member)))


def _numbered(member: Type) -> Type:
    return list_of(Type(Kind.PAIR, parts=(kinds.NUMBER, member)))


def _total(things: Sequence[Any]) -> Any:
    total: Any = 0
    for thing in map(number_of, things):
        if thing is None:
            return None
        total = total + thing
        bits_of(total)
    return total


def _mean(things: Sequence[Any]) -> Any:
    from lkj_rules.model.intervals import divide

    total = _total(things)
    return None if total is None or not things else divide(total, len(things))


def _median(things: Sequence[Any]) -> Any:
    numbers = list(map(number_of, things))
    ordered = _sorted(numbers, numbers)
    return _mean(ordered[(len(ordered) - 1) // 2 : len(ordered) // 2 + 1]) if ordered else None


def _least(things: Sequence[Any]) -> Any:
    ordered = _sorted(list(map(number_of, things)), list(map(number_of, things)))
    return ordered[0] if ordered else None


def _most(things: Sequence[Any]) -> Any:
    ordered = _sorted(list(map(number_of, things)), list(map(number_of, things)))
    return ordered[-1] if ordered else None


def _sorted(things: Sequence[Any], keys: Sequence[Any]) -> list[Any] | None:
    """
    Sort by keys, equal ones in their old order; unknown where a key is, or where two keys have no order.
    """
    plain = _plain(keys, number_of)
    if plain is None:
        return None
    by_key = list(zip(plain, things, strict=True))
    try:
        by_key.sort(key=cmp_to_key(_order))
    except _NoOrderError:
        return None
    return [thing for _, thing in by_key]


class _NoOrderError(Exception):
    """Report two keys of which none is known to come first."""


def _order(one: tuple[Any, Any], other: tuple[Any, Any]) -> int:
    for first, second in zip(one[0], other[0], strict=True):
        if first != second:
            less = before(first, second) if isinstance(first, Tanggal) else first < second
            if less is None:
                raise _NoOrderError
            return -1 if less else 1
    return 0


def _combined(things: Sequence[Any]) -> list[tuple[Any, Any]]:
    if len(things) * (len(things) - 1) // 2 > MAX_STEPS:
        raise TooManyStepsError
    return list(itertools.combinations(things, 2))


def _plain(keys: Sequence[Any], value: Callable[[Any], Any]) -> list[tuple[Any, ...]] | None:
    """
    Give the keys, of one field or of several, as plain values; ``None`` where one is unknown.
    """
    plain = [tuple(map(value, key if isinstance(key, tuple) else (key,))) for key in keys]
    return None if any(None in key for key in plain) else plain


def _distinct(things: Sequence[Any], keys: Sequence[Any]) -> list[Any] | None:
    """
    Keep the first member of each key.
    """
    plain = _plain(keys, _worth)
    if plain is None:
        return None
    overlapping = any(isinstance(part, Interval) for key in plain for part in key)  # may equal several others, so it has no hash
    seen: Any = [] if overlapping else set()
    fresh = []
    for thing, key in zip(things, plain, strict=True):
        if key not in seen:
            seen.append(key) if overlapping else seen.add(key)
            fresh.append(thing)
    return fresh


def _worth(key: Any) -> Any:
    """
    Give what distinguishes a key: what it is worth, or which object it is.
    """
    number = number_of(key) if isinstance(key, Nilai) else key
    return number if number is None or isinstance(number, PLAIN) else id(number)


FORMS: dict[str, Form] = {
    "all": Form(every, _truths, Texts("benar bila semua anggota benar", "true when all members are")),
    "any": Form(some, _truths, Texts("benar bila paling sedikit satu anggota benar", "true when at least one member is")),
    "count": Form(len, _counted, Texts("banyaknya anggota", "how many members there are")),
    "empty": Form(operator.not_, lambda _: kinds.BOOL, Texts("benar bila tidak ada anggota", "true when there is none")),
    "sum": Form(_total, _number, Texts("jumlah", "the sum")),
    "mean": Form(_mean, _number, Texts("rata-rata", "the mean")),
    "median": Form(_median, _number, Texts("nilai tengah", "the middle one, or the mean of the middle two")),
    "min": Form(_least, _extreme, Texts("yang terkecil", "the least")),
    "max": Form(_most, _extreme, Texts("yang terbesar", "the greatest")),
    "first": Form(lambda things: things[0] if things else None, _member, Texts("anggota pertama", "the first member")),
    "last": Form(lambda things: things[-1] if things else None, _member, Texts("anggota terakhir", "the last member")),
    "sorted": Form(
        _sorted, _listed, keyed=True,
        doc=Texts("anggota menurut urutan, atau menurut bagian yang disebut", "the members in order, or by the named fields"),
    ),
    "distinct": Form(
        _distinct, _listed, keyed=True,
        doc=Texts("anggota yang berbeda, atau berbeda dalam suatu bagian", "members that differ, or differ in named fields"),
    ),
    "successive": Form(
        lambda things: list(itertools.pairwise(things)), _pairs,
        Texts("setiap anggota dengan yang berikutnya", "each member with the next"),
    ),
    "pairs": Form(_combined, _pairs, Texts("setiap dua anggota", "every two members")),
    "numbered": Form(
        lambda things: list(enumerate(things, 1)), _numbered,
        Texts("setiap anggota dengan nomor urutnya, dari 1", "each member with its number, from 1"),
    ),
}  # fmt: skip
"""The functions on lists, by name."""

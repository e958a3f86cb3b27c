"""
Records compare and show themselves as attrs would write it, without methods of their own.
"""

from __future__ import annotations

import attrs
import pytest

from lkj_rules.model import Record, Unique


@attrs.frozen(eq=False, repr=False)
class _Shared(Record):
    name: str
    near: tuple[int, ...] = ()
    source: str = attrs.field(default="", eq=False)
    cells: dict[str, str] = attrs.field(factory=dict, hash=False, repr=False)


@attrs.frozen(eq=False, repr=False)
class _Further(_Shared):
    more: int = 0


@attrs.frozen
class _Written:
    name: str
    near: tuple[int, ...] = ()
    source: str = attrs.field(default="", eq=False)
    cells: dict[str, str] = attrs.field(factory=dict, hash=False, repr=False)


@attrs.frozen(eq=False, repr=False)
class _Once(Unique):
    name: str


FIELDS = (("a", (), "x", {"b": "c"}), ("a", (), "y", {"b": "c"}), ("a", (1,), "x", {}), ("a", (), "x", {}), ("b", (), "x", {}))


@pytest.mark.parametrize("one", FIELDS)
@pytest.mark.parametrize("other", FIELDS)
def test_records_are_equal_as_attrs_would_have_it(one: tuple[object, ...], other: tuple[object, ...]) -> None:
    """
    All fields count but those that say ``eq=False``; equal objects have equal hashes, for which ``hash=False`` counts too.
    """
    written = _Written(*one), _Written(*other)

    shared = _Shared(*one), _Shared(*other)

    assert (shared[0] == shared[1]) == (written[0] == written[1])
    assert (shared[0] != shared[1]) == (written[0] != written[1])
    assert (hash(shared[0]) == hash(shared[1])) == (hash(written[0]) == hash(written[1]))
    assert repr(shared[0]).removeprefix("_Shared") == repr(written[0]).removeprefix("_Written")


def test_record_equals_no_other_class() -> None:
    """
    The same fields make nothing equal to an object of a class below, which has fields of its own.
    """
    assert _Shared("a") != _Further("a")
    assert _Further("a", more=1) != _Further("a", more=2)
    assert _Further("a", more=1) == _Further("a", more=1)


def test_unique_objects_equal_themselves_alone() -> None:
    """
    Two rows with the same fields stay two.
    """
    one, other = _Once("a"), _Once("a")

    assert (one == one, one == other, len({one, other})) == (True, False, 2)  # noqa: PLR0124
    assert repr(one) == "_Once(name='a')"

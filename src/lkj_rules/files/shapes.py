"""
What JSON each field of the model takes, beyond what its type already says.

The quick reader, the thorough converter and the JSON Schema all ask here, so that they cannot disagree.

``null`` needs a decision: in a printed row (``ROWS``) a cell with ``null`` is a blank cell, which differs from a cell that the
table does not have (the key is absent); everywhere else ``null`` for an optional value says that there is none.
"""

from __future__ import annotations

import functools
import types
import typing
from enum import StrEnum
from typing import Any, NewType

import attrs

from lkj_rules.files import leaves
from lkj_rules.model.documents import (
    AnggaranTahunan,
    BarisTabel,
    Laporan,
    PerjanjianKinerja,
    PosAnggaran,
    TotalAnggaran,
)
from lkj_rules.model.values import Nilai, Tanggal

ROWS = frozenset({AnggaranTahunan, BarisTabel, PerjanjianKinerja, PosAnggaran, TotalAnggaran})
"""Classes that stand for something printed with cells; ``null`` in one of their values is a blank cell."""

YEARS = frozenset({"tahun", "awal", "akhir"})
"""Names of the whole numbers that are years; every other whole number counts from 1."""

REQUIRED_IN_OBJECT = frozenset({"teks"})
"""Keys that a value written as an object must have, although the class has defaults for them."""


@attrs.frozen(kw_only=True)
class Field:
    """
    Hold one field of a model class as a file may write it.

    ``kind`` is the type with names of types and ``None`` taken off; ``blank`` says that ``null`` makes a blank value.
    """

    name: str
    kind: Any
    optional: bool
    required: bool
    blank: bool
    arti: str | None


@functools.cache
def fields_of(cls: Any) -> tuple[Field, ...]:
    """
    List the fields of a model class that a file may write.
    """
    attrs.resolve_types(cls)
    return tuple(_field(cls, attribute) for attribute in attrs.fields(cls) if attribute.init)


def _field(cls: type, attribute: attrs.Attribute[Any]) -> Field:
    kind, optional = _bare(attribute.type)
    is_value = is_class(kind, Nilai)
    return Field(
        name=attribute.name,
        kind=kind,
        optional=optional,
        required=attribute.default is attrs.NOTHING or (issubclass(cls, Nilai) and attribute.name in REQUIRED_IN_OBJECT),
        blank=is_value and (not optional or cls in ROWS),
        arti=attribute.metadata.get("arti"),
    )


def _bare(kind: Any) -> tuple[Any, bool]:
    if typing.get_origin(kind) not in (typing.Union, types.UnionType):
        return without_name(kind), False
    members = [member for member in typing.get_args(kind) if member is not types.NoneType]
    return without_name(members[0]) if len(members) == 1 else kind, len(members) < len(typing.get_args(kind))


def without_name(kind: Any) -> Any:
    """
    Take off the name that ``NewType`` gives a type.
    """
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    return kind


def is_class(kind: Any, base: type) -> bool:
    """
    Tell whether a type is a plain class below another.
    """
    return isinstance(kind, type) and issubclass(kind, base)


def own_leaf(cls: type, field: Field) -> leaves.Reader | None:
    """
    Give the reader that the field takes because of its name; ``None`` where its type says all.
    """
    if cls is Laporan and field.name == "format":
        return leaves.read_format
    if field.kind is int:
        return leaves.read_year if field.name in YEARS else leaves.read_count
    return None


@functools.cache
def leaf_of(kind: Any) -> leaves.Reader | None:
    """
    Give the reader of a type that has no parts; ``None`` for values, classes, lists and mappings.
    """
    if kind is str:
        return leaves.read_text
    if kind is bool:
        return leaves.read_bool
    if kind is int:
        return leaves.read_whole
    if kind is Tanggal:
        return leaves.read_date
    return leaves.term_reader(kind) if is_class(kind, StrEnum) else None


def nothing_or(reader: leaves.Reader) -> leaves.Reader:
    """
    Let ``null`` stand for nothing.
    """
    return lambda value: None if value is None else reader(value)

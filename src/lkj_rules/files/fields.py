"""
What JSON each field of the model takes, beyond what its type already says.

The reader and the JSON Schema both ask here, so that they cannot disagree.

``null`` needs a decision: in a printed row (``ROWS``) a cell with ``null`` is a blank cell, which differs from a cell that the
table does not have (the key is absent); everywhere else ``null`` for an optional value says that there is none.
"""

from __future__ import annotations

import functools
import types
import typing
from typing import Any, NewType

import attrs

from lkj_rules.files import scalars
from lkj_rules.model import Record
from lkj_rules.model.documents import AnggaranTahunan, BarisTabel, Laporan, PerjanjianKinerja, PosAnggaran, TotalAnggaran
from lkj_rules.model.values import Nilai, Tanggal

ROWS = frozenset({AnggaranTahunan, BarisTabel, PerjanjianKinerja, PosAnggaran, TotalAnggaran})
"""Classes that stand for something printed with cells; ``null`` in one of their values is a blank cell."""

YEARS = frozenset({"tahun", "awal", "akhir"})
"""Names of the whole numbers that are years; every other whole number counts from 1."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Field(Record):
    """
    Hold one field of a model class as a file may write it.

    ``kind`` is the type with ``None`` taken off; ``blank`` says that ``null`` makes a blank value.
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
    if any(isinstance(attribute.type, str) for attribute in attrs.fields(cls)):  # the documents of the model have types at hand
        attrs.resolve_types(cls)
    return tuple(_field(cls, attribute) for attribute in attrs.fields(cls) if attribute.init)


def _field(cls: type, attribute: attrs.Attribute[Any]) -> Field:
    union = typing.get_origin(attribute.type) in {typing.Union, types.UnionType}
    members = typing.get_args(attribute.type) if union else (attribute.type,)
    kind = next(member for member in members if member is not types.NoneType)
    optional = types.NoneType in members
    return Field(
        name=attribute.name, kind=kind, optional=optional, arti=attribute.metadata.get("arti"),
        required=attribute.default is attrs.NOTHING or (attribute.name == "teks" and issubclass(cls, Nilai)),
        blank=is_class(kind, Nilai) and (not optional or cls in ROWS),
    )  # fmt: skip


def without_name(kind: Any) -> Any:
    """
    Take off the name that ``NewType`` gives a type.
    """
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    return kind


def is_class(kind: Any, base: type) -> bool:
    """
    Return whether a type is a plain class derived from another.
    """
    return isinstance(kind, type) and issubclass(kind, base)


def scalar_of(cls: type, field: Field) -> scalars.Reader | None:
    """
    Return the reader that the field takes because of its name; ``None`` where its type says all.
    """
    if cls is Laporan and field.name == "format":
        return scalars.read_format
    if field.kind is int:
        return scalars.read_year if field.name in YEARS else scalars.read_count
    return None


SCALARS: dict[Any, scalars.Reader] = {
    str: scalars.read_text, bool: scalars.read_bool, int: scalars.read_whole, Tanggal: scalars.read_date,
}  # fmt: skip
"""The readers of types without parts; those of closed lists of terms are made of the list."""

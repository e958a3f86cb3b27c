"""
What rules may see of the model: every public field of every class, with its kind, read off the attrs classes themselves.
"""

from __future__ import annotations

import types
import typing
from enum import Enum
from typing import Any

import attrs

from lkj_rules.model import documents, values
from lkj_rules.model.values import Capaian, Nilai, Rupiah, Tanggal
from lkj_rules.rules.kinds import (
    BOOL,
    DATE,
    NUMBER,
    PRINTED_NILAI,
    PRINTED_PERCENT,
    PRINTED_RUPIAH,
    TEXT,
    YEAR,
    Kind,
    Type,
    list_of,
    object_of,
)

REFERENCES: dict[Any, type[Any]] = {
    documents.KodeIndikator: documents.Indikator,
    documents.KodeSasaran: documents.Sasaran,
    documents.IdTabel: documents.Tabel,
    documents.IdPerjanjian: documents.PerjanjianKinerja,
}
"""Codes that stand for an object: naming a field of the code means the field of the object."""

_HIDDEN = frozenset({"asal", "pemilik", "bacaan"})
"""Fields that hold whole objects of unknown class, or the inner reading of a value."""


_YEARS = frozenset({"tahun", "awal", "akhir"})
"""Fields that name a year."""

_KNOWN: dict[type[Any], dict[str, Type]] = {}


def fields_of(cls: type[Any]) -> dict[str, Type]:
    """
    Give the fields of a class that rules may name, with their types.
    """
    known = _KNOWN.get(cls)
    if known is None:
        hints = typing.get_type_hints(cls)
        public = (field.name for field in attrs.fields(cls) if field.name not in _HIDDEN and not field.name.startswith("_"))
        kinds = ((name, YEAR if name in _YEARS else _type_of(hints[name])) for name in public)
        known = _KNOWN[cls] = {name: kind for name, kind in kinds if kind is not None}
    return known


def _type_of(hint: Any) -> Type | None:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [argument for argument in typing.get_args(hint) if argument is not type(None)]
        return _union(inner)
    if origin is tuple:
        element = _type_of(typing.get_args(hint)[0])
        return None if element is None else list_of(element)
    if origin is dict:
        return None
    if isinstance(hint, typing.NewType):
        return Type(Kind.CODE, cls=REFERENCES.get(hint))
    return _class_type(hint) if isinstance(hint, type) else None


def _union(members: list[Any]) -> Type | None:
    if len(members) == 1:
        return _type_of(members[0])
    if set(members) <= {int, values.Fraction, values.Interval}:
        return NUMBER
    return None


def _class_type(cls: type[Any]) -> Type | None:
    if issubclass(cls, Nilai):
        if issubclass(cls, Rupiah):
            return PRINTED_RUPIAH
        return PRINTED_PERCENT if issubclass(cls, Capaian) else PRINTED_NILAI
    if issubclass(cls, Enum):
        return Type(Kind.TEXT, cls=cls)
    if cls is Tanggal:
        return DATE
    simple = {bool: BOOL, int: NUMBER, values.Fraction: NUMBER, values.Interval: NUMBER, str: TEXT}
    if cls in simple:
        return simple[cls]
    return object_of(cls) if attrs.has(cls) else None

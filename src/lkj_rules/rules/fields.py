"""
What rules may see of the model: every public field and property of every class, with its kind, read off the classes themselves.
"""

from __future__ import annotations

import inspect
import types
import typing
from enum import Enum
from functools import cached_property
from typing import Any

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.model import documents, values
from lkj_rules.model.values import Capaian, JenisBacaan, Nilai, Rupiah, Sumber, Tanggal
from lkj_rules.rules.kinds import (
    BOOL,
    CODE,
    DATE,
    FACTS,
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

PRINTED_FIELDS: dict[str, tuple[str, Type]] = {
    "teks": ("teks", TEXT),
    "angka_penting": ("angka_penting", NUMBER),
    "bacaan": ("jenis_bacaan", Type(Kind.TEXT, cls=JenisBacaan)),
    "terbalik": ("terbalik", BOOL),
    "angka": ("tepat", NUMBER),
    "cacah": ("cacah", NUMBER),
    "satuan": ("satuan", TEXT),
    "macam_satuan": ("macam_satuan", TEXT),
    "digit": ("digit", NUMBER),
    "pembilang": ("pembilang", PRINTED_NILAI),
    "penyebut": ("penyebut", PRINTED_NILAI),
    "diragukan": ("diragukan", BOOL),
    "dibaca": ("dibaca", TEXT),
    "terbaca": ("terbaca", TEXT),
    "catatan": ("catatan", TEXT),
    "sumber": ("sumber", object_of(Sumber)),
}
"""What a printed value shows of itself, by the name in rules: the attribute of the model's class, and its type."""

DATE_FIELDS: dict[str, Type] = {"tahun": YEAR, "bulan": NUMBER, "hari": NUMBER, "lengkap": BOOL}
"""What a date shows of itself; month and day may be left out in print."""

_HIDDEN = frozenset({"asal", "pemilik", "bacaan"})
"""Fields that hold whole objects of unknown class, or the inner reading of a value."""

_KNOWN: dict[type[Any], tuple[dict[str, Type], frozenset[str]]] = {}

_YEARS = frozenset({"tahun", "awal", "akhir"})
"""Fields that name a year; those whose name begins with ``tahun_`` do too."""

def fields_of(cls: type[Any]) -> dict[str, Type]:
    """
    Give the fields and properties of a class that rules may name, with their types.
    """
    return _known(cls)[0]


def stated_of(cls: type[Any]) -> frozenset[str]:
    """
    Give the fields and properties of a class that are never ``None``.
    """
    return _known(cls)[1]


def _known(cls: type[Any]) -> tuple[dict[str, Type], frozenset[str]]:
    known = _KNOWN.get(cls)
    if known is None:
        hints = typing.get_type_hints(cls)
        stored = {field.name: hints[field.name] for field in attrs.fields(cls)} if attrs.has(cls) else {}
        public = {name: hint for name, hint in {**stored, **_properties(cls)}.items() if _public(name)}
        kinds = ((name, _of_years(type_of(hint)) if _names_years(name) else type_of(hint)) for name, hint in public.items())
        stated = frozenset(name for name, hint in public.items() if hint is not Any and type(None) not in typing.get_args(hint))
        known = _KNOWN[cls] = {name: kind for name, kind in kinds if kind is not None}, stated
    return known


def _names_years(name: str) -> bool:
    return name in _YEARS or name.startswith("tahun_")


def _of_years(kind: Type | None) -> Type | None:
    if kind == NUMBER:
        return YEAR
    return list_of(YEAR) if kind == list_of(NUMBER) else kind


def _public(name: str) -> bool:
    return name not in _HIDDEN and not name.startswith("_")


def _properties(cls: type[Any]) -> dict[str, Any]:
    """
    Give the return types of a class's properties.
    """
    found: dict[str, Any] = {}
    for name, member in inspect.getmembers_static(cls):
        get = member.func if isinstance(member, cached_property) else getattr(member, "fget", None)
        if get is not None:
            found[name] = typing.get_type_hints(get).get("return")
    return found


def type_of(hint: Any) -> Type | None:
    """
    Give the type that a rule sees behind an annotation; ``None`` where rules see nothing of it.
    """
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        inner = [argument for argument in typing.get_args(hint) if argument is not type(None)]
        return _union(inner)
    if origin in (tuple, list):
        return _sequence(typing.get_args(hint))
    if origin is dict:
        key, value = (type_of(argument) for argument in typing.get_args(hint))
        return None if key is None or value is None else Type(Kind.MAP, element=value, parts=(YEAR if key == NUMBER else key,))
    if isinstance(hint, typing.NewType):
        return Type(Kind.CODE, cls=REFERENCES[hint]) if hint in REFERENCES else CODE
    return _class_type(hint) if isinstance(hint, type) else None


def _sequence(arguments: tuple[Any, ...]) -> Type | None:
    members = [type_of(argument) for argument in arguments if argument is not Ellipsis]
    first = members[0]
    if first is None or None in members:
        return None
    if len(members) == 1:
        return FACTS if first.cls is Fakta else list_of(first)
    return Type(Kind.PAIR, parts=tuple(member for member in members if member is not None))


def _union(members: list[Any]) -> Type | None:
    if len(members) == 1:
        return type_of(members[0])
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

"""
The quick way from parsed JSON to the model: as strict as ``converter``, but it stops at the first fault and says little of it.

A clean report needs no more; when this reader refuses, ``converter`` reads again and finds every fault. That both accept the same
input is tested as a law.
"""

from __future__ import annotations

import functools
import typing
from typing import Any

from lkj_rules.files import leaves, shapes
from lkj_rules.files.faults import Fault
from lkj_rules.model.values import Nilai

REFUSALS = (Fault, KeyError, TypeError, ValueError)
"""What ``read_quickly`` raises: an unknown key is a ``KeyError``, a missing one a ``TypeError`` of the model's constructor."""


def read_quickly(document: Any, cls: type) -> Any:
    """
    Turn parsed JSON into the class; raise one of ``REFUSALS`` when anything is not as it should be.
    """
    return _class_reader(cls)(document)


@functools.cache
def _class_reader(cls: Any) -> leaves.Reader:
    readers: dict[str, leaves.Reader] = {}
    required = [field.name for field in shapes.fields_of(cls) if field.required]

    def read(document: Any) -> Any:
        if type(document) is not dict:
            raise Fault(found=document, expected_id="objek", expected_en="an object")
        if not readers:  # filled on first use: rows nest, so a class can need its own reader
            readers.update({field.name: _field_reader(cls, field) for field in shapes.fields_of(cls)})
        for name in required:
            document[name]
        return cls(**{key: readers[key](value) for key, value in document.items()})

    return leaves.value_reader(cls, read) if issubclass(cls, Nilai) else read


def _field_reader(cls: type, field: shapes.Field) -> leaves.Reader:
    reader = shapes.own_leaf(cls, field) or _reader(field.kind)
    return shapes.nothing_or(reader) if field.optional and not field.blank else reader


def _reader(kind: Any) -> leaves.Reader:
    kind = shapes.without_name(kind)
    leaf = shapes.leaf_of(kind)
    if leaf is not None:
        return leaf
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _list_reader(_reader(arguments[0]))
    if origin is dict:
        key = leaves.read_year_key if arguments[0] is int else leaves.read_text
        return _mapping_reader(key, _reader(arguments[1]))
    return _class_reader(kind)


def _list_reader(item: leaves.Reader) -> leaves.Reader:
    def read(document: Any) -> tuple[Any, ...]:
        if type(document) is not list:
            raise Fault(found=document, expected_id="daftar", expected_en="a list")
        return tuple([item(value) for value in document])

    return read


def _mapping_reader(key: leaves.Reader, item: leaves.Reader) -> leaves.Reader:
    def read(document: Any) -> dict[Any, Any]:
        if type(document) is not dict:
            raise Fault(found=document, expected_id="objek", expected_en="an object")
        return {key(name): item(value) for name, value in document.items()}

    return read

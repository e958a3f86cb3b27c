"""
The one strict converter between parsed files and the model, configured here and nowhere else.

Nothing is coerced, no unknown key passes, and all faults are collected. It takes what ``json_text`` gives (numbers as
``JsonNumber``, so that no printed digit is lost) and equally plain Python values, such as those of a TOML file.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Iterable
from typing import Any

import attrs
import cattrs
from cattrs.errors import IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from lkj_rules.files import leaves, shapes
from lkj_rules.files.faults import Fault
from lkj_rules.model.values import Nilai, Tanggal

Hook = Callable[[Any, Any], Any]


@functools.cache
def strict_converter() -> cattrs.Converter:
    """
    Build the converter; it is the same object for every caller.
    """
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    converter.register_structure_hook_factory(attrs.has, lambda cls: _class_hook(cls, converter))
    converter.register_structure_hook_factory(_is_tuple, lambda kind: _list_hook(kind, converter))
    converter.register_structure_hook_factory(_is_mapping, lambda kind: _mapping_hook(kind, converter))
    converter.register_structure_hook_func(lambda kind: kind is Tanggal, _read_leaf)
    for kind in (str, int, bool):  # these win over predicates, for subclasses too: terms of closed lists come here as str
        converter.register_structure_hook(kind, _read_leaf)
    return converter


def _is_tuple(kind: Any) -> bool:
    origin: Any = typing.get_origin(kind)
    return origin is tuple


def _is_mapping(kind: Any) -> bool:
    origin: Any = typing.get_origin(kind)
    return origin is dict


def _read_leaf(value: Any, kind: Any) -> Any:
    reader = shapes.leaf_of(kind)
    if reader is None:
        raise TypeError(kind)
    return reader(value)


def _hook(reader: leaves.Reader) -> Hook:
    return lambda value, _: reader(value)


def _class_hook(cls: type, converter: cattrs.Converter) -> Hook:
    """
    Make the hook of a model class: an object with known keys only; for a printed value also a text, a number or ``null``.
    """
    overrides: dict[str, Any] = {}
    for field in shapes.fields_of(cls) if cls.__module__.startswith("lkj_rules.model.") else ():
        reader = shapes.own_leaf(cls, field)
        if reader is not None:
            overrides[field.name] = override(struct_hook=_hook(shapes.nothing_or(reader) if field.optional else reader))
        elif field.blank:
            overrides[field.name] = override(struct_hook=_value_hook(field.kind, converter))
    structure: Any = make_dict_structure_fn(
        cls, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=True, **overrides
    )

    def read(document: Any) -> Any:
        if type(document) is not dict:
            raise _not_an_object(document)
        if issubclass(cls, Nilai):
            _demand_text(document)
        return structure(document, cls)

    return _hook(leaves.value_reader(cls, read) if issubclass(cls, Nilai) else read)


def _value_hook(kind: type[Nilai], converter: cattrs.Converter) -> Hook:
    return lambda value, _: converter.structure(value, kind)


def _demand_text(document: dict[str, Any]) -> None:
    if "teks" not in document:
        raise Fault(
            found=document,
            expected_id='objek dengan kunci teks (untuk sel kosong: "teks": "")',
            expected_en='an object with the key teks (for a blank cell: "teks": "")',
        )


def _not_an_object(document: Any) -> Fault:
    return Fault(found=document, expected_id="objek {...}", expected_en="an object {...}")


def _list_hook(kind: Any, converter: cattrs.Converter) -> Hook:
    item = typing.get_args(kind)[0]

    def read(document: Any) -> tuple[Any, ...]:
        if type(document) is not list:
            raise Fault(found=document, expected_id="daftar [...]", expected_en="a list [...]")
        return tuple(_each(((index, value) for index, value in enumerate(document)), kind, lambda v: converter.structure(v, item)))

    return _hook(read)


def _mapping_hook(kind: Any, converter: cattrs.Converter) -> Hook:
    key_kind, item = typing.get_args(kind)
    read_key = leaves.read_year_key if key_kind is int else leaves.read_text

    def read(document: Any) -> dict[Any, Any]:
        if type(document) is not dict:
            raise _not_an_object(document)
        pairs = _each(
            ((key, (key, value)) for key, value in document.items()),
            kind,
            lambda pair: (read_key(pair[0]), converter.structure(pair[1], item)),
        )
        return dict(pairs)

    return _hook(read)


def _each(parts: Iterable[tuple[int | str, Any]], kind: Any, read: Callable[[Any], Any]) -> list[Any]:
    """
    Read the parts of a list or mapping; gather the faults of all of them, each with its index or key.
    """
    done, faults = [], []
    for index, part in parts:
        try:
            done.append(read(part))
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is raised again below, with its place
            fault.add_note(IterableValidationNote(f"at {index}", index, kind))
            faults.append(fault)
    if faults:
        raise IterableValidationError("parts of a list or mapping", faults, kind)
    return done

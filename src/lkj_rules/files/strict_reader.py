"""
The one strict reader between parsed files and the model: nothing is coerced, no unknown key passes, everything wrong is reported.

It is a cattrs converter with readers of its own. It takes what ``json_text`` gives (numbers as ``JsonNumber``, so that no printed
digit is lost) and equally plain Python values, such as those of a TOML file. What a field takes is decided in ``fields``; here
lists, mappings and objects are put together.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

import attrs
from cattrs import BaseConverter

from lkj_rules.files.fields import Field, fields_of, is_class, scalar_of, scalar_reader, without_name
from lkj_rules.files.issues import InvalidError, Issue, invalid
from lkj_rules.files.json_values import quote
from lkj_rules.files.scalars import Reader, read_text, read_year_key, value_reader
from lkj_rules.model.pointers import pointer_token
from lkj_rules.model.values import Nilai, Tanggal
from lkj_rules.nearest import nearest

T = TypeVar("T")


def structure(document: Any, cls: type[T]) -> T:
    """
    Turn a parsed document into an object of the class, or a list of them into a tuple (``tuple[cls, ...]``).

    Raises ``InvalidError`` with everything that is wrong, in the order of the document.
    """
    kind: Any = cls
    made: T = _reader_of(kind)(document)
    return made


def _converter() -> BaseConverter:
    """
    Make the converter: by itself it would coerce and stop at the first fault, so that each kind of type has a reader of ours.
    """
    converter = BaseConverter(detailed_validation=False)
    factories: tuple[tuple[Callable[[Any], bool], Callable[[Any], Reader]], ...] = (
        (attrs.has, _object_reader),
        (lambda kind: is_class(kind, Nilai), lambda kind: value_reader(kind, _object_reader(kind))),
        (lambda kind: typing.get_origin(kind) is tuple, lambda kind: _list_reader(_reader_of(typing.get_args(kind)[0]))),
        (lambda kind: typing.get_origin(kind) is dict, _mapping_reader_of),
    )
    for takes, make in factories:
        converter.register_structure_hook_factory(takes, _as_hook(make))
    for plain in (str, bool, int, Tanggal, StrEnum):
        converter.register_structure_hook(plain, lambda document, kind: _scalar_reader_of(kind)(document))
    return converter


def _as_hook(make: Callable[[Any], Reader]) -> Callable[[Any], Callable[[Any, Any], Any]]:
    def hook_of(kind: Any) -> Callable[[Any, Any], Any]:
        read = make(kind)
        return lambda document, _: read(document)

    return hook_of


@functools.cache
def _reader_of(kind: Any) -> Reader:
    """
    Return the reader of a type, as the converter chooses it.
    """
    kind = without_name(kind)
    hook = _CONVERTER.get_structure_hook(kind)
    return lambda document: hook(document, kind)


def _scalar_reader_of(kind: Any) -> Reader:
    reader = scalar_reader(kind)
    assert reader is not None
    return reader


def _mapping_reader_of(kind: Any) -> Reader:
    key, item = typing.get_args(kind)
    return _mapping_reader(read_year_key if key is int else read_text, _reader_of(item))


def _list_reader(item: Reader) -> Reader:
    def read(document: Any) -> tuple[Any, ...]:
        if type(document) is not list:
            raise invalid(document, "daftar [...]", "a list [...]")
        items, issues = [], list[Issue]()
        for index, value in enumerate(document):
            try:
                items.append(item(value))
            except InvalidError as error:
                issues += error.below(index)
        if issues:
            raise InvalidError(issues)
        return tuple(items)

    return read


def _mapping_reader(key: Reader, item: Reader) -> Reader:
    def read(document: Any) -> dict[Any, Any]:
        if type(document) is not dict:
            raise _not_an_object(document)
        items, issues = {}, list[Issue]()
        for name, value in document.items():
            try:
                items[key(name)] = item(value)
            except InvalidError as error:
                issues += error.below(name)
        if issues:
            raise InvalidError(issues)
        return items

    return read


def _object_reader(cls: Any) -> Reader:
    """
    Make the reader of an object with known keys only.
    """
    readers: dict[str, Reader] = {}
    required: list[Field] = []

    def read(document: Any) -> Any:
        if type(document) is not dict:
            raise _not_an_object(document)
        if not readers:  # filled on first use: rows nest, so a class can need its own reader
            readers.update({field.name: _field_reader(cls, field) for field in fields_of(cls)})
            required.extend(field for field in fields_of(cls) if field.required)
        values, issues = {}, [_missing_key(field) for field in required if field.name not in document]
        for key, value in document.items():
            reader = readers.get(key)
            if reader is None:
                issues.append(_unknown_key(key, readers))
                continue
            try:
                values[key] = reader(value)
            except InvalidError as error:
                issues += error.below(key)
        if issues:
            raise InvalidError(issues)
        return cls(**values)

    return read


def _field_reader(cls: type, field: Field) -> Reader:
    reader = scalar_of(cls, field) or _reader_of(field.kind)
    if field.optional and not field.blank:
        return lambda value: None if value is None else reader(value)
    return reader


def _not_an_object(document: Any) -> InvalidError:
    return invalid(document, "objek {...}", "an object {...}")


def _unknown_key(key: str, known: Iterable[str]) -> Issue:
    listed = ", ".join(known)
    return Issue(
        f"/{pointer_token(key)}",
        f"Kunci {quote(key)} tidak dikenal di sini; yang dikenal: {listed}.",
        f"The key {quote(key)} is not known here; known are: {listed}.",
        suggestion=nearest(key, known),
        on_key=True,
    )


def _missing_key(field: Field) -> Issue:
    meaning = f" ({field.arti.rstrip('.')})" if field.arti else ""
    return Issue(
        "",
        f'Kunci wajib "{field.name}" tidak ada{meaning}.',
        f'The required key "{field.name}" is missing.',
    )


_CONVERTER = _converter()

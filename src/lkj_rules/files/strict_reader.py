"""
The one strict reader between parsed files and the model: nothing is coerced, no unknown key passes, everything wrong is reported.

It takes what ``json_text`` gives (numbers as ``JsonNumber``, so that no printed digit is lost) and equally plain Python values,
such as those of a TOML file. What a field takes is decided in ``fields``; here lists, mappings and objects are put together.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterable
from typing import Any, TypeVar

from lkj_rules.files.fields import Field, fields_of, scalar_of, scalar_reader, without_name
from lkj_rules.files.issues import InvalidError, Issue, invalid
from lkj_rules.files.json_values import quote
from lkj_rules.files.scalars import Reader, read_text, read_year_key, value_reader
from lkj_rules.model.pointers import pointer_token
from lkj_rules.model.values import Nilai
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


@functools.cache
def _reader_of(kind: Any) -> Reader:
    """
    Make the reader of a type.
    """
    kind = without_name(kind)
    scalar = scalar_reader(kind)
    if scalar is not None:
        return scalar
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return _list_reader(_reader_of(arguments[0]))
    if origin is dict:
        return _mapping_reader(read_year_key if arguments[0] is int else read_text, _reader_of(arguments[1]))
    return value_reader(kind, _object_reader(kind)) if issubclass(kind, Nilai) else _object_reader(kind)


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

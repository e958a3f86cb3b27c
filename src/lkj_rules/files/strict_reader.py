"""
The one strict reader between parsed files and the model: nothing is coerced, no unknown key passes, everything wrong is reported.

Every type has one reader, made when a file first needs it; none is cattrs', since these coerce, know no places, and take time to
import. It takes what ``json_text`` gives (numbers as ``JsonNumber``, so that no printed digit is lost) and equally plain
Python values, such as those of a TOML file. What a field takes is decided in ``fields``; here lists, mappings and objects are put
together.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NewType, TypeVar

from lkj_rules.files.fields import SCALARS, Field, fields_of, is_class, scalar_of
from lkj_rules.files.issues import InvalidError, Issue, invalid
from lkj_rules.files.json_values import quote
from lkj_rules.files.scalars import Reader, read_text, read_year_key, term_reader, value_reader
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
    found: T = _reader_of(kind)(document)
    return found


@functools.cache
def _reader_of(kind: Any) -> Reader:
    """
    Make the reader of a type: a scalar, a list, a mapping, a closed list of terms, a printed value or an object.
    """
    if isinstance(kind, NewType):
        return _reader_of(kind.__supertype__)
    if kind in SCALARS:
        return SCALARS[kind]
    origin = typing.get_origin(kind)
    if origin is tuple:
        return _list_reader(*typing.get_args(kind)[:1])
    if origin is dict:
        return _mapping_reader(*typing.get_args(kind))
    if is_class(kind, StrEnum):
        return term_reader(kind)
    return value_reader(kind, _object_reader(kind)) if is_class(kind, Nilai) else _object_reader(kind)


def _list_reader(item: Any) -> Reader:
    read_item = _reader_of(item)

    def read(document: Any) -> tuple[Any, ...]:
        if type(document) is not list:
            raise invalid(document, "daftar [...]", "a list [...]")
        items: list[Any] = []
        issues: list[Issue] = []
        for index, value in enumerate(document):
            try:
                items.append(read_item(value))
            except InvalidError as error:
                issues += error.below(index)
        if issues:
            raise InvalidError(issues)
        return tuple(items)

    return read


def _mapping_reader(key_kind: Any, item: Any) -> Reader:
    read_key, read_item = read_year_key if key_kind is int else read_text, _reader_of(item)

    def read(document: Any) -> dict[Any, Any]:
        if type(document) is not dict:
            raise _not_an_object(document)
        items: dict[Any, Any] = {}
        issues: list[Issue] = []
        for name, value in document.items():
            try:
                key = read_key(name)
                items[key] = read_item(value)
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
    required: dict[str, Field] = {}

    def read(document: Any) -> Any:
        if type(document) is not dict:
            raise _not_an_object(document)
        if not readers:  # filled on first use: rows nest, so a class can need its own reader
            readers.update({field.name: _field_reader(cls, field) for field in fields_of(cls)})
            required.update({field.name: field for field in fields_of(cls) if field.required})
        values: dict[str, Any] = {}
        issues: list[Issue] = []
        if not required.keys() <= document.keys():
            issues += [_missing_key(field) for name, field in required.items() if name not in document]
        for key, value in document.items():
            if key not in readers:
                issues.append(_unknown_key(key, readers))
                continue
            try:
                values[key] = readers[key](value)
            except InvalidError as error:
                issues += error.below(key)
        if issues:
            raise InvalidError(issues)
        return cls(**values)

    return read


def _field_reader(cls: type, field: Field) -> Reader:
    read = scalar_of(cls, field) or _reader_of(field.kind)
    if field.optional and not field.blank:
        return lambda document: None if document is None else read(document)
    return read


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
    return Issue("", f'Kunci wajib "{field.name}" tidak ada{meaning}.', f'The required key "{field.name}" is missing.')

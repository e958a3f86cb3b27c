"""
The one strict reader between parsed files and the model: nothing is coerced, no unknown key passes, everything wrong is reported.

It is a cattrs converter whose hooks are all our own, since cattrs' would coerce and know no places. It takes what ``json_text``
gives (numbers as ``JsonNumber``, so that no printed digit is lost) and equally plain Python values, such as those of a TOML file.
What a field takes is decided in ``fields``; here lists, mappings and objects are put together.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Collection, Iterable
from enum import StrEnum
from typing import Any, NewType, TypeVar

import attrs
from cattrs import BaseConverter

from lkj_rules.files.fields import SCALARS, Field, fields_of, is_class, scalar_of
from lkj_rules.files.issues import InvalidError, Issue, invalid
from lkj_rules.files.json_values import quote
from lkj_rules.files.scalars import Reader, read_text, read_year_key, term_reader, value_reader
from lkj_rules.model.documents import Laporan, Ukuran
from lkj_rules.model.pointers import pointer_token
from lkj_rules.model.values import Nilai
from lkj_rules.nearest import nearest

T = TypeVar("T")

_origin: Callable[[Any], Any] = typing.get_origin


def structure(document: Any, cls: type[T]) -> T:
    """
    Turn a parsed document into an object of the class, or a list of them into a tuple (``tuple[cls, ...]``).

    Raises ``InvalidError`` with everything that is wrong, in the order of the document.
    """
    return _CONVERTER.structure(document, cls)


def _converter() -> BaseConverter:
    converter = BaseConverter()
    for takes, make in (  # the last that takes a type makes its hook
        (attrs.has, _object_hook),
        (lambda kind: is_class(kind, Nilai), lambda kind, made: value_reader(kind, _object_hook(kind, made))),
        (lambda kind: _origin(kind) is tuple, _list_hook),
        (lambda kind: _origin(kind) is dict, _mapping_hook),
        (lambda kind: isinstance(kind, NewType), lambda kind, made: made.get_structure_hook(kind.__supertype__)),
    ):
        converter.register_structure_hook_factory(takes, make)
    for scalar, reader in SCALARS.items():
        converter.register_structure_hook(scalar, reader)
    converter.register_structure_hook(StrEnum, lambda document, kind: term_reader(kind)(document))
    return converter


def _list_hook(kind: Any, converter: BaseConverter) -> Reader:
    item = typing.get_args(kind)[0]
    read_item = converter.get_structure_hook(item)

    def read(document: Any, _kind: Any = None) -> tuple[Any, ...]:
        if type(document) is not list:
            raise invalid(document, "daftar [...]", "a list [...]")
        items: list[Any] = []
        issues: list[Issue] = []
        for index, value in enumerate(document):
            try:
                items.append(read_item(value, item))
            except InvalidError as error:
                issues += error.below(index)
        if issues:
            raise InvalidError(issues)
        return tuple(items)

    return read


def _mapping_hook(kind: Any, converter: BaseConverter) -> Reader:
    key_kind, item = typing.get_args(kind)
    read_key, read_item = read_year_key if key_kind is int else read_text, converter.get_structure_hook(item)

    def read(document: Any, _kind: Any = None) -> dict[Any, Any]:
        if type(document) is not dict:
            raise _not_an_object(document)
        items: dict[Any, Any] = {}
        issues: list[Issue] = []
        for name, value in document.items():
            try:
                key = read_key(name)
                items[key] = read_item(value, item)
            except InvalidError as error:
                issues += error.below(name)
        if issues:
            raise InvalidError(issues)
        return items

    return read


def _object_hook(cls: Any, converter: BaseConverter) -> Reader:
    """
    Make the hook of an object with known keys only.
    """
    hooks: dict[str, tuple[Reader, Any]] = {}
    required: dict[str, Field] = {}

    def read(document: Any, _kind: Any = None) -> Any:
        if type(document) is not dict:
            raise _not_an_object(document)
        if not hooks:  # filled on first use: rows nest, so a class can need its own hook
            hooks.update({field.name: (_field_hook(cls, field, converter), field.kind) for field in fields_of(cls)})
            required.update({field.name: field for field in fields_of(cls) if field.required})
        values: dict[str, Any] = {}
        issues: list[Issue] = []
        if not required.keys() <= document.keys():
            issues += [_missing_key(field) for name, field in required.items() if name not in document]
        for key, value in document.items():
            if key not in hooks:
                issues.append(_unknown_key(key, hooks))
                continue
            hook, kind = hooks[key]
            try:
                values[key] = hook(value, kind)
            except InvalidError as error:
                issues += error.below(key)
        if issues:
            raise InvalidError(issues)
        return cls(**values)

    return read


def _field_hook(cls: type, field: Field, converter: BaseConverter) -> Reader:
    hook = scalar_of(cls, field) or converter.get_structure_hook(field.kind)
    if field.optional and not field.blank:
        return lambda document, kind: None if document is None else hook(document, kind)
    return hook


def _not_an_object(document: Any) -> InvalidError:
    return invalid(document, "objek {...}", "an object {...}")


def _unknown_key(key: str, known: Collection[str]) -> Issue:
    listed, elsewhere = ", ".join(known), ", ".join(_places(key))
    more_id, more_en = (f" Tempatnya: {elsewhere}.", f" Its places: {elsewhere}.") if elsewhere else ("", "")
    if "sel" in known and key in [*Ukuran]:
        kolom = f'{{"id": "{key}", "ukuran": "{key}"}}'
        more_id += f" Di sini kolom itu ditulis dalam sel, dan artinya dalam kolom tabelnya: {kolom}."
        more_en += f" Here that column is written in sel, and its meaning in the kolom of the table: {kolom}."
    return Issue(
        f"/{pointer_token(key)}",
        f"Kunci {quote(key)} tidak dikenal di sini; yang dikenal: {listed}.{more_id}",
        f"The key {quote(key)} is not known here; known are: {listed}.{more_en}",
        suggestion=None if elsewhere else nearest(key, known), on_key=True,
    )


def _places(key: str, cls: Any = Laporan, path: str = "") -> Iterable[str]:
    """
    Give the places of a report that know the key; rows below a row have the keys of that row.
    """
    for field in fields_of(cls):
        if field.name == key:
            yield f"{path}{key}"
        part = next(iter(typing.get_args(field.kind)), field.kind)
        if attrs.has(part) and not is_class(part, Nilai) and field.name not in {"anak", "sumber"}:
            yield from _places(key, part, f"{path}{field.name}.")


def _missing_key(field: Field) -> Issue:
    meaning = f" ({field.arti.rstrip('.')})" if field.arti else ""
    texts = f'Kunci wajib "{field.name}" tidak ada{meaning}.', f'The required key "{field.name}" is missing.'
    return Issue("", *texts, missing=field.name)


_CONVERTER = _converter()

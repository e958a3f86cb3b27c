"""
The JSON Schema of ``report.json``, generated from the model.

Editors complete and check keys with it. It says what each place may hold; references between places (codes, columns) and the
calendar are beyond it, so a document that it accepts can still be refused by the reader, never the other way round.
"""

from __future__ import annotations

import typing
from enum import StrEnum
from typing import Any

import attrs

from lkj_rules.files import scalars
from lkj_rules.files.copies import OTHERS
from lkj_rules.files.fields import YEARS, Field, fields_of, is_class, without_name
from lkj_rules.files.parts import EACH, WHOLE
from lkj_rules.model.documents import Laporan
from lkj_rules.model.values import Nilai, Tanggal

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = "urn:lkj-rules:report:1"

Schema = dict[str, Any]

_FILE: Schema = {
    "type": "string", "minLength": 1,
    "title": "Nama berkas JSON dalam folder laporan ini atau di bawahnya, yang memuat bagian ini",
}  # fmt: skip
_YEAR_KEY = "^(19[0-9][0-9]|20[0-9][0-9]|2100)$"
_DATE = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def report_schema() -> Schema:
    """
    Build the schema (draft 2020-12); the same model gives the same schema, key order included.
    """
    definitions: dict[str, Schema] = {}
    root = _object(Laporan, definitions)
    return {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        "title": "Laporan kinerja satu instansi dan satu tahun",
        "description": "Isi berkas report.json yang diperiksa lkj-check.",
        **root,
        "$defs": {name: definitions[name] for name in sorted(definitions)},
    }


def _object(cls: type, definitions: dict[str, Schema]) -> Schema:
    fields = fields_of(cls)
    schema: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: _property(cls, field, definitions) for field in fields},
    }
    required = [field.name for field in fields if field.required]
    return {**schema, "required": required} if required else schema


def _property(cls: type, field: Field, definitions: dict[str, Schema]) -> Schema:
    schema = _scalar(cls, field) or _of_type(field.kind, definitions)
    if cls is Laporan and field.name in EACH:
        schema = {**schema, "items": {"anyOf": [schema["items"], _FILE]}}
    if cls is Laporan and field.name in OTHERS:
        schema = {"anyOf": [schema, {"type": "array", "items": {"anyOf": [schema, _FILE]}}]}
    if cls is Laporan and field.name in WHOLE | EACH:
        schema = {"anyOf": [schema, _FILE]}
    if field.optional and not is_class(field.kind, Nilai):  # a value may be null anyway
        schema = {"anyOf": [schema, {"type": "null"}]}
    return _described(schema, field.arti) if field.arti else schema


def _described(schema: Schema, meaning: str) -> Schema:
    """
    Add what a key means; keys that a report names itself, such as years, mean what the key above them does.
    """
    inner = {key: schema[key] for key in ("patternProperties", "additionalProperties") if schema.get(key)}
    if "patternProperties" in inner:
        inner["patternProperties"] = {key: _described(item, meaning) for key, item in inner["patternProperties"].items()}
    if "additionalProperties" in inner:
        inner["additionalProperties"] = _described(inner["additionalProperties"], meaning)
    return {"description": meaning, **schema, **inner}


def _scalar(cls: type, field: Field) -> Schema | None:
    if cls is Laporan and field.name == "format":
        return {"const": scalars.FORMAT}
    if field.kind is int and field.name in YEARS:
        return {"type": "integer", "minimum": scalars.FIRST_YEAR, "maximum": scalars.LAST_YEAR}
    return {"type": "integer", "minimum": 1, "maximum": 999_999_999} if field.kind is int else None


def _of_type(kind: Any, definitions: dict[str, Schema]) -> Schema:
    kind = without_name(kind)
    arguments = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return {"type": "array", "items": _of_type(arguments[0], definitions)}
    if typing.get_origin(kind) is dict:
        return _mapping(arguments[0], _of_type(arguments[1], definitions))
    if kind is Tanggal:
        return {"type": "string", "pattern": _DATE}
    if is_class(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    if attrs.has(kind):
        return _reference(Nilai if issubclass(kind, Nilai) else kind, definitions)
    return {"type": {str: "string", bool: "boolean", int: "integer"}[kind]}


def _mapping(key: Any, item: Schema) -> Schema:
    if key is int:
        return {"type": "object", "patternProperties": {_YEAR_KEY: item}, "additionalProperties": False}
    return {"type": "object", "additionalProperties": item}


def _reference(cls: type, definitions: dict[str, Schema]) -> Schema:
    """
    Refer to the definition of a class, making it first if need be; all printed values share one.
    """
    name = cls.__name__
    if name not in definitions:
        definitions[name] = {}  # taken before its parts are made, for rows nest
        definitions[name] = _value(definitions) if cls is Nilai else _object(cls, definitions)
    return {"$ref": f"#/$defs/{name}"}


def _value(definitions: dict[str, Schema]) -> Schema:
    # No description: an editor would show it for every key that holds a value, in place of the key's own.
    return {
        "$comment": "Nilai seperti tercetak: teks, angka JSON, null (sel kosong), atau objek dengan keterangan.",
        "anyOf": [{"type": "string"}, {"type": "number"}, {"type": "null"}, _object(Nilai, definitions)],
    }

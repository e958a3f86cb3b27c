"""
References inside a report: every code that a row names must be declared, and no code twice.

Which field refers to which register is read off the model's types (``KodeIndikator``, ``KodeSasaran``, ``IdTabel``,
``IdPerjanjian``), so a new row type is checked without a change here. Columns (``sel``) and ladders (``tangga``) are checked by
name.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from lkj_rules.files.faults import Complaint, quote
from lkj_rules.model import documents
from lkj_rules.model.documents import BarisTabel, Indikator, Laporan, PerjanjianKinerja, Tabel
from lkj_rules.model.pointers import Pointers, pointer_token
from lkj_rules.model.values import Nilai, Sumber, Tanggal
from lkj_rules.nearest import nearest

BUILT_IN_LADDERS = ("akip", "opini_bpk", "keterbukaan")
OWN_COLUMNS = ("target", "realisasi", "capaian")
"""Columns that every table has, as keys of the row itself."""

_REFERENCES = {
    documents.KodeIndikator: "indikator",
    documents.KodeSasaran: "sasaran",
    documents.IdTabel: "tabel",
    documents.IdPerjanjian: "perjanjian_kinerja",
}
_DECLARATIONS = {("Indikator", "kode"), ("Sasaran", "kode"), ("Tabel", "id"), ("PerjanjianKinerja", "id")}
_LISTED_ID = {
    "indikator": "daftar indikator",
    "sasaran": "daftar sasaran",
    "tabel": "lkj.tabel",
    "perjanjian_kinerja": "perjanjian_kinerja",
    "tangga": "daftar tangga",
    "kolom": "kolom tabel ini",
}
_LISTED_EN = {
    "indikator": "the indicator register (indikator)",
    "sasaran": "the register of objectives (sasaran)",
    "tabel": "lkj.tabel",
    "perjanjian_kinerja": "perjanjian_kinerja",
    "tangga": "the ladders (tangga)",
    "kolom": "the columns of this table (kolom)",
}


def reference_complaints(laporan: Laporan) -> list[Complaint]:
    """
    List dangling references, codes declared twice, and agreements that stand above themselves.
    """
    pointers = Pointers(laporan)
    return [
        *_dangling(laporan, pointers),
        *_columns(laporan, pointers),
        *_twice(laporan, pointers),
        *_circles(laporan.perjanjian_kinerja, pointers),
    ]


def _registers(laporan: Laporan) -> dict[str, set[str]]:
    tables = laporan.lkj.tabel if laporan.lkj is not None else ()
    registers: dict[str, set[str]] = {
        "indikator": {entry.kode for entry in laporan.indikator},
        "tabel": {table.id for table in tables},
        "perjanjian_kinerja": {agreement.id for agreement in laporan.perjanjian_kinerja},
        "tangga": {*BUILT_IN_LADDERS, *(ladder.kode for ladder in laporan.tangga)},
    }
    if laporan.sasaran:  # a report may name objectives without keeping a register of them
        registers["sasaran"] = {entry.kode for entry in laporan.sasaran}
    return registers


def _dangling(laporan: Laporan, pointers: Pointers) -> Iterator[Complaint]:
    registers = _registers(laporan)
    for owner in _parts(laporan):
        cls: type = type(owner)
        for name, register in _reference_fields(cls):
            written = getattr(owner, name)
            if written is None or register not in registers:
                continue
            known = registers[register]
            if not isinstance(written, tuple):
                if written not in known:
                    yield _unknown(written, known, register, f"{pointers.of(owner)}/{name}")
                continue
            for index, code in enumerate(written):
                if code not in known:
                    yield _unknown(code, known, register, f"{pointers.of(owner)}/{name}/{index}")


def _parts(thing: Any) -> Iterator[Any]:
    """
    Give every document, row and entry below an object, printed values left out.
    """
    yield thing
    cls: type = type(thing)
    for name in _part_fields(cls):
        part = getattr(thing, name)
        if isinstance(part, tuple):
            for item in part:
                yield from _parts(item)
        elif part is not None:
            yield from _parts(part)


@functools.cache
def _part_fields(cls: Any) -> tuple[str, ...]:
    return tuple(name for name, kind in _field_kinds(cls) if attrs.has(kind) and not _is_leaf(kind))


@functools.cache
def _reference_fields(cls: Any) -> tuple[tuple[str, str], ...]:
    found = [
        (name, _REFERENCES[kind])
        for name, kind in _field_kinds(cls)
        if kind in _REFERENCES and (cls.__name__, name) not in _DECLARATIONS
    ]
    return (*found, ("tangga", "tangga")) if cls is Indikator else tuple(found)


def _is_leaf(kind: type) -> bool:
    return issubclass(kind, (Nilai, Sumber, Tanggal))


def _field_kinds(cls: type) -> Iterator[tuple[str, Any]]:
    """
    Give each field with its type, ``None`` and the tuple around it taken off.
    """
    attrs.resolve_types(cls)
    for attribute in attrs.fields(cls):
        kind = attribute.type
        if typing.get_origin(kind) in (typing.Union, types.UnionType):
            (kind,) = (member for member in typing.get_args(kind) if member is not types.NoneType)
        if typing.get_origin(kind) is tuple:
            kind = typing.get_args(kind)[0]
        if typing.get_origin(kind) is None:
            yield attribute.name, kind


def _unknown(code: str, known: Iterable[str], register: str, pointer: str, *, on_key: bool = False) -> Complaint:
    return Complaint(
        pointer=pointer,
        message_id=f"{quote(code)} tidak ada di {_LISTED_ID[register]}.",
        message_en=f"{quote(code)} is not in {_LISTED_EN[register]}.",
        suggestion=nearest(code, sorted(known)),
        on_key=on_key,
    )


def _columns(laporan: Laporan, pointers: Pointers) -> Iterator[Complaint]:
    for table in laporan.lkj.tabel if laporan.lkj is not None else ():
        declared = {column.id for column in table.kolom} - set(OWN_COLUMNS)
        for row in _rows(table.baris):
            for key in row.sel:
                if key in declared:
                    continue
                pointer = f"{pointers.of(row)}/sel/{pointer_token(key)}"
                yield _own_column(key, pointer) if key in OWN_COLUMNS else _unknown(key, declared, "kolom", pointer, on_key=True)
    for earlier in laporan.laporan_lalu:  # these declare no columns
        for row in _rows(earlier.baris):
            yield from (_unknown(key, (), "kolom", f"{pointers.of(row)}/sel/{pointer_token(key)}", on_key=True) for key in row.sel)


def _rows(rows: Iterable[BarisTabel]) -> Iterator[BarisTabel]:
    for row in rows:
        yield row
        yield from _rows(row.anak)


def _own_column(key: str, pointer: str) -> Complaint:
    return Complaint(
        pointer=pointer,
        message_id=f'Nilai {key} ditulis pada kunci "{key}" baris itu sendiri, bukan di dalam sel.',
        message_en=f'The {key} is written at the key "{key}" of the row itself, not inside sel.',
        on_key=True,
    )


def _twice(laporan: Laporan, pointers: Pointers) -> Iterator[Complaint]:
    tables: tuple[Tabel, ...] = laporan.lkj.tabel if laporan.lkj is not None else ()
    yield from _repeated(laporan.indikator, "kode", pointers)
    yield from _repeated(laporan.sasaran, "kode", pointers)
    yield from _repeated(laporan.tangga, "kode", pointers)
    yield from _repeated(laporan.perjanjian_kinerja, "id", pointers)
    yield from _repeated(tables, "id", pointers)
    for table in tables:
        yield from _repeated(table.kolom, "id", pointers)


def _repeated(entries: Iterable[Any], name: str, pointers: Pointers) -> Iterator[Complaint]:
    first: dict[str, Any] = {}
    for entry in entries:
        code = getattr(entry, name)
        earlier = first.setdefault(code, entry)
        if earlier is not entry:
            place = f"{pointers.of(earlier)}/{name}"
            yield Complaint(
                pointer=f"{pointers.of(entry)}/{name}",
                message_id=f"{quote(code)} sudah dipakai di {place}; tiap {name} harus tunggal.",
                message_en=f"{quote(code)} is already used at {place}; each {name} must be unique.",
            )


def _circles(agreements: tuple[PerjanjianKinerja, ...], pointers: Pointers) -> Iterator[Complaint]:
    above = {agreement.id: agreement.atasan for agreement in agreements}
    for agreement in agreements:
        passed = {agreement.id}
        higher = agreement.atasan
        while higher is not None and higher not in passed:
            passed.add(higher)
            higher = above.get(higher)
        if higher == agreement.id:
            yield Complaint(
                pointer=f"{pointers.of(agreement)}/atasan",
                message_id=f"Perjanjian {quote(agreement.id)} menjadi atasan dirinya sendiri, langsung atau melalui yang lain.",
                message_en=f"The agreement {quote(agreement.id)} stands above itself, directly or through others.",
            )

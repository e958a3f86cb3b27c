"""
References inside a report: every code that a row names must be declared, and no code twice.

Which field refers to which register is read off the model's types (``KodeIndikator``, ``KodeSasaran``, ``IdTabel``,
``IdData``, ``IdPerjanjian``), so a new row type is checked without a change here. Columns (``sel``) and ladders (``tangga``) are
checked by name.
"""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from lkj_rules.files.fields import Field, fields_of
from lkj_rules.files.issues import Issue
from lkj_rules.files.json_values import quote
from lkj_rules.model.documents import (
    BarisData,
    BarisRekap,
    BarisTabel,
    IdData,
    IdPerjanjian,
    IdTabel,
    Indikator,
    KodeIndikator,
    KodeSasaran,
    Kolom,
    Laporan,
    LaporanLalu,
    PerjanjianKinerja,
    Sasaran,
    Tabel,
    TabelData,
    TanggaPredikat,
)
from lkj_rules.model.pointers import Pointers, pointer_token
from lkj_rules.model.values import Nilai, Sumber, Tanggal
from lkj_rules.nearest import nearest

BUILT_IN_LADDERS = ("akip", "opini_bpk", "keterbukaan")
OWN_COLUMNS = ("target", "realisasi", "capaian")
"""Columns that every table has, as keys of the row itself."""

_KEYS: dict[type, str] = {
    Indikator: "kode", Sasaran: "kode", TanggaPredikat: "kode", PerjanjianKinerja: "id", Tabel: "id", Kolom: "id",
    TabelData: "id",
}  # fmt: skip
"""What is declared, with the field that holds its code."""
_REGISTERS: dict[Any, type] = {
    KodeIndikator: Indikator, KodeSasaran: Sasaran, IdTabel: Tabel, IdPerjanjian: PerjanjianKinerja,
    IdData: TabelData,
}  # fmt: skip
_LISTED: dict[type, tuple[str, str]] = {
    Indikator: ("daftar indikator", "the indicator register (indikator)"),
    Sasaran: ("daftar sasaran", "the register of objectives (sasaran)"),
    TanggaPredikat: ("daftar tangga", "the ladders (tangga)"),
    PerjanjianKinerja: ("perjanjian_kinerja", "perjanjian_kinerja"),
    Tabel: ("lkj.tabel", "lkj.tabel"),
    TabelData: ("lkj.data", "lkj.data"),
    Kolom: ("kolom tabel ini", "the columns of this table (kolom)"),
}


def reference_issues(laporan: Laporan) -> list[Issue]:
    """
    List dangling references, codes declared twice, and agreements that stand above themselves.
    """
    things = _collect(laporan, [])
    registers: dict[type, dict[str, Any]] = {kind: {} for kind in _KEYS}
    pointers = Pointers(laporan)
    return [
        *_declared_twice(things, registers, pointers),
        *_dangling(things, registers, pointers),
        *_columns(things, pointers),
        *_circles(laporan.perjanjian_kinerja, pointers),
    ]


def _collect(thing: Any, found: list[Any]) -> list[Any]:
    """
    Gather the documents, rows and entries below an object, itself included, in reading order.
    """
    found.append(thing)
    kind: Any = type(thing)
    for name in _part_names(kind):
        part = getattr(thing, name)
        if isinstance(part, tuple):
            for item in part:
                _collect(item, found)
        elif part is not None:
            _collect(part, found)
    return found


@functools.cache
def _part_names(cls: Any) -> tuple[str, ...]:
    """
    Name the fields that hold documents, rows and entries; printed values refer to nothing.
    """
    kinds = {field.name: _item_kind(field) for field in fields_of(cls)}
    return tuple(name for name, kind in kinds.items() if attrs.has(kind) and not issubclass(kind, (Nilai, Sumber, Tanggal)))


def _item_kind(field: Field) -> Any:
    """
    Return the type of a field, without the tuple around it.
    """
    return typing.get_args(field.kind)[0] if typing.get_origin(field.kind) is tuple else field.kind


def _declared_twice(things: list[Any], registers: dict[type, dict[str, Any]], pointers: Pointers) -> Iterator[Issue]:
    """
    Fill the registers with each code and what declares it.
    """
    for thing in things:
        kind: type = type(thing)
        if kind is Tabel:  # columns are declared for their table
            registers[Kolom] = {}
        key = _KEYS.get(kind)
        if key is None:
            continue
        code = getattr(thing, key)
        first = registers[kind].setdefault(code, thing)
        if first is not thing:
            place = f"{pointers.of(first)}/{key}"
            yield Issue(
                f"{pointers.of(thing)}/{key}",
                f"{quote(code)} sudah dipakai di {place}; tiap {key} harus tunggal.",
                f"{quote(code)} is already used at {place}; each {key} must be unique.",
            )


def _dangling(things: list[Any], registers: dict[type, dict[str, Any]], pointers: Pointers) -> Iterator[Issue]:
    known: dict[type, set[str]] = {register: set(codes) for register, codes in registers.items()}
    known[TanggaPredikat].update(BUILT_IN_LADDERS)
    for thing in things:
        kind: Any = type(thing)
        for name, register in _reference_fields(kind):
            written = getattr(thing, name)
            if written is None or (register is Sasaran and not known[Sasaran]):  # a report may do without that register
                continue
            for index, code in enumerate(written if isinstance(written, tuple) else (written,)):
                if code not in known[register]:
                    place = f"{pointers.of(thing)}/{name}" + (f"/{index}" if isinstance(written, tuple) else "")
                    yield _unknown(code, known[register], register, place)


@functools.cache
def _reference_fields(cls: Any) -> tuple[tuple[str, type], ...]:
    kinds = {field.name: _item_kind(field) for field in fields_of(cls)}
    found = [(name, _REGISTERS[kind]) for name, kind in kinds.items() if kind in _REGISTERS and _KEYS.get(cls) != name]
    return (*found, ("tangga", TanggaPredikat)) if cls is Indikator else tuple(found)


def _unknown(code: str, known: Iterable[str], register: type, pointer: str, *, on_key: bool = False) -> Issue:
    listed_id, listed_en = _LISTED[register]
    return Issue(
        pointer,
        f"{quote(code)} tidak ada di {listed_id}.",
        f"{quote(code)} is not in {listed_en}.",
        suggestion=nearest(code, sorted(known)),
        on_key=on_key,
    )


def _columns(things: list[Any], pointers: Pointers) -> Iterator[Issue]:
    declared: set[str] = set()
    for thing in things:
        if isinstance(thing, Tabel):
            declared = {column.id for column in thing.kolom} - set(OWN_COLUMNS)
            yield from _compared(thing, declared | set(OWN_COLUMNS), pointers)
        elif isinstance(thing, TabelData):
            declared = {column.id for column in thing.kolom}
            yield from _summed(thing, declared, pointers)
        elif isinstance(thing, LaporanLalu):  # an earlier report declares no columns
            declared = set()
        elif isinstance(thing, BarisTabel | BarisData):
            for key in (key for key in thing.sel if key not in declared):
                place = f"{pointers.of(thing)}/sel/{pointer_token(key)}"
                yield _own_column(key, place) if key in OWN_COLUMNS else _unknown(key, declared, Kolom, place, on_key=True)


def _compared(tabel: Tabel, known: set[str], pointers: Pointers) -> Iterator[Issue]:
    """
    List columns that a column of change or a summary row names and the table has not.
    """
    for kolom in tabel.kolom:
        for name in ("dari", "ke"):
            key = getattr(kolom, name)
            if key is not None and key not in known:
                yield _unknown(key, known, Kolom, f"{pointers.of(kolom)}/{name}")
    yield from _named(tabel.rekap, known, pointers)


def _summed(tabel: TabelData, known: set[str], pointers: Pointers) -> Iterator[Issue]:
    for kolom in tabel.kolom:
        for number, key in enumerate(kolom.dari):
            if key not in known:
                yield _unknown(key, known, Kolom, f"{pointers.of(kolom)}/dari/{number}")
    yield from _named(tabel.rekap, known, pointers)


def _named(rows: tuple[BarisRekap, ...], known: set[str], pointers: Pointers) -> Iterator[Issue]:
    for row in rows:
        for key in (key for key in row.sel if key not in known):
            yield _unknown(key, known, Kolom, f"{pointers.of(row)}/sel/{pointer_token(key)}", on_key=True)


def _own_column(key: str, pointer: str) -> Issue:
    return Issue(
        pointer,
        f'Nilai {key} ditulis pada kunci "{key}" baris itu sendiri, bukan di dalam sel.',
        f'The {key} is written at the key "{key}" of the row itself, not inside sel.',
        on_key=True,
    )


def _circles(agreements: tuple[PerjanjianKinerja, ...], pointers: Pointers) -> Iterator[Issue]:
    above = {agreement.id: agreement.atasan for agreement in agreements}
    for agreement in agreements:
        passed = {agreement.id}
        higher = agreement.atasan
        while higher is not None and higher not in passed:
            passed.add(higher)
            higher = above.get(higher)
        if higher == agreement.id:
            yield Issue(
                f"{pointers.of(agreement)}/atasan",
                f"Perjanjian {quote(agreement.id)} menjadi atasan dirinya sendiri, langsung atau melalui yang lain.",
                f"The agreement {quote(agreement.id)} stands above itself, directly or through others.",
            )

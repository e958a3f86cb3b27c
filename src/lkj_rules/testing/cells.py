"""
The cells of a report as JSON: every printed value with its place, what kind of value it is, and what stands around it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

import attrs

from lkj_rules.model.pointers import pointer_token


class Kind(StrEnum):
    """
    Name what a cell holds.
    """

    TARGET = "target"
    RESULT = "realisasi"
    ACHIEVEMENT = "capaian"
    EARLIER = "figure of another year"
    AMOUNT = "budget amount"
    SHARE = "budget percentage"
    COUNT = "count behind a percentage"
    BOUND = "bound of a class, cap or floor"
    CLAIM = "figure claimed in the text"
    GRADE = "predicate"
    LABEL = "label of a class"
    WORDS = "amount in words"

    @property
    def numeric(self) -> bool:
        """
        Return whether cells of this kind hold numbers.
        """
        return self not in {Kind.GRADE, Kind.LABEL, Kind.WORDS}


@attrs.frozen(kw_only=True, eq=False)
class Cell:
    """
    Hold one cell: its pointer, its kind, its text, the object that it stands in and the rows next to that object.

    ``key`` is its name in the object; the targets of a Renstra row are cells of the object that maps years to them.
    """

    pointer: str
    kind: Kind
    text: str
    key: str
    holder: Mapping[str, Any]
    rows: Sequence[Any] = ()
    year: int | None = None

    @property
    def may_lack(self) -> bool:
        """
        Return whether a report that leaves the value out does not suffer from it: there is less to check, and nothing wrong.

        No sentence has a blank in it, and of an earlier report only what was at hand is quoted.
        """
        return self.kind in {Kind.BOUND, Kind.COUNT} or self.pointer.startswith((*_SENTENCES, "/laporan_lalu/"))

    def neighbours(self) -> Iterator[str]:
        """
        Give the texts of the same column in the row before and the row after.
        """
        place = next((number for number, row in enumerate(self.rows) if row is self.holder), None)
        for number in () if place is None else (place - 1, place + 1):
            if 0 <= number < len(self.rows) and isinstance(self.rows[number], dict):
                found = text_of(self.rows[number].get(self.key))
                if found:
                    yield found


_PERFORMANCE = {"target": Kind.TARGET, "realisasi": Kind.RESULT, "capaian": Kind.ACHIEVEMENT}
_MONEY = {"pagu": Kind.AMOUNT, "realisasi": Kind.AMOUNT, "sisa": Kind.AMOUNT, "persen": Kind.SHARE}
_NAMED = {
    "jumlah": Kind.AMOUNT, "total": Kind.AMOUNT, "angka": Kind.AMOUNT, "persen": Kind.SHARE, "nilai": Kind.CLAIM,
    "dari": Kind.BOUND, "sampai": Kind.BOUND, "batas_capaian": Kind.BOUND, "batas_bawah": Kind.BOUND,
    "kategori": Kind.LABEL, "terbilang": Kind.WORDS,
}  # fmt: skip
_SENTENCES = ("/lkj/klaim/", "/lkj/sebutan/", "/lkj/sebutan_anggaran/", "/lkj/jumlah_terbilang/")
_COUNTS = ("pembilang", "penyebut")


def text_of(value: Any) -> str | None:
    """
    Give what a value of a report says: its own text, or the transcriber's reading of it; ``None`` for what is not a value.
    """
    if isinstance(value, dict):
        value = value.get("dibaca") or value.get("teks")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


def cells_of(document: Mapping[str, Any]) -> Iterator[Cell]:
    """
    Give every printed value of a report in reading order.
    """
    for part in document:
        yield from _walk(document[part], f"/{part}", part, document, ())


def _walk(thing: Any, pointer: str, part: str, report: Mapping[str, Any], rows: Sequence[Any]) -> Iterator[Cell]:
    if isinstance(thing, list):
        quarters = pointer.endswith("/triwulan")
        for number, item in enumerate(thing):
            text = text_of(item) if quarters else None
            if text:
                yield Cell(pointer=f"{pointer}/{number}", kind=Kind.TARGET, text=text, key="triwulan", holder={})
            else:
                yield from _walk(item, f"{pointer}/{number}", part, report, thing)
    elif isinstance(thing, dict):
        for key, value in thing.items():
            place = f"{pointer}/{pointer_token(key)}"
            kind = _kind(key, part, pointer, thing, report)
            text = None if kind is None else text_of(value)
            if kind is None or text is None:
                yield from _walk(value, place, part, report, ())
            elif text:
                yield from _cell(Cell(
                    pointer=place, kind=kind, text=text, key=key, holder=thing, rows=rows, year=_year(key, pointer, thing, report)
                ), report, value)  # fmt: skip


def _cell(cell: Cell, report: Mapping[str, Any], value: Any) -> Iterator[Cell]:
    kind = cell.kind
    if cell.year not in {None, report.get("tahun")}:
        kind = Kind.EARLIER
    if kind.numeric and not any(sign.isdigit() for sign in cell.text):
        kind = Kind.GRADE
    yield attrs.evolve(cell, kind=kind)
    for count in _COUNTS if isinstance(value, dict) else ():
        text = text_of(value.get(count))
        if text:
            yield Cell(pointer=f"{cell.pointer}/{count}", kind=Kind.COUNT, text=text, key=count, holder=value)


def _kind(key: str, part: str, pointer: str, holder: Mapping[str, Any], report: Mapping[str, Any]) -> Kind | None:
    parent = pointer.rpartition("/")[2]
    if parent == "sel":
        return _PERFORMANCE.get(str(_column(report, pointer, key).get("ukuran")), Kind.AMOUNT)
    if part == "renstra" and parent == "target":
        return Kind.TARGET
    if part in {"anggaran", "anggaran_tahunan"}:
        return _MONEY.get(key)
    if key == "label":
        return Kind.LABEL if "jenis" in holder else None
    return _NAMED.get(key) or _PERFORMANCE.get(key)


def _year(key: str, pointer: str, holder: Mapping[str, Any], report: Mapping[str, Any]) -> int | None:
    parent = pointer.rpartition("/")[2]
    if pointer.startswith("/laporan_lalu/"):
        year = report["laporan_lalu"][int(pointer.split("/")[2])].get("tahun")
    elif parent == "sel":
        year = _column(report, pointer, key).get("tahun")
    else:
        year = int(key) if parent == "target" and key.isdecimal() else holder.get("tahun")
    return year if isinstance(year, int) else None


def _column(report: Mapping[str, Any], pointer: str, key: str) -> Mapping[str, Any]:
    """
    Give the declaration of a column of the table that a pointer leads into: ``/lkj/tabel/2/…``.
    """
    part, name, number, *_ = pointer.removeprefix("/").split("/")
    columns = report[part][name][int(number)].get("kolom", ()) if name == "tabel" else ()
    return next((column for column in columns if column.get("id") == key), {})

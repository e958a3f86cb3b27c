"""
Put what was imported into a report: what is missing is added, what is there stays, what differs is listed with both sources.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import attrs

from lkj_rules.files.json_values import JsonNumber
from lkj_rules.model.pointers import pointer_token
from lkj_rules.model.readings import Angka
from lkj_rules.tables.seen import Seen
from lkj_rules.tables.sums import reading_of

_KEYS = {
    "indikator": ("kode",), "sasaran": ("kode", "sasaran"), "tabel": ("id",), "data": ("id",), "perjanjian_kinerja": ("id",),
    "anggaran": ("versi", "kode", "nama"), "pos": ("kode", "nama", "nomor"), "anak": ("kode", "nama", "nomor", "label"),
    "baris": ("indikator", "label", "nama"), "rekap": ("jenis",), "kolom": ("id",), "rkt": ("salinan",),
    "renstra": ("salinan",), "iku": ("tahun",), "efisiensi": ("indikator", "nama"), "skala": ("label",),
    "laporan_lalu": ("tahun",),
}  # fmt: skip
"""What distinguishes the members of each list: the first of these keys that a member has."""


@attrs.frozen
class Difference:
    """Hold a value that the report has otherwise: both texts, and where each is from."""

    pointer: str
    old: str
    old_source: str
    new: str
    new_source: str


@attrs.define
class Merge:
    """
    Merge into a report, counting what was added and what was there already.
    """

    file: str
    """The file that is imported, as messages call it."""
    sources: Mapping[str, str]
    """Where values that were imported before are from, by the pointer of their row."""
    added: int = 0
    same: int = 0
    differences: list[Difference] = attrs.field(factory=list)
    rows: dict[str, str] = attrs.field(factory=dict)
    """Where the rows that were added now are from, by pointer."""

    def into(self, report: dict[str, Any], part: Mapping[str, Any], pointer: str = "") -> None:
        """
        Merge an object into another of the same kind.
        """
        for key, new in part.items():
            place = f"{pointer}/{pointer_token(key)}"
            if key not in report:
                report[key] = new
                self._count(new, place)
            else:
                report[key] = self._both(report[key], new, place, key)

    def _both(self, old: Any, new: Any, place: str, key: str) -> Any:
        if isinstance(old, list) and isinstance(new, list) and (key in _KEYS or not new):
            self._list(old, new, place, key)
        elif isinstance(old, list) and isinstance(new, dict) and old:  # several copies of a plan: the first is meant
            self.into(old[0], new, f"{place}/0")
        elif isinstance(old, dict) and isinstance(new, dict) and "teks" not in old and "teks" not in new:
            self.into(old, new, place)
        elif _same(old, new):
            self.same += 1
        else:
            self.differences.append(Difference(place, _shown(old), self._source(place), _shown(new), self._new_source(new)))
        return old

    def _list(self, old: list[Any], new: list[Any], place: str, key: str) -> None:
        known: dict[tuple[str, int], Any] = {}
        counted: Counter[str] = Counter()
        for each in old:
            name = _name(each, key)
            known[name, counted[name]] = each
            counted[name] += 1
        met: Counter[str] = Counter()
        for each in new:
            name = _name(each, key)
            there = known.get((name, met[name]))
            met[name] += 1
            token = f"{place}/{pointer_token(name)}"
            if there is None:
                old.append(each)
                self._count(each, token)
            elif isinstance(there, dict):
                self.into(there, each, token)

    def _count(self, value: Any, place: str) -> None:
        """
        Count the values of what was added, and remember where its rows are from.
        """
        if isinstance(value, Seen):
            self._seen(place.rpartition("/")[0], value)
        if isinstance(value, dict):
            for key, each in value.items():
                if isinstance(each, Seen) and key != "teks":  # nearly all of a budget
                    self._seen(place, each)
                    self.added += 1
                else:
                    self._count(each, place if key == "teks" else f"{place}/{pointer_token(key)}")
        elif isinstance(value, list):
            key = place.rpartition("/")[2]
            for each in value:
                self._count(each, f"{place}/{pointer_token(_name(each, key))}")
        else:
            self.added += 1

    def _seen(self, row: str, value: Seen) -> None:
        """
        Remember the place of a row; of a budget's many lines one says enough.
        """
        self.rows.setdefault(row.partition("/pos/")[0], value.place)

    def _source(self, place: str) -> str:
        while place:
            place = place.rpartition("/")[0]
            if place in self.sources:
                return self.sources[place]
        return "report.json"

    def _new_source(self, value: Any) -> str:
        text = value.get("teks") if isinstance(value, dict) else value
        return f"{self.file} {text.place}" if isinstance(text, Seen) else self.file


def _name(member: Any, key: str) -> str:
    if not isinstance(member, dict):
        return str(member)
    return next((" ".join(str(member[each]).split()) for each in _KEYS.get(key, ()) if member.get(each) is not None), "")


def _same(old: Any, new: Any) -> bool:
    """
    Return whether two values say the same: equal texts, or texts that are read as one number.
    """
    if isinstance(new, int) and isinstance(old, JsonNumber):
        return str(new) == old
    one, other = _text(old), _text(new)
    if one is None or other is None:
        return bool(old == new)
    if " ".join(one.split()) == " ".join(other.split()):
        return True
    read, read_other = reading_of(one), reading_of(other)
    if not isinstance(read, Angka) or not isinstance(read_other, Angka):
        return False
    return read.nilai == read_other.nilai and (read.satuan == read_other.satuan or None in {read.satuan, read_other.satuan})


def _text(value: Any) -> str | None:
    text = value.get("teks") if isinstance(value, dict) else value
    return text if isinstance(text, str) else None


def _shown(value: Any) -> str:
    text = _text(value)
    return text if text is not None else json.dumps(value, ensure_ascii=False, default=str)[:80]

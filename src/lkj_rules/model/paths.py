"""
Stable paths: where each object of a report stands, by names and codes instead of numbers in lists.

The pointer ``/lkj/tabel/0/baris/6/capaian`` changes when rows move; the path ``/lkj/tabel/ukur/baris/SOS/capaian`` does not. Two
different things never share a path: a member of a list is known by its code, or by its own words where it has no code; members that
are alike in these by what further distinguishes them, then by all that is printed in them, and equals by their order.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from lkj_rules.model import documents
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.pointers import pointer_token
from lkj_rules.model.values import Nilai, Sumber, Tanggal

_Words = Callable[[Any], tuple[Any, ...]]


def _fields(*names: str) -> _Words:
    return lambda thing: tuple(getattr(thing, name) for name in names)


def _line(row: Any) -> tuple[Any, ...]:
    """
    Give the code of a row's indicator, else the row's own words.
    """
    return ("", row.sasaran, row.nama, row.satuan) if row.indikator is None else (row.indikator,)


_ROW = (_line, _fields("sasaran", "nama", "satuan"))
_PART = (_fields("indikator", "nama"), _fields("satuan"))
_NAMES: dict[type, tuple[_Words, ...]] = {
    documents.Renstra: (_fields("awal", "akhir"), _fields("salinan")),
    documents.RencanaAksi: (_fields("salinan"),),
    documents.Rkt: (_fields("salinan"), _fields("tanggal")),
    documents.PerjanjianKinerja: (_fields("id", "jenjang", "salinan", "versi", "nama"),),
    documents.Anggaran: (
        _fields("versi", "jenis", "rincian_dari"), _fields("tanggal"), _fields("sumber_dana", "tahun", "rincian_pos"),
    ),
    documents.AnggaranTahunan: (_fields("tahun"), _fields("jenis", "versi", "sumber_dana", "pos")),
    documents.PosAnggaran: (_fields("kode", "nama"),),
    documents.PosPerjanjian: (_fields("kode", "nama"),),
    documents.BarisRenstra: _ROW, documents.BarisTarget: _ROW, documents.BarisAksi: _ROW, documents.BarisTabel: _ROW,
    documents.RincianRenstra: _PART, documents.RincianTarget: _PART,
    documents.SasaranDokumen: (_fields("sasaran"), _fields("nomor", "nama")),
    documents.LaporanLalu: (_fields("tahun"),),
}  # fmt: skip
_CODES = ("id", "kode", "fingerprint")
_LAYOUT = frozenset({"nomor", "sumber"})
"""What changes with the layout alone: the numbers of rows and pages."""


class Paths:
    """
    Give the stable paths of one report.
    """

    def __init__(self, laporan: documents.Laporan) -> None:
        self._laporan = laporan
        self._mounted: dict[str, Sequence[Any]] = {}
        self._known: dict[str, tuple[str, Any]] = {}
        self._tokens: dict[str, tuple[str, ...]] = {}
        self._contents = ByIdentity[object, str]()

    def mount(self, pointer: str, things: Sequence[Any]) -> None:
        """
        Give objects that come from another file paths of their own; see ``Pointers.mount``.
        """
        self._mounted[pointer] = things

    def of(self, pointer: str) -> str:
        """
        Give the path of what a pointer points at.
        """
        return self._at(pointer)[0]

    def _at(self, pointer: str) -> tuple[str, Any]:
        """
        Give the path of what a pointer points at, and the thing; the way to a row is gone once for all of its cells.
        """
        if not pointer:
            return "", self._laporan
        if pointer not in self._known:
            above, _, step = pointer.rpartition("/")
            path, holder = self._at(above)
            token, thing = self._step(pointer, above, holder, step)
            self._known[pointer] = f"{path}/{token}", thing
        return self._known[pointer]

    def _step(self, pointer: str, above: str, holder: Any, step: str) -> tuple[str, Any]:
        if isinstance(holder, tuple):
            return self._members(above, holder)[int(step)], holder[int(step)]
        if isinstance(holder, dict):
            return step, next((value for key, value in holder.items() if pointer_token(key) == step), None)
        thing = self._mounted[pointer] if pointer in self._mounted else getattr(holder, step, None)
        names = _single(thing)
        return step if names is None else "|".join((step, *_words(names(thing)))), thing

    def _members(self, pointer: str, things: Sequence[Any]) -> tuple[str, ...]:
        """
        Name the members of a list, each by as little as sets it apart from the others.
        """
        if pointer not in self._tokens:
            tokens = [""] * len(things)
            ordered = bool(things) and isinstance(things[0], Nilai)  # quarters, operands: the place is the meaning
            self._set_apart(things, range(len(things)), () if ordered else self._stages(things), tokens, "")
            self._tokens[pointer] = tuple(tokens)
        return self._tokens[pointer]

    def _set_apart(
        self, things: Sequence[Any], numbers: Sequence[int], stages: Sequence[_Words], tokens: list[str], lead: str
    ) -> None:
        if not stages:
            for order, number in enumerate(numbers):
                tokens[number] += f"#{order + 1}"
            return
        groups: dict[str, list[int]] = {}
        for number in numbers:
            groups.setdefault("|".join(_words(stages[0](things[number]))).rstrip("|"), []).append(number)
        for words, members in groups.items():
            for number in members:
                tokens[number] += lead + words
            if len(members) > 1:
                self._set_apart(things, members, stages[1:], tokens, ";")

    def _stages(self, things: Sequence[Any]) -> tuple[_Words, ...]:
        """
        Give what distinguishes the members of a list, the firmest first.
        """
        kind = type(things[0]) if things else str
        if not attrs.has(kind):
            return (lambda text: (text,),)
        return *_NAMES.get(kind, (_own_words,)), lambda thing: (self._content(thing),), _layout

    def _content(self, thing: Any) -> str:
        """
        Sum up all that is printed in an object and below it, layout aside; the order of lists does not count.
        """
        known = self._contents.get(thing)
        if known is None:
            parts = [f"{type(thing).__name__}:"]
            for field in attrs.fields(type(thing)):
                value = getattr(thing, field.name)
                if field.init and value is not None and field.name not in _LAYOUT:
                    parts.append(f"{field.name}={self._printed(value)}")
            known = self._contents[thing] = hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        return known

    def _printed(self, value: Any) -> str:
        if isinstance(value, tuple):
            parts = [self._printed(each) for each in value]
            return repr(parts if value and isinstance(value[0], Nilai) else sorted(parts))
        if isinstance(value, dict):
            return repr(sorted((str(key), self._printed(each)) for key, each in value.items()))
        return self._content(value) if attrs.has(type(value)) and not isinstance(value, Tanggal) else _folded(value)


def _single(thing: Any) -> _Words | None:
    """
    Give what names a document that a report has once, such as the years of its Renstra.
    """
    return _NAMES[type(thing)][0] if isinstance(thing, documents.Renstra | documents.RencanaAksi) else None


def _own_words(thing: Any) -> tuple[Any, ...]:
    """
    Give the code of an object, else the words, years and dates in it; printed values are left out.
    """
    code = next((code for name in _CODES if isinstance(code := getattr(thing, name, None), str)), None)
    if code is not None:
        return (code,)
    values = (getattr(thing, field.name) for field in attrs.fields(type(thing)) if field.init and field.name not in _LAYOUT)
    return tuple(value if isinstance(value, str | int | Tanggal) or _are_texts(value) else None for value in values)


def _are_texts(value: Any) -> bool:
    return isinstance(value, tuple) and all(isinstance(each, str) for each in value)


def _layout(thing: Any) -> tuple[Any, ...]:
    sumber: Sumber | None = getattr(thing, "sumber", None)
    return (getattr(thing, "nomor", None), *(() if sumber is None else attrs.astuple(sumber)))


def _words(values: tuple[Any, ...]) -> Iterator[str]:
    """
    Write words as parts of a token; two different tuples of equal length are written differently.
    """
    for value in values:
        if _are_texts(value):
            yield ",".join(_escaped(each).replace(",", "~4") for each in value)
        else:
            yield "" if value is None else _escaped(value) or "~5"


def _escaped(value: object) -> str:
    text = _folded(value).replace("~", "~0").replace("/", "~1")
    return text.replace("|", "~2").replace("#", "~3").replace(";", "~6")


def _folded(value: object) -> str:
    """
    Write a value so that white space and the composition of letters do not count.
    """
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def digest(known: object) -> str:
    """
    Sum up what identifies a finding in 16 hexadecimal digits.
    """
    return hashlib.sha256(_WRITTEN(known).encode()).hexdigest()[:16]


_WRITTEN = json.JSONEncoder(ensure_ascii=True, default=str).encode

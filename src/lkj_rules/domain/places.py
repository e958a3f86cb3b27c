"""
Where the things of a report stand: what they are a part of, in which document or table, on which page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lkj_rules.domain.facts import Dokumen, Fakta, agreement_label
from lkj_rules.model.documents import Laporan, LaporanLalu, Lkj, PerjanjianKinerja, PosAnggaran, TotalAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import Index
from lkj_rules.model.pointers import Petikan, owners_of
from lkj_rules.model.values import Nilai, Persen, Rupiah, Sumber
from lkj_rules.model.waivers import Waiver

_ROW = re.compile(r"(.*)/(?:baris|pos)/(\d+)((?:/anak/\d+)*)/?(.*)")
"""A pointer into a row: its table, the row, rows below it, and the column."""
_CHAPTER = re.compile(r"(?:[IVXLC]+|\d+)\b")
"""The number of a chapter, as against the name of a part without one (``Lampiran``, ``Kata Pengantar``)."""


class Places:
    """
    Know where each object of one report stands; its facts are the ones handed in.
    """

    def __init__(self, laporan: Laporan, facts: Sequence[Fakta]) -> None:
        self._laporan = laporan
        self._owner = Index(owners_of(laporan))
        self._labels = Index((fakta.lembar.asal, fakta.lembar.label) for fakta in facts)

        def some(*, money: bool) -> Iterator[Fakta]:
            return (fakta for fakta in facts if (fakta.dokumen is Dokumen.ANGGARAN) is money)

        self._by_holder, self._by_line = (Index((fakta.pemilik, fakta) for fakta in some(money=money)) for money in (False, True))
        self._by_value, self._by_amount = (Index((fakta.nilai, fakta) for fakta in some(money=money)) for money in (False, True))

    def fact_with(self, nilai: object) -> Fakta | None:
        """
        Find the fact of a printed value; ``None`` for a figure that is not a fact.
        """
        found = self._by_value.get(nilai)
        return self._by_amount.get(nilai) if found is None and isinstance(nilai, Rupiah | Persen) else found

    def fact_of(self, owner: object) -> Fakta | None:
        """
        Find the first fact that stands in an object of the report (or whose value the object is).
        """
        if isinstance(owner, Nilai):
            return self.fact_with(owner)
        return (self._by_line if isinstance(owner, PosAnggaran | TotalAnggaran) else self._by_holder).get(owner)

    def of(self, thing: Any) -> str | None:
        """
        Say where in the printed report a thing stands: table, section, chapter, page; the document's name failing these.
        """
        if isinstance(thing, tuple):
            return self.of(thing[0]) if thing else None
        thing = thing.pemilik if isinstance(thing, Petikan) else thing
        fakta = thing if isinstance(thing, Fakta) else self.fact_of(thing)
        own = getattr(thing, "sumber", None) or (None if fakta is None else fakta.sumber)
        label = None if fakta is None else fakta.lembar.label
        return write_source(own) or label or self._above(thing)

    def _above(self, thing: object) -> str | None:
        sources = (getattr(owner, "sumber", None) for owner in self.owners(thing))
        return next((place for place in map(write_source, sources) if place is not None), self.document(thing))

    def owners(self, thing: object) -> Iterator[Any]:
        """
        Give what a thing of the report is a part of, from its row outwards, the report itself last.
        """
        while thing is not self._laporan:
            thing = self._owner.get(thing)
            if thing is None:
                return
            yield thing

    def document(self, thing: object) -> str | None:
        """
        Name the document or table that a thing stands in; ``None`` for the registers, which belong to none.
        """
        for owner in (thing, *self.owners(thing)):
            match owner:
                case Lkj():
                    return "LKj"
                case PerjanjianKinerja():
                    return agreement_label(owner)
                case LaporanLalu(tahun=tahun):
                    return f"LKj {tahun}"
                case Waiver():
                    return "Berkas pengecualian"
                case Laporan():
                    return None
            if (label := self._labels.get(owner)) is not None:
                return label
        return None


def write_source(sumber: Sumber | None) -> str | None:
    """
    Write a place in the printed report in one phrase, ``None`` when nothing of it is known.
    """
    if sumber is None:
        return None
    table = sumber.tabel if sumber.tabel is None or not sumber.tabel[:1].isdigit() else f"Tabel {sumber.tabel}"
    chapter = sumber.bab if sumber.bab is None or not _CHAPTER.match(sumber.bab) else f"Bab {sumber.bab}"
    parts = [table, sumber.bagian, chapter]
    if sumber.halaman is not None:
        parts.append(f"hlm. {sumber.halaman}")
    return ", ".join(part for part in parts if part) or None


def row_of(laporan: Laporan, pointer: str) -> Texts:
    """
    Write row and column of a value as a reader counts them, ``baris 4, capaian``; empty for what stands in no row.
    """
    found = _ROW.fullmatch(pointer)
    if found is None:
        return Texts("", "")
    number = ".".join(str(int(step) + 1) for step in (found[2], *found[3].split("/anak/")[1:]))
    column = found[4].removeprefix("sel/")
    if column != found[4] and laporan.lkj is not None and found[1].startswith("/lkj/tabel/"):
        table = laporan.lkj.tabel[int(found[1].rpartition("/")[2])]
        column = next((each.judul for each in table.kolom if each.id == column and each.judul), column)
    end = f" {number}, {column.replace('/', ' ').replace('_', ' ')}".removesuffix(", ")
    return Texts(f"baris{end}", f"row{end}")

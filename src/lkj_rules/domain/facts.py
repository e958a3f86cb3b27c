"""
Facts: every printed value of a report with the aspects under which rules find it.

A fact is one value and where it belongs: document, measure, indicator or budget line, year, table. Rules filter facts on aspects
and pair them on a few keys; see ``engine.alignment``. ``extraction`` takes them from the report once, in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

import attrs

from lkj_rules.model import Unique
from lkj_rules.model.documents import (
    BarisRenstra,
    BarisTabel,
    BarisTarget,
    Indikator,
    Kolom,
    Pembanding,
    PerjanjianKinerja,
    Salinan,
    Ukuran,
)
from lkj_rules.model.values import Nilai, Sumber

STANDARD_COLUMNS = {"target": Ukuran.TARGET, "realisasi": Ukuran.REALISASI, "capaian": Ukuran.CAPAIAN}
"""The columns that a row of any measurement table has, with what they measure."""

_SELECTION = (
    r"(?i)\b(?:ter(?:besar|banyak|tinggi|atas)|(?:\d+|lima|sepuluh) besar|antara(?:nya| lain)|diantaranya|a\.l\.|sebagian)"
    r"|^termasuk\b"
)

ACHIEVED = frozenset({Ukuran.CAPAIAN, Ukuran.TARGET_CAPAIAN})
"""What is a percentage of achievement, whatever its indicator counts: reached, or aimed at."""

TARGETS = frozenset({Ukuran.TARGET, Ukuran.TARGET_CAPAIAN})
"""What is aimed at, in the indicator's unit or as a percentage of achievement."""


class Dokumen(StrEnum):
    """Name the document that a fact stands in."""

    RENSTRA = "renstra"
    RENSTRA_LAIN = "renstra_lain"
    RKT = "rkt"
    PK = "pk"
    RENCANA_AKSI = "rencana_aksi"
    LKJ = "lkj"
    ANGGARAN = "anggaran"
    ANGGARAN_TAHUNAN = "anggaran_tahunan"


CHAIN = (Dokumen.RENSTRA, Dokumen.RKT, Dokumen.PK, Dokumen.RENCANA_AKSI, Dokumen.LKJ)
"""The documents that hand an indicator down, in their order."""


@attrs.frozen(kw_only=True, eq=False, slots=True, repr=False)
class Lembar(Unique):
    """
    Hold what one printed table is: its document, its name for a reader, its place, and the object of the model it was read from.
    """

    dokumen: Dokumen
    label: str
    sumber: Sumber | None
    asal: Any


@attrs.frozen(kw_only=True, eq=False, slots=True, repr=False)
class Fakta(Unique):
    """
    Hold one printed value with its aspects.

    ``versi`` is ``"berlaku"`` for facts of a version in force, else the version's own name; ``tabel`` is the kind of table, or
    ``"narasi"`` for the running text; ``kolom`` the column's id; ``pos`` the budget line's full code or, where codes are not
    printed, its name; ``jenis`` whether the budget spends or earns; ``pemilik`` the object of the model that the value stands in.
    """

    nilai: Nilai
    ukuran: Ukuran
    dokumen: Dokumen
    lembar: Lembar
    pemilik: Any
    tahun: int
    indikator: Indikator | None = None
    pos: str | None = None
    tabel: str | None = None
    kolom: str | None = None
    pembanding: Pembanding | None = None
    versi: str | None = None
    salinan: Salinan | None = None
    jenjang: str | None = None
    sasaran: str | None = None
    satuan: str | None = None
    nama: str | None = None
    jenis: str | None = None
    sumber: Sumber | None = None


@attrs.frozen(kw_only=True, eq=False, slots=True, repr=False)
class KolomLembar(Unique):
    """
    Hold one column of a printed table: its values in reading order, and the id that they share.
    """

    lembar: Lembar
    id: str
    fakta: tuple[Fakta, ...]


def agreement_label(perjanjian: PerjanjianKinerja) -> str:
    """
    Name an agreement for a reader: by its signer, else by its id.
    """
    return f"Perjanjian Kinerja {perjanjian.nama or perjanjian.id}"


def cells(baris: BarisTabel, columns: Sequence[Kolom] = ()) -> Iterator[tuple[str, Nilai]]:
    """
    Give the values of a row with their column ids: the three usual columns, then the others from left to right.
    """
    for name in STANDARD_COLUMNS:
        nilai = getattr(baris, name)
        if nilai is not None:
            yield name, nilai
    yield from ((kolom.id, baris.sel[kolom.id]) for kolom in columns if kolom.id in baris.sel)


def walk(rows: Sequence[Any]) -> Iterator[Any]:
    """
    Give rows and the rows below them, depth first, in reading order; without recursion, as rows may nest deep.
    """
    stack = list(reversed(rows))
    while stack:
        row = stack.pop()
        yield row
        if row.anak:
            stack.extend(reversed(row.anak))


def values_of(thing: Any) -> tuple[Nilai, ...]:
    """
    Give the printed values of a side, a fact, or a value itself.
    """
    if isinstance(thing, Nilai):
        return (thing,)
    if isinstance(thing, Fakta):
        return (thing.nilai,)
    return tuple(fakta.nilai for fakta in thing)


def indicator_of(fakta: Fakta | None) -> Indikator | None:
    """
    Give the indicator that a fact is about.
    """
    return None if fakta is None else fakta.indikator


def is_selection(*texts: str | None) -> bool:
    """
    Return whether one of several names says that what it stands over or among is only a part: ``lima terbesar``, ``di antaranya``.
    """
    return any(text is not None and re.search(_SELECTION, text) for text in texts)


def parts_of(fakta: Fakta) -> list[Nilai]:
    """
    Give the parts that a plan breaks a target into, of the same year.
    """
    row = fakta.pemilik
    if fakta.ukuran not in TARGETS or not isinstance(row, BarisRenstra | BarisTarget):
        return []
    if is_selection(*(part.nama for part in row.anak)):
        return []
    targets = (part.target for part in row.anak)
    return [part for target in targets if (part := target.get(fakta.tahun) if isinstance(target, dict) else target) is not None]

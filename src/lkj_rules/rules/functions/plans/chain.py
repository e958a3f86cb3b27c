"""
An indicator followed along the chain of documents, and functions on its wordings.

The agreement is gone by, the highest that has the indicator; what stands later in the chain and departs from it is at fault.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.texts.wordings import Perubahan, compare, turned_round
from lkj_rules.model.documents import Indikator, Jenjang
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Petikan
from lkj_rules.rules.kinds import BOOL, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

INDICATOR = object_of(Indikator)
QUOTE = object_of(Petikan)

_CHAIN = (Dokumen.RENSTRA, Dokumen.RKT, Dokumen.PK, Dokumen.RENCANA_AKSI, Dokumen.LKJ)
_LEVELS = tuple(Jenjang)


@attrs.frozen(eq=False, slots=True)
class Barisan:
    """
    Hold one row that names an indicator, with its document's place in the chain (agreements by their level).
    """

    pemilik: Any
    fakta: Fakta
    urutan: tuple[int, int]


def rows_of(scope: Scope, indicator: Indikator) -> Sequence[Barisan]:
    """
    Give the rows of an indicator in the documents that count, along the chain and then in reading order.
    """
    found = scope.memo(scope.laporan, lambda: _all_rows(scope))
    return found.get(str(indicator.kode), ())


def _all_rows(scope: Scope) -> dict[str, list[Barisan]]:
    rows: dict[str, dict[int, Barisan]] = {}
    for fakta in scope.facts:
        if fakta.indikator is None or fakta.dokumen not in _CHAIN or fakta.tabel == "narasi" or fakta.versi != "berlaku":
            continue
        level = 0 if fakta.jenjang is None else _LEVELS.index(Jenjang(fakta.jenjang))
        row = Barisan(fakta.pemilik, fakta, (_CHAIN.index(fakta.dokumen), level))
        rows.setdefault(str(fakta.indikator.kode), {}).setdefault(id(fakta.pemilik), row)
    return {kode: sorted(found.values(), key=lambda row: row.urutan) for kode, found in rows.items()}


@attrs.frozen(eq=False, slots=True)
class Simpangan:
    """
    Hold the row that is gone by and the later rows that depart from it.
    """

    acuan: Barisan
    lain: tuple[Barisan, ...]


def departure_in(rows: Sequence[Barisan], differs: Callable[[Barisan, Barisan], bool]) -> Simpangan | None:
    """
    Hold the rows of an indicator against its agreement, the highest that has it (without one, against the earliest document).

    What stands later in the chain is at fault; only if all of that agrees, the agreement is held against what stands before it.
    """
    if not rows:
        return None
    agreed = [row for row in rows if row.fakta.dokumen is Dokumen.PK]
    acuan = (agreed or rows)[0]
    start = next(index for index, row in enumerate(rows) if row is acuan)
    later = tuple(row for row in rows[start + 1 :] if differs(acuan, row))
    if later:
        return Simpangan(acuan, later)
    earlier = next((row for row in rows[:start] if differs(row, acuan)), None)
    return None if earlier is None else Simpangan(earlier, (acuan,))


def _worded(scope: Scope, indicator: Indikator) -> list[Barisan]:
    return [row for row in rows_of(scope, indicator) if row.pemilik.nama]


def _change(scope: Scope, acuan: Barisan, row: Barisan) -> Perubahan:
    return compare(acuan.pemilik.nama, row.pemilik.nama, scope.laporan.entitas.nama)


def _reworded(scope: Scope, indicator: Indikator) -> Simpangan | None:
    """
    Find the wordings that depart, those that say the opposite first.
    """

    def find() -> Simpangan | None:
        found = departure_in(_worded(scope, indicator), lambda acuan, row: not _change(scope, acuan, row).nihil)
        if found is None:
            return None
        return Simpangan(found.acuan, tuple(sorted(found.lain, key=lambda row: not turned_round(_change(scope, found.acuan, row)))))

    return scope.memo(indicator, find)


def _name(row: Barisan) -> Petikan:
    return Petikan(teks=row.pemilik.nama, pemilik=row.pemilik, jalur=("nama",))


@function(
    ("indicator", INDICATOR),
    result=list_of(QUOTE),
    doc=(
        "rumusan indikator seperti tercetak pada dokumen yang berlaku, menurut rantai dokumen",
        "the indicator's wordings as the documents that count print them, along the chain",
    ),
)
def wordings_of(scope: Scope, indicator: Indikator) -> list[Petikan]:
    """
    List the printed wordings of an indicator.
    """
    return [_name(row) for row in _worded(scope, indicator)]


@function(
    ("indicator", INDICATOR),
    result=BOOL,
    doc=(
        "benar bila rumusan indikator sama di semua dokumen; ejaan, kata tugas, serta nama dan tempat instansi diabaikan",
        "true when all documents word the indicator alike; spelling, little words, the office's name and place aside",
    ),
)
def worded_alike(scope: Scope, indicator: Indikator) -> bool:
    """
    Compare the wordings of an indicator with the one of its agreement; see ``model.wordings``.
    """
    return _reworded(scope, indicator) is None


@function(
    ("indicator", INDICATOR),
    result=list_of(QUOTE),
    doc=("rumusan yang menyimpang dari acuannya", "the wordings that depart from the one gone by"),
)
def rewordings(scope: Scope, indicator: Indikator) -> list[Petikan]:
    """
    List the wordings that depart from the agreement's, or the agreement's own where it departs from an earlier document.
    """
    found = _reworded(scope, indicator)
    return [] if found is None else [_name(row) for row in found.lain]


@function(
    ("indicator", INDICATOR),
    result=QUOTE,
    doc=("rumusan yang menjadi acuan bila ada yang menyimpang", "the wording gone by, where another departs from it"),
)
def original_wording(scope: Scope, indicator: Indikator) -> Petikan | None:
    """
    Give the wording that ``rewordings`` depart from.
    """
    found = _reworded(scope, indicator)
    return None if found is None else _name(found.acuan)


@function(
    ("indicator", INDICATOR),
    result=BOOL,
    doc=(
        "benar bila sebuah rumusan menyatakan kebalikan acuannya: ingkaran hilang atau bertambah, atau tanda banding terbalik",
        "true when a wording says the opposite of the one gone by: a denial more or less, or a comparison turned round",
    ),
)
def meaning_turned(scope: Scope, indicator: Indikator) -> bool:
    """
    Tell whether the meaning of an indicator turns round between documents.
    """
    found = _reworded(scope, indicator)
    return found is not None and turned_round(_change(scope, found.acuan, found.lain[0]))


@function(
    ("indicator", INDICATOR),
    result=INDICATOR,
    doc=(
        "indikator lain yang namanya tertulis pada rumusan menyimpang yang pertama; tak diketahui bila bukan nama indikator lain",
        "another indicator whose name the first departing wording is; unknown where it is no other's name",
    ),
)
def namesake(scope: Scope, indicator: Indikator) -> Indikator | None:
    """
    Find the indicator that a row is named after though it holds another one.
    """
    found = _reworded(scope, indicator)
    if found is None:
        return None
    name, office = found.lain[0].pemilik.nama, scope.laporan.entitas.nama
    others = (other for other in scope.laporan.indikator if other is not indicator and other.nama)
    return next((other for other in others if compare(other.nama, name, office).nihil), None)


@function(
    ("indicator", INDICATOR),
    result=TEXT,
    doc=("kata yang hilang dan yang ditambahkan oleh rumusan yang menyimpang", "the words that the other wording drops and adds"),
)
def rewording_words(scope: Scope, indicator: Indikator) -> Texts | None:
    """
    Say which words make the first departing wording another one.
    """
    found = _reworded(scope, indicator)
    return None if found is None else change_words(_change(scope, found.acuan, found.lain[0]))


@function(
    ("indicator", INDICATOR),
    result=TEXT,
    doc=(
        "kalimat tentang rumusan menyimpang lain, masing-masing dengan tempatnya; kosong bila tidak ada",
        "a sentence on further wordings that depart, each with its place; nothing where there are none",
    ),
)
def further_wordings(scope: Scope, indicator: Indikator) -> Texts:
    """
    Quote the departing wordings that are not the first one.
    """
    found = _reworded(scope, indicator)
    others = [] if found is None else [row for row in found.lain if not _change(scope, found.lain[0], row).nihil]
    quoted: dict[str, str] = {}
    for row in others:
        quoted.setdefault(" ".join(row.pemilik.nama.split()), scope.place(row.pemilik) or "LKj")
    said = "; ".join(f"“{text}” ({where})" for text, where in quoted.items())
    return Texts(f" Rumusan lain lagi: {said}.", f" Yet other wordings: {said}.") if said else Texts("", "")


def change_words(change: Perubahan) -> Texts:
    """
    Write what one wording changes in another.
    """
    parts = [(change.hilang, "tanpa", "without"), (change.tambahan, "ditambah", "added")]
    said = [(f"{before} “{' '.join(words)}”", f"{other} “{' '.join(words)}”") for words, before, other in parts if words]
    return Texts("; ".join(each for each, _ in said), "; ".join(each for _, each in said))


@function(
    ("quotes", list_of(QUOTE)),
    result=QUOTE,
    doc=("petikan pertama", "the first of the quoted texts"),
)
def first_quote(_: Scope, quotes: Sequence[Petikan]) -> Petikan | None:
    """
    Give the first of several quoted texts.
    """
    return quotes[0] if quotes else None

"""
Functions on where an indicator stands: in which documents, in which words, under which objective.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import attrs

from lkj_rules.model.documents import BarisRenstra, Indikator, Jenjang, PerjanjianKinerja, Renstra, Rkt, SasaranDokumen, Tabel
from lkj_rules.model.facts import Dokumen, Fakta
from lkj_rules.model.findings import Texts
from lkj_rules.model.petikan import Petikan
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.model.wordings import Perubahan, compare
from lkj_rules.rules.kinds import BOOL, CODE, PRINTED_NILAI, TEXT, list_of, object_of
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


def _rows(scope: Scope, indicator: Indikator) -> Sequence[Barisan]:
    """
    Give the rows of an indicator in the documents that count, along the chain and then in reading order.
    """
    found = scope.memo("rows_of_indicators", scope.laporan, lambda: _all_rows(scope))
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


def _departure(rows: Sequence[Barisan], differs: Callable[[Barisan, Barisan], bool]) -> Simpangan | None:
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


@function(
    ("indicator", CODE),
    result=BOOL,
    why=lambda scope, _: None if _planned(scope) else Texts("Renstra tidak memuat indikator", "the Renstra holds no indicators"),
    doc=("benar bila Renstra memuat indikator itu", "true when the Renstra has the indicator"),
)
def planned(scope: Scope, indicator: str) -> bool | None:
    """
    Look an indicator up in the strategic plan, whatever years it has targets for.
    """
    rows = _planned(scope)
    return any(row.indikator == indicator for row in rows) if rows else None


def _planned(scope: Scope) -> Sequence[BarisRenstra]:
    renstra = scope.laporan.renstra
    return () if renstra is None else renstra.baris


@function(
    ("row", object_of(BarisRenstra)),
    result=PRINTED_NILAI,
    doc=(
        "target tahun laporan pada baris Renstra; tak diketahui bila tidak ada atau kosong",
        "the target for the report's year in a row of the Renstra; unknown when there is none or it is blank",
    ),
)
def target_of_year(scope: Scope, row: BarisRenstra) -> Nilai | None:
    """
    Give this year's target of a path of targets.
    """
    target = row.target.get(scope.laporan.tahun)
    return None if target is None or isinstance(target.bacaan, Kosong) else target


@function(
    ("row", object_of(BarisRenstra)),
    result=BOOL,
    doc=(
        "benar bila baris Renstra mempunyai target untuk tahun laporan",
        "true when a row of the Renstra has a target for the report's year",
    ),
)
def planned_this_year(scope: Scope, row: BarisRenstra) -> bool:
    """
    Tell whether an indicator of the strategic plan is one of this year's.
    """
    return target_of_year(scope, row) is not None


def _no_agreement(scope: Scope, _: str) -> Texts | None:
    if not scope.laporan.perjanjian_kinerja:
        return Texts("bagian 'perjanjian_kinerja' tidak ada dalam berkas", "the file has no 'perjanjian_kinerja'")
    if scope.force.puncak is None:
        return Texts("tidak dapat ditentukan pk mana yang berlaku", "which pk is in force cannot be told")
    if not scope.force.puncak.baris:
        return Texts("Perjanjian Kinerja tidak memuat indikator", "the agreement holds no indicators")
    return None


@function(
    ("indicator", CODE),
    result=list_of(object_of(PerjanjianKinerja)),
    why=_no_agreement,
    doc=(
        "perjanjian berlaku yang memuat indikator itu; tak diketahui bila perjanjian puncak tidak ada atau tidak dapat ditentukan",
        "the agreements in force that have the indicator; unknown when the leader's is not there or cannot be told",
    ),
)
def agreements_with(scope: Scope, indicator: str) -> list[PerjanjianKinerja] | None:
    """
    Find the agreements, of every level, that promise an indicator.
    """
    if _no_agreement(scope, indicator) is not None:
        return None
    held = (perjanjian for perjanjian in scope.laporan.perjanjian_kinerja if scope.force.holds(perjanjian))
    return [perjanjian for perjanjian in held if any(baris.indikator == indicator for baris in perjanjian.baris)]


@function(
    ("indicator", CODE),
    result=BOOL,
    why=_no_agreement,
    doc=(
        "benar bila sebuah perjanjian berlaku memuat indikator itu, pada jenjang mana pun",
        "true when an agreement in force, of any level, has the indicator",
    ),
)
def promised(scope: Scope, indicator: str) -> bool | None:
    """
    Tell whether anyone promises an indicator.
    """
    found = agreements_with(scope, indicator)
    return None if found is None else bool(found)


def _worded(scope: Scope, indicator: Indikator) -> list[Barisan]:
    return [row for row in _rows(scope, indicator) if row.pemilik.nama]


def _change(scope: Scope, acuan: Barisan, row: Barisan) -> Perubahan:
    return compare(acuan.pemilik.nama, row.pemilik.nama, scope.laporan.entitas.nama)


def _reworded(scope: Scope, indicator: Indikator) -> Simpangan | None:
    def find() -> Simpangan | None:
        return _departure(_worded(scope, indicator), lambda acuan, row: not _change(scope, acuan, row).nihil)

    return scope.memo("reworded", indicator, find)


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
    result=TEXT,
    doc=("kata yang hilang dan yang ditambahkan oleh rumusan yang menyimpang", "the words that the other wording drops and adds"),
)
def rewording_words(scope: Scope, indicator: Indikator) -> Texts | None:
    """
    Say which words make the first departing wording another one.
    """
    found = _reworded(scope, indicator)
    return None if found is None else change_words(_change(scope, found.acuan, found.lain[0]))


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


def objective_of(scope: Scope, row: Any) -> str | None:
    """
    Give the objective that a row stands under: its own, else that of the row above it.
    """
    for thing in (row, *scope.owners(row)):
        code = getattr(thing, "sasaran", None)
        if isinstance(code, str):
            return code
        if isinstance(thing, (Tabel, PerjanjianKinerja, Renstra, Rkt)):
            return None
    return None


def _listed(document: Any) -> frozenset[str]:
    """
    Give the objectives that a document knows.
    """
    listed = (sasaran.sasaran for sasaran in getattr(document, "sasaran", ()))
    return frozenset((*listed, *(row.sasaran for row in document.baris if row.sasaran is not None)))


def _moved(scope: Scope, acuan: Barisan, row: Barisan) -> bool:
    """
    Tell whether a row stands under another objective that the document gone by knows as well.

    An objective that it does not know is a level of its own (a lower agreement) or missing from it, which is IND006.
    """
    here, there = objective_of(scope, acuan.pemilik), objective_of(scope, row.pemilik)
    if here is None or there is None or here == there:
        return False
    return there in scope.memo("listed_objectives", acuan.fakta.lembar, lambda: _listed(acuan.fakta.lembar.asal))


def _misplaced(scope: Scope, indicator: Indikator) -> Simpangan | None:
    def find() -> Simpangan | None:
        rows = _placed(scope, indicator)
        found = _departure(rows, lambda acuan, row: _moved(scope, acuan, row))
        if found is not None:
            return found
        # an agreement that does not know the other objective says nothing; the report may still depart from the Renstra
        agreed = {objective_of(scope, row.pemilik) for row in rows if row.fakta.dokumen is Dokumen.PK}
        plans = [row for row in rows if row.fakta.dokumen in (Dokumen.RENSTRA, Dokumen.RKT)]
        later = [row for row in rows if row not in plans and objective_of(scope, row.pemilik) not in agreed]
        return _departure([*plans, *later], lambda acuan, row: _moved(scope, acuan, row)) if agreed and plans else None

    return scope.memo("misplaced", indicator, find)


def _placed(scope: Scope, indicator: Indikator) -> list[Barisan]:
    return [row for row in _rows(scope, indicator) if objective_of(scope, row.pemilik) is not None]


@function(
    ("indicator", INDICATOR),
    result=list_of(QUOTE),
    doc=(
        "sasaran yang membawahkan indikator pada dokumen yang berlaku, menurut rantai dokumen",
        "the objectives that the indicator stands under in the documents that count, along the chain",
    ),
)
def objectives_of(scope: Scope, indicator: Indikator) -> list[Petikan]:
    """
    List the objectives of an indicator, a document at a time.
    """
    return [_objective_text(scope, row) for row in _placed(scope, indicator)]


def _objective_text(scope: Scope, row: Barisan) -> Petikan:
    """
    Give an objective in the words of the row's own document, else in those of the register.
    """
    code = objective_of(scope, row.pemilik)
    holders = (row.fakta.lembar.asal, *scope.owners(row.fakta.lembar.asal))
    listed = (sasaran for holder in holders for sasaran in _objectives_in(holder) if sasaran.sasaran == code and sasaran.nama)
    own = next(listed, None)
    entry = scope.deref("Sasaran", code)
    text = own.nama if own is not None else None if entry is None else entry.nama
    return Petikan(teks=text or str(code), pemilik=row.pemilik, jalur=("indikator",))


def _objectives_in(holder: Any) -> Iterator[SasaranDokumen]:
    listed = getattr(holder, "sasaran", ())
    if isinstance(listed, tuple):
        yield from (sasaran for sasaran in listed if isinstance(sasaran, SasaranDokumen))


@function(
    ("indicator", INDICATOR),
    result=BOOL,
    doc=(
        "benar bila indikator berada di bawah sasaran yang sama di semua dokumen yang mengenal sasaran itu",
        "true when the indicator stands under the same objective in all documents that know it",
    ),
)
def placed_alike(scope: Scope, indicator: Indikator) -> bool:
    """
    Compare the objectives of an indicator with the one of its agreement.
    """
    return _misplaced(scope, indicator) is None


@function(
    ("indicator", INDICATOR),
    result=list_of(QUOTE),
    doc=("tempat indikator di bawah sasaran lain", "the places of the indicator under another objective"),
)
def misplacements(scope: Scope, indicator: Indikator) -> list[Petikan]:
    """
    List where an indicator stands under another objective than in its agreement, in the words of those objectives.
    """
    found = _misplaced(scope, indicator)
    return [] if found is None else [_objective_text(scope, row) for row in found.lain]


@function(
    ("indicator", INDICATOR),
    result=QUOTE,
    doc=("sasaran yang menjadi acuan bila ada yang berbeda", "the objective gone by, where another place differs"),
)
def original_objective(scope: Scope, indicator: Indikator) -> Petikan | None:
    """
    Give the objective that ``misplacements`` depart from.
    """
    found = _misplaced(scope, indicator)
    return None if found is None else _objective_text(scope, found.acuan)

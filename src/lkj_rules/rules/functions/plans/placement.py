"""
Functions on the objectives that an indicator stands under, document by document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkj_rules.domain.facts import Dokumen
from lkj_rules.model.documents import Indikator, PerjanjianKinerja, Renstra, Rkt, SasaranDokumen, Tabel
from lkj_rules.model.pointers import Petikan
from lkj_rules.rules.functions.plans.chain import INDICATOR, QUOTE, Barisan, Simpangan, departure_in, rows_of
from lkj_rules.rules.kinds import BOOL, list_of
from lkj_rules.rules.registry import Scope, function


def objective_of(scope: Scope, row: Any) -> str | None:
    """
    Give the objective that a row stands under: its own, else that of the row above it.
    """
    for thing in (row, *scope.places.owners(row)):
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
    return there in scope.memo(acuan.fakta.lembar, lambda: _listed(acuan.fakta.lembar.asal))


def _misplaced(scope: Scope, indicator: Indikator) -> Simpangan | None:
    def find() -> Simpangan | None:
        rows = _placed(scope, indicator)
        found = departure_in(rows, lambda acuan, row: _moved(scope, acuan, row))
        if found is not None:
            return found
        # an agreement that does not know the other objective says nothing; the report may still depart from the Renstra
        agreed = {objective_of(scope, row.pemilik) for row in rows if row.fakta.dokumen is Dokumen.PK}
        plans = [row for row in rows if row.fakta.dokumen in (Dokumen.RENSTRA, Dokumen.RKT)]
        later = [row for row in rows if row not in plans and objective_of(scope, row.pemilik) not in agreed]
        return departure_in([*plans, *later], lambda acuan, row: _moved(scope, acuan, row)) if agreed and plans else None

    return scope.memo(indicator, find)


def _placed(scope: Scope, indicator: Indikator) -> list[Barisan]:
    return [row for row in rows_of(scope, indicator) if objective_of(scope, row.pemilik) is not None]


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
    holders = (row.fakta.lembar.asal, *scope.places.owners(row.fakta.lembar.asal))
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

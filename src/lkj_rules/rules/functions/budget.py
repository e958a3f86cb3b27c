"""
Functions on budgets: the version in force, codes, and what lower agreements put under a line.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.model import terbilang
from lkj_rules.model.codes import CodeTree, is_under, parse_code
from lkj_rules.model.documents import Anggaran, PerjanjianKinerja, PosPerjanjian, TotalAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import BOOL, RUPIAH, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function


@function(
    ("document", object_of(object)),
    result=BOOL,
    doc=("benar bila dokumen (versi) ini yang berlaku", "true when this document or version is in force"),
)
def in_force(scope: Scope, document: Any) -> bool:
    """
    Tell whether a version of an agreement, a plan or a budget is the one in force.
    """
    return scope.force.holds(document)


@function(
    ("kind", TEXT),
    result=object_of(Anggaran),
    doc=("anggaran yang berlaku: belanja atau pendapatan", "the budget in force: belanja (spending) or pendapatan (revenue)"),
)
def budget(scope: Scope, kind: str) -> Anggaran | None:
    """
    Give the budget in force of one kind.
    """
    return scope.budget(kind)


@function(
    ("kind", TEXT),
    ("version", TEXT),
    result=object_of(TotalAnggaran),
    doc=("baris total anggaran versi yang disebut", "the total row of the named version of the budget"),
)
def budget_total(scope: Scope, kind: str, version: str) -> TotalAnggaran | None:
    """
    Give the total row of a version of the budget.
    """
    found = [anggaran for anggaran in scope.laporan.anggaran if anggaran.jenis == kind and anggaran.versi == version]
    return found[0].total if len(found) == 1 else None


def _code_trees(scope: Scope) -> list[CodeTree]:
    return scope.memo("code_trees", scope.laporan, lambda: [CodeTree(anggaran) for anggaran in scope.laporan.anggaran])


def _full_code(scope: Scope, text: str | None) -> Any:
    kode = None if text is None else parse_code(text)
    if kode is None:
        return None
    for tree in _code_trees(scope):
        found = tree.complete(kode)
        if found is not None:
            return found
    return None


@function(
    ("agreement", object_of(PerjanjianKinerja)),
    result=list_of(object_of(PerjanjianKinerja)),
    doc=("perjanjian berlaku tepat di bawahnya", "the agreements in force right below it"),
)
def subordinates(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    List the agreements in force that name this one as the one above.
    """
    below = (other for other in scope.laporan.perjanjian_kinerja if other.atasan == agreement.id)
    return [other for other in below if scope.force.holds(other) and other.anggaran]


def _unplaced(scope: Scope, agreement: PerjanjianKinerja, line: PosPerjanjian) -> Texts | None:
    if _full_code(scope, line.kode) is None:
        return Texts(
            f"kode anggaran {line.kode or line.nama!r} tidak ditemukan dalam pohon anggaran",
            f"the budget code {line.kode or line.nama!r} is not in the budget tree",
        )
    for other in subordinates(scope, agreement):
        for row in other.anggaran:
            if _full_code(scope, row.kode) is None:
                return Texts(
                    f"kode {row.kode or row.nama!r} pada perjanjian bawahan tidak dapat ditempatkan",
                    f"the code {row.kode or row.nama!r} of a lower agreement cannot be placed in the budget tree",
                )
    return None


@function(
    ("agreement", object_of(PerjanjianKinerja)),
    ("line", object_of(PosPerjanjian)),
    result=list_of(object_of(PosPerjanjian)),
    why=_unplaced,
    doc=(
        "baris anggaran perjanjian tepat di bawahnya yang termasuk baris ini menurut kodenya",
        "the budget rows of the agreements right below that belong to this row by their codes",
    ),
)
def lower_rows(scope: Scope, agreement: PerjanjianKinerja, line: PosPerjanjian) -> list[PosPerjanjian] | None:
    """
    Find the rows of lower agreements under a row of the upper one; unknown when some row cannot be placed.
    """
    above = _full_code(scope, line.kode)
    if above is None:
        return None
    rows: list[PosPerjanjian] = []
    for other in subordinates(scope, agreement):
        for row in other.anggaran:
            kode = _full_code(scope, row.kode)
            if kode is None:
                return None
            if kode == above or is_under(kode, above):
                rows.append(row)
    return rows


@function(
    ("text", TEXT),
    result=RUPIAH,
    doc=("jumlah rupiah yang ditulis dengan kata", "the amount of rupiah written in words"),
)
def amount_in_words(_: Scope, text: str) -> int | None:
    """
    Read an amount in words.
    """
    return terbilang.amount_in_words(text)

"""
Fields that a thing of the report has by its place among the others: the table of a row, the agreement above another.

The file does not list them; the report's index finds them. A rule reads them like any field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import attrs

from lkj_rules.domain.budget.columns import KolomAnggaran, columns_of
from lkj_rules.domain.budget.lines import rows_of
from lkj_rules.domain.cells import printed_digits
from lkj_rules.domain.facts import Fakta, Lembar, walk
from lkj_rules.domain.in_force import all_above, all_below, other_versions
from lkj_rules.domain.questions import is_end_target
from lkj_rules.domain.rescaling import Pergeseran, shifts
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record
from lkj_rules.model.documents import (
    Anggaran,
    BarisTabel,
    Indikator,
    Laporan,
    PerjanjianKinerja,
    PosAnggaran,
    Rkt,
    Tabel,
    TotalAnggaran,
)
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Nilai
from lkj_rules.rules.kinds import BOOL, FACTS, TEXT, Type, list_of, object_of

Run = TypeVar("Run", bound=Callable[..., Any])
Touches = Callable[[Scope, Any], Iterable[Nilai]]
Why = Callable[[Scope, Any], Texts | None]


@attrs.frozen(eq=False, repr=False)
class Relation(Record):
    """
    Hold one field: ``run`` takes the scope and the thing, and gives ``None`` for unknown; ``why`` says why it is.

    ``touches`` names the printed values that the field rests on.
    """

    name: str
    result: Type
    run: Callable[[Scope, Any], Any]
    doc: Texts
    why: Why | None = None
    touches: Touches | None = None


RELATIONS: dict[tuple[type[Any], str], Relation] = {}
_KNOWN: dict[type[Any], dict[str, Relation]] = {}


def relation(
    *classes: type[Any], result: Type, doc: tuple[str, str], why: Why | None = None, touches: Touches | None = None,
    name: str = "",
) -> Callable[[Run], Run]:
    """
    Declare a field of some classes under the Python function's own name or another; ``doc`` says what it is, in both languages.
    """

    def register(run: Run) -> Run:
        field = name or run.__name__
        for cls in classes:
            if (cls, field) in RELATIONS:
                raise ValueError(f"two fields of {cls.__name__} are called {field!r}")
            RELATIONS[cls, field] = Relation(f"r_{cls.__name__}_{field}", result, run, Texts(*doc), why, touches)
        _KNOWN.clear()
        return run

    return register


def relations_of(cls: type[Any]) -> dict[str, Relation]:
    """
    Give the related fields of a class by name.
    """
    known = _KNOWN.get(cls)
    if known is None:
        known = {name: relation for (owner, name), relation in RELATIONS.items() if issubclass(cls, owner)}
        _KNOWN[cls] = known
    return known


relation(
    BarisTabel, result=object_of(Tabel), name="tabel",
    doc=("tabel tempat baris itu", "the table that the row stands in"))(lambda scope, baris: scope.table_of(baris))


def _undecided(scope: Scope, document: Any) -> Texts | None:
    if scope.force.decides(document):
        return None
    return Texts("tidak dapat ditentukan versi mana yang berlaku", "which version is in force is unclear")


@relation(
    Rkt, PerjanjianKinerja, Anggaran, result=BOOL, why=_undecided,
    doc=("benar bila dokumen (versi) ini yang berlaku; tak diketahui bila tidak dapat ditentukan",
         "true when this document or version is in force; unknown when that is unclear"))
def berlaku(scope: Scope, document: Any) -> bool | None:
    """
    Return whether a document is in force.
    """
    return scope.force.holds(document) if scope.force.decides(document) else None


def _no_puncak(scope: Scope, _: Laporan) -> Texts | None:
    if scope.force.puncak is not None:
        return None
    return Texts("perjanjian pimpinan yang berlaku tidak ada atau tidak dapat ditentukan",
                 "the leader's agreement in force is not there or is unclear")


relation(
    Laporan, result=object_of(PerjanjianKinerja), name="puncak", why=_no_puncak,
    doc=("Perjanjian Kinerja pimpinan yang berlaku", "the leader's agreement in force"))(lambda scope, _: scope.force.puncak)
relation(
    PerjanjianKinerja, result=list_of(object_of(PerjanjianKinerja)), name="versi_lain",
    doc=("perjanjian lain penanda tangan yang sama", "the other agreements of the same signer"))(other_versions)
relation(
    PerjanjianKinerja, result=list_of(object_of(PerjanjianKinerja)), name="di_atas",
    doc=("perjanjian berlaku di atasnya, yang terdekat lebih dulu", "the agreements in force above it, the nearest first"),
)(all_above)  # fmt: skip
relation(
    PerjanjianKinerja, result=list_of(object_of(PerjanjianKinerja)), name="di_bawah",
    doc=("perjanjian berlaku di bawahnya, langsung atau tidak", "the agreements in force below it, directly or through others"),
)(all_below)  # fmt: skip
relation(
    Anggaran, result=list_of(object_of(TotalAnggaran)), name="baris",
    doc=("semua baris anggaran: baris rincian dan baris total", "every row of a budget: its lines and its total row"),
)(lambda _, anggaran: list(rows_of(anggaran)))  # fmt: skip
relation(
    Anggaran, result=list_of(object_of(KolomAnggaran)), name="kolom",
    doc=("kolom uang yang dijumlahkan baris total", "the columns of money that the total row adds up"),
)(lambda scope, anggaran: list(columns_of(scope, anggaran)))  # fmt: skip


@relation(
    PosAnggaran, result=list_of(object_of(PosAnggaran)),
    doc=("semua baris di bawahnya, sampai yang terdalam", "all lines below it, down to the deepest"),
)
@relation(
    Tabel, BarisTabel, result=list_of(object_of(BarisTabel)),
    doc=("semua baris di bawahnya, sampai yang terdalam", "all rows below it, down to the deepest"))
def turunan(_: Scope, thing: PosAnggaran | Tabel | BarisTabel) -> list[Any]:
    """
    Give all lines or rows of a table, or below one of them, in reading order.
    """
    return list(walk(thing.baris if isinstance(thing, Tabel) else thing.anak))


relation(
    Lembar, result=list_of(object_of(Pergeseran)), name="pergeseran",
    doc=("angka bersatuan sama di tabel itu yang hampir semuanya sekian kali (kelipatan seribu) angka yang sama di tabel lain",
         "its numbers of one unit of which nearly all are so many times (by thousands) the same numbers in other tables"),
)(lambda scope, lembar: [shift for shift in shifts(scope) if shift.fakta[0].lembar is lembar])  # fmt: skip
relation(
    Fakta, result=TEXT, name="deret_angka",
    doc=("angka-angkanya seperti tercetak, tanpa nol pengisi di belakang koma; tak diketahui bila bukan satu bilangan",
         "its digits as printed, without zeros that only fill up decimals; unknown where it is not a single number"),
)(lambda _, fakta: printed_digits(fakta))  # fmt: skip
relation(
    Fakta, result=BOOL, name="target_akhir",
    doc=("benar bila ini target akhir Renstra", "true when this is the Renstra's end target"))(is_end_target)
relation(
    Indikator, result=FACTS, name="fakta",
    doc=("semua nilai tercetak tentang indikator itu", "all printed values about the indicator"),
)(lambda scope, indikator: scope.facts_about(indikator))  # fmt: skip

"""
An indicator followed along the chain of documents: how each words it, and under which objective each puts it.

The reference is the agreement, the highest that has the indicator; what stands later in the chain and departs from it is at fault.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import CHAIN, Dokumen
from lkj_rules.domain.objectives import known_objectives, objective_of, objective_text
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.wordings import Perubahan, compare
from lkj_rules.model import Unique
from lkj_rules.model.documents import Indikator, Jenjang
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.pointers import Petikan

_PLANS = (None, Dokumen.RENSTRA, Dokumen.RKT)
"""What is set before an agreement; the document of key indicators has no values, and none of the names of facts' documents."""
_LEVELS = tuple(Jenjang)


@attrs.frozen(eq=False, slots=True, repr=False)
class _Row(Unique):
    """
    Hold one row that names an indicator, with its document and that document's place in the chain (agreements by their level).
    """

    pemilik: Any
    asal: Any
    urutan: tuple[int, int]
    dokumen: Dokumen | None = None


@attrs.frozen(eq=False, repr=False)
class Rantai(Unique):
    """
    Hold what the documents that count say of an indicator, along the chain: the reference, and what departs from it.

    ``acuan`` is ``None`` where all agree.
    """

    semua: tuple[Petikan, ...]
    acuan: Petikan | None = None
    lain: tuple[Petikan, ...] = ()


_Departure = tuple[_Row, Sequence[_Row]]
_Differs = Callable[[_Row, _Row], bool]


@analysis
def wordings(scope: Scope, indicator: Indikator) -> Rantai:
    """
    Compare the printed wordings of an indicator, see ``texts.wordings``; those that say the opposite of the reference come first.
    """

    def change(reference: _Row, row: _Row) -> Perubahan:
        return compare(reference.pemilik.nama, row.pemilik.nama, scope.laporan.entitas.nama)

    def quote(row: _Row) -> Petikan:
        return Petikan(teks=row.pemilik.nama, pemilik=row.pemilik, jalur=("nama",))

    rows = [row for row in _rows(scope, indicator) if row.pemilik.nama]
    found = _departure(rows, lambda reference, row: not change(reference, row).nihil)
    if found is None:
        return Rantai(tuple(map(quote, rows)))
    reference, others = found
    others = sorted(others, key=lambda row: not change(reference, row).berbalik)
    return Rantai(tuple(map(quote, rows)), quote(reference), tuple(map(quote, others)))


@analysis
def placements(scope: Scope, indicator: Indikator) -> Rantai:
    """
    Compare the objectives that an indicator stands under, in the words of each document.

    An objective that the reference's document does not know is a level of its own (a lower agreement) or missing from it, which is
    another fault. A document that lists the indicator under several objectives agrees with one that has one of them.
    """

    def moved(reference: _Row, row: _Row) -> bool:
        here, there = objectives[reference], objectives[row]
        if here == there or any(objectives[other] == there for other in rows if other.asal is reference.asal):
            return False
        by_iku = reference.dokumen is None and here in known_objectives(scope, row.asal)
        return by_iku or there in known_objectives(scope, reference.asal)

    def quote(row: _Row) -> Petikan:
        return Petikan(teks=objective_text(scope, objectives[row], row.asal), pemilik=row.pemilik, jalur=("indikator",))

    known = ((row, objective_of(scope, row.pemilik)) for row in _rows(scope, indicator))
    objectives = {row: objective for row, objective in known if objective is not None}
    rows = list(objectives)
    found = _departure(rows, moved)
    if found is None:
        # an agreement that does not know the other objective says nothing; the report may still depart from the Renstra
        agreed = {objectives[row] for row in rows if row.dokumen is Dokumen.PK}
        plans = [row for row in rows if row.dokumen in _PLANS]
        later = [row for row in rows if row not in plans and objectives[row] not in agreed]
        found = _departure([*plans, *later], moved) if agreed and plans else None
    if found is None:
        return Rantai(tuple(map(quote, rows)))
    return Rantai(tuple(map(quote, rows)), quote(found[0]), tuple(map(quote, found[1])))


def _departure(rows: Sequence[_Row], differs: _Differs) -> _Departure | None:
    """
    Compare the rows of an indicator with its agreement, the highest that has it (without one, with the earliest document).

    What stands later in the chain is at fault, and named before the plans that depart too; only if all of that agrees, the
    agreement is compared with what stands before it, and further plans that depart from both are named.
    """
    if not rows:
        return None
    agreed = [row for row in rows if row.dokumen is Dokumen.PK]
    reference = (agreed or rows)[0]
    start = rows.index(reference)
    later = [row for row in rows[start + 1 :] if differs(reference, row)]
    earlier = [row for row in rows[:start] if differs(row, reference)]
    if later:
        return reference, [*later, *earlier]
    return (earlier[0], [reference, *(row for row in earlier[1:] if differs(earlier[0], row))]) if earlier else None


@analysis
def _rows(scope: Scope, indikator: Indikator) -> Sequence[_Row]:
    """
    Give the rows of an indicator in the documents that count, along the chain and then in reading order.
    """
    rows = ByIdentity[Any, _Row]()
    for iku in scope.laporan.daftar_iku:
        rows.update((baris, _Row(baris, iku, (-1, 0))) for baris in iku.baris if baris.indikator == indikator.kode)
    for fakta in scope.facts_about(indikator):
        if fakta.versi == "berlaku" and fakta.dokumen in CHAIN and fakta.tabel != "narasi" and fakta.pemilik not in rows:
            level = 0 if fakta.jenjang is None else _LEVELS.index(Jenjang(fakta.jenjang))
            place = (CHAIN.index(fakta.dokumen), level)
            rows[fakta.pemilik] = _Row(fakta.pemilik, fakta.lembar.asal, place, fakta.dokumen)
    return sorted(rows.values(), key=lambda row: row.urutan)

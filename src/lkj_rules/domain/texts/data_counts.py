"""
How many rows of a data table a sentence counts: all, or those whose figure keeps a bound ("5 districts below 90 %").
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.domain.comparison import Verdict
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Cakupan, Klaim, TabelData
from lkj_rules.model.readings import Batas, Rentang, Tanda
from lkj_rules.model.values import Nilai


def data_rows(scope: Scope, claim: Klaim) -> Iterator[tuple[TabelData, list[tuple[str, Verdict]]]]:
    """
    Give the data table that a sentence counts in and its innermost rows, each with whether it is counted.
    """
    lkj, scope_of_claim = scope.laporan.lkj, claim.cakupan or Cakupan()
    bound, column = scope_of_claim.batas, scope_of_claim.kolom or ""
    for tabel in () if lkj is None else lkj.data:
        if tabel.id == scope_of_claim.data:
            rows = [row for row in walk(tabel.baris) if not row.anak]
            yield tabel, [(row.label, True if bound is None else keeps(row.sel.get(column), bound)) for row in rows]


def keeps(figure: Nilai | None, bound: Nilai) -> Verdict:
    """
    Return whether a printed figure keeps a bound; unknown where either is not read as a number.
    """
    number = None if figure is None else figure.tepat
    if number is None:
        return None
    match bound.bacaan:
        case Batas(tanda=Tanda.LEBIH, angka=limit):
            return number > limit.nilai
        case Batas(tanda=Tanda.MINIMAL, angka=limit):
            return number >= limit.nilai
        case Batas(tanda=Tanda.KURANG, angka=limit):
            return number < limit.nilai
        case Batas(tanda=Tanda.MAKSIMAL, angka=limit):
            return number <= limit.nilai
        case Rentang(bawah=low, atas=high):
            return low.nilai <= number <= high.nilai
        case _:
            return None if bound.tepat is None else number == bound.tepat

"""
Sentences that claim something of indicators: how far a claim reaches, the rows it is compared with, what it says is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lkj_rules.domain.achievements.rows import measuring_row, objective_of
from lkj_rules.domain.achievements.table_means import of_another_year, year_of
from lkj_rules.domain.analysis import analysis, firsts, grouped
from lkj_rules.domain.comparison import agreement
from lkj_rules.domain.facts import Dokumen, Fakta, walk
from lkj_rules.domain.questions import OWN, TEXT_TABLE, question
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.quotes import without_slips
from lkj_rules.model.documents import BarisTabel, JenisTabel, Klaim, Tabel, Ukuran
from lkj_rules.model.values import Kosong, Nilai


def claimed_row(scope: Scope, claim: Klaim) -> BarisTabel | None:
    """
    Find the row that a claim on one indicator is compared with.
    """
    if claim.indikator is None:
        return None
    if not of_another_year(scope, claim):
        return measuring_row(scope, claim.indikator)
    return next((row for row in _rows_of_year(scope, year_of(scope, claim), None) if row.indikator == claim.indikator), None)


def claimed_rows(scope: Scope, claim: Klaim) -> list[BarisTabel]:
    """
    Give the rows that a claim speaks of: of its indicator, of its table or objective, or all that are measured, each once.
    """
    if claim.indikator is not None:
        row = claimed_row(scope, claim)
        return [] if row is None else [row]
    named = None if claim.cakupan is None or claim.cakupan.tabel is None else scope.tables.get(claim.cakupan.tabel)
    if of_another_year(scope, claim):
        rows: Iterable[BarisTabel] = _rows_of_year(scope, year_of(scope, claim), named)
    else:
        tables = scope.tables.values() if named is None else [named]
        rows = (row for tabel in tables if named is not None or tabel.jenis is JenisTabel.PENGUKURAN for row in walk(tabel.baris))
    objective = None if claim.cakupan is None else claim.cakupan.sasaran
    about = ((row, (row.realisasi, row.capaian)) for row in rows if row.indikator is not None)
    filled = (row for row, cells in about if any(cell is not None and not isinstance(cell.bacaan, Kosong) for cell in cells))
    meant = [row for row in filled if objective is None or objective == objective_of(scope, row)]
    return meant if named is not None else list(firsts((row.indikator, row) for row in meant).values())


@analysis
def _rows_of_year(scope: Scope, year: int, tabel: Tabel | None) -> list[BarisTabel]:
    """
    Gather what the report prints of every indicator for a year, as if it stood in one table.
    """
    facts = tuple(fakta for fakta in scope.facts if fakta.tahun == year and fakta.dokumen is Dokumen.LKJ)
    within = (fakta for fakta in without_slips(scope, facts) if tabel is None or fakta.lembar.asal is tabel)
    own = (fakta for fakta in within if question(scope, fakta) == OWN)
    found = grouped((fakta.indikator.kode, fakta) for fakta in own if fakta.indikator is not None)
    return [_row(scope, about) for about in found.values()]


def _row(scope: Scope, facts: list[Fakta]) -> BarisTabel:
    indikator = facts[0].indikator
    cells: dict[str, Any] = {
        ukuran.value: _settled(scope, [fakta for fakta in facts if fakta.ukuran is ukuran])
        for ukuran in (Ukuran.TARGET, Ukuran.REALISASI, Ukuran.CAPAIAN)
    }
    return BarisTabel(indikator=None if indikator is None else indikator.kode, **cells)


def _settled(scope: Scope, facts: list[Fakta]) -> Nilai | None:
    """
    Give the figure that a year has, a table's before a sentence's; none where two contradict one another.
    """
    ordered = sorted(facts, key=lambda fakta: fakta.tabel == TEXT_TABLE)
    if not ordered or any(agreement(scope, ordered[0], other) is False for other in ordered):
        return None
    return ordered[0].nilai

"""
Whole tables and columns: how their numbers are written, headed and computed from one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from baseline.reading import Fail, consistent, is_number
from lkj_rules.domain.data_tables import data_cells
from lkj_rules.domain.dates import years_singled
from lkj_rules.domain.decimals import decimals
from lkj_rules.domain.facts import Dokumen, Fakta, Lembar
from lkj_rules.domain.heading_years import heading_years
from lkj_rules.domain.misprints import misprinted
from lkj_rules.domain.notation import marks
from lkj_rules.domain.repetitions import repetition_in
from lkj_rules.domain.rescaling import shifts
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.summaries import summary_cells
from lkj_rules.model.documents import TabelData, Ukuran
from lkj_rules.model.documents.data import KolomData
from lkj_rules.model.identity import Identities
from lkj_rules.model.values import Nilai

_VARIETIES = (("DAT001", marks), ("DAT008", decimals), ("DAT019", misprinted))


def check_sheets(scope: Scope, fail: Fail) -> None:
    """
    Check every printed table and every column.
    """
    shifted: Identities[Lembar] = Identities()
    for shift in shifts(scope):
        if shift.fakta[0].lembar not in shifted:
            shifted.add(shift.fakta[0].lembar)
            fail("DAT017", shift.fakta[0])
    for lembar in scope.sheets:
        for rule, variety in _VARIETIES:
            found = variety(scope, lembar)
            if found.semua and found.ganjil:
                fail(rule, found.ganjil[0])
        heading = heading_years(scope, lembar)
        if heading is not None and heading.keliru is not None:
            fail("STR019", heading.keliru)
    for kolom in scope.columns:
        repeated = repetition_in(scope, kolom)
        if repeated is not None:
            fail("RIW012", repeated.sel[0])


def check_computed(scope: Scope, fail: Fail) -> None:
    """
    Check the cells that others give: of summary rows, and of data tables.
    """
    lkj = scope.laporan.lkj
    if lkj is None:
        return
    for tabel in lkj.tabel:
        for sel in summary_cells(scope, tabel):
            if sel.cocok is False:
                fail("RIW011", sel.nilai)
    for data in lkj.data:
        for sel in data_cells(scope, data):
            if sel.cocok is False:
                fail("DAT022", sel.nilai)
        for kolom in data.kolom:
            if kolom.indikator is not None:
                _check_source(scope, data, kolom, fail)


def _check_source(scope: Scope, data: TabelData, kolom: KolomData, fail: Fail) -> None:
    """
    Compare the summary of a column with the result that is taken from it.
    """
    cells = [row.sel[kolom.id] for row in data.rekap if kolom.id in row.sel]
    summed = [nilai for nilai in cells if is_number(nilai)]
    own = years_singled(kolom.judul) if kolom.judul else frozenset()
    titled = own or (years_singled(data.judul) if data.judul else frozenset())
    year = kolom.tahun or (next(iter(titled)) if len(titled) == 1 else scope.laporan.tahun)
    indikator = scope.indikator(kolom.indikator)
    facts = () if indikator is None else scope.facts_about(indikator)
    printed = [fakta for fakta in facts if fakta.dokumen is Dokumen.LKJ and fakta.ukuran is Ukuran.REALISASI]
    results = [fakta for fakta in printed if fakta.tahun == year and is_number(fakta.nilai)]
    stated = kolom.tahun is not None
    if not summed or not results or not (stated or not titled or year in titled):
        return
    if _agree(scope, summed, results, possibly=True) or (not stated and _agree(scope, summed, printed, possibly=False)):
        return
    counts = {fakta.nilai.pembilang.tepat for fakta in results if fakta.nilai.pembilang is not None} - {None}
    if not any(nilai.tepat in counts for nilai in summed):
        fail("DAT023", summed[0])


def _agree(scope: Scope, cells: Sequence[Nilai], facts: Sequence[Fakta], *, possibly: bool) -> bool:
    verdicts = (consistent(scope, nilai, fakta) for nilai, fakta in product(cells, facts))
    return any(verdict is True or (possibly and verdict is None) for verdict in verdicts)

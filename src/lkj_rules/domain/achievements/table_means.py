"""
The means over the rows of a table, and those that a claim on its own year can mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from lkj_rules.domain.achievements.means import Butir, Rata, admissible_means, share_of
from lkj_rules.domain.achievements.rows import capaian_in, claimed_table, covered_rows, measured_rows, rows_below, uppermost_rows
from lkj_rules.domain.achievements.verdicts import verdict_of
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel, Cakupan, Klaim, KodeSasaran, Menurut, Pembanding, Tabel, Ukuran
from lkj_rules.model.identity import ByIdentity, Identities
from lkj_rules.model.values import Exact, Nilai

NOTHING_REPLACED: Mapping[Nilai, Exact] = ByIdentity()

def means(scope: Scope, cakupan: Cakupan) -> tuple[Rata, ...] | None:
    """
    Give the admissible means over the rows that a claim names.
    """
    tabel = claimed_table(scope, cakupan)
    return None if tabel is None else _means_over(scope, tabel, cakupan.sasaran, cakupan.menurut)


@analysis
def _means_over(scope: Scope, tabel: Tabel, sasaran: KodeSasaran | None, menurut: Menurut | None) -> tuple[Rata, ...] | None:
    return admissible_means([_item(scope, row) for row in covered_rows(scope, tabel, Cakupan(sasaran=sasaran))], menurut)


class PrintedMean:
    """
    Know the mean of the printed capaian over the rows of a table, and what it would be with other figures.

    Asking that costs no more than the uppermost rows in which the other figures stand.
    """

    def __init__(self, scope: Scope, tabel: Tabel) -> None:
        rows = uppermost_rows(scope, tabel)
        self._scope = scope
        self._shares = ByIdentity((row, share_of(_item(scope, row))) for row in rows)
        self._all = _added(self._shares.values())
        self.uppermost = ByIdentity((cell, row) for row in rows for cell in _printed_below(scope, row))

    def with_others(self, replaced: Mapping[Nilai, Exact] = NOTHING_REPLACED) -> tuple[Fraction | None, int]:
        """
        Give the mean in percent and the number of rows; no mean where a row has no number.
        """
        rows = list(Identities(self.uppermost[cell] for cell in replaced))
        before = _added(self._shares[row] for row in rows)
        after = _added(share_of(_item(self._scope, row, replaced)) for row in rows)
        total, count, unknown = (whole - old + new for whole, old, new in zip(self._all, before, after, strict=True))
        return (None, 0) if unknown or not count else (Fraction(total) / count, int(count))


def _added(shares: Iterable[tuple[Exact, int, int]]) -> tuple[Exact, int, int]:
    totals, counts, unknown = zip((0, 0, 0), *shares, strict=True)
    return sum(totals), sum(counts), sum(unknown)


def _printed_below(scope: Scope, row: BarisTabel) -> Iterator[Nilai]:
    if row.capaian is not None:
        yield row.capaian
    for part in rows_below(scope, row):
        yield from _printed_below(scope, part)


def means_below(scope: Scope, row: BarisTabel) -> tuple[Rata, ...] | None:
    """
    Give the admissible means over the rows below a row.
    """
    return admissible_means([_item(scope, part) for part in rows_below(scope, row)])


def means_in_column(scope: Scope, fact: Fakta) -> tuple[Rata, ...] | None:
    """
    Give the admissible means below a parent row's capaian in a further column; ``None`` for any other figure.
    """
    row, kolom = fact.pemilik, fact.kolom
    if fact.ukuran is not Ukuran.CAPAIAN or not isinstance(row, BarisTabel) or kolom is None or kolom not in row.sel:
        return None
    return None if row.indikator is not None else admissible_means([_sel_item(scope, part, kolom) for part in row.anak])


def _sel_item(scope: Scope, row: BarisTabel, kolom: str) -> Butir:
    parts = tuple(_sel_item(scope, part, kolom) for part in rows_below(scope, row))
    return Butir(capaian=row.sel.get(kolom), indikator=row.indikator is not None, sasaran=row.sasaran, anak=parts)


def _item(scope: Scope, row: BarisTabel, replaced: Mapping[Nilai, Exact] = NOTHING_REPLACED) -> Butir:
    return Butir(
        capaian=row.capaian,
        hitungan=None if row.capaian is None else verdict_of(scope, row).kisaran,
        pengganti=None if row.capaian is None else replaced.get(row.capaian),
        indikator=row.indikator is not None,
        sasaran=row.sasaran,
        anak=tuple(_item(scope, part, replaced) for part in rows_below(scope, row)),
    )


def year_of(scope: Scope, claim: Klaim) -> int:
    """
    Give the year that a claim speaks of.
    """
    return scope.laporan.tahun if claim.tahun is None else claim.tahun


def of_another_year(scope: Scope, claim: Klaim) -> bool:
    """
    Return whether a claim speaks of another year than the report does.
    """
    return year_of(scope, claim) != scope.laporan.tahun


@analysis
def means_of(scope: Scope, claim: Klaim, year: int) -> tuple[Rata, ...] | None:
    """
    Give the admissible means of a year over what a claim covers: of the rows it names, or of the column or the report of that year.
    """
    cakupan = claim.cakupan or Cakupan()
    if year == scope.laporan.tahun:
        return means(scope, cakupan)
    for tabel, kolom in _year_columns(scope, cakupan, year):
        return admissible_means([_sel_item(scope, row, kolom) for row in covered_rows(scope, tabel, cakupan)], cakupan.menurut)
    earlier = next((laporan for laporan in scope.laporan.laporan_lalu if laporan.tahun == year), None)
    if earlier is None:
        return None
    rows = [row for row in earlier.baris if cakupan.sasaran in (None, row.sasaran)]
    return admissible_means([_earlier_item(row) for row in rows], cakupan.menurut)


def claimed_means(scope: Scope, claim: Klaim) -> tuple[Rata, ...] | None:
    """
    Give what a stated mean is compared with; a claim on the report's year must say what it covers.
    """
    return None if claim.cakupan is None and not of_another_year(scope, claim) else means_of(scope, claim, year_of(scope, claim))


def _year_columns(scope: Scope, cakupan: Cakupan, year: int) -> Iterator[tuple[Tabel, str]]:
    """
    Give the columns that print the capaian of a year: of the table that a claim names, else of one that has all that is measured.
    """
    tables = scope.tables.values() if cakupan.tabel is None else [scope.tables[cakupan.tabel]]
    for tabel in tables:
        for kolom in tabel.kolom:
            of_year = kolom.ukuran is Ukuran.CAPAIAN and kolom.tahun == year and kolom.pembanding in (None, Pembanding.TARGET)
            listed = {row.indikator for row in walk(tabel.baris) if kolom.id in row.sel}
            if of_year and (cakupan.tabel is not None or listed >= measured_rows(scope).keys()):
                yield tabel, kolom.id


def _earlier_item(row: BarisTabel) -> Butir:
    return Butir(
        capaian=row.capaian, indikator=row.indikator is not None, sasaran=row.sasaran,
        anak=tuple(_earlier_item(part) for part in row.anak),
    )  # fmt: skip


def averaged(scope: Scope, claim: Klaim) -> list[Nilai]:
    """
    Give the capaian that the means of a claim rest on.
    """
    cakupan = claim.cakupan or Cakupan()
    if not of_another_year(scope, claim):
        tabel = claimed_table(scope, cakupan)
        return [] if tabel is None else list(capaian_in(covered_rows(scope, tabel, cakupan) if cakupan.sasaran else tabel.baris))
    for tabel, kolom in _year_columns(scope, cakupan, year_of(scope, claim)):
        return [row.sel[kolom] for row in walk(tabel.baris) if kolom in row.sel]
    return []

"""
What the cells of a supporting data table give one another: sums of rows and columns, shares, and counts of the report's own rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.categories.labels import label_in
from lkj_rules.domain.comparison import agrees
from lkj_rules.domain.dates import years_named
from lkj_rules.domain.facts import is_selection, walk
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.summaries import Computed, SelRekap, summed, words_of
from lkj_rules.domain.texts.counts import counts_of
from lkj_rules.model import Record
from lkj_rules.model.documents import (
    BarisRekap,
    Cakupan,
    Dihitung,
    JenisKlaim,
    JenisKolomData,
    JenisRekap,
    Keadaan,
    Klaim,
    KodeSasaran,
    KolomData,
    TabelData,
)
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, Number, divide
from lkj_rules.model.reading.units import PERMIL, kind_of_unit
from lkj_rules.model.values import Nilai

_FULL, _PER_MILLE = 100, 1000
_RATE = r"(?i)%|/ ?(?:\d|km|ha\b|jiwa)|\b(?:persen|per(?! \d\d? )|rasio|rerata|rata-rata|indeks|kepadatan|laju)\b"
"""What a column is headed that is not added up."""


@attrs.frozen(eq=False, repr=False)
class _Cell(Record):
    """
    Hold a cell with what others give for it, and those of which it is the sum; ``some``: they may be a part of what is added up.
    """

    row: str | None
    kolom: str
    nilai: Nilai
    found: list[Computed]
    parts: tuple[Nilai, ...] = ()
    some: bool = False

    def fits(self) -> bool:
        return any(agrees(self.nilai, *each) for each in self.found)

    def is_open(self) -> bool:
        return self.some and all(self.nilai.tepat is not None and self.nilai.tepat > exact for _, exact in self.found)


@analysis
def data_cells(scope: Scope, tabel: TabelData) -> tuple[SelRekap, ...]:
    """
    Judge the cells of a data table that its other cells give, and those that count indicators by objective.

    A sum is not blamed where it comes out once a part of it, itself refuted, is what its own parts give.
    """
    cells = [cell for cell in _cells(tabel) if cell.found and cell.nilai.tepat is not None and not cell.is_open()]
    wrong = [cell for cell in cells if not cell.fits()]
    roots = [cell for cell in wrong if not _healed(cell, wrong)]
    headings = {kolom.id: kolom.judul or kolom.id for kolom in tabel.kolom}
    judged = [
        SelRekap(
            nilai=cell.nilai, harapan=words_of(cell.found, cell.nilai), cocok=cell.fits() or _healed(cell, roots),
            letak=_named(cell.row, headings[cell.kolom]),
        )
        for cell in cells
    ]  # fmt: skip
    return (*judged, *_counted(scope, tabel))


def _healed(cell: _Cell, wrong: Sequence[_Cell]) -> bool:
    """
    Return whether a sum comes out once one of its parts is what that part's own parts give.
    """
    parts = [id(part) for part in cell.parts]
    shifts = [
        (possible - part.nilai.bilangan, exact - part.nilai.tepat)
        for part in wrong if id(part.nilai) in parts and part.nilai.bilangan is not None and part.nilai.tepat is not None
        for possible, exact in part.found
    ]  # fmt: skip
    return any(agrees(cell.nilai, possible + shift, exact + step) for possible, exact in cell.found for shift, step in shifts)


def _named(row: str | None, kolom: str) -> str:
    return kolom if row is None else f"{row}: {kolom}"


def _cells(tabel: TabelData) -> Iterator[_Cell]:
    named = ((kolom, f"{kolom.judul or ''} {kolom.satuan or ''}") for kolom in tabel.kolom)
    shares = {kolom.id for kolom, words in named if kolom.jenis is JenisKolomData.PERSEN or re.search(_RATE, words)}
    known = {kolom.id for kolom in tabel.kolom}
    for row in walk(tabel.baris):
        some = is_selection(row.label, *(part.label for part in row.anak))
        for name, nilai in row.sel.items() if row.anak else ():
            if name not in shares and name in known:
                cell = _sum(row.label, name, nilai, [[part.sel.get(name) for part in row.anak]], JenisRekap.JUMLAH)
                yield attrs.evolve(cell, some=some)
        yield from _across(tabel, row.label, row.sel)
    for rekap in tabel.rekap:
        yield from _summary(tabel, rekap, known, shares)


def _summary(tabel: TabelData, rekap: BarisRekap, known: set[str], shares: set[str]) -> Iterator[_Cell]:
    """
    Give the cells of a summary row; a mean of sums or shares may be taken of its column or of its row.
    """
    same = [each for each in reversed(tabel.rekap) if each.jenis is rekap.jenis]
    last = max(same, key=lambda each: max(years_named(each.nama or ""), default=0))  # of several all but the last may be of a part
    some = not is_selection(rekap.nama) and is_selection(tabel.judul, *(row.label for row in tabel.baris))
    added, across = rekap.jenis is JenisRekap.JUMLAH, {cell.kolom: cell for cell in _across(tabel, rekap.nama, rekap.sel)}
    ends = (list(tabel.baris), [each for each in walk(tabel.baris) if not each.anak])
    for name, nilai in rekap.sel.items() if rekap is last else ():
        if name in known and not (added and name in shares):
            cell = _sum(rekap.nama, name, nilai, [[row.sel.get(name) for row in group] for group in ends], rekap.jenis)
            if not added:
                cell.found.extend(across.pop(name).found if name in across else ())
                cell.found.extend(_ratio(tabel, name))
            yield attrs.evolve(cell, some=some)
    yield from across.values()


def _ratio(tabel: TabelData, name: str) -> Iterator[Computed]:
    for kolom in tabel.kolom:
        if kolom.id == name and kolom.jenis is JenisKolomData.PERSEN:
            yield from _share([
                next(summed([row.sel.get(part) for row in tabel.baris], JenisRekap.JUMLAH), (None, None)) for part in kolom.dari
            ])  # fmt: skip


def _sum(row: str | None, kolom: str, nilai: Nilai, ways: Sequence[Sequence[Nilai | None]], jenis: JenisRekap) -> _Cell:
    parts = tuple(part for way in ways for part in way if part is not None and jenis is JenisRekap.JUMLAH)
    return _Cell(row, kolom, nilai, [each for way in ways for each in summed(way, jenis)], parts)


def _across(tabel: TabelData, row: str | None, sel: Mapping[str, Nilai]) -> Iterator[_Cell]:
    """
    Give the cells of a row that other cells of the same row give.
    """
    for kolom in tabel.kolom:
        parts, nilai = [sel.get(name) for name in kolom.dari], sel.get(kolom.id)
        if nilai is None or not parts:
            continue
        if kolom.jenis is JenisKolomData.JUMLAH:
            yield _sum(row, kolom.id, nilai, [parts], JenisRekap.JUMLAH)
        elif kolom.jenis is JenisKolomData.PERSEN:
            full = _PER_MILLE if PERMIL in (nilai.macam_satuan, kind_of_unit(kolom.satuan)) else _FULL
            numbers = [(None, None) if part is None else (part.bilangan, part.tepat) for part in parts]
            yield _Cell(row, kolom.id, nilai, list(_share(numbers, full)))


def _share(parts: Sequence[tuple[Number | None, Exact | None]], full: int = _FULL) -> Iterator[Computed]:
    match parts:
        case [(part, exact_part), (whole, exact_whole)]:
            share = None if part is None or whole is None else divide(part * full, whole)
            if share is not None and exact_part is not None and exact_whole:
                yield share, Fraction(exact_part) * full / exact_whole


def _counted(scope: Scope, tabel: TabelData) -> Iterator[SelRekap]:
    """
    Judge the cells that count an objective's indicators, and those of the total, by what the tables of performance give.
    """
    rows = [row for row in walk(tabel.baris) if row.sasaran is not None]
    lines: list[tuple[str | None, Mapping[str, Nilai], KodeSasaran | None]] = [(row.label, row.sel, row.sasaran) for row in rows]
    lines += [(rekap.nama, rekap.sel, None) for rekap in tabel.rekap if rows and rekap.jenis is JenisRekap.JUMLAH]
    for kolom in tabel.kolom:
        what = _counts(scope, tabel, kolom)
        for name, sel, sasaran in lines if what is not None else ():
            if (nilai := sel.get(kolom.id)) is not None and what is not None:
                counts = counts_of(scope, attrs.evolve(what, cakupan=Cakupan(sasaran=sasaran)), nilai)
                if counts and not any(each.sesuai is not False for each in counts):
                    yield SelRekap(
                        nilai=nilai, harapan=Texts(*[str(counts[0].banyak)] * 2), cocok=False,
                        letak=_named(name, kolom.judul or kolom.id),
                    )  # fmt: skip


def _counts(scope: Scope, tabel: TabelData, kolom: KolomData) -> Klaim | None:
    """
    Read what a column counts: the indicators in a class of the scale or in a state, or, as the sum of such columns, all of them.
    """
    counting = Klaim(jenis=JenisKlaim.JUMLAH, yang_dihitung=Dihitung.INDIKATOR)
    if kolom.jenis is JenisKolomData.JUMLAH:
        parts = [each for each in tabel.kolom if each.id in kolom.dari]
        return counting if parts and all(_counts(scope, tabel, part) is not None for part in parts) else None
    title = (kolom.judul or "").strip()
    state = next((state for state in Keadaan if state.value.replace("_", " ") == title.casefold()), None)
    if state is not None:
        return attrs.evolve(counting, keadaan=state)
    labels = [] if scope.laporan.lkj is None else [kelas.label for kelas in scope.laporan.lkj.skala]
    return attrs.evolve(counting, label=title) if title and label_in(title, labels) else None

"""
What a table computes from its own columns: changes from one column to another, and the means and sums of its summary rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.achievements.table_means import means
from lkj_rules.domain.achievements.verdicts import limits_of
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import agrees
from lkj_rules.domain.facts import STANDARD_COLUMNS, Fakta, walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Unique
from lkj_rules.model.documents import BarisRekap, BarisTabel, Cakupan, JenisRekap, Kolom, SatuanPerubahan, Tabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, Number, divide, mean
from lkj_rules.model.values import Angka, Kosong, Nilai

_FULL = 100
_USUAL = (100, 120)
"""Where reports cap achievements for their mean."""
_FALL = r"(?is)^(?!.*(?:naik|tingkat|percepat|tumbuh)).*(?:[tn]urun|kurang)"
"""Headings under which a fall needs no sign."""
Computed = tuple[Number, Exact]
"""A number with all that its operands may truly be, and from their figures as printed."""


@attrs.frozen(eq=False, repr=False)
class Perubahan(Unique):
    """
    Hold a printed change: the figures it is taken of, what they give, whether it fits, is only of the other sign, or is left out.
    """

    dari: Nilai
    ke: Nilai
    harapan: Texts
    cocok: bool | None
    berlawanan: bool
    terlupa: bool


@attrs.frozen(eq=False, repr=False)
class SelRekap(Unique):
    """
    Hold a cell that other cells give: what they give, whether it fits, and where it stands in its table.
    """

    nilai: Nilai
    harapan: Texts
    cocok: bool | None
    letak: str | None = None


@analysis
def change_of(_: Scope, fact: Fakta) -> Perubahan | None:
    """
    Recompute a printed change; ``None`` for any other figure, and where its columns are not known or hold no numbers.
    """
    tabel, row = fact.lembar.asal, fact.pemilik
    if fact.ukuran is not Ukuran.PERUBAHAN or not isinstance(tabel, Tabel) or not isinstance(row, BarisTabel):
        return None
    kolom = next(kolom for kolom in tabel.kolom if kolom.id == fact.kolom)
    pair = _compared(tabel, kolom)
    cells = [] if pair is None else [cell for cell in (_cell(row, name) for name in pair) if cell is not None]
    found = list(_changes(kolom, cells))
    if not found:
        return None
    blank = isinstance(fact.nilai.bacaan, Kosong)
    turned = [agrees(fact.nilai, -possible, -exact) for possible, exact in found]
    fits = [*(agrees(fact.nilai, *each) for each in found), *(turned if re.search(_FALL, kolom.judul or "") else ())]
    left_out = blank and all(exact for _, exact in found)
    return Perubahan(
        dari=cells[0], ke=cells[1], harapan=words_of(found, fact.nilai),
        cocok=not left_out if blank else None if None in fits else any(fits), berlawanan=True in turned, terlupa=left_out,
    )  # fmt: skip


def _changes(kolom: Kolom, cells: Sequence[Nilai]) -> Iterator[Computed]:
    numbers = [(cell.bilangan, cell.tepat) for cell in cells]
    match numbers:
        case [(before, exact_before), (after, exact_after)]:
            if before is None or after is None or exact_before is None or exact_after is None:
                return
            if kolom.satuan_perubahan is not SatuanPerubahan.PERSEN:
                yield after - before, exact_after - exact_before
            share = divide(after * _FULL, before)
            if kolom.satuan_perubahan is not SatuanPerubahan.POIN and share is not None and exact_before:
                yield share - _FULL, Fraction(exact_after) * _FULL / exact_before - _FULL


def _compared(tabel: Tabel, kolom: Kolom) -> tuple[str, str] | None:
    """
    Give the columns that a change goes from and to: those it names, else the only two of one measure and of neighbouring years.
    """
    if kolom.dari is not None and kolom.ke is not None:
        return kolom.dari, kolom.ke
    columns = [each for each in tabel.kolom if each.ukuran in (Ukuran.CAPAIAN, Ukuran.REALISASI) and each.tahun is not None]
    pairs = [
        (one.id, other.id) for one in columns for other in columns
        if one.ukuran is other.ukuran and one.tahun is not None and other.tahun == one.tahun + 1
    ]  # fmt: skip
    return pairs[0] if len(pairs) == 1 else None


def _cell(row: BarisTabel, name: str) -> Nilai | None:
    found: Nilai | None = getattr(row, name) if name in STANDARD_COLUMNS else row.sel.get(name)
    return found


def words_of(found: Iterable[Computed], printed: Nilai) -> Texts:
    """
    Write what figures give, in the digits of the printed cell.
    """
    digits = printed.digit or 0
    written = [tuple(dict.fromkeys(write_result(exact, digits, bahasa) for _, exact in found)) for bahasa in ("id", "en")]
    return Texts(" atau ".join(written[0]), " or ".join(written[1]))


@analysis
def summary_cells(scope: Scope, tabel: Tabel) -> tuple[SelRekap, ...]:
    """
    Judge the cells of a table's summary rows by every way of summing up their column; left out are those that cannot be.
    """
    return tuple(cell for row in tabel.rekap for cell in _judged(scope, tabel, row))


def _judged(scope: Scope, tabel: Tabel, row: BarisRekap) -> Iterator[SelRekap]:
    columns = {kolom.id: kolom for kolom in tabel.kolom}
    for name, nilai in row.sel.items():
        kolom = columns.get(name)
        share = "%" in nilai.teks or (name if kolom is None else kolom.ukuran) in (Ukuran.CAPAIAN, Ukuran.PERSEN)
        found = [] if nilai.tepat is None or (share and row.jenis is JenisRekap.JUMLAH) else list(_sums(tabel, row, name, kolom))
        same = [other for other in tabel.rekap if other.jenis is row.jenis]
        if found and row is same[-1]:  # of several all but the last may be of a part
            graded = name == "capaian" and row.jenis is JenisRekap.RATA_RATA
            fair = [(each.nilai, each.tepat) for each in (graded and means(scope, Cakupan(tabel=tabel.id))) or ()]
            fair += summed([other.sel.get(name) for other in same[:-1]], row.jenis)
            fair += _capped(scope, [_cell(each, name) for each in tabel.baris]) if share else ()
            fits = any(agrees(nilai, *each) for each in (*found, *fair)) or (None if tabel.tidak_dibaca else False)
            yield SelRekap(nilai=nilai, harapan=words_of(found, nilai), cocok=fits, letak=name if kolom is None else kolom.judul)


def _capped(scope: Scope, cells: Sequence[Nilai | None]) -> Iterator[Computed]:
    """
    Give the means of achievements of which each counts up to the report's cap, else to one of the usual ones.
    """
    stated, numbers = limits_of(scope.laporan.lkj)[0], [cell.tepat for cell in cells if cell is not None and cell.tepat is not None]
    for limit in (_USUAL if stated is None else (stated,)) if numbers else ():
        capped = sum((Fraction(min(number, limit)) for number in numbers), Fraction(0)) / len(numbers)
        yield capped, capped


def _sums(tabel: Tabel, row: BarisRekap, name: str, kolom: Kolom | None) -> Iterator[Computed]:
    """
    Give what a summary cell may be: over the rows at the top, at the bottom, or all; of a change also from the summed-up columns.
    """
    rows = list(walk(tabel.baris))
    for group in (list(tabel.baris), [each for each in rows if not each.anak], rows):
        yield from summed([_cell(each, name) for each in group], row.jenis)
    pair = None if kolom is None or kolom.ukuran is not Ukuran.PERUBAHAN else _compared(tabel, kolom)
    if pair is not None and kolom is not None:
        yield from _changes(kolom, [row.sel[each] for each in pair if each in row.sel])
        ends = [next(summed([_cell(each, end) for each in tabel.baris], row.jenis), None) for end in pair]
        if kolom.satuan_perubahan is not SatuanPerubahan.PERSEN and ends[0] is not None and ends[1] is not None:
            yield ends[1][0] - ends[0][0], ends[1][1] - ends[0][1]


def summed(cells: Sequence[Nilai | None], jenis: JenisRekap) -> Iterator[Computed]:
    """
    Give the sum or the mean of cells, blank ones counted or left out; nothing where one of them is not a number.
    """
    printed = [cell for cell in cells if cell is not None and not isinstance(cell.bacaan, Kosong)]
    numbers = [(cell.bilangan, cell.tepat) for cell in printed if isinstance(cell.bacaan, Angka)]
    if not printed or len(numbers) < len(printed):
        return
    possible = [number for number, _ in numbers if number is not None]
    exact = sum((Fraction(number) for _, number in numbers if number is not None), Fraction(0))
    average = mean(possible)
    if average is None:
        return
    for count in dict.fromkeys((len(printed), len(cells))) if jenis is JenisRekap.RATA_RATA else (1,):
        yield divide(average * len(printed), count) or 0, exact / count

"""
The columns of money that the total row of a budget prints, what their cells add up to, and which blanks are forgotten figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

import attrs

from lkj_rules.domain.budget.lines import row_name
from lkj_rules.domain.budget.sums import added, cells_sum, summands
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Unique
from lkj_rules.model.documents import Anggaran, PosAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval, Number, bounds
from lkj_rules.model.values import Kosong, Nilai, Rupiah

_NEAR = Fraction(49, 50)
"""The share of a total that a list of the whole budget reaches at least; indirect spending is more than the rest."""


@attrs.frozen(kw_only=True, eq=False, slots=True, repr=False)
class KolomAnggaran(Unique):
    """
    Hold one column of money that the total row prints, with the lines that it adds up and their cells.
    """

    ukuran: Ukuran
    total: Rupiah
    rincian: tuple[Rupiah | None, ...]
    baris: tuple[PosAnggaran, ...]
    di_bawah_judul: bool

    @property
    def sebagian(self) -> bool:
        """
        Return whether lines below headings without amounts stay so far below the total that they may be part of it only.
        """
        total, listed = self.total.bilangan, cells_sum(self.rincian)
        return self.di_bawah_judul and total is not None and listed is not None and bool(listed < total * _NEAR)

    @property
    def kosong(self) -> PosAnggaran | None:
        """
        Give the only line whose amount spent is blank, where its pagu and percentage say what it was.
        """
        lines = zip(self.baris, self.rincian, strict=True)
        blank = [line for line, cell in lines if cell is not None and isinstance(cell.bacaan, Kosong)]
        found = blank[0] if len(blank) == 1 and self.ukuran is Ukuran.REALISASI else None
        return None if found is None or _spent_by_share(found) is None else found

    @property
    def bagian(self) -> Iterator[tuple[PosAnggaran, Number | None]]:
        """
        Give the lines with what each adds to the total.
        """
        left_open = self.kosong
        for line, cell in zip(self.baris, self.rincian, strict=True):
            yield line, _spent_by_share(line) if line is left_open else None if cell is None else cell.bilangan


def columns_of(scope: Scope, anggaran: Anggaran) -> Iterator[KolomAnggaran]:
    """
    Give the columns of money that the total row prints.
    """
    total = anggaran.total
    if total is None or not anggaran.pos:
        return
    for ukuran in (Ukuran.PAGU, Ukuran.REALISASI, Ukuran.SISA):
        cell = getattr(total, ukuran.value)
        if cell is not None:
            parts = summands(scope, anggaran.pos, ukuran.value, cell)
            lines, cells = (tuple(each) for each in zip(*parts, strict=True))
            headed = any(getattr(pos, ukuran.value) is None and pos.anak for pos in anggaran.pos)
            yield KolomAnggaran(ukuran=ukuran, total=cell, rincian=cells, baris=lines, di_bawah_judul=headed)


def column_sum(_: Scope, column: KolomAnggaran) -> Number | None:
    """
    Add up what the total row stands for; one blank amount spent is computed from the pagu and percentage of its line.
    """
    return added(amount for _line, amount in column.bagian)


def summed_cells(_: Scope, column: KolomAnggaran) -> Iterator[Nilai]:
    """
    Give the cells that ``column_sum`` rests on.
    """
    line = column.kosong
    cells = (*column.rincian, *(() if line is None else (line.pagu, line.persen)))
    yield from (cell for cell in cells if cell is not None)


def why_not_summed(_: Scope, column: KolomAnggaran) -> Texts | None:
    """
    Name the first line whose amount a total lacks.
    """
    ukuran = column.ukuran.value
    names = [row_name(line) for line, amount in column.bagian if amount is None]
    return Texts(f"{ukuran} {names[0].id} tidak tercetak", f"the {ukuran} of {names[0].en} is not printed") if names else None


def left_for_blank(_: Scope, column: KolomAnggaran) -> Number | None:
    """
    Give what the total leaves for the line that is blank, the other lines taken off.
    """
    line, total = column.kosong, column.total.bilangan
    others = added(amount for each, amount in column.bagian if each is not line)
    return None if line is None or total is None or others is None else total - others


def _spent_by_share(line: PosAnggaran) -> Number | None:
    """
    Give what was spent on a line by its pagu and percentage, as far as the digits of the percentage show it, in whole rupiah.
    """
    pagu = None if line.pagu is None else line.pagu.bilangan
    share = None if line.persen is None else line.persen.bilangan
    if pagu is None or share is None:
        return None
    low, high = bounds(pagu * share * Fraction(1, 100))
    return Interval(floor(low), ceil(high))

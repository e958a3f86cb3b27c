"""
The columns of money that the total row of a budget prints, what their cells add up to, and which blanks are forgotten figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Any

import attrs

from lkj_rules.domain.budget.lines import row_name
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Anggaran, PosAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval, Number, bounds
from lkj_rules.model.values import Kosong, Nilai, Rupiah


@attrs.frozen(kw_only=True, eq=False, slots=True)
class KolomAnggaran:
    """
    Hold one column of money that the total row prints, with the same column of the top lines.
    """

    ukuran: Ukuran
    total: Rupiah
    rincian: tuple[Rupiah | None, ...]
    baris: tuple[PosAnggaran, ...]

    @property
    def kosong(self) -> PosAnggaran | None:
        """
        Give the only top line whose amount spent is blank, where its pagu and percentage say what it was.
        """
        lines = zip(self.baris, self.rincian, strict=True)
        blank = [line for line, cell in lines if cell is not None and isinstance(cell.bacaan, Kosong)]
        found = blank[0] if len(blank) == 1 and self.ukuran is Ukuran.REALISASI else None
        return None if found is None or _spent_by_share(found) is None else found

    @property
    def bagian(self) -> Iterator[tuple[PosAnggaran, Number | None]]:
        """
        Give the top lines with what each adds to the total.
        """
        left_open = self.kosong
        for line, cell in zip(self.baris, self.rincian, strict=True):
            yield line, _spent_by_share(line) if line is left_open else None if cell is None else cell.bilangan


def columns_of(anggaran: Anggaran) -> Iterator[KolomAnggaran]:
    """
    Give the columns of money that the total row prints.
    """
    total = anggaran.total
    if total is None or not anggaran.pos:
        return
    for ukuran in (Ukuran.PAGU, Ukuran.REALISASI, Ukuran.SISA):
        cell = getattr(total, ukuran.value)
        if cell is not None:
            cells = tuple(getattr(pos, ukuran.value) for pos in anggaran.pos)
            yield KolomAnggaran(ukuran=ukuran, total=cell, rincian=cells, baris=anggaran.pos)


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
    Name the first top line whose amount a total lacks.
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


def added(amounts: Iterable[Number | None]) -> Number | None:
    """
    Add amounts up; ``None`` where one is.
    """
    total: Number = 0
    for amount in amounts:
        if amount is None:
            return None
        total = total + amount
    return total


def cells_sum(cells: Iterable[Rupiah | None]) -> Number | None:
    """
    Add cells up; ``None`` where one is not printed or cannot be read.
    """
    return added(None if cell is None else cell.bilangan for cell in cells)


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


def is_forgotten(fact: Fakta) -> bool:
    """
    Distinguish a forgotten figure from a dash for zero; a row without any figure is a heading.
    """
    if not isinstance(fact.nilai.bacaan, Kosong):
        return False
    if fact.dokumen is Dokumen.PK:
        return True
    pagu, realisasi, sisa, persen = (_number(fact.pemilik, name) for name in ("pagu", "realisasi", "sisa", "persen"))
    match fact.ukuran:
        case Ukuran.PAGU:
            return _counts(realisasi) or _counts(sisa)
        case Ukuran.REALISASI:
            return _counts(persen) or (sisa is not None and pagu is not None and sisa != pagu)
        case Ukuran.SISA:
            return pagu is not None and realisasi is not None and pagu != realisasi
        case _:
            return _counts(pagu) and _counts(realisasi)


def _number(row: Any, name: str) -> Number | None:
    value = getattr(row, name, None)
    return value.bilangan if isinstance(value, Nilai) else None


def _counts(number: Number | None) -> bool:
    return number is not None and number != 0

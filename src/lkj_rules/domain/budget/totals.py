"""
The totals of a budget: as printed or added up, and which way round it subtracts.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.budget.lines import BarisUang, rows_of
from lkj_rules.domain.budget.sums import cells_sum
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Anggaran, JenisAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Nilai, Rupiah

_MONEY = (Ukuran.PAGU, Ukuran.REALISASI, Ukuran.SISA)


def total_of(scope: Scope, anggaran: Anggaran, column: str) -> Number | None:
    """
    Give the total of a column of money: as printed, else added up; what is left also as the difference of the two others.
    """
    cells = _cells(anggaran, column)
    found = cells_sum(cells) if cells else None
    if found is None and column == Ukuran.SISA:
        pagu, realisasi = total_of(scope, anggaran, Ukuran.PAGU), total_of(scope, anggaran, Ukuran.REALISASI)
        return None if pagu is None or realisasi is None else pagu - realisasi
    return found


def total_cells(scope: Scope, anggaran: Anggaran, column: str) -> Iterator[Nilai]:
    """
    Give the cells that ``total_of`` rests on.
    """
    cells = [cell for cell in _cells(anggaran, column) if cell is not None]
    if not cells and column == Ukuran.SISA:
        yield from (*total_cells(scope, anggaran, Ukuran.PAGU), *total_cells(scope, anggaran, Ukuran.REALISASI))
    yield from cells


def why_no_total(scope: Scope, anggaran: Anggaran, column: str) -> Texts | None:
    """
    Say that a total is not printed; ``None`` where it is, or can be added up.
    """
    return None if total_of(scope, anggaran, column) is not None else no_total(column)


def no_total(column: str) -> Texts:
    """
    Say that a total is not printed.
    """
    return Texts(f"jumlah {column} anggaran tidak tercetak", f"the budget's total {column} is not printed")


def _cells(anggaran: Anggaran, column: str) -> tuple[Rupiah | None, ...]:
    """
    Give the cells that make up a total: the total row's own where it is printed, else those of the top lines.
    """
    cell: Rupiah | None = None if anggaran.total is None else getattr(anggaran.total, column)
    return (cell,) if cell is not None else tuple(getattr(pos, column) for pos in anggaran.pos)


def no_budget(scope: Scope, kind: str) -> Texts | None:
    """
    Say why there is no budget in force of a kind; ``None`` where there is one.
    """
    if scope.budget(kind) is not None:
        return None
    if any(anggaran.jenis == kind for anggaran in scope.laporan.anggaran):
        return Texts(f"tidak dapat ditentukan anggaran {kind} mana yang berlaku", f"which {kind} budget is in force is unclear")
    return Texts(f"anggaran {kind} tidak ada dalam berkas", f"the file has no {kind} budget")


def sign_of_rest(scope: Scope, budget: Anggaran, row: BarisUang) -> int:
    """
    Return which way round a table subtracts. Revenue tables do it either way, row by row; spending tables throughout.
    """
    if budget.jenis is JenisAnggaran.PENDAPATAN:
        return -1 if _sign(row) == -1 else 1
    return -1 if _reversed(scope, budget) else 1


@analysis
def _reversed(_: Scope, anggaran: Anggaran) -> bool:
    """
    Return whether a table of spending prints realisasi − pagu throughout, as a column "lebih/(kurang)" does.
    """
    signs = [sign for row in rows_of(anggaran) if (sign := _sign(row)) is not None]
    return len(signs) > 1 and all(sign < 0 for sign in signs)


def _sign(row: BarisUang) -> int | None:
    """
    Return which way round one row subtracts, hidden digits allowed for; ``None`` where it fits both ways or neither.
    """
    pagu, realisasi, sisa = (None if cell is None else cell.bilangan for cell in (row.pagu, row.realisasi, row.sisa))
    if pagu is None or realisasi is None or sisa is None:
        return None
    left, over = sisa == pagu - realisasi, sisa == realisasi - pagu
    return None if left is over else 1 if left else -1

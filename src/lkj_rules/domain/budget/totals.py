"""
The totals of a budget: as printed or added up, which way round it subtracts, and what a sentence that mentions them should say.
"""

from __future__ import annotations

from collections.abc import Iterator

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.budget.lines import BarisUang, rows_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Anggaran, JenisAnggaran, SebutanAnggaran, Ukuran
from lkj_rules.model.intervals import Number, divide
from lkj_rules.model.values import Nilai, Persen, Rupiah

_MONEY = (Ukuran.PAGU, Ukuran.REALISASI, Ukuran.SISA)


def whole_of(anggaran: Anggaran, ukuran: Ukuran) -> Number | None:
    """
    Give the total of a column of money: as printed, else added up; what is left also as the difference of the two others.
    """
    found = _added(_cells(anggaran, ukuran))
    if found is None and ukuran is Ukuran.SISA:
        pagu, realisasi = whole_of(anggaran, Ukuran.PAGU), whole_of(anggaran, Ukuran.REALISASI)
        return None if pagu is None or realisasi is None else pagu - realisasi
    return found


def looked_at(anggaran: Anggaran, ukuran: Ukuran) -> Iterator[Nilai]:
    """
    Give the cells that ``whole_of`` rests on.
    """
    cells = [cell for cell in _cells(anggaran, ukuran) if cell is not None]
    if not cells and ukuran is Ukuran.SISA:
        yield from (*looked_at(anggaran, Ukuran.PAGU), *looked_at(anggaran, Ukuran.REALISASI))
    yield from cells


def _cells(anggaran: Anggaran, ukuran: Ukuran) -> tuple[Rupiah | None, ...]:
    """
    Give the cells that make up a total: the total row's own where it is printed, else those of the top lines.
    """
    name = ukuran.value
    cell: Rupiah | None = None if anggaran.total is None else getattr(anggaran.total, name)
    return (cell,) if cell is not None else tuple(getattr(pos, name) for pos in anggaran.pos)


def _added(cells: tuple[Rupiah | None, ...]) -> Number | None:
    total: Number = 0
    for cell in cells:
        number = None if cell is None else cell.bilangan
        if number is None:
            return None
        total = total + number
    return total if cells else None


def mentioned_budget(scope: Scope, mention: SebutanAnggaran) -> Anggaran | None:
    """
    Find the budget that a sentence mentions: the version that it names, else the one in force.
    """
    if mention.versi is None:
        return scope.budget(mention.jenis)
    found = [each for each in scope.laporan.anggaran if each.jenis is mention.jenis and each.versi == mention.versi]
    return found[0] if len(found) == 1 else None


def amount_cells(scope: Scope, mention: SebutanAnggaran) -> Iterator[Nilai]:
    """
    Give the cells that ``table_amount`` rests on.
    """
    anggaran = mentioned_budget(scope, mention)
    if anggaran is not None and mention.jumlah is not None and mention.ukuran in _MONEY:
        yield from looked_at(anggaran, mention.ukuran)


def table_amount(scope: Scope, mention: SebutanAnggaran) -> Number | None:
    """
    Give what the table says for a mentioned amount. What is left is given without its sign: a text names it either way.
    """
    anggaran = mentioned_budget(scope, mention)
    if anggaran is None or mention.ukuran not in _MONEY:
        return None
    amount = whole_of(anggaran, mention.ukuran)
    return -amount if amount is not None and mention.ukuran is Ukuran.SISA and amount < 0 else amount


def share_cells(scope: Scope, mention: SebutanAnggaran) -> Iterator[Nilai]:
    """
    Give the cells that ``table_share`` rests on.
    """
    anggaran = mentioned_budget(scope, mention)
    if anggaran is not None and mention.persen is not None:
        persen = printed_share(anggaran, mention)
        if persen is not None:
            yield persen
            return
        part = Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI
        yield from (*looked_at(anggaran, part), *looked_at(anggaran, Ukuran.PAGU))


def table_share(scope: Scope, mention: SebutanAnggaran) -> Number | None:
    """
    Give the share that the total row prints, else the one that its amounts give; whether a printed one is right is ANG002's matter.
    """
    anggaran = mentioned_budget(scope, mention)
    if anggaran is None:
        return None
    persen = printed_share(anggaran, mention)
    if persen is not None:
        return persen.bilangan
    part = whole_of(anggaran, Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI)
    whole = whole_of(anggaran, Ukuran.PAGU)
    quotient = None if part is None or whole is None else divide(part, whole)
    return None if quotient is None else quotient * 100


def printed_share(anggaran: Anggaran, mention: SebutanAnggaran) -> Persen | None:
    """
    Give the percentage that the total row prints in the place of a mentioned one.
    """
    return None if anggaran.total is None or mention.ukuran is Ukuran.SISA else anggaran.total.persen


def sign_of_rest(scope: Scope, budget: Anggaran, row: BarisUang) -> int:
    """
    Tell which way round a table subtracts. Revenue tables do it either way, row by row; spending tables throughout.
    """
    if budget.jenis is JenisAnggaran.PENDAPATAN:
        return -1 if _sign(row) == -1 else 1
    return -1 if _reversed(scope, budget) else 1


@analysis
def _reversed(_: Scope, anggaran: Anggaran) -> bool:
    """
    Tell whether a table of spending prints realisasi − pagu throughout, as a column "lebih/(kurang)" does.
    """
    signs = [sign for row in rows_of(anggaran) if (sign := _sign(row)) is not None]
    return len(signs) > 1 and all(sign < 0 for sign in signs)


def _sign(row: BarisUang) -> int | None:
    """
    Tell which way round one row subtracts, hidden digits allowed for; ``None`` where it fits both ways or neither.
    """
    pagu, realisasi, sisa = (None if cell is None else cell.bilangan for cell in (row.pagu, row.realisasi, row.sisa))
    if pagu is None or realisasi is None or sisa is None:
        return None
    left, over = sisa == pagu - realisasi, sisa == realisasi - pagu
    return None if left is over else 1 if left else -1

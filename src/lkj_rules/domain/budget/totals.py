"""
The totals of a budget: as printed or added up, which way round it subtracts, and what a sentence that mentions them should say.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from fractions import Fraction

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.budget.amounts import share
from lkj_rules.domain.budget.lines import BarisUang, rows_of
from lkj_rules.domain.budget.sums import cells_sum
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Anggaran, JenisAnggaran, SebutanAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Interval, Number
from lkj_rules.model.values import Nilai, Persen, Rupiah

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
    return None if total_of(scope, anggaran, column) is not None else _no_total(column)


def _no_total(column: str) -> Texts:
    return Texts(f"jumlah {column} anggaran tidak tercetak", f"the budget's total {column} is not printed")


def _cells(anggaran: Anggaran, column: str) -> tuple[Rupiah | None, ...]:
    """
    Give the cells that make up a total: the total row's own where it is printed, else those of the top lines.
    """
    cell: Rupiah | None = None if anggaran.total is None else getattr(anggaran.total, column)
    return (cell,) if cell is not None else tuple(getattr(pos, column) for pos in anggaran.pos)


def _mentioned(scope: Scope, mention: SebutanAnggaran) -> Anggaran | None:
    """
    Find the budget that a sentence mentions: the version that it names, else the one in force.
    """
    if mention.versi is None:
        return scope.budget(mention.jenis)
    found = [each for each in scope.laporan.anggaran if each.jenis is mention.jenis and each.versi == mention.versi]
    return found[0] if len(found) == 1 else None


class AsalJumlah(StrEnum):
    """
    Name where the total of a column comes from.
    """

    BARIS_JUMLAH = "baris_jumlah"
    SATU_BARIS = "satu_baris"
    BARIS_UTAMA = "baris_utama"
    SELISIH = "selisih"


@attrs.frozen(eq=False)
class IsiTabel:
    """
    Hold what the budget table says in the place of an amount or a percentage that a sentence mentions.

    ``beda`` is how far an exact amount of the text is off; ``tercetak`` the percentage where the total row prints it.
    """

    anggaran: Anggaran
    dari: AsalJumlah
    jumlah: Number | None
    beda: Number | None
    persen: Number | None
    tercetak: Persen | None


@analysis
def in_table(scope: Scope, mention: SebutanAnggaran) -> IsiTabel | None:
    """
    Look up what the table says; what is left is given without its sign, as a text names it either way.

    Whether a printed percentage is right is ANG002's matter.
    """
    anggaran = _mentioned(scope, mention)
    if anggaran is None:
        return None
    amount = total_of(scope, anggaran, mention.ukuran) if mention.ukuran in _MONEY else None
    if amount is not None and mention.ukuran is Ukuran.SISA and amount < 0:
        amount = -amount
    printed = _printed_share(anggaran, mention)
    percent = _share(scope, anggaran, mention) if printed is None else printed.bilangan
    return IsiTabel(anggaran, _source(anggaran, mention.ukuran), amount, _apart(mention, amount), percent, printed)


def looked_up(scope: Scope, mention: SebutanAnggaran) -> Iterator[Nilai]:
    """
    Give the cells that ``in_table`` rests on, as far as the sentence mentions them.
    """
    anggaran = _mentioned(scope, mention)
    if anggaran is None:
        return
    if mention.jumlah is not None and mention.ukuran in _MONEY:
        yield from total_cells(scope, anggaran, mention.ukuran)
    if mention.persen is not None:
        persen = _printed_share(anggaran, mention)
        part = Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI
        computed = (cell for column in (part, Ukuran.PAGU) for cell in total_cells(scope, anggaran, column))
        yield from computed if persen is None else (persen,)


def why_not_in_table(scope: Scope, mention: SebutanAnggaran) -> Texts | None:
    """
    Say why a table says nothing of what a sentence mentions.
    """
    found = in_table(scope, mention)
    if found is not None:
        lacking = "persen" if mention.persen is not None and found.persen is None else None
        lacking = mention.ukuran if mention.jumlah is not None and found.jumlah is None else lacking
        return None if lacking is None else _no_total(lacking)
    if mention.versi is None:
        return no_budget(scope, mention.jenis)
    return Texts(
        f"anggaran {mention.jenis} versi {mention.versi!r} tidak ada dalam berkas, atau lebih dari satu",
        f"the file has no {mention.jenis} budget of version {mention.versi!r}, or several",
    )


def no_budget(scope: Scope, kind: str) -> Texts | None:
    """
    Say why there is no budget in force of a kind; ``None`` where there is one.
    """
    if scope.budget(kind) is not None:
        return None
    if any(anggaran.jenis == kind for anggaran in scope.laporan.anggaran):
        return Texts(
            f"tidak dapat ditentukan anggaran {kind} mana yang berlaku", f"which {kind} budget is in force is unclear"
        )
    return Texts(f"anggaran {kind} tidak ada dalam berkas", f"the file has no {kind} budget")


def _apart(mention: SebutanAnggaran, amount: Number | None) -> Number | None:
    stated = None if mention.jumlah is None else mention.jumlah.bilangan
    if stated is None or amount is None or isinstance(stated, Interval) or isinstance(amount, Interval):
        return None
    return abs(abs(Fraction(stated)) - amount)


def _source(anggaran: Anggaran, ukuran: Ukuran) -> AsalJumlah:
    if ukuran not in _MONEY or (anggaran.total is not None and getattr(anggaran.total, ukuran.value) is not None):
        return AsalJumlah.BARIS_JUMLAH
    if not anggaran.pos or any(getattr(pos, ukuran.value) is None for pos in anggaran.pos):
        return AsalJumlah.SELISIH
    return AsalJumlah.SATU_BARIS if len(anggaran.pos) == 1 else AsalJumlah.BARIS_UTAMA


def _share(scope: Scope, anggaran: Anggaran, mention: SebutanAnggaran) -> Number | None:
    part = total_of(scope, anggaran, Ukuran.SISA if mention.ukuran is Ukuran.SISA else Ukuran.REALISASI)
    whole = total_of(scope, anggaran, Ukuran.PAGU)
    return None if part is None or whole is None else share(scope, part, whole)


def _printed_share(anggaran: Anggaran, mention: SebutanAnggaran) -> Persen | None:
    return None if anggaran.total is None or mention.ukuran is Ukuran.SISA else anggaran.total.persen


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

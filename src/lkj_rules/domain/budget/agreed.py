"""
The money of an agreement next to the budget in force: like with like.

An agreement may cover the whole budget, direct spending, or some programmes; what it covers is where its rows meet the budget.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.budget.breakdowns import versions_of
from lkj_rules.domain.budget.cascade import agreed_total, main_rows
from lkj_rules.domain.budget.lines import BudgetLines, printed_level, row_name
from lkj_rules.domain.budget.names import level_of, name_words
from lkj_rules.domain.budget.sums import added, cells_sum
from lkj_rules.domain.budget.totals import total_cells, total_of
from lkj_rules.domain.facts import walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record, Unique
from lkj_rules.model.documents import Anggaran, JenisAnggaran, PerjanjianKinerja, PosAnggaran, PosPerjanjian, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import Identities, key_of
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Rupiah

_PAGU = Ukuran.PAGU.value
_WHOLE = Texts("seluruh anggaran", "the whole budget")


@attrs.frozen(eq=False, repr=False)
class BedaProgram(Record):
    """
    Hold the programmes that only an agreement has, and those that only the budget in force has.
    """

    perjanjian: tuple[str, ...]
    anggaran: tuple[str, ...]


@attrs.frozen(eq=False, repr=False)
class BarisSepadan(Unique):
    """
    Hold what an agreement has for one line of the budget, with the line's own amount.
    """

    nama: Texts
    jumlah: Number | None
    pagu: Number | None
    sel: tuple[Rupiah, ...]
    sana: tuple[Rupiah, ...]


@attrs.frozen(eq=False, repr=False)
class Sepadan(Unique):
    """
    Hold how an agreement compares with the budget in force: as a whole, or the rows that both have (``baris``).
    """

    seluruh: bool
    baris: tuple[BarisSepadan, ...]


@analysis
def comparable(scope: Scope, agreement: PerjanjianKinerja) -> Sepadan | None:
    """
    Find out what of the budget in force an agreement covers; ``None`` where that is unclear.
    """
    budget = scope.budget(JenisAnggaran.BELANJA)
    if budget is None:
        return None
    agreed, whole = agreed_total(scope, agreement), _whole(scope, agreement, budget)
    split = any(_is_part(pos) for pos in budget.pos)
    if not budget.pos or (not agreement.anggaran and not split) or (agreed is not None and whole.pagu == agreed):
        return Sepadan(seluruh=True, baris=(whole,))
    if not agreement.anggaran:
        parts = [pos.pagu for pos in walk(budget.pos) if pos.pagu is not None and pos.pagu.bilangan == agreed]
        return Sepadan(seluruh=False, baris=(attrs.evolve(whole, pagu=agreed, sana=(parts[0],)),)) if parts else None
    versions = tuple(versions_of(scope, budget))
    for place, each in enumerate(versions):
        met = _met(scope, each, main_rows(scope, agreement) or agreement.anggaran)
        if met:
            all_of_it = each is budget and _covers(scope.budget_lines(each), [pos for _, pos in met])
            return Sepadan(seluruh=all_of_it, baris=(whole,) if all_of_it else tuple(_side_by_side(met, versions[place + 1 :])))
    return None


def _whole(scope: Scope, agreement: PerjanjianKinerja, budget: Anggaran) -> BarisSepadan:
    rows = main_rows(scope, agreement) or agreement.anggaran
    cells = (agreement.total,) if agreement.total is not None else tuple(row.jumlah for row in rows)
    there = tuple(cell for cell in total_cells(scope, budget, _PAGU) if isinstance(cell, Rupiah))
    return BarisSepadan(_WHOLE, agreed_total(scope, agreement), total_of(scope, budget, _PAGU), cells, there)


def _is_part(pos: PosAnggaran) -> bool:
    """
    Return whether a line is direct or indirect spending: an agreement may leave out the latter.
    """
    return "langsung" in name_words(pos.nama or "")


def _met(scope: Scope, budget: Anggaran, rows: Sequence[PosPerjanjian]) -> list[tuple[PosPerjanjian, PosAnggaran]]:
    lines = scope.budget_lines(budget)
    return [(row, pos) for row in rows if (pos := lines.match(row.kode, row.nama)) is not None]


def _covers(lines: BudgetLines, met: Sequence[PosAnggaran]) -> bool:
    """
    Return whether lines make up their whole budget: every line next to them, and next to what is above them, is there as well.
    """
    there = Identities(above for pos in met for above in lines.path(pos))
    return all(sibling in there for pos in met for above in lines.path(pos) for sibling in lines.siblings(above))


def _side_by_side(met: Sequence[tuple[PosPerjanjian, PosAnggaran]], others: Sequence[Anggaran]) -> Iterator[BarisSepadan]:
    """
    Give the rows of an agreement with their lines, but none that follows another breakdown of the budget.

    Where two breakdowns differ the agreement is not to blame.
    """
    by_line = grouped((key_of(pos), (row, pos)) for row, pos in met)
    for pairs in by_line.values():
        pos, rows = pairs[0][1], [row for row, _ in pairs]
        cells = [cell for _, cell in printed_level([pos], _PAGU)]
        agreed, pagu = added(row.jumlah.bilangan for row in rows), cells_sum(cells)
        there = tuple(cell for cell in cells if cell is not None)
        if agreed == pagu or not any(_has(other, rows[0], agreed) for other in others):
            yield BarisSepadan(row_name(rows[0]), agreed, pagu, tuple(row.jumlah for row in rows), there)


def _has(budget: Anggaran, row: PosPerjanjian, amount: Number | None) -> bool:
    """
    Return whether the lines of a breakdown that bear a row's name have its amount together.
    """
    name = level_of(row.nama or ""), name_words(row.nama or "")
    cells = [pos.pagu for pos in walk(budget.pos) if (level_of(pos.nama or ""), name_words(pos.nama or "")) == name]
    return amount is not None and any(cells) and cells_sum(cells) == amount


def programmes(scope: Scope, agreement: PerjanjianKinerja) -> BedaProgram | None:
    """
    Compare the programmes of an agreement with those of the budget in force; ``None`` where they do not compare.

    The level of the programmes is where the agreement's rows meet the budget; what is next to them there is compared, unless the
    agreement has less money than the budget and so leaves programmes out.
    """
    budget = scope.budget(JenisAnggaran.BELANJA)
    if budget is None:
        return None
    lines = scope.budget_lines(budget)
    matched = [(row, lines.match(row.kode, row.nama, loosely=True)) for row in main_rows(scope, agreement) or agreement.anggaran]
    met = [lines.path(pos) for _, pos in matched if pos is not None]
    if not met:
        return None
    depth = min(map(len, met)) - 1
    shared = [path[depth] for path in met]
    covered = Identities(shared)
    siblings = Identities(pos for level in Identities(map(lines.siblings, shared)) for pos in level)
    agreed, pagu = agreed_total(scope, agreement), total_of(scope, budget, _PAGU)
    partly = agreed is not None and pagu is not None and bool(agreed < pagu)
    return BedaProgram(
        tuple(dict.fromkeys(_name(row) for row, pos in matched if pos is None)),
        () if partly else tuple(pos.nama or pos.kode or "?" for pos in siblings if pos not in covered),
    )


def _name(row: PosPerjanjian) -> str:
    return " ".join(part for part in (row.kode, row.nama) if part) or "tanpa nama"

"""
Budgets as trees of lines: what they print, what follows from it, and where the two part.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.budget.columns import column_sum, columns_of
from lkj_rules.domain.budget.sums import cells_sum, summands
from lkj_rules.domain.budget.totals import sign_of_rest
from lkj_rules.domain.comparison import agrees
from lkj_rules.model.documents import Anggaran, AnggaranTahunan, CakupanAnggaran, JenisAnggaran, Laporan, PosAnggaran, TotalAnggaran
from lkj_rules.model.findings import Pointer
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.intervals import Number, bounds, divide
from lkj_rules.model.results import RunResult
from lkj_rules.model.values import Rupiah
from lkj_rules.render.views import Cell, Sight

MONEY = ("pagu", "realisasi", "sisa")


@attrs.frozen(kw_only=True)
class Derived:
    """
    Hold what a printed figure must come to: the sum of its details, pagu less realisasi, or realisasi of pagu in percent.

    ``low`` and ``high`` are equal where all operands are printed in full. ``parts`` are the pointers of the operands, in order.
    ``holds`` says whether the printed figure is that, hidden digits allowed for; ``None`` where it is unclear.
    """

    low: Fraction | None
    high: Fraction | None
    parts: tuple[Pointer, ...]
    holds: bool | None


@attrs.frozen(kw_only=True)
class BudgetLine:
    """
    Hold one line of a budget with the lines below it, or its total row.

    ``sums`` maps a column of money to the sum of the details,
    down to the next level that prints it; a column whose sum no rule asks for is not there. ``rest`` and ``share`` are what sisa
    and persen must be, ``None`` where they are not printed; ``reversed_rest`` says that sisa is realisasi less pagu here.
    """

    pointer: Pointer
    level: int
    code: str | None
    name: str | None
    pagu: Cell | None
    realisasi: Cell | None
    sisa: Cell | None
    persen: Cell | None
    sums: dict[str, Derived]
    rest: Derived | None
    reversed_rest: bool
    share: Derived | None
    findings: tuple[str, ...]
    children: tuple[BudgetLine, ...] = ()

    @property
    def breaks(self) -> bool:
        """
        Return whether a figure of this very line does not follow.
        """
        derived = (*self.sums.values(), self.rest, self.share)
        return any(each is not None and each.holds is False for each in derived)


@attrs.frozen(kw_only=True)
class BudgetTree:
    """
    Hold one version of a budget, spending or revenue.
    """

    version: str
    kind: JenisAnggaran
    in_force: bool
    place: str
    lines: tuple[BudgetLine, ...]
    total: BudgetLine | None

    @property
    def absorbed(self) -> Fraction | None:
        """
        Give the realisasi of the total row in percent of its pagu.
        """
        return None if self.total is None else share_of(self.total)

    def walk(self) -> tuple[BudgetLine, ...]:
        """
        Give all lines in reading order, the total row last.
        """
        found: list[BudgetLine] = []
        stack = list(reversed(self.lines))
        while stack:
            line = stack.pop()
            found.append(line)
            stack.extend(reversed(line.children))
        return (*found, *(() if self.total is None else (self.total,)))


@attrs.frozen(kw_only=True)
class BudgetYear:
    """
    Hold one row of the table of several years.
    """

    pointer: Pointer
    year: int
    pagu: Cell | None
    realisasi: Cell | None
    persen: Cell | None
    share: Derived | None
    place: str
    findings: tuple[str, ...]


def share_of(row: BudgetLine | BudgetYear) -> Fraction | None:
    """
    Give realisasi in percent of pagu; ``None`` where one of them is not known or pagu is zero.
    """
    pagu, realisasi = (None if cell is None else cell.number for cell in (row.pagu, row.realisasi))
    return None if not pagu or realisasi is None else Fraction(realisasi) / Fraction(pagu) * 100


def budget_trees(laporan: Laporan, result: RunResult) -> tuple[BudgetTree, ...]:
    """
    Give every version of the budget, spending and revenue, in the order of the report.
    """
    sight = Sight(laporan, result)
    return tuple(_tree(sight, anggaran) for anggaran in laporan.anggaran)


def budget_years(laporan: Laporan, result: RunResult) -> tuple[BudgetYear, ...]:
    """
    Give the rows of the table that compares the budgets of several years.
    """
    sight = Sight(laporan, result)
    return tuple(_year(sight, row) for row in laporan.anggaran_tahunan)


def _year(sight: Sight, row: AnggaranTahunan) -> BudgetYear:
    pointer = sight.pointer(row)
    return BudgetYear(
        pointer=pointer, year=row.tahun, pagu=sight.cell_of(row.pagu), realisasi=sight.cell_of(row.realisasi),
        persen=sight.cell_of(row.persen), share=_share(sight, row), place=sight.place(row), findings=sight.findings_in_row(pointer),
    )  # fmt: skip


def _tree(sight: Sight, anggaran: Anggaran) -> BudgetTree:
    total = anggaran.total
    return BudgetTree(
        version=anggaran.versi, kind=anggaran.jenis, in_force=sight.scope.force.holds(anggaran), place=sight.place(anggaran),
        lines=_lines(sight, anggaran),
        total=None if total is None else _line(sight, anggaran, total, level=0, children=()),
    )  # fmt: skip


def _lines(sight: Sight, anggaran: Anggaran) -> tuple[BudgetLine, ...]:
    """
    Build all lines from the deepest up, without recursion, as lines may nest deep.
    """
    made = ByIdentity[PosAnggaran, BudgetLine]()
    order: list[tuple[PosAnggaran, int]] = []
    stack = [(pos, 0) for pos in anggaran.pos]
    while stack:
        pos, level = stack.pop()
        order.append((pos, level))
        stack.extend((anak, level + 1) for anak in pos.anak)
    for pos, level in reversed(order):
        made[pos] = _line(sight, anggaran, pos, level=level, children=tuple(made[anak] for anak in pos.anak))
    return tuple(made[pos] for pos in anggaran.pos)


def _line(
    sight: Sight, anggaran: Anggaran, row: PosAnggaran | TotalAnggaran, *, level: int, children: tuple[BudgetLine, ...]
) -> BudgetLine:
    pointer = sight.pointer(row)
    pos = row if isinstance(row, PosAnggaran) else None
    sign = sign_of_rest(sight.scope, anggaran, row)
    return BudgetLine(
        pointer=pointer, level=level, code=None if pos is None else pos.kode,
        name=None if pos is None else pos.nama,
        pagu=sight.cell_of(row.pagu), realisasi=sight.cell_of(row.realisasi), sisa=sight.cell_of(row.sisa),
        persen=sight.cell_of(row.persen), sums=_sums(sight, anggaran, row), rest=_rest(sight, row, sign), reversed_rest=sign < 0,
        share=_share(sight, row), findings=sight.findings_in_row(pointer), children=children,
    )  # fmt: skip


def _sums(sight: Sight, anggaran: Anggaran, row: PosAnggaran | TotalAnggaran) -> dict[str, Derived]:
    """
    Add up the details of every column of money that the row prints, as the rules do that judge it.

    The sisa of revenue is not asked to add up, nor the total of a list that may be part of the budget only.
    """
    found: dict[str, tuple[Number | None, Sequence[Rupiah | None]]] = {}
    if isinstance(row, TotalAnggaran):
        whole = anggaran.cakupan is CakupanAnggaran.SELURUH
        judged = [kolom for kolom in columns_of(sight.scope, anggaran) if whole or not kolom.sebagian]
        found = {kolom.ukuran.value: (column_sum(sight.scope, kolom), kolom.rincian) for kolom in judged}
    elif row.anak:
        printed = {name: cell for name in MONEY if (cell := getattr(row, name)) is not None}
        below = {name: [part for _, part in summands(sight.scope, row.anak, name, cell)] for name, cell in printed.items()}
        found = {name: (cells_sum(cells), cells) for name, cells in below.items()}
    columns = [name for name in found if name != "sisa" or anggaran.jenis is JenisAnggaran.BELANJA]
    asked = {name: found[name] for name in columns if any(cell is not None for cell in found[name][1])}
    return {name: _derived(sight, getattr(row, name), *each) for name, each in asked.items()}


def _derived(sight: Sight, printed: Rupiah, computed: Number | None, cells: Sequence[Rupiah | None]) -> Derived:
    own = printed.bilangan
    return _made(sight, computed, cells, holds=None if own is None or computed is None else bool(own == computed))


def _made(sight: Sight, computed: Number | None, cells: Sequence[Rupiah | None], *, holds: bool | None) -> Derived:
    low, high = (None, None) if computed is None else map(Fraction, bounds(computed))
    return Derived(low=low, high=high, parts=tuple(sight.pointer(cell) for cell in cells if cell is not None), holds=holds)


def _rest(sight: Sight, row: PosAnggaran | TotalAnggaran, sign: int) -> Derived | None:
    if row.sisa is None:
        return None
    pagu, realisasi = (None if cell is None else cell.bilangan for cell in (row.pagu, row.realisasi))
    left = None if pagu is None or realisasi is None else sign * (pagu - realisasi)
    return _derived(sight, row.sisa, left, (row.pagu, row.realisasi))


def _share(sight: Sight, row: PosAnggaran | TotalAnggaran | AnggaranTahunan) -> Derived | None:
    if row.persen is None:
        return None
    pagu, realisasi = (None if cell is None else cell.bilangan for cell in (row.pagu, row.realisasi))
    quotient = None if pagu is None or realisasi is None else divide(realisasi, pagu)
    percent = None if quotient is None else quotient * 100
    holds = None if percent is None else agrees(row.persen, percent)
    return _made(sight, percent, (row.realisasi, row.pagu), holds=holds)

"""
Two breakdowns of one budget, as by programme and by kind of spending: what both have must be the same.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.budget.lines import BudgetLines, fold_name, printed_level, row_name
from lkj_rules.domain.budget.sums import added, cells_sum
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Anggaran, PosAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Rupiah

_COLUMNS = (Ukuran.PAGU, Ukuran.REALISASI)
_TOTAL = "\n"
"""A key that no line has: folded names are one line."""

_ENOUGH_WORDS = 3
"""Names shorter than this are not looked for among longer ones."""


@attrs.frozen(eq=False)
class JumlahRincian:
    """
    Hold what a breakdown has for one thing: the sum of its cells, with the cells; unknown where one of them is.
    """

    nama: Texts
    jumlah: Number | None
    sel: tuple[Rupiah, ...]


@attrs.frozen(eq=False)
class PasanganRincian:
    """
    Hold what both breakdowns have for one thing.
    """

    ukuran: Ukuran
    sini: JumlahRincian
    sana: JumlahRincian


@analysis
def breakdown(scope: Scope, budget: Anggaran, whole: Anggaran) -> list[PasanganRincian]:
    """
    Pair what two breakdowns both have: the total, and lines of the same code or name, added up where there are several.
    """
    return list(_pairs(scope, budget, whole))


def _pairs(scope: Scope, budget: Anggaran, whole: Anggaran) -> Iterator[PasanganRincian]:
    keys = _Keys(scope.budget_lines(whole))
    for ukuran in _COLUMNS:
        here, there = (_amounts(scope, each, keys, ukuran) for each in (budget, whole))
        for key, amount in here.items():
            if key in there and amount.jumlah is not None and there[key].jumlah is not None:
                yield PasanganRincian(ukuran, amount, there[key])


class _Keys:
    """
    Know the lines of a budget by code and by name, so that the lines of another breakdown find theirs.
    """

    def __init__(self, lines: BudgetLines) -> None:
        self._codes: set[str] = set()
        self._by_name: dict[str, str] = {}
        for pos, _ in lines.codes.lines:
            key = _code(lines, pos) or _folded(pos)
            self._codes.add(key)
            self._by_name.setdefault(_folded(pos), key)
        self._top = {name: set(name.split()) for name in map(_folded, lines.anggaran.pos)}

    def key(self, lines: BudgetLines, pos: PosAnggaran) -> str:
        """
        Find the line that another one repeats: that of its code or name, or the only top line whose name has more or fewer words.
        """
        code, name = _code(lines, pos), _folded(pos)
        if code and code in self._codes:
            return code
        return self._by_name.get(name) or self._near(name) or name

    def _near(self, name: str) -> str | None:
        words = set(name.split())
        long = {top: its for top, its in self._top.items() if min(len(words), len(its)) >= _ENOUGH_WORDS}
        near = [top for top, its in long.items() if words <= its or its <= words]
        return self._by_name[near[0]] if len(near) == 1 else None


def _code(lines: BudgetLines, pos: PosAnggaran) -> str:
    full = lines.codes.full(pos)
    return "" if full is None else str(full)


def _folded(pos: PosAnggaran) -> str:
    return " ".join(word for word in fold_name(pos.nama or "").split() if word != "dan")


def _amounts(scope: Scope, anggaran: Anggaran, keys: _Keys, ukuran: Ukuran) -> dict[str, JumlahRincian]:
    """
    Add up a breakdown by the lines of the budget; a line below another of the same key is part of it.
    """
    lines = scope.budget_lines(anggaran)
    found: dict[str, JumlahRincian] = {}
    stack: list[tuple[PosAnggaran, frozenset[str]]] = [(pos, frozenset()) for pos in reversed(anggaran.pos)]
    while stack:
        pos, above = stack.pop()
        key = keys.key(lines, pos)
        if key and key not in above:
            found[key] = _joined(found.get(key), _amount(pos, ukuran))
        stack.extend((anak, above | {key}) for anak in reversed(pos.anak))
    total: Rupiah | None = None if anggaran.total is None else getattr(anggaran.total, ukuran.value)
    if total is not None and anggaran.total is not None:
        found[_TOTAL] = JumlahRincian(row_name(anggaran.total), total.bilangan, (total,))
    return found


def _amount(pos: PosAnggaran, ukuran: Ukuran) -> JumlahRincian:
    cells = [cell for _, cell in printed_level([pos], ukuran.value)]
    printed = tuple(cell for cell in cells if cell is not None)
    return JumlahRincian(row_name(pos), cells_sum(cells), printed)


def _joined(one: JumlahRincian | None, other: JumlahRincian) -> JumlahRincian:
    if one is None:
        return other
    return JumlahRincian(one.nama, added((one.jumlah, other.jumlah)), (*one.sel, *other.sel))

"""
Functions on two breakdowns of one budget, as by programme and by kind of spending: what both have must be the same.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.domain.budget.lines import BudgetLines, fold_name, printed_level
from lkj_rules.model.documents import Anggaran, PosAnggaran, Ukuran
from lkj_rules.model.findings import Bahasa, Texts
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Nilai, Rupiah
from lkj_rules.rules.functions.budget.amounts import in_digits_of
from lkj_rules.rules.functions.budget.rows import budget_row_name
from lkj_rules.rules.kinds import BOOL, PRINTED_RUPIAH, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

BUDGET = object_of(Anggaran)

_COLUMNS = (Ukuran.PAGU, Ukuran.REALISASI)
_TOTAL = "\n"
"""A key that no line has: folded names are one line."""

_ENOUGH_WORDS = 3
"""Names shorter than this are not looked for among longer ones."""


@attrs.frozen(eq=False)
class _Amount:
    """
    Hold what a breakdown has for one thing: the sum of its cells, with the cells; unknown where one of them is.
    """

    name: Texts
    number: Number | None
    cells: tuple[Rupiah, ...]

    def written(self, scope: Scope, bahasa: str) -> str:
        """
        Write the sum as the cells are printed.
        """
        return "?" if self.number is None else in_digits_of(scope, self.number, self.cells[0])[bahasa]


@attrs.frozen(eq=False)
class _Difference:
    ukuran: Ukuran
    here: _Amount
    there: _Amount


_SHOWN = 5


@function(
    ("budget", BUDGET),
    result=BUDGET,
    doc=("versi anggaran yang dirinci dengan cara lain", "the version of the budget that this is another breakdown of"),
)
def broken_down(scope: Scope, budget: Anggaran) -> Anggaran | None:
    """
    Find the budget that a breakdown is one of.
    """
    versions = (each for each in scope.laporan.anggaran if each.rincian_dari is None and each.jenis is budget.jenis)
    return next((each for each in versions if each.versi == budget.rincian_dari), None)


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


def _amounts(scope: Scope, anggaran: Anggaran, keys: _Keys, ukuran: Ukuran) -> dict[str, _Amount]:
    """
    Add up a breakdown by the lines of the budget; a line below another of the same key is part of it.
    """
    lines = scope.budget_lines(anggaran)
    found: dict[str, _Amount] = {}
    stack: list[tuple[PosAnggaran, frozenset[str]]] = [(pos, frozenset()) for pos in reversed(anggaran.pos)]
    while stack:
        pos, above = stack.pop()
        key = keys.key(lines, pos)
        if key and key not in above:
            found[key] = _joined(found.get(key), _amount(scope, pos, ukuran))
        stack.extend((anak, above | {key}) for anak in reversed(pos.anak))
    total: Rupiah | None = None if anggaran.total is None else getattr(anggaran.total, ukuran.value)
    if total is not None and anggaran.total is not None:
        found[_TOTAL] = _Amount(budget_row_name(scope, anggaran.total), total.bilangan, (total,))
    return found


def _amount(scope: Scope, pos: PosAnggaran, ukuran: Ukuran) -> _Amount:
    cells = [cell for _, cell in printed_level([pos], ukuran.value)]
    numbers = [None if cell is None else cell.bilangan for cell in cells]
    known = [number for number in numbers if number is not None]
    number = sum(known, 0) if known and len(known) == len(numbers) else None
    return _Amount(budget_row_name(scope, pos), number, tuple(cell for cell in cells if cell is not None))


def _joined(one: _Amount | None, other: _Amount) -> _Amount:
    if one is None:
        return other
    number = None if one.number is None or other.number is None else one.number + other.number
    return _Amount(one.name, number, (*one.cells, *other.cells))


def _pairs(scope: Scope, budget: Anggaran) -> Iterator[_Difference]:
    whole = broken_down(scope, budget)
    if whole is None:
        return
    keys = _Keys(scope.budget_lines(whole))
    for ukuran in _COLUMNS:
        here, there = (_amounts(scope, each, keys, ukuran) for each in (budget, whole))
        for key, amount in here.items():
            if key in there and amount.number is not None and there[key].number is not None:
                yield _Difference(ukuran, amount, there[key])


def _differences(scope: Scope, budget: Anggaran) -> list[_Difference]:
    return [each for each in _pairs(scope, budget) if each.here.number != each.there.number]


def _compared(scope: Scope, budget: Anggaran) -> list[Rupiah]:
    """
    Give the cells that differ or else all that agree; of a line that the other breakdown only adds up, not each addend.
    """
    pairs = _differences(scope, budget) or list(_pairs(scope, budget))
    return [cell for each in pairs for cell in (*each.here.cells, *(each.there.cells if len(each.there.cells) == 1 else ()))]


def _why_not_compared(scope: Scope, budget: Anggaran) -> Texts:
    if broken_down(scope, budget) is not None:
        return Texts("kedua rincian tidak mempunyai baris yang sama", "the two breakdowns have no line in common")
    missing = budget.rincian_dari
    return Texts(f"anggaran versi {missing} tidak ada dalam berkas", f"the file has no budget of the version {missing}")


@function(
    ("budget", BUDGET),
    result=BOOL,
    touches=_compared,
    why=_why_not_compared,
    doc=(
        "benar bila jumlah dan baris yang ada pada kedua rincian satu anggaran sama",
        "true when the total and the lines that both breakdowns of a budget have are the same",
    ),
)
def breakdown_agrees(scope: Scope, budget: Anggaran) -> bool | None:
    """
    Compare two breakdowns by what both have: the total, and lines of the same code or name, added up where there are several.
    """
    if next(_pairs(scope, budget), None) is None:
        return None
    return not _differences(scope, budget)


@function(
    ("budget", BUDGET),
    result=list_of(PRINTED_RUPIAH),
    doc=("angka rincian yang berbeda dari rincian lainnya", "the amounts of a breakdown that differ from the other's"),
)
def differing_amounts(scope: Scope, budget: Anggaran) -> list[Nilai]:
    """
    Give the first cell of every line that differs.
    """
    return [each.here.cells[0] for each in _differences(scope, budget)]


@function(
    ("budget", BUDGET),
    result=TEXT,
    doc=("baris yang berbeda, dengan jumlahnya pada kedua rincian", "the lines that differ, with their amounts in both breakdowns"),
)
def difference_words(scope: Scope, budget: Anggaran) -> Texts:
    """
    List what differs, a few lines in full.
    """
    found = _differences(scope, budget)
    rest = len(found) - _SHOWN
    texts = []
    for bahasa, against, more in ((Bahasa.ID, "terhadap", "dan {} lagi"), (Bahasa.EN, "against", "and {} more")):
        said = []
        for each in found[:_SHOWN]:
            here, there = each.here.written(scope, bahasa), each.there.written(scope, bahasa)
            said.append(f"{each.ukuran.value} {each.here.name[bahasa]} {here} {against} {there}")
        texts.append("; ".join([*said, *([more.format(rest)] if rest > 0 else [])]))
    return Texts(*texts)

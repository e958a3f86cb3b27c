"""
Functions on what adds up to a line of a budget: its details, down to the next level that prints an amount.
"""

from __future__ import annotations

from lkj_rules.model.budget_lines import printed_level
from lkj_rules.model.documents import PosAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Kosong, Rupiah
from lkj_rules.rules.functions.budget_rows import budget_row_name
from lkj_rules.rules.kinds import PRINTED_RUPIAH, RUPIAH, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

LINE = object_of(PosAnggaran)


def _cells(line: PosAnggaran, column: str) -> list[Rupiah | None]:
    return [cell for _, cell in printed_level(line.anak, column)]


def _touches(_: Scope, line: PosAnggaran, column: str) -> list[Rupiah]:
    return [cell for cell in _cells(line, column) if cell is not None]


def _missing(scope: Scope, line: PosAnggaran, column: str) -> Texts | None:
    for detail, cell in printed_level(line.anak, column):
        if cell is None or cell.bilangan is None:
            name, blank = budget_row_name(scope, detail), cell is None or isinstance(cell.bacaan, Kosong)
            ends = ("tidak tercetak", "is not printed") if blank else ("tidak dapat dibaca", "cannot be read")
            return Texts(f"{column} {name.id} {ends[0]}", f"the {column} of {name.en} {ends[1]}")
    return None


@function(
    ("line", LINE),
    ("column", TEXT),
    result=list_of(PRINTED_RUPIAH),
    touches=_touches,
    doc=(
        "sel kolom itu (pagu, realisasi, atau sisa) pada baris rinciannya, sampai tingkat berikutnya yang mencetaknya",
        "the cells of that column (pagu, realisasi or sisa) in the detail lines, down to the next level that prints it",
    ),
)
def details(_: Scope, line: PosAnggaran, column: str) -> list[Rupiah | None]:
    """
    Give what adds up to a line: programmes that print no amounts are passed through to their activities.
    """
    return _cells(line, column)


@function(
    ("line", LINE),
    ("column", TEXT),
    result=RUPIAH,
    touches=_touches,
    why=_missing,
    doc=(
        "jumlah sel kolom itu pada baris rincian; tak diketahui bila rincian terbawah tidak mencetaknya",
        "the sum of that column over the detail lines; unknown when one of the lowest does not print it",
    ),
)
def details_sum(_: Scope, line: PosAnggaran, column: str) -> Number | None:
    """
    Add up what makes a line.
    """
    total: Number = 0
    for cell in _cells(line, column):
        amount = None if cell is None else cell.bilangan
        if amount is None:
            return None
        total = total + amount
    return total

"""
Functions on what adds up to a line of a budget: its details, down to the next level that prints an amount.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkj_rules.domain.budget.lines import KolomAnggaran, printed_level, spent_by_share
from lkj_rules.model.documents import PosAnggaran, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Kosong, Nilai, Rupiah
from lkj_rules.rules.functions.budget.rows import budget_row_name
from lkj_rules.rules.kinds import PRINTED_RUPIAH, RUPIAH, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

LINE = object_of(PosAnggaran)
COLUMN = object_of(KolomAnggaran)


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


# -- the total row


def _blank(column: KolomAnggaran) -> PosAnggaran | None:
    """
    Find the one top line whose amount spent is blank while its percentage says what it was.
    """
    lines = zip(column.baris, column.rincian, strict=True)
    blank = [line for line, cell in lines if cell is not None and isinstance(cell.bacaan, Kosong)]
    found = blank[0] if len(blank) == 1 and column.ukuran is Ukuran.REALISASI else None
    return None if found is None or spent_by_share(found) is None else found


def _parts(column: KolomAnggaran) -> Iterator[tuple[PosAnggaran, Number | None]]:
    """
    Give the top lines with what each adds to a total.
    """
    left_open = _blank(column)
    for line, cell in zip(column.baris, column.rincian, strict=True):
        yield line, spent_by_share(line) if line is left_open else None if cell is None else cell.bilangan


def _summed(_: Scope, column: KolomAnggaran) -> Iterator[Nilai]:
    yield from (cell for cell in column.rincian if cell is not None)
    line = _blank(column)
    if line is not None:
        yield from (cell for cell in (line.pagu, line.persen) if cell is not None)


def _unsummed(scope: Scope, column: KolomAnggaran) -> Texts | None:
    for line, amount in _parts(column):
        if amount is None:
            name, ukuran = budget_row_name(scope, line), column.ukuran.value
            return Texts(f"{ukuran} {name.id} tidak tercetak", f"the {ukuran} of {name.en} is not printed")
    return None


def _added(amounts: Iterable[Number | None]) -> Number | None:
    total: Number = 0
    for amount in amounts:
        if amount is None:
            return None
        total = total + amount
    return total


@function(
    ("column", COLUMN),
    result=RUPIAH,
    touches=_summed,
    why=_unsummed,
    doc=(
        "jumlah baris teratas; satu realisasi yang kosong dihitung dari pagu dan persentase barisnya",
        "the sum of the top lines; one blank amount spent is computed from the pagu and percentage of its row",
    ),
)
def column_sum(_: Scope, column: KolomAnggaran) -> Number | None:
    """
    Add up what the total row stands for.
    """
    return _added(amount for _line, amount in _parts(column))


@function(
    ("column", COLUMN),
    result=LINE,
    doc=(
        "satu-satunya baris teratas yang realisasinya kosong, bila persentasenya tercetak",
        "the only top line whose amount spent is blank, where its percentage is printed",
    ),
)
def blank_line(_: Scope, column: KolomAnggaran) -> PosAnggaran | None:
    """
    Give the line that a total leaves open.
    """
    return _blank(column)


@function(
    ("column", COLUMN),
    result=RUPIAH,
    doc=("yang tersisa dari baris jumlah bagi baris yang kosong", "what the total leaves for the line that is blank"),
)
def left_for_blank(_: Scope, column: KolomAnggaran) -> Number | None:
    """
    Take the other lines off the total.
    """
    line, total = _blank(column), column.total.bilangan
    others = _added(amount for each, amount in _parts(column) if each is not line)
    return None if line is None or total is None or others is None else total - others

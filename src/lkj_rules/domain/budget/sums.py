"""
What adds up to an amount of a budget: the next printed level, past headings without amounts, blanks for zero, wrong subtotals.

A subtotal that contradicts its own details is reported where it stands; what lies above it is compared with these details.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import PosAnggaran
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Kosong, Nilai, Rupiah

_MOST_TRIED = 6
"""Wrong subtotals of which every choice is tried; of more, all are taken by their details."""

Level = list[tuple[PosAnggaran, Rupiah | None]]
"""Lines with their cells of one column."""


def summands(scope: Scope, lines: Sequence[PosAnggaran], column: str, whole: Rupiah | None) -> Level:
    """
    Give what a printed amount adds up, from the lines right below it.

    Of several ways to take wrong subtotals the one that comes to the amount counts, else their details do.
    """
    parts = list(_parts(scope, lines, column))
    level = [(line, cell) for line, cell, _ in parts]
    wrong = [place for place, (_, _, details) in enumerate(parts) if details]
    if not wrong and cells_sum([cell for _, cell in level]) is not None:
        return level  # no blank, no choice
    stated = None if whole is None else whole.bilangan
    tried: Iterable[tuple[bool, ...]] = product((False, True), repeat=len(wrong)) if len(wrong) <= _MOST_TRIED else ()
    for choice in (*tried, (True,) * len(wrong)):
        replaced = {place for place, taken in zip(wrong, choice, strict=True) if taken}
        level = [
            each for place, (line, cell, details) in enumerate(parts) for each in (details if place in replaced else [(line, cell)])
        ]
        known = [(line, cell) for line, cell in level if not _is_zero(line, cell, column)]
        total = cells_sum(cell for _, cell in known)
        if stated is None or (known and total is not None and total == stated):
            break
    beyond = stated is not None and total is not None and column != "sisa" and total > stated
    return known if stated is not None and known and total is not None and (total == stated or beyond) else level


def _parts(scope: Scope, lines: Sequence[PosAnggaran], column: str) -> Iterator[tuple[PosAnggaran, Rupiah | None, Level]]:
    """
    Give the next level that prints a column, each with the details that contradict its cell; a group without a cell gives way.
    """
    for line in lines:
        cell: Rupiah | None = getattr(line, column)
        if not line.anak:
            yield line, cell, []
        elif cell is None or isinstance(cell.bacaan, Kosong):
            yield from _parts(scope, line.anak, column)
        else:
            yield line, cell, _contradicting(scope, line, column)


@analysis
def _contradicting(scope: Scope, line: PosAnggaran, column: str) -> Level:
    """
    Give the details of a printed subtotal where they come to something else.
    """
    cell: Rupiah = getattr(line, column)
    details, own = summands(scope, line.anak, column, cell), cell.bilangan
    total = cells_sum(below for _, below in details)
    return details if total is not None and own is not None and total != own else []


def _is_zero(line: PosAnggaran, cell: Rupiah | None, column: str) -> bool:
    return (cell is None or isinstance(cell.bacaan, Kosong)) and not is_left_out(line, column)


def added(amounts: Iterable[Number | None]) -> Number | None:
    """
    Add amounts up; ``None`` where one is.
    """
    total: Number = 0
    for amount in amounts:
        if amount is None:
            return None
        total += amount
    return total


def cells_sum(cells: Iterable[Rupiah | None]) -> Number | None:
    """
    Add cells up; ``None`` where one is not printed or cannot be read.
    """
    return added([None if cell is None else cell.bilangan for cell in cells])


def is_forgotten(fact: Fakta) -> bool:
    """
    Distinguish a forgotten figure from a dash for zero; a row without any figure is a heading.
    """
    if not isinstance(fact.nilai.bacaan, Kosong):
        return False
    return fact.dokumen is Dokumen.PK or is_left_out(fact.pemilik, fact.ukuran)


def is_left_out(row: Any, column: str) -> bool:
    """
    Return whether the other figures of a row show that what it leaves blank is not zero.
    """
    pagu, realisasi, sisa, persen = (_number(row, name) for name in ("pagu", "realisasi", "sisa", "persen"))
    match column:
        case "pagu":
            return _counts(realisasi) or _counts(sisa)
        case "realisasi":
            return _counts(persen) or (sisa is not None and pagu is not None and sisa != pagu)
        case "sisa":
            return pagu is not None and realisasi is not None and pagu != realisasi
        case _:
            return _counts(pagu) and _counts(realisasi)


def _number(row: Any, name: str) -> Number | None:
    value = getattr(row, name, None)
    return value.bilangan if isinstance(value, Nilai) else None


def _counts(number: Number | None) -> bool:
    return number is not None and number != 0

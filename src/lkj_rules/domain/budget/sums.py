"""
What adds up to an amount of a budget: the next printed level, past headings without amounts, blanks for zero, wrong subtotals.

A subtotal that contradicts its own details is reported where it stands; what lies above it is compared with these details.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

import attrs

from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.model.documents import PosAnggaran
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Kosong, Nilai, Rupiah

_MOST_TRIED = 6
"""Wrong subtotals of which every choice is tried; of more, all are taken by their details."""

Level = list[tuple[PosAnggaran, Rupiah | None]]
"""Lines with their cells of one column."""


@attrs.frozen(eq=False)
class _Part:
    """
    Hold one line that adds to an amount; ``details`` where these come to something else than its cell.
    """

    line: PosAnggaran
    cell: Rupiah | None
    details: Level


def summands(lines: Sequence[PosAnggaran], column: str, whole: Rupiah | None) -> Level:
    """
    Give what a printed amount adds up, from the lines right below it.

    Of several ways to take wrong subtotals the one that comes to the amount counts, else their details do.
    """
    if not lines:
        return []
    parts = list(_parts(lines, column))
    stated = None if whole is None else whole.bilangan
    wrong = [part for part in parts if part.details]
    tried: Iterable[tuple[bool, ...]] = product((False, True), repeat=len(wrong)) if len(wrong) <= _MOST_TRIED else ()
    for choice in (*tried, (True,) * len(wrong)):
        replaced = {id(part) for part, taken in zip(wrong, choice, strict=True) if taken}
        level = [each for part in parts for each in (part.details if id(part) in replaced else [(part.line, part.cell)])]
        known = [(line, cell) for line, cell in level if not _is_zero(line, cell, column)]
        total = cells_sum(cell for _, cell in known)
        if stated is None or (known and total is not None and total == stated):
            break
    beyond = stated is not None and total is not None and column != "sisa" and total > stated
    return known if stated is not None and known and total is not None and (total == stated or beyond) else level


def _parts(lines: Sequence[PosAnggaran], column: str) -> Iterator[_Part]:
    """
    Give the next level that prints a column; a group that prints nothing gives way to its details.
    """
    for line in lines:
        cell: Rupiah | None = getattr(line, column)
        if line.anak and (cell is None or isinstance(cell.bacaan, Kosong)):
            yield from _parts(line.anak, column)
            continue
        if not line.anak:
            yield _Part(line, cell, [])
            continue
        details = summands(line.anak, column, cell)
        total, own = cells_sum(below for _, below in details), None if cell is None else cell.bilangan
        yield _Part(line, cell, details if details and total is not None and own is not None and total != own else [])


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
        total = total + amount
    return total


def cells_sum(cells: Iterable[Rupiah | None]) -> Number | None:
    """
    Add cells up; ``None`` where one is not printed or cannot be read.
    """
    return added(None if cell is None else cell.bilangan for cell in cells)


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

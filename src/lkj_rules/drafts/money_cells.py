"""
Cells of tables of money as a budget takes them: lists in cells spread over rows, texts over several columns with the names alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from lkj_rules.drafts.money import MoneyTable
from lkj_rules.model.findings import Texts
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.lines import parts_of
from lkj_rules.tables.sums import AMOUNTS, amount_of

_FIGURES, _AMOUNTS = frozenset({*AMOUNTS, "pagu_awal"}), frozenset({"pagu", "realisasi", "pagu_awal"})
_SMALL = 100
_HEADLESS = re.compile(r"\s*(?:rp\.?\s*)?0+\d", re.IGNORECASE)
CUT = Texts("angka depannya mungkin terpotong kolom yang sempit", "a narrow column may have cut off its first digits")
_NUMBER = re.compile(r"(?<![\d.,])\d[\d.,]*")
_SEVERAL = Texts("beberapa angka dalam satu sel", "several figures in one cell")
_TOO_SMALL = Texts("terlalu kecil untuk jumlah uang", "too small for an amount of money")


def spread_out(grid: Grid) -> Grid:
    """
    Give each line of cells that hold lists of amounts a row of its own, where the names next to them have as many parts.
    """
    if not any(_listed(grid, row) for row in range(len(grid.rows))):
        return grid
    made = attrs.evolve(grid, rows=[], numbers=[], pages=[], covered={}, doubts={})
    origins: dict[int, int] = {}
    for row in range(len(grid.rows)):
        origins[row] = len(made.rows)
        for part in _rows(grid, row):
            made.rows.append(part)
            made.numbers.append(grid.numbers[row])
            made.pages += grid.pages[row : row + 1]
    made.covered = {(origins[row], column): (origins[top], left) for (row, column), (top, left) in grid.covered.items()}
    made.doubts = {(origins[row], column): why for (row, column), why in grid.doubts.items()}
    made.boxes = {
        (number, column): box for (row, column), box in grid.boxes.items()
        for number in range(origins[row], origins.get(row + 1, len(made.rows)))
    }
    return made


def _listed(grid: Grid, row: int) -> int:
    """
    Count the amounts of a cell with several; 0 where there is none.
    """
    cells = [text.splitlines() for text in grid.rows[row]]
    return max((len(lines) for lines in cells if len(lines) > 1 and all(map(is_amount, lines))), default=0)


def is_amount(text: str) -> bool:
    """
    Return whether a text is one number.
    """
    amount = amount_of(text.strip())
    return amount is not None and bool(re.search(r"\d", text))


def _rows(grid: Grid, row: int) -> Iterator[list[str]]:
    number = _listed(grid, row)
    cells = [_parts(text, number) for text in grid.rows[row]]
    if number == 0 or not any(len(each) == number and not all(map(is_amount, each)) for each in cells):
        yield list(grid.rows[row])
        return
    for index in range(number):
        yield [each[index] if len(each) == number else each[0] if index == 0 else "" for each in cells]


def _parts(text: str, number: int) -> list[str]:
    """
    Part a cell into so many: by the marks of a list, else by its lines; one part where it has not as many.
    """
    for parts in (parts_of(text), [line for line in text.splitlines() if line.strip()]):
        if len(parts) == number:
            return parts
    return [text]


def straighten(found: MoneyTable) -> None:
    """
    Leave the text of a cell that goes over several columns to the names alone, and name rows by what stands elsewhere in them.
    """
    grid = found.headed.grid
    used = {each.index: each.what for each in found.columns}
    used |= dict.fromkeys(found.years.values(), "pagu")
    names = [index for index, what in used.items() if what == "nama"]
    for row in range(found.headed.body, len(grid.rows)):
        own = grid.own(row)
        _part_merged(grid, row, own, names)
        if not any(grid.at(row, each).strip() for each in names) and any(map(is_amount, own.values())):
            _name(grid, row, own, used, names[0])
        for index, what in used.items():
            if (doubt := _doubt(grid.at(row, index), what, min(_SMALL, found.least))) is not None:
                grid.doubts[row, index] = doubt
            elif what == "nomor" and "\n" in grid.at(row, index):
                grid.rows[row][index] = ""


def _part_merged(grid: Grid, row: int, own: dict[int, str], names: list[int]) -> None:
    for column, text in own.items():
        over = [at for at in range(grid.width()) if grid.covered.get((row, at)) == (row, column)]
        if not over or is_amount(text):
            continue
        for each in (column, *over):
            if each not in names:
                grid.rows[row][each] = ""
            grid.covered.pop((row, each), None)
        if not set(names) & {column, *over}:
            grid.rows[row][column] = text


def _name(grid: Grid, row: int, own: dict[int, str], used: dict[int, str], name: int) -> None:
    """
    Name a row with amounts by a text that stands outside the columns of the budget, or in that of numbers.
    """
    other = next((text for column, text in own.items() if column not in used and not is_amount(text)), "")
    number = next((index for index, what in used.items() if what == "nomor"), None)
    if not other and number is not None and re.search(r"[^\W\d]{3}", grid.at(row, number)):
        other, grid.rows[row][number] = grid.at(row, number), ""
    if other:
        grid.rows[row][name] = other
        grid.covered.pop((row, name), None)


def _doubt(text: str, what: str, smallest: int) -> Texts | None:
    if what in _FIGURES and len(_NUMBER.findall(text)) > 1:
        return _SEVERAL
    if what in _AMOUNTS and _HEADLESS.match(text):
        return CUT
    amount = amount_of(text)
    return _TOO_SMALL if what in _AMOUNTS and amount is not None and 0 < abs(amount) < smallest else None

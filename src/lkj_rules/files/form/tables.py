"""
A table of the workbook read as rows: headings first, then a row each, with depth, totals, merged and empty cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from lkj_rules.files.fields import fields_of
from lkj_rules.files.form.headings import Headed, Headings
from lkj_rules.files.form.layout import TREE, Section, Shape, folded
from lkj_rules.files.form.notes import read_note
from lkj_rules.files.form.pages import is_heading, may_be_blank
from lkj_rules.files.form.placed import At
from lkj_rules.files.form.values import ABSENT, BLANK
from lkj_rules.files.json_values import quote
from lkj_rules.model.documents import JenisRekap
from lkj_rules.workbook.grid import Cell, Kind

if TYPE_CHECKING:
    from lkj_rules.files.form.reader import Finder, Line

_TALLEST = 10_000
"""Rows that a merged area may have; a table of a report has a tenth of that."""
_TOTALS = {
    "rata-rata": JenisRekap.RATA_RATA, "rata rata": JenisRekap.RATA_RATA, "jumlah": JenisRekap.JUMLAH, "total": JenisRekap.JUMLAH,
}  # fmt: skip


def read_table(finder: Finder, section: Section, lines: list[Line], document: At | None) -> At:
    """
    Read the rows of a table, whose first row that shows something has the headings; give them below their keys.

    A document's columns declare what its further headings mean; those that name a measure and a year declare themselves.
    """
    found = At({section.keys[-1]: At([], finder.cell(lines[0][0], 1) if lines else "")}, "")
    shown = [line for line in lines if any(cell.text.strip() or cell.kind is not Kind.TEXT for cell in line[1].values())]
    if shown:
        _Table(finder, section, found, document).read(shown)
    return found


class _Table:
    def __init__(self, finder: Finder, section: Section, found: At, document: At | None) -> None:
        self._finder, self._section, self._found, self._document = finder, section, found, document
        self._headed: Mapping[int, Headed] = {}
        self._level: int | None = None

    def read(self, lines: list[Line]) -> None:
        headings = Headings(self._finder, self._section, self._document)
        headings.read(lines[0])
        self._headed, self._level = headings.headed, headings.level
        spread = _merged(self._finder, lines)
        heading_texts = {column: cell.text for column, cell in lines[0][1].items()}
        rows = [(row, {**cells, **spread.get(row, {})}) for row, cells in lines[1:]]
        rows = [(row, cells) for row, cells in rows if {column: cell.text for column, cell in cells.items()} != heading_texts]
        parents: list[At] = []
        titles: list[int] = []
        depths = [self._depth(row, cells) for row, cells in rows]
        for (row, cells), depth, after in zip(rows, depths, [*depths[1:], None], strict=False):
            if depth is None:
                continue
            if isinstance(depth, JenisRekap):
                self._total(row, cells, depth)
                continue
            below = isinstance(after, int) and after > depth
            titles = [each for each in titles if each < depth]
            lacks = self._lacks(cells) if len(titles) == depth - 1 else None
            if lacks is not None:
                if below:
                    titles.append(depth)
                else:
                    how_id = "bila baris ini hanya judul, hapus, atau beri rinciannya Tingkat 2."
                    how_en = "if the row is only a title, delete it, or give what is below it level 2."
                    self._wrong(row, lacks[0], f"{lacks[1]} wajib diisi; {how_id}", f"{lacks[1]} must be filled in; {how_en}")
                continue
            depth -= len(titles)  # noqa: PLW2901  # a title is not a row of the report; what stands below it is one level up
            if depth > len(parents) + 1:
                self._wrong(row, self._level or 1, f"Tingkat {depth} tidak dapat berada di bawah tingkat {len(parents)}.",
                            f"Level {depth} cannot stand below level {len(parents)}.")  # fmt: skip
                continue
            cls = self._section.levels[0 if depth == 1 else -1]
            del parents[depth - 1 :]
            item = self._row(row, cells, cls, has_rows=below, above=parents[-1] if parents else None)
            rows_above = self._found.value[self._section.keys[-1]] if not parents else parents[-1].value.setdefault(
                TREE, At([], item.cell))  # fmt: skip
            rows_above.value.append(item)
            parents.append(item)

    def _lacks(self, cells: Mapping[int, Cell]) -> tuple[int, str] | None:
        """
        Give what a row without figures lacks, though every row must have it: such a row is a title above others.
        """
        empty = {column for column in self._headed if is_empty(cells.get(column, Cell()))}
        if len(self._section.levels) == 1 or {column for column, each in self._headed.items() if each.column.is_value} - empty:
            return None
        needed = ((column, each.column.heading) for column, each in self._headed.items() if each.column.required)
        return next(((column, heading) for column, heading in needed if column in empty), None)

    def _wrong(self, row: int, column: int, message_id: str, message_en: str, suggestion: str | None = None) -> None:
        self._finder.wrong(self._finder.cell(row, column), message_id, message_en, suggestion)

    def _depth(self, row: int, cells: Mapping[int, Cell]) -> int | JenisRekap | None:
        text = "" if self._level is None or self._level not in cells else cells[self._level].text.strip()
        if not text:
            return 1
        total = _TOTALS.get(folded(text))
        if total is not None and self._section.total is not None:
            return total
        if text.isdecimal() and 1 <= int(text) <= (1 if len(self._section.levels) == 1 else 50):
            return int(text)
        self._wrong(row, self._level or 1, f"Tingkat {quote(text)} tidak dikenal; tulis 1, 2, 3, …, jumlah, atau rata-rata.",
                    f"The level {quote(text)} is not known; write 1, 2, 3, …, jumlah or rata-rata.")  # fmt: skip
        return None

    def _row(
        self, row: int, cells: Mapping[int, Cell], cls: Any, *, has_rows: bool, total: bool = False, above: At | None = None
    ) -> At:
        first = min((column for column, cell in cells.items() if cell.text), default=1)
        item = At({}, self._finder.cell(row, first))
        known = {field.name for field in fields_of(cls)}
        blanks: list[tuple[Headed, str]] = []
        filled = False
        for column, headed in self._headed.items():
            cell, where = cells.get(column, Cell()), self._finder.cell(row, column)
            blankable, text = may_be_blank(headed.column), cell.text.strip()
            if is_empty(cell):
                if headed.column.required and not total and len(headed.column.keys) == 1:
                    item.left[headed.column.keys[0]] = (where, headed.column.heading)
                if blankable and headed.column.keys[0] in known:
                    blanks.append((headed, where))
                continue
            filled = filled or blankable
            value = None if text in {ABSENT, BLANK} else self._finder.read(headed.column, cell, where)
            if value is not None and above is not None and headed.column.keys[0] not in known:
                self._only_above(headed, value, where, above)
            elif value is not None or text == BLANK:
                self._put(item, headed, value, where)
        self._without_heading(row, cells)
        if not total and (filled or not is_heading(item.value, has_rows=has_rows)):
            for headed, where in blanks:
                self._put(item, headed, None, where)
        return item

    def _without_heading(self, row: int, cells: Mapping[int, Cell]) -> None:
        for column, cell in cells.items():
            if column not in self._headed and column != self._level and cell.text.strip():
                self._wrong(row, column, "Kolom ini tidak berjudul.", "This column has no heading.")

    def _only_above(self, headed: Headed, value: Any, where: str, above: At) -> None:
        """
        Pass over what a row repeats of the row above it and cannot state itself; refuse anything else.
        """
        said = above.value.get(headed.column.keys[0])
        if said is None or said.value != value:
            name = quote(headed.column.heading)
            self._finder.wrong(where, f"Kolom {name} hanya untuk baris Tingkat 1; kosongkan sel ini.",
                               f"Only rows of level 1 have the column {name}; leave this cell empty.")  # fmt: skip

    def _put(self, item: At, headed: Headed, value: Any, where: str) -> None:
        column = headed.column
        if column.shape is Shape.NUMBERED:
            values = item.list_at(column.keys, where)
            missing = int(headed.key or 1) - 1 - len(values)
            values += [At(None, where) for _ in range(min(missing, 100))]
            values.append(At(value, where, headed.cell))
        else:
            item.put(column.keys if headed.key is None else (*column.keys, headed.key), value, where, headed.cell)

    def _total(self, row: int, cells: Mapping[int, Cell], kind: JenisRekap) -> None:
        """
        Read a row that sums up: of a table into its list of such rows, of a budget as its total.
        """
        whole = self._row(row, cells, self._section.cls, has_rows=True, total=True)
        item = At({}, whole.cell)
        values = {key for column in self._section.columns if column.is_value for key in (column.keys[0],)}
        if self._section.total == "total":
            kept = {key: at for key, at in whole.value.items() if (key in values and key != "tambahan") or key == "sumber"}
            item.value.update(kept)
            if "total" in self._found.value:
                self._wrong(row, self._level or 1, "Tabel ini sudah mempunyai baris jumlah.", "This table already has a total row.")
            self._found.value["total"] = item
            return
        item.put(("jenis",), kind.value, self._finder.cell(row, self._level or 1))
        for key, at in whole.value.items():
            if key in {"nama", "label"}:
                item.value["nama"] = at
            elif key == "sel":
                for name, inner in at.value.items():
                    item.put(("sel", name), inner, inner.cell)
            elif key in values:
                item.put(("sel", key), at, at.cell)
            elif key == "sumber":
                item.value[key] = at
        self._found.list_at(("rekap",), item.cell).append(item)


def is_empty(cell: Cell) -> bool:
    """
    Return whether a cell holds nothing, nor a comment that says something of a blank value.
    """
    return not cell.text and cell.kind is Kind.TEXT and not read_note(cell.comment)


def _merged(finder: Finder, lines: list[Line]) -> dict[int, dict[int, Cell]]:
    """
    Give the rows that merged areas reach into: what is printed across several rows is of each of them.
    """
    spread: dict[int, dict[int, Cell]] = {}
    rows = {row for row, _ in lines[1:]}
    for (top, left), (bottom, right) in finder.sheet.merged:
        cell = finder.sheet.cells.get((top, left))
        if cell is None or top == bottom or left != right or top not in rows or bottom - top > _TALLEST:
            continue
        for row in range(top + 1, bottom + 1):
            spread.setdefault(row, {})[left] = cell
    return spread

"""
A filled workbook read as the document that ``report.json`` would hold, with the cell of every value.

What a cell means is found by the titles of blocks, the headings above it and the labels next to it, as a person finds it; names of
sheets, hidden names and places on the sheet do not matter. What is wrong is reported with sheet and cell, all at once.
"""

from __future__ import annotations

from typing import Any

import attrs

from lkj_rules.errors import InputError, Problem
from lkj_rules.files.fields import fields_of
from lkj_rules.files.form.layout import DOCUMENT, ORDER, SECTION, Block, Column, Section, Shape, folded, name_of, sheets
from lkj_rules.files.form.placed import At, take_apart
from lkj_rules.files.form.tables import is_empty, read_table
from lkj_rules.files.form.values import BLANK, CellError, read_cell
from lkj_rules.files.json_values import quote
from lkj_rules.files.places import Places
from lkj_rules.files.scalars import FORMAT
from lkj_rules.model.documents import Laporan, Lkj
from lkj_rules.nearest import nearest
from lkj_rules.workbook.grid import Cell, Grid, Sheet, reference

Line = tuple[int, dict[int, Cell]]


@attrs.frozen(kw_only=True)
class Form:
    """
    Hold a workbook as it was read: the document, the cells of its values, and what is wrong.
    """

    document: dict[str, Any]
    places: Places
    problems: tuple[Problem, ...]


def read_form(grid: Grid, *, name: str) -> Form:
    """
    Read the sheets of a workbook; ``name`` is what messages call it.

    Raises ``InputError`` where no sheet has the title of a block.
    """
    return _Reader(name).read(grid)


class Finder:
    """
    Hold one sheet while it is read, and note what is wrong with its cells.
    """

    def __init__(self, name: str, sheet: Sheet) -> None:
        self.name, self.sheet = name, sheet
        self.problems: list[Problem] = []

    def cell(self, row: int, column: int) -> str:
        """
        Write a cell as a person finds it: ``Pengukuran!E7``.
        """
        return f"{self.sheet.name}!{reference((row, column))}"

    def wrong(self, cell: str, message_id: str, message_en: str, suggestion: str | None = None) -> None:
        """
        Note a problem of a cell.
        """
        self.problems.append(Problem(
            file=self.name, pointer="", message_id=message_id, message_en=message_en, suggestion=suggestion, cell=cell,
        ))  # fmt: skip

    def read(self, column: Column, cell: Cell, where: str) -> Any:
        """
        Read a cell; ``None`` where it cannot be read, which is noted.
        """
        try:
            return read_cell(column, cell)
        except CellError as error:
            self.wrong(where, error.message_id, error.message_en)
            return None


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._blocks = {folded(block.title): block for plan in sheets() for block in plan.blocks}
        self._root = At({"format": At(FORMAT, "")}, "")
        self._orders: list[tuple[float, int, At]] = []
        self._problems: list[Problem] = []
        self._found = False

    def read(self, grid: Grid) -> Form:
        for sheet in grid.sheets:
            self._sheet(Finder(self._name, sheet))
        if not self._found:
            raise InputError.of(
                self._name, f'Buku kerja ini bukan isian laporan: tidak ada judul blok seperti "{DOCUMENT} Identitas". '
                "Mulai dengan lkj-rules init --xlsx isian.xlsx.",
                f'The workbook is not a report to fill in: no block has a title like "{DOCUMENT} Identitas". '
                "Begin with lkj-rules init --xlsx isian.xlsx.",
            )  # fmt: skip
        if self._orders:
            tables = self._root.list_at(("lkj", "tabel"), self._orders[0][2].cell)
            tables += [at for _, _, at in sorted(self._orders, key=lambda each: each[:2])]
        document, places = take_apart(_in_order(self._root))
        return Form(document=document, places=places, problems=tuple(self._problems))

    def _sheet(self, finder: Finder) -> None:
        lines = list(finder.sheet.rows())
        starts = [number for number, line in enumerate(lines) if _title(line, DOCUMENT) is not None]
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
            title = _title(lines[start], DOCUMENT) or ""
            block = self._blocks.get(folded(title))
            at = finder.cell(lines[start][0], min(lines[start][1]))
            if block is None:
                known = {folded(each.title): each.title for each in self._blocks.values()}
                finder.wrong(
                    at, f"Tidak ada blok berjudul {quote(title)}.", f"No block has the title {quote(title)}.",
                    known.get(nearest(folded(title), sorted(known)) or ""),
                )  # fmt: skip
                continue
            self._found = True
            self._block(finder, block, at, lines[start + 1 : end])
        self._problems += finder.problems

    def _block(self, finder: Finder, block: Block, at: str, lines: list[Line]) -> None:
        if block.table is not None:
            rows = read_table(finder, block.table, lines, None)
            if rows.value[block.table.keys[-1]].value:
                self._root.list_at(block.keys, at).extend(rows.value[block.table.keys[-1]].value)
            return
        starts = [number for number, line in enumerate(lines) if _title(line, SECTION) is not None]
        document = At({}, at)
        order = self._form(finder, block, document, lines[: starts[0] if starts else len(lines)])
        for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
            self._section(finder, block, document, lines[start:end])
        if not block.keys:
            self._identity(document)
        elif any(at.value not in ({}, []) for at in document.value.values()):
            self._place(block, document, order)

    def _section(self, finder: Finder, block: Block, document: At, lines: list[Line]) -> None:
        titles = {folded(section.title): section for section in block.sections}
        title = _title(lines[0], SECTION) or ""
        section: Section | None = titles.get(folded(title))
        if section is None:
            names = [each.title for each in block.sections]
            known, near = ", ".join(names), nearest(title, names)
            finder.wrong(
                finder.cell(lines[0][0], min(lines[0][1])), f"Tidak ada bagian {quote(title)} di blok ini; yang ada: {known}.",
                f"This block has no section {quote(title)}; there are: {known}.", near,
            )  # fmt: skip
            return
        for key, found in read_table(finder, section, lines[1:], document).value.items():
            if found.value:
                held = document.value.setdefault(key, found)
                if held is not found and isinstance(held.value, list):
                    held.value.extend(found.value)

    def _form(self, finder: Finder, block: Block, document: At, lines: list[Line]) -> float:
        """
        Read labels and values into a document; give the place that a table states for itself.
        """
        labels = {folded(column.heading): column for column in block.form}
        order, seen = float("inf"), set[str]()
        for row, cells in lines:
            label, where, cell = cells.get(1, Cell()), finder.cell(row, 2), cells.get(2, Cell())
            if not label.text and cell.text:
                finder.wrong(where, "Isian ini tidak berlabel di kolom A.", "Column A has no label for this.")
            if not label.text:
                continue
            name = folded(label.text)
            if name == folded(ORDER) and block.where:
                order = float(cell.text) if cell.text.isdecimal() else order
                continue
            column, key = _labelled(labels, label.text)
            if column is None:
                finder.wrong(
                    finder.cell(row, 1), f"Label {quote(label.text)} tidak dikenal di blok ini.",
                    f"The label {quote(label.text)} is not known in this block.",
                    _heading(block.form, nearest(name, sorted(labels))),
                )  # fmt: skip
                continue
            if name in seen:
                twice = f"Label {quote(label.text)} tertulis dua kali.", f"The label {quote(label.text)} stands twice."
                finder.wrong(finder.cell(row, 1), *twice)
            seen.add(name)
            self._field(finder, document, (column, key), row, cell)
        return order

    @staticmethod
    def _field(finder: Finder, document: At, labelled: tuple[Column, str | None], row: int, cell: Cell) -> None:
        column, key = labelled
        keys, where = column.keys if key is None else (*column.keys, key), finder.cell(row, 2)
        blank = cell.text.strip() == BLANK
        if not is_empty(cell):
            value = None if blank else finder.read(column, cell, where)
            if blank or value is not None:
                document.put(keys, value, where, finder.cell(row, 1))
        elif column.required:
            document.at(keys[:-1]).left[keys[-1]] = (where, column.heading)

    def _identity(self, document: At) -> None:
        for key, at in document.value.items():
            if key == "lkj" and "lkj" in self._root.value:
                self._root.value["lkj"].value.update(at.value)
            else:
                self._root.value[key] = at
        self._root.cell = self._root.cell or document.cell
        self._root.left |= document.left

    def _place(self, block: Block, document: At, order: float) -> None:
        for key, value in block.where.items():
            document.put((key,), value, document.cell)
        if block.where:
            self._orders.append((order, len(self._orders), document))
        elif block.many:
            self._root.list_at(block.keys, document.cell).append(document)
        elif block.also is not None and block.keys[0] in self._root.value:
            self._root.list_at((block.also,), document.cell).append(document)
        else:
            self._root.put(block.keys, document, document.cell)


def _in_order(root: At) -> At:
    """
    Bring the parts of a report into the order in which ``report.json`` is documented.
    """
    for at, cls in ((root, Laporan), (root.value.get("lkj"), Lkj)):
        if at is not None:
            order = [field.name for field in fields_of(cls)]
            at.value = dict(sorted(at.value.items(), key=lambda item: order.index(item[0])))
    return root


def _title(line: Line, mark: str) -> str | None:
    """
    Give the title in a row that has one in its first filled cell, without the mark.
    """
    first = next((cell.text.strip() for cell in line[1].values() if cell.text.strip()), "")
    return first.removeprefix(mark).strip() if first.startswith(mark) else None


def _labelled(labels: dict[str, Column], text: str) -> tuple[Column | None, str | None]:
    column = labels.get(folded(text))
    if column is not None and column.shape is not Shape.NAMED:
        return column, None
    named = ((each, name_of(each, text)) for each in labels.values() if each.shape is Shape.NAMED)
    return next(((each, name) for each, name in named if name is not None), (None, None))


def _heading(columns: tuple[Column, ...], name: str | None) -> str | None:
    return next((column.heading for column in columns if folded(column.heading) == name), None)

"""
A report laid out on the sheets of the workbook, or an empty one: which text stands where, before any file is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any

import attrs

from lkj_rules.files.form.layout import (
    DOCUMENT,
    LEVEL,
    ORDER,
    SECTION,
    TREE,
    Block,
    Column,
    Section,
    Shape,
    SheetPlan,
    sheets,
)  # fmt: skip
from lkj_rules.files.form.values import ABSENT, BLANK, write_cell

_EMPTY_YEARS, _QUARTERS, _SPARE = 5, 4, 2
_LEVEL_AT = 3
"""The column of depth, after code and name."""
_ADDED = {Shape.NUMBERED: "{0} 1, {0} 2, …", Shape.OPEN: "Judul lain"}
Row = tuple[str, dict[str, Any], bool]
"""What the column of depth says of a row, its content, and whether rows stand below it."""


class Role(StrEnum):
    """
    Name what a cell is for, which its look follows.
    """

    NAME = "name"
    NOTE = "note"
    TITLE = "title"
    SECTION = "section"
    LABEL = "label"
    FIELD = "field"
    HINT = "hint"
    HEADING = "heading"
    CELL = "cell"


@attrs.frozen(kw_only=True)
class Placed:
    """
    Hold one cell to write: where, what, its comment, and the column that says what it may hold.
    """

    row: int
    column: int
    text: str
    role: Role
    note: str = ""
    of: Column | None = None


@attrs.define
class Page:
    """
    Hold one sheet while it is laid out; rows and columns count from 1.
    """

    plan: SheetPlan
    cells: list[Placed] = attrs.field(factory=list)
    row: int = 1
    heading_row: int | None = None

    def put(self, column: int, text: str, role: Role, **rest: Any) -> None:
        """
        Place a text in the current row.
        """
        self.cells.append(Placed(row=self.row, column=column, text=text, role=role, **rest))


def lay_out(document: Mapping[str, Any] | None, *, year: int) -> list[Page]:
    """
    Lay out a report, or with ``None`` an empty workbook for a year; what the report lacks is there to be filled in.
    """
    return [_page(plan, document or {}, year=year) for plan in sheets()]


def _page(plan: SheetPlan, document: Mapping[str, Any], *, year: int) -> Page:
    page = Page(plan)
    page.put(1, plan.name, Role.NAME)
    page.row += 1
    page.put(1, plan.note, Role.NOTE)
    for block in plan.blocks:
        for content, order in _contents(block, document) or [(None, None)]:
            page.row += 2
            page.put(1, f"{DOCUMENT} {block.title}", Role.TITLE, note="" if block.table is None else _further(block.table))
            if block.table is not None:
                _table(page, block.table, content, [], year=year)
            else:
                _document(page, block, content, order, year=year)
    return page


def _contents(block: Block, document: Mapping[str, Any]) -> list[tuple[Any, int | None]]:
    """
    Give the documents of a block, each with its place in its list where other sheets have some of that list.
    """
    above: Any = document
    for key in block.keys[:-1]:
        above = above.get(key) or {}
    if not block.keys:
        return [(document, None)] if document else []
    held = above.get(block.keys[-1])
    if block.table is not None:
        return [({block.table.keys[-1]: held}, None)] if held else []
    if not block.many:
        further = document.get(block.also, []) if block.also else []
        return [(each, None) for each in ([] if held is None else [held]) + list(further)]
    placed = enumerate(held or ())
    chosen = [(each, place) for place, each in placed if all(each.get(key) == is_ for key, is_ in block.where.items())]
    return [(each, place if block.where else None) for each, place in chosen]


def _document(page: Page, block: Block, content: dict[str, Any] | None, order: int | None, *, year: int) -> None:
    for column in block.form:
        for heading, value in _spread(column, content):
            if content and value is None and column.shape is Shape.NAMED:
                continue
            page.row += 1
            text, note = ("", "") if value is None else write_cell(column, value)
            if value is None and content and _at(column, content)[1] and column.field.blank:
                text = BLANK
            page.put(1, heading, Role.LABEL, of=column)
            page.put(2, text, Role.FIELD, note=note, of=column)
            page.put(3, column.hint, Role.HINT)
    if order is not None:
        page.row += 1
        page.put(1, ORDER, Role.LABEL)
        page.put(2, str(order + 1), Role.FIELD)
        page.put(3, "Tempat tabel ini di antara semua tabel laporan, juga yang di lembar lain; boleh kosong.", Role.HINT)
    kolom = (content or {}).get("kolom") or []
    for section in block.sections:
        if content and section.optional and not content.get(section.keys[0]):
            continue
        page.row += 2
        page.put(1, f"{SECTION} {section.title}", Role.SECTION, note=_further(section))
        _table(page, section, content, kolom, year=year)


def _further(section: Section) -> str:
    """
    Say which columns may be added to a table, a line each; those that say where a row is printed share one.
    """
    own = [f"{_ADDED.get(column.shape, '{}').format(column.heading)}: {column.hint}" for column in section.further
           if column.keys[0] not in {"sumber", "tambahan"}]  # fmt: skip
    where = [column.heading for column in section.further if column.keys[0] == "sumber"]
    own += [f"{LEVEL}: 1, atau 2 untuk rincian baris di atasnya."] if len(section.levels) > 1 and section.total is None else []
    lines = [*own, *([f"{', '.join(where)}: tempat baris itu tercetak."] if where else [])]
    return "\n".join(["Kolom lain yang boleh ditambahkan, dengan judul ini:", *lines]) if lines else ""


def _spread(column: Column, content: Mapping[str, Any] | None) -> Iterator[tuple[str, Any]]:
    """
    Give the headings of a column in a form, each with its value; ``None`` where there is none.
    """
    value, _ = _at(column, content or {})
    if column.shape is Shape.NAMED:
        yield from ((f"{column.heading}: {name}", each) for name, each in (value or {}).items())
    else:
        yield column.heading, value


def _at(column: Column, content: Mapping[str, Any]) -> tuple[Any, bool]:
    """
    Give the value of a column in a row, and whether the row states it at all.
    """
    value: Any = content
    for key in column.keys:
        if not isinstance(value, Mapping) or key not in value:
            return None, False
        value = value[key]
    return value, True


def _table(page: Page, section: Section, content: dict[str, Any] | None, kolom: Sequence[Mapping[str, Any]], *, year: int) -> None:
    rows = _rows(section, content)
    headed = list(_headed(section, [row for _, row, _ in rows], kolom, year=year))
    leveled = section.has_levels and (section.total is not None if not rows else any(level != "1" for level, _, _ in rows))
    page.row += 1
    page.heading_row = page.row
    at = _LEVEL_AT if leveled else len(headed) + 1
    places = [number + (number >= at) for number in range(1, len(headed) + 1)]
    placed = [(place, column, key) for place, (_, column, key) in zip(places, headed, strict=True)]
    for place, (heading, column, _) in zip(places, headed, strict=True):
        page.put(place, heading, Role.HEADING, of=column)
    if leveled:
        page.put(at, LEVEL, Role.HEADING)
    for level, row, has_rows in rows:
        page.row += 1
        _row(page, placed, row, heading=is_heading(row, has_rows=has_rows), total=not level.isdigit())
        if leveled:
            page.put(at, level, Role.CELL)
    for _ in range(_SPARE if rows else section.rows):
        page.row += 1
        for place, column, _ in placed:
            page.put(place, "", Role.CELL, of=column)
        if leveled:
            page.put(at, "", Role.CELL)


def is_heading(row: Mapping[str, Any], *, has_rows: bool) -> bool:
    """
    Return whether a row whose cells are all empty is a heading of the paper, which has no cells there.
    """
    return has_rows or not row.get("indikator")


def _row(
    page: Page, placed: Sequence[tuple[int, Column, str | None]], row: Mapping[str, Any], *, heading: bool, total: bool
) -> None:
    found = [(place, column, *_in_row(column, key, row)) for place, column, key in placed]
    cells = [stated for _, column, value, stated in found if may_be_blank(column)]
    values = [value for _, column, value, _ in found if may_be_blank(column)]
    bare = heading and not any(cells)
    marked = heading and all(value is None for value in values) and all(cells)
    for place, column, value, stated in found:
        text, note = ("", "") if value is None else write_cell(column, value)
        if may_be_blank(column) and not total:
            text = ABSENT if not stated and not bare else BLANK if stated and value is None and marked else text
        elif may_be_blank(column) and stated and value is None:
            text = BLANK
        page.put(place, text, Role.CELL, note=note, of=column)


def may_be_blank(column: Column) -> bool:
    """
    Return whether an empty cell of a column is a blank that the paper has.
    """
    return column.is_value and (column.field.blank or column.shape in {Shape.YEARS, Shape.OPEN, Shape.NAMED})


def _in_row(column: Column, key: str | None, row: Mapping[str, Any]) -> tuple[Any, bool]:
    value, stated = _at(column, row)
    if key is None:
        return value, stated
    if column.shape is Shape.NUMBERED:
        number = int(key) - 1
        return (value[number], True) if stated and value is not None and number < len(value) else (None, False)
    return (value[key], True) if stated and key in (value or {}) else (None, False)


def _rows(section: Section, content: dict[str, Any] | None) -> list[Row]:
    """
    Give the rows of a table from above, those below a row after it, then those that sum up.
    """
    content = content or {}
    found: list[Row] = []

    def add(rows: Sequence[dict[str, Any]], level: int) -> None:
        for row in rows:
            found.append((str(level), row, bool(row.get(TREE))))
            add(row.get(TREE) or (), level + 1)

    add(content.get(section.keys[-1]) or (), 1)
    if section.total == "rekap":
        found += [(each["jenis"].replace("_", "-"), _spread_out(section, each), True) for each in content.get("rekap") or ()]
    elif section.total is not None and content.get(section.total) is not None:
        found.append(("jumlah", content[section.total], True))
    return found


def _spread_out(section: Section, rekap: Mapping[str, Any]) -> dict[str, Any]:
    """
    Write a row that sums up like the rows above it: the columns that these have as keys are its own keys too.
    """
    own = {column.keys[0] for column in section.columns if column.is_value and column.shape is Shape.ONE}
    names = {"nama", "label"} & {column.keys[0] for column in section.columns}
    sel = rekap.get("sel") or {}
    return {
        **(dict.fromkeys(names, rekap["nama"]) if rekap.get("nama") is not None else {}),
        **{key: value for key, value in sel.items() if key in own},
        "sel": {key: value for key, value in sel.items() if key not in own},
        **({"sumber": rekap["sumber"]} if rekap.get("sumber") else {}),
    }


def _headed(
    section: Section, rows: Sequence[Mapping[str, Any]], kolom: Sequence[Mapping[str, Any]], *, year: int
) -> Iterator[tuple[str, Column, str | None]]:
    """
    Give the headings of a table with their columns and, where a column spreads, the year, number or name of each.

    Core columns come first and in their order; of the others, and of the cells of a filled table, those that some row has.
    """

    def place(column: Column) -> tuple[int, int]:
        core = section.core.index(column.path) if column.path in section.core else None
        at = section.columns.index(column)
        source = column.keys[0] == "sumber"
        return (len(section.core) + source, at) if core is None else (core + (len(section.core) + 1 if source and rows else 0), at)

    for column in sorted(section.columns, key=place):
        core = column not in section.further
        stated = [value for value, is_stated in (_at(column, row) for row in rows) if is_stated]
        match column.shape:
            case Shape.YEARS:
                years = sorted({key for each in stated for key in each}) if rows else range(year - _EMPTY_YEARS + 1, year + 1)
                yield from ((f"{column.heading} {each}", column, str(each)) for each in years)
            case Shape.NUMBERED:
                most = max((len(each) for each in stated if each), default=0 if rows or not core else _QUARTERS)
                yield from ((f"{column.heading} {each}", column, str(each)) for each in range(1, most + 1))
            case Shape.NAMED:
                names = dict.fromkeys(key for each in stated for key in each or {})
                yield from ((f"{column.heading}: {each}", column, each) for each in names)
            case Shape.OPEN:
                used = dict.fromkeys(key for each in stated for key in each or {})
                own = [each["id"] for each in kolom if each["id"] in used]
                yield from ((key, column, key) for key in dict.fromkeys((*own, *used)))
            case _:
                is_cell = may_be_blank(column)
                if (stated if is_cell and rows else stated or core) and not (is_cell and not stated and rows):
                    yield column.heading, column, None

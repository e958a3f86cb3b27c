"""
The workbook to fill in as an XLSX file: colours for must and may, drop-downs, notes on headings, sheets that print.

The only module that knows XlsxWriter besides the renderer of working papers; it is the extra ``lkj-rules[xlsx]``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from io import BytesIO
from typing import Any, NewType

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from lkj_rules.files.fields import is_class
from lkj_rules.files.form.layout import LEVEL, Column, Shape, guide
from lkj_rules.files.form.notes import NO, YES
from lkj_rules.files.form.pages import Page, Placed, Role, lay_out
from lkj_rules.files.form.values import ABSENT, BLANK, chosen
from lkj_rules.files.references import BUILT_IN_LADDERS
from lkj_rules.model.documents import KodeIndikator, KodeSasaran
from lkj_rules.model.values import Tanggal
from lkj_rules.workbook.grid import reference

_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
LONGEST = 32_767
"""Characters that a cell takes."""

_BLUE, _PALE, _MUST, _MAY, _LINE, _GREY = "#1F3864", "#D9E2F3", "#FFE699", "#EDEDED", "#BFBFBF", "#7F7F7F"
_DOUBT = "#F8CBAD"
_LOOKS: dict[str, dict[str, Any]] = {
    "name": {"bold": True, "font_size": 16, "font_color": _BLUE},
    "note": {"italic": True, "font_color": "#404040", "text_wrap": True, "valign": "top"},
    "step": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 12, "font_color": "#FFFFFF", "bg_color": _BLUE},
    "section": {"bold": True, "font_color": _BLUE, "bg_color": _PALE},
    "label": {"bg_color": _MAY, "border": 1, "border_color": _LINE, "valign": "top"},
    "label_must": {"bg_color": _MUST, "bold": True, "border": 1, "border_color": _LINE, "valign": "top"},
    "field": {"border": 1, "border_color": _LINE, "num_format": "@", "text_wrap": True, "valign": "top", "align": "left"},
    "hint": {"font_color": _GREY, "italic": True, "valign": "top"},
    "heading": {"bold": True, "bg_color": _MAY, "border": 1, "border_color": _LINE, "text_wrap": True, "valign": "vcenter",
                "align": "center"},
    "heading_must": {"bold": True, "bg_color": _MUST, "border": 1, "border_color": _LINE, "text_wrap": True, "valign": "vcenter",
                     "align": "center"},
    "cell": {"border": 1, "border_color": _LINE, "num_format": "@", "text_wrap": True, "valign": "top"},
    "value": {"border": 1, "border_color": _LINE, "num_format": "@", "text_wrap": True, "valign": "top", "align": "right"},
    "doubted": {"border": 1, "border_color": _LINE, "num_format": "@", "text_wrap": True, "valign": "top", "align": "right",
                "bg_color": _DOUBT},
    "marked": {"border": 1, "border_color": _LINE, "num_format": "@", "valign": "top", "font_color": _GREY, "italic": True},
}  # fmt: skip
_WIDE = {"nama", "teks", "definisi", "judul", "butir", "mengapa", "apa", "rumus", "terbilang"}
_NARROW = {"nomor", "tahun", "halaman", "bab", "tabel", "ke"}
_REGISTERS = {KodeIndikator: "Indikator", KodeSasaran: "Sasaran"}
_LAST = 2_000
"""The last row of a register that a drop-down offers."""
_OFFERED = 255
"""Characters that the choices of a drop-down may have together."""


def write_form(
    document: Mapping[str, Any] | None, *, year: int, version: str = "", remarks: Mapping[str, str] | None = None
) -> bytes:
    """
    Write a report as a filled workbook, or with ``None`` an empty one for a year; the same input gives the same bytes.

    ``remarks`` are added to the comments of cells, by ``Pengukuran!E7``.
    """
    buffer = BytesIO()
    book = Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": "Isian laporan kinerja", "author": f"lkj-rules {version}".strip(), "created": _EPOCH})
    looks = {name: book.add_format({"font_name": "Calibri", "font_size": 10, **look}) for name, look in _LOOKS.items()}
    _write_guide(book.add_worksheet(guide()["name"]), looks)
    for page in lay_out(document, year=year):
        _Sheet(book, looks, page, remarks or {}).write()
    book.close()
    return buffer.getvalue()


def _write_guide(sheet: Any, looks: dict[str, Any]) -> None:
    stated = guide()
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, 110)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, stated["title"], looks["name"])
    for number, line in enumerate(stated["lines"], 1):
        sheet.write_string(number + 1, 0, f"{number}.", looks["hint"])
        sheet.write_string(number + 1, 1, line, looks["step"])


class _Sheet:
    def __init__(self, book: Any, looks: dict[str, Any], page: Page, remarks: Mapping[str, str]) -> None:
        self._remarks = remarks
        self._sheet, self._looks, self._page = book.add_worksheet(page.plan.name), looks, page
        self._widths: dict[int, float] = {}
        self._offers: dict[tuple[int, str | tuple[str, ...]], list[tuple[int, int]]] = {}

    def write(self) -> None:
        """
        Write all cells, then what holds for columns and the sheet.
        """
        wide = max((cell.column for cell in self._page.cells), default=1)
        for cell in self._page.cells:
            self._cell(cell, wide)
        self._write_offers()
        for column in range(1, wide + 1):
            self._sheet.set_column(column - 1, column - 1, self._widths.get(column, 12))
        self._sheet.set_row(0, 24)
        self._sheet.set_row(1, 30)
        tables = {block.table is not None for block in self._page.plan.blocks}
        if tables == {True} and len(self._page.plan.blocks) == 1 and self._page.heading_row is not None:
            self._sheet.freeze_panes(self._page.heading_row, 0)
        else:
            self._sheet.freeze_panes(2, 0)
        self._sheet.hide_gridlines(2)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_footer("&L&8 &A&R&8 &P / &N")
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:{xl_col_to_name(max(wide, 3))}{self._page.row + _LAST}"})

    def _cell(self, cell: Placed, wide: int) -> None:
        sheet, row, column = self._sheet, cell.row - 1, cell.column - 1
        if len(cell.text) > LONGEST:
            raise ValueError(f"a text of {len(cell.text)} characters does not fit in a cell")
        look = self._looks[self._look(cell)]
        match cell.role:
            case Role.NOTE:
                sheet.merge_range(row, 0, row, max(wide, 6) - 1, cell.text, look)
            case Role.TITLE | Role.SECTION:
                for place in range(max(wide, 3)):
                    sheet.write_blank(row, place, None, look)
                sheet.write_string(row, 0, cell.text, look)
            case Role.FIELD | Role.CELL if not cell.text:
                sheet.write_blank(row, column, None, look)
            case _:
                sheet.write_string(row, column, cell.text, look)
        self._measure(cell)
        note = cell.note or (self._explained(cell) if cell.role in {Role.HEADING, Role.LABEL} else "")
        if self._remarks:
            remark = self._remarks.get(f"{self._page.plan.name}!{reference((cell.row, cell.column))}", "")
            note = f"{note}\n{remark}".strip("\n")
        if note:
            size = {"x_scale": 2, "y_scale": min(6, 0.4 + 0.25 * sum(1 + len(line) // 45 for line in note.split("\n")))}
            sheet.write_comment(row, column, note, {"author": "lkj-rules", **size})
        if cell.role in {Role.FIELD, Role.CELL} and cell.of is not None:
            self._offer(row, column, cell.of)

    def _look(self, cell: Placed) -> str:
        must = cell.of is not None and cell.of.required
        if cell.role in {Role.HEADING, Role.LABEL}:
            return f"{cell.role.value}_must" if must else cell.role.value
        if cell.text in {ABSENT, BLANK}:
            return "marked"
        if cell.role is Role.CELL and f"diragukan: {YES}" in cell.note.splitlines():
            return "doubted"
        return "value" if cell.role is Role.CELL and cell.of is not None and cell.of.is_value else cell.role.value

    def _measure(self, cell: Placed) -> None:
        if cell.role is Role.LABEL:
            width = 22.0
        elif cell.role is Role.FIELD:
            width = 46.0
        elif cell.role is not Role.HEADING:
            return
        elif cell.of is None:
            width = 9.0
        else:
            name = cell.of.keys[-1]
            width = 46.0 if name in _WIDE else 8.0 if name in _NARROW else 16.0 if cell.of.is_value or name == "label" else 14.0
            width = max(width, *(len(word) + 2.0 for word in cell.text.split()))
        self._widths[cell.column] = max(self._widths.get(cell.column, 0), min(width, 50))

    def _explained(self, cell: Placed) -> str:
        if cell.of is None:
            return "1, 2, 3, … menurut kedalaman baris; jumlah atau rata-rata bagi baris rekap." if cell.text == LEVEL else ""
        column, choices = cell.of, _choices(cell.of)
        lines = [column.hint, "Wajib diisi." if column.required else ""]
        lines.append(f"Pilihan: {', '.join(choices)}." if choices else "")
        lines.append(_HOW.get(column.shape, ""))
        if column.is_value:
            lines.append(_PRINTED if cell.role is Role.HEADING else "Seperti tercetak, juga tandanya; kosong bila tidak tercetak.")
        if column.kind is Tanggal:
            lines.append("Seperti 2024-01-31 atau 31 Januari 2024.")
        return "\n".join(filter(None, lines))

    def _offer(self, row: int, column: int, of: Column) -> None:
        """
        Offer the choices of a cell; another text may be typed, and is then reported by the check.
        """
        choices, register = _choices(of), _REGISTERS.get(of.field.kind)
        source: Any = choices if choices and len(",".join(choices)) <= _OFFERED else None
        if register is not None and self._page.plan.name != register:
            source = f"={register}!$A$5:$A${_LAST}"
        if source is None or of.shape is not Shape.ONE:
            return
        areas = self._offers.setdefault((column, source if isinstance(source, str) else tuple(source)), [])
        if areas and areas[-1][1] == row - 1:
            areas[-1] = (areas[-1][0], row)
        else:
            areas.append((row, row))

    def _write_offers(self) -> None:
        for (column, source), areas in self._offers.items():
            offered = source if isinstance(source, str) else list(source)
            for first, last in areas:
                options = {"validate": "list", "source": offered, "error_type": "information"}
                self._sheet.data_validation(first, column, last, column, options)


_PRINTED = "Seperti tercetak, juga tandanya. Hapus kolom yang tidak ada di kertas; biarkan kosong sel yang kosong."
_HOW = {
    Shape.SEVERAL: "Boleh beberapa: satu baris setiap isi (Alt+Enter); kode boleh dipisahkan titik koma.",
    Shape.YEARS: "Satu kolom setiap tahun.", Shape.NUMBERED: "Satu kolom setiap nilai, bernomor urut.",
    Shape.PAIRS: "Satu baris setiap isi: nama = nilai.",
}  # fmt: skip


def _choices(column: Column) -> list[str]:
    kind: Any = column.kind
    if column.shape not in {Shape.ONE, Shape.SEVERAL} or isinstance(kind, NewType):
        return []
    if column.field.name == "tangga" and column.owner.__name__ == "Indikator":
        return list(BUILT_IN_LADDERS)
    return [YES, NO] if kind is bool else [chosen(member) for member in kind] if is_class(kind, StrEnum) else []

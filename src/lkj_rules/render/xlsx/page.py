"""
One sheet with one table: headings that stay, filters, choices for the reviewer, and a layout that prints on A4 or A3.
"""

from __future__ import annotations

import math
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from lkj_rules.model.findings import Texts
from lkj_rules.render.material import Session, counts
from lkj_rules.render.xlsx.book import Book, fit, number_of, pattern_of
from lkj_rules.render.xlsx.sheets import Column, Entry, Row, Sheet

HEAD = 4
"""The row of the headings, counted from 0; above it stand title, subject, note and sums."""
LAST_ROW = 1_048_575
"""The last row that a sheet has, counted from 0."""
_WIDEST = 200
"""Characters across that A4 still prints in letters of about 7 points; a wider sheet is laid out for A3."""
_NOTE_HEIGHT = 12


class Page:
    """
    Hold one sheet while its rows are written; a column for the report stands first where there are several.
    """

    def __init__(self, book: Book, declared: Sheet) -> None:
        self._book, self.bahasa = book, book.bahasa
        several = len(book.names) > 1
        report = [Column(key="laporan", title=Texts("Laporan", "Report"), width=18)] if several else []
        self._columns = [Column(key="no", title=Texts("No", "No"), width=5), *report, *declared.columns]
        self._index = {column.key: number for number, column in enumerate(self._columns)}
        printed = [column for column in self._columns if not column.aside]
        self._width, self._last = sum(column.width for column in printed), self._index[printed[-1].key]
        self._frozen = declared.frozen + 1 + several
        self.name = declared.name[self.bahasa]
        self._sheet: Any = book.workbook.add_worksheet(self.name)
        self._row = HEAD
        self._begin(declared.note[self.bahasa])

    @property
    def next_row(self) -> int:
        """
        Give the number, as a formula writes it, of the row that is written next.
        """
        return self._row + 2

    @property
    def room(self) -> int:
        """
        Give how many more rows the sheet takes.
        """
        return LAST_ROW - self._row - 1

    def letter(self, key: str) -> str:
        """
        Give the letter of a column.
        """
        return str(xl_col_to_name(self._index[key]))

    def cell(self, key: str, row: int | None = None) -> str:
        """
        Name a cell in a formula, of the row that is written next unless one is given.
        """
        return f"${self.letter(key)}{self.next_row if row is None else row}"

    def span(self, key: str) -> str:
        """
        Name all cells of a column, for formulas on other sheets; also where no row is written.
        """
        letter = self.letter(key)
        return f"'{self.name}'!${letter}${HEAD + 2}:${letter}${max(self._row, HEAD + 1) + 1}"

    def add(self, path: str, row: Row) -> None:
        """
        Write the next row, of the report with that path; a sheet that is full says so in its last row and takes no more.
        """
        if self._row == LAST_ROW:
            return
        self._row += 1
        if self._row == LAST_ROW:
            said = Texts("Lembar ini penuh; baris selebihnya tidak dimuat.", "This sheet is full; further rows are left out.")
            self._write(0, Entry(said[self.bahasa], "strong"))
            return
        given = {"no": Entry(self._row - HEAD, "center"), "laporan": self._book.names[path], **row}
        for number, column in enumerate(self._columns):
            entry = given.get(column.key, Entry(None, "fill" if column.fill else "text"))
            self._write(number, Entry(entry) if isinstance(entry, str) else entry)

    def _write(self, number: int, entry: Entry) -> None:
        value = entry.value
        pattern = "" if isinstance(value, str) or entry.style == "count" else pattern_of(entry.decimals)
        if entry.formula is not None:
            shown = value if isinstance(value, str) else number_of(value)
            look = self._book.look(entry.style, num_format=pattern)
            self._sheet.write_formula(self._row, number, f"={entry.formula}", look, shown)
        elif value is None:
            self._sheet.write_blank(self._row, number, None, self._book.look(entry.style))
        elif isinstance(value, str):
            self._book.write_text(self._sheet, self._row, number, value, entry.style, indent=entry.indent)
        else:
            self._sheet.write_number(self._row, number, number_of(value), self._book.look(entry.style, num_format=pattern))

    def total(self, key: str, value: int) -> None:
        """
        Put the sum of a column above its heading.
        """
        letter, last = self.letter(key), max(self._row, HEAD + 1) + 1
        look = self._book.look("strong_number", num_format=pattern_of(0))
        formula = f"=SUBTOTAL(109,{letter}{HEAD + 2}:{letter}{last})"
        self._sheet.write_formula(HEAD - 1, self._index[key], formula, look, value)

    def _begin(self, note: str) -> None:
        self._book.write_text(self._sheet, 0, 0, self.name, "title")
        self._book.write_text(self._sheet, 1, 0, self._book.subject, "subtitle")
        self._sheet.merge_range(2, 0, 2, self._last, fit(note), self._book.look("note"))
        self._sheet.set_row(2, _NOTE_HEIGHT * math.ceil(len(note) / self._width) + 2)
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.width)
            head = "head_fill" if column.fill else "head_aside" if column.aside else "head"
            self._book.write_text(self._sheet, HEAD, number, column.title[self.bahasa], head)

    def finish(self) -> None:
        """
        Set what can be set only once all rows are there: filters, choices, alarms, and how the sheet prints.
        """
        if self._row == HEAD:
            self._row += 1
            for number in range(len(self._columns)):
                self._write(number, Entry(Texts("tidak ada", "none")[self.bahasa] if number == 1 else None, "muted"))
        sheet, last = self._sheet, self._row
        sheet.autofilter(HEAD, 0, last, len(self._columns) - 1)
        sheet.freeze_panes(HEAD + 1, self._frozen)
        for number, column in enumerate(self._columns):
            self._help(number, column, last)
        sheet.print_area(0, 0, last, self._last)
        whole = f"A1:{xl_col_to_name(len(self._columns) - 1)}{last + 1}"
        sheet.ignore_errors(dict.fromkeys(("number_stored_as_text", "formula_differs", "formula_range"), whole))
        sheet.repeat_rows(HEAD)
        self._book.set_paper(sheet, wide=self._width > _WIDEST)

    def _help(self, number: int, column: Column, last: int) -> None:
        if column.choices:
            self._sheet.data_validation(HEAD + 1, number, last, number, {
                "validate": "list", "source": [choice[self.bahasa] for choice in column.choices],
                "error_title": column.title[self.bahasa],
                "error_message": Texts("Pilih salah satu dari daftar.", "Choose one from the list.")[self.bahasa],
            })  # fmt: skip
        if column.alarm is not None:
            self._sheet.conditional_format(HEAD + 1, number, last, number, {
                "type": "text", "criteria": "begins with", "value": column.alarm[self.bahasa],
                "format": self._book.look("differs"),
            })  # fmt: skip


def write_sheet(sheet: Sheet, session: Session, book: Book) -> Page:
    """
    Write a sheet with the rows of all reports.
    """
    page = Page(book, sheet)
    for report in session.reports:
        for row in sheet.rows(page, report, session):
            page.add(report.path, row)
    for column in sheet.columns:
        if column.summed:
            page.total(column.key, sum(counts(*report.result.rules)[column.key] for report in session.reports))
    page.finish()
    return page

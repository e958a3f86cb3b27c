"""
One sheet with one table: headings that stay, filters, choices for the reviewer, and a layout that prints on A4 or A3.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs
from xlsxwriter.utility import xl_col_to_name

from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact
from lkj_rules.render.xlsx.book import Book, Look, fit

HEAD = 4
"""The row of the headings, counted from 0; above it stand title, subject, note and sums."""
LAST_ROW = 1_048_575
"""The last row that a sheet has, counted from 0."""
_A4, _A3 = 9, 8
_WIDEST = 200
"""Characters across that A4 still prints in letters of about 7 points; a wider sheet is laid out for A3."""
_FOOTER = 70
_NOTE_HEIGHT = 12


@attrs.frozen(kw_only=True)
class Column:
    """
    Hold one column: its key, heading and width in characters.

    ``fill`` is left for the reviewer, with ``choices`` where one of several answers is asked for. ``aside`` stands beside the
    printed part. Live checks whose text begins with ``alarm`` are made conspicuous.
    """

    key: str
    title: Texts
    width: float
    fill: bool = False
    choices: tuple[Texts, ...] = ()
    aside: bool = False
    alarm: Texts | None = None


@attrs.frozen
class Entry:
    """
    Hold the content of one cell: a text, an exact number, or a formula with the value that it has.

    ``decimals`` are the digits shown of a number; ``indent`` moves a text in.
    """

    value: str | Exact | None
    style: str = "text"
    formula: str | None = None
    decimals: int = 0
    indent: int = 0


@attrs.frozen(kw_only=True)
class Frame:
    """
    Hold what is the same on all sheets: the book, the language, and the names of the reports by their paths.
    """

    book: Book
    bahasa: str
    names: Mapping[str, str]
    footer: str

    @property
    def subject(self) -> str:
        """
        Name what the workbook is about: the one report, or how many there are.
        """
        names = list(self.names.values())
        if len(names) == 1:
            return names[0]
        return Texts(f"{len(names)} laporan", f"{len(names)} reports")[self.bahasa]


class Page:
    """
    Hold one sheet while its rows are written; a column for the report stands first where there are several.
    """

    def __init__(self, frame: Frame, name: Texts, columns: Sequence[Column], *, note: Texts, frozen: int = 1) -> None:
        self._frame, self._book, self._bahasa = frame, frame.book, frame.bahasa
        several = len(frame.names) > 1
        report = [Column(key="laporan", title=Texts("Laporan", "Report"), width=18)] if several else []
        self._columns = [Column(key="no", title=Texts("No", "No"), width=5), *report, *columns]
        self._index = {column.key: number for number, column in enumerate(self._columns)}
        self._frozen = frozen + 1 + several
        self.name = name[self._bahasa]
        self._sheet: Any = self._book.workbook.add_worksheet(self.name)
        self._row = HEAD
        self._full = False
        self._begin(note[self._bahasa])

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

    def cell(self, key: str, row: int) -> str:
        """
        Name a cell in a formula.
        """
        return f"${self.letter(key)}{row}"

    def span(self, key: str) -> str:
        """
        Name all cells of a column, for formulas on other sheets; also where no row is written.
        """
        letter = self.letter(key)
        return f"'{self.name}'!${letter}${HEAD + 2}:${letter}${max(self._row, HEAD + 1) + 1}"

    def add(self, path: str, entries: Mapping[str, Entry]) -> None:
        """
        Write the next row, of the report with that path; a sheet that is full says so in its last row and takes no more.
        """
        if self._full:
            return
        self._row += 1
        if self._row == LAST_ROW:
            self._full = True
            said = Texts("Lembar ini penuh; baris selebihnya tidak dimuat.", "This sheet is full; further rows are left out.")
            self._write(0, Entry(said[self._bahasa], "strong"))
            return
        given = {"no": Entry(self._row - HEAD, "center"), "laporan": Entry(self._frame.names[path]), **entries}
        for number, column in enumerate(self._columns):
            self._write(number, given.get(column.key, Entry(None, "fill" if column.fill else "text")))

    def _write(self, number: int, entry: Entry) -> None:
        if entry.value is None and entry.formula is None:
            self._sheet.write_blank(self._row, number, None, self._book.look(Look(entry.style)))
        elif entry.formula is not None:
            shown = entry.value if isinstance(entry.value, str) else _float(entry.value)
            look = Look(entry.style, "" if isinstance(entry.value, str) else _pattern(entry.decimals))
            self._sheet.write_formula(self._row, number, f"={entry.formula}", self._book.look(look), shown)
        elif isinstance(entry.value, str):
            self._book.write_text(self._sheet, self._row, number, entry.value, Look(entry.style, indent=entry.indent))
        else:
            look = self._book.look(Look(entry.style, "" if entry.style == "count" else _pattern(entry.decimals)))
            self._sheet.write_number(self._row, number, _float(entry.value), look)

    def total(self, key: str, value: int) -> None:
        """
        Put the sum of a column above its heading; it follows the filter.
        """
        letter, last = self.letter(key), max(self._row, HEAD + 1) + 1
        formula = f"=SUBTOTAL(109,{letter}{HEAD + 2}:{letter}{last})"
        self._sheet.write_formula(HEAD - 1, self._index[key], formula, self._book.look(Look("strong_number", _pattern(0))), value)

    def _begin(self, note: str) -> None:
        self._book.write_text(self._sheet, 0, 0, self.name, Look("title"))
        self._book.write_text(self._sheet, 1, 0, self._frame.subject, Look("subtitle"))
        printed = [number for number, column in enumerate(self._columns) if not column.aside]
        self._sheet.merge_range(2, 0, 2, printed[-1], fit(note), self._book.look(Look("note")))
        width = sum(self._columns[number].width for number in printed)
        self._sheet.set_row(2, _NOTE_HEIGHT * math.ceil(len(note) / width) + 2)
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.width)
            head = "head_fill" if column.fill else "head_aside" if column.aside else "head"
            self._book.write_text(self._sheet, HEAD, number, column.title[self._bahasa], Look(head))

    def finish(self) -> None:
        """
        Set what can be set only once all rows are there: filters, choices, alarms, and how the sheet prints.
        """
        if self._row == HEAD:
            self._row += 1
            for number in range(len(self._columns)):
                self._write(number, Entry(Texts("tidak ada", "none")[self._bahasa] if number == 1 else None, "muted"))
        sheet, last = self._sheet, self._row
        sheet.autofilter(HEAD, 0, last, len(self._columns) - 1)
        sheet.freeze_panes(HEAD + 1, self._frozen)
        for number, column in enumerate(self._columns):
            self._help(number, column, last)
        printed = max(number for number, column in enumerate(self._columns) if not column.aside)
        sheet.print_area(0, 0, last, printed)
        whole = f"A1:{xl_col_to_name(len(self._columns) - 1)}{last + 1}"
        sheet.ignore_errors(dict.fromkeys(("number_stored_as_text", "formula_differs", "formula_range"), whole))
        sheet.repeat_rows(HEAD)
        width = sum(column.width for column in self._columns if not column.aside)
        set_paper(sheet, self._frame, wide=width > _WIDEST)

    def _help(self, number: int, column: Column, last: int) -> None:
        if column.choices:
            self._sheet.data_validation(HEAD + 1, number, last, number, {
                "validate": "list", "source": [choice[self._bahasa] for choice in column.choices],
                "error_title": column.title[self._bahasa],
                "error_message": Texts("Pilih salah satu dari daftar.", "Choose one from the list.")[self._bahasa],
            })  # fmt: skip
        if column.alarm is not None:
            self._sheet.conditional_format(HEAD + 1, number, last, number, {
                "type": "text", "criteria": "begins with", "value": column.alarm[self._bahasa],
                "format": self._book.look(Look("differs")),
            })  # fmt: skip


def set_paper(sheet: Any, frame: Frame, *, wide: bool = False) -> None:
    """
    Make a sheet print on A4 across, a wide one on A3, as wide as a page, with numbered pages.
    """
    sheet.set_landscape()
    sheet.set_paper(_A3 if wide else _A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    left, right = (fit(text).replace("\n", " ")[:_FOOTER].replace("&", "&&") for text in (frame.subject, frame.footer))
    pages = Texts("Halaman &P dari &N", "Page &P of &N")[frame.bahasa]
    sheet.set_footer(f"&L&8 {left} &C&8 {pages}&R&8 {right} ")  # a digit right after a code would belong to it


def _float(value: Exact | None) -> float | int:
    """
    Give a number as a spreadsheet keeps it; one too large for that is cut to the largest.
    """
    try:
        return 0 if value is None else int(value) if Fraction(value).denominator == 1 else float(value)
    except OverflowError:
        return math.copysign(1e300, 1 if value is None or value > 0 else -1)


def _pattern(decimals: int) -> str:
    """
    Give the pattern of a number, with a little room after it.
    """
    number = "#,##0." + "0" * decimals if decimals > 0 else "#,##0"
    return f"{number}_ ;-{number}_ "

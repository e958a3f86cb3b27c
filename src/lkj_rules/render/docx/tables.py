"""
Tables of the papers: fixed widths, a first row that is repeated on every page, rows that are not torn apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

import attrs
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm
from docx.table import Table, _Cell, _Row

from lkj_rules.render.docx.styles import CELL, HEAD, element
from lkj_rules.render.docx.wording import clean

GREY = "E7E6E6"


class Align(Enum):
    """Name how the texts of a column stand."""

    LEFT = WD_ALIGN_PARAGRAPH.LEFT
    CENTRED = WD_ALIGN_PARAGRAPH.CENTER
    FIGURES = WD_ALIGN_PARAGRAPH.RIGHT


@attrs.frozen
class Column:
    """
    Hold a column: its title, its share of the width, and how its texts stand.
    """

    title: str
    share: float
    align: Align = Align.LEFT


@attrs.frozen
class Strong:
    """
    Hold the text of a cell that is set in bold.
    """

    text: str


@attrs.frozen
class Lines:
    """
    Hold the text of a cell that has several paragraphs.
    """

    texts: tuple[str, ...]


Content = str | Strong | Lines


def add_table(document: Document, width: float, columns: Sequence[Column], rows: Iterable[Sequence[Content]]) -> Table:
    """
    Add a framed table of a width in cm.
    """
    table = empty_table(document, width, [column.share for column in columns], framed=True)
    head = add_row(table, [column.title for column in columns], HEAD)
    _mark(head, "tblHeader")
    for cell in head.cells:
        _shade(cell)
    for row in rows:
        added = add_row(table, row, CELL)
        for cell, column in zip(added.cells, columns, strict=True):
            cell.paragraphs[0].alignment = column.align.value
    return table


def empty_table(document: Document, width: float, shares: Sequence[float], *, framed: bool) -> Table:
    """
    Add a table without rows whose columns keep their width; without a frame its texts begin where those of paragraphs do.
    """
    table: Table = document.add_table(rows=0, cols=len(shares), style="Table Grid" if framed else "Normal Table")
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    if not framed:
        _no_margins(table)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Cm(width * share / sum(shares))
    return table


def add_row(table: Table, contents: Sequence[Content], style: str) -> _Row:
    """
    Add a row that is not torn apart at the end of a page.
    """
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    _mark(row, "cantSplit")
    for cell, content in zip(row.cells, contents, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.style = style
        match content:
            case Strong(text=text):
                paragraph.add_run(clean(text)).bold = True
            case Lines(texts=texts):
                paragraph.add_run(clean(texts[0]))
                for text in texts[1:]:
                    cell.add_paragraph(clean(text), style)
            case text:
                paragraph.add_run(clean(text))
    return row


def join_down(table: Table, column: int, first: int, last: int) -> None:
    """
    Join the cells of a column over several rows; the text of the first stays.
    """
    for number in range(first, last + 1):
        cell = table.rows[number].cells[column]
        merge = element("vMerge", val="restart" if number == first else "continue")
        cell._tc.get_or_add_tcPr().append(merge)  # noqa: SLF001  # merging cell by cell in python-docx copies empty paragraphs


def _no_margins(table: Table) -> None:
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="0", type="dxa"))
    properties = table._tbl.tblPr  # noqa: SLF001  # python-docx has no public way to the margins of a table's cells
    properties.insert_element_before(margins, "w:tblLook")


def _mark(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(element(tag))  # noqa: SLF001  # python-docx has no public way to a row's properties


def _shade(cell: _Cell) -> None:
    shade = element("shd", val="clear", color="auto", fill=GREY)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001  # python-docx has no public way to a cell's colour

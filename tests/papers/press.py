"""
Print consistent reports as PDF and Word files in many layouts.

``python tests/papers/press.py REPORT PDF`` prints the tables of one: ``fixtures/papers`` is made with it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import attrs
import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table
from sheets import ABOVE, LEFT, Json, Sheet, printed_part, sheets

_PROSE = (
    "Bagian ini menyajikan tabel yang menjadi dasar pengukuran kinerja. Data dikumpulkan oleh setiap unit kerja, diperiksa oleh "
    "tim penyusun, dan dihitung dengan rumus yang sama seperti pada tahun sebelumnya."
)
_MARGIN = 2 * cm
_SHORT = 13 * cm
"""Height of pages on which every table goes on to the next."""
_THIN = 0.3
_BLANK = 4
"""Points that an indent has for each blank."""
_FONTS = {"Vera": "Vera.ttf", "VeraBd": "VeraBd.ttf"}
"""Fonts that come with reportlab and have ``≥``."""


@attrs.frozen(kw_only=True)
class Layout:
    """Hold how a report is printed."""

    name: str
    word: bool = False
    ruled: str = "all"
    """``all``, ``half`` (lines across only), ``none``, or ``tabs``: typed in Word without a table."""
    merged: bool = False
    short: bool = False
    repeated: bool = True
    """Whether headings are printed again on every page."""
    turned: str = ""
    """``shown`` upright by the file, or ``sideways``."""
    below: bool = False
    reversed: bool = False
    chapters: bool = False
    """Whether each chapter is a file."""


LAYOUTS = (
    Layout(name="PDF, ruled"),
    Layout(name="PDF, ruled, merged cells", merged=True),
    Layout(name="PDF, lines across only", ruled="half"),
    Layout(name="PDF, no lines", ruled="none"),
    Layout(name="PDF, over pages, headings repeated", short=True),
    Layout(name="PDF, over pages, headings once", short=True, repeated=False),
    Layout(name="PDF, over pages, merged cells", short=True, merged=True),
    Layout(name="PDF, over pages, no lines", short=True, ruled="none"),
    Layout(name="PDF, turned, shown upright", turned="shown"),
    Layout(name="PDF, turned sideways", turned="sideways"),
    Layout(name="PDF, captions below", below=True),
    Layout(name="PDF, columns in another order", reversed=True),
    Layout(name="PDF, a file a chapter", chapters=True),
    Layout(name="Word", word=True),
    Layout(name="Word, merged cells", word=True, merged=True),
    Layout(name="Word, captions below", word=True, below=True, merged=True),
    Layout(name="Word, columns in another order", word=True, reversed=True),
    Layout(name="Word, typed with tabs", word=True, ruled="tabs"),
    Layout(name="Word, a file a chapter", word=True, chapters=True),
)


def press(report: Json, layout: Layout) -> list[bytes]:
    """
    Print a report: one file, or one a chapter.
    """
    tables = list(sheets(printed_part(report), reversed_=layout.reversed))
    chapters = sorted({each.chapter for each in tables}) if layout.chapters else [""]
    write = _write_word if layout.word else _write_pdf
    return [
        write(_cover(report) if at == 0 else [], [each for each in tables if chapter in {"", each.chapter}], layout)
        for at, chapter in enumerate(chapters)
    ]


def _cover(report: Json) -> list[str]:
    return ["LAPORAN KINERJA", report["entitas"]["nama"], f"TAHUN {report['tahun']}"]


def _merges(sheet: Sheet, *, merged: bool) -> Iterator[tuple[int, int, int, int]]:
    """
    Iterate over merged cells: top, left, bottom, right.
    """
    grid = [*sheet.heads, *sheet.rows]
    for row, cells in enumerate(sheet.heads):
        for column, text in enumerate(cells):
            if text not in {LEFT, ABOVE}:
                right, bottom = column, row
                while right + 1 < len(cells) and cells[right + 1] == LEFT:
                    right += 1
                while bottom + 1 < len(sheet.heads) and sheet.heads[bottom + 1][column] == ABOVE:
                    bottom += 1
                if (bottom, right) != (row, column):
                    yield row, column, bottom, right
    top = len(sheet.heads)
    for row in range(top + 1, len(grid) + 1) if merged else ():
        if row == len(grid) or grid[row][: sheet.merging] != grid[top][: sheet.merging]:
            yield from ((top, column, row - 1, column) for column in range(sheet.merging) if row - 1 > top)
            top = row


def _texts(sheet: Sheet) -> list[list[str]]:
    return [["" if each in {LEFT, ABOVE} else each for each in cells] for cells in [*sheet.heads, *sheet.rows]]


def _write_pdf(cover: Sequence[str], tables: Sequence[Sheet], layout: Layout) -> bytes:
    for font, file in _FONTS.items():
        if font not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(font, file))
    stream = BytesIO()
    tall = _SHORT if layout.short else A4[0]
    wide = A4[1]
    page = (tall, wide) if layout.turned == "sideways" else (wide, tall)  # reportlab swaps those of a page that is shown turned

    def begin(canvas: Any, document: Any) -> None:
        if layout.turned:
            canvas.translate(tall, 0)
            canvas.rotate(90)
        canvas.drawCentredString(wide / 2, 1 * cm, str(document.page))

    frame = Frame(_MARGIN, _MARGIN, wide - 2 * _MARGIN, tall - 2 * _MARGIN, id="all")
    document = BaseDocTemplate(stream, pagesize=page, rotation=90 if layout.turned == "shown" else 0, invariant=True)
    document.addPageTemplates(PageTemplate(id="all", frames=[frame], onPage=begin))
    centred = ParagraphStyle("centred", fontName="VeraBd", alignment=1, spaceBefore=6, spaceAfter=6)
    prose = ParagraphStyle("prose", fontName="Vera", fontSize=11, leading=14, alignment=4, spaceAfter=8)
    caption = ParagraphStyle("caption", fontName="Vera", fontSize=10, alignment=1, spaceBefore=4, spaceAfter=4)
    flow: list[Flowable] = [Paragraph(escape(each), centred) for each in cover]
    chapter = ""
    for sheet in tables:
        if sheet.chapter != chapter:
            chapter = sheet.chapter
            flow.append(Paragraph(escape(chapter), centred))
        title = Paragraph(escape(sheet.caption), caption)
        table = _pdf_table(sheet, layout, wide - 2 * _MARGIN - 12)
        flow += [Paragraph(_PROSE, prose), *((table, title) if layout.below else (title, table)), Spacer(1, 12)]
    document.build(flow)
    return stream.getvalue()


def _pdf_table(sheet: Sheet, layout: Layout, width: float) -> Table:
    small = ParagraphStyle("cell", fontName="Vera", fontSize=7, leading=9)
    head = ParagraphStyle("head", parent=small, fontName="VeraBd", alignment=1)
    right = ParagraphStyle("right", parent=small, alignment=2)
    texts = _texts(sheet)
    styles: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    for top, left, bottom, far in _merges(sheet, merged=layout.merged and layout.ruled == "all"):
        styles.append(("SPAN", (left, top), (far, bottom)))
        for row in range(top + 1, bottom + 1):
            texts[row][left] = ""
    if layout.ruled == "all":
        styles.append(("GRID", (0, 0), (-1, -1), 0.5, colors.black))
    elif layout.ruled == "half":
        styles += [("LINEABOVE", (0, 0), (-1, 0), 1, colors.black), ("LINEBELOW", (0, 0), (-1, -1), _THIN, colors.black)]
    heads = len(sheet.heads)
    figures = range(sheet.merging + 2, len(sheet.weights)) if sheet.merging else range(len(sheet.weights) - 1, len(sheet.weights))
    cells = [
        [
            Paragraph(escape(text).replace("  ", "&nbsp; "), head if row < heads else right if column in figures else small)
            for column, text in enumerate(line)
        ]
        for row, line in enumerate(texts)
    ]
    widths = [width * weight / sum(sheet.weights) for weight in sheet.weights]
    table = Table(cells, colWidths=widths, repeatRows=heads if layout.repeated else 0)
    table.setStyle(styles)
    return table


def _write_word(cover: Sequence[str], tables: Sequence[Sheet], layout: Layout) -> bytes:
    document = docx.Document()
    for text in cover:
        document.add_heading(text, level=0)
    chapter = ""
    for sheet in tables:
        if sheet.chapter != chapter:
            chapter = sheet.chapter
            document.add_heading(chapter, level=1)
        document.add_paragraph(_PROSE)
        if not layout.below:
            document.add_paragraph(sheet.caption, style="Caption").alignment = WD_ALIGN_PARAGRAPH.CENTER
        if layout.ruled == "tabs":
            _type_table(document, sheet)
        else:
            _add_table(document, sheet, layout)
        if layout.below:
            document.add_paragraph(sheet.caption, style="Caption")
        document.add_paragraph()
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_table(document: Any, sheet: Sheet, layout: Layout) -> None:
    texts = _texts(sheet)
    table = document.add_table(len(texts), len(sheet.weights), style="Table Grid")
    rows = [row.cells for row in table.rows]
    merges = list(_merges(sheet, merged=layout.merged))
    covered = {
        (row, column) for top, left, bottom, right in merges for row in range(top, bottom + 1) for column in range(left, right + 1)
        if (row, column) != (top, left)
    }  # fmt: skip
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            if (row, column) not in covered:
                rows[row][column].text = text.strip()
                rows[row][column].paragraphs[0].paragraph_format.left_indent = Pt(_BLANK * (len(text) - len(text.lstrip())))
    for top, left, bottom, right in merges:
        rows[top][left].merge(rows[bottom][right])


def _type_table(document: Any, sheet: Sheet) -> None:
    heads = [
        " ".join(dict.fromkeys(filter(None, (_head(sheet, row, column) for row in range(len(sheet.heads))))))
        for column in range(len(sheet.weights))
    ]
    for line in [heads, *sheet.rows]:
        typed = document.add_paragraph("\t".join(each.strip() for each in line))
        for at in range(1, len(line)):
            typed.paragraph_format.tab_stops.add_tab_stop(Pt(440 * sum(sheet.weights[:at]) / sum(sheet.weights)))


def _head(sheet: Sheet, row: int, column: int) -> str:
    text = sheet.heads[row][column]
    while text == LEFT:
        column -= 1
        text = sheet.heads[row][column]
    return "" if text == ABOVE else text


if __name__ == "__main__":
    (printed,) = press(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Layout(name="PDF", merged=True))
    Path(sys.argv[2]).write_bytes(printed)

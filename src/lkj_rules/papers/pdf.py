"""
PDF → paper.
"""

from __future__ import annotations

import io
from typing import Any

from lkj_rules.errors import InputError
from lkj_rules.model.findings import Texts
from lkj_rules.papers.assembly import assemble
from lkj_rules.papers.paper import Box, Line, Paper
from lkj_rules.papers.sheet import Part, Sheet
from lkj_rules.tables.grid import Watch, tidy

PICTURE = Texts("halaman gambar (pindaian)", "a picture of a page (scan)")


def read_pdf(data: bytes, file: str, watch: Watch | None = None) -> Paper:
    """
    Read the pages of a PDF.

    Raises ``InputError`` for one that is encrypted or broken.
    """
    import pdfplumber
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    sheets: list[Sheet] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            for page in pdf.pages:
                sheets.append(_sheet(page))
                page.close()
                if watch is not None:
                    watch(len(sheets))
    except (PdfminerException, MalformedPDFException):
        raise InputError.of(file, "PDF ini rusak atau bersandi.", "This PDF is broken or encrypted.") from None
    return assemble(sheets, file)


def _sheet(page: Any) -> Sheet:
    number = page.page_number
    sheet = Sheet(number=number, width=float(page.width), height=float(page.height))
    if not page.chars:
        sheet.unread = PICTURE if page.images else None
        return sheet
    rest = page.dedupe_chars()
    for table in page.find_tables():
        texts = table.extract()
        if min(len(texts), len(texts[0])) <= 1:
            continue
        rest = rest.filter(lambda each, box=table.bbox: not _within(each, box))
        sheet.flow.append(_part(number, table, texts))
    for line in rest.extract_text_lines():
        letters = [each for each in line["chars"] if each["text"].strip()]
        if letters:
            bold = sum("bold" in each["fontname"].lower() for each in letters) > len(letters) / 2
            size = sum(each["size"] for each in letters) / len(letters)
            box = Box(number, line["x0"], line["top"], line["x1"], line["bottom"])
            sheet.flow.append(Line(text=tidy(line["text"]), page=number, box=box, bold=bold, size=size))
    sheet.flow.sort(key=lambda each: each.box.top if each.box else 0)
    return sheet


def _within(each: dict[str, Any], box: tuple[float, ...]) -> bool:
    left, top, right, bottom = box
    return bool(left <= (each["x0"] + each["x1"]) / 2 <= right and top <= (each["top"] + each["bottom"]) / 2 <= bottom)


def _part(number: int, table: Any, texts: list[list[str | None]]) -> Part:
    lefts, tops = sorted({cell[0] for cell in table.cells}), sorted({cell[1] for cell in table.cells})
    rows = [[tidy(text or "") for text in row] for row in texts]
    part = Part(box=Box(number, *table.bbox), columns=[*lefts, table.bbox[2]], rows=rows)
    for cell in table.cells:
        left, top = lefts.index(cell[0]), tops.index(cell[1])
        right, bottom = sum(each < cell[2] - 1 for each in lefts) - 1, sum(each < cell[3] - 1 for each in tops) - 1
        if part.rows[top][left]:
            part.boxes[top, left] = Box(number, *cell)
        if right > left or bottom > top:
            part.merged.append((top, left, bottom, right))
    return part

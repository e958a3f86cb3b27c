"""
PDF → paper.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.errors import InputError
from lkj_rules.model.findings import Texts
from lkj_rules.papers.assembly import assemble
from lkj_rules.papers.glyphs import Glyphs, glyphs_of
from lkj_rules.papers.paper import Box, Line, Paper
from lkj_rules.papers.ruled import ruled_parts
from lkj_rules.papers.sheet import Sheet
from lkj_rules.papers.strokes import frames_of
from lkj_rules.papers.typesetting import Row, rows_of
from lkj_rules.papers.unruled import unruled_parts
from lkj_rules.tables.grid import Watch, tidy

PICTURE = Texts("halaman gambar (pindaian)", "a picture of a page (scan)")
MEANINGLESS = Texts("hurufnya tidak bermakna (pengodean fon rusak)", "its letters have no meaning (broken encoding of fonts)")
RECOGNISED = Texts("dikenali mesin dari pindaian", "recognised by a machine from a scan")

_FEW = 8
_PICTURED = 0.4


def read_pdf(data: bytes, file: str, watch: Watch | None = None) -> Paper:
    """
    Read the pages of a PDF.

    Raises ``InputError`` for one that is encrypted or broken.
    """
    import pypdfium2

    sheets: list[Sheet] = []
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise InputError.of(file, "PDF ini rusak atau bersandi.", "This PDF is broken or encrypted.") from None
    for index in range(len(document)):
        page = document[index]
        sheets.append(_sheet(page, index + 1))
        page.close()
        if watch is not None:
            watch(len(sheets))
    return assemble(sheets, file)


def _sheet(page: Any, number: int) -> Sheet:
    glyphs = glyphs_of(page)
    sheet = Sheet(number=number, width=glyphs.width, height=glyphs.height, unread=_unread(glyphs))
    if sheet.unread is not None:
        return sheet
    frames = frames_of(glyphs.strokes)
    ruled, letters = ruled_parts(glyphs, frames, number)
    alone = [rule for frame in frames if not frame.plumb for rule in frame.level]
    unruled, rows = unruled_parts(rows_of(each for each in letters if not each.turn), alone, number)
    sheet.flow.extend([*ruled, *unruled, *(_line(row, number) for row in rows)])
    sheet.flow.sort(key=lambda each: each.box.top if each.box else 0)
    return sheet


def _unread(glyphs: Glyphs) -> Texts | None:
    if len(glyphs.letters) < _FEW:
        return PICTURE if glyphs.pictured >= _PICTURED else None
    strange = sum(not each.sure or "\ue000" <= each.text <= "\uf8ff" or each.text == "\ufffd" for each in glyphs.letters)
    return MEANINGLESS if strange > len(glyphs.letters) / 3 else None


def _line(row: Row, number: int) -> Line:
    box = Box(number, row.left, row.top, row.right, row.bottom)
    bold = sum(len(word.text) * (1 if word.bold else -1) for word in row.words) > 0
    return Line(text=tidy(row.text), page=number, box=box, bold=bold, size=row.size)

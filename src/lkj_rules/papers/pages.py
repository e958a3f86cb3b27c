"""
Pages of a PDF, read one by one in a process of their own: what a hostile file breaks is that process.

``python -m lkj_rules.papers.pages`` reads a file from standard input and writes each page to standard output as it is done.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Box
from lkj_rules.papers.cells import doubted
from lkj_rules.papers.glyphs import Glyphs, glyphs_of
from lkj_rules.papers.paper import PICTURE, RECOGNISED, Line
from lkj_rules.papers.process import Bounds, answer
from lkj_rules.papers.ruled import ruled_parts
from lkj_rules.papers.scans import Recogniser, ruled_in
from lkj_rules.papers.sheet import Part, Sheet
from lkj_rules.papers.strokes import frames_of
from lkj_rules.papers.typesetting import Row, rows_of
from lkj_rules.papers.unruled import unruled_parts
from lkj_rules.tables.grid import tidy

MOST_PAGES = 1_000
"""Pages that a PDF may have."""
SCANS = "scans"
"""The argument that asks for letters in pictures to be recognised."""
SCAN_SECONDS, SCAN_MEMORY = 120, 4 * 1024**3
"""What that may use: of the processor for a page, which takes 14 seconds, and bytes in all."""
SCAN_BOUNDS = Bounds(seconds=SCAN_SECONDS, memory=SCAN_MEMORY)

BROKEN, LOCKED, TOO_LONG = "broken", "locked", "too long"
"""What is written instead of a page where there is none."""

MEANINGLESS = Texts("hurufnya tidak bermakna (pengodean fon rusak)", "its letters have no meaning (broken encoding of fonts)")
BROKEN_PAGE = Texts("halaman rusak", "a broken page")

_FOOT = 0.88
"""Of the height of a page: footers stand below."""
_FEW = 8
_PICTURED = 0.4


def sheets_of(data: bytes, recogniser: Recogniser | None = None) -> Iterator[Sheet | str]:
    """
    Read the pages of a PDF one by one; those that cannot be read as letters with the recogniser, where there is one.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        yield LOCKED if "password" in str(error).casefold() else BROKEN
        return
    if not 0 < count <= MOST_PAGES:
        yield TOO_LONG if count else BROKEN
        return
    before: list[float] = []
    for index in range(count):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            yield Sheet(number=index + 1, width=0, height=0, unread=BROKEN_PAGE)
            continue
        sheet, before = _sheet(page, index + 1, before, recogniser)
        yield sheet
        page.close()


def _sheet(page: Any, number: int, before: list[float], recogniser: Recogniser | None) -> tuple[Sheet, list[float]]:
    """
    Read a page, and the edges of columns of a table without lines at its end, given those of the page before.
    """
    glyphs = glyphs_of(page)
    if recogniser is not None and _unread(glyphs) is not None:
        width, height = page.get_size()
        glyphs = Glyphs(width, height, letters=recogniser.letters_of(page), pictured=glyphs.pictured, recognised=True)
    if glyphs.recognised and not glyphs.turned:
        glyphs.strokes += ruled_in(page)
    sheet = Sheet(number=number, width=glyphs.width, height=glyphs.height, turned=glyphs.turned, unread=_unread(glyphs))
    if sheet.unread is not None:
        return sheet, []
    sheet.recognised = glyphs.recognised
    frames = frames_of(glyphs.strokes)
    ruled, letters = ruled_parts(glyphs, frames, number)
    alone = [rule for frame in frames if not frame.plumb for rule in frame.level]
    unruled, rows = unruled_parts(rows_of(each for each in letters if not each.turn), alone, number, before)
    if glyphs.recognised:
        for part in (*ruled, *unruled):
            doubted(part, RECOGNISED)
    sheet.flow.extend([*ruled, *unruled, *(_line(row, number) for row in rows)])
    sheet.flow.sort(key=lambda each: each.box.top if each.box else 0)
    last = next((each for each in reversed(sheet.flow) if each.box and each.box.top < _FOOT * sheet.height), None)
    return sheet, last.columns if isinstance(last, Part) and last in unruled else []


def _unread(glyphs: Glyphs) -> Texts | None:
    if len(glyphs.letters) < _FEW:
        return PICTURE if glyphs.pictured >= _PICTURED else None
    strange = sum(not each.sure or "\ue000" <= each.text <= "\uf8ff" or each.text == "\ufffd" for each in glyphs.letters)
    return MEANINGLESS if strange > len(glyphs.letters) / 3 else None


def _line(row: Row, number: int) -> Line:
    box = Box(number, row.left, row.top, row.right, row.bottom)
    bold = sum(len(word.text) * (1 if word.bold else -1) for word in row.words) > 0
    return Line(text=tidy(row.text), page=number, box=box, bold=bold, size=row.size)


if __name__ == "__main__":
    asked = SCANS in sys.argv
    sheets = sheets_of(sys.stdin.buffer.read(), Recogniser() if asked else None)
    answer((each if isinstance(each, str) else each.to_json() for each in sheets), SCAN_BOUNDS if asked else Bounds())

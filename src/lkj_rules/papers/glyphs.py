"""
What PDFium finds on a page: letters, ruled lines, pictures; in points from the left and upper edge of the page as it is shown.

Nothing of a PDF is run or followed: no scripts, no embedded files, no references to elsewhere.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from typing import Any, NamedTuple

import attrs

from lkj_rules.papers.drawing import Point, drawn_on
from lkj_rules.papers.strokes import Stroke

_MOST_LETTERS = 100_000
_WATERMARK = 26.0
"""Points: pale letters that are larger are a watermark."""
_PALE = 140
_WHITE = 250
_TURN = 90
_INVISIBLE = 3
_SLANT = 2
_BOLD = 600
_BLANK, _HARD_BLANK = 0x20, 0xA0

class Letter(NamedTuple):
    """
    Hold one letter.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    """Where it stands, from the upper edge."""
    size: float
    bold: bool
    turn: int
    """Degrees by which it is turned to the left: 0, 90, 180, 270."""
    sure: bool
    """Whether the file says which letter it is."""
    apart: bool
    """Whether the file has a blank before it."""


@attrs.define
class Glyphs:
    """
    Hold what stands on one page.
    """

    width: float
    height: float
    letters: list[Letter] = attrs.field(factory=list, repr=False)
    strokes: list[Stroke] = attrs.field(factory=list, repr=False)
    pictured: float = 0.0
    """The share of the page that its largest picture covers."""
    recognised: bool = False
    """Whether the letters are not shown: those of a scan, as a machine recognised them."""
    turned: int = 0
    """Degrees by which the page must be turned to the right so that it can be read."""


@attrs.frozen
class _Style:
    size: float
    bold: bool
    turn: int | None
    drop: bool
    invisible: bool


def glyphs_of(page: Any) -> Glyphs:
    """
    Gather what stands on a page of PDFium; a page whose letters are turned is turned upright.
    """
    left, bottom, right, top = page.get_bbox()
    rotation = page.get_rotation()
    point: Point = {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }[rotation]
    width, height = right - left, top - bottom
    glyphs = Glyphs(*((height, width) if rotation % 180 else (width, height)))
    _read_letters(page, glyphs, point, rotation)
    turns = Counter(letter.turn for letter in glyphs.letters)
    most = turns.most_common(1)[0][0] if turns else 0
    if most and turns[most] > turns[0] * 2:
        point = _turned(glyphs, point, most)
    glyphs.strokes, pictured = drawn_on(page, point)
    glyphs.pictured = pictured / (width * height or 1)
    return glyphs


def _turned(glyphs: Glyphs, point: Point, turn: int) -> Point:
    """
    Turn a page so that its letters stand upright.
    """
    width, height = glyphs.width, glyphs.height
    move: Point = {
        90: lambda x, y: (height - y, x),
        180: lambda x, y: (width - x, height - y),
        270: lambda x, y: (y, width - x),
    }[turn]
    if turn % 180:
        glyphs.width, glyphs.height = height, width
    glyphs.turned = turn
    letters = []
    for each in glyphs.letters:
        (x0, y0), (x1, y1) = move(each.left, each.top), move(each.right, each.bottom)
        new = (each.turn - turn) % 360
        base = move(each.base, each.base)[1] if each.turn % 180 else move(each.left, each.base)[1]
        letters.append(each._replace(left=min(x0, x1), right=max(x0, x1), top=min(y0, y1), bottom=max(y0, y1), base=base, turn=new))
    glyphs.letters = letters
    return lambda x, y: move(*point(x, y))


def _read_letters(page: Any, glyphs: Glyphs, point: Point, rotation: int) -> None:
    import pypdfium2.raw as pdfium

    text = page.get_textpage()
    raw, styles = text.raw, dict[int, _Style]()
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    hidden, blank = 0, False
    for index in range(min(text.count_chars(), _MOST_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code <= _BLANK or code == _HARD_BLANK or pdfium.FPDFText_IsGenerated(raw, index) == 1:
            blank = True
            continue
        owner = pdfium.FPDFText_GetTextObject(raw, index)
        key = ctypes.addressof(owner.contents) if owner else 0
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(pdfium, raw, index, owner, rotation)
        if style.drop or style.turn is None:
            continue
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        (x0, y0), (x1, y1) = point(box.left, box.top), point(box.right, box.bottom)
        base = point(x.value, y.value)[0 if style.turn % 180 else 1]
        sure = pdfium.FPDFText_HasUnicodeMapError(raw, index) != 1
        place = min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
        letter = Letter(chr(code), *place, base, style.size, style.bold, style.turn, sure, blank)
        blank = False
        if 0 <= letter.left + letter.right <= 2 * glyphs.width and 0 <= letter.top + letter.bottom <= 2 * glyphs.height:
            glyphs.letters.append(letter)
            hidden += style.invisible
    glyphs.recognised = hidden > len(glyphs.letters) / 2
    text.close()


def _style(pdfium: Any, raw: Any, index: int, owner: Any, rotation: int) -> _Style:
    angle = -math.degrees(pdfium.FPDFText_GetCharAngle(raw, index)) - rotation
    turn = round(angle / _TURN) * _TURN
    straight = abs(angle - turn) <= _SLANT
    name = ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(raw, index, name, 200, ctypes.c_int())
    bold = b"bold" in name.value.lower() or b"black" in name.value.lower() or pdfium.FPDFText_GetFontWeight(raw, index) >= _BOLD
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(raw, index, box)
    height = abs(box.right - box.left) if turn % 180 else abs(box.top - box.bottom)
    colour = [ctypes.c_uint(0) for _ in range(4)]
    invisible = False
    if owner:
        pdfium.FPDFPageObj_GetFillColor(owner, *colour)
        invisible = pdfium.FPDFTextObj_GetTextRenderMode(owner) == _INVISIBLE
    red, green, blue, alpha = (each.value for each in colour)
    light = (red * 3 + green * 6 + blue) / 10
    pale = bool(owner) and (_PALE < light < _WHITE or alpha < _PALE)
    # PDFium counts angles with the clock, before the page is turned as it is shown
    return _Style(height * 0.87 or 1.0, bold, turn % 360 if straight else None, pale and height > _WATERMARK, invisible)

"""
Cut-outs of the pages of a PDF: what a value stands in, framed, with what stands around it and the heading of its table.

``python -m lkj_rules.papers.cutouts`` draws them, in a process of its own as pages are read in.
"""

from __future__ import annotations

import json
import struct
import sys
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from time import monotonic
from typing import Any

import attrs

from lkj_rules.model.pointers import Box
from lkj_rules.papers.process import Bounds, UnansweredError, answer, ask

SCALE = 2.0
"""Pixels for a point, at most."""
WIDEST, HIGHEST = 1_800, 900
"""Pixels of a cut-out."""
SECONDS = 60
"""By the clock, for all of them; what is not drawn by then is named in words."""
_PATIENCE = 20
"""Seconds by the clock for one."""
_LONGEST = 8_000
"""Pixels of a page downwards."""
_AROUND, _LINES, _ABOVE, _HEADING, _TALL = 14.0, 24.0, 4.0, 90.0, 300.0
"""Points that are shown above and below a row, and lines, above a heading, of the heading, and of what is meant."""
_NEAR = 40.0
"""Points between a heading and a row that are shown rather than left out."""
_LEAST, _GAP = 12, 10
"""Pixels: blank margin, and blank between heading and row."""
_PEN, _ROOM = 3, 2
"""Pixels: how thick a frame is, and its distance."""
_SHADES = 15
_INK = bytes(round(value / 255 * (_SHADES - 1)) for value in range(256))
_WHITE, _FRAME = _SHADES - 1, _SHADES
_COLOURS = bytes(round(shade * 255 / (_SHADES - 1)) for shade in range(_SHADES) for _ in range(3)) + bytes((0xD0, 0x34, 0x1E))
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def cut_out(data: bytes, boxes: Sequence[Box]) -> dict[Box, bytes]:
    """
    Draw cut-outs of a PDF as PNG; those that take too much time or memory, and what was to follow, are left out.
    """
    asked = sorted(set(boxes), key=lambda each: (each.page, each.top, each.left))
    found: dict[Box, bytes] = {}
    end = monotonic() + SECONDS
    try:
        request = json.dumps(list(map(_edges, asked))).encode() + b"\n" + data
        for number, png in ask("lkj_rules.papers.cutouts", request, patience=_PATIENCE):
            picture = b64decode(png, validate=True)
            if picture.startswith(_SIGNATURE):
                found[asked[int(number)]] = picture
            if monotonic() > end:
                break
    except (UnansweredError, LookupError, TypeError, ValueError):
        pass  # what was not drawn is said in words
    return found


def _edges(box: Box) -> list[Any]:
    head = None if box.head is None else _edges(box.head)
    return [box.page, box.left, box.top, box.right, box.bottom, box.turn, head]


def _box(edges: list[Any]) -> Box:
    page, left, top, right, bottom, turn, head = edges
    return Box(page, left, top, right, bottom, turn, None if head is None else _box(head))


def drawn(data: bytes) -> Iterator[tuple[int, str]]:
    """
    Draw what is asked for in the first line, of the PDF behind it: the number of each box, and its PNG in base 64.
    """
    import pypdfium2

    asked, _, pdf = data.partition(b"\n")
    document = pypdfium2.PdfDocument(pdf)
    boxes = enumerate(map(_box, json.loads(asked)))
    for _, group in groupby(boxes, key=lambda each: each[1].page):
        pages: dict[int, _Page] = {}
        for number, box in group:
            for each in (box, box.head):
                if each is not None and each.page not in pages:
                    pages[each.page] = _drawn(document[each.page - 1], each.turn)
            yield number, b64encode(_cut(pages, box)).decode()


@attrs.frozen
class _Page:
    """Hold a page that was drawn, in shades of grey, one byte a pixel."""

    pixels: bytes
    width: int
    stride: int
    scale: float

    def rows(self, top: float, bottom: float) -> list[bytearray]:
        """
        Give a strip from one height to another.
        """
        last = len(self.pixels) // self.stride
        numbers = range(max(round(top * self.scale), 0), min(round(bottom * self.scale), last))
        return [bytearray(self.pixels[each * self.stride : each * self.stride + self.width]) for each in numbers]


def _drawn(page: Any, turn: int) -> _Page:
    scale = min(SCALE, WIDEST / page.get_size()[bool(turn % 180)], _LONGEST / page.get_size()[not turn % 180])
    bitmap = page.render(scale=scale, rotation=turn, grayscale=True)
    return _Page(bytes(bitmap.buffer).translate(_INK), bitmap.width, bitmap.stride, scale)


def _cut(pages: Mapping[int, _Page], box: Box) -> bytes:
    """
    Cut one out.
    """
    head, context = box.head, _AROUND if box.head is not None else _LINES
    top, bottom = max(box.top - context, 0.0), min(box.bottom, box.top + _TALL)
    above: list[bytearray] = []
    if head is not None and (head.page != box.page or head.top < top):
        if head.page == box.page and top - head.bottom < _NEAR and bottom - head.top < HIGHEST / SCALE:
            top = max(head.top - _ABOVE, 0.0)
        else:
            above = pages[head.page].rows(head.top - _ABOVE, min(head.bottom, head.top + _HEADING) + 1)
    page = pages[box.page]
    rows = page.rows(top, bottom + context)
    _frame(rows, box, top, page.scale)
    if above and rows and len(above[0]) == len(rows[0]):
        rows = [*above, *([bytearray([_WHITE]) * len(rows[0])] * _GAP), *rows]
    return _png(_trimmed(rows[:HIGHEST]))


def _frame(rows: list[bytearray], box: Box, start: float, scale: float) -> None:
    """
    Draw a frame around what is meant, as far as it is shown; the first row is so many points from the edge of the page.
    """
    left, right = (round(edge * scale) for edge in (box.left, box.right))
    top, bottom = (round((edge - start) * scale) for edge in (box.top, box.bottom))
    outer, inner = _ROOM + _PEN, _ROOM
    for y, row in enumerate(rows):
        if not top - outer <= y < bottom + outer:
            continue
        sides = [(left - outer, left - inner), (right + inner, right + outer)]
        for begin, end in sides if top - inner <= y < bottom + inner else [(left - outer, right + outer)]:
            first, last = max(begin, 0), min(end, len(row))
            row[first:last] = bytes([_FRAME]) * (last - first)


def _trimmed(rows: list[bytearray]) -> list[bytearray]:
    """
    Take the blank margins at both sides away, but for a little.
    """
    blank = bytes([_WHITE])
    left = min((len(row) - len(row.lstrip(blank)) for row in rows), default=0)
    right = max((len(row.rstrip(blank)) for row in rows), default=0)
    return [row[max(left - _LEAST, 0) : right + _LEAST] for row in rows]


def _png(rows: list[bytearray]) -> bytes:
    """
    Write a picture of sixteen colours.
    """
    width = len(rows[0]) if rows else 0
    if not width:
        return b""
    lines = bytearray()
    for row in rows:
        even = row + bytes([_WHITE]) * (width % 2)
        high, low = int.from_bytes(even[::2], "big"), int.from_bytes(even[1::2], "big")
        lines += b"\0" + (high << 4 | low).to_bytes(len(even) // 2, "big")
    parts = {
        b"IHDR": struct.pack(">IIBBBBB", width, len(rows), 4, 3, 0, 0, 0), b"PLTE": _COLOURS, b"IDAT": zlib.compress(lines, 9),
        b"IEND": b"",
    }  # fmt: skip
    return _SIGNATURE + b"".join(
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts.items()
    )


if __name__ == "__main__":
    answer(drawn(sys.stdin.buffer.read()), Bounds())

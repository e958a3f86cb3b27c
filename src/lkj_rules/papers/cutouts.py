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
from lkj_rules.papers.process import UnansweredError, answer, ask

SCALE = 2.0
"""Pixels for a point, at most."""
WIDEST, HIGHEST = 1_800, 900
"""Pixels of a cut-out."""
SECONDS = 60
"""By the clock, for all of them; what is not drawn by then is named in words."""
_PATIENCE = 20
"""Seconds by the clock for one."""
_AROUND, _ABOVE, _HEADING, _TALL = 14.0, 4.0, 90.0, 300.0
"""Points that are shown above and below, above a heading, of the heading, and of what is meant."""
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
        open_pages: dict[int, Any] = {}
        for number, box in group:
            for each in (box, box.head):
                if each is not None and each.page not in open_pages:
                    open_pages[each.page] = document[each.page - 1]
            yield number, b64encode(_cut(open_pages, box)).decode()
        for page in open_pages.values():
            page.close()


@attrs.define
class _Strip:
    """Hold a strip of a page as wide as this, in shades of grey, one byte a pixel."""

    rows: list[bytearray]
    top: float
    scale: float


def _cut(pages: Mapping[int, Any], box: Box) -> bytes:
    """
    Draw one cut-out.
    """
    bottom = min(box.bottom, box.top + _TALL)
    top, head = box.top - _AROUND, box.head
    apart: _Strip | None = None
    if head is not None and head.top < top:
        if head.page == box.page and top - head.bottom < _NEAR and bottom - head.top < HIGHEST / SCALE:
            top = head.top - _ABOVE
        else:
            apart = _strip(pages[head.page], head, head.top - _ABOVE, min(head.bottom, head.top + _HEADING) + 1)
    elif head is not None and head.page != box.page:
        apart = _strip(pages[head.page], head, head.top - _ABOVE, min(head.bottom, head.top + _HEADING) + 1)
    strip = _strip(pages[box.page], box, top, bottom + _AROUND)
    _frame(strip, box)
    rows = strip.rows
    if apart is not None and apart.rows and rows and len(apart.rows[0]) == len(rows[0]):
        blank = bytearray([_WHITE]) * len(rows[0])
        rows = [*apart.rows, *([blank] * _GAP), *rows]
    return _png(_trimmed(rows[:HIGHEST]))


def _strip(page: Any, box: Box, top: float, bottom: float) -> _Strip:
    """
    Draw a page as wide as it is, from one height to another.
    """
    width, height = page.get_size()
    if box.turn % 180:
        width, height = height, width
    scale = min(SCALE, WIDEST / width)
    top, bottom = max(top, 0.0), min(bottom, height)
    if bottom - top < 1:
        return _Strip([], top, scale)
    bitmap = page.render(scale=scale, rotation=box.turn, crop=(0, height - bottom, 0, top), grayscale=True)
    pixels = bytes(bitmap.buffer).translate(_INK)
    rows = [bytearray(pixels[start : start + bitmap.width]) for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)]
    return _Strip(rows, top, scale)


def _frame(strip: _Strip, box: Box) -> None:
    """
    Draw a frame around what is meant, as far as it is shown.
    """
    if not strip.rows:
        return
    width, height = len(strip.rows[0]), len(strip.rows)
    left, right = (round(edge * strip.scale) for edge in (box.left, box.right))
    top, bottom = (round((edge - strip.top) * strip.scale) for edge in (box.top, box.bottom))
    outer, inner = _ROOM + _PEN, _ROOM
    for y in range(max(top - outer, 0), min(bottom + outer, height)):
        row = strip.rows[y]
        sides = [(left - outer, left - inner), (right + inner, right + outer)]
        for begin, end in sides if top - inner <= y < bottom + inner else [(left - outer, right + outer)]:
            start, stop = max(begin, 0), min(end, width)
            row[start:stop] = bytes([_FRAME]) * max(stop - start, 0)


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
    answer(drawn(sys.stdin.buffer.read()))

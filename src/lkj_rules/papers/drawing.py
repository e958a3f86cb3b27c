"""
Lines and pictures that are drawn on a page; of areas, only the thin ones are lines.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from lkj_rules.papers.strokes import Stroke

_MOST_OBJECTS = 200_000
_DEEPEST = 8
_THIN = 3.5
"""Points: what is thinner is a line, not an area."""
_STEEP = 0.05
_WHITE = 250

Point = Callable[[float, float], tuple[float, float]]
"""Where a point of the file is on the page as it is shown."""
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn_on(page: Any, point: Point) -> tuple[list[Stroke], float]:
    """
    Gather the lines on a page of PDFium, and the area of its largest picture in square points.
    """
    import pypdfium2.raw as pdfium

    strokes, pictured = list[Stroke](), 0.0
    width, height = page.get_size()
    bounds = [ctypes.c_float() for _ in range(4)]
    for each, matrix in _objects(pdfium, page):
        match pdfium.FPDFPageObj_GetType(each):
            case pdfium.FPDF_PAGEOBJ_IMAGE:
                pdfium.FPDFPageObj_GetBounds(each, *bounds)
                left, bottom, right, top = (value.value for value in bounds)
                box = _box([point(*_moved(matrix, left, bottom)), point(*_moved(matrix, right, top))])
                strokes.extend(_line(box))
                across, down = min(box.right, width) - max(box.left, 0), min(box.bottom, height) - max(box.top, 0)
                pictured = max(pictured, max(across, 0) * max(down, 0))
            case pdfium.FPDF_PAGEOBJ_PATH:
                strokes.extend(_ruled(pdfium, each, _product(_matrix(pdfium, each), matrix), point))
    return strokes, pictured


def _ruled(pdfium: Any, path: Any, matrix: Matrix, point: Point) -> Iterator[Stroke]:
    """
    Give the lines that are seen of a path.
    """
    filled, stroked, colour = ctypes.c_int(), ctypes.c_int(), [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPath_GetDrawMode(path, filled, stroked)
    if not filled.value and not stroked.value:
        return
    (pdfium.FPDFPageObj_GetStrokeColor if stroked.value else pdfium.FPDFPageObj_GetFillColor)(path, *colour)
    if min(value.value for value in colour[:3]) >= _WHITE or not colour[3].value:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    outline: list[tuple[float, float]] = []
    for index in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        here, kind = point(*_moved(matrix, x.value, y.value)), pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            yield from _line(_box(outline))
            outline = [here]
            continue
        if stroked.value and kind == pdfium.FPDF_SEGMENT_LINETO and outline:
            yield from _straight(outline[-1], here)
        outline.append(here)
        if stroked.value and pdfium.FPDFPathSegment_GetClose(segment):
            yield from _straight(here, outline[0])
    yield from _line(_box(outline))


def _box(points: list[tuple[float, float]]) -> Stroke:
    if not points:
        return Stroke(0, 0, 0, 0)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Stroke(min(xs), min(ys), max(xs), max(ys))


def _line(box: Stroke) -> Iterator[Stroke]:
    """
    Give the line that a thin area is seen as.
    """
    across, down = box.right - box.left, box.bottom - box.top
    middle = (box.top + box.bottom) / 2 if down <= across else (box.left + box.right) / 2
    if down <= min(across, _THIN):
        yield Stroke(box.left, middle, box.right, middle)
    elif across <= _THIN:
        yield Stroke(middle, box.top, middle, box.bottom)


def _straight(first: tuple[float, float], second: tuple[float, float]) -> Iterator[Stroke]:
    box = _box([first, second])
    across, down = box.right - box.left, box.bottom - box.top
    if down <= max(_STEEP * across, 0.5) or across <= max(_STEEP * down, 0.5):
        yield box


def _objects(pdfium: Any, page: Any) -> Iterator[tuple[Any, Matrix]]:
    """
    Walk through the objects of a page, those of its forms included.
    """
    count = 0
    waiting: list[tuple[Any, Matrix, int]] = [
        (pdfium.FPDFPage_GetObject(page.raw, index), _SAME, 0)
        for index in reversed(range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)))
    ]
    while waiting and count < _MOST_OBJECTS:
        each, matrix, depth = waiting.pop()
        count += 1
        if pdfium.FPDFPageObj_GetType(each) != pdfium.FPDF_PAGEOBJ_FORM:
            yield each, matrix
        elif depth < _DEEPEST:
            inner = _product(_matrix(pdfium, each), matrix)
            total = min(pdfium.FPDFFormObj_CountObjects(each), _MOST_OBJECTS)
            waiting.extend((pdfium.FPDFFormObj_GetObject(each, index), inner, depth + 1) for index in reversed(range(total)))


def _matrix(pdfium: Any, each: Any) -> Matrix:
    raw = pdfium.FS_MATRIX()
    return (raw.a, raw.b, raw.c, raw.d, raw.e, raw.f) if pdfium.FPDFPageObj_GetMatrix(each, raw) else _SAME


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f

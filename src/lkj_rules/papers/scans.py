"""
Pictures of pages: the lines that are ruled there, and the letters that a machine recognises (``lkj-rules[pindai]``).

The models come with the packages; the process that reads a page reaches no network.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lkj_rules.papers.glyphs import Letter
from lkj_rules.papers.strokes import Stroke

DPI = 200
"""At which pages are looked at: fine enough for letters of 7 points, and more takes longer without reading more."""
_MOST = 4_000
"""Pixels that a page is high or wide at most."""
_INK = 150
"""A pixel that is darker is of a letter or line."""
_DARK = bytes(int(value < _INK) for value in range(256))
_RULE = re.compile(rb"\x01{%d,}" % (DPI // 3))
"""Dark pixels in a row that are a line: a third of an inch, longer than any stroke of a letter."""
_THICK = DPI // 18
"""Pixels that a line is thick at most; what is thicker is a filled area."""
_HEIGHT, _BASE = 0.8, 0.8
"""Of the box around words: the height of their letters, and where these stand in it."""


class Recogniser:
    """
    Recognise letters with RapidOCR; made once a process, as its models take a second to load when they are first needed.
    """

    @cached_property
    def _engine(self) -> Any:
        from rapidocr import RapidOCR

        settings = {
            "Global.log_level": "critical", "Global.use_cls": False, "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }  # fmt: skip
        return RapidOCR(params=settings)

    def letters_of(self, page: Any) -> list[Letter]:
        """
        Recognise the letters on a page of PDFium, as it is shown; each takes its share of the box around its word.
        """
        scale = _scale(page)
        found = self._engine(page.render(scale=scale).to_numpy(), return_word_box=True)
        words = [word for line in found.word_results or () for word in line or ()]
        return [letter for text, _, box in words for letter in _letters(text, [(x / scale, y / scale) for x, y in box])]


def _scale(page: Any) -> float:
    width, height = page.get_size()
    return min(DPI / 72, _MOST / float(max(width, height)))


def _letters(text: str, box: list[tuple[float, float]]) -> Iterator[Letter]:
    xs, ys = zip(*box, strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    step, base = (right - left) / max(len(text), 1), top + _BASE * (bottom - top)
    for number, each in enumerate(text):
        start = left + number * step
        if not each.isspace():
            size = _HEIGHT * (bottom - top)
            yield Letter(each, start, top, start + step, bottom, base, size, bold=False, turn=0, sure=True, apart=not number)


def ruled_in(page: Any) -> list[Stroke]:
    """
    Find the level and plumb lines in the picture of a page of PDFium, as it is shown.
    """
    scale = _scale(page)
    bitmap = page.render(scale=scale, grayscale=True)
    wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = ctypes.string_at(bitmap.buffer, stride * high).translate(_DARK)
    rows = [pixels[start : start + wide] for start in range(0, stride * high, stride)]
    level = [Stroke(left, at, right, at) for left, at, right in _lines(rows)]
    plumb = [Stroke(at, top, at, bottom) for top, at, bottom in _lines([pixels[at::stride] for at in range(wide)])]
    return [Stroke(*(each / scale for each in stroke)) for stroke in (*level, *plumb)]


def _lines(rows: list[bytes]) -> Iterator[tuple[float, float, float]]:
    """
    Give from where to where long runs of dark pixels go, and in which row; those of rows next to one another are one line.
    """
    open_: list[list[int]] = []
    for at, row in enumerate([*rows, b""]):
        runs = [found.span() for found in _RULE.finditer(row)]
        going = []
        for line in open_:
            same = next((run for run in runs if run[0] < line[1] and line[0] < run[1]), None)
            if same is None:
                if at - line[2] <= _THICK:
                    yield line[0], (line[2] + at - 1) / 2, line[1]
                continue
            runs.remove(same)
            going.append([min(line[0], same[0]), max(line[1], same[1]), line[2]])
        open_ = going + [[start, end, at] for start, end in runs]

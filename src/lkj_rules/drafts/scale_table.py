"""
The scale of categories of a report: a table of labels, each with its range.
"""

from __future__ import annotations

import re
from typing import Any

from lkj_rules.drafts.found import Found
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.seen import Seen

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_ABOVE = re.compile(r"(?:>|≥|lebih|(?:di ?)?atas|minimal|sekurang)", re.IGNORECASE)
_BELOW = re.compile(r"(?:<|≤|kurang|(?:di ?)?bawah|maksimal|sampai dengan)", re.IGNORECASE)
_INCLUDED = re.compile(r"≥|≤|minimal|sekurang|maksimal|sampai dengan", re.IGNORECASE)
_LABEL = re.compile(r"\b(?:baik|memuaskan|tinggi|sedang|cukup|kurang|rendah|berhasil|buruk|gagal|bermutu)\b", re.IGNORECASE)
_FEWEST, _MOST = 3, 8
_BOTH = 2


def scale_part(found: Found) -> dict[str, Any]:
    """
    Give the part of a report that a table of categories makes; nothing where it is not one.
    """
    classes = [each for row in range(len(found.grid.rows)) if (each := _class(found.grid, row)) is not None]
    rows = sum(any(_NUMBER.search(text) for text in row) for row in found.grid.rows)
    if not _FEWEST <= len(classes) <= _MOST or len(classes) + 1 < rows:
        return {}
    return {"lkj": {"skala": classes}}


def _class(grid: Grid, row: int) -> dict[str, Any] | None:
    cells = list(grid.own(row).values())
    labels = [each for each in cells if _LABEL.search(each) and not _NUMBER.search(each)]
    ranges = [each for each in cells if each not in labels and (len(_NUMBER.findall(each)) == _BOTH or _bound(each))]
    if len(labels) != 1 or len(ranges) != 1:
        return None
    place, box = grid.place(row), grid.box(row)
    numbers = _NUMBER.findall(ranges[0])
    if len(numbers) == _BOTH:
        low, high = sorted(numbers, key=lambda each: float(each.replace(",", ".")))
        marks = re.split(_NUMBER, ranges[0])
        bounds = {"dari": f">{low}" if ">" in marks[0] else low, "sampai": f"<{high}" if "<" in marks[1] else high}
    else:
        key, sign = ("dari", ">") if _ABOVE.search(ranges[0]) else ("sampai", "<")
        bounds = {key: numbers[0] if _INCLUDED.search(ranges[0]) else f"{sign}{numbers[0]}"}
    return {"label": Seen.of(labels[0], place, box)} | {key: Seen.of(text, place, box) for key, text in bounds.items()}


def _bound(text: str) -> bool:
    return len(_NUMBER.findall(text)) == 1 and bool(_ABOVE.search(text) or _BELOW.search(text))

"""
The titles of tables: a caption such as ``Tabel 3.2 Perbandingan …``, or the bold or centred lines above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lkj_rules.papers.paper import Line, PrintedTable
from lkj_rules.papers.sheet import Part

CAPTION = re.compile(
    r"\s*(tab[eu]l|table|lampiran|matriks|formulir)\s*[:.]?\s*((?:[IVXL]+|\d+|[A-Z])(?:\s?[.\-]\s?\d+)*)\b", re.IGNORECASE
)
_MOST_LINES = 6
_NEAR = 90.0
"""Points between a title and its table."""
_CENTRED = 12.0
_WIDER = 1.2


def name_of(title: str) -> str:
    """
    Give the name that a caption gives its table, ``Tabel 3.2``; empty where it gives none.
    """
    match = CAPTION.match(title)
    return f"{match[1].capitalize()} {re.sub(r'[ ]', '', match[2])}" if match else ""


def title_above(flow: Sequence[Line | PrintedTable], part: Part) -> str:
    """
    Find the title in the lines above a table, at the end of the page before where it begins its page.
    """
    lines: list[Line] = []
    for each in reversed(flow[-_MOST_LINES:]):
        if isinstance(each, PrintedTable) or each.box is None or (lines and lines[0].page != each.page):
            break
        below = lines[0].box.top if lines and lines[0].box else part.box.top
        if each.page == part.box.page and below - each.box.bottom > _NEAR:
            break
        lines.insert(0, each)
    captions = [index for index, line in enumerate(lines) if CAPTION.match(line.text) and not _in_prose(line, lines[index + 1 :])]
    if captions:
        return " ".join(line.text.strip() for line in lines[captions[-1] :])
    kept: list[str] = []
    for line in reversed(lines):
        if line.page != part.box.page or not (line.bold or _centred(line, part)):
            break
        kept.insert(0, line.text.strip())
    return " ".join(kept)


def title_below(flow: Sequence[Line | Part], part: Part) -> str:
    """
    Find a caption right below a table.
    """
    if not flow or isinstance(flow[0], Part) or flow[0].box is None or not CAPTION.match(flow[0].text):
        return ""
    return "" if flow[0].box.top - part.box.bottom > _NEAR / 4 else flow[0].text.strip()


def _in_prose(caption: Line, rest: Sequence[Line]) -> bool:
    """
    Return whether sentences follow a caption that had room for more: it belongs to a table above.
    """
    if not rest or caption.box is None or rest[0].box is None or not rest[-1].text.endswith("."):
        return False
    return rest[0].box.right - rest[0].box.left > _WIDER * (caption.box.right - caption.box.left)


def _centred(line: Line, part: Part) -> bool:
    if line.box is None:
        return False
    aside = abs(line.box.left + line.box.right - part.box.left - part.box.right) / 2
    return aside <= _CENTRED and line.box.right - line.box.left < 0.9 * (part.box.right - part.box.left)

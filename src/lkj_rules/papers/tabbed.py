"""
Tables that were typed with tabs: paragraphs after one another that go to the same stops, or are parted into as many texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from lkj_rules.papers.paper import Line, PrintedTable
from lkj_rules.tables.grid import MOST_COLUMNS, Grid, tidy

_FEWEST = 3
"""Rows of a table; two lines with tabs are as often a place for signatures."""
_FIGURE = re.compile(r"(?:[≥≤<>±=]\s*)?(?:Rp\.?\s*)?[(−-]?\d")
_RUPIAH = re.compile(r"\b(Rp\.?)\s+")
_GAP = re.compile(r"[ ]*\t\s*|[ ]{4,}")
_NUMBERED = re.compile(r"(?:\d{1,3}|[a-z])[.)]\s")
_WRAPPED = 60
"""Characters of a line that goes on with the text of a row."""


@attrs.frozen
class Typed:
    """Hold a paragraph with its tabs; ``led`` says that dots lead to its stops, as in a table of contents."""

    line: Line
    titular: bool = False
    """Whether it stands out as titles do: bold, centred or a heading."""
    stops: tuple[str, ...] = ()
    led: bool = False

    def texts(self) -> list[str]:
        """
        Give the texts that gaps part.
        """
        return [] if self.led else [each for each in _GAP.split(_RUPIAH.sub(r"\1 ", self.line.text.strip())) if each]

    def cells(self) -> list[str]:
        """
        Give a text for each stop, empty ones too.
        """
        return [each.strip() for each in self.line.text.split("\t")][:MOST_COLUMNS]


def with_tables(flow: Sequence[Typed | PrintedTable], file: str) -> list[Typed | PrintedTable]:
    """
    Give the flow with such tables in place of their paragraphs; all others without tabs.
    """
    found: list[Typed | PrintedTable] = []
    place = 0
    while place < len(flow):
        each = flow[place]
        rows, end = _rows(flow, place) if isinstance(each, Typed) else ([], place)
        if _is_table(rows):
            found.append(PrintedTable(grid=_grid(rows, file)))
            place = end
            continue
        if isinstance(each, Typed):
            each = attrs.evolve(each, line=attrs.evolve(each.line, text=tidy(each.line.text).strip()))
        found.append(each)
        place += 1
    return found


def _rows(flow: Sequence[Typed | PrintedTable], start: int) -> tuple[list[list[str]], int]:
    """
    Take the rows of a table that may begin here, and where it ends; a line without gaps goes on with the text of a numbered row.
    """
    rows: list[list[str]] = []
    first, end, begun = flow[start], start, ""
    assert isinstance(first, Typed)
    size = len(first.texts())
    fixed = first.stops if "\t" in first.line.text else ()
    for place in range(start, len(flow) if size > 1 else start):
        each = flow[place]
        if not isinstance(each, Typed):
            break
        texts = each.texts()
        if (each.stops == fixed and "\t" in each.line.text) if fixed else (len(texts) == size):
            cells = each.cells() if fixed else texts
            if begun:
                cells[0] = f"{begun}\n{cells[0]}"
            rows.append(cells)
            end, begun = place + 1, ""
        elif len(texts) != 1 or begun or len(texts[0]) > _WRAPPED:
            break
        elif _NUMBERED.match(texts[0]):
            begun = texts[0]
        elif rows and _NUMBERED.match(rows[-1][0]):
            rows[-1][0] += f"\n{texts[0]}"
            end = place + 1
        else:
            break
    return rows, end


def _is_table(rows: list[list[str]]) -> bool:
    figures = sum(1 for row in rows if any(_FIGURE.match(cell) for cell in row[1:]))
    form = any(cell.startswith(":") for row in rows for cell in row)
    return not form and len(rows) >= _FEWEST and figures * 2 >= len(rows)


def _grid(rows: list[list[str]], file: str) -> Grid:
    used = [column for column in range(max(map(len, rows))) if any(column < len(row) and row[column] for row in rows)]
    texts = [[tidy(row[column]) if column < len(row) else "" for column in used] for row in rows]
    return Grid(name="", file=file, rows=texts, numbers=list(range(1, len(rows) + 1)))

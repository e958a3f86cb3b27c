"""
Tables in text: CSV of any separator, cells copied from a spreadsheet (tabs), and HTML as Word and browsers put it on the clipboard.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from html.parser import HTMLParser

import attrs

from lkj_rules.errors import InputError
from lkj_rules.tables.grid import MOST_COLUMNS, Grid, Meter, Watch, tidy

_HTML = re.compile(r"<(?:table|tr|td)\b", re.IGNORECASE)
_SAMPLE = 20_000
_STEP = 2_000
_DIGITS = 5
_SILENT = frozenset({"style", "script", "title", "head"})
_BLOCK = frozenset({"p", "div", "li", "br"})


def decoded(data: bytes) -> str:
    """
    Decode a text file: UTF-8 or UTF-16, else what Excel on Windows saves.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_text(text: str, file: str, watch: Watch | None = None) -> list[Grid]:
    """
    Read the tables of a text.
    """
    if _HTML.search(text[:_SAMPLE]) or _HTML.search(text):
        return _read_html(text, file)
    return [_read_csv(text, file, watch)]


def _read_csv(text: str, file: str, watch: Watch | None) -> Grid:
    grid, meter = Grid(name="1", file=file), Meter(file)
    csv.field_size_limit(1 << 20)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=_separator(text))
    try:
        for cells in reader:
            if any(each.strip() for each in cells):
                meter.count(len(cells))
                grid.rows.append([tidy(each) for each in cells[:MOST_COLUMNS]])
                grid.numbers.append(reader.line_num)
            if watch is not None and not reader.line_num % _STEP:
                watch(reader.line_num)
    except csv.Error:
        raise InputError.of(
            file, "Baris ini tidak dapat dipecah menjadi sel; sebuah tanda kutip mungkin tidak ditutup.",
            "This line cannot be split into cells; a quotation mark may not be closed.", line=reader.line_num, column=1,
        ) from None
    return grid


def _separator(text: str) -> str:
    """
    Find the separator: the one that most lines have equally often, quoted texts aside; tabs before semicolons before commas.
    """
    lines = [line for line in re.sub(r'"[^"]*"', "", text[:_SAMPLE]).splitlines()[:60] if line.strip()]
    best, most = ",", 0.0
    for mark in "\t;|,":
        counts = Counter(count for line in lines if (count := line.count(mark)))
        if not counts:
            continue
        count, times = counts.most_common(1)[0]
        score = times / len(lines) * (4 if mark == "\t" else 2 if mark in ";|" else 1) * min(count, 3)
        if score > most:
            best, most = mark, score
    return best


@attrs.define(eq=False)
class _Tables(HTMLParser):
    """Gather the tables of a page; a table within a cell is part of that cell's text."""

    file: str
    meter: Meter
    grids: list[Grid] = attrs.field(factory=list)
    depth: int = 0
    silent: int = 0
    row: list[str] = attrs.field(factory=list)
    cell: list[str] | None = None
    spans: tuple[int, int] = (1, 1)
    hanging: dict[int, int] = attrs.field(factory=dict)
    """Columns that cells of rows above extend into, and for how many rows more."""
    merges: list[tuple[int, int, int, int]] = attrs.field(factory=list)

    def __attrs_post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.grids.append(Grid(name=str(len(self.grids) + 1), file=self.file))
                self.hanging, self.merges = {}, []
        elif tag == "tr" and self.depth == 1:
            self._end_row()
        elif tag in {"td", "th"} and self.depth == 1:
            self._end_cell()
            self.cell = [" " * min(_number(given.get("data-indent")), 50)] if "data-indent" in given else []
            self.spans = min(_number(given.get("rowspan")), 10_000), min(_number(given.get("colspan")), MOST_COLUMNS)
        elif tag in _BLOCK and self.cell is not None:
            self.cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in {"td", "th"} and self.depth == 1:
            self._end_cell()
        elif tag == "tr" and self.depth == 1:
            self._end_row()
        elif tag == "table" and self.depth:
            if self.depth == 1:
                self._end_row()
                for top, left, bottom, right in self.merges:
                    self.grids[-1].spread(top, left, bottom, right)
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not self.silent:
            self.cell.append(re.sub(r"\s+", " ", data))

    def _end_cell(self) -> None:
        if self.cell is None:
            return
        self._pass_hanging()
        first, *rest = "".join(self.cell).strip("\n").split("\n")
        lines = [first.rstrip(), *map(str.strip, rest)]
        text = tidy("\n".join(line for line in lines if line.strip()))
        down, across = self.spans
        left, top = len(self.row), len(self.grids[-1].rows)
        if left < MOST_COLUMNS:
            self.row.extend([text, *[""] * (min(across, MOST_COLUMNS - left) - 1)])
            if down > 1 or across > 1:
                self.merges.append((top, left, top + down - 1, len(self.row) - 1))
                self.hanging.update(dict.fromkeys(range(left, len(self.row)), down))
        self.cell = None

    def _pass_hanging(self) -> None:
        while self.hanging.get(len(self.row), 0) > 0 and len(self.row) < MOST_COLUMNS:
            self.row.append("")

    def _end_row(self) -> None:
        self._end_cell()
        if not self.row:
            return
        self._pass_hanging()
        self.meter.count(len(self.row))
        grid = self.grids[-1]
        grid.rows.append(self.row)
        grid.numbers.append(len(grid.rows))
        self.hanging = {column: rows - 1 for column, rows in self.hanging.items() if rows > 1}
        self.row = []


def _read_html(text: str, file: str) -> list[Grid]:
    parser = _Tables(file=file, meter=Meter(file))
    parser.feed(text)
    parser.close()
    return parser.grids


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) <= _DIGITS else 1

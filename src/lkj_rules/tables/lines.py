"""
The rows of a table of performance: one item an indicator, with the objective that it stands under.

Blank rows, repeated headings and rows of column numbers are passed over; what cannot be read one way only is left open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Box
from lkj_rules.tables.grid import FRACTION, Grid
from lkj_rules.tables.headings import Column, Headed, column_of, is_number_row
from lkj_rules.tables.seen import Seen
from lkj_rules.tables.sums import reading_of
from lkj_rules.tables.vocabulary import IGNORED

_TOTAL = re.compile(
    r"(?:sub ?)?(jumlah|total|rata ?- ?rata|rerata|rata2)\.?"
    r"(?: (?:jumlah|total|apb[dn]|besar|umum|akhir|keseluruhan|seluruh(?:nya)?|anggaran|belanja|pendapatan|pagu|program|kegiatan"
    r"|sasaran|capaian|kinerja|realisasi|target|indikator|persentase|dan|per|langsung|tidak|tdk|modal|barang"
    r"|jasa|pegawai|operasi|rp|rata|[ivx]{1,4}|[a-z]|\d{1,2}|ke ?-? ?\d{1,2}"
    r"|[(%):+.]+))*\W*", re.IGNORECASE,
)
"""Rows that sum up others, and not indicators that begin with the same word: "Jumlah koperasi", "Rata-rata lama sekolah"."""
_SPACED = re.compile(r"\b(?:J\s+U\s+M\s+L\s+A\s+H|T\s+O\s+T\s+A\s+L)\b", re.IGNORECASE)
_POINT = re.compile(r"^\s*(?:\(?(?:\d{1,2}|[a-z])[.)]|[-•–▪·*])\s+(?=\S)", re.IGNORECASE)
_LONGEST_TOTAL = 80
_COLUMNS_OF_A_TABLE = 3
SHARED = Texts("sel gabungan: satu angka untuk beberapa baris", "a merged cell: one figure for several rows")
ENDLESS = Texts("angkanya terlalu panjang", "a number of too many digits")
_OBJECTIVE = re.compile(
    r"(?:[ivx\d]{1,5}[.)]\s*)?(?:sasaran|tujuan)(?: strategis)?\s*(?:\w{1,4}[.)]?)?\s*:?\s*(?=\S)", re.IGNORECASE
)


@attrs.frozen
class Open:
    """Hold what is left open: a place, what is there, and why nothing was done with it."""

    place: str
    text: str
    why: Texts
    row: bool = False
    """Whether it is a row that may be an indicator."""


@attrs.define(kw_only=True)
class Item:
    """Hold a row as it is printed: texts by meaning, figures by column."""

    place: str
    row: int
    texts: dict[str, str] = attrs.field(factory=dict)
    figures: dict[int, str | None] = attrs.field(factory=dict)
    """Figures by the index of their column; ``None`` for a cell that is empty."""
    indonesian: set[int] = attrs.field(factory=set)
    doubts: dict[int, Texts] = attrs.field(factory=dict)
    """Why figures may not be what is printed, by the index of their column."""
    total: str | None = None
    """``jumlah`` or ``rata_rata`` where the row sums up the table."""
    boxes: dict[int | None, Box | None] = attrs.field(factory=dict, repr=False)
    """The rectangles of figures by the index of their column, and of the name by ``None``."""

    def seen(self, text: str, column: int | None = None) -> Seen:
        """
        Give a text of this row, of a column of figures or next to them, with its place.
        """
        return Seen.of(text, self.place, self.boxes.get(column))


def kind_of_total(text: str) -> str | None:
    """
    Return what a row's name says that it is: ``jumlah``, ``rata_rata``, or ``None`` for a row like the others.
    """
    text = _SPACED.sub(lambda found: re.sub(r"\s", "", found[0]), text)  # J U M L A H
    found = _TOTAL.fullmatch(" ".join(text.split())[:_LONGEST_TOTAL])
    if found is None:
        return None
    return "rata_rata" if found[1].casefold().startswith(("rata", "rera")) else "jumlah"


def one_line(text: str) -> str:
    """
    Join the lines of a cell.
    """
    return " ".join(text.split()) if " " in text or not text.isprintable() else text


def is_repeated_heading(headed: Headed, row: int) -> bool:
    """
    Return whether a row repeats the heading, as tables do at the top of a page.
    """
    if not headed.words:
        rows = headed.grid.rows[headed.top : headed.body] or [[]]
        headed.words = [{one_line(text).casefold() for text in cells} for cells in rows]
    cells = headed.grid.rows[row]
    first = one_line(next((text for text in cells if text.strip()), "")).casefold()
    if not any(first in words for words in headed.words):
        return False
    own = {one_line(text).casefold() for text in cells if text.strip()}
    return len(own) > 1 and any(own <= words for words in headed.words)


def figure(grid: Grid, row: int, column: int) -> str | None:
    """
    Give the text of a figure; ``None`` for an empty cell.
    """
    return one_line(grid.at(row, column)) or None


@attrs.define
class Lines:
    """
    Read the rows of a table one after another, keeping the objective that the rows below it share.
    """

    headed: Headed
    columns: list[Column]
    """The columns whose meaning is settled."""
    open: list[Open] = attrs.field(factory=list)
    doubted: bool = False
    """Whether figures that are in doubt are kept, with the reason, rather than left open."""
    _last: dict[str, str] = attrs.field(factory=dict)

    def items(self, rows: range) -> Iterator[Item]:
        """
        Give the items of some rows.
        """
        for row in rows:
            if any(text.strip() for text in self.headed.grid.rows[row]) and not (
                is_number_row(self.headed.grid, row) or is_repeated_heading(self.headed, row)
            ):
                yield from self._of_row(row)

    def _figures(self) -> list[Column]:
        texts = {"nomor", "kode", "sasaran", "indikator", "satuan", "kategori", "alasan", "", IGNORED}
        return [each for each in self.columns if each.what not in texts]

    def _text(self, row: int, what: str) -> str:
        column = column_of(self.columns, what)
        return "" if column is None else self.headed.grid.at(row, column).strip()

    def _of_row(self, row: int) -> Iterator[Item]:
        grid = self.headed.grid
        texts = {what: self._text(row, what) for what in ("nomor", "kode", "sasaran", "indikator", "satuan", "kategori", "alasan")}
        name = texts["indikator"] or texts["kode"]
        first = next((text for text in grid.rows[row] if text.strip()), "")
        total = kind_of_total(first if first != texts["nomor"] or not name else name)
        if total is not None:
            yield self._item(row, {"nama": one_line(first)}, total=total)
            return
        if len({text.strip() for text in grid.rows[row] if text.strip()}) == 1 and grid.width() >= _COLUMNS_OF_A_TABLE:
            self._section(row, first)
            return
        self._share_objective(row, texts)
        if not name:
            if any(grid.at(row, each.index).strip() for each in self._figures()) or texts["sasaran"]:
                self._leave(row, first, Texts("baris tanpa indikator", "a row without an indicator"))
            return
        yield from self._split(row, texts)

    def _section(self, row: int, text: str) -> None:
        """
        Take a row of one text for the objective of the rows below it, where the table has no column for that.
        """
        bare = _OBJECTIVE.sub("", one_line(text), count=1)
        if column_of(self.columns, "sasaran") is None and _OBJECTIVE.match(one_line(text)) and bare:
            self._last = {"sasaran": bare}
        else:
            self._leave(row, text, Texts("baris judul", "a row that is a heading"))

    def _share_objective(self, row: int, texts: dict[str, str]) -> None:
        """
        Give a row the objective and number of the rows above where its own cells are empty, as merged cells are saved to CSV.
        """
        column = column_of(self.columns, "sasaran")
        own = column is None or (texts["sasaran"] and (row, column) not in self.headed.grid.covered)
        if own and column is not None:
            self._last = {"sasaran": one_line(texts["sasaran"])}
        texts["sasaran"] = texts["sasaran"] or self._last.get("sasaran", "")
        number = column_of(self.columns, "nomor")
        if number is not None and (row, number) in self.headed.grid.covered:
            texts["nomor"] = ""

    def _split(self, row: int, texts: dict[str, str]) -> Iterator[Item]:
        """
        Give the indicators of a cell that holds several, each with its line of the cells of figures.
        """
        what = "indikator" if texts["indikator"] else "kode"
        parts = parts_of(texts[what])
        grid = self.headed.grid
        cells = {each.index: [one for one in grid.at(row, each.index).splitlines() if one.strip()] for each in self._figures()}
        longest = max((len(lines) for lines in cells.values()), default=0)
        if len(parts) == 1:
            lines = [one for one in texts[what].splitlines() if one.strip()]
            if longest <= 1 or len(lines) != longest:
                yield self._item(row, texts)
                return
            parts = lines
        astray = [column for column, lines in cells.items() if len(lines) not in {0, len(parts)}]
        if self.doubted and len(astray) < sum(map(bool, cells.values())):
            for column in astray:  # one figure for all of them
                self._leave(row, one_line(grid.at(row, column)), SHARED, column)
                del cells[column]
        elif astray:
            why = Texts(
                f"{len(parts)} indikator dalam satu sel, tetapi selnya yang lain tidak berisi {len(parts)} baris",
                f"{len(parts)} indicators in one cell, but its other cells do not have {len(parts)} lines",
            )
            self.open.append(Open(grid.place(row, None), one_line(texts[what]), why, row=True))
            return
        for number, part in enumerate(parts):
            item = self._item(row, {**texts, what: part})
            item.figures = {
                column: one_line(lines[number]) if lines else None for column, lines in cells.items() if column in item.figures
            }
            yield item

    def _item(self, row: int, texts: dict[str, str], *, total: str | None = None) -> Item:
        grid = self.headed.grid
        column = column_of(self.columns, "indikator")
        place = grid.place(row, None if grid.pages else column)
        item = Item(place=place, row=row, texts={key: one_line(text) for key, text in texts.items()}, total=total)
        item.boxes[None] = grid.box(row, column)
        for each in self._figures():
            at = (row, each.index)
            item.boxes[each.index] = grid.box(*at)
            doubt = grid.doubts.get(at)
            if doubt is not None and doubt is not FRACTION and not self.doubted:
                self._leave(row, grid.at(*at), doubt, each.index)
            elif grid.covered.get(at, at)[0] < row and grid.at(*at).strip():
                self._leave(row, grid.at(*at), SHARED, each.index)
            elif reading_of(grid.at(*at)) is None:
                self._leave(row, grid.at(*at), ENDLESS, each.index)
            else:
                item.figures[each.index] = figure(grid, *at)
                if doubt is not None and self.doubted:
                    item.doubts[each.index] = doubt
                if at in grid.indonesian:
                    item.indonesian.add(each.index)
        return item

    def _leave(self, row: int, text: str, why: Texts, column: int | None = None) -> None:
        self.open.append(Open(self.headed.grid.place(row, column), one_line(text), why))


def parts_of(text: str) -> list[str]:
    """
    Part a cell at the points of a list in it; a cell without two of them is one part.
    """
    parts: list[str] = []
    points = 0
    for line in text.splitlines():
        if _POINT.match(line):
            points += 1
            parts.append(_POINT.sub("", line, count=1).strip())
        elif parts:
            parts[-1] = f"{parts[-1]} {line.strip()}".strip()
        else:
            parts.append(line.strip())
    return parts if points > 1 and points == len(parts) else [one_line(text)]

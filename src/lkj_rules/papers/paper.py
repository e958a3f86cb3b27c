"""
A paper as it is printed: lines and tables in the order of reading, each with its place on the page.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Box
from lkj_rules.tables.grid import Grid

RECOGNISED = Texts("dikenali mesin dari pindaian", "recognised by a machine from a scan")
"""Why what a recognised page prints is in doubt."""
PICTURE = Texts("halaman gambar (pindaian)", "a picture of a page (scan)")
"""Why a page was not read whose letters nobody has recognised."""


@attrs.frozen(kw_only=True)
class Line:
    """Hold a line of a PDF or a paragraph of a Word file that stands in no table."""

    text: str
    page: int | None
    """``None`` where the file knows no pages, as Word files do."""
    box: Box | None = None
    bold: bool = False
    size: float | None = None
    """Height of its letters in points."""


@attrs.define(kw_only=True)
class PrintedTable:
    """
    Hold one table; one that goes on over pages is one table, repeated headings included once.
    """

    grid: Grid
    title: str = ""
    """What is printed above or below it as its title, ``Tabel 3.2 Perbandingan …``; empty where nothing is."""


@attrs.define(kw_only=True)
class Paper:
    """
    Hold one file: what it prints, in the order of reading, headers and footers of pages left out.
    """

    file: str
    pages: int
    """Number of its pages; 0 where the file knows none."""
    flow: list[Line | PrintedTable] = attrs.field(factory=list, repr=False)
    labels: dict[int, str] = attrs.field(factory=dict, repr=False)
    """The number printed on a page, ``III-5``, for those that have one."""
    unread: dict[int, Texts] = attrs.field(factory=dict, repr=False)
    """Pages that were not read, and why: a picture of a page, letters without meaning."""
    recognised: frozenset[int] = frozenset()
    """Pages whose letters a machine recognised in a picture: all that they print is in doubt."""
    named: bool = False
    """Whether its places name the file, as where a report has several."""

    @property
    def tables(self) -> list[PrintedTable]:
        """
        List the tables.
        """
        return [each for each in self.flow if isinstance(each, PrintedTable)]

    def place(self, page: int | None) -> str:
        """
        Name a page as it is printed; the file where it knows no pages.
        """
        if page is None:
            return self.file
        return f"hal. {self.labels.get(page, page)}" + (f" ({self.file})" if self.named else "")

    def among_others(self) -> Paper:
        """
        Give the paper as one of several of a report: places and rectangles name its file.
        """
        def named(box: Box) -> Box:
            return attrs.evolve(box, file=self.file)

        flow: list[Line | PrintedTable] = []
        for each in self.flow:
            if isinstance(each, Line):
                flow.append(each if each.box is None else attrs.evolve(each, box=named(each.box)))
            else:
                boxes = {place: named(box) for place, box in each.grid.boxes.items()}
                flow.append(attrs.evolve(each, grid=attrs.evolve(each.grid, boxes=boxes)))
        return attrs.evolve(self, flow=flow, named=True)

    def certain(self) -> Paper:
        """
        Give the paper without lines that a machine recognised in a picture: of such pages only tables count as read.
        """
        flow = [each for each in self.flow if not isinstance(each, Line) or each.page not in self.recognised]
        return attrs.evolve(self, flow=flow)

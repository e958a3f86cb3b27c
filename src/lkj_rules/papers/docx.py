"""
A Word file as a paper. Nothing it names is opened, its pictures are not read; pages are unknown, as only Word lays them out.

python-docx writes such files for the tests and does not read them here: it passes over content controls, text boxes, footnotes,
accepted changes and the numbers of lists, and refuses a file with one dangling reference, which Word opens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import attrs

from lkj_rules.errors import InputError
from lkj_rules.papers.captions import entitle
from lkj_rules.papers.paper import Line, Paper, PrintedTable
from lkj_rules.papers.tabbed import Typed, with_tables
from lkj_rules.tables.grid import Watch
from lkj_rules.tables.word import BLOCKS, WordFile, part
from lkj_rules.tables.word_elements import blocks, cells_of, setting
from lkj_rules.workbook.package import Package

_NOTES = ("footnotes", "endnotes")
_HALF = 2
"""Sizes are stated in half points."""


def read_docx(data: bytes, file: str, watch: Watch | None = None) -> Paper:
    """
    Read a Word file.

    Raises ``InputError`` for one that is damaged, too large once unpacked, or another kind of file.
    """
    package = Package(data, file)
    package.watch = watch
    main = part(package, "document")
    if main is None:
        raise InputError.of(file, "Ini bukan berkas Word (.docx).", "This is not a Word file (.docx).")
    reading = _Reading(WordFile.of(package))
    package.grow(main, lambda block: reading.take([block]), depth=BLOCKS)
    for name in _NOTES:
        if (notes := part(package, name)) is not None:
            package.grow(notes, lambda note: None if note.get("type") else reading.take(note), depth=1)
    flow = with_tables(reading.flow, file)
    entitle(flow)
    return Paper(file=file, pages=0, flow=[each.line if isinstance(each, Typed) else each for each in flow])


@attrs.define
class _Reading:
    """
    Gather the flow; a table of one cell is a box around what is in it.
    """

    word: WordFile
    flow: list[Typed | PrintedTable] = attrs.field(factory=list)

    def take(self, container: list[Element] | Element) -> None:
        for block in blocks(container):
            if block.tag == "p":
                self._take_paragraph(block)
            elif len(cells := list(cells_of(block))) == 1:
                self.take(cells[0])
                continue
            else:
                self.flow += [PrintedTable(grid=grid) for grid in self.word.tables(block) if any(map(any, grid.rows))]
            if block.find(".//txbxContent") is not None:
                for box in _boxes(block):
                    self.take(box)

    def _take_paragraph(self, paragraph: Element) -> None:
        word, names = self.word, self.word.style_names(paragraph)
        text = word.text(paragraph)
        if not text.strip():
            return
        above = [paragraph.find("pPr"), *(word.styles[name].find("pPr") for name in names)]
        runs = [run for run in paragraph.iter("r") if any((each.text or "").strip() for each in run.findall("t"))]
        bold = bool(runs) and all(self._stated(run, names, "b") not in {None, "0", "false"} for run in runs)
        size = next((found for run in runs[:1] if (found := self._stated(run, names, "sz")) is not None), word.size)
        aligned = next((found for each in above if (found := setting(each, "jc")) is not None), None)
        heading = any(each is not None and each.find("outlineLvl") is not None for each in above)
        tabs = next((stated for each in above if each is not None and (stated := each.find("tabs")) is not None), None)
        for line in text.split("\n"):
            if line.strip():
                self.flow.append(Typed(
                    Line(text=line, page=None, bold=bold, size=_points(size)),
                    titular=bold or heading or aligned == "center",
                    stops=() if tabs is None else tuple(tab.get("pos", "") for tab in tabs if tab.get("val") != "clear"),
                    led=tabs is not None and any(tab.get("leader", "none") != "none" for tab in tabs),
                ))  # fmt: skip

    def _stated(self, run: Element, names: list[str], name: str) -> str | None:
        style = self.word.styles.get(setting(run, "rPr", "rStyle") or "")
        places = (run, style, *(self.word.styles[each] for each in names))
        return next((found for each in places if (found := setting(each, "rPr", name)) is not None), None)


def _boxes(element: Element) -> Iterator[Element]:
    """
    Iterate over the text boxes that are anchored in a paragraph or table; each stands there twice, for old programs too.
    """
    for child in element:
        if child.tag == "txbxContent":
            yield child
        elif child.tag != "Fallback":
            yield from _boxes(child)


def _points(size: str | None) -> float | None:
    return int(size) / _HALF if size is not None and re.fullmatch(r"\d{1,4}", size) else None

"""
The text and the tables of a Word file as they are printed: numbers that Word counts, merged cells, nothing deleted or hidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

import attrs

from lkj_rules.tables.grid import MOST_COLUMNS, Grid, Meter, tidy
from lkj_rules.tables.word_elements import blocks, cells_of, printed, setting, switched, within
from lkj_rules.tables.word_numbers import Numbers
from lkj_rules.workbook.package import Package

_STEP, _BLANKS = 284, "  "
"""Twentieths of a point that make one step of an indent, and what a grid holds for it."""
BLOCKS = 2
"""How deep the paragraphs and tables of the main part are: in the body, in the document."""
_SMALLEST = 2


def part(package: Package, name: str) -> str | None:
    """
    Find a part of a Word file; some programs number them, ``word/document2.xml``.
    """
    return next((each for each in sorted(package.entries) if re.fullmatch(rf"word/{name}\d*\.xml", each)), None)


@attrs.define
class WordFile:
    """
    Read the parts of a file that its text depends on: styles and lists.
    """

    package: Package
    meter: Meter
    styles: dict[str, Element] = attrs.field(factory=dict)
    numbers: Numbers = attrs.field(factory=Numbers)
    usual: str | None = None
    """The style of paragraphs that name none."""
    size: str | None = None
    """The size of letters where no style states one."""
    found: int = 0

    @classmethod
    def of(cls, package: Package) -> WordFile:
        """
        Read the styles and lists.
        """
        file = cls(package, Meter(package.name))
        if (styles := part(package, "styles")) is not None:
            package.grow(styles, file._learn)
        if (lists := part(package, "numbering")) is not None:
            package.grow(lists, file.numbers.learn)
        return file

    def _learn(self, root: Element) -> None:
        self.size = setting(root, "docDefaults", "rPrDefault", "rPr", "sz")
        for style in root.iter("style"):
            name = style.get("styleId", "")
            self.styles[name] = style
            if style.get("type") == "paragraph" and style.get("default") in {"1", "true"}:
                self.usual = name

    def style_names(self, paragraph: Element) -> list[str]:
        """
        List the style of a paragraph and those it rests on, nearest first.
        """
        names: list[str] = []
        name = setting(paragraph, "pPr", "pStyle") or self.usual
        while name in self.styles and name not in names:
            names.append(name)
            name = setting(self.styles[name], "basedOn")
        return names

    def text(self, paragraph: Element) -> str:
        """
        Give what a paragraph prints, tabs as tabs; ask once a paragraph, in order, as lists are counted on.
        """
        label = self._label(paragraph)
        text = "".join(printed(paragraph))
        return f"{label} {text}" if label and text.strip() else label or text

    def _label(self, paragraph: Element) -> str:
        number, depth, style = setting(paragraph, "pPr", "numPr", "numId"), setting(paragraph, "pPr", "numPr", "ilvl"), None
        for style in self.style_names(paragraph) if number is None else ():
            number = setting(self.styles[style], "pPr", "numPr", "numId")
            depth = depth or setting(self.styles[style], "pPr", "numPr", "ilvl")
            if number is not None:
                break
        if number is None or number == "0":
            return ""
        return self.numbers.following(number, self.numbers.level_of(number, style) if depth is None else _number(depth, 0))

    def tables(self, table: Element) -> Iterator[Grid]:
        """
        Read a table and those in its cells; one of a single row or column there is text of its cell.
        """
        self.found += 1
        grid = Grid(name=str(self.found), file=self.package.name)
        inner: list[Element] = []
        for row in within(table, "tr"):
            if switched(row, "trPr", "del") is None and not switched(row, "trPr", "hidden"):
                self._add_row(grid, row, inner)
        yield grid
        for each in inner:
            yield from self.tables(each)

    def _add_row(self, grid: Grid, row: Element, inner: list[Element]) -> None:
        cells = [""] * min(_number(setting(row, "trPr", "gridBefore"), 0), MOST_COLUMNS)
        merged, goes_on = [], []
        for cell in within(row, "tc"):
            if len(cells) >= MOST_COLUMNS:
                break
            left = len(cells)
            span = min(_number(setting(cell, "tcPr", "gridSpan"), 1), MOST_COLUMNS - left)
            continued = cell.find("tcPr/vMerge") is not None and setting(cell, "tcPr", "vMerge") in {"1", "continue"}
            cells += ["" if continued else self._cell(cell, inner), *[""] * (span - 1)]
            if span > 1:
                merged.append((left, span))
            if continued:
                goes_on.append(left)
        self.meter.count(len(cells))
        grid.rows.append(cells)
        grid.numbers.append(len(grid.rows))
        bottom = len(grid.rows) - 1
        for left in goes_on if bottom else ():
            above = bottom - 1, left
            cells[left] = grid.at(*above)
            grid.covered[bottom, left] = grid.covered.get(above, above)
        for left, span in merged:
            grid.spread(bottom, left, bottom, left + span - 1)

    def _cell(self, cell: Element, inner: list[Element]) -> str:
        lines = []
        for block in blocks(cell):
            if block.tag == "p":
                lines.append(self._indent(block) + self.text(block))
            elif _apart(block):
                inner.append(block)
            else:
                lines += [self._cell(each, inner) for each in cells_of(block)]
        return tidy("\n".join(lines).lstrip("\n"))

    def _indent(self, paragraph: Element) -> str:
        """
        Give the blanks that stand for an indent, as budgets show by it what belongs to what.
        """
        if setting(paragraph, "pPr", "jc") in {"center", "right", "end"}:
            return ""
        places = [paragraph, *(self.styles[name] for name in self.style_names(paragraph))]
        place = next((found for each in places if (found := each.find("pPr/ind")) is not None), None)
        if place is None:
            return ""
        first = _number(place.get("firstLine"), 0) - _number(place.get("hanging"), 0)
        return _BLANKS * round(max(_number(place.get("left", place.get("start")), 0) + first, 0) / _STEP)


def _apart(table: Element) -> bool:
    """
    Say whether a table in a cell is one by itself: at least two rows and two columns.
    """
    rows = [sum(1 for _ in within(row, "tc")) for row in within(table, "tr")]
    return len(rows) >= _SMALLEST and max(rows) >= _SMALLEST


def _number(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text) else default


def read_word(package: Package, main: str) -> list[Grid]:
    """
    Read the tables of a document, in order; ``main`` is the part with its text.

    Raises ``InputError`` for damaged parts and what is too large.
    """
    grids: list[Grid] = []
    file = WordFile.of(package)

    def take(block: Element) -> None:
        for each in blocks([block]):
            if each.tag == "tbl":
                grids.extend(file.tables(each))
            else:
                file.text(each)

    package.grow(main, take, depth=BLOCKS)
    return grids

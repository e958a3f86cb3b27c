"""
Headers and footers of pages, and the number that is printed on each.
"""

from __future__ import annotations

import re
from collections import defaultdict

import attrs

from lkj_rules.papers.paper import Line
from lkj_rules.papers.sheet import Part, Sheet

_DEPTH = 0.13
"""The part of a page's height, above and below, in which headers and footers stand."""
_TIMES = 3
_NEAR = 6.0
_LABEL = re.compile(r"(?:[ivxl]+|\d{1,3})(?:\s*[-–.]\s*\d{1,3})?", re.IGNORECASE)
_PARTS = re.compile(r"(.*?)(\d+)")
_AROUND = re.compile(r"hal(?:aman)?\.?|page|[|\[\]()~•*]|(?<!\w)[-–—]+|[-–—]+(?!\w)", re.IGNORECASE)
_NUMBERS = re.compile(r"\b(?:[IVXL]+\s?[-–.]\s?)?\d{1,3}\b|\b[ivxl]+\b")


@attrs.define
class Margins:
    """
    Know the lines of headers and footers, and the labels of pages.
    """

    lines: set[int] = attrs.field(factory=set)
    """``id`` of each such line."""
    labels: dict[int, str] = attrs.field(factory=dict)

    @classmethod
    def of(cls, sheets: list[Sheet]) -> Margins:
        """
        Compare the margins of pages: what is repeated at its place is not text of the report.
        """
        margins, groups = cls(), defaultdict[tuple[str, bool], list[tuple[Sheet, Line]]](list)
        for sheet in sheets:
            lines = [each for each in sheet.flow if isinstance(each, Line)]
            for line in lines:
                if line.box is None or _DEPTH * sheet.height < line.box.top < (1 - _DEPTH) * sheet.height:
                    continue
                low = line.box.top > sheet.height / 2
                groups[_NUMBERS.sub("#", line.text).casefold().strip(), low].append((sheet, line))
                bare = _AROUND.sub("", line.text).strip()
                outer = min(lines, key=lambda each: each.box.top if each.box else 0) is line
                outer |= max(lines, key=lambda each: each.box.top if each.box else 0) is line
                if outer and _LABEL.fullmatch(bare):
                    margins.labels.setdefault(sheet.number, re.sub(r"\s+", "", bare))
                    margins.lines.add(id(line))
        for (form, _), group in groups.items():
            pages = {sheet.number for sheet, _ in group}
            if len(pages) >= min(_TIMES, max(2, len(sheets))) and form != "#":
                margins.lines.update(id(line) for _, line in group)
                margins._number(group)
        margins._fill(sheets)
        return margins

    def _fill(self, sheets: list[Sheet]) -> None:
        """
        Give a page on which no number is printed the one between III-4 and III-6.
        """
        for sheet in sheets:
            before, after = (_PARTS.fullmatch(self.labels.get(sheet.number + step, "")) for step in (-1, 1))
            if sheet.number not in self.labels and before and after and before[1] == after[1]:
                number = int(before[2]) + 1
                if number == int(after[2]) - 1:
                    self.labels[sheet.number] = f"{before[1]}{number}"

    def _number(self, group: list[tuple[Sheet, Line]]) -> None:
        """
        Take the labels from lines such as ``Laporan Kinerja 2016 | III-5``: the number that changes from page to page.
        """
        found = [(sheet, _NUMBERS.findall(line.text)) for sheet, line in group]
        width = min(len(numbers) for _, numbers in found)
        for place in reversed(range(width)):
            if len({numbers[place] for _, numbers in found}) >= len(found) - 1 > 1:
                for sheet, numbers in found:
                    self.labels.setdefault(sheet.number, re.sub(r"\s+", "", numbers[place]))
                return

    def holds(self, each: Line | Part) -> bool:
        """
        Return whether a line is of a header or footer.
        """
        return id(each) in self.lines

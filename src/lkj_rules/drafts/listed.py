"""
Plans that a paper prints as a list and not as a table: objectives, their indicators, and the target at the end of each point.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from lkj_rules.drafts.kinds import cue_in
from lkj_rules.drafts.paragraphs import Paragraph, heading_of, paragraphs_of, style_of
from lkj_rules.drafts.rows import MEASURED
from lkj_rules.papers.paper import Line, Paper, PrintedTable
from lkj_rules.tables.grid import Grid
from lkj_rules.tables.vocabulary import Kind

_FEWEST = 3
"""Targets from which on a list is one of a plan."""
_BULLET = re.compile(r"[•▪●✓➢\uf0a7\uf0b7\uf0d8\uf0fc]\s*")
_TARGET = re.compile(
    r"(?P<name>[^\W\d].*?)[\s,:]*(?:(?:dengan )?target(?:nya)?(?: sebesar| sebanyak| adalah)?|sebesar|sebanyak|sejumlah|mencapai"
    r"|menjadi|:|=|(?=\s[\d.,]+\s?%))\s*(?P<figure>[<>≤≥]?\s*\d[\d.,]*(?:\s?/\s?1[\d.,]*)?)(?<![.,])"
    r"(?P<unit>\s*[%‰]?(?:\s[A-Za-z/]+){0,3})[\s.;,]*", re.IGNORECASE,
)
_OBJECTIVE = re.compile(
    r"(?:sasaran(?: strate\w+)?\s*(?:ke\W?)?\d*\s*[:.–-]\s*)?(?:(?P<name>\w.*?)[\s;:,]*(?:dengan|yang diukur \w+)?\s"
    r"indikator(?:nya)?(?: kinerja| sasaran| utama)*(?: adalah| yaitu| sebagai berikut)*|(?P<aim>\w{3,}nya.*?))\s*:?",
    re.IGNORECASE,
)
_HEADING = ["Sasaran", "Indikator", "Target"]

Headings = list[tuple[int, str]]
"""Headings that stand one below the other, with their depth."""


@attrs.define
class _List:
    """Gather the points of one list as the rows of a table."""

    place: int
    section: str
    grid: Grid
    objective: str = ""
    whole: str = ""
    """The kind of mark of a point that names what those below it are parts of."""
    targets: int = 0

    def add(self, each: Paragraph, page: str) -> None:
        """
        Add a point: an objective, an indicator with its target, or one whose parts follow.
        """
        bullet = _BULLET.match(each.text)
        text = each.text[bullet.end() :] if bullet else each.text
        style = style_of(each.mark) or "•"
        target = _TARGET.fullmatch(text)
        objective = _OBJECTIVE.fullmatch(text)
        if self.whole and style in {self.whole, style_of("1.")}:
            self.end()
        if target is not None:
            part = bool(self.whole) and style != self.whole
            self.whole = self.whole if part else ""
            self.targets += 1
            figure = target["figure"] + target["unit"]
            row = [self.objective, ("- " if part else "") + target["name"], figure]
        elif objective is not None and each.mark:
            self.objective, self.whole = (objective["name"] or objective["aim"]).strip(" ;:,"), ""
            return
        else:
            self.whole = style
            row = [self.objective, text.rstrip(" :;") + " :", ""]
        self.grid.rows.append(row)
        self.grid.numbers.append(len(self.grid.rows))
        self.grid.pages.append(page)

    def end(self) -> None:
        """
        Take a point without parts for an indicator without a target, if it is worded as one.
        """
        last = self.grid.rows[-1]
        if self.whole and last[1].endswith(" :") and MEASURED.match(last[1]):
            last[1:] = [last[1].removesuffix(" :"), "-"]
        self.whole = ""


def below(above: Headings, line: Line) -> Headings:
    """
    Give the headings, with their depth, that what follows a line stands under; ``above`` are those that the line does.
    """
    heading = heading_of(line)
    if heading is None:
        return above
    return [(depth, text) for depth, text in above if depth < heading[2]] + [(heading[2], " ".join(heading[:2]))]


def listed_plans(paper: Paper) -> Iterator[tuple[int, PrintedTable]]:
    """
    Give the lists of a paper that state a plan of the year, under a heading that names it, as tables; with where each begins.
    """
    places = {id(each): place for place, each in enumerate(paper.flow)}
    above: Headings = []
    current: _List | None = None
    for each in paragraphs_of(paper.flow):
        above = below(above, each.line)
        if heading_of(each.line) is not None or not (each.mark or _BULLET.match(each.text)):
            yield from _finished(current)
            current = None
            continue
        page = "" if each.line.page is None else paper.labels.get(each.line.page, str(each.line.page))
        if current is None:
            section = next((text for _, text in reversed(above) if cue_in(text) in {Kind.PK, Kind.RKT}), "")
            number = above[-1][1].partition(" ")[0].rstrip(".") if above else ""
            grid = Grid(name=f"daftar {number}".strip(), file=paper.file, rows=[list(_HEADING)], numbers=[1], pages=[page])
            current = _List(places[id(each.line)], section, grid)
        current.add(each, page)
    yield from _finished(current)


def _finished(found: _List | None) -> Iterator[tuple[int, PrintedTable]]:
    if found is not None:
        found.end()
    if found is not None and found.section and found.targets >= _FEWEST and any(row[0] for row in found.grid.rows[1:]):
        if not any(found.grid.pages):
            found.grid.pages.clear()
        yield found.place, PrintedTable(grid=found.grid, title=found.section)

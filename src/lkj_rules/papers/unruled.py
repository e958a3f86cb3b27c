"""
Tables without lines between their columns: what stands one below the other with gaps between, figures among it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from lkj_rules.papers.bands import is_figure
from lkj_rules.papers.cells import Content, part_of
from lkj_rules.papers.frame import Lattice
from lkj_rules.papers.heads import Reach, reaches
from lkj_rules.papers.runs import AT_RULE, LEAST_BETWEEN_RULES, LEAST_FIGURES, MOSTLY, Run, chunks_of, columns_of, runs_of
from lkj_rules.papers.sheet import Part
from lkj_rules.papers.splitting import parted
from lkj_rules.papers.strokes import Rule
from lkj_rules.papers.typesetting import Row

_YEARS = re.compile(r"(?:\D*(?:(?:19|20)\d\d|\d\d\s?[-–]\s?\d\d))+\D*")
_ALL = 0.9
_MOST_PAGES = 1_000
_TEXT_AND_PAGE = 2
_MOST_ABOVE = 4
"""Lines of a header that may stand above the rest of a table."""
_FAR = 4.5


def unruled_parts(
    rows: Sequence[Row], rules: Sequence[Rule], page: int, before: Sequence[float] = ()
) -> tuple[list[Part], list[Row]]:
    """
    Find the tables in lines of text, and the lines that belong to none; ``rules`` are level lines that nothing crosses.

    ``before`` are the edges of columns of a table without lines at the end of the page before, which may go on here.
    """
    parts, taken = list[Part](), set[int]()
    runs = runs_of(rows, rules)
    rest = _rest(rows, before)
    if rest is not None and not any(rest.seeds[0] in run.rows for run in runs):
        runs.insert(0, rest)
    for run in runs:
        part = _read(run, page, before if run is rest else ())
        if part is not None:
            parts.append(part)
            taken.update(id(row) for row in run.rows)
    return parts, [row for row in rows if id(row) not in taken]


def _rest(rows: Sequence[Row], edges: Sequence[float]) -> Run | None:
    """
    Find the last rows of a table at the top of a page, too few to be one by themselves: their words fit its columns.
    """
    fits = [_fits(row, edges) for row in rows] if edges else []
    first = next((index for index, fit in enumerate(fits[:_MOST_ABOVE]) if fit and len(chunks_of(rows[index])) > 1), None)
    if first is None:
        return None
    last = next((index for index in range(first, len(fits)) if not fits[index]), len(fits))
    held = list(rows[first:last])
    near = [row for above, row in pairwise([held[0], *held]) if row.base - above.base <= _FAR * row.size]
    seeds = [row for row in near if sum(is_figure(" ".join(word.text for word in chunk)) for chunk in chunks_of(row)) > 1]
    return Run(near, seeds, []) if seeds else None


def _fits(row: Row, edges: Sequence[float]) -> bool:
    return edges[0] - 2 <= row.left and row.right <= edges[-1] + 2 and all(
        word.right <= edge + 1 or word.left >= edge - 1 for word in row.words for edge in edges[1:-1]
    )  # fmt: skip


def _read(run: Run, page: int, before: Sequence[float] = ()) -> Part | None:
    columns = list(pairwise(before)) or columns_of(run.seeds)
    if len(columns) <= 1:
        return None
    years = None
    while len(run.seeds) > (1 if before else LEAST_BETWEEN_RULES) and _YEARS.fullmatch(run.seeds[0].text):
        years = run.seeds.pop(0)
    left, right = min(row.left for row in run.rows), max(row.right for row in run.rows)
    xs = [min(left, columns[0][0]) - 1, *((one[1] + two[0]) / 2 for one, two in pairwise(columns)), max(right, columns[-1][1]) + 1]
    heads = [row for row in run.rows if row.base < run.seeds[0].base - 1]
    lattice = Lattice(xs, _edges(run, heads, years, right - left))
    contents = _fill(lattice, run.rows, reaches(lattice, heads, run.rules, years))
    split, contents = parted(lattice, contents)
    figures = sum(is_figure(" ".join(row.text for row in rows)) for rows in contents.values())
    if (figures < LEAST_FIGURES and not before) or len(contents) < MOSTLY / 2 * len(split.cells):
        return None
    part = part_of(split, contents, page)
    return None if _leads_to_pages(part) else part


def _edges(run: Run, heads: Sequence[Row], years: Row | None, width: float) -> list[float]:
    """
    Find where rows part for certain: at lines, between headings and figures, above the years of a heading.
    """
    top, bottom = min(row.top for row in run.rows) - 1, max(row.bottom for row in run.rows) + 1
    first = run.seeds[0]
    start = first.base - first.size
    inside = [rule for rule in run.rules if top + AT_RULE < rule.at < bottom - AT_RULE]
    edges = {rule.at for rule in inside if rule.at < start or rule.end - rule.start > MOSTLY * width}
    if heads and not any(heads[-1].base <= edge < first.base for edge in edges):
        edges.add((heads[-1].base + start) / 2)
    over = [row for row in heads if years is not None and row.base < years.base - 1]
    if years is not None and over and not any(over[-1].base <= edge < years.base for edge in edges):
        edges.add((over[-1].base + years.base - years.size) / 2)
    return [top, *sorted(edges), bottom]


def _leads_to_pages(part: Part) -> bool:
    """
    Return whether a part is a list of contents: texts, and numbers of pages that never fall.
    """
    numbers = [int(row[-1].split()[-1]) for row in part.rows if row[-1].strip() and row[-1].split()[-1].isdigit()]
    held = sum(1 for row in part.rows if row[-1].strip())
    rising = sum(above <= below < _MOST_PAGES for above, below in pairwise(numbers))
    two = all(len(row) <= _TEXT_AND_PAGE for row in part.rows)
    return two and len(numbers) >= _ALL * held and rising >= _ALL * (len(numbers) - 1)


def _fill(lattice: Lattice, rows: Sequence[Row], reach: dict[int, Reach]) -> dict[int, Content]:
    """
    Put words into cells; a heading over several columns is a cell over several columns.
    """
    pieces: dict[int, list[tuple[Reach, Row]]] = {band: [] for band in range(len(lattice.rows) - 1)}
    for row in rows:
        band = max(index for index, edge in enumerate(lattice.rows[:-1]) if edge <= max(row.base - 0.3 * row.size, lattice.rows[0]))
        for chunk in chunks_of(row):
            if id(chunk[0]) in reach:
                pieces[band].append((reach[id(chunk[0])], Row(chunk)))
                continue
            places = [lattice.column(word.left, word.right) for word in chunk]
            for place in sorted(set(places)):
                words = [word for word, each in zip(chunk, places, strict=True) if each == place]
                pieces[band].append(((place, place), Row(words)))
    contents: dict[int, Content] = {}
    for band, held in pieces.items():
        for column in range(len(lattice.columns) - 1):
            if (band, column) in lattice.owner:
                continue
            last = max((end for (start, end), _ in held if start == column), default=column)
            inside = [row for (start, _), row in held if column <= start <= last]
            if inside:
                contents[len(lattice.cells)] = _lines(inside)
            lattice.add((band, column, band, last))
    return contents


def _lines(rows: list[Row]) -> Content:
    """
    Join what stands on one line.
    """
    lines: list[Row] = []
    for row in sorted(rows, key=lambda each: (each.base, each.left)):
        if lines and abs(lines[-1].base - row.base) <= 1:
            lines[-1] = Row([*lines[-1].words, *row.words])
        else:
            lines.append(row)
    return lines

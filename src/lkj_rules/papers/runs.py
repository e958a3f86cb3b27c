"""
Lines of a page that may be a table: rows of figures, what stands between them, and what heads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from lkj_rules.papers.bands import MARK, is_figure
from lkj_rules.papers.strokes import Rule
from lkj_rules.papers.titles import CAPTION
from lkj_rules.papers.typesetting import Row, Word

_GAP = 0.9
"""Of the height of letters: a gap as between columns, wider than between words."""
_BLANK = 0.4
"""Of the height of letters: a gap that is wider than a blank, next to a figure."""
_RIVER = 2.0
"""Points that a gap through all rows has at least."""
MOSTLY = 0.6
_FEW_CROSS = 0.08
_LEAST_ROWS = 3
LEAST_BETWEEN_RULES = 2
LEAST_FIGURES = 3
_FAR = 4.5
"""Of the height of letters: rows of one table are not further apart."""
_NEAR = 2.2
_WIDE = 0.7
_LONG = 45
_CURRENCY = frozenset({"Rp", "Rp."})
_MOST_HEADING = 4
AT_RULE = 6.0


@attrs.define
class Run:
    """
    Hold lines of a page that may be a table: those with gaps and figures, what stands between them, and lines ruled there.
    """

    rows: list[Row]
    seeds: list[Row]
    rules: list[Rule]


def chunks_of(row: Row) -> list[list[Word]]:
    """
    Part a line where its words stand further apart than words do.
    """
    chunks = [[row.words[0]]]
    for last, word in pairwise(row.words):
        if word.left - last.right > _GAP * row.size:
            chunks.append([word])
        else:
            chunks[-1].append(word)
    return chunks


def _is_seed(row: Row) -> bool:
    """
    Return whether a line looks like a row of figures; one that leads to a page number, or that a colon parts, does not.
    """
    texts = [" ".join(word.text for word in chunk) for chunk in chunks_of(row)]
    if "...." in row.text or "……" in row.text or any(text.startswith(":") for text in texts[1:]):
        return False
    if MARK.fullmatch(texts[0]):
        texts = texts[1:]
    return len(texts) > 1 and any(is_figure(text) for text in texts[1:])


def runs_of(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Run]:
    """
    Find runs of lines around rows of figures.
    """
    seeds = [index for index, row in enumerate(rows) if _is_seed(row)]
    runs: list[list[int]] = []
    for index in seeds:
        if runs and _one_run(rows, runs[-1][-1], index):
            runs[-1].append(index)
        else:
            runs.append([index])
    found, end = list[Run](), 0
    for number, run in enumerate(runs):
        first, last = run[0], run[-1]
        width = max(rows[index].right for index in run) - min(rows[index].left for index in run)
        above = [rule for rule in rules if rows[first].top - 70 < rule.at < rows[first].top + 2 and _over(rule, rows, run)]
        below = [rule for rule in rules if rows[last].bottom - 2 < rule.at < rows[last].bottom + 40 and _over(rule, rows, run)]
        captioned = any(CAPTION.match(row.text) for row in rows[max(first - _MOST_HEADING - 1, 0) : first])
        least = LEAST_BETWEEN_RULES if captioned or (above and below) else _LEAST_ROWS
        if len(run) < least:
            continue
        top = min((rule.at for rule in above), default=None)
        first -= _heading(rows[end:first], rows[first], top, width)
        limit = len(rows) if number + 1 == len(runs) else runs[number + 1][0]
        bottom = max((rule.at for rule in below), default=None)
        columns = columns_of([rows[index] for index in run])
        while last + 1 < limit and _follows(rows[last], rows[last + 1], bottom, columns):
            last += 1
        end = last + 1
        inside = [rule for rule in rules if rows[first].top - AT_RULE < rule.at < rows[last].bottom + AT_RULE]
        found.append(Run(list(rows[first:end]), [rows[index] for index in run], inside))
    return found


def _over(rule: Rule, rows: Sequence[Row], run: Sequence[int]) -> bool:
    left, right = min(rows[index].left for index in run), max(rows[index].right for index in run)
    return min(rule.end, right) - max(rule.start, left) > MOSTLY * (right - left)


def _one_run(rows: Sequence[Row], above: int, below: int) -> bool:
    """
    Return whether nothing parts two rows of figures: no wide gap, no paragraph, no caption.
    """
    width = max(rows[above].right, rows[below].right) - min(rows[above].left, rows[below].left)
    for index in range(above + 1, below + 1):
        last, row = rows[index - 1], rows[index]
        if row.base - last.base > _FAR * max(row.size, last.size) or CAPTION.match(row.text):
            return False
        if index < below and _is_paragraph(row, width):
            return False
    return True


def _is_paragraph(row: Row, width: float) -> bool:
    return len(chunks_of(row)) == 1 and row.right - row.left > _WIDE * width and len(row.text) > _LONG


def _heading(above: Sequence[Row], seed: Row, rule: float | None, width: float) -> int:
    """
    Count the lines above the rows of figures that are their heading; single words may stand between its lines.
    """
    taken, below = 0, seed
    for number, row in enumerate(reversed(above), 1):
        if _heads(row, below, rule, width):
            taken = number
        elif number - taken > _MOST_HEADING or _is_paragraph(row, width / 2) or CAPTION.match(row.text):
            break
        below = row
    return taken


def _heads(row: Row, below: Row, rule: float | None, width: float) -> bool:
    """
    Return whether a line above the rows of figures is of their heading.
    """
    if CAPTION.match(row.text) or "...." in row.text:
        return False
    if rule is not None:
        return row.base > rule
    chunks = len(chunks_of(row))
    near = _FAR if chunks >= LEAST_FIGURES else _NEAR
    return below.base - row.base < near * max(row.size, below.size) and chunks > 1 and not _is_paragraph(row, width)


def _follows(above: Row, row: Row, rule: float | None, columns: list[tuple[float, float]]) -> bool:
    """
    Return whether a line below the rows of figures is still of the last.
    """
    if rule is not None:
        return row.base < rule
    if row.base - above.base > 1.6 * row.size or CAPTION.match(row.text) or not columns:
        return False
    chunks = chunks_of(row)
    within = all(any(left - 2 <= each[0].left and each[-1].right <= right + 2 for left, right in columns) for each in chunks)
    return within and (row.left > columns[0][0] + row.size or len(chunks) > 1)


def columns_of(seeds: Sequence[Row]) -> list[tuple[float, float]]:
    """
    Find the columns: what stands between gaps that run through almost all rows of figures.
    """
    words = [word for row in seeds for word in row.words]
    events = sorted([(word.left, 1) for word in words] + [(word.right, -1) for word in words])
    most = _FEW_CROSS * len(seeds)
    columns, depth, start = list[tuple[float, float]](), 0, 0.0
    for place, step in events:
        if depth <= most < depth + step:
            start = place
        elif depth + step <= most < depth:
            if columns and start - columns[-1][1] < _RIVER:
                start = columns.pop()[0]
            columns.append((start, place))
        depth += step
    merged: list[tuple[float, float]] = []
    for column in columns:
        if merged and not _apart(seeds, merged[-1], column):
            merged[-1] = merged[-1][0], column[1]
        else:
            merged.append(column)
    return merged


def _apart(seeds: Sequence[Row], left: tuple[float, float], right: tuple[float, float]) -> bool:
    """
    Return whether the gap between two columns is one of columns in most rows, or has figures at one side.
    """
    gaps, figures, units = list[bool](), 0, 0
    for row in seeds:
        before = [word for word in row.words if word.right <= right[0] and word.left >= left[0] - 1]
        after = [word for word in row.words if word.left >= left[1] and word.right <= right[1] + 1]
        if before and after and (before[-1].text in _CURRENCY or after[0].text == "%"):
            units += 1
        elif before and after:
            gaps.append(after[0].left - before[-1].right > _GAP * row.size)
            wide = after[0].left - before[-1].right > _BLANK * row.size
            figures += wide and any((is_figure(after[0].text), is_figure(before[-1].text), MARK.fullmatch(before[-1].text)))
    if units > len(gaps):
        return False
    if not gaps:
        return True
    return sum(gaps) >= MOSTLY * len(gaps) or figures >= 0.9 * len(gaps)

"""
Where the heading of a table begins and ends, and what stands above each column, on paper and in workbooks.
"""

from __future__ import annotations

import re
from itertools import pairwise

from lkj_rules.tables.grid import Grid
from lkj_rules.tables.headings import Column, Headed, is_number_row
from lkj_rules.tables.lines import one_line
from lkj_rules.tables.meanings import settle, settle_data
from lkj_rules.tables.money_heading import heading_of, numbers_columns
from lkj_rules.tables.vocabulary import Kind, heading_words, is_unit, meaning_of, quarter_of, years_in

_HIGHEST = 12
"""Rows that a heading may have; one of which each line is a row has many."""
_FEWEST = 2
_NEAR = 4
_YEAR_WORDS, _MONEY_WORDS = 5, 5
"""Words that a heading with a year, or one of money, may have."""
_LONG = 70
"""Characters of a cell that heads no column."""
_LOOKED_AT, _HIGHEST_OF_DATA = 60, 8
"""Rows of a workbook among which a heading is looked for, and rows that one of a data table may have."""
_PARTS = frozenset({
    "dan", "tahun", "terhadap", "ke", "ini", "lalu", "renstra", "akhir", "strategis", "kinerja", "utama", "uraian", "volume", "sd",
})  # fmt: skip
"""Words that a row of a heading may consist of."""
_FIGURE = re.compile(r"[(≥≤<>±~-]?\s*(?:rp\.?\s*)?[\d.,]*\d[\d.,]*\s*(?:[%x]|[a-z./ ]{1,20})?\)?", re.IGNORECASE)
_COUNT = re.compile(r"\(?(?:\d{1,2}|[ivx]{1,4}|[a-z])[.)]*")
DATA = re.compile(r"\(?-?[\d.,]*\d[\d.,]*\s*%?\)?\*{0,2}|[-–]|0")
"""A cell of a table of figures."""
_YEAR = re.compile(r"(?:tahun )?(?:19|20)\d\d\*{0,2}", re.IGNORECASE)
_NUMBERED = re.compile(r"[(\[]?\s*(\d{1,2})\s*[)\].]*(?:\s*[=:(].*)?")


def headed(grid: Grid) -> Headed | None:
    """
    Find the heading of a table of performance; ``None`` where there is none.
    """
    top = next((row for row in range(min(_HIGHEST, len(grid.rows))) if _names(grid, row)), None)
    return None if top is None else _heading_at(grid, top)


def understand(grid: Grid, kind: Kind, year: int) -> Headed | None:
    """
    Find the heading of a table of a workbook and the meaning of its columns; ``None`` where there is no heading.

    ``year`` is the report's; rows above the heading may say anything.
    """
    top = _first(grid, kind)
    if top is None:
        return None
    measured = any(meaning_of([text], kind)[0] == "indikator" for text in grid.own(top).values())
    if kind is Kind.ANGGARAN or (kind is Kind.PK and not measured):
        found = heading_of(grid, top)
    else:
        found = data_heading(grid, top) if kind is Kind.DATA else _heading_at(grid, top)
    if found is None:
        return None
    while found.body < len(grid.rows) and numbers_columns(grid, found.body):
        found.body += 1
    found.columns = [each for each in found.columns if each.heading or _has_body(grid, found.body, each.index)]
    if kind is Kind.DATA:
        settle_data(found.columns)
    else:
        settle(found.columns, kind, year)
    return found


def _first(grid: Grid, kind: Kind) -> int | None:
    """
    Find the row whose texts have most meanings; of a data table the first below its title.
    """
    best, most = None, 0
    for row in range(min(_LOOKED_AT, len(grid.rows))):
        texts = list(grid.own(row).values())
        if kind is Kind.DATA:
            if len(set(texts)) >= _FEWEST and not any(re.fullmatch(r"[\d.,% ]{3,}", text) for text in texts):
                return row
            continue
        found = {meaning for text in texts if (meaning := meaning_of([text], kind)[0])}
        if len(found) > most:
            best, most = row, len(found)
    return best if most >= _FEWEST else None


def _has_body(grid: Grid, body: int, column: int) -> bool:
    return any(grid.at(row, column).strip() for row in range(body, min(body + 50, len(grid.rows))))


def _heading_at(grid: Grid, top: int) -> Headed | None:
    """
    Give the heading that a row belongs to.
    """
    while top and _goes_on_above(grid, top):
        top -= 1
    below = range(top + 1, min(top + _HIGHEST, len(grid.rows)))
    body = next((row for row in below if _is_body(grid, row) and not _of_quarters(grid, top, row)), None)
    if body is None:
        return None
    texts = [_texts(grid, top, body, column) for column in range(grid.width())]
    columns = [Column(column, " / ".join(each)) for column, each in enumerate(texts)]
    while body < len(grid.rows) and (_numbers_columns(grid, body) or is_number_row(grid, body)):
        body += 1
    return Headed(grid, top, body, columns)


def _of_quarters(grid: Grid, top: int, row: int) -> bool:
    """
    Return whether a row does nothing but number the quarters that the rows above name.
    """
    return all(quarter_of(_texts(grid, top, row + 1, column)) is not None for column in grid.own(row))


def _goes_on_above(grid: Grid, row: int) -> bool:
    """
    Return whether the row above belongs to the heading: a cell goes on from there, or all that it says heads columns.
    """
    own = grid.own(row - 1)
    joined = any(grid.covered.get((row, each), (row, 0))[0] < row for each in range(grid.width()))
    return not _is_body(grid, row - 1) and (joined or (bool(own) and all(_is_heading(each) for each in own.values())))


def _names(grid: Grid, row: int) -> bool:
    """
    Return whether a row names columns: two texts or more, one with a meaning.
    """
    own = set(grid.own(row).values())
    known = [each for each in own if len(each) < _LONG and meaning_of([each], Kind.PENGUKURAN)[0]]
    return len(own) >= _FEWEST and bool(known) and not any(len(each) > _LONG for each in own)


def _is_body(grid: Grid, row: int) -> bool:
    """
    Return whether a row is below the heading: it numbers the columns, holds figures, begins a list, or names nothing known.
    """
    own = grid.own(row)
    if not own:
        return False
    if _numbers_columns(grid, row):
        return True
    texts = [own[column] for column in sorted(own)]
    figures = [each for each in texts if _FIGURE.fullmatch(each) and not _is_heading(each)]
    if figures and figures != texts[:1]:
        return not _counts(figures) or any(each not in figures and not _is_heading(each) for each in texts)
    if _COUNT.fullmatch(texts[0]) and len(texts) > 1 and 0 in own and not _is_heading(texts[1]):
        return True
    if any(len(each) > _LONG for each in texts):
        return True
    return not any(_is_heading(each) for each in texts) and not _heading_below(grid, row)


def _heading_below(grid: Grid, row: int) -> bool:
    """
    Return whether one of the next rows says nothing but what heads columns, or numbers them.
    """
    below = range(row + 1, min(row + _NEAR, len(grid.rows)))
    return any(
        _numbers_columns(grid, each) or ((own := grid.own(each)) and all(map(_is_heading, own.values()))) for each in below
    )


def _counts(texts: list[str]) -> bool:
    """
    Return whether cells are 1, 2, 3, …, or go on from 2 or 3: years that are only numbered.
    """
    first = texts[0] if texts else ""
    return len(texts) > _FEWEST and first in {"1", "2", "3"} and texts == [str(int(first) + place) for place in range(len(texts))]


def _is_heading(text: str) -> bool:
    words = heading_words(text)
    if years_in(text):
        return len(words.split()) <= _YEAR_WORDS
    if set(words.split()) <= _PARTS:
        return True
    return is_unit(words) or (len(text) < _LONG and meaning_of([text], Kind.PENGUKURAN)[0] is not None) or bool(
        meaning_of([text], Kind.ANGGARAN)[0] and len(words.split()) <= _MONEY_WORDS
    )


def _numbers_columns(grid: Grid, row: int) -> bool:
    """
    Return whether a row numbers the columns, nearly all of them and none going on from above.
    """
    own = [text for _, text in sorted(grid.own(row).items())]
    found = [_NUMBERED.fullmatch(each) for each in own]
    if len(own) < min(3, grid.width()) or not all(found):
        return False
    values = [int(each[1]) for each in found if each is not None]
    rising = all(0 <= after - before <= _FEWEST for before, after in pairwise(values))
    above = sum(grid.covered.get((row, column), (row, 0))[0] < row for column, text in enumerate(grid.rows[row]) if text.strip())
    return rising and values[0] <= _FEWEST and above * 3 <= len(own)


def _texts(grid: Grid, top: int, body: int, column: int) -> list[str]:
    """
    Give the heading of a column from the top down; a text that goes on over rows counts once.
    """
    found: list[str] = []
    for row in range(top, body):
        text = one_line(grid.at(row, column)) or _from_the_left(grid, row, body, column)
        if text and (not found or found[-1] != text):
            found.append(text)
    return found


def _from_the_left(grid: Grid, row: int, body: int, column: int) -> str:
    """
    Give the year or measure that a heading without merged cells means for the columns on its right as well.
    """
    def below(each: int) -> list[str]:
        return [text for under in range(row + 1, body) if (text := grid.at(under, each).strip())]

    for left in range(column - 1, -1, -1):
        if not below(column) or not below(left):
            return ""
        text = one_line(grid.at(row, left))
        if text:
            what = meaning_of([text], Kind.PENGUKURAN)[0]
            year = bool(years_in(text)) and not any(years_in(each) for each in below(column))
            measure = what in {"target", "realisasi", "capaian"} and all(years_in(each) for each in below(column)[-1:])
            return text if year or measure or quarter_of([text, *below(column)]) is not None else ""
    return ""


def data_heading(grid: Grid, top: int = 0) -> Headed | None:
    """
    Find the heading of a table of figures: all above the first row that holds figures right of a label.
    """
    body = next((row for row in range(top + 1, min(top + _HIGHEST_OF_DATA, len(grid.rows))) if _holds_figures(grid, row)), None)
    if body is None:
        return None
    columns = []
    for column in range(grid.width()):
        texts = [one_line(grid.at(row, column)) for row in range(top, body) if not numbers_columns(grid, row)]
        columns.append(Column(column, " / ".join(dict.fromkeys(filter(None, texts)))))
    return Headed(grid, top, body, columns)


def _holds_figures(grid: Grid, row: int) -> bool:
    own = [one_line(text) for text in grid.rows[row] if text.strip()]
    figures = [each for each in own[1:] if DATA.fullmatch(each) and not _YEAR.fullmatch(each)]
    return bool(figures) and any(re.search(r"[^\W\d_]{2}", each) for each in own) and 2 * len(figures) >= len(own) - 1

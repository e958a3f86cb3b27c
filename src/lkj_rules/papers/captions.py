"""
Titles of tables in a file without pages, and the names by which a person finds a table again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from lkj_rules.papers.paper import PrintedTable
from lkj_rules.papers.tabbed import Typed
from lkj_rules.papers.titles import CAPTION, name_of

_FURTHEST = 3
"""Lines between a caption and its table: the rest of the title, the unit of its figures."""
_HIGHEST = 4
_LONGEST = 250


def entitle(flow: Sequence[Typed | PrintedTable]) -> None:
    """
    Give tables their titles and names: ``Tabel 3.2`` where it is printed, and once only, else ``tabel 7``, the seventh of the file.
    """
    places = [place for place, each in enumerate(flow) if isinstance(each, PrintedTable)]
    above = {place: _above(flow, place) for place in places}
    below = {place: _below(flow, place) for place in places}
    under = sum(map(bool, below.values())) > sum(map(bool, above.values()))
    for place in places:
        table = flow[place]
        assert isinstance(table, PrintedTable)
        table.title = (below if under else above)[place] or _outstanding(flow, place)
    labels = [name_of(table.title) for place in places if isinstance(table := flow[place], PrintedTable)]
    count = Counter(labels)
    for number, (place, label) in enumerate(zip(places, labels, strict=True), 1):
        table = flow[place]
        assert isinstance(table, PrintedTable)
        table.grid.name = label if label and count[label] == 1 else f"tabel {number}"


def _lines_above(flow: Sequence[Typed | PrintedTable], place: int, most: int) -> list[Typed]:
    lines: list[Typed] = []
    for each in reversed(flow[max(place - most, 0) : place]):
        if not isinstance(each, Typed) or len(each.line.text) > _LONGEST:
            break
        lines.insert(0, each)
    return lines


def _above(flow: Sequence[Typed | PrintedTable], place: int) -> str:
    lines = _lines_above(flow, place, _FURTHEST)
    first = max((at for at, each in enumerate(lines) if CAPTION.match(each.line.text)), default=None)
    return "" if first is None else _joined(lines[first:])


def _below(flow: Sequence[Typed | PrintedTable], place: int) -> str:
    following = [each for each in flow[place + 1 : place + 3] if isinstance(each, Typed)]
    if not following or flow[place + 1] is not following[0] or not (found := CAPTION.match(following[0].line.text)):
        return ""
    return _joined(following if found.end() == len(following[0].line.text.rstrip(" .:")) else following[:1])


def _outstanding(flow: Sequence[Typed | PrintedTable], place: int) -> str:
    lines = _lines_above(flow, place, _HIGHEST)
    first = next((at + 1 for at in range(len(lines) - 1, -1, -1) if not lines[at].titular), 0)
    return _joined(lines[first:])


def _joined(lines: Sequence[Typed]) -> str:
    return " ".join(" ".join(each.line.text.split()) for each in lines)

"""
What a file writes at a pointer, with a little of what stands around it: for output that is read where the file is not at hand.
"""

from __future__ import annotations

from collections.abc import Iterable

from lkj_rules.files.positions import Position, end_of_value, positions_of, value_offsets
from lkj_rules.model.spots import Excerpt, Spot

LONGEST = 400
"""Characters of a value that are shown; of a longer one its first line, or that many characters of it."""
AROUND = 200
"""Characters that are shown before and after a value, within the line before its own and the line after it."""

_Bounds = tuple[int, int]


def spots_of(text: str, pointers: Iterable[str], *, name: str) -> dict[str, Spot]:
    """
    Tell of each pointer where it stands in a file and what is written there; see ``positions.locate`` for what is not in the file.
    """
    starts = value_offsets(text, pointers)
    values = {pointer: _value(text, start, whole=bool(pointer)) for pointer, start in starts.items()}
    contexts = {pointer: _context(text, *bounds) for pointer, bounds in values.items()}
    position = positions_of(text, {offset for bounds in (*values.values(), *contexts.values()) for offset in bounds})
    return {
        pointer: Spot(
            file=name, pointer=pointer, line=position[start][0], column=position[start][1],
            excerpt=_excerpt(text, values[pointer], position), context=_excerpt(text, contexts[pointer], position),
        )
        for pointer, start in starts.items()
    }  # fmt: skip


def _value(text: str, start: int, *, whole: bool) -> _Bounds:
    """
    Bound the value at an offset; of the whole report only the opening brace, as nobody looks for its end.
    """
    if not whole:
        return start, start + 1
    piece = text[start : start + LONGEST]
    length = end_of_value(piece, 0)
    if length is None:
        length = len(piece.partition("\n")[0].rstrip("\r"))
    return start, start + length


def _context(text: str, start: int, end: int) -> _Bounds:
    before = text[max(0, start - AROUND) : start].split("\n")[-2:]
    after = text[end : end + AROUND].split("\n")[:2]
    return start - len("\n".join(before)), end + len("\n".join(after).rstrip("\r"))


def _excerpt(text: str, bounds: _Bounds, position: dict[int, Position]) -> Excerpt:
    (line, column), (end_line, end_column) = position[bounds[0]], position[bounds[1]]
    return Excerpt(line=line, column=column, end_line=end_line, end_column=end_column, text=text[bounds[0] : bounds[1]])

"""
Lines, columns and excerpts of JSON pointers, looked up when somebody needs them.

The text is walked once for all the pointers that are asked for; values that no pointer enters are skipped by the standard
library's C scanner. The text must be valid JSON: this module finds places, it does not judge. Lines and columns count from 1,
columns in characters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Generator, Iterable, Iterator
from json import decoder

import attrs

from lkj_rules.model import Record
from lkj_rules.model.pointers import Excerpt, Spot, pointer_token

LONGEST = 400
"""Characters of a value that are shown; of a longer one its first line, or that many characters of it."""
AROUND = 200
"""Characters that are shown before and after a value, within the line before its own and the line after it."""

Position = tuple[int, int]
"""Line and column, both from 1."""
Offsets = tuple[str, int | None, int]
"""A pointer with the offsets of its key, if it is a member of an object, and of its value."""

scanstring = decoder.scanstring  # type: ignore[attr-defined]  # undocumented, but as old as the module
_LENIENT = False
_skip_space = re.compile(r"[ \t\r\n]*").match
# What is passed over is not kept: a million digits or lines cost nothing, and no limit of the interpreter is met.
_scan_value = json.JSONDecoder(  # type: ignore[attr-defined]
    object_pairs_hook=len, parse_int=len, parse_float=len, parse_constant=len, strict=False
).scan_once


@attrs.frozen(eq=False, repr=False)
class Place(Record):
    """
    Hold where a value stands and, for a member of an object, where its key stands.
    """

    value: Position
    key: Position | None = None


class _Node(dict[str, "_Node"]):
    """
    Hold the tokens that lead on from one pointer.
    """


class _Everything(_Node):
    """
    Lead on with every token.
    """

    def __bool__(self) -> bool:
        return True

    def get(self, *_: object) -> _Node:  # one node for all tokens
        return self


def locate(text: str, pointers: Iterable[str]) -> dict[str, Position]:
    """
    Find line and column of the value of each pointer; of its nearest ancestor where the file does not hold the value itself.

    A value can be absent from the file and yet be in the model, as a blank target that was never written.
    """
    return {pointer: found[-1].value for pointer, found in places(text, pointers).items()}


def places(text: str, pointers: Iterable[str]) -> dict[str, list[Place]]:
    """
    Find every place of each pointer, in the order of the file; more than one where a key is repeated.
    """
    offsets = _offsets(text, pointers)
    position = _positions(text, (at for found in offsets.values() for _, *both in found for at in both if at is not None))
    return {
        pointer: [Place(position[value], None if key is None else position[key]) for _, key, value in found]
        for pointer, found in offsets.items()
    }


def excerpts(text: str, pointers: Iterable[str], *, name: str) -> dict[str, Spot]:
    """
    Find where each pointer stands, as ``locate`` does, with what is written there and around it; ``name`` is the file's.
    """
    starts = {pointer: found[-1][2] for pointer, found in _offsets(text, pointers).items()}
    values = {pointer: (start, _end_of_excerpt(text, start, pointer)) for pointer, start in starts.items()}
    contexts = {pointer: _context(text, *bounds) for pointer, bounds in values.items()}
    position = _positions(text, (offset for bounds in (*values.values(), *contexts.values()) for offset in bounds))

    def excerpt(start: int, end: int) -> Excerpt:
        (line, column), (end_line, end_column) = position[start], position[end]
        return Excerpt(line=line, column=column, end_line=end_line, end_column=end_column, text=text[start:end])

    return {
        pointer: Spot(
            file=name, pointer=pointer, line=position[start][0], column=position[start][1],
            excerpt=excerpt(*values[pointer]), context=excerpt(*contexts[pointer]),
        )
        for pointer, start in starts.items()
    }  # fmt: skip


def every_value(text: str) -> Iterator[Offsets]:
    """
    Yield pointer and offsets of every value in the text, outer values before inner ones.
    """
    return _walk(text, _Everything())


def position_of(text: str, offset: int) -> Position:
    """
    Return line and column of one offset.
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _positions(text: str, offsets: Iterable[int]) -> dict[int, Position]:
    """
    Find line and column of many offsets, in one walk over the text.
    """
    found = {}
    line, last, newline = 1, 0, -1
    for offset in sorted(set(offsets)):
        line += text.count("\n", last, offset)
        newline = max(newline, text.rfind("\n", last, offset))
        last = offset
        found[offset] = (line, offset - newline)
    return found


def _offsets(text: str, pointers: Iterable[str]) -> dict[str, list[Offsets]]:
    wanted = list(pointers)
    root = _Node()
    for pointer in wanted:
        node = root
        for token in pointer.split("/")[1:]:
            node = node.setdefault(token, _Node())
    found: dict[str, list[Offsets]] = {}
    for each in _walk(text, root):
        found.setdefault(each[0], []).append(each)
    return {pointer: next(found[above] for above in _upwards(pointer) if above in found) for pointer in wanted}


def _upwards(pointer: str) -> Iterator[str]:
    yield pointer
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _walk(text: str, wanted: _Node) -> Iterator[Offsets]:
    start = _space(text, 0)
    yield "", None, start
    yield from _inside(text, start, "", wanted)


def _inside(text: str, offset: int, pointer: str, node: _Node) -> Generator[Offsets, None, int]:
    """
    Yield the wanted values inside the value at the offset; return the offset after it.
    """
    opening = text[offset]
    if opening not in "{[" or not node:
        return _after_value(text, offset)
    offset, index = _space(text, offset + 1), 0
    while text[offset] not in "}]":
        key, token = None, str(index)
        if opening == "{":
            key = offset
            name, offset = scanstring(text, offset + 1, _LENIENT)
            token, offset = pointer_token(name), _space(text, _space(text, offset) + 1)
        inner = node.get(token)
        if inner is None:
            offset = _after_value(text, offset)
        else:
            below = f"{pointer}/{token}"
            yield below, key, offset
            offset = yield from _inside(text, offset, below, inner)
        offset, index = _space(text, offset), index + 1
        if text[offset] == ",":
            offset = _space(text, offset + 1)
    return offset + 1


def _after_value(text: str, offset: int) -> int:
    return int(_scan_value(text, offset)[1])


def _space(text: str, offset: int) -> int:
    match = _skip_space(text, offset)
    return offset if match is None else match.end()


def _end_of_excerpt(text: str, start: int, pointer: str) -> int:
    """
    Find the end of the value at an offset, or of its first line; of the whole report only that of its opening brace.
    """
    if not pointer:
        return start + 1
    piece = text[start : start + LONGEST]
    try:
        return start + _after_value(piece, 0)
    except (StopIteration, ValueError):  # the piece ends before the value does
        return start + len(piece.partition("\n")[0].rstrip("\r"))


def _context(text: str, start: int, end: int) -> tuple[int, int]:
    before = text[max(0, start - AROUND) : start].split("\n")[-2:]
    after = text[end : end + AROUND].split("\n")[:2]
    return start - len("\n".join(before)), end + len("\n".join(after).rstrip("\r"))

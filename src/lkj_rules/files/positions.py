"""
Lines and columns of JSON pointers, looked up when somebody needs them.

The text is walked once for all the pointers that are asked for; values that no pointer enters are skipped by the standard
library's C scanner. The text must be valid JSON: this module finds places, it does not judge. Lines and columns count from 1,
columns in characters.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from json import decoder

import attrs

from lkj_rules.model.pointers import pointer_token

Position = tuple[int, int]
"""Line and column, both from 1."""

scanstring = decoder.scanstring  # type: ignore[attr-defined]  # undocumented, but as old as the module
_LENIENT = False
_skip_space = re.compile(r"[ \t\r\n]*").match
# Numbers are passed over, not converted: a million digits cost nothing and no limit of the interpreter is met.
_scan_value = json.JSONDecoder(parse_int=len, parse_float=len, parse_constant=len, strict=False).scan_once  # type: ignore[attr-defined]


@attrs.frozen
class Place:
    """
    Hold where a value stands and, for a member of an object, where its key stands.
    """

    value: Position
    key: Position | None = None


class _Node(dict[str, "_Node"]):
    """
    Hold the tokens that lead on from one pointer.
    """


Spot = tuple[str, int | None, int]
"""A pointer with the offsets of its key and its value."""


def locate(text: str, pointers: Iterable[str]) -> dict[str, Position]:
    """
    Find line and column of the value of each pointer; of its nearest ancestor where the file does not hold the value itself.

    A value can be absent from the file and yet be in the model, as a blank target that was never written.
    """
    return {pointer: found[-1].value for pointer, found in places(text, pointers).items()}


def locate_keys(text: str, pointers: Iterable[str]) -> dict[str, Position]:
    """
    Find line and column of the key of each pointer; of the value where there is no key, as in a list.
    """
    return {pointer: found[-1].key or found[-1].value for pointer, found in places(text, pointers).items()}


def places(text: str, pointers: Iterable[str]) -> dict[str, list[Place]]:
    """
    Find every place of each pointer, in the order of the file; more than one where a key is repeated.
    """
    nearest = _spots(text, pointers)
    offsets = {offset for found in nearest.values() for _, key, value in found for offset in (key, value) if offset is not None}
    position = positions_of(text, offsets)
    return {
        pointer: [Place(position[value], None if key is None else position[key]) for _, key, value in found]
        for pointer, found in nearest.items()
    }


def value_offsets(text: str, pointers: Iterable[str]) -> dict[str, int]:
    """
    Find the offset of the value of each pointer, or of its nearest ancestor, as ``locate`` finds its line and column.
    """
    return {pointer: found[-1][2] for pointer, found in _spots(text, pointers).items()}


def _spots(text: str, pointers: Iterable[str]) -> dict[str, list[Spot]]:
    wanted = list(pointers)
    root = _Node()
    for pointer in wanted:
        node = root
        for token in pointer.split("/")[1:]:
            node = node.setdefault(token, _Node())
    spots: dict[str, list[Spot]] = {}
    for spot in _Walk(text).run(root):
        spots.setdefault(spot[0], []).append(spot)
    return {pointer: spots[_nearest(pointer, spots)] for pointer in wanted}


def every_spot(text: str) -> Iterator[Spot]:
    """
    Give pointer and offsets of every value in the text, outer values before inner ones.
    """
    return iter(_Walk(text, everything=True).run(_Node()))


def position_of(text: str, offset: int) -> Position:
    """
    Give line and column of one offset.
    """
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _nearest(pointer: str, spots: Mapping[str, list[Spot]]) -> str:
    while pointer not in spots:
        pointer = pointer.rpartition("/")[0]
    return pointer


def positions_of(text: str, offsets: Iterable[int]) -> dict[int, Position]:
    """
    Give line and column of many offsets, in one walk over the text.
    """
    found = {}
    line, last, newline = 1, 0, -1
    for offset in sorted(offsets):
        line += text.count("\n", last, offset)
        newline = max(newline, text.rfind("\n", last, offset))
        last = offset
        found[offset] = (line, offset - newline)
    return found


@attrs.define
class _Walk:
    """
    Walk a text along the wanted pointers, or along all where ``everything`` is set, and note what it passes.
    """

    text: str
    everything: bool = False
    spots: list[Spot] = attrs.field(factory=list)

    def run(self, root: _Node) -> list[Spot]:
        start = _space(self.text, 0)
        self.spots.append(("", None, start))
        if root or self.everything:
            self._enter(start, "", root)
        return self.spots

    def _enter(self, offset: int, pointer: str, node: _Node) -> int:
        """
        Note the wanted values inside the value at the offset; give the offset after it.
        """
        opening = self.text[offset]
        if opening not in "{[" or not (node or self.everything):
            return _after_value(self.text, offset)
        first = _space(self.text, offset + 1)
        if self.text[first] in "}]":
            return first + 1
        return self._object(first, pointer, node) if opening == "{" else self._list(first, pointer, node)

    def _object(self, offset: int, pointer: str, node: _Node) -> int:
        while True:
            key, after = scanstring(self.text, offset + 1, _LENIENT)
            value = _space(self.text, _space(self.text, after) + 1)
            after = _space(self.text, self._member(value, offset, f"{pointer}/{pointer_token(key)}", node))
            if self.text[after] == "}":
                return after + 1
            offset = _space(self.text, after + 1)

    def _list(self, offset: int, pointer: str, node: _Node) -> int:
        for index in itertools.count():
            after = _space(self.text, self._member(offset, None, f"{pointer}/{index}", node))
            if self.text[after] == "]":
                return after + 1
            offset = _space(self.text, after + 1)
        raise AssertionError  # unreachable: valid JSON closes its lists

    def _member(self, value: int, key: int | None, pointer: str, node: _Node) -> int:
        inner = node if self.everything else node.get(pointer.rpartition("/")[2])
        if inner is None:
            return _after_value(self.text, value)
        self.spots.append((pointer, key, value))
        return self._enter(value, pointer, inner)


def _after_value(text: str, offset: int) -> int:
    return int(_scan_value(text, offset)[1])


def end_of_value(text: str, offset: int) -> int | None:
    """
    Find the offset after the value at an offset; ``None`` where the text ends before the value does.
    """
    try:
        return _after_value(text, offset)
    except (StopIteration, ValueError):
        return None


def _space(text: str, offset: int) -> int:
    match = _skip_space(text, offset)
    return offset if match is None else match.end()

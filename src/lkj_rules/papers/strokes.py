"""
Ruled lines: pieces put together to whole lines, and lines that meet to frames.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

_ALIKE = 1.6
"""Points: lines that are nearer are one line."""
_GAP = 3.5
"""Points that may be missing in a line, as in a dotted one, or where two should meet."""
_SHORT = 4.0
_MOST = 3_000_000


class Stroke(NamedTuple):
    """
    Hold a line that is level or plumb.
    """

    left: float
    top: float
    right: float
    bottom: float


class Rule(NamedTuple):
    """
    Hold a whole line: its place (``y`` of a level one, ``x`` of a plumb one), and from where to where it runs.
    """

    at: float
    start: float
    end: float


class Frame(NamedTuple):
    """
    Hold lines that meet.
    """

    level: list[Rule]
    plumb: list[Rule]


def frames_of(strokes: list[Stroke]) -> list[Frame]:
    """
    Put pieces together to lines, and lines to frames.
    """
    level, plumb = list[Rule](), list[Rule]()
    for left, top, right, bottom in strokes:
        if right - left >= bottom - top:
            level.append(Rule((top + bottom) / 2, left, right))
        else:
            plumb.append(Rule((left + right) / 2, top, bottom))
    rows, columns = _whole(level), _whole(plumb)
    if len(rows) * len(columns) > _MOST:
        return []
    joined = Groups(len(rows) + len(columns))
    for number, row in enumerate(rows):
        for other, column in enumerate(columns, len(rows)):
            if row.start - _GAP <= column.at <= row.end + _GAP and column.start - _GAP <= row.at <= column.end + _GAP:
                joined.join(number, other)
    frames = defaultdict[int, Frame](lambda: Frame([], []))
    for number, rule in enumerate(rows + columns):
        frame = frames[joined.root(number)]
        (frame.level if number < len(rows) else frame.plumb).append(rule)
    return list(frames.values())


class Groups:
    """
    Keep numbers in groups that grow together.
    """

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, number: int) -> int:
        """
        Give the number that stands for a group.
        """
        while self._parent[number] != number:
            self._parent[number] = self._parent[self._parent[number]]
            number = self._parent[number]
        return number

    def join(self, first: int, second: int) -> None:
        """
        Make one group of two.
        """
        self._parent[self.root(second)] = self.root(first)


def _whole(rules: list[Rule]) -> list[Rule]:
    """
    Join what lies on one line and touches; what is as short as a dot alone is none.
    """
    rules.sort()
    groups: list[list[Rule]] = []
    for rule in rules:
        if groups and rule.at - groups[-1][-1].at <= _ALIKE and rule.at - groups[-1][0].at <= 2 * _ALIKE:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    whole = []
    for group in groups:
        at = sum(rule.at for rule in group) / len(group)
        group.sort(key=lambda each: each.start)
        _, start, end = group[0]
        for rule in group:
            if rule.start > end + _GAP:
                whole.append(Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        whole.append(Rule(at, start, end))
    return [rule for rule in whole if rule.end - rule.start >= _SHORT]

"""
Lines that fit: wrapping, columns, figures under one another, and the few colours. Knows nothing of findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

_JOINED = re.compile(r"(?<=\d) (?=[%‰])")
_NUMBER = re.compile(r"(\D{0,4}\d(?:[\d.,]*?\d)??)((?:[.,](?:\d{1,2}|\d{4,}))?(?!\d)\D{0,12})")
WIDEST_VALUE = 24
"""A longer value gets lines of its own, so that one long text does not push all places to the right."""


@attrs.frozen(kw_only=True)
class Paint:
    """
    Colour text, or leave it as it is when ``on`` is false; the codes are the eight colours that every terminal has.
    """

    on: bool

    def __call__(self, text: str, *styles: str) -> str:
        """
        Give the text in the styles named.
        """
        if not self.on or not styles:
            return text
        codes = ";".join(_CODES[style] for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m"


_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36"}


@attrs.frozen
class Entry:
    """
    Hold one line of a finding's table: what it is, the value, where it is printed, and line:column in the file.
    """

    label: str
    value: str
    where: str = ""
    position: str = ""


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """
    Break a text between words into lines of at most ``width`` characters; ``first`` and ``rest`` are what the lines begin with.

    A number stays with its percent sign; a word too long for a line is cut.
    """
    rest = " " * len(first) if rest is None else rest
    lines: list[str] = []
    line = first
    for word in _words(text, max(width - len(rest), 8)):
        start = first if not lines else rest
        if line != start and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = rest
        line += word if line in {first, rest} else f" {word}"
    lines.append(line)
    return [each.replace("\N{NO-BREAK SPACE}", " ").rstrip() for each in lines]


def _words(text: str, longest: int) -> Iterator[str]:
    for word in _JOINED.sub("\N{NO-BREAK SPACE}", text).split(" "):
        for start in range(0, len(word), longest):
            yield word[start : start + longest]


def align_figures(values: Sequence[str]) -> list[str]:
    """
    Pad figures at the left so that their units stand under one another; what is no single figure stays at the left.
    """
    found = [_NUMBER.fullmatch(value) if len(value) <= WIDEST_VALUE else None for value in values]
    widest = max((len(match[1]) for match in found if match), default=0)
    return [value if match is None else " " * (widest - len(match[1])) + value for value, match in zip(values, found, strict=True)]


def table(entries: Iterable[Entry], width: int, indent: str) -> list[str]:
    """
    Lay out entries in columns within ``width``.
    """
    entries = list(entries)
    values = align_figures([entry.value for entry in entries])
    label = max((len(entry.label) for entry in entries), default=0)
    short = [len(value) for value in values if len(value) <= WIDEST_VALUE]
    column = max(short, default=0)
    lines: list[str] = []
    for entry, value in zip(entries, values, strict=True):
        lead = f"{indent}{entry.label:<{label}}  "
        if len(value) > WIDEST_VALUE:
            lines.extend(wrap(value, width, first=lead))
            lead = " " * len(lead)
            if entry.where or entry.position:
                lines.extend(_placed(lead, entry, width))
        else:
            lines.extend(_placed(f"{lead}{value:<{column}}  ", entry, width))
    return [line.rstrip() for line in lines]


def _placed(lead: str, entry: Entry, width: int) -> list[str]:
    room = width - len(lead) - (len(entry.position) + 2 if entry.position else 0)
    where = wrap(entry.where, room)
    first = f"{lead}{where[0]:<{room}}  {entry.position}" if entry.position else f"{lead}{where[0]}"
    return [first, *(" " * len(lead) + line for line in where[1:])]

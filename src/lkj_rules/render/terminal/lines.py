"""
What the terminal shows, before anything is painted: lines that fit, each part with the name of its style.

The words are final here: a writer adds colours or leaves them out, and changes nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum

import attrs

from lkj_rules.model import Record
from lkj_rules.model.findings import Severity

_JOINED = re.compile(r"(?<=\d) (?=[%‰])| (?=· )")
_NUMBER = re.compile(r"(\D{0,4}\d(?:[\d.,]*?\d)??)((?:[.,](?:\d{1,2}|\d{4,}))?(?!\d)\D{0,12})")
WIDEST_VALUE = 24
"""A longer value gets lines of its own, so that one long text does not push all places to the right."""
NARROWEST_PLACE = 14
"""Where less room than this is left of a line, a place stands below it."""


class Style(StrEnum):
    """
    Name what a part of a line is; the writer knows how that looks.
    """

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    REVIEW = "review"
    RULE = "rule"
    LABEL = "label"
    VALUE = "value"
    PLACE = "place"
    ADVICE = "advice"
    CODE = "code"
    ALARM = "alarm"


BADGES = {severity: Style(severity.value) for severity in Severity}


@attrs.frozen(eq=False, repr=False)
class Span(Record):
    """
    Hold a part of a line.
    """

    text: str
    style: Style = Style.PLAIN


Line = tuple[Span, ...]
EMPTY: Line = ()


@attrs.frozen(eq=False, repr=False)
class Entry(Record):
    """
    Hold one line of a finding's table: what it is, the value, where it is printed, and line:column in the file.
    """

    label: str
    value: str
    where: str = ""
    position: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Screen(Record):
    """
    Hold for whom lines are laid out: the language, the characters across, whether nothing is shortened, and the order.
    """

    bahasa: str
    width: int = 80
    verbose: bool = False
    by_document: bool = False

    @property
    def brief(self) -> bool:
        """
        Return whether what matters less may be counted instead of shown.
        """
        return not self.verbose and not self.by_document

    def text(self, text: str, style: Style = Style.PLAIN, *, first: str = "", rest: str | None = None) -> Iterator[Line]:
        """
        Break a text into lines of one style, as ``wrap`` does.
        """
        return styled(wrap(text, self.width, first=first, rest=rest), style)


def styled(texts: Iterable[str], style: Style = Style.PLAIN) -> Iterator[Line]:
    """
    Give lines of one style each.
    """
    return ((Span(text, style),) for text in texts)


def text_of(line: Line) -> str:
    """
    Give the words of a line.
    """
    return "".join(span.text for span in line).rstrip()


def write_plain(lines: Iterable[Line]) -> str:
    """
    Write lines without any colour.
    """
    return "".join(f"{text_of(line)}\n" for line in lines)


def wrap(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """
    Break a text between words into lines of at most ``width`` characters; ``first`` and ``rest`` are what the lines begin with.

    A number stays with its percent sign; a word too long for a line is cut.
    """
    rest = " " * len(first) if rest is None else rest
    longest = max(width - len(rest), 8)
    words = _JOINED.sub("\N{NO-BREAK SPACE}", text).split(" ")
    lines: list[str] = []
    line = first
    for part in (word[start : start + longest] for word in words for start in range(0, len(word), longest)):
        if line != (rest if lines else first) and len(line) + 1 + len(part) > width:
            lines.append(line)
            line = rest
        line += part if line in {first, rest} else f" {part}"
    return [each.replace("\N{NO-BREAK SPACE}", " ").rstrip() for each in (*lines, line)]


def shorten(text: str, longest: int) -> str:
    """
    Cut a text to ``longest`` characters, at a word where one ends near, with ``…`` at the end.
    """
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    word = cut.rpartition(" ")[0]
    return (word if len(word) > longest * 2 // 3 else cut).rstrip(" ,;:(“") + "…"


def align_figures(values: Sequence[str]) -> list[str]:
    """
    Pad figures at the left so that their units stand under one another; what is not a single figure stays at the left.
    """
    found = [_NUMBER.fullmatch(value) if len(value) <= WIDEST_VALUE else None for value in values]
    widest = max((len(match[1]) for match in found if match), default=0)
    return [value if match is None else " " * (widest - len(match[1])) + value for value, match in zip(values, found, strict=True)]


def table(entries: Iterable[Entry], width: int, indent: str) -> list[Line]:
    """
    Lay out entries in columns within ``width``.
    """
    entries = list(entries)
    values = align_figures([entry.value for entry in entries])
    label = max((len(entry.label) for entry in entries), default=0)
    widest = min(WIDEST_VALUE, width - len(indent) - label - 4)
    column = max((len(value) for value in values if len(value) <= widest), default=0)
    lines: list[Line] = []
    for entry, value in zip(entries, values, strict=True):
        lead = Span(f"{indent}{entry.label:<{label}}  ", Style.LABEL)
        if len(value) > widest:
            lines.extend(_long(lead, attrs.evolve(entry, value=value.lstrip()), width))
        else:
            lines.extend(_placed((lead, Span(f"{value:<{column}}  ", Style.VALUE)), entry, width))
    return lines


def _long(lead: Span, entry: Entry, width: int) -> Iterator[Line]:
    """
    Lay out a long value: on one line with its place where there is room, else the place below it.
    """
    margin, end = " " * len(lead.text), f"  {entry.position}" if entry.position else ""
    room = width - len(margin) - len(end)
    if not entry.where or len(entry.value) + len(entry.where) + 2 <= room:
        where = f"  {entry.where}" if entry.where else ""
        first, *rest = wrap(entry.value, room)
        yield (lead, Span(first, Style.VALUE), Span(f"{where:<{max(room - len(first), 0)}}{end}", Style.PLACE))
        yield from styled((margin + text for text in rest), Style.VALUE)
        return
    first, *rest = wrap(entry.value, width - len(margin))
    yield (lead, Span(first, Style.VALUE))
    yield from styled((margin + text for text in rest), Style.VALUE)
    yield from _placed((Span(margin),), entry, width)


def _placed(lead: Line, entry: Entry, width: int) -> Iterator[Line]:
    margin = sum(len(span.text) for span in lead)
    room = width - margin - (len(entry.position) + 2 if entry.position else 0)
    if room < NARROWEST_PLACE:
        label = lead[0].text
        if label.strip():
            yield lead
        below = " " * (len(label) - len(label.lstrip()) + 2) if label.strip() else "    "
        yield from styled(wrap("  ".join(filter(None, (entry.where, entry.position))), width, first=below), Style.PLACE)
        return
    first, *rest = wrap(entry.where, room)
    yield (*lead, Span(f"{first:<{room}}  {entry.position}" if entry.position else first, Style.PLACE))
    yield from styled((" " * margin + text for text in rest), Style.PLACE)

"""
What the terminal shows, before anything is painted: lines of text, each part with the name of its style.

The words are final here: a writer adds colours or leaves them out, and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

import attrs

from lkj_rules.model.findings import Severity


class Style(StrEnum):
    """Name what a part of a line is; the writer knows how that looks."""

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


BADGES = {
    Severity.ERROR: Style.ERROR, Severity.WARNING: Style.WARNING, Severity.INFO: Style.INFO, Severity.REVIEW: Style.REVIEW,
}  # fmt: skip


@attrs.frozen
class Span:
    """Hold a part of a line."""

    text: str
    style: Style = Style.PLAIN


Line = tuple[Span, ...]
EMPTY: Line = ()


def styled(texts: Iterable[str], style: Style = Style.PLAIN) -> Iterator[Line]:
    """
    Give lines of one style each.
    """
    for text in texts:
        yield (Span(text, style),)


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

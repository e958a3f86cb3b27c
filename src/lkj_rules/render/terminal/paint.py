"""
Lines in colour, by rich; loaded only where a person looks at a terminal.

Texts of a report reach rich as ``Text``, never as a string that it would search for markup, links or emoji.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Literal

from rich.console import Console, RenderableType
from rich.text import Text
from rich.theme import Theme

from lkj_rules.render.terminal.lines import Line, Style

Colours = Literal["auto", "standard", "256", "truecolor", "windows"]

SOFT = {
    Style.PLAIN: "none", Style.TITLE: "bold", Style.HEADING: "bold #5b8fb9",
    Style.ERROR: "bold #ffffff on #b3424a", Style.WARNING: "bold #2b2107 on #d9a94a", Style.INFO: "bold #ffffff on #4b7fa8",
    Style.REVIEW: "bold #ffffff on #7f68a8", Style.ALARM: "bold #c9525a",
    Style.RULE: "bold", Style.LABEL: "dim", Style.VALUE: "none", Style.PLACE: "dim", Style.ADVICE: "#5f9e6e", Style.CODE: "#5b8fb9",
}  # fmt: skip
"""Middle tones that can be read on a dark and on a light ground; only badges have a ground of their own."""

BASIC = {
    **SOFT, Style.HEADING: "bold blue", Style.ERROR: "bold white on red", Style.WARNING: "bold black on yellow",
    Style.INFO: "bold white on blue", Style.REVIEW: "bold white on magenta", Style.ALARM: "bold red", Style.ADVICE: "green",
    Style.CODE: "blue",
}  # fmt: skip
"""The same for terminals that have eight colours: rich's nearest of eight is not always of the same kind."""


def write_painted(lines: Iterable[Line], *, width: int, colours: Colours = "auto") -> str:
    """
    Write lines with the colours that the terminal has, and no other change.
    """
    texts = [Text.assemble(*((span.text, span.style.value) for span in line)) for line in lines]
    for text in texts:
        text.rstrip()
    return paint(*texts, width=width, colours=colours)


def paint(*things: RenderableType, width: int, colours: Colours = "auto") -> str:
    """
    Write what rich can show as text with escapes.
    """
    console = Console(
        file=io.StringIO(), force_terminal=True, color_system=colours, width=width, highlight=False, markup=False, emoji=False,
        legacy_windows=False,
    )  # fmt: skip
    styles = BASIC if console.color_system == "standard" else SOFT
    console.push_theme(Theme({style.value: look for style, look in styles.items()}))
    with console.capture() as captured:
        for thing in things:
            console.print(thing, soft_wrap=isinstance(thing, Text))
    return captured.get()

"""
The screen: how wide it is, whether it shows colours, and writing to it. rich is loaded only for a terminal that shows them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click

from lkj_rules.render.terminal.spans import Line, write_plain

PAGE = 80
"""The width of what is piped or written to a file."""


def written(lines: Iterable[Line], width: int, *, colour: bool) -> str:
    """
    Write lines with or without colours; the words are the same.
    """
    if not colour:
        return write_plain(lines)
    from lkj_rules.render.terminal.painted import write_painted

    return write_painted(lines, width=width)


def show(lines: Iterable[Line], width: int) -> None:
    """
    Print lines, in colour where the screen has it.
    """
    say(written(lines, width, colour=colourful()), exact=False)


def say(text: str, *, exact: bool) -> None:
    """
    Print text; a reader that goes away (``| head``) is no fault, and changes no exit status.
    """
    try:
        if exact:
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()
        else:
            encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
            click.echo(text.encode(encoding, "replace").decode(encoding), nl=False, color=True)
    except BrokenPipeError:
        let_go()


def let_go() -> None:
    """
    Turn standard output, which takes no more, to nowhere: Python flushes it once more at exit, and would complain there.
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def colourful() -> bool:
    """
    Tell whether standard output is a terminal that shows colours and nobody asked for none (https://no-color.org).
    """
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """
    Give the width of the screen: ``COLUMNS``, else the terminal's, else 80.
    """
    stated = os.environ.get("COLUMNS", "")
    if stated.isdigit() and int(stated) > 0:
        return int(stated)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or PAGE
    except (OSError, ValueError):
        return PAGE

"""
The screen: its width and colours, and writing to it. rich is loaded only for a terminal that shows colours.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from lkj_rules.cli.language import Pair, pick

if TYPE_CHECKING:  # errors are reported when nothing else may be there to load
    from lkj_rules.errors import Problem
    from lkj_rules.render.conditions import Conditions
    from lkj_rules.render.material import Checked
    from lkj_rules.render.terminal.lines import Line

PAGE = 80
"""The width of what is piped or written to a file."""
WIDEST = 100
"""The greatest width of pages on rules and figures."""

_Item = TypeVar("_Item")


def written(lines: Iterable[Line], width: int, *, colour: bool) -> str:
    """
    Write lines with or without colours; the words are the same.
    """
    if not colour:
        from lkj_rules.render.terminal.lines import write_plain

        return write_plain(lines)
    from lkj_rules.render.terminal.paint import write_painted

    return write_painted(lines, width=width)


def show(lines: Iterable[Line], width: int) -> None:
    """
    Print lines, in colour where the screen has it.
    """
    say(written(lines, width, colour=colourful()), exact=False)


def say(text: str, *, exact: bool) -> None:
    """
    Print text, to the byte where ``exact``.
    """
    if exact:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    else:
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        click.echo(text.encode(encoding, "replace").decode(encoding), nl=False, color=True)


def report_problems(problems: Iterable[Problem], bahasa: str) -> None:
    """
    Print problems of input files on standard error, a line each: ``file:line:column pointer: sentence``.
    """
    from lkj_rules.render.text import plain

    for problem in problems:
        click.echo(f"{plain(problem.place())}: {plain(problem.sentence(bahasa))}", err=True)


def report_conditions(conditions: Conditions, bahasa: str) -> None:
    """
    Print on standard error what governs a run.
    """
    from lkj_rules.render.text import plain
    from lkj_rules.render.views.conditions import conditions_line

    click.echo(f"{plain(conditions_line(conditions, bahasa))}.", err=True)


def report_left_out(reports: Iterable[Checked]) -> None:
    """
    Print on standard error how many findings are left out of a report that was checked on account of one of its documents.
    """
    from lkj_rules.render.text import plain

    for report in reports:
        if report.left_out:
            name, number = plain(report.path), report.left_out
            texts = (
                f"{name}: {number} temuan lain tidak menyangkut dokumen yang diperiksa; untuk semuanya, periksa laporannya.",
                f"{name}: {number} other findings do not concern the document that was checked; check the report itself for all.",
            )
            click.echo(pick(texts), err=True)


def progress(items: Iterable[_Item], title: Pair, total: int, *, least: int = 1) -> Iterator[_Item]:
    """
    Show on standard error how far the work on items is, its rate and the time left, where a person waits for ``least`` or more.
    """
    if total < least or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    rate = pick(("{} per menit, sisa", "{} a minute, left"))
    columns = "{task.description}", BarColumn(), MofNCompleteColumn(), "{task.fields[rate]}", TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(pick(title), total=total, rate="")
        for number, item in enumerate(items, start=1):
            yield item
            shown.update(task, advance=1, rate=rate.format(round(60 * number / (shown.tasks[0].elapsed or 1))))


@contextmanager
def counted(title: Pair, *, least: int) -> Iterator[Callable[[int], None] | None]:
    """
    Show on standard error how many bytes or lines have been read, from ``least`` on; ``None`` where no person waits.
    """
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    with Progress("{task.description}", TextColumn("{task.completed:,}"), TimeElapsedColumn(), console=Console(stderr=True),
                  transient=True) as shown:
        task = shown.add_task(pick(title), total=None, visible=not least)
        yield lambda done: shown.update(task, completed=done, visible=done >= least)


def colourful() -> bool:
    """
    Return whether standard output is a terminal that shows colours and nobody asked for none (https://no-color.org).
    """
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width(most: int | None = None) -> int:
    """
    Give the width of the screen, up to ``most``: ``COLUMNS``, else the terminal's, else 80.
    """
    stated = os.environ.get("COLUMNS", "")
    if stated.isdigit() and int(stated) > 0:
        found = int(stated)
    else:
        try:
            found = os.get_terminal_size(sys.stdout.fileno()).columns or PAGE
        except (OSError, ValueError):
            found = PAGE
    return found if most is None else min(found, most)

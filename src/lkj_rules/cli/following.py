"""
``lkj-rules why`` and ``lkj-rules unguarded``: what rules made of one number, and the numbers that none looked at.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import click

from lkj_rules.cli import page
from lkj_rules.cli.doors import Door, Option, WrongUsage, bahasa_of
from lkj_rules.cli.options import debug, lang, rules

if TYPE_CHECKING:
    from lkj_rules.files.report_reader import ReportFile
    from lkj_rules.model.findings import Pointer
    from lkj_rules.model.values import Nilai

WIDEST = 100
MOST = 40
"""Values that one call derives: a row has a few, a whole table too many to read."""


@click.command("why", cls=Door, contoh=page.WHY, no_args_is_help=True, arti=(
    "Tunjukkan asal penilaian sebuah angka: aturan yang melihatnya, pasangannya, hitungannya, dan hasilnya, juga yang terpenuhi.",
    "Show how a number was judged: the rules that looked at it, partners, computation and outcome, passing ones too.",
))
@click.argument("report", metavar="REPORT", type=click.Path(readable=False))
@click.option("--at", "place", required=True, cls=Option, metavar="PLACE", arti=(
    "Tempat nilai atau barisnya: penunjuk JSON (/lkj/tabel/0/baris/5/capaian), baris:kolom (494:253), atau baris (494).",
    "Where the value or its row stands: a JSON pointer (/lkj/tabel/0/baris/5/capaian), line:column (494:253), or a line (494).",
))
@rules
@lang
@debug
@click.pass_context
def why(ctx: click.Context, /, report: str, place: str, rules: tuple[str, ...], **_common: str) -> None:
    """
    Derive the values at a place.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.cli import screen
    from lkj_rules.cli.derivation_page import DerivationPage
    from lkj_rules.engine.deriving import derive
    from lkj_rules.render.terminal.spans import EMPTY

    file, bahasa, width = _read(report), bahasa_of(ctx), min(screen.width(), WIDEST)
    values = _values(file, place)
    derivations = derive(load_rules(*rules), file.laporan, values)
    pointers = {operand.pointer for each in derivations for look in each.looks for operand in look.operands}
    page = DerivationPage(spots=file.spots({*pointers, *values}), report=file.name, bahasa=bahasa, width=width)
    lines = [line for each in derivations for line in (*page.lines(each), EMPTY)]
    screen.show(lines[:-1], width)


def _read(report: str) -> ReportFile:
    from lkj_rules.files.report_reader import read_report, read_stream

    return read_stream(sys.stdin.buffer, name="-") if report == "-" else read_report(report)


def _values(file: ReportFile, place: str) -> dict[Pointer, Nilai]:
    """
    Find the values that a place means.

    Raises ``WrongUsage`` where it means none, with the nearest ones, or too many.
    """
    from lkj_rules.engine.deriving import near_pointers, values_at

    by_line = re.fullmatch(r"(\d+)(?::(\d+))?", place)
    pointer = place.removeprefix("#").rstrip("/")
    found = _on_line(file, int(by_line[1]), by_line[2]) if by_line else values_at(file.laporan, pointer)
    if not found:
        near = _near_line(file, int(by_line[1]), int(by_line[2] or 0)) if by_line else near_pointers(file.laporan, pointer)
        hint_id = f" Yang terdekat: {', '.join(near)}." if near else ""
        hint_en = f" Nearest: {', '.join(near)}." if near else ""
        raise WrongUsage((f"Tidak ada nilai di {place}.{hint_id}", f"There is no value at {place}.{hint_en}"))
    if len(found) > MOST:
        first = next(iter(found))
        where_id, where_en = (f"Pada baris {place}", f"on line {place}") if by_line else (f"Di bawah {place}", f"below {place}")
        raise WrongUsage((
            f"{where_id} ada {len(found)} nilai, lebih dari {MOST}; sebutkan tempat yang lebih sempit, misalnya {first}.",
            f"There are {len(found)} values {where_en}, more than {MOST}; name a narrower place, such as {first}.",
        ))
    return found


def _on_line(file: ReportFile, line: int, column: str | None) -> dict[Pointer, Nilai]:
    values = _printed(file)
    positions = file.locate(values)
    return {
        pointer: nilai
        for pointer, nilai in values.items()
        if positions[pointer][0] == line and (column is None or positions[pointer][1] == int(column))
    }


def _near_line(file: ReportFile, line: int, column: int) -> list[str]:
    """
    Name the value that stands nearest to a place, as ``line:column (pointer)``; none where the report has no value.
    """
    positions = file.locate(_printed(file))
    pointer = min(positions, key=lambda each: (abs(positions[each][0] - line), abs(positions[each][1] - column)), default=None)
    if pointer is None:
        return []
    near_line, near_column = positions[pointer]
    return [f"{near_line}:{near_column} ({pointer})"]


def _printed(file: ReportFile) -> dict[Pointer, Nilai]:
    from lkj_rules.engine.deriving import printed_values

    return {pointer: nilai for pointer, nilai in printed_values(file.laporan).items() if nilai.teks}


@click.command("unguarded", cls=Door, contoh=page.UNGUARDED, no_args_is_help=True, arti=(
    "Daftar angka dan predikat laporan yang tidak diperiksa oleh satu aturan pun terhadap nilai lain.",
    "List the figures and predicates of a report that no rule held against any other.",
))
@click.argument("report", metavar="REPORT", type=click.Path(readable=False))
@click.option("--format", "form", type=click.Choice(("terminal", "json")), default="terminal", cls=Option, arti=(
    "terminal (bawaan) atau json.", "terminal (the default) or json.",
))
@rules
@lang
@debug
@click.pass_context
def unguarded(ctx: click.Context, /, report: str, form: str, rules: tuple[str, ...], **_common: str) -> None:
    """
    List the numbers that nobody looked at.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.cli import screen
    from lkj_rules.cli.unguarded_page import as_json, as_lines, figures_of

    file, bahasa, width = _read(report), bahasa_of(ctx), min(screen.width(), WIDEST)
    found = figures_of(file, load_rules(*rules))
    if form == "json":
        screen.say(as_json(found, file), exact=True)
    else:
        screen.show(as_lines(found, file, bahasa, width), width)


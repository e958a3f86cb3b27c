"""
What a person sees of an import: the mapping, what is open, what differs; and the questions that a person is asked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click

from lkj_rules.cli import screen
from lkj_rules.cli.language import Pair, language_of, pick
from lkj_rules.render.text import plain
from lkj_rules.tables.choices import NEW
from lkj_rules.tables.headings import Column
from lkj_rules.tables.likeness import Match
from lkj_rules.tables.lines import Open
from lkj_rules.tables.merge import Difference, Merge
from lkj_rules.tables.table_import import TableImport
from lkj_rules.tables.target_report import TargetReport
from lkj_rules.tables.vocabulary import IGNORED, MEANINGS, YEARLY, Kind, Meaning

_SHOWN = 40
"""Lines of one list; what is more is counted."""
_NARROW = 24
_ANSWER = 26
"""Characters that a meaning takes behind its heading."""


class Screen:
    """
    Ask on the terminal; an empty line leaves the question open.
    """

    def column(self, column: Column, kind: Kind, sample: str) -> str:
        """
        Ask what a column means, until the answer is one.
        """
        click.echo(f"\n{pick(('Kolom', 'Column'))} {column.letter} “{plain(column.heading)}”", err=True)
        if sample:
            click.echo(pick(("  misalnya ", "  such as ")) + plain(sample)[:60], err=True)
        listed = ", ".join(f"{each} [2015]" if each in YEARLY else each for each in (*MEANINGS[kind], IGNORED))
        while True:
            answer = _ask((f"  artinya ({listed}; Enter: biarkan terbuka)", f"  meaning ({listed}; Enter: leave open)"))
            if not answer or Meaning.of(answer, kind) is not None:
                return answer

    def wording(self, part: str, text: str, match: Match) -> str:
        """
        Ask which code a wording is, until the answer is a number of the list, a code, or none.
        """
        click.echo(f"\n{_PART[part][language_of() == 'en']}: {plain(text)}", err=True)
        for number, (code, percent) in enumerate(match.candidates, 1):
            click.echo(f"  {number}  {code} ({percent} %)", err=True)
        answer = _ask((
            f"  nomor atau kode; {NEW}: daftarkan; {IGNORED}; Enter: biarkan terbuka",
            f"  number or code; {NEW}: register it; {IGNORED}; Enter: leave open",
        ))
        return match.candidates[int(answer) - 1][0] if answer.isdigit() and 0 < int(answer) <= len(match.candidates) else answer


_NEW = ("baru", "new")
_PART: Mapping[str, Pair] = {"indikator": ("Indikator", "Indicator"), "sasaran": ("Sasaran", "Objective")}


def _ask(texts: Pair) -> str:
    click.echo(f"{pick(texts)}: ", err=True, nl=False)
    return sys.stdin.readline().strip()


def page(table: TableImport, merge: Merge, file: str, report: str) -> Iterator[str]:
    """
    Give the lines that show an import.
    """
    grid = table.headed.grid
    name = f" {grid.name}" if grid.name else ""
    yield f"{plain(file)}{plain(name)} → {plain(report)}: {table.aim.kind}" + (f" “{plain(table.aim.id)}”" if _named(table) else "")
    yield ""
    yield from _columns(table)
    for part, matches in (("indikator", table.matches), ("sasaran", table.objective_matches)):
        if matches:
            yield ""
            yield pick(_PART[part])
            yield from cut(_match_lines(matches))
    if table.levels is not None:
        yield ""
        yield pick((f"Tingkat baris menurut: {table.levels.id}.", f"Levels of lines by: {table.levels.en}."))
    yield from open_lines(table.open)
    yield from difference_lines(merge.differences, pick(("tabel", "table")))
    yield ""
    counts = merge.added, merge.same, len(merge.differences), len(table.open)
    yield pick((
        "{} nilai ditambahkan, {} sudah ada, {} berbeda, {} masih terbuka.",
        "{} values added, {} there already, {} different, {} left open.",
    )).format(*counts)


def open_lines(opened: Sequence[Open]) -> Iterator[str]:
    """
    Give the lines that list what is left open.
    """
    if opened:
        yield ""
        yield pick((f"Masih terbuka ({len(opened)})", f"Left open ({len(opened)})"))
        yield from cut([f"  {plain(each.place)}  {_short(each.text)}: {each.why[language_of()]}" for each in opened])


def difference_lines(differences: Sequence[Difference], here: str) -> Iterator[str]:
    """
    Give the lines that list what the report has otherwise; ``here`` is what was imported.
    """
    if differences:
        yield ""
        number = len(differences)
        kept = f"Berbeda ({number}); yang ada dalam laporan dipertahankan", f"Different ({number}); what the report has is kept"
        yield pick(kept)
        there = pick(("ada", "has"))
        yield from cut([
            f"  {plain(each.pointer)}\n    {there:<6}{_short(each.old)}  ({plain(each.old_source)})\n"
            f"    {here:<6}{_short(each.new)}  ({plain(each.new_source)})" for each in differences
        ])


def _named(table: TableImport) -> bool:
    return table.aim.kind not in {Kind.RENSTRA, Kind.RKT, Kind.IKU}


def _columns(table: TableImport) -> Iterator[str]:
    yield pick(("Kolom", "Columns"))
    room = _room(each.heading for each in table.headed.columns)
    for each in table.headed.columns:
        meaning = "?" if each.meaning is None or not each.settled else str(each.meaning)
        note = f"  ({each.note[language_of()]})" if each.note is not None else ""
        guess = pick(("; mungkin ", "; perhaps ")) + str(each.meaning) if meaning == "?" and each.meaning is not None else ""
        yield f"  {each.letter:<3}{_short(each.heading, room):<{room}} → {meaning}{guess}{note}"


def _match_lines(matches: Mapping[str, Match]) -> list[str]:
    room = _room(matches)
    lines = []
    for text, match in matches.items():
        if match.settled:
            found = IGNORED if match.code is None else f"{match.code} ({pick(_NEW) if match.new else f'{match.percent} %'})"
        else:
            found = " ".join(["?", ", ".join(f"{code} ({percent} %)" for code, percent in match.candidates)]).rstrip()
        lines.append(f"  {_short(text, room):<{room}} → {found}")
    return lines


def _room(texts: Iterable[str]) -> int:
    """
    Give the width of a column of texts: that of the longest, as far as the screen has room.
    """
    return min(max(map(len, texts), default=0), max(_NARROW, screen.width(screen.WIDEST) - _ANSWER))


def _short(text: str, room: int = 60) -> str:
    shown = plain(text)
    return shown if len(shown) <= room else f"{shown[: room - 1]}…"


def cut(lines: list[str]) -> list[str]:
    """
    Shorten a list that is too long for a screen, and count the rest.
    """
    rest = len(lines) - _SHOWN
    return lines if rest <= 0 else [*lines[:_SHOWN], pick((f"  … dan {rest} lagi", f"  … and {rest} more"))]


def write_report(files: Mapping[Path, str | bytes], report: TargetReport | None) -> None:
    """
    Write the files of a report, keep those before, and say what is only in these; ``None`` is a report that is new.
    """
    from lkj_rules.cli.targets import write_whole

    for path, content in files.items():
        name = path.as_posix()
        if report is not None:
            write_whole(f"{name}.bak", path.read_bytes())
        write_whole(name, content)
        kept = ("", "") if report is None else (f"; yang sebelumnya: {name}.bak", f"; the one before: {name}.bak")
        click.echo(pick((f"{name} ditulis{kept[0]}.", f"{name} written{kept[1]}.")))
    if report is None:
        return
    for sheet in report.sheets_left_out():
        click.echo(pick((
            f"Lembar {sheet} bukan bagian isian; ada di {report.path.as_posix()}.bak saja.",
            f"The sheet {sheet} is not part of the form; it is in {report.path.as_posix()}.bak only.",
        )))

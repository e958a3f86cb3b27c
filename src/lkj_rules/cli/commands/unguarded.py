"""
``lkj-rules unguarded``: the figures of a report that no rule compared with others, table by table, with their lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import attrs
import click

from lkj_rules.cli import screen
from lkj_rules.cli.command import Command, examples
from lkj_rules.cli.language import language_of, pick
from lkj_rules.cli.options import form, report, rules

if TYPE_CHECKING:
    from lkj_rules.files.report_reader import ReportFile
    from lkj_rules.model.pointers import Spot
    from lkj_rules.render.terminal.lines import Line
    from lkj_rules.rules.rule import RuleSet

FORMAT = "lkj-unguarded/1"
_LONGEST = 34


@click.command("unguarded", cls=Command, examples=examples("lkj-rules unguarded report.json"), about=(
    "Daftar angka dan predikat laporan yang tidak diperiksa oleh satu aturan pun terhadap nilai lain.",
    "List the figures and predicates of a report that no rule compared with any other.",
))
@report
@form
@rules
def unguarded(*, report: str, form: str, rules: tuple[str, ...]) -> None:
    """
    List the figures.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.cli.sources import read_source

    file, width = read_source(report), screen.width(screen.WIDEST)
    figures, number = _figures(file, load_rules(*rules))
    if form == "json":
        screen.say(_as_json(figures, number, file), exact=True)
    else:
        screen.show(_lines(figures, number, file.name, width), width)


@attrs.frozen(kw_only=True)
class Figure:
    """
    Hold a figure that no rule compared with others: what is printed, what it is about, and where it is.
    """

    value: str
    measure: str
    subject: str
    document: str
    place: str
    spot: Spot


def _figures(file: ReportFile, rules: RuleSet) -> tuple[list[Figure], int]:
    """
    Check a report; give the figures that no rule compared with others, in reading order, and the number of all its figures.
    """
    from lkj_rules.api import check
    from lkj_rules.domain.scope import Scope
    from lkj_rules.engine.derivation import printed_values
    from lkj_rules.engine.locations import Locations
    from lkj_rules.model.pointers import Pointers

    laporan = file.laporan
    assurance = check(laporan, rules).assurance
    values, spots = printed_values(laporan), file.spots(assurance.unguarded)
    locations = Locations(Scope(laporan), Pointers(laporan))
    figures: list[Figure] = []
    for pointer in assurance.unguarded:
        nilai = values[pointer]
        fakta, place = locations.fact(nilai), locations.place(nilai, "")
        name = "" if fakta is None else (fakta.nama or fakta.pos or "" if fakta.indikator is None else fakta.indikator.nama)
        figures.append(Figure(
            value=place.value, measure=locations.column(nilai), subject=name, document=locations.document(nilai, fakta),
            place=place.tempat.id, spot=spots[pointer],
        ))  # fmt: skip
    return figures, assurance.numbers


def _as_json(figures: Sequence[Figure], number: int, file: ReportFile) -> str:
    """
    Write the figures as JSON; the keys are those of a finding in lkj-check's output where they mean the same.
    """
    from lkj_rules.render.text import json_text

    content = {
        "format": FORMAT, "path": file.name, "sha256": file.sha256, "numbers": number, "unguarded": [
            {
                "file": each.spot.file, "pointer": each.spot.pointer, "line": each.spot.line, "column": each.spot.column,
                "value": each.value, "measure": each.measure, "subject": each.subject or None, "document": each.document,
                "place": each.place or None,
            }
            for each in figures
        ],
    }  # fmt: skip
    return json_text(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def _lines(figures: Sequence[Figure], number: int, report: str, width: int) -> Iterator[Line]:
    """
    Lay out the figures for the terminal, under their tables or places.
    """
    from lkj_rules.model.findings import Texts
    from lkj_rules.render.terminal.lines import EMPTY, Entry, Span, Style, shorten, styled, table, wrap
    from lkj_rules.render.text import plain
    from lkj_rules.render.wording import NO_FIGURES

    paper = next((each.spot.printed for each in figures), "")
    summary = Texts(
        f"{len(figures)} dari {number} angka dan predikat tidak diperiksa oleh satu aturan pun terhadap nilai lain. "
        + ("" if paper else "Angka seperti 12:5 ialah baris:kolom dalam berkas."),
        f"{len(figures)} of {number} figures and predicates were compared with no other by any rule. "
        + ("" if paper else "Figures like 12:5 are line:column in the file."),
    )
    yield from styled(wrap((summary if number else NO_FIGURES)[language_of()], width))
    for (document, place), group in groupby(figures, key=lambda each: (each.document, each.place)):
        yield EMPTY
        heading = document if place in {"", document} else f"{document}, {place}"
        yield from styled(wrap(plain(heading), width), Style.HEADING)
        yield from table([
            Entry(plain(each.measure), shorten(plain(each.value), _LONGEST), plain(each.subject), plain(each.spot.position(report)))
            for each in group
        ], width, "  ")  # fmt: skip
    if figures:
        yield EMPTY
        more = pick(("Selengkapnya tentang satu angka:", "All about one of them:"))
        yield (Span(f"{more} lkj-rules why REPORT --at {repr(paper) if paper else '12:5'}", Style.PLACE),)

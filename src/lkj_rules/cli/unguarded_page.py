"""
The numbers of a report that no rule looked at, table by table, with their lines; as lines of text or as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from lkj_rules.api import check
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.deriving import printed_values
from lkj_rules.engine.placing import Placer
from lkj_rules.engine.reading import reading_words
from lkj_rules.files.report_reader import ReportFile
from lkj_rules.model.findings import Pointer, Texts
from lkj_rules.model.pointers import Pointers
from lkj_rules.model.spots import Spot
from lkj_rules.model.values import Nilai
from lkj_rules.render.safe import json_text, plain
from lkj_rules.render.sentences import NO_FIGURES
from lkj_rules.render.terminal.layout import Entry, shorten, table, wrap
from lkj_rules.render.terminal.spans import EMPTY, Line, Span, Style, styled
from lkj_rules.rules.rule import RuleSet

FORMAT = "lkj-unguarded/1"
_LONGEST = 34


@attrs.frozen(kw_only=True)
class Figure:
    """
    Hold one number that nobody looked at: where it is, what is printed, and what it is about.
    """

    pointer: Pointer
    value: str
    reading: Texts
    column: str
    subject: str
    document: str
    tempat: str
    spot: Spot


@attrs.frozen(kw_only=True)
class Unguarded:
    """
    Hold the numbers that nobody looked at, in reading order, and how many numbers there are in all.
    """

    figures: tuple[Figure, ...]
    numbers: int


def figures_of(file: ReportFile, rules: RuleSet) -> Unguarded:
    """
    Check a report and give the numbers that no rule held against another.
    """
    laporan = file.laporan
    assurance = check(laporan, rules).assurance
    values = printed_values(laporan)
    spots = file.spots(assurance.unguarded)
    scope = Scope(laporan)
    placer = Placer(scope, Pointers(laporan))
    return Unguarded(
        figures=tuple(_figure(pointer, values[pointer], placer, spots[pointer]) for pointer in assurance.unguarded),
        numbers=assurance.numbers,
    )


def _figure(pointer: Pointer, nilai: Nilai, placer: Placer, spot: Spot) -> Figure:
    fakta, place = placer.fact(nilai), placer.place(nilai, "")
    name = "" if fakta is None else (fakta.nama or fakta.pos or "" if fakta.indikator is None else fakta.indikator.nama)
    return Figure(
        pointer=pointer, value=place.value, reading=reading_words(nilai), column=placer.column(nilai), subject=name,
        document=placer.document(nilai, fakta), tempat=place.tempat.id, spot=spot,
    )  # fmt: skip


def as_json(found: Unguarded, file: ReportFile) -> str:
    """
    Write the numbers as JSON; the keys are those of a finding in lkj-check's output where they mean the same.
    """
    content = {
        "format": FORMAT, "path": file.name, "sha256": file.sha256, "numbers": found.numbers, "unguarded": [
            {
                "file": each.spot.file, "pointer": each.spot.pointer, "line": each.spot.line, "column": each.spot.column,
                "value": each.value,
                "measure": each.column, "subject": each.subject or None, "document": each.document, "place": each.tempat or None,
            }
            for each in found.figures
        ],
    }  # fmt: skip
    return json_text(json.dumps(content, ensure_ascii=False, indent=2)) + "\n"


def as_lines(found: Unguarded, file: ReportFile, bahasa: str, width: int) -> list[Line]:
    """
    Lay out the numbers for the terminal, under the table or place they stand in.
    """
    return list(_lines(found, file.name, bahasa, width))


def _lines(found: Unguarded, report: str, bahasa: str, width: int) -> Iterator[Line]:
    number = len(found.figures)
    told = Texts(
        f"{number} dari {found.numbers} angka dan predikat tidak diperiksa oleh satu aturan pun terhadap nilai lain. "
        "Angka seperti 12:5 ialah baris:kolom dalam berkas.",
        f"{number} of {found.numbers} figures and predicates were held against no other by any rule. "
        "Figures like 12:5 are line:column in the file.",
    )
    yield from styled(wrap((told if found.numbers else NO_FIGURES)[bahasa], width))
    for (document, tempat), figures in groupby(found.figures, key=lambda each: (each.document, each.tempat)):
        yield EMPTY
        heading = document if tempat in {"", document} else f"{document}, {tempat}"
        yield from styled(wrap(plain(heading), width), Style.HEADING)
        yield from _entries(list(figures), report, width)
    if found.figures:
        yield EMPTY
        more = Texts("Selengkapnya tentang satu angka:", "All about one of them:")
        yield (Span(f"{more[bahasa]} lkj-rules why REPORT --at 12:5", Style.PLACE),)


def _entries(figures: Sequence[Figure], report: str, width: int) -> list[Line]:
    entries = [
        Entry(plain(each.column), shorten(plain(each.value), _LONGEST), plain(each.subject), plain(each.spot.position(report)))
        for each in figures
    ]
    return table(entries, width, "  ")

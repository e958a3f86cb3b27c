"""
``lkj-rules why``: what rules made of one value, or of the values of a row.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from lkj_rules.cli import screen
from lkj_rules.cli.command import Command, examples, option
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.cli.language import language_of
from lkj_rules.cli.options import report, rules

if TYPE_CHECKING:
    from lkj_rules.cli.language import Pair
    from lkj_rules.files.report_reader import ReportFile
    from lkj_rules.model.findings import Pointer
    from lkj_rules.model.values import Nilai

MOST = 40
"""Values that one call derives: a row has a few, a whole table too many to read."""


@click.command("why", cls=Command, about=(
    "Tunjukkan asal penilaian sebuah angka: aturan yang melihatnya, pasangannya, hitungannya, dan hasilnya, juga yang terpenuhi.",
    "Show how a number was judged: the rules that looked at it, partners, computation and outcome, passing ones too.",
), examples=examples('lkj-rules why report.json --at "Tabel 3.2, baris 4, capaian"', "lkj-rules why report.json --at 494:253"))
@report
@option("--at", "place", required=True, metavar="PLACE", about=(
    "Tempat nilai atau barisnya: di laporan (Tabel 3.2, baris 4, capaian), atau di berkas (494:253, /lkj/tabel/0, 'PK!D7').",
    "Where the value or its row stands: in the report (Tabel 3.2, row 4, capaian), or the file (494:253, /lkj/tabel/0, 'PK!D7').",
))
@rules
def why(*, report: str, place: str, rules: tuple[str, ...]) -> None:
    """
    Derive the values at a place.
    """
    from lkj_rules.api import load_rules
    from lkj_rules.cli.derivation_page import DerivationPage
    from lkj_rules.cli.sources import read_source
    from lkj_rules.engine.derivation import derive
    from lkj_rules.render.terminal.lines import EMPTY

    file, width = read_source(report), screen.width(screen.WIDEST)
    values = _values(file, place)
    derivations = derive(load_rules(*rules), file.laporan, values)
    pointers = {operand.pointer for each in derivations for look in each.looks for operand in look.operands}
    spots = file.spots({*pointers, *values})
    page = DerivationPage(spots=spots, report=file.name, bahasa=language_of(), width=width, laporan=file.laporan)
    lines = [line for each in derivations for line in (*page.lines(each), EMPTY)]
    screen.show(lines[:-1], width)


def _values(file: ReportFile, place: str) -> dict[Pointer, Nilai]:
    """
    Find the values that a place means.

    Raises ``WrongUsage`` where it means none, with the nearest ones, or too many.
    """
    from lkj_rules.cli.places import hint_of
    from lkj_rules.engine.derivation import near_pointers, values_at

    by_line = re.fullmatch(r"(\d+)(?::(\d+))?", place)
    hint, words = ("", ""), _words(file)
    in_cell = [] if place.startswith(("/", "#")) else file.pointers_at(place)
    if in_cell:
        found = {at: nilai for each in in_cell for at, nilai in values_at(file.laporan, words.get(each, each)).items()}
    elif by_line:
        found, hint = _on_line(file, int(by_line[1]), None if by_line[2] is None else int(by_line[2]))
    elif place[:1] not in {"", "/", "#"}:
        found, hint = _on_paper(file, place)
    else:
        pointer = place.removeprefix("#").rstrip("/")
        found = values_at(file.laporan, words.get(pointer, pointer))
        hint = hint_of([] if found else near_pointers(file.laporan, pointer))
    if not found:
        more_id = " Temuan tentang kalimat, kategori, atau nama diterangkan lkj-rules explain menurut kode aturannya."
        more_en = " Findings on a sentence, a category or a name are explained by lkj-rules explain, by the id of their rule."
        raise WrongUsage((
            f"Tidak ada nilai di {place}.{hint[0]}{more_id * bool(by_line)}",
            f"There is no value at {place}.{hint[1]}{more_en * bool(by_line)}",
        ))
    if len(found) > MOST:
        first = next(iter(found))
        where_id, where_en = (f"Pada baris {place}", f"on line {place}") if by_line else (f"Di bawah {place}", f"below {place}")
        raise WrongUsage((
            f"{where_id} ada {len(found)} nilai, lebih dari {MOST}; sebutkan tempat yang lebih sempit, misalnya {first}.",
            f"There are {len(found)} values {where_en}, more than {MOST}; name a narrower place, such as {first}.",
        ))
    return found


def _words(file: ReportFile) -> dict[str, str]:
    """
    Give the pointers of categories, which are words next to values, each with the row or sentence that it grades.
    """
    from lkj_rules.model.pointers import places_of

    owners = [(pointer, thing, name) for pointer, thing in places_of(file.laporan) for name in ("kategori", "label")]
    return {f"{pointer}/{name}": pointer for pointer, thing, name in owners if isinstance(getattr(thing, name, None), str)}


def _on_paper(file: ReportFile, place: str) -> tuple[dict[Pointer, Nilai], Pair]:
    """
    Find the values that stand at a place of the printed report; where there is none, the places most like it.
    """
    from lkj_rules.cli.places import fits, nearest_hint, phrases
    from lkj_rules.domain.places import row_of, write_source
    from lkj_rules.domain.scope import Scope
    from lkj_rules.engine.derivation import printed_values

    scope, found, shown, words = Scope(file.laporan), {}, [], _words(file)
    for pointer, nilai in printed_values(file.laporan).items():
        owners, row = list(scope.places.owners(nilai)), row_of(file.laporan, pointer)
        names = (getattr(owner, key, None) for owner in owners for key in ("nama", "judul"))
        above = (*map(write_source, (getattr(owner, "sumber", None) for owner in owners)), *names)
        where, (owner, _, name) = scope.place(nilai) or "", pointer.rpartition("/")
        graded = "kategori" if f"{owner}/kategori" in words else ""
        if fits(place, phrases(where, row.id, row.en, name, graded, *filter(None, above))):
            found[pointer] = nilai
        shown.append(", ".join(filter(None, (where, row.id))))
    return found, ("", "") if found else nearest_hint(place, shown)


def _on_line(file: ReportFile, line: int, column: int | None) -> tuple[dict[Pointer, Nilai], Pair]:
    """
    Find the values on a line, or at a column of it; give the value nearest to there as well, as ``line:column (pointer)``.
    """
    from lkj_rules.cli.places import hint_of
    from lkj_rules.engine.derivation import printed_values, values_at

    printed = {pointer: nilai for pointer, nilai in printed_values(file.laporan).items() if nilai.teks}
    at, words = file.locate(printed), _words(file)
    word = next((each for each, spot in file.locate(words).items() if (line, column) == spot), None)
    if word is not None:
        return values_at(file.laporan, words[word]), ("", "")
    found = {each: nilai for each, nilai in printed.items() if at[each][0] == line and column in {None, at[each][1]}}
    near = sorted(at, key=lambda each: (abs(at[each][0] - line), abs(at[each][1] - (column or 0))))[:1]
    return found, hint_of(f"{at[each][0]}:{at[each][1]} ({each})" for each in near)

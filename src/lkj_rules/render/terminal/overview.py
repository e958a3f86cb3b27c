"""
The table of several reports on the terminal, the worst first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lkj_rules.model.findings import Texts
from lkj_rules.render.terminal.lines import EMPTY, Line, Screen, Span, Style, shorten
from lkj_rules.render.text import plain
from lkj_rules.render.views.overview import OverviewRow, Tally, added, families_of

_YEAR = 5
_NARROWEST = 24
"""Characters that an office's name has at least; families that then find no room are counted together."""

_HEADING = Texts("SEMUA LAPORAN, TERBURUK DAHULU", "ALL REPORTS, THE WORST FIRST")
_LEGEND = Texts(
    "Isi kolom: kesalahan+peringatan menurut keluarga aturan; Σ jumlahnya.",
    "Columns: errors+warnings by family of rules; Σ in all.",
)
_OTHERS = Texts("lain", "other")


def overview_lines(rows: Sequence[OverviewRow], screen: Screen) -> Iterator[Line]:
    """
    Lay out the table: a line for each report, and a column for each family of rules that finds room.
    """
    bahasa, width = screen.bahasa, screen.width
    shown, left = _columns(rows, width)
    cells = [_cells(row, shown, left) for row in rows]
    head = ["Σ", *shown, *([_OTHERS[bahasa]] if left else [])]
    widths = [max(len(each[number]) for each in [head, *cells]) for number in range(len(head))]
    room = width - _YEAR - sum(widths) - 2 * len(widths)
    yield (Span(_HEADING[bahasa], Style.HEADING),)
    yield from screen.text(_LEGEND[bahasa], Style.PLACE)
    yield (Span(f"{'':<{room + _YEAR}}" + _joined(head, widths), Style.LABEL),)
    for row, values in zip(rows, cells, strict=True):
        name = shorten(plain(row.report.entity), room)
        style = Style.ERROR if row.total.errors else Style.WARNING if row.total.warnings else Style.PLAIN
        yield (Span(f"{name:<{room}}"), Span(f" {row.report.year}", Style.PLACE), Span(_joined(values, widths), style))
    yield EMPTY


def _columns(rows: Sequence[OverviewRow], width: int) -> tuple[list[str], list[str]]:
    """
    Choose the families that find room, those with most errors and warnings first; the others are added up.
    """
    families = families_of(rows)
    weight = {family: added(row.families.get(family, Tally()) for row in rows) for family in families}
    columns = {family: max(3, *(len(_cell(row.families.get(family, Tally()))) for row in rows)) + 2 for family in families}
    room = width - _YEAR - _NARROWEST - 9  # the column of totals
    if sum(columns.values()) > room:
        room -= 7  # the column of the others
    kept: set[str] = set()
    for family in sorted(families, key=lambda each: (-weight[each].errors, -weight[each].warnings, each)):
        if columns[family] <= room:
            room -= columns[family]
            kept.add(family)
    return [family for family in families if family in kept], [family for family in families if family not in kept]


def _cells(row: OverviewRow, shown: Sequence[str], left: Sequence[str]) -> list[str]:
    named, others = ([row.families.get(family, Tally()) for family in families] for families in (shown, left))
    return [_cell(each) for each in (row.total, *named, *([added(others)] if left else []))]


def _cell(tally: Tally) -> str:
    errors, warnings = tally
    return f"{errors or ''}{f'+{warnings}' if warnings else ''}" or "·"


def _joined(values: Sequence[str], widths: Sequence[int]) -> str:
    return "".join(f"  {value:>{width}}" for value, width in zip(values, widths, strict=True))

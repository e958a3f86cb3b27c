"""
Achievements and absorption as plots: what is printed next to what follows from the figures.

Places are in percent of a picture's width, so that it fits any screen without growing small. A scale shows in full what is usual
and sets what is far outside at its edge, with an arrow: one 1.100 % does not squeeze the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.recomputation import write_number
from lkj_rules.domain.analysis import grouped
from lkj_rules.model.documents import Arah, JenisTabel
from lkj_rules.model.intervals import Exact
from lkj_rules.render.html.environment import Speech
from lkj_rules.render.html.pictures import budget_title
from lkj_rules.render.views.achievements import AchievementRow
from lkj_rules.render.views.budget import BudgetLine, BudgetTree, BudgetYear, share_of

MOST_ROWS = 400
"""Rows of all plots of a report; the tables of the printed report hold the rest."""
MOST_BARS = 40
_LEFT, _RIGHT = 5, 93
"""Where a scale begins and ends; the room outside belongs to what lies outside."""
_EDGES = (2, 97)
_TICKS = {100: (0, 25, 50, 75, 100), 120: (0, 50, 100), 150: (0, 50, 100, 150), 200: (0, 50, 100, 150, 200)}


@attrs.frozen
class Spot:
    """
    Hold where a number stands: ``x`` in percent of the width; ``out`` is −1 or 1 where it lies left or right of the scale.
    """

    x: str
    out: int = 0


@attrs.frozen
class Scale:
    """
    Hold a scale from 0 to ``end`` percent.
    """

    end: int

    @property
    def ticks(self) -> tuple[tuple[int, str], ...]:
        """
        Give the numbers that are written at the scale, with where they stand.
        """
        return tuple((tick, self.at(tick).x) for tick in _TICKS[self.end])

    def at(self, value: Exact) -> Spot:
        """
        Find the place of a number.
        """
        if value < 0:
            return Spot(_written(_EDGES[0]), -1)
        if value > self.end:
            return Spot(_written(_EDGES[1]), 1)
        return Spot(_written(_LEFT + Fraction(_RIGHT - _LEFT) * value / self.end))


def _written(x: Exact) -> str:
    return write_number(x, 2, "en") + "%"


@attrs.frozen(kw_only=True)
class Bar:
    """
    Hold one row of a plot, with the printed percentage, and with what follows from the figures: a pair of ends each.
    """

    name: str
    level: int
    direction: Arah | None = None
    holds: bool | None
    printed: Exact | None
    due: tuple[tuple[Exact, Exact], ...]
    shown: str
    computed: str
    words: str
    steps: str = ""
    source: str
    findings: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Plot:
    """
    Hold one plot: its title, its scale, its rows, and how many rows are left out; ``main`` ones are not folded away.
    """

    title: str
    place: str
    scale: Scale
    bars: tuple[Bar, ...]
    hidden: int = 0
    main: bool = True


def achievement_plots(rows: Sequence[AchievementRow], speech: Speech) -> Iterator[Plot]:
    """
    Draw one plot a table, on one scale; the tables of measurement first.
    """
    scale = scale_for(
        value for row in rows
        for value in (None if row.capaian is None else row.capaian.number, *(each.value for each in row.recomputed))
    )  # fmt: skip
    tables = grouped((row.table.pointer, row) for row in rows)
    room = MOST_ROWS
    for members in sorted(tables.values(), key=lambda members: members[0].table.kind is not JenisTabel.PENGUKURAN):
        head, shown = members[0].table, members[: max(room, 0)]
        room -= len(shown)
        yield Plot(
            title=head.title, place="" if head.place == head.title else head.place, scale=scale,
            bars=tuple(_achievement(row, speech) for row in shown), hidden=len(members) - len(shown),
            main=head.kind is JenisTabel.PENGUKURAN,
        )  # fmt: skip


def _achievement(row: AchievementRow, speech: Speech) -> Bar:
    values = speech.results((each.value for each in row.recomputed), 0 if row.capaian is None else row.capaian.decimals)
    return Bar(
        name=row.name[speech.bahasa], level=row.level, direction=row.direction, holds=row.holds,
        printed=None if row.capaian is None else row.capaian.number,
        due=tuple(
            (each.value if each.low is None else each.low, each.value if each.high is None else each.high)
            for each in row.recomputed
        ),
        shown=speech.shown(row.capaian), computed=speech.say(" atau ", " or ").join(f"{value}{speech.sign}" for value in values),
        words=row.words[speech.bahasa], steps=row.steps[speech.bahasa],
        source=f"target {speech.shown(row.comparand or row.target)} · "
        f"{speech.say('realisasi', 'achieved')} {speech.shown(row.realisasi)}",
        findings=row.findings,
    )  # fmt: skip


def budget_plot(tree: BudgetTree, speech: Speech) -> Plot:
    """
    Draw what was absorbed of a budget, the whole and its upper lines; one not in force is not a main plot.
    """
    upper = list(_printed(tree.lines))
    total = () if tree.total is None else (_share(speech.say("Jumlah", "Total"), tree.total, 0, speech),)
    bars = (*total, *(_share(" ".join(filter(None, (line.code, line.name))), line, 1, speech) for line in upper[:MOST_BARS]))
    return Plot(
        title=budget_title(tree, speech), place=tree.place, scale=_scale_of(bars), bars=bars, hidden=max(len(upper) - MOST_BARS, 0),
        main=tree.in_force,
    )  # fmt: skip


def years_plot(years: Sequence[BudgetYear], speech: Speech) -> Plot | None:
    """
    Draw what was absorbed in each of several years.
    """
    if not years:
        return None
    bars = tuple(_share(str(year.year), year, 0, speech) for year in years)
    return Plot(title=speech.say("Beberapa tahun", "Several years"), place=years[0].place, scale=_scale_of(bars), bars=bars)


def _share(name: str, row: BudgetLine | BudgetYear, level: int, speech: Speech) -> Bar:
    computed, holds, say = share_of(row), None if row.share is None else row.share.holds, speech.say
    return Bar(
        name=name or "–", level=level, holds=holds, printed=None if row.persen is None else row.persen.number,
        due=() if computed is None else ((computed, computed),), shown=speech.shown(row.persen),
        computed="".join(f"{value}{speech.sign}" for value in speech.results([computed], 2)),
        words={True: say("sesuai", "agrees"), False: say("tidak sesuai", "does not agree"), None: ""}[holds],
        source=f"{speech.shown(row.realisasi)} {say('dari', 'of')} {speech.shown(row.pagu)}", findings=row.findings,
    )  # fmt: skip


def _printed(lines: Iterable[BudgetLine]) -> Iterator[BudgetLine]:
    """
    Give the lines that print a figure; in place of a mere heading, the first ones below it that do.
    """
    stack = list(lines)[::-1]
    while stack:
        line = stack.pop()
        if any(cell is not None for cell in (line.pagu, line.realisasi, line.persen)):
            yield line
        else:
            stack.extend(reversed(line.children))


def _scale_of(bars: Iterable[Bar]) -> Scale:
    return scale_for(value for bar in bars for value in (bar.printed, *(low for low, _ in bar.due)))


def scale_for(values: Iterable[Exact | None]) -> Scale:
    """
    Choose the shortest scale on which every number up to twice the target stands.
    """
    last = max((value for value in values if value is not None and 0 <= value <= max(_TICKS)), default=0)
    return Scale(next(end for end in _TICKS if last <= end))

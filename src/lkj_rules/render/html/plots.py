"""
Achievements and absorption as plots: what is printed beside what follows from the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.model.documents import Arah, JenisAnggaran, JenisTabel
from lkj_rules.model.intervals import Exact
from lkj_rules.render.html.anchors import Anchors, Link
from lkj_rules.render.html.chains import shown_text
from lkj_rules.render.html.drawing import Scale, Spot, scale_for
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.views.achievements import AchievementRow, Recomputation
from lkj_rules.render.views.budget import BudgetLine, BudgetTree, BudgetYear, Derived
from lkj_rules.render.views.cells import Cell

MOST_ROWS = 400
"""Rows of all plots of a report; the tables of the printed report hold the rest."""
MOST_BARS = 40


@attrs.frozen(kw_only=True)
class Bar:
    """
    Hold one row of a plot.

    ``printed`` is where the printed percentage stands, ``due`` what follows from the figures: a pair of places each.
    ``mark`` is ``same``, ``other`` or ``unknown``.
    """

    name: str
    level: int
    direction: Arah | None
    mark: str
    printed: Spot | None
    due: tuple[tuple[Spot, Spot], ...]
    shown: str
    computed: str
    words: str
    steps: str
    source: str
    findings: tuple[Link, ...]


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


@attrs.frozen(kw_only=True)
class Plotter:
    """
    Draw the plots of one report, number ``place`` on the page.
    """

    place: int
    anchors: Anchors
    speech: Speech

    def achievements(self, rows: Sequence[AchievementRow]) -> tuple[Plot, ...]:
        """
        Draw one plot a table, on one scale; the tables of measurement first.
        """
        scale = scale_for(_achieved(rows))
        tables: dict[str, list[AchievementRow]] = {}
        for row in rows:
            tables.setdefault(row.table.pointer, []).append(row)
        ordered = sorted(tables.values(), key=lambda members: members[0].table.kind is not JenisTabel.PENGUKURAN)
        room, plots = MOST_ROWS, []
        for members in ordered:
            head, shown = members[0].table, members[: max(room, 0)]
            room -= len(shown)
            plots.append(Plot(
                title=head.title, place="" if head.place == head.title else head.place, scale=scale,
                bars=tuple(self._achievement(row, scale) for row in shown), hidden=len(members) - len(shown),
                main=head.kind is JenisTabel.PENGUKURAN,
            ))  # fmt: skip
        return tuple(plots)

    def _achievement(self, row: AchievementRow, scale: Scale) -> Bar:
        printed = None if row.capaian is None else row.capaian.number
        of = self.speech.of
        return Bar(
            name=of(row.name), level=row.level, direction=row.direction, mark=_mark(row.holds),
            printed=None if printed is None else scale.at(printed),
            due=tuple((scale.at(low), scale.at(high)) for low, high in map(_range, row.recomputed)),
            shown=self._written(row.capaian), computed=self._alternatives(row), words=of(row.words), steps=of(row.steps),
            source=" · ".join(self._operands(row)), findings=self.anchors.links(self.place, row.findings),
        )  # fmt: skip

    def _alternatives(self, row: AchievementRow) -> str:
        decimals = 0 if row.capaian is None else row.capaian.decimals
        values = dict.fromkeys(write_result(each.value, decimals, self.speech.bahasa) for each in row.recomputed)
        sign = self.speech.say(" %", "%")
        return self.speech.say(" atau ", " or ").join(f"{value}{sign}" for value in values)

    def _operands(self, row: AchievementRow) -> Iterator[str]:
        say = self.speech.say
        yield f"{say('target', 'target')} {self._written(row.comparand or row.target)}"
        yield f"{say('realisasi', 'achieved')} {self._written(row.realisasi)}"

    def budgets(self, trees: Sequence[BudgetTree]) -> tuple[Plot, ...]:
        """
        Draw what was absorbed of every budget, the whole and its upper lines; those not in force are no main plots.
        """
        return tuple(self._budget(tree) for tree in trees)

    def _budget(self, tree: BudgetTree) -> Plot:
        upper = list(_printed(tree.lines))
        lines = (*(() if tree.total is None else (tree.total,)), *upper[:MOST_BARS])
        scale = scale_for(_absorbed(lines))
        say = self.speech.say
        kind = say("Belanja", "Spending") if tree.kind is JenisAnggaran.BELANJA else say("Pendapatan", "Revenue")
        return Plot(
            title=f"{kind}, {tree.version}", place=tree.place, scale=scale,
            bars=tuple(self._line(line, scale, whole=line is tree.total) for line in lines),
            hidden=max(len(upper) - MOST_BARS, 0), main=tree.in_force,
        )  # fmt: skip

    def _line(self, line: BudgetLine, scale: Scale, *, whole: bool) -> Bar:
        name = self.speech.say("Jumlah", "Total") if whole else " ".join(filter(None, (line.code, line.name)))
        return self._share(name or "–", line, scale, line.share, level=0 if whole else 1)

    def years(self, years: Sequence[BudgetYear]) -> Plot | None:
        """
        Draw what was absorbed in each of several years.
        """
        if not years:
            return None
        scale = scale_for(_absorbed(years))
        return Plot(
            title=self.speech.say("Beberapa tahun", "Several years"), place=years[0].place, scale=scale,
            bars=tuple(self._share(str(year.year), year, scale, year.share, level=0) for year in years),
        )  # fmt: skip

    def _share(self, name: str, row: BudgetLine | BudgetYear, scale: Scale, share: Derived | None, *, level: int) -> Bar:
        computed, printed = share_of(row), None if row.persen is None else row.persen.number
        holds = None if share is None else share.holds
        say, sign = self.speech.say, self.speech.say(" %", "%")
        return Bar(
            name=name, level=level, direction=None, mark=_mark(holds), printed=None if printed is None else scale.at(printed),
            due=() if computed is None else ((scale.at(computed), scale.at(computed)),), shown=self._written(row.persen),
            computed="" if computed is None else write_result(computed, 2, self.speech.bahasa) + sign,
            words={True: say("sesuai", "agrees"), False: say("tidak sesuai", "does not agree"), None: ""}[holds], steps="",
            source=f"{self._written(row.realisasi)} {say('dari', 'of')} {self._written(row.pagu)}",
            findings=self.anchors.links(self.place, row.findings),
        )  # fmt: skip

    def _written(self, cell: Cell | None) -> str:
        return "–" if cell is None else shown_text(cell, self.speech)


def share_of(row: BudgetLine | BudgetYear) -> Fraction | None:
    """
    Give realisasi in percent of pagu; ``None`` where one of them is not known or pagu is zero.
    """
    pagu = None if row.pagu is None else row.pagu.number
    realisasi = None if row.realisasi is None else row.realisasi.number
    return None if not pagu or realisasi is None else Fraction(realisasi) / Fraction(pagu) * 100


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


def _range(recomputed: Recomputation) -> tuple[Exact, Exact]:
    low = recomputed.value if recomputed.low is None else recomputed.low
    high = recomputed.value if recomputed.high is None else recomputed.high
    return low, high


def _mark(holds: bool | None) -> str:  # noqa: FBT001  a verdict, not an option
    return {True: "same", False: "other", None: "unknown"}[holds]


def _achieved(rows: Iterable[AchievementRow]) -> Iterator[Exact]:
    for row in rows:
        if row.capaian is not None and row.capaian.number is not None:
            yield row.capaian.number
        yield from (each.value for each in row.recomputed)


def _absorbed(rows: Iterable[BudgetLine | BudgetYear]) -> Iterator[Exact]:
    for row in rows:
        share = share_of(row)
        if share is not None:
            yield share
        if row.persen is not None and row.persen.number is not None:
            yield row.persen.number

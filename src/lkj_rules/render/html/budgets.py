"""
Budgets as trees that fold, flat in reading order: each line says how many levels open and close after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.model.documents import JenisAnggaran
from lkj_rules.model.intervals import Exact
from lkj_rules.render.html.anchors import Anchors, Link
from lkj_rules.render.html.chains import shown_text
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.views.budget import BudgetLine, BudgetTree, Derived
from lkj_rules.render.views.cells import Cell

LINES = 3_000
"""Lines of all budgets of the page; of larger ones the upper levels are shown, and every line that a finding rests on."""
SMALL = 40
"""A budget with no more lines is unfolded from the start."""
DEEPEST = 6
"""Further levels are no longer indented."""


@attrs.frozen(kw_only=True)
class Money:
    """
    Hold one figure of a line; ``due`` is what it must come to where it does not, ``why`` what that was computed from.
    """

    label: str
    text: str
    due: str = ""
    why: str = ""


@attrs.frozen(kw_only=True)
class TreeLine:
    """
    Hold one line as it is shown: ``opens`` if lines below it follow, ``closes`` levels after it; ``hidden`` lines below are cut.
    """

    code: str
    name: str
    level: int
    money: tuple[Money, ...]
    broken: bool
    troubled: bool
    unfolded: bool
    findings: tuple[Link, ...]
    opens: bool
    closes: int
    hidden: int


@attrs.frozen(kw_only=True)
class FlatTree:
    """
    Hold one budget: ``number`` of its lines, the sums that break, ``hidden`` lines that are left out.
    """

    title: str
    place: str
    in_force: bool
    lines: tuple[TreeLine, ...]
    total: TreeLine | None
    number: int
    broken: int
    hidden: int


@attrs.frozen(kw_only=True)
class Forester:
    """
    Lay out the budgets of one report, number ``place`` on the page; ``room`` is how many lines they may have.
    """

    place: int
    room: int
    anchors: Anchors
    speech: Speech

    def trees(self, trees: Sequence[BudgetTree]) -> tuple[FlatTree, ...]:
        """
        Lay out all budgets; those in force first.
        """
        ordered = sorted(trees, key=lambda tree: not tree.in_force)
        return tuple(self._tree(tree, self.room // max(len(ordered), 1)) for tree in ordered)

    def _tree(self, tree: BudgetTree, room: int) -> FlatTree:
        lines = [line for line in tree.walk() if line is not tree.total]
        kept, troubled = _kept(tree, lines, room), _troubled(lines)
        say = self.speech.say
        kind = say("Belanja", "Spending") if tree.kind is JenisAnggaran.BELANJA else say("Pendapatan", "Revenue")
        return FlatTree(
            title=f"{kind}, {tree.version}", place=tree.place, in_force=tree.in_force,
            lines=tuple(self._lines([line for line in lines if id(line) in kept], kept, troubled, small=len(lines) <= SMALL)),
            total=None if tree.total is None else self._line(tree.total, set(), troubled=False, small=True),
            number=len(lines), broken=sum(line.breaks for line in tree.walk()), hidden=len(lines) - len(kept),
        )  # fmt: skip

    def _lines(self, lines: Sequence[BudgetLine], kept: set[int], troubled: set[int], *, small: bool) -> Iterator[TreeLine]:
        for number, line in enumerate(lines):
            after = lines[number + 1].level if number + 1 < len(lines) else 0
            made = self._line(line, kept, troubled=id(line) in troubled, small=small)
            yield attrs.evolve(made, opens=after > line.level, closes=max(line.level - after, 0))

    def _line(self, line: BudgetLine, kept: set[int], *, troubled: bool, small: bool) -> TreeLine:
        say = self.speech.say
        parts = say("jumlah rinciannya", "the sum of its details")
        left = say("realisasi − pagu", "realised − budget") if line.reversed_rest else say("pagu − realisasi", "budget − realised")
        return TreeLine(
            code=line.code or "", name=line.name or ("" if line.code else say("Jumlah", "Total")), level=min(line.level, DEEPEST),
            money=(
                self._money(say("pagu", "budget"), line.pagu, (line.sums.get("pagu"), parts)),
                self._money(say("realisasi", "realised"), line.realisasi, (line.sums.get("realisasi"), parts)),
                self._money(say("sisa", "left"), line.sisa, (line.rest, left), (line.sums.get("sisa"), parts)),
                self._money("%", line.persen, (line.share, say("realisasi ÷ pagu", "realised ÷ budget"))),
            ),
            broken=line.breaks, troubled=troubled, unfolded=small or troubled or bool(line.findings) or line.level == 0,
            findings=self.anchors.links(self.place, line.findings), opens=False, closes=0,
            hidden=sum(id(child) not in kept for child in line.children),
        )  # fmt: skip

    def _money(self, label: str, cell: Cell | None, *derived: tuple[Derived | None, str]) -> Money:
        text = "" if cell is None else shown_text(cell, self.speech)
        for found, why in derived:
            if found is not None and found.holds is False:
                return Money(label=label, text=text, due=self._due(found), why=why)
        return Money(label=label, text=text)

    def _due(self, derived: Derived) -> str:
        ends: dict[Exact, None] = dict.fromkeys(end for end in (derived.low, derived.high) if end is not None)
        return "–".join(write_result(end, 0, self.speech.bahasa) for end in ends)


def _kept(tree: BudgetTree, lines: Sequence[BudgetLine], room: int) -> set[int]:
    """
    Choose the lines to show: level by level while there is room, and each that something is wrong with, with those above it.
    """
    if len(lines) <= room:
        return {id(line) for line in lines}
    kept: set[int] = set()
    level: list[BudgetLine] = list(tree.lines)
    while level and len(kept) + len(level) <= room:
        kept.update(map(id, level))
        level = [child for line in level for child in line.children]
    above = {id(child): line for line in lines for child in line.children}
    for line in [line for line in lines if line.findings or line.breaks][:room]:
        upper: BudgetLine | None = line
        while upper is not None and id(upper) not in kept:
            kept.add(id(upper))
            upper = above.get(id(upper))
    return kept


def _troubled(lines: Sequence[BudgetLine]) -> set[int]:
    """
    Tell which lines have one below them that does not add up, so that they unfold.
    """
    above = {id(child): line for line in lines for child in line.children}
    found: set[int] = set()
    for line in lines:
        upper = above.get(id(line)) if line.breaks or line.findings else None
        while upper is not None and id(upper) not in found:
            found.add(id(upper))
            upper = above.get(id(upper))
    return found

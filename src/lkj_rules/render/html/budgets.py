"""
Budgets as trees that fold, flat in reading order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from lkj_rules.model.documents import JenisAnggaran
from lkj_rules.model.findings import Pointer
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.views.budget import BudgetLine, BudgetTree

LINES = 3_000
"""Lines of all budgets of the page; of larger ones the upper levels are shown, and every line that a finding rests on."""
SMALL = 40
"""A budget with no more lines is unfolded from the start."""


@attrs.frozen(kw_only=True)
class Forest:
    """
    Hold one budget with the ``lines`` that are ``kept``; ``unfolded`` are those to unfold, ``number`` counts all lines.
    """

    title: str
    tree: BudgetTree
    lines: tuple[BudgetLine, ...]
    kept: AbstractSet[Pointer]
    unfolded: AbstractSet[Pointer]
    number: int

    @property
    def broken(self) -> int:
        """
        Count the lines whose sums break.
        """
        return sum(line.breaks for line in self.tree.walk())

    def hidden(self, line: BudgetLine) -> int:
        """
        Count the lines right below one that are left out.
        """
        return sum(child.pointer not in self.kept for child in line.children)


def budget_title(tree: BudgetTree, speech: Speech) -> str:
    """
    Name a budget: its kind and version.
    """
    spends = tree.kind is JenisAnggaran.BELANJA
    return f"{speech.say('Belanja', 'Spending') if spends else speech.say('Pendapatan', 'Revenue')}, {tree.version}"


def forests(trees: Sequence[BudgetTree], room: int, speech: Speech) -> tuple[Forest, ...]:
    """
    Choose the lines to show of every budget, those in force first; ``room`` is how many lines they may have.
    """
    ordered = sorted(trees, key=lambda tree: not tree.in_force)
    return tuple(_forest(tree, room // max(len(ordered), 1), speech) for tree in ordered)


def _forest(tree: BudgetTree, room: int, speech: Speech) -> Forest:
    lines = [line for line in tree.walk() if line is not tree.total]
    above = {child.pointer: line for line in lines for child in line.children}
    kept, troubled = _kept(tree, lines, above, room), _troubled(lines, above)
    unfolded = {line.pointer for line in lines if len(lines) <= SMALL or line.findings or line.level == 0}
    return Forest(
        title=budget_title(tree, speech), tree=tree, lines=tuple(line for line in lines if line.pointer in kept), kept=kept,
        unfolded=unfolded | troubled, number=len(lines),
    )  # fmt: skip


def _kept(tree: BudgetTree, lines: Sequence[BudgetLine], above: Mapping[Pointer, BudgetLine], room: int) -> set[Pointer]:
    """
    Choose the lines to show: level by level while there is room, and each that something is wrong with, with those above it.
    """
    if len(lines) <= room:
        return {line.pointer for line in lines}
    kept: set[Pointer] = set()
    level: list[BudgetLine] = list(tree.lines)
    while level and len(kept) + len(level) <= room:
        kept.update(line.pointer for line in level)
        level = [child for line in level for child in line.children]
    for line in [line for line in lines if line.findings or line.breaks][:room]:
        upper: BudgetLine | None = line
        while upper is not None and upper.pointer not in kept:
            kept.add(upper.pointer)
            upper = above.get(upper.pointer)
    return kept


def _troubled(lines: Sequence[BudgetLine], above: Mapping[Pointer, BudgetLine]) -> set[Pointer]:
    """
    Name the lines that have one below them that does not add up.
    """
    found: set[Pointer] = set()
    for line in lines:
        upper = above.get(line.pointer) if line.breaks or line.findings else None
        while upper is not None and upper.pointer not in found:
            found.add(upper.pointer)
            upper = above.get(upper.pointer)
    return found

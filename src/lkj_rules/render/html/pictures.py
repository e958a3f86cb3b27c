"""
Target chains and budgets as the page draws them: a node for each document of a chain, and the lines of a budget that folds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from lkj_rules.domain.facts import Dokumen
from lkj_rules.model.documents import JenisAnggaran
from lkj_rules.model.findings import Pointer
from lkj_rules.render.html.environment import Speech
from lkj_rules.render.views.budget import BudgetLine, BudgetTree
from lkj_rules.render.views.chain import TargetChain, TargetLink

LINES = 3_000
"""Lines of all budgets of the page; of larger ones the upper levels are shown, and every line that a finding rests on."""
SMALL = 40
"""A budget with no more lines is unfolded from the start."""
_NODES = {Dokumen.RENSTRA: "Renstra", Dokumen.RKT: "RKT", Dokumen.PK: "PK", Dokumen.RENCANA_AKSI: "Aksi", Dokumen.LKJ: "LKj"}
_FITS = 10
"""Characters of a value that fit under a node on a phone."""
_LINES = 2


@attrs.frozen(kw_only=True)
class Node:
    """
    Hold one document of a chain: ``mark`` is ``base``, ``same``, ``other``, ``unknown`` or ``none``; ``texts`` fit below it.
    """

    title: str
    x: str
    mark: str
    texts: tuple[str, ...]
    links: tuple[TargetLink, ...]


def nodes_of(chain: TargetChain, speech: Speech) -> list[Node]:
    """
    Draw a chain: a node for each document, also for one that has no target.
    """
    return [_node(chain, document, f"{10 + 20 * number:.2f}%", speech) for number, document in enumerate(_NODES)]


def _node(chain: TargetChain, document: Dokumen, x: str, speech: Speech) -> Node:
    """
    Draw a document with all its copies and tables; of agreements the one in force at the top and those that differ from it.
    """
    links = tuple(link for link in chain.links if link.document is document)
    base = tuple(link for link in links if link.is_base)
    links = (*base, *(link for link in links if link.agrees is False)) if base else links
    spelt = {"".join(text.split()): text for text in (_below(link, speech) for link in reversed(links))}
    texts = list(reversed(spelt.values()))
    if len(texts) > _LINES:
        texts = [texts[0], speech.say(f"+{len(texts) - 1} lain", f"+{len(texts) - 1} more")]
    return Node(title=_NODES[document], x=x, mark=_mark(links), texts=tuple(texts), links=links)


def _mark(links: Sequence[TargetLink]) -> str:
    if not links:
        return "none"
    if any(link.is_base for link in links):
        return "base"
    if any(link.agrees is False for link in links):
        return "other"
    return "same" if all(link.agrees for link in links) else "unknown"


def _below(link: TargetLink, speech: Speech) -> str:
    text = link.cell.read or link.cell.text.strip() or speech.say("kosong", "blank")
    text = text if len(text) <= _FITS else text[: _FITS - 1].rstrip() + "…"
    return f"≠ {text}" if link.document is Dokumen.PK and link.agrees is False else text


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
    found: set[Pointer] = set()
    for line in lines:
        upper = above.get(line.pointer) if line.breaks or line.findings else None
        while upper is not None and upper.pointer not in found:
            found.add(upper.pointer)
            upper = above.get(upper.pointer)
    return found

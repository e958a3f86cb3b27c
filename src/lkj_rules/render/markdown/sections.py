"""
A page that fits: what is most severe stays, and what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from lkj_rules.render.views.findings import Shown

LIMIT = 65_536
"""The most characters that a comment on GitHub may have."""
NOTICE, NOTE = 700, 150
"""Room kept for what is said of parts left out, at the top and in every section."""


@attrs.frozen
class Block:
    """
    Hold a part of a section that is kept or left out as a whole, and the findings in it.
    """

    text: str
    findings: tuple[Shown, ...] = ()


@attrs.frozen(kw_only=True)
class Section:
    """
    Hold a part of the page: what always stands there, and blocks, which go the sooner the higher their ``rank``.

    ``left`` writes what stands for the blocks left out, in at most ``NOTE`` characters.
    """

    opening: str
    blocks: tuple[Block, ...] = ()
    rank: int = 0
    left: Callable[[Sequence[Block]], str] = lambda _: ""

    def fixed(self) -> int:
        """
        Give the characters that the section needs whatever is left out.
        """
        return len(self.opening) + (NOTE if self.blocks else 0)

    def whole(self) -> int:
        """
        Give the characters of the section with all that it holds.
        """
        return len(self.opening) + sum(len(block.text) for block in self.blocks)


def fit(sections: Sequence[Section], limit: int) -> list[int]:
    """
    Give for each section how many of its blocks stand.

    Once a block is left out for want of room, no later one of its section stands, and none of a section that goes sooner.
    """
    if sum(section.whole() for section in sections) <= limit:
        return [len(section.blocks) for section in sections]
    room = limit - NOTICE - sum(section.fixed() for section in sections)
    kept = [0] * len(sections)
    for number in sorted(range(len(sections)), key=lambda number: sections[number].rank):
        for block in sections[number].blocks:
            room -= len(block.text)
            if room < 0:
                return kept
            kept[number] += 1
    return kept


def write(sections: Sequence[Section], kept: Sequence[int]) -> str:
    """
    Write the sections with the blocks that stand, and what stands for the others.
    """
    parts = []
    for section, count in zip(sections, kept, strict=True):
        parts += [section.opening, *(block.text for block in section.blocks[:count])]
        parts += [section.left(section.blocks[count:])] if section.blocks[count:] else []
    return "".join(parts)

"""
The target chain of every indicator as a picture: one node a document, what they print, and where they part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from lkj_rules.domain.facts import Dokumen
from lkj_rules.model.documents import Arah
from lkj_rules.render.html.anchors import Anchors, Link
from lkj_rules.render.html.drawing import written
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.views.cells import Cell
from lkj_rules.render.views.chain import TargetChain, TargetLink

_NODES = (
    (Dokumen.RENSTRA, "Renstra"), (Dokumen.RKT, "RKT"), (Dokumen.PK, "PK"), (Dokumen.RENCANA_AKSI, "Aksi"), (Dokumen.LKJ, "LKj"),
)  # fmt: skip
_FITS = 10
"""Characters of a value that fit under a node on a phone."""
_LINES = 2
MOST = 400
"""More chains are counted only; those with a difference come first."""


@attrs.frozen(kw_only=True)
class Node:
    """
    Hold one document of a picture: ``mark`` is ``base``, ``same``, ``other``, ``unknown`` or ``none``; ``texts`` fit below it.
    """

    title: str
    x: str
    mark: str
    texts: tuple[str, ...]


@attrs.frozen(kw_only=True)
class Line:
    """
    Hold the line between two documents that print a target; ``mark`` is ``same``, ``other`` or ``unknown``.
    """

    start: str
    end: str
    mark: str


@attrs.frozen(kw_only=True)
class Printed:
    """
    Hold one target in words: document, place, what it prints, and how that stands to the agreement in force.
    """

    label: str
    place: str
    text: str
    verdict: str
    differs: bool


@attrs.frozen(kw_only=True)
class ChainPicture:
    """
    Hold the picture of one chain, in words too, and the findings on its values.
    """

    name: str
    code: str
    direction: Arah | None
    words: str
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    prints: tuple[Printed, ...]
    findings: tuple[Link, ...]
    disagrees: bool


@attrs.frozen(kw_only=True)
class ChainPictures:
    """
    Hold the pictures of a report: those with a difference, those without, what one document alone holds, how many are left out.
    """

    apart: tuple[ChainPicture, ...]
    alike: tuple[ChainPicture, ...]
    single: tuple[ChainPicture, ...]
    hidden: int

    @property
    def all(self) -> tuple[ChainPicture, ...]:
        """
        Give all chains, those with a difference first.
        """
        return (*self.apart, *self.alike, *self.single)


def chain_pictures(chains: Sequence[TargetChain], place: int, anchors: Anchors, speech: Speech) -> ChainPictures:
    """
    Draw the chains of one report; an indicator without any target has none.
    """
    told = [chain for chain in chains if chain.links]
    told.sort(key=lambda chain: not chain.disagrees)
    made = [_picture(chain, place, anchors, speech) for chain in told[:MOST]]
    agreeing = [each for each in made if not each.disagrees]
    return ChainPictures(
        apart=tuple(each for each in made if each.disagrees), alike=tuple(each for each in agreeing if each.lines),
        single=tuple(each for each in agreeing if not each.lines), hidden=len(told) - len(made),
    )  # fmt: skip


def shown_text(cell: Cell, speech: Speech) -> str:
    """
    Write a printed value, with what the transcriber takes it for.
    """
    text = cell.text.strip() or speech.say("(kosong)", "(blank)")
    return text if cell.read is None else speech.say(f"{text} (dibaca {cell.read})", f"{text} (read as {cell.read})")


def _picture(chain: TargetChain, place: int, anchors: Anchors, speech: Speech) -> ChainPicture:
    nodes = tuple(_node(chain, number, speech) for number in range(len(_NODES)))
    present = [node for node in nodes if node.mark != "none"]
    found = dict.fromkeys(each for link in chain.links for each in link.cell.findings)
    return ChainPicture(
        name=chain.name, code=chain.code or "", direction=chain.direction, words=_words(chain, speech), nodes=nodes,
        lines=tuple(_line(one, two) for one, two in pairwise(present)),
        prints=tuple(_printed(link, speech) for link in chain.links),
        findings=anchors.links(place, found), disagrees=chain.disagrees,
    )  # fmt: skip


def _printed(link: TargetLink, speech: Speech) -> Printed:
    return Printed(
        label=link.label, place="" if link.place == link.label else link.place, text=shown_text(link.cell, speech),
        verdict=_verdict(link, speech), differs=link.agrees is False,
    )  # fmt: skip


def _node(chain: TargetChain, number: int, speech: Speech) -> Node:
    document, title = _NODES[number]
    links = _counting(chain, document)
    spelt = {"".join(text.split()): text for text in (_below(link, speech) for link in reversed(links))}
    texts = list(reversed(spelt.values()))
    if len(texts) > _LINES:
        texts = [texts[0], speech.say(f"+{len(texts) - 1} lain", f"+{len(texts) - 1} more")]
    return Node(title=title, x=written(10 + 20 * number), mark=_mark(links), texts=tuple(texts))


def _counting(chain: TargetChain, document: Dokumen) -> list[TargetLink]:
    """
    Give the links of a document with all its copies and tables.

    Of agreements the one in force at the top, if there is one, and those that differ from it.
    """
    links = [link for link in chain.links if link.document is document]
    base = [link for link in links if link.is_base]
    return [*base, *(link for link in links if link.agrees is False)] if base else links


def _mark(links: Sequence[TargetLink]) -> str:
    if not links:
        return "none"
    if any(link.is_base for link in links):
        return "base"
    if any(link.agrees is False for link in links):
        return "other"
    return "same" if all(link.agrees for link in links) else "unknown"


def _line(one: Node, two: Node) -> Line:
    marks = {one.mark, two.mark}
    mark = "other" if "other" in marks else "unknown" if "unknown" in marks else "same"
    return Line(start=one.x, end=two.x, mark=mark)


def _below(link: TargetLink, speech: Speech) -> str:
    """
    Write a target as it stands below its node; an agreement that differs from the one in force says so.
    """
    text = _short(link.cell, speech)
    return f"≠ {text}" if link.document is Dokumen.PK and link.agrees is False else text


def _short(cell: Cell, speech: Speech) -> str:
    text = cell.read or cell.text.strip() or speech.say("kosong", "blank")
    return text if len(text) <= _FITS else text[: _FITS - 1].rstrip() + "…"


def _words(chain: TargetChain, speech: Speech) -> str:
    return "; ".join(_said(chain, speech))


def _said(chain: TargetChain, speech: Speech) -> Iterator[str]:
    for document, title in _NODES:
        links = _counting(chain, document)
        texts = dict.fromkeys(f"{shown_text(link.cell, speech)} ({_verdict(link, speech)})" for link in links)
        yield f"{title}: {', '.join(texts) or speech.say('tidak ada', 'none')}"


def _verdict(link: TargetLink, speech: Speech) -> str:
    """
    Say how a target stands to the agreement in force.
    """
    if link.is_base:
        return speech.say("pembanding", "compared with")
    if link.agrees is None:
        return speech.say("tidak dapat dibandingkan", "cannot be compared")
    return speech.say("sama", "same") if link.agrees else speech.say("berbeda", "different")

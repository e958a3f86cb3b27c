"""
The target chain of an indicator as a picture: one node a document, and what it prints.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lkj_rules.domain.facts import Dokumen
from lkj_rules.render.html.speech import Speech
from lkj_rules.render.views.chain import TargetChain, TargetLink

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
    """
    Write a target as it stands below its node; an agreement that differs from the one in force says so.
    """
    text = link.cell.read or link.cell.text.strip() or speech.say("kosong", "blank")
    text = text if len(text) <= _FITS else text[: _FITS - 1].rstrip() + "…"
    return f"≠ {text}" if link.document is Dokumen.PK and link.agrees is False else text

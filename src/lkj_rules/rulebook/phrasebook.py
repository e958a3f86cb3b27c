"""
The phrasebook: the domain's words and the grammar of sentences about rules, in both languages.

How a function reads in a sentence, and what the domain's words are in English, stands in ``phrasebook.toml``. ``SELF`` stands for
the member of a list that is looked at, until the clause around it decides on a pronoun.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

SELF = "⟐"


@lru_cache(maxsize=1)
def phrasebook() -> Mapping[str, Any]:
    """
    Read the phrasebook.
    """
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def word(name: str, bahasa: str, book: str = "words") -> str:
    """
    Give the word for a name or a value of the rules; one that the phrasebook lacks stays as it is.
    """
    known = phrasebook()[book].get(name, phrasebook()["words"].get(name))
    if isinstance(known, list):
        return str(known[bahasa == "en"])
    return str(known) if known is not None and bahasa == "en" else name.replace("_", " ")


def plural(noun: str) -> str:
    """
    Write an English noun in the plural: of a phrase its first noun; names have none.
    """
    head, of, rest = noun.partition(" of ")
    if head[:1].isupper() or (head.endswith("s") and not head.endswith("ss")):
        return noun
    ends = {"ss": "sses", "ch": "ches", "ry": "ries", "ty": "ties", "cy": "cies", "gy": "gies"}
    return head[:-2] + ends.get(head[-2:], f"{head[-2:]}s") + of + rest


def listed(words: Sequence[str], joint: str) -> str:
    """
    Join words: ``a, b or c``.
    """
    if len(words) < 2:  # noqa: PLR2004
        return "".join(words)
    comma = "," if len(words) > 2 and joint in ("dan", "atau") else ""  # noqa: PLR2004  # as Indonesian spelling has it
    return f"{', '.join(words[:-1])}{comma} {joint} {words[-1]}"


def fill(key: str, book: str, bahasa: str, inner: Sequence[str] = (), *, negated: bool = False) -> str | None:
    """
    Fill a phrase of the phrasebook, and choose of ``[this|that]`` the second where it is denied; ``None`` where there is none.
    """
    known = phrasebook()[book].get(key)
    if known is None:
        return None
    phrase = str(known[bahasa == "en"])
    if negated and "[" not in phrase:
        phrase = f"{phrasebook()['grammar']['not so'][bahasa == 'en']} {phrase}"
    phrase = re.sub(r"\[([^|\]]*)\|([^\]]*)\]", r"\2" if negated else r"\1", phrase)
    return re.sub(r"\{(-?)(\d)\}", lambda slot: _slot(inner, int(slot[2]), bare=bool(slot[1])), phrase)


def _slot(inner: Sequence[str], number: int, *, bare: bool) -> str:
    if number >= len(inner):
        return ""
    return inner[number].removeprefix("the ") if bare else inner[number]


_START = r"((?:^|; |; and |; or |; dan |; atau |\b(?:and|or|dan|atau) |\()(?:\([a-p]\) |\()?)"
"""Where a clause, or one of several, begins."""


def relative(clause: str, bahasa: str, *, singular: bool = False) -> str:
    """
    Turn a clause on a member into one that describes it: ``whose …``, ``yang …``.
    """
    clause = _owning(clause)
    begins = re.sub(r"^(\([a-p]\) |\()?", "", clause)
    if bahasa == "id":
        described = begins.startswith(SELF) or re.match(r"(?!yang )(\w+ )?\w+nya\b", begins)
        shown = re.sub(rf"{_START}{SELF} ", r"\1", clause)
        return f"{'yang' if described else 'dengan syarat'} {bare(shown, bahasa)}"
    said = re.sub(rf"{_START}((?:the [\w ]+ of )*){SELF}’s ", r"\1\2whose ", clause)
    said = re.sub(rf"{_START}{SELF} (\w+)", lambda found: f"{found[1]}that {found[2] if singular else _several(found[2])}", said)
    described = begins.startswith(SELF) or re.match(rf"(the [\w ]+ of )+{SELF}’s", begins)
    return bare(said if described else f"where {said}", bahasa, singular=singular)


def _owning(clause: str) -> str:
    return re.sub(rf"the ([\w ]+?) of {SELF}(?!’)", rf"{SELF}’s \1", clause)


def _several(verb: str) -> str:
    return {"is": "are", "has": "have", "does": "do", "misses": "miss"}.get(verb, verb.removesuffix("s"))


def bare(said: str, bahasa: str, *, singular: bool = True) -> str:
    """
    Put pronouns in for the member that is still looked at.
    """
    if bahasa == "id":
        return said.replace(SELF, "anggota itu")
    its, it, them = ("its", "it", "it") if singular else ("their", "they", "them")
    said = re.sub(
        rf"({_START[1:-1]}|whether |that |where |if |, ){SELF} (\w+)",
        lambda found: f"{found[1]}{it} {found[2] if singular else _several(found[2])}",
        _owning(said).replace(f"{SELF}’s", its),
    )  # fmt: skip
    return said.replace(SELF, them)

"""
Texts of rules with slots: what stands in braces is an expression, and how its value is written follows from its type.

``{expression}`` writes a value. ``{list: 'template' | ', '}`` writes every member of a list by a template of its own, in which
the fields of the member are names and ``item`` is the member itself; the text behind the bar stands between members, that behind a
second bar before the last one (``| ', ' | ' and '``). A segment in double brackets, ``[[ … ]]``, disappears where one of its
slots is unknown or an empty list. ``{? condition}`` writes nothing; in a segment it makes the segment depend on the condition.
``{{`` and ``}}`` are braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from lkj_rules.model import Record
from lkj_rules.rules.syntax import ExpressionError


@attrs.frozen(eq=False, repr=False)
class Slot(Record):
    """
    Hold one slot: its expression; of a list slot the template of a member, what stands between members and what before the last.
    """

    expression: str
    member: tuple[Piece, ...] | None = None
    between: str = ", "
    last: str | None = None
    test: bool = False


@attrs.frozen(eq=False, repr=False)
class Segment(Record):
    """
    Hold a part of a text that disappears where one of its slots is unknown.
    """

    pieces: tuple[Piece, ...]


Piece = str | Slot | Segment


def parse_template(text: str) -> tuple[Piece, ...]:
    """
    Take a text with slots apart.

    Raises ``ExpressionError`` where braces, brackets or quotes do not match.
    """
    pieces, end = _pieces(text, 0, nested=False)
    if end < len(text):
        raise _ill_formed(text, "']]'")
    return tuple(pieces)


def slots_of(pieces: tuple[Piece, ...]) -> Iterator[Slot]:
    """
    Give the slots of a text, those of its segments included, those of member templates not.
    """
    for piece in pieces:
        if isinstance(piece, Segment):
            yield from slots_of(piece.pieces)
        elif isinstance(piece, Slot):
            yield piece


def member_part(slot: Slot, inner: Slot) -> str:
    """
    Name the part of a rule that holds one slot of a member's template.
    """
    return f"slot:{slot.expression}:{inner.expression}"


def _pieces(text: str, start: int, *, nested: bool) -> tuple[list[Piece], int]:
    pieces: list[Piece] = []
    literal = ""
    at = start
    while at < len(text):
        two = text[at : at + 2]
        if nested and two == "]]":
            break
        if two in ("{{", "}}"):
            literal, at = literal + two[0], at + 2
        elif two == "[[" and not nested:
            inner, end = _pieces(text, at + 2, nested=True)
            if text[end : end + 2] != "]]":
                raise _ill_formed(text, "'[['")
            pieces, literal, at = [*pieces, literal, Segment(tuple(inner))], "", end + 2
        elif text[at] == "{":
            end = _closing(text, at)
            pieces, literal, at = [*pieces, literal, _slot(text[at + 1 : end])], "", end + 1
        elif text[at] == "}":
            raise _ill_formed(text, "'}'")
        else:
            literal, at = literal + text[at], at + 1
    return [piece for piece in [*pieces, literal] if piece != ""], at


def _closing(text: str, start: int) -> int:
    """
    Find the brace that closes a slot; braces inside quotes belong to a member's template.
    """
    depth, quote = 0, ""
    for at in range(start, len(text)):
        char = text[at]
        if quote:
            quote = "" if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char == "{":
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                return at
    raise _ill_formed(text, "'{'")


_QUOTED = r"(?P<{0}_mark>['\"])(?P<{0}>.*?)(?P={0}_mark)\s*"
_MEMBERS = rf"(?s)(?P<list>.*):\s*{_QUOTED.format('member')}(?:\|\s*{_QUOTED.format('between')})?(?:\|\s*{_QUOTED.format('last')})?"


def _slot(text: str) -> Slot:
    stated = text.strip()
    if stated.startswith("?"):
        return Slot(stated[1:].strip(), test=True)
    found = re.fullmatch(_MEMBERS, stated)
    if found is None:
        if not stated:
            raise _ill_formed(text, "'{}'")
        return Slot(stated)
    between = found["between"]
    return Slot(found["list"].strip(), parse_template(found["member"]), ", " if between is None else between, found["last"])


def _ill_formed(text: str, what: str) -> ExpressionError:
    shown = text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004  # a line of an error message
    return ExpressionError(f"Isian pesan salah tulis, lihat {what}: {shown}", f"A slot is not well formed, see {what}: {shown}")

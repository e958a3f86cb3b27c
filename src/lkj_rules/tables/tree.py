"""
How deep a line of a budget stands: by its code, its indent, its numbering, or by what it calls itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs

from lkj_rules.domain.budget.names import LEVELS, level_of
from lkj_rules.model.findings import Texts

_MARK = re.compile(r"\s*(?:(\d+(?:\.\d+)+)\.?|(\(?)(\d{1,3}|[a-z]{1,6})([.)]))(?=\s|$|[^\W\d])", re.IGNORECASE)
_MARKED_NUMBER = re.compile(r"\s*(\d{1,3}|[ivxl]{1,6}|[a-z])\s*$", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxl]+", re.IGNORECASE)
_CENTRAL = re.compile(r"(?:[A-Z]{2}\.)?\d{4}\.[A-Z]{3}")
"""The code of an output of the central government, which no other scheme has."""
_SHAPES = tuple(re.compile(each) for each in (
    r"\d{3}(\.\d{2})?", r"(\d{3}\.\d{2}\.)?[A-Z]{2}", r"([\dA-Z.]+\.)?\d{4}", r"([\dA-Z.]+\.)?\d{4}\.[A-Z]{3}",
    r"([\dA-Z.]+\.)?\d{4}\.[A-Z]{3}\.\d{3}", r"\d{3}(\.\d{3})?", r"(\d{3}\.)?[A-Z]{1,2}", r"\d{6}",
))  # fmt: skip
"""Codes of the central government, by level: unit, program, kegiatan, KRO, RO, komponen, subkomponen, akun."""
_COMPONENT = 5
_SHORT = 2
"""Letters of a mark that need not be a Roman numeral."""
_MOST = 0.6
"""The share of lines that must bear what levels are taken from."""


@attrs.define
class Line:
    """Hold a line of a budget before it has its place in the tree."""

    place: str
    pos: dict[str, Any]
    code: str = ""
    number: str = ""
    name: str = ""
    """With its indent."""
    column: int = 0


@attrs.define
class Nested:
    """Hold the tree, what its levels were taken from, and lines whose place is not known."""

    by: Texts
    roots: list[dict[str, Any]] = attrs.field(factory=list)
    astray: list[tuple[Line, Texts]] = attrs.field(factory=list)


def segments(code: str) -> tuple[str, ...]:
    """
    Part a code at its dots, blanks and dashes.
    """
    return tuple(part for part in re.split(r"[.\s/\-]+", code.casefold()) if part)


def nest(lines: Sequence[Line]) -> Nested:
    """
    Build the tree of a budget from its lines.
    """
    coded = sum(bool(line.code) for line in lines)
    if coded >= _MOST * len(lines) and _nested_codes(lines):
        return _by_code(lines)
    if len({line.column for line in lines}) > 1:
        return _by_level(lines, lambda line: line.column, Texts("kolom nama", "columns of names"))
    indents = [len(line.name) - len(line.name.lstrip()) for line in lines]
    if len(set(indents)) > 1:
        return _by_level(lines, lambda line: len(line.name) - len(line.name.lstrip()), Texts("indentasi", "indent"))
    if sum(bool(_mark(line)) for line in lines) >= _MOST * len(lines):
        return _by_number(lines)
    named = [level_of(line.name) for line in lines]
    if set(LEVELS) <= set(named) and None not in named:
        return _by_level(lines, lambda line: LEVELS.index(level_of(line.name) or ""), Texts(
            "kata Program dan Kegiatan", "the words Program and Kegiatan",
        ))
    return Nested(Texts("tidak ada: semua baris setingkat", "nothing: all lines are of one level"), [line.pos for line in lines])


def _nested_codes(lines: Iterable[Line]) -> bool:
    parts = {segments(line.code) for line in lines if line.code}
    return len({len(each) for each in parts}) > 1 or any(len(each) > 2 for each in parts)  # noqa: PLR2004  # 1 and 1.2 may number a list


def _under(stack: list[tuple[Any, dict[str, Any]]], roots: list[dict[str, Any]], key: Any, pos: dict[str, Any]) -> None:
    if stack:
        stack[-1][1].setdefault("anak", []).append(pos)
    else:
        roots.append(pos)
    stack.append((key, pos))


def _by_code(lines: Sequence[Line]) -> Nested:
    central = any(_CENTRAL.fullmatch(line.code) for line in lines)
    found = Nested(Texts("kode", "code"))
    stack: list[tuple[Any, dict[str, Any]]] = []
    shortest = 0
    for line in lines:
        if not line.code:
            found.astray.append((line, Texts("baris tanpa kode", "a line without a code")))
            continue
        level = _central_level(line.code, stack) if central else None
        parts = segments(line.code)
        if level is not None:
            while stack and stack[-1][0][0] >= level:
                stack.pop()
        else:
            while stack and not (len(stack[-1][0][1]) < len(parts) and parts[: len(stack[-1][0][1])] == stack[-1][0][1]):
                stack.pop()
            shortest = len(parts) if not stack and not shortest else shortest
            if not stack and len(parts) > shortest:
                found.astray.append((line, Texts(
                    f"kode {line.code} tanpa baris induk", f"the code {line.code} has no line above it that it belongs to",
                )))
                continue
        _under(stack, found.roots, (-1 if level is None else level, parts), line.pos)
    return found


def _central_level(code: str, stack: Sequence[tuple[Any, dict[str, Any]]]) -> int | None:
    """
    Give the level of a code of the central government; three digits are a unit at the top, and a component below an output.
    """
    levels = [level for level, shape in enumerate(_SHAPES) if shape.fullmatch(code)]
    if len(levels) > 1:
        above = max((each[0][0] for each in stack), default=-1)
        levels = [level for level in levels if (level >= _COMPONENT) == (above >= _COMPONENT - 1)] or levels
    return levels[0] if levels else None


def _by_level(lines: Sequence[Line], level: Callable[[Line], int], by: Texts) -> Nested:
    found = Nested(by)
    stack: list[tuple[Any, dict[str, Any]]] = []
    for line in lines:
        own = level(line)
        while stack and stack[-1][0] >= own:
            stack.pop()
        _under(stack, found.roots, own, line.pos)
    return found


def _mark(line: Line) -> str:
    """
    Give the kind of mark that numbers a line: digits, a letter, a Roman numeral, with its bracket; dotted numbers are themselves.
    """
    for text in (line.number, line.name):
        found = _MARK.match(text)
        if found is not None and (found[1] or len(found[3]) <= _SHORT or found[3].isdigit() or _ROMAN.fullmatch(found[3])):
            return found[1] or _style(found[3]) + found[2] + found[4]
    bare = _MARKED_NUMBER.fullmatch(line.number)
    return "" if bare is None else _style(bare[1])


def _style(mark: str) -> str:
    if mark.isdigit():
        return "1"
    roman = len(mark) > 1 or mark.casefold() == "i"
    return ("I" if mark.isupper() else "i") if roman and _ROMAN.fullmatch(mark) else ("A" if mark.isupper() else "a")


def _leads(above: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """
    Return whether a mark stands above a dotted number: its beginning, or a mark of another kind.
    """
    return len(above) < len(parts) and (len(above) == 1 or parts[: len(above)] == above)


def _by_number(lines: Sequence[Line]) -> Nested:
    """
    Build a tree from list marks: a kind of mark met first below another is one level deeper; a line without a mark is a leaf.
    """
    found = Nested(Texts("penomoran", "numbering"))
    stack: list[tuple[Any, dict[str, Any]]] = []
    for line in lines:
        mark = _mark(line)
        if not mark:
            found.astray.append((line, Texts("baris tanpa nomor", "a line without a number")))
            continue
        parts = segments(mark) if "." in mark.strip(".)(") else (mark,)
        if len(parts) > 1:
            while stack and not _leads(stack[-1][0], parts):
                stack.pop()
        else:
            kinds = [key for key, _ in stack]
            alternative = (mark.replace("I", "A").replace("i", "a"),)
            own = alternative if parts not in kinds and alternative in kinds else parts
            while own in [key for key, _ in stack]:
                stack.pop()
            parts = own
        _under(stack, found.roots, parts, line.pos)
    return found

"""
How deep a line of a budget stands: by its code, its indent, its numbering, by what it calls itself, or by the sums.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from lkj_rules.domain.budget.names import LEVELS, level_of
from lkj_rules.model.findings import Texts
from lkj_rules.tables.sums import AMOUNTS, Levels, Sums, best

_MARK = re.compile(r"\s*(?:(\d+(?:\.\d+)+)\.?|(\(?)(\d{1,3}|[a-z]{1,6})([.)]))(?=\s|$|[^\W\d])", re.IGNORECASE)
_MARKED_NUMBER = re.compile(r"\s*(\d{1,3}|[ivxl]{1,6}|[a-z])\s*$", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxl]+", re.IGNORECASE)
_CENTRAL = re.compile(r"(?:[A-Z]{2}\.)?\d{4}\.[A-Z]{3}|\d{3}\.\d{2}\.[A-Z]{2}")
"""The code of an output or a program of the central government, which no other scheme has."""
_SHAPES = tuple(re.compile(each) for each in (
    r"\d{3}(\.\d{2})?", r"(\d{3}\.\d{2}\.)?[A-Z]{2}", r"([\dA-Z.]+\.)?\d{4}", r"([\dA-Z.]+\.)?\d{4}\.[A-Z]{3}",
    r"(([\dA-Z.]+\.)?\d{4}\.)?[A-Z]{3}\.\d{3}", r"\d{3}(\.\d{3})?", r"(\d{3}\.)?[A-Z]{1,2}", r"\d{6}",
))  # fmt: skip
"""Codes of the central government, by level: unit, program, kegiatan, KRO, RO, komponen, subkomponen, akun."""
_COMPONENT = 5
_SHORT = 2
"""Letters of a mark that need not be a Roman numeral."""
_MOST = 0.6
"""The share of lines that must bear what levels are taken from."""
_WORDS = Texts("kata Program dan Kegiatan", "the words Program and Kegiatan")


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
    doubt: Texts | None = None
    """Why the levels cannot be trusted: the sums are others, and nothing else supports them."""


def segments(code: str) -> tuple[str, ...]:
    """
    Part a code at its dots, blanks and dashes.
    """
    return tuple(part for part in re.split(r"[.\s/\-]+", code.casefold()) if part)


def nest(lines: Sequence[Line], total: Mapping[str, Any] | None = None) -> Nested:
    """
    Build the tree of a budget from its lines: of the ways to find its levels the first, unless the sums speak for another.
    """
    own, others = _ways(lines)
    sums = Sums.of([line.pos for line in lines], total or {})
    chosen = best(sums, own, others)
    found = Nested(chosen.by, doubt=chosen.doubt)
    for index, line in enumerate(lines):
        if index in chosen.astray:
            found.astray.append((line, chosen.astray[index]))
            continue
        above = chosen.parents.get(index)
        (found.roots if above is None else lines[above].pos.setdefault("anak", [])).append(line.pos)
    return found


def _ways(lines: Sequence[Line]) -> tuple[Levels, list[Levels]]:
    """
    Give the levels that the table itself shows, and those that it may mean.
    """
    flat = Levels(Texts("tidak ada: semua baris setingkat", "nothing: all lines are of one level"))
    marks = [_mark(line) for line in lines]
    words = [level_of(line.name) for line in lines]
    flat.supported = (len(set(marks)) == 1 and marks[0] != "") or (len(set(words)) == 1 and words[0] is not None)
    others = [*_by_leading(lines, marks), *_by_words(lines, words)]
    shown = _shown(lines, marks, words)
    if shown is None and any(_is_bare(line) for line in lines):
        return (others or [flat])[0], [*others[1:], flat]
    return shown or flat, [*others, flat]


def _shown(lines: Sequence[Line], marks: list[str], words: list[str | None]) -> Levels | None:
    coded = sum(bool(line.code) for line in lines)
    if coded >= _MOST * len(lines) and _nested_codes(lines):
        return _by_code(lines)
    if len({line.column for line in lines}) > 1:
        return _by_level([line.column for line in lines], Texts("kolom nama", "columns of names"))
    indents = [len(line.name) - len(line.name.lstrip()) for line in lines]
    if len(set(indents)) > 1:
        return _by_level(indents, Texts("indentasi", "indent"))
    if sum(map(bool, marks)) >= _MOST * len(lines):
        return _by_number(marks)
    if set(LEVELS) <= set(words) and None not in words:
        return _by_level([LEVELS.index(each or "") for each in words], _WORDS)
    return None


def _by_words(lines: Sequence[Line], words: list[str | None]) -> Iterator[Levels]:
    """
    Take the lines that call themselves a programme for the upper ones; without such a word, those without amounts.
    """
    if words and words[0] == LEVELS[0] and len(set(words)) > 1:
        yield _by_level([int(each != LEVELS[0]) for each in words], _WORDS)
    bare = [_is_bare(line) for line in lines]
    if bare and bare[0] and not all(bare):
        yield _by_level([int(not each) for each in bare], Texts("baris tanpa angka", "lines without figures"))


def _is_bare(line: Line) -> bool:
    return not any(line.pos.get(key) for key in AMOUNTS if key != "fisik")


def _by_leading(lines: Sequence[Line], marks: list[str]) -> Iterator[Levels]:
    """
    Take numbered lines for the upper ones, and lines without a number for those below them.
    """
    if not marks or not marks[0] or all(marks):
        return
    levels = _by_number(marks)
    heading = last = 0
    for index, mark in enumerate(marks):
        if mark:
            last = index
            heading = index if _is_bare(lines[index]) else heading
        else:
            levels.parents[index] = heading if _is_bare(lines[heading]) else last
    yield Levels(levels.by, levels.parents, supported=True)


def _nested_codes(lines: Iterable[Line]) -> bool:
    parts = {segments(line.code) for line in lines if line.code}
    return len({len(each) for each in parts}) > 1 or any(len(each) > 2 for each in parts)  # noqa: PLR2004  # 1 and 1.2 may number a list


def _by_code(lines: Sequence[Line]) -> Levels:
    central = any(_CENTRAL.fullmatch(line.code) for line in lines)
    found = Levels(Texts("kode", "code"), supported=True)
    stack: list[tuple[Any, int]] = []
    shortest = 0
    for index, line in enumerate(lines):
        if not line.code:
            found.astray[index] = Texts("baris tanpa kode", "a line without a code")
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
                found.astray[index] = Texts(
                    f"kode {line.code} tanpa baris induk", f"the code {line.code} has no line above it that it belongs to",
                )
                continue
        found.put(index, stack, (-1 if level is None else level, parts))
    return found


def _central_level(code: str, stack: Sequence[tuple[Any, int]]) -> int | None:
    """
    Give the level of a code of the central government; three digits are a unit at the top, and a component below an output.
    """
    code = re.sub(r"[\s:]+", ".", code)
    levels = [level for level, shape in enumerate(_SHAPES) if shape.fullmatch(code)]
    if len(levels) > 1:
        above = max((each[0][0] for each in stack), default=-1)
        levels = [level for level in levels if (level >= _COMPONENT) == (above >= _COMPONENT - 1)] or levels
    return levels[0] if levels else None


def _by_level(levels: Sequence[int], by: Texts) -> Levels:
    found = Levels(by, supported=True)
    stack: list[tuple[int, int]] = []
    for index, own in enumerate(levels):
        while stack and stack[-1][0] >= own:
            stack.pop()
        found.put(index, stack, own)
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


def _by_number(marks: Sequence[str]) -> Levels:
    """
    Find levels by list marks: a kind of mark met first below another is one level deeper.
    """
    found = Levels(Texts("penomoran", "numbering"), supported=True)
    stack: list[tuple[Any, int]] = []
    for index, mark in enumerate(marks):
        if not mark:
            found.astray[index] = Texts("baris tanpa nomor", "a line without a number")
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
        found.put(index, stack, parts)
    return found

"""
What is wrong at one place of a file, before its line and column are known.

A reader raises ``InvalidError``; ``to_problems`` looks up lines and columns. None of this happens on a clean file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import attrs

from lkj_rules.errors import Problem
from lkj_rules.files.json_values import describe
from lkj_rules.files.positions import places
from lkj_rules.model import Record
from lkj_rules.model.pointers import pointer_token

if TYPE_CHECKING:  # few runs read a workbook
    from lkj_rules.files.places import Places


@attrs.frozen(eq=False, repr=False)
class Issue(Record):
    """
    Hold one thing wrong at a pointer, in both languages.

    ``on_key`` asks for line and column of the key; ``occurrence`` picks one of several equal keys. ``missing`` is the key that an
    object lacks.
    """

    pointer: str
    message_id: str
    message_en: str
    suggestion: str | None = attrs.field(default=None, kw_only=True)
    on_key: bool = attrs.field(default=False, kw_only=True)
    occurrence: int = attrs.field(default=-1, kw_only=True)
    missing: str | None = attrs.field(default=None, kw_only=True)


@attrs.define(eq=False, repr=False)
class InvalidError(Exception):
    """
    Carry everything wrong in one value of a file; pointers start at that value.
    """

    issues: list[Issue]

    def below(self, key: str | int) -> list[Issue]:
        """
        Return the issues with pointers that start at the value's holder, which has it at ``key``.
        """
        return [attrs.evolve(issue, pointer=f"/{pointer_token(key)}{issue.pointer}") for issue in self.issues]


def invalid(
    found: Any, expected_id: str, expected_en: str, *, suggestion: str | None = None, on_key: bool = False
) -> InvalidError:
    """
    Make the error of a value that is not what its place expects.
    """
    found_id, found_en = describe(found)
    texts = f"Tertulis {found_id}; seharusnya {expected_id}.", f"Found {found_en}; expected {expected_en}."
    return InvalidError([Issue("", *texts, suggestion=suggestion, on_key=on_key)])


def to_problems(issues: Iterable[Issue], *, file: str, text: str, cells: Places | None = None) -> tuple[Problem, ...]:
    """
    Look up where the issues are in a JSON text, or in the cells of a workbook, and order them as a reader of the file meets them.
    """
    issues = list(issues)
    if cells is not None:
        return tuple(_in_cell(each, file, cells) for each in issues)
    found = places(text, {issue.pointer for issue in issues})
    problems = []
    for issue in issues:
        place = found[issue.pointer][issue.occurrence]
        line, column = place.key if issue.on_key and place.key is not None else place.value
        problems.append(attrs.evolve(_problem(issue, file), line=line, column=column))
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column, problem.message_en)))


def without_lines(issues: Iterable[Issue], *, file: str, prefix: str = "") -> tuple[Problem, ...]:
    """
    Turn issues into problems of a file whose lines are not known; pointers begin with ``prefix``.
    """
    return tuple(_problem(attrs.evolve(issue, pointer=prefix + issue.pointer), file) for issue in issues)


def _in_cell(issue: Issue, file: str, cells: Places) -> Problem:
    """
    Find the cell of an issue; a key that is missing is the cell that was left empty.
    """
    left = cells.left.get(f"{issue.pointer}/{issue.missing}")
    if left is None:
        return attrs.evolve(_problem(issue, file), cell=cells.of(issue.pointer, named=issue.on_key))
    cell, heading = left
    return attrs.evolve(
        _problem(issue, file), cell=cell, message_id=f"{heading} wajib diisi.", message_en=f"{heading} must be filled in."
    )


def _problem(issue: Issue, file: str) -> Problem:
    return Problem(
        file=file,
        pointer=issue.pointer.encode("utf-8", "backslashreplace").decode("utf-8"),  # a key may hold a lone surrogate
        message_id=issue.message_id, message_en=issue.message_en, suggestion=issue.suggestion,
    )  # fmt: skip

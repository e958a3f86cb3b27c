"""
The few exceptions of lkj-rules, each with fields.

The core raises them with facts; whoever talks to a person turns the facts into a sentence (``str(error)``) and, on the command
line, into an exit status. Nothing else may leave a public function on account of what its input says.
"""

from __future__ import annotations

from typing import Any, Self

import attrs


@attrs.frozen(kw_only=True)
class Problem:
    """
    Name one thing wrong in an input file.
    """

    file: str
    """The file's name to show."""
    pointer: str
    """An RFC 6901 JSON pointer; for rule files the dotted key."""
    message_id: str
    """What is wrong, in Indonesian, without the suggestion."""
    message_en: str
    """The same in English."""
    line: int | None = None
    """From 1; ``None`` where the place cannot be named (an empty file, say)."""
    column: int | None = None
    """From 1, in characters; ``None`` as ``line`` is."""
    suggestion: str | None = None
    """The nearest legal spelling, if one is near."""
    cell: str | None = None
    """Sheet and cell of a workbook, such as ``Pengukuran!E7``; lines and columns are those of texts."""

    def place(self) -> str:
        """
        Write the place as ``file:line:column pointer``, or ``file:Sheet!E7``, leaving out what is not known.
        """
        if self.cell is not None:
            return f"{self.file}:{self.cell}"
        position = f":{self.line}:{self.column}" if self.line is not None else ""
        pointer = f" {self.pointer}" if self.pointer else ""
        return f"{self.file}{position}{pointer}"

    def sentence(self, bahasa: str = "en") -> str:
        """
        Say what is wrong in one of the two languages (``"id"`` or ``"en"``), suggestion included.
        """
        message = self.message_id if bahasa == "id" else self.message_en
        if self.suggestion is None:
            return message
        hint = "Maksudnya" if bahasa == "id" else "Did you mean"
        return f"{message} {hint} {self.suggestion!r}?"


class LkjError(Exception):
    """
    Stand above every error that lkj-rules raises on purpose; catch it to catch them all.
    """


@attrs.define(eq=False)
class FileError(LkjError):
    """
    Carry all the problems found in files, not only the first.

    As a text it is a line for each problem, in English: place, what is wrong, and the nearest right spelling.
    """

    problems: tuple[Problem, ...]
    """What is wrong, in the order of the files."""

    @classmethod
    def of(cls, file: str, message_id: str, message_en: str, *, pointer: str = "", **rest: Any) -> Self:
        """
        Make the error of one problem; ``rest`` are further fields of ``Problem``.
        """
        return cls((Problem(file=file, pointer=pointer, message_id=message_id, message_en=message_en, **rest),))

    def __str__(self) -> str:
        return "\n".join(f"{problem.place()}: {problem.sentence()}" for problem in self.problems)


class InputError(FileError):
    """
    Report that a report, a profile or a file of waivers cannot be read.
    """


class RuleError(FileError):
    """
    Report that rules cannot be loaded.
    """

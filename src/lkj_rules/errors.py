"""
The few exceptions of lkj-rules, each with fields.

The core raises them with facts; whoever talks to a person turns the facts into a sentence (``str(error)``) and, on the command
line, into an exit status. Nothing else may leave a public function on account of what its input says.
"""

from __future__ import annotations

import attrs


@attrs.frozen(kw_only=True)
class Problem:
    """
    Name one thing wrong in an input file.

    ``pointer`` is an RFC 6901 JSON pointer (for rule files: the dotted key); ``line`` and ``column`` count from 1 and are
    ``None`` where the place cannot be named (an empty file, say). ``suggestion`` is the nearest legal spelling, if one is near.
    """

    file: str
    pointer: str
    message_id: str
    message_en: str
    line: int | None = None
    column: int | None = None
    suggestion: str | None = None

    def place(self) -> str:
        """
        Write the place as ``file:line:column pointer``, leaving out what is not known.
        """
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
    Stand above every error that lkj-rules raises on purpose.
    """


@attrs.define(eq=False)
class InputError(LkjError):
    """
    Tell that a report cannot be read; carries all the problems found, not only the first.
    """

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "\n".join(f"{problem.place()}: {problem.sentence()}" for problem in self.problems)


@attrs.define(eq=False)
class RuleError(LkjError):
    """
    Tell that a rule file cannot be loaded; carries all the problems found in it.
    """

    problems: tuple[Problem, ...]

    def __str__(self) -> str:
        return "\n".join(f"{problem.place()}: {problem.sentence()}" for problem in self.problems)

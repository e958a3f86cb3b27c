"""
What is wrong at one place of a file, before anyone knows line and column.

``Fault`` is raised by a reader that meets a value it cannot take; ``Complaint`` adds the pointer; ``to_problems`` looks up lines
and columns and turns complaints into the ``Problem`` that people see. None of this happens on a clean file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import attrs

from lkj_rules.errors import Problem
from lkj_rules.files.marks import JsonConstant, JsonNumber
from lkj_rules.files.positions import places

LONGEST_QUOTE = 60
"""Characters of a wrong value that a message repeats."""


@attrs.define(eq=False, kw_only=True)
class Fault(Exception):  # noqa: N818 - collected inside files/, never seen outside
    """
    Tell that a value is not what its place expects; ``on_key`` says that the key is wrong, not the value.
    """

    found: Any
    expected_id: str
    expected_en: str
    suggestion: str | None = None
    on_key: bool = False


@attrs.frozen(kw_only=True)
class Complaint:
    """
    Name one thing wrong at a pointer, in both languages.

    ``on_key`` says that line and column should be those of the key; ``occurrence`` picks one of several equal keys.
    """

    pointer: str
    message_id: str
    message_en: str
    suggestion: str | None = None
    on_key: bool = False
    occurrence: int = -1


def describe(value: Any) -> tuple[str, str]:
    """
    Say in Indonesian and in English what is written, on one line and shortened.
    """
    match value:
        case None | bool():
            both = ({None: "null", True: "true", False: "false"}[value],) * 2
        case JsonNumber() | int() | float():
            both = (f"angka {shorten(str(value))}", f"the number {shorten(str(value))}")
        case JsonConstant():
            both = (f"{value}, yang bukan JSON", f"{value}, which is not JSON")
        case str():
            both = (f"teks {quote(value)}", f"the text {quote(value)}")
        case list():
            both = ("daftar [...]", "a list [...]")
        case dict():
            both = ("objek {...}", "an object {...}")
        case _:
            both = (type(value).__name__,) * 2
    return both


def shorten(text: str) -> str:
    """
    Cut a long text and show that it was cut.
    """
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}..."


def quote(text: str) -> str:
    """
    Quote a text, with control characters and lone surrogates written as escapes.
    """
    quoted = json.dumps(shorten(text), ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in quoted)


def from_fault(fault: Fault, pointer: str) -> Complaint:
    """
    Place a fault at a pointer.
    """
    found_id, found_en = describe(fault.found)
    return Complaint(
        pointer=pointer,
        message_id=f"Tertulis {found_id}; seharusnya {fault.expected_id}.",
        message_en=f"Found {found_en}; expected {fault.expected_en}.",
        suggestion=fault.suggestion,
        on_key=fault.on_key,
    )


def to_problems(complaints: Iterable[Complaint], *, file: str, text: str) -> tuple[Problem, ...]:
    """
    Look up where the complaints are in the text and order them as a reader of the file meets them.
    """
    complaints = list(complaints)
    found = places(text, {complaint.pointer for complaint in complaints})
    problems = []
    for complaint in complaints:
        place = found[complaint.pointer][complaint.occurrence]
        line, column = place.key if complaint.on_key and place.key is not None else place.value
        problems.append(
            Problem(
                file=file,
                pointer=complaint.pointer.encode("utf-8", "backslashreplace").decode("utf-8"),  # a key may hold a lone surrogate
                message_id=complaint.message_id,
                message_en=complaint.message_en,
                line=line,
                column=column,
                suggestion=complaint.suggestion,
            )
        )
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column, problem.message_en)))

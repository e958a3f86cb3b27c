"""
What JSON can hold that plain Python values would lose or confuse, and how a message names any value of a file.
"""

from __future__ import annotations

import json
from typing import Any

LONGEST_QUOTE = 60
"""Characters of a wrong value that a message repeats."""


class JsonNumber(str):
    """
    Mark the text of a JSON number, so that no printed digit is lost and no number passes for a text.
    """

    __slots__ = ()


class JsonConstant(str):
    """
    Mark ``NaN``, ``Infinity`` and ``-Infinity``, which some programs write although JSON has no such words.
    """

    __slots__ = ()


def describe(value: Any) -> tuple[str, str]:
    """
    Name a value in Indonesian and in English, on one line and shortened.
    """
    match value:
        case None | bool():
            both = ({None: "null", True: "true", False: "false"}[value],) * 2
        case JsonNumber() | int() | float():
            both = (f"angka {_shorten(str(value))}", f"the number {_shorten(str(value))}")
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


def quote(text: str) -> str:
    """
    Quote a text, shortened, with control characters and lone surrogates written as escapes.
    """
    quoted = json.dumps(_shorten(text), ensure_ascii=False)
    return "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in quoted)


def _shorten(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}..."

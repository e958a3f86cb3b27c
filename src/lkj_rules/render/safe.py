"""
Text from a report is foreign: nothing in it may steer a terminal, a Markdown page or a browser.
"""

from __future__ import annotations

import re

_URL = re.compile(r"(?i)\b(https?|ftp|mailto):|\bwww\.")
_MARKS = str.maketrans({
    **{mark: f"\\{mark}" for mark in "\\`*_[]#|~$!"},
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;",
})  # fmt: skip


def plain(text: str) -> str:
    """
    Put a text on one line of printable characters: line breaks and tabs become spaces, controls visible escapes.

    Controls are terminal escapes, but also the invisible marks that reverse the direction of writing.
    """
    if text.isprintable():
        return text
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char.isprintable():
        return char
    return " " if char.isspace() and char not in "\x1c\x1d\x1e\x1f\x85" else f"\\u{ord(char):04x}"


def markdown(text: str) -> str:
    """
    Write a text so that Markdown shows it as it is: no markup, HTML, table cell, link or mention comes of it.
    """
    escaped = plain(text).translate(_MARKS)
    return _URL.sub(lambda found: found[0].replace(":", "&#58;").replace(".", "&#46;"), escaped)


_UNPRINTABLE = re.compile("[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


def json_text(text: str) -> str:
    """
    Escape in finished JSON text what a terminal would obey or hide, and JSON keeps.
    """
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)

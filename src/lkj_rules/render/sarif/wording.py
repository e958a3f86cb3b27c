"""
Texts in a SARIF log: foreign text stays text, whatever a viewer makes of braces, brackets and control characters.
"""

from __future__ import annotations

import json
from typing import Any

from lkj_rules.render.safe import plain


def message(text: str, key: str = "", *arguments: str) -> dict[str, Any]:
    """
    Make a message object (SARIF 2.1.0, section 3.11) of a text; ``key`` names the rule's short form of it, with its arguments.
    """
    return {"text": escaped(text)} | ({"id": key, "arguments": list(arguments)} if key else {})


def escaped(text: str) -> str:
    """
    Write a text so that no placeholder and no link comes of it: braces are doubled (3.11.5), a link's ``](`` is parted (3.11.6).
    """
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def sentence(text: str) -> str:
    """
    Give a title the full stop that its place asks for.
    """
    return text if text.endswith((".", "!", "?")) else f"{text}."


def harmless(content: Any) -> Any:
    """
    Write every string of a log in visible characters; line breaks, which part paragraphs, stay.

    Snippets are left as they are: they must be what the file holds.
    """
    if isinstance(content, str):
        return "\n".join(plain(line) for line in content.split("\n"))
    if isinstance(content, dict):
        return {key: value if key == "snippet" else harmless(value) for key, value in content.items()}
    if isinstance(content, list):
        return [harmless(value) for value in content]
    return content


def visible(text: str) -> str:
    """
    Escape in finished JSON text, as JSON does, what a snippet holds and nobody would see; it reads back as it was.
    """
    return "\n".join(line if line.isprintable() else "".join(map(_escape, line)) for line in text.split("\n"))


def _escape(char: str) -> str:
    return char if char.isprintable() else json.dumps(char)[1:-1]


def stated(**members: Any) -> dict[str, Any]:
    """
    Make an object of the members that are known; SARIF leaves out what it does not know.
    """
    return {key: value for key, value in members.items() if value is not None and value not in ("", [], {})}

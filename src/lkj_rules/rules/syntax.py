"""
The syntax of rule texts: what is well formed, how large it may be, and how a mistake is reported.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable

MAX_LENGTH = 1_000
"""The longest expression, in characters."""
MAX_NODES = 250
"""The most parts of an expression."""
MAX_DEPTH = 25
"""How deep the parts of an expression may nest."""
MAX_DIGITS = 30
"""The most digits of a number that an expression writes out."""

_LISTED = 24
"""How many of the names that are there an error lists."""


class ExpressionError(Exception):
    """
    Say what is wrong with an expression, in both languages; the rule reader adds file and key.
    """

    def __init__(self, message_id: str, message_en: str, suggestion: str | None = None) -> None:
        super().__init__(message_en)
        self.message_id = message_id
        self.message_en = message_en
        self.suggestion = suggestion

    @classmethod
    def unknown(cls, message_id: str, message_en: str, word: str, legal: Iterable[str]) -> ExpressionError:
        """
        Report a word that stands for nothing: with the nearest one that does, and what is there.
        """
        there = sorted(legal)
        shown = ", ".join(there[:_LISTED]) + (", …" if len(there) > _LISTED else "")
        if there:
            message_id, message_en = f"{message_id} Yang ada: {shown}.", f"{message_en} There are: {shown}."
        return cls(message_id, message_en, nearest(word, there))


def parse(text: str) -> ast.expr:
    """
    Parse one expression with Python's own parser; nothing is evaluated.

    Raises ``ExpressionError`` for text that is too long, too rich, too deep or not well formed.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError("Ungkapan terlalu panjang.", f"The expression is longer than {MAX_LENGTH} characters.")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ExpressionError(f"Ungkapan {text!r} salah tulis.", f"The expression {text!r} is not well formed.") from None
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        raise ExpressionError("Ungkapan terlalu rumit.", f"The expression has more than {MAX_NODES} parts.")
    if _depth(tree) > MAX_DEPTH:
        raise ExpressionError("Ungkapan bersarang terlalu dalam.", f"The expression nests deeper than {MAX_DEPTH} levels.")
    return tree


def _depth(tree: ast.expr) -> int:
    """
    Count the levels of a parse tree, without recursion.
    """
    deepest, waiting = 0, [(tree, 1)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        inner = level + isinstance(node, ast.expr)
        waiting.extend((child, inner) for child in ast.iter_child_nodes(node))  # type: ignore[misc]
    return deepest


def nearest(word: str, legal: Iterable[str]) -> str | None:
    """
    Give the legal word that a misspelt one most likely means, ``None`` when none is near.
    """
    found = difflib.get_close_matches(word, list(legal), n=1, cutoff=0.6)
    return found[0] if found else None

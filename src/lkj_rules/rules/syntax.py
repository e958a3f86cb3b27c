"""
The syntax of rule texts: what is well formed, how large it may be, and how a mistake is reported.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import lru_cache

from lkj_rules.nearest import nearest

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
    def unknown(
        cls, message_id: str, message_en: str, word: str, legal: Iterable[str], *, first: Iterable[str] = ()
    ) -> ExpressionError:
        """
        Report a word that stands for nothing: with the nearest one that does, and what is there, beginning with ``first``.
        """
        there = [*first, *sorted({*legal} - {*first})]
        shown = ", ".join(there[:_LISTED]) + (", …" if len(there) > _LISTED else "")
        if there:
            message_id, message_en = f"{message_id} Yang ada: {shown}.", f"{message_en} There are: {shown}."
        return cls(message_id, message_en, nearest(word, there))


@lru_cache(maxsize=4096)
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
    nodes, depth = _extent(tree)
    if nodes > MAX_NODES:
        raise ExpressionError("Ungkapan terlalu rumit.", f"The expression has more than {MAX_NODES} parts.")
    if depth > MAX_DEPTH:
        raise ExpressionError("Ungkapan bersarang terlalu dalam.", f"The expression nests deeper than {MAX_DEPTH} levels.")
    return tree


def _extent(tree: ast.AST) -> tuple[int, int]:
    """
    Count the nodes of a parse tree and the levels of its expressions, without recursion.
    """
    nodes, deepest, waiting = 0, 0, [(tree, 1)]
    while waiting:
        node, level = waiting.pop()
        nodes, deepest = nodes + 1, max(deepest, level)
        inner = level + isinstance(node, ast.expr)
        waiting.extend((child, inner) for child in ast.iter_child_nodes(node))
    return nodes, deepest


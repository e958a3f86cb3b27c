"""
The syntax of rule texts: what is well formed, how large it may be, and how a mistake is told.
"""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterable

MAX_LENGTH = 1_000
MAX_NODES = 200


class ExpressionError(Exception):
    """
    Say what is wrong with an expression, in both languages; the rule reader adds file and key.
    """

    def __init__(self, message_id: str, message_en: str, suggestion: str | None = None) -> None:
        super().__init__(message_en)
        self.message_id = message_id
        self.message_en = message_en
        self.suggestion = suggestion


def parse(text: str) -> ast.expr:
    """
    Parse one expression with Python's own parser; nothing is evaluated.

    Raises ``ExpressionError`` for text that is too long, too rich or not well formed.
    """
    if len(text) > MAX_LENGTH:
        raise ExpressionError("Ungkapan terlalu panjang.", f"The expression is longer than {MAX_LENGTH} characters.")
    try:
        tree = ast.parse(text, mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise ExpressionError(f"Ungkapan {text!r} salah tulis.", f"The expression {text!r} is not well formed.") from None
    if sum(1 for _ in ast.walk(tree)) > MAX_NODES:
        raise ExpressionError("Ungkapan terlalu rumit.", f"The expression has more than {MAX_NODES} parts.")
    return tree.body


def nearest(word: str, legal: Iterable[str]) -> str | None:
    """
    Give the legal word that a misspelt one most likely means, ``None`` when none is near.
    """
    found = difflib.get_close_matches(word, list(legal), n=1, cutoff=0.6)
    return found[0] if found else None

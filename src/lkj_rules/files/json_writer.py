"""
A document as the text of ``report.json``, laid out as people write it: what fits on a line stands on one.
"""

from __future__ import annotations

import json
from typing import Any

from lkj_rules.files.json_values import JsonNumber

_WIDTH = 140
"""Characters of a line."""


def write_json(document: Any) -> str:
    """
    Write a document that was read, or put together, as JSON; numbers keep their printed digits.
    """
    return f"{_written(document, 0)}\n"


def _written(value: Any, depth: int) -> str:
    if not isinstance(value, dict | list) or not value:
        return _flat(value)
    if _may_fit(value) and len(flat := _flat(value)) + 2 * depth <= _WIDTH:
        return flat
    inner, end = "\n" + "  " * (depth + 1), "\n" + "  " * depth
    if isinstance(value, list):
        return f"[{inner}" + f",{inner}".join(_written(each, depth + 1) for each in value) + f"{end}]"
    members = (f"{_text(key)}: {_written(each, depth + 1)}" for key, each in value.items())
    return f"{{{inner}" + f",{inner}".join(members) + f"{end}}}"


def _may_fit(value: Any) -> bool:
    """
    Return whether a value may fit on a line, without writing what cannot: a member takes three characters at least.
    """
    if isinstance(value, dict | list):
        return len(value) * 3 <= _WIDTH and all(map(_may_fit, value.values() if isinstance(value, dict) else value))
    return True


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_flat(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    return str(value) if isinstance(value, JsonNumber) else _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

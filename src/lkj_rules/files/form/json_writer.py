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
    flat = _flat(value)
    if len(flat) + 2 * depth <= _WIDTH or not isinstance(value, dict | list) or not value:
        return flat
    inner, end = "\n" + "  " * (depth + 1), "\n" + "  " * depth
    if isinstance(value, list):
        return f"[{inner}" + f",{inner}".join(_written(each, depth + 1) for each in value) + f"{end}]"
    members = (f"{_text(key)}: {_written(each, depth + 1)}" for key, each in value.items())
    return f"{{{inner}" + f",{inner}".join(members) + f"{end}}}"


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_flat(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    return str(value) if isinstance(value, JsonNumber) else _text(value)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)

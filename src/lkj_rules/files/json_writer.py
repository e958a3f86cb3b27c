"""
A document as the text of ``report.json``, laid out as people write it: what fits on a line stands on one.
"""

from __future__ import annotations

import json
from json.encoder import encode_basestring
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
    if _may_fit(value, _WIDTH - 2 * depth) >= 0 and len(flat := _flat(value)) + 2 * depth <= _WIDTH:
        return flat
    inner, end = "\n" + "  " * (depth + 1), "\n" + "  " * depth
    if isinstance(value, list):
        return f"[{inner}" + f",{inner}".join(_written(each, depth + 1) for each in value) + f"{end}]"
    members = (f"{_text(key)}: {_written(each, depth + 1)}" for key, each in value.items())
    return f"{{{inner}" + f",{inner}".join(members) + f"{end}}}"


def _may_fit(value: Any, room: int) -> int:
    """
    Give how much of some room is left behind a value, at most; below nothing where it does not fit, which need not be written then.
    """
    if isinstance(value, str):
        return room - len(value)
    if isinstance(value, dict | list):
        room -= 2
        for each in value.items() if isinstance(value, dict) else value:
            room = _may_fit(each[1], room - len(each[0]) - 4) if isinstance(value, dict) else _may_fit(each, room - 1)
            if room < 0:
                break
    return room


def _flat(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_flat(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flat, value)) + "]"
    return str(value) if isinstance(value, JsonNumber) else _text(value)


def _text(value: Any) -> str:
    return encode_basestring(value) if isinstance(value, str) else json.dumps(value)

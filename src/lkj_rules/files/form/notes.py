"""
What is said about a printed value besides its text, as the comment of its cell: ``dibaca: 12,5``, one line each.

A comment moves with its cell when rows are sorted, copied or inserted. Lines that name no key of a value, such as a person's own
remarks, are passed over, and so is all that a result of a check adds.
"""

from __future__ import annotations

import re
from typing import Any

from lkj_rules.files.fields import fields_of
from lkj_rules.model.values import Nilai

FOUND = "Temuan lkj-check"
"""The line above what a check adds to a comment."""
YES, NO = "ya", "tidak"

_LINE = re.compile(r"\s*([a-z_]+(?:\.[a-z_]+)*)\s*:[ ]?(.*)", re.IGNORECASE)
_KEYS = frozenset(field.name for field in fields_of(Nilai)) - {"teks"}


def write_note(value: dict[str, Any]) -> str:
    """
    Write the keys of a value as the lines of a comment, its text left out.
    """
    return "\n".join(f"{key}: {text}".replace("\n", "\n  ") for key, text in _lines(value, ""))


def _lines(value: dict[str, Any], above: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, part in value.items():
        name = f"{above}{key}"
        if isinstance(part, dict):
            if "teks" in part:
                found.append((name, part["teks"]))
            found += [line for line in _lines(part, f"{name}.") if line[0] != f"{name}.teks"]
        elif part is not None and not (key == "teks" and not above):
            found.append((name, {True: YES, False: NO}[part] if isinstance(part, bool) else str(part)))
    return found


def remark_of(comment: str) -> str:
    """
    Give what a person has written in a comment besides the keys of a value.
    """
    return _parted(comment)[1]


def _parted(comment: str) -> tuple[dict[str, str], str]:
    """
    Part a comment into what it says under keys of a value, and all other lines.
    """
    stated: dict[str, str] = {}
    others: list[str] = []
    last = None
    for line in comment.partition(FOUND)[0].split("\n"):
        if last is not None and line.startswith("  "):
            stated[last] += f"\n{line[2:]}"
            continue
        found = _LINE.fullmatch(line.rstrip("\r"))
        last = found[1].lower() if found and found[1].lower().partition(".")[0] in _KEYS else None
        if found and last is not None:
            stated[last] = found[2]
        else:
            others.append(line)
    return stated, "\n".join(others).strip()


def read_note(comment: str) -> dict[str, Any]:
    """
    Read the lines of a comment that name keys of a value; a line that begins with two spaces goes on with the one before.
    """
    stated, _ = _parted(comment)
    value: dict[str, Any] = {}
    for name, text in stated.items():
        _put(value, name.split("."), text)
    return value


def _put(value: dict[str, Any], keys: list[str], text: str) -> None:
    for key in keys[:-1]:
        held = value.setdefault(key, {})
        if not isinstance(held, dict):
            held = value[key] = {"teks": held}
        value = held
    key = keys[-1]
    if key == "diragukan":
        value[key] = {YES: True, NO: False}.get(text.strip().lower(), text)
    elif isinstance(value.get(key), dict):
        value[key]["teks"] = text
    else:
        value[key] = text

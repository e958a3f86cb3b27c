"""
TOML files of one's own (waivers, profiles, configuration): bytes in, an object out, strict in every key.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import tomllib
from collections.abc import Sequence
from typing import Any, TypeVar

from lkj_rules.errors import InputError
from lkj_rules.files import strict_reader
from lkj_rules.files.file_access import read_bytes
from lkj_rules.files.issues import InvalidError, without_lines
from lkj_rules.files.json_text import DEEPEST
from lkj_rules.files.positions import position_of
from lkj_rules.model.pointers import pointer_token

T = TypeVar("T")

LIMIT = 4 * 1024 * 1024
"""The largest such file that is read, in bytes."""
_LARGEST = 2**63
"""Whole numbers from here on no parser of TOML needs to keep."""
_LONG = re.compile(r"[0-9a-fA-FxXoO_]+")
_SHORTEST_LONG = 16
_STRING = re.compile(r"""\"[^"]*"|'[^']*'""")
_ENDS_KEY = re.compile("[=,]")
_CUT = 99
"""Digits that are kept of a number which Python would not convert."""
_NEAR = 200
"""Characters before a number among which its key is looked for."""
_TOO_LARGE = "Bilangan terlalu besar: paling banyak 64 bit.", "The number is too large: it must fit into 64 bits."
_TOO_DEEP = f"Isi bersarang lebih dari {DEEPEST} tingkat.", f"The content nests more than {DEEPEST} levels deep."


def read_toml(path: str | os.PathLike[str], *, name: str) -> tuple[dict[str, Any], str]:
    """
    Read a TOML file; return its content, dates as text, and the text itself. ``name`` is what messages call it.

    Raises ``InputError`` when it cannot be opened, is too large, or is not TOML.
    """
    content, text = parse_toml(read_bytes(path, name=name, limit=LIMIT), name=name)
    plain: dict[str, Any] = _plain(content)
    return plain, text


def parse_toml(data: bytes, *, name: str) -> tuple[dict[str, Any], str]:
    """
    Parse the bytes of a TOML file; return its content and its text.

    Raises ``InputError`` when it is not TOML, nests too deeply, or has a whole number beyond 64 bits.
    """
    try:
        text = data.decode("utf-8-sig")
        if any(map(_deep_key, text.splitlines())):
            raise InputError.of(name, *_TOO_DEEP)
        content = _loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError.of(name, f"Bukan TOML yang sah: {error}", f"Not well-formed TOML: {error}") from None
    found = _beyond_bounds(content)
    if found is not None:
        said, keys = found
        line, column = _place(text, keys) if said is _TOO_LARGE else (None, None)
        pointer = "".join(f"/{pointer_token(key)}" for key in keys) if said is _TOO_LARGE else ""
        raise InputError.of(name, *said, pointer=pointer, line=line, column=column)
    return content, text


def _deep_key(line: str) -> bool:
    """
    Return whether a line holds a dotted key of so many parts that the parser, whose time grows with their square, must not meet it.
    """
    return line.count(".") > DEEPEST and any(part.count(".") > DEEPEST for part in _ENDS_KEY.split(_STRING.sub("", line)))


def _loads(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:  # of an integer with more digits than Python converts; cut short it is large enough to be found
        return tomllib.loads(_LONG.sub(lambda found: found[0][:_CUT], text))


def _beyond_bounds(value: Any, depth: int = 0) -> tuple[tuple[str, str], tuple[str, ...]] | None:
    """
    Find the first member that nests too deeply or is too large a number: what is wrong, and the keys that lead to it.
    """
    if isinstance(value, int):
        return None if -_LARGEST <= value < _LARGEST else (_TOO_LARGE, ())
    if not isinstance(value, dict | list):
        return None
    if depth > DEEPEST:
        return _TOO_DEEP, ()
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        found = _beyond_bounds(inner, depth + 1)
        if found is not None:
            return found[0], (str(key), *found[1])
    return None


def _place(text: str, keys: Sequence[str]) -> tuple[int, int] | tuple[None, None]:
    """
    Find where a long number stands: on the first line that names its key before one.
    """
    key = next(filter(lambda key: not key.isdecimal(), reversed(keys)), "")
    for found in _LONG.finditer(text):
        if len(found[0]) >= _SHORTEST_LONG:
            start = found.start()
            if key in text[max(text.rfind("\n", 0, start), start - _NEAR, 0) : start]:
                return position_of(text, start)
    return None, None


def structure(document: Any, cls: type[T], *, name: str, prefix: str = "") -> T:
    """
    Turn the content of a TOML file into an object of the class.

    Raises ``InputError`` with everything that is wrong; pointers begin with ``prefix``.
    """
    try:
        return strict_reader.structure(document, cls)
    except InvalidError as error:
        raise InputError(without_lines(error.issues, file=name, prefix=prefix)) from None


def toml_text(text: str) -> str:
    """
    Write a text as a TOML basic string; JSON's escapes are TOML's, but for the delete character.
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _plain(value: Any) -> Any:
    """
    Write dates and times of TOML as the text that they are, as JSON would have them.
    """
    match value:
        case dict():
            return {key: _plain(inner) for key, inner in value.items()}
        case list():
            return [_plain(inner) for inner in value]
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return value

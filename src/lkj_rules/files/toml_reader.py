"""
TOML files of one's own (waivers, profiles, configuration): bytes in, an object out, strict in every key.
"""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from typing import Any, TypeVar

from lkj_rules.errors import InputError
from lkj_rules.files import strict_reader
from lkj_rules.files.file_access import read_bytes
from lkj_rules.files.issues import InvalidError, without_lines

T = TypeVar("T")

LIMIT = 4 * 1024 * 1024
"""The largest such file that is read, in bytes."""


def read_toml(path: str | os.PathLike[str], *, name: str) -> tuple[dict[str, Any], str]:
    """
    Read a TOML file; return its content, dates as text, and the text itself. ``name`` is what messages call it.

    Raises ``InputError`` when it cannot be opened, is too large, or is not TOML.
    """
    data = read_bytes(path, name=name, limit=LIMIT)
    try:
        text = data.decode("utf-8-sig")
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a ValueError is also an integer of more digits than Python converts
        raise InputError.of(name, f"Bukan TOML yang sah: {error}", f"Not well-formed TOML: {error}") from None
    plain: dict[str, Any] = _plain(content)
    return plain, text


def structure(document: Any, cls: type[T], *, name: str, prefix: str = "") -> T:
    """
    Turn the content of a TOML file into an object of the class.

    Raises ``InputError`` with everything that is wrong; pointers begin with ``prefix``.
    """
    try:
        return strict_reader.structure(document, cls)
    except InvalidError as error:
        raise InputError(without_lines(error.issues, file=name, prefix=prefix)) from None


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

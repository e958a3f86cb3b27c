"""
TOML files of one's own (waivers, profiles, configuration): bytes in, an object out, strict in every key.
"""

from __future__ import annotations

import datetime as dt
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from lkj_rules.errors import InputError, Problem
from lkj_rules.files.faults import Complaint
from lkj_rules.files.refusals import unread

T = TypeVar("T")

LIMIT = 4 * 1024 * 1024
"""The largest such file that is read, in bytes."""


def read_toml(path: str | os.PathLike[str], *, name: str) -> tuple[dict[str, Any], str]:
    """
    Read a TOML file; give its content, dates as text, and the text itself. ``name`` is what messages call it.

    Raises ``InputError`` when it cannot be opened, is too large, or is no TOML.
    """
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except (OSError, ValueError) as refused:
        raise _refused(name, *unread(refused)) from None
    if len(data) > LIMIT:
        raise _refused(name, f"Berkas lebih besar dari {LIMIT} byte.", f"The file is larger than {LIMIT} bytes.")
    try:
        text = data.decode("utf-8-sig")
        content = tomllib.loads(text)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise _refused(name, f"Bukan TOML yang sah: {error}", f"Not well-formed TOML: {error}") from None
    plain: dict[str, Any] = _plain(content)
    return plain, text


def structure(document: Any, cls: type[T], *, name: str, prefix: str = "") -> T:
    """
    Turn the content of a TOML file into an object of the class.

    Raises ``InputError`` with everything that is wrong; pointers begin with ``prefix``.
    """
    from lkj_rules.files.complaints import read_thoroughly

    made, complaints = read_thoroughly(document, cls)
    if complaints:
        raise InputError(tuple(problems_of(complaints, name=name, prefix=prefix)))
    thing: T = made
    return thing


def problems_of(complaints: Iterable[Complaint], *, name: str, prefix: str = "") -> Iterable[Problem]:
    """
    Turn complaints into problems of a file whose lines are not known.
    """
    return (
        Problem(
            file=name, pointer=prefix + each.pointer, message_id=each.message_id, message_en=each.message_en,
            suggestion=each.suggestion,
        )
        for each in complaints
    )  # fmt: skip


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


def _refused(name: str, message_id: str, message_en: str) -> InputError:
    return InputError((Problem(file=name, pointer="", message_id=message_id, message_en=message_en),))

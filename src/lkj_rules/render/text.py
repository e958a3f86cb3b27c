"""
How texts are written: foreign ones harmless, since nothing in a report may steer a terminal, a Markdown page or a browser.

Besides that, what every format does with a text: join, compare, and write dates as people do.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from json.encoder import encode_basestring
from typing import Any

from lkj_rules.model.findings import Texts

_DATE = r"([0-9]{4})-(0[1-9]|1[0-2])(?:-([0-3][0-9]))?"
_SENTENCE = r"(?<=\.) (?=[A-Z])"
_URL = r"(?i)\b(https?|ftp|mailto):|\bwww\."
_MARKS = str.maketrans({
    **{mark: f"\\{mark}" for mark in "\\`*_[]#|~$!"},
    "&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;",
})  # fmt: skip


def plain(text: str) -> str:
    """
    Put a text on one line of printable characters: line breaks and tabs become spaces, controls visible escapes.

    Controls are terminal escapes, but also the invisible marks that reverse the direction of writing.
    """
    if text.isprintable():
        return text
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    if char.isprintable():
        return char
    return " " if char.isspace() and char not in "\x1c\x1d\x1e\x1f\x85" else f"\\u{ord(char):04x}"


def markdown(text: str) -> str:
    """
    Write a text so that Markdown shows it as it is: no markup, HTML, table cell, link or mention comes of it.
    """
    escaped = plain(text).translate(_MARKS)
    return re.sub(_URL, lambda found: found[0].replace(":", "&#58;").replace(".", "&#46;"), escaped)


_UNPRINTABLE = "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"


def json_text(text: str) -> str:
    """
    Escape in finished JSON text what a terminal would obey or hide, and JSON keeps.
    """
    return re.sub(_UNPRINTABLE, lambda found: f"\\u{ord(found[0]):04x}", text)


_ENCODER = json.JSONEncoder(ensure_ascii=False)
_TOGETHER = 64
"""Parts that are written together, a few ten thousand characters."""


def json_pieces(content: Any) -> Iterator[str]:
    """
    Write content as JSON, two spaces a level, piece by piece; an iterator is an array, whose members are made as they are written.
    """
    parts = _json_parts(content, "\n")
    while piece := "".join(islice(parts, _TOGETHER)):
        yield piece
    yield "\n"


class Terms(tuple[str, ...]):
    """
    Hold texts that many members of a content share: how they are written is remembered.
    """

    __slots__ = ()


@lru_cache(maxsize=1024)
def _json_terms(terms: Terms, line: str) -> str:
    return _json_whole(list(terms), line)


def _json_parts(content: Any, line: str) -> Iterator[str]:
    if isinstance(content, Iterator):
        mark, closing, members = "[", "]", (("", each) for each in content)
    elif _streams(content):
        mark, closing, members = "{", "}", ((f"{encode_basestring(key)}: ", each) for key, each in content.items())
    else:
        yield _json_whole(content, line)
        return
    inner = f"{line}  "
    for name, each in members:
        yield f"{mark}{inner}{name}"
        yield from (_json_terms(each, inner),) if isinstance(each, Terms) else _json_parts(each, inner)
        mark = ","
    yield f"{line}{closing}" if mark == "," else f"{mark}{closing}"


def _streams(content: Any) -> bool:
    if isinstance(content, dict):
        return len(content) > _TOGETHER or any(map(_streams, content.values()))
    return isinstance(content, Iterator)


def _json_whole(content: Any, line: str) -> str:
    inner = f"{line}  "
    if isinstance(content, Terms):
        return _json_terms(content, line)
    if isinstance(content, dict) and content:
        members = (f"{_ENCODER.encode(key)}: {_json_whole(each, inner)}" for key, each in content.items())
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}"
    if isinstance(content, list | tuple) and content:
        return f"[{inner}{f',{inner}'.join(_json_whole(each, inner) for each in content)}{line}]"
    return _ENCODER.encode(content)


def listed(parts: Sequence[str], bahasa: str) -> str:
    """
    Join parts as a sentence does: ``a``, ``a and b``, ``a, b, and c``.
    """
    word, comma = Texts("dan", "and")[bahasa], "," if len(parts) > 2 else ""  # noqa: PLR2004
    return f"{comma} {word} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def first_sentence(text: str) -> str:
    """
    Keep the first sentence: of a rule's rationale, what goes wrong; later ones speak of the rule itself.
    """
    return re.split(_SENTENCE, text, maxsplit=1)[0]


def alike(*texts: Sequence[str]) -> int:
    """
    Count the characters of texts, or the words of lists of words, in which all begin alike.
    """
    unlike = (number for number, each in enumerate(zip(*texts, strict=False)) if len(set(each)) > 1)
    return next(unlike, min(map(len, texts)))


def day(date: str, bahasa: str) -> str:
    """
    Write a date ``YYYY-MM-DD``, or ``YYYY-MM``, as people do: ``2 Maret 2025``; any other text stays as it is.
    """
    from lkj_rules.domain.dates import date_words
    from lkj_rules.model.values import Tanggal

    found = re.fullmatch(_DATE, date)
    if found is None:
        return date
    year, month, of_month = (None if part is None else int(part) for part in found.groups())
    return date_words(Tanggal(tahun=year or 0, bulan=month, hari=of_month))[bahasa]

"""
From bytes to parsed JSON, refusing what would lose or hide something: other encodings, repeated keys, nesting without end.

Numbers keep their printed digits (``JsonNumber``); nothing is converted, so that numbers of a million digits cost nothing.
"""

from __future__ import annotations

import codecs
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lkj_rules.errors import InputError
from lkj_rules.files.issues import Issue
from lkj_rules.files.json_values import JsonConstant, JsonNumber, quote
from lkj_rules.files.positions import every_value, position_of

DEEPEST = 100
"""Levels of nesting that a file may have; a budget tree of eight levels needs 20."""

_STEP = {"[": 1, "{": 1, "]": -1, "}": -1}
_NO_BRACKET = bytes(set(range(256)) - set(b"[]{}"))
_ONE_KIND = bytes.maketrans(b"[]", b"{}")
_ESCAPE = re.compile(rb"\\.", re.DOTALL)
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)
_SURROGATE_ESCAPE = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = "[\ud800-\udfff]"

_SENTENCES = {
    "Expecting value": ("Di sini seharusnya ada nilai.", "A value was expected here."),
    "Expecting property name enclosed in double quotes": (
        "Di sini seharusnya ada kunci dalam tanda kutip ganda.", "A key in double quotes was expected here.",
    ),
    "Expecting ':' delimiter": ("Setelah kunci seharusnya ada titik dua.", "A colon was expected after the key."),
    "Expecting ',' delimiter": (
        "Di sini seharusnya ada koma atau kurung penutup.", "A comma or a closing bracket was expected here.",
    ),
    "Extra data": ("Setelah akhir objek masih ada isi lain.", "There is something after the end of the object."),
    "Invalid control character at": (
        "Teks tidak boleh berganti baris atau memuat karakter kendali; mungkin tanda kutip penutupnya hilang.",
        "A text must not contain a line break or a control character; its closing quote may be missing.",
    ),
}
_CROOKED = "[\u2018-\u201f\u00ab\u00bb\u2032\u2033\u00b4`']"
"""Quotation marks that word processors, keyboards and other languages write in place of the one of JSON."""
_SPARE_COMMA = ("Koma ini berlebih: tidak ada apa-apa sesudahnya.", "This comma is one too many: nothing follows it.")
_NOT_JSON = ("Tulisan di sini bukan JSON yang sah.", "What is written here is not valid JSON.")
_CUT_OFF = (
    "Berkas berakhir di tengah isi; mungkin terpotong saat disalin.",
    "The file ends in the middle; it may have been cut off while copying.",
)


def decode_text(data: bytes, *, name: str) -> str:
    """
    Decode UTF-8, with or without a byte-order mark; raise ``InputError`` with the place for any other encoding.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]:
        raise _refusal(
            name, (1, 1), "Berkas memakai UTF-16 atau UTF-32; simpan ulang sebagai UTF-8.",
            "The file is in UTF-16 or UTF-32; save it again as UTF-8.",
        )  # fmt: skip
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as refused:
        valid = data[: refused.start].decode("utf-8")
        byte = f"0x{data[refused.start]:02X}"
        raise _refusal(
            name, position_of(valid, len(valid)), f"Byte {byte} bukan UTF-8; simpan ulang berkas sebagai UTF-8.",
            f"The byte {byte} is not UTF-8; save the file again as UTF-8.",
        ) from None  # fmt: skip


def parse_json(text: str, *, name: str) -> tuple[Any, list[Issue]]:
    """
    Parse JSON; return the document and issues about repeated keys and lone surrogates, which do not stop the parsing.

    Raises ``InputError`` when the text is not JSON or nests deeper than ``DEEPEST``.
    """
    if not text or text.isspace():
        raise InputError.of(name, "Berkas ini kosong.", "The file is empty.")
    too_deep = _too_deep(text)
    if too_deep is not None:
        raise _refusal(
            name, position_of(text, too_deep), f"Isi bersarang lebih dari {DEEPEST} tingkat.",
            f"The content nests more than {DEEPEST} levels deep.",
        )  # fmt: skip
    repeated = False

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal repeated
        members = dict(pairs)
        repeated = repeated or len(members) != len(pairs)
        return members

    try:
        document = json.loads(
            text, object_pairs_hook=build, parse_int=JsonNumber, parse_float=JsonNumber, parse_constant=JsonConstant
        )
    except json.JSONDecodeError as refused:
        offset, sentences = _place_and_sentences(refused, text)
        raise _refusal(name, position_of(text, offset), *sentences) from None
    issues = list(_repeated_keys(text)) if repeated else []
    if _SURROGATE_ESCAPE.search(text):
        issues.extend(_lone_surrogates(text))
    return document, issues


def _place_and_sentences(refused: json.JSONDecodeError, text: str) -> tuple[int, tuple[str, str]]:
    offset = refused.pos
    crooked = _crooked_quote(refused, text)
    if crooked is not None:
        return crooked.start(), (
            f'Tanda kutip di sini ialah {crooked[0]}; JSON memakai tanda kutip lurus ("). Pengolah kata menggantinya sendiri.',
            f'The quotation mark here is {crooked[0]}; JSON uses straight ones ("). Word processors replace them on their own.',
        )  # fmt: skip
    if offset >= len(text.rstrip()) or refused.msg.startswith("Unterminated string"):
        return offset, _CUT_OFF
    if text[offset] == ",":
        # Python 3.13 points at a spare comma, earlier versions at what follows it.
        offset = len(text) - len(text[offset + 1 :].lstrip())
    before = text[:offset].rstrip()
    if text[offset : offset + 1] in ("}", "]") and before.endswith(","):
        return len(before) - 1, _SPARE_COMMA
    return refused.pos, _SENTENCES.get(refused.msg, _NOT_JSON)


def _crooked_quote(refused: json.JSONDecodeError, text: str) -> re.Match[str] | None:
    """
    Find the quotation mark of another kind that a refusal comes of: here, or where the text before should have ended.
    """
    offset, ending = refused.pos, re.compile(_CROOKED + r"(?=\s*(?:[,:}\]]|$))", re.MULTILINE)
    if refused.msg.startswith("Unterminated string"):
        return ending.search(text, offset)
    ended = len(text[:offset].rstrip().removesuffix('"'))
    within = "control" in refused.msg or "delimiter" in refused.msg
    here = re.compile(_CROOKED).match(text, offset)
    return here if here is not None or not within else ending.search(text, text.rfind('"', 0, ended) + 1, offset)


def _too_deep(text: str) -> int | None:
    """
    Find the bracket that nests too deeply, without parsing: the parser's own recursion must not be what stops it.
    """
    data = text.encode("utf-8")
    if b"\\" in data:
        data = _ESCAPE.sub(b"", data)
    brackets = b"".join(data.split(b'"')[::2]).translate(_ONE_KIND, _NO_BRACKET)
    for _ in range(DEEPEST):  # each pass takes off the innermost level everywhere
        if not brackets:
            return None
        brackets = brackets.replace(b"{}", b"")
    depth = 0
    for token in _TOKEN.finditer(text if brackets else ""):  # what is left may also be brackets that do not match
        depth += _STEP.get(token[0][0], 0)
        if depth > DEEPEST:
            return token.start()
    return None


def _repeated_keys(text: str) -> Iterator[Issue]:
    """
    Find each key that its object already has.
    """
    holder: dict[str, int] = {}
    first: dict[tuple[int, str], int] = {}
    count: Counter[str] = Counter()
    for pointer, key, value in every_value(text):
        holder[pointer] = value
        count[pointer] += 1
        if key is None:
            continue
        parent, _, token = pointer.rpartition("/")
        earlier = first.setdefault((holder[parent], token), key)
        if earlier != key:
            line, _column = position_of(text, earlier)
            shown = quote(token.replace("~1", "/").replace("~0", "~"))
            yield Issue(
                pointer,
                f"Kunci {shown} tertulis dua kali dalam satu objek; yang pertama di baris {line}.",
                f"The key {shown} stands twice in one object; the first is on line {line}.",
                on_key=True,
                occurrence=count[pointer] - 1,
            )


def _lone_surrogates(text: str) -> Iterator[Issue]:
    """
    Find texts with half a character, which no output could be written with.
    """
    decoder = json.JSONDecoder(parse_int=len, parse_float=len, parse_constant=len)
    for pointer, key, value in every_value(text):
        for offset in (key, value):
            if offset is not None and text[offset] == '"' and re.search(_SURROGATE, decoder.raw_decode(text, offset)[0]):
                yield Issue(
                    pointer,
                    "Teks memuat separuh karakter (\\ud800 sampai \\udfff tanpa pasangannya).",
                    "The text contains half a character (\\ud800 to \\udfff without its partner).",
                    on_key=offset == key,
                )


def _refusal(name: str, place: tuple[int, int], message_id: str, message_en: str) -> InputError:
    return InputError.of(name, message_id, message_en, line=place[0], column=place[1])

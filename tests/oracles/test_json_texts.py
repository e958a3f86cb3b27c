"""
JSON is read as JSONTestSuite says: what must be read is read, what must be refused is refused, and every difference is listed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lkj_rules.errors import InputError
from lkj_rules.files.json_text import decode_text, parse_json
from lkj_rules.files.report_reader import parse_report

DATA = Path(__file__).parent / "data" / "json.json"
TEXTS = {
    name: (text if isinstance(text, str) else text[0] * text[1]).encode("latin-1")
    for name, text in json.loads(DATA.read_text(encoding="utf-8")).items()
}
"""The texts by name, byte for byte; the two longest are written as a part and how often it is repeated."""

REPORTED_THOUGH_VALID = {
    "y_object_duplicated_key": "A repeated key hides a value.",
    "y_object_duplicated_key_and_value": "A repeated key hides a value.",
}
PARSED_THOUGH_INVALID = {
    "n_number_NaN": "Parsed, so that the place can be named; refused wherever it stands.",
    "n_number_infinity": "Parsed, so that the place can be named; refused wherever it stands.",
    "n_number_minus_infinity": "Parsed, so that the place can be named; refused wherever it stands.",
}
EITHER_AND_READ = {
    "i_number_double_huge_neg_exp", "i_number_huge_exp", "i_number_neg_int_huge_exp", "i_number_pos_double_huge_exp",
    "i_number_real_neg_overflow", "i_number_real_pos_overflow", "i_number_real_underflow", "i_number_too_big_neg_int",
    "i_number_too_big_pos_int", "i_number_very_big_negative_int", "i_structure_UTF-8_BOM_empty_object",
}  # fmt: skip
"""Texts that a reader may take or refuse, and that ours takes: numbers keep their digits whatever their size, a BOM is dropped."""

HEAD, TAIL = b'{"format": "lkj-rules/1", "entitas": {"nama": "X", "level": "skpd"}, "tahun": 2024, "tambahan": {"x": ', b"}}"


def read(data: bytes) -> str:
    """
    Say what the parser makes of a text: read, read with a problem reported, or refused.
    """
    try:
        _, issues = parse_json(decode_text(data, name="text.json"), name="text.json")
    except InputError:
        return "refused"
    return "reported" if issues else "read"


def expected(name: str) -> str:
    """
    Say what the parser should make of a text, the differences that are listed included.
    """
    if name in REPORTED_THOUGH_VALID:
        return "reported"
    if name.startswith("y_") or name in PARSED_THOUGH_INVALID or name in EITHER_AND_READ:
        return "read"
    halves = b"\\u" in TEXTS[name] and b"\0" not in TEXTS[name] and name.startswith("i_")
    return "reported" if halves else "refused"  # half a character in escapes is named with the other problems of the file


@pytest.mark.parametrize("name", TEXTS)
def test_texts(name: str) -> None:
    """
    A text is read or refused as its name says, but for the differences that are listed.
    """
    assert read(TEXTS[name]) == expected(name)


def in_reports() -> Iterator[tuple[str, bool]]:
    """
    Put each text in the place of a value of a report, and give its name and whether the report is read.
    """
    for name, data in TEXTS.items():
        try:
            parse_report(HEAD + data + TAIL, name="report.json")
        except InputError:
            yield name, False
        else:
            yield name, True


def test_texts_in_a_report() -> None:
    """
    No invalid text passes anywhere in a report, and all that a printed value can be does: texts, plain numbers, null.
    """
    taken = {name for name, read_so in in_reports() if read_so}

    plain = {
        name for name in TEXTS
        if name.startswith("y_") and TEXTS[name].strip()[:1] not in b"[{tf" and b"[" not in TEXTS[name][:1]
    }  # fmt: skip
    assert taken == plain


def test_data_is_whole() -> None:
    """
    All 318 texts of the suite are there.
    """
    counts = {kind: sum(name.startswith(f"{kind}_") for name in TEXTS) for kind in "yni"}

    assert counts == {"y": 95, "n": 188, "i": 35}

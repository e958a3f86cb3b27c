"""
Lines and columns of JSON pointers.
"""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.files.positions import every_value, locate, places

TEXT = """{
  "a": {"b": [10, {"c/d": "x \\" } y"}, []]},
  "~": null,
  "é": -1.5e3, "long": 12345678901234567890
}
"""


def test_values_are_located() -> None:
    """The place is that of the value; columns count characters."""
    expected = {
        "": (1, 1),
        "/a": (2, 8),
        "/a/b": (2, 14),
        "/a/b/0": (2, 15),
        "/a/b/1/c~1d": (2, 27),
        "/a/b/2": (2, 40),
        "/~0": (3, 8),
        "/é": (4, 8),
        "/long": (4, 24),
    }

    assert expected == locate(TEXT, expected)


def test_keys_are_located() -> None:
    """The place of a member's key; an element of a list has none."""
    expected = {"/a": (2, 3), "/a/b": (2, 9), "/a/b/1": None, "/a/b/1/c~1d": (2, 20), "/long": (4, 16)}

    assert expected == {pointer: found[-1].key for pointer, found in places(TEXT, expected).items()}


def test_absent_value_takes_the_place_of_its_holder() -> None:
    """What the file does not write is shown where it would be."""
    assert locate(TEXT, ["/a/b/1/target", "/x/y"]) == {"/a/b/1/target": (2, 19), "/x/y": (1, 1)}


def test_repeated_key_has_several_places() -> None:
    """The last of equal keys speaks, as it does for the parser."""
    text = '{"a": 1,\n"a": 2}'

    assert [place.value for place in places(text, ["/a"])["/a"]] == [(1, 7), (2, 6)]
    assert locate(text, ["/a"]) == {"/a": (2, 6)}


def test_long_numbers_are_passed_over() -> None:
    """Skipping a number never converts it."""
    text = '{"a": ' + "9" * 1_000_000 + ', "b": 1}'

    assert locate(text, ["/b"]) == {"/b": (1, 1_000_014)}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
)


def flatten(value: Any, pointer: str = "") -> dict[str, Any]:
    """Map every pointer of a document to its value."""
    found = {pointer: value}
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in members:
        found |= flatten(item, f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}")
    return found


@given(json_values, st.sampled_from([None, 0, 2]), st.booleans())
def test_every_pointer_leads_to_its_value(value: Any, indent: int | None, ascii_only: bool) -> None:  # noqa: FBT001
    """Parsing from the place that a pointer has gives the value that the pointer names."""
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    expected = flatten(value)
    lines = text.split("\n")
    found = locate(text, expected)
    decoder = json.JSONDecoder()

    actual = {}
    for pointer, (line, column) in found.items():
        offset = sum(len(before) + 1 for before in lines[: line - 1]) + column - 1
        actual[pointer] = decoder.raw_decode(text, offset)[0]
    assert expected == actual
    assert list(expected) == [pointer for pointer, _, _ in every_value(text)]

"""
Excerpts: exactly what the file writes, bounded however long a value or a line is.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.files.positions import AROUND, LONGEST, excerpts
from lkj_rules.model.pointers import Excerpt, pointer_token

TEXT = """{
  "a": [1, "dua"],
  "b": {"c": "1.100 %"},
  "d": null
}"""


@pytest.mark.parametrize(("pointer", "excerpt"), [
    ("", Excerpt(line=1, column=1, end_line=1, end_column=2, text="{")),
    ("/a", Excerpt(line=2, column=8, end_line=2, end_column=18, text='[1, "dua"]')),
    ("/a/1", Excerpt(line=2, column=12, end_line=2, end_column=17, text='"dua"')),
    ("/b/c", Excerpt(line=3, column=14, end_line=3, end_column=23, text='"1.100 %"')),
    ("/d", Excerpt(line=4, column=8, end_line=4, end_column=12, text="null")),
    ("/b/none", Excerpt(line=3, column=8, end_line=3, end_column=24, text='{"c": "1.100 %"}')),
])
def test_value_as_written(pointer: str, excerpt: Excerpt) -> None:
    """
    The value is excerpted with its quotes; what is not in the file, by what it would stand in; the report, by its opening brace.
    """
    spot = excerpts(TEXT, [pointer], name="r.json")[pointer]

    assert spot.excerpt == excerpt
    assert (spot.file, spot.line, spot.column) == ("r.json", excerpt.line, excerpt.column)


def test_context_is_the_lines_around() -> None:
    """
    The line before and the line after are shown whole where they are short.
    """
    context = excerpts(TEXT, ["/b/c"], name="r.json")["/b/c"].context

    assert context == Excerpt(
        line=2, column=1, end_line=4, end_column=12, text='  "a": [1, "dua"],\n  "b": {"c": "1.100 %"},\n  "d": null'
    )


def test_carriage_returns_are_no_columns() -> None:
    """
    Where lines end in CR LF, a context does not end between the two.
    """
    context = excerpts('{\r\n"a": 1,\r\n"b": 2\r\n}', ["/a"], name="r.json")["/a"].context

    assert context == Excerpt(line=1, column=1, end_line=3, end_column=7, text='{\r\n"a": 1,\r\n"b": 2')


def test_long_value_by_its_first_line() -> None:
    """
    A table of many lines is excerpted by the first of them.
    """
    text = '{"a": {"b": 1,\n' + '"c": 2,\n' * LONGEST + '"d": 3}}'

    assert excerpts(text, ["/a"], name="r.json")["/a"].excerpt == Excerpt(
        line=1, column=7, end_line=1, end_column=15, text='{"b": 1,'
    )


def test_endless_line_is_cut() -> None:
    """
    A value of a million characters on one line gives a bounded excerpt and a bounded context.
    """
    spot = excerpts('{"a": "' + "x" * 1_000_000 + '", "b": 1}', ["/a"], name="r.json")["/a"]

    assert spot.excerpt == Excerpt(line=1, column=7, end_line=1, end_column=7 + LONGEST, text='"' + "x" * (LONGEST - 1))
    assert spot.context is not None
    assert spot.context.text == '{"a": "' + "x" * (LONGEST - 1 + AROUND)


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_excerpt_is_what_stands_there(content: Any) -> None:
    """
    By whatever lines and columns, the excerpt of a value within bounds reads back as the value, and the context holds it.
    """
    text = json.dumps({"a": content}, indent=1, ensure_ascii=False)
    pointers = list(_pointers(content, "/a"))
    spots = excerpts(text, pointers, name="r.json")
    lines = text.split("\n")

    for pointer in pointers:
        excerpt, context = spots[pointer].excerpt, spots[pointer].context
        assert excerpt is not None
        assert context is not None
        assert excerpt.text in context.text
        assert len(context.text) > len(excerpt.text)
        for each in (excerpt, context):
            part = lines[each.line - 1 : each.end_line]
            part[-1] = part[-1][: each.end_column - 1]
            part[0] = part[0][each.column - 1 :]
            assert each.text == "\n".join(part)


def _pointers(content: Any, pointer: str) -> Any:
    yield pointer
    if isinstance(content, dict):
        for key, value in content.items():
            yield from _pointers(value, f"{pointer}/{pointer_token(key)}")
    elif isinstance(content, list):
        for index, value in enumerate(content):
            yield from _pointers(value, f"{pointer}/{index}")

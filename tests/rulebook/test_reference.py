"""
The reference of the rule language holds all of it, in both languages.
"""

from __future__ import annotations

import re

import pytest

from lkj_rules.model.documents import Laporan
from lkj_rules.rulebook.reference import paths_of, reachable_classes, reference, signature
from lkj_rules.rules.collections import ALIGN_KEYS, ASPECTS, VIRTUAL
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.functions import FUNCTIONS


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_reference_is_complete(bahasa: str) -> None:
    """
    Every function, collection, aspect and field has a line, and every class that a line links to has a section.
    """
    text = reference(bahasa)

    assert [name for name, each in FUNCTIONS.items() if f"| `{signature(each)}` |" not in text] == []
    assert [name for name in (*VIRTUAL, *ASPECTS, *ALIGN_KEYS) if f"| `{name}` |" not in text] == []
    sections = dict(re.findall(r"^#### ([A-Z]\w*)\n(.*?)(?=^###|\Z)", text, re.DOTALL | re.MULTILINE))
    fields = [(cls.__name__, name) for cls in reachable_classes() for name in fields_of(cls)]
    assert [(cls, name) for cls, name in fields if f"| `{name}` |" not in sections[cls]] == []
    assert {name.lower() for name in sections} >= set(re.findall(r"\]\(#([a-z]+)\)", text))


def test_signature_brackets_what_may_be_left_out() -> None:
    """
    Optional parameters stand in brackets; the kind that follows the first argument is said so.
    """
    assert signature(FUNCTIONS["agrees"]) == "agrees(printed: printed nilai, computed: number) → bool"
    assert signature(FUNCTIONS["absolute"]) == "absolute(value: number) → value's kind"


def test_paths_lead_to_nested_collections() -> None:
    """
    Paths run through lists and objects, and not into places or rows below rows.
    """
    paths = dict(paths_of(Laporan))

    assert {"lkj", "lkj.tabel.baris", "anggaran.pos", "anggaran.baris", "lkj.klaim.cakupan"} <= set(paths)
    assert [path for path in paths if "sumber" in path or "anak" in path] == []

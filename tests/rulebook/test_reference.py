"""
The reference of the rule language holds all of it, in both languages.
"""

from __future__ import annotations

import re

import pytest

from lkj_rules.api import load_rules
from lkj_rules.files.definition_reader import built_in_definitions
from lkj_rules.model.documents import Laporan
from lkj_rules.rulebook.reference import paths_of, reachable_classes, reference
from lkj_rules.rulebook.vocabulary import definitions, functions, library_pages, list_functions, signature
from lkj_rules.rules.collections import ALIGN_KEYS, ASPECTS, VIRTUAL
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.forms import FORMS
from lkj_rules.rules.functions import FUNCTIONS
from lkj_rules.rules.relations import relations_of


@pytest.mark.parametrize("bahasa", ["id", "en"])
def test_reference_is_complete(bahasa: str) -> None:
    """
    Functions, definitions, collections, aspects and fields have a line each, and a class that a line links to has a section.
    """
    text = reference(bahasa)

    entries = (*functions(), *list_functions(), *definitions(built_in_definitions()))
    assert [each.name for each in entries if f"| [`{each.signature}`](" not in text] == []
    assert {each.name for each in entries} == {*FUNCTIONS, *FORMS, *built_in_definitions()}
    assert [name for name in (*VIRTUAL, *ASPECTS, *ALIGN_KEYS) if f"| `{name}` |" not in text] == []
    sections = dict(re.findall(r"^#### ([A-Z]\w*)\n(.*?)(?=^###|\Z)", text, re.DOTALL | re.MULTILINE))
    fields = [(cls.__name__, name) for cls in reachable_classes() for name in (*fields_of(cls), *relations_of(cls))]
    assert [(cls, name) for cls, name in fields if f"| `{name}` |" not in sections[cls]] == []
    assert {name.lower() for name in sections} >= set(re.findall(r"\]\(#([a-z]+)\)", text))


def test_signature_brackets_what_may_be_left_out() -> None:
    """
    Optional parameters stand in brackets; the kind that follows the first argument is said so.
    """
    assert signature(FUNCTIONS["agrees"]) == "agrees(printed: printed nilai, computed: number[, exact: number]) → bool"
    assert signature(FUNCTIONS["absolute"]) == "absolute(value: number) → value's kind"


def test_paths_lead_to_nested_collections() -> None:
    """
    Paths run through lists and objects, and not into places or rows below rows.
    """
    paths = dict(paths_of(Laporan))

    assert {"lkj", "lkj.tabel.baris", "anggaran.pos", "anggaran.baris", "lkj.klaim.cakupan"} <= set(paths)
    assert [path for path in paths if "sumber" in path or "anak" in path] == []


def test_functions_have_pages() -> None:
    """
    Each function has a page with its signature, when it is unknown, and rules or definitions that use it; the index leads there.
    """
    pages = dict(library_pages(built_in_definitions(), load_rules()))
    index = pages["fungsi/index.md"]

    assert set(pages) == {f"fungsi/{name}.md" for name in (*FUNCTIONS, *FORMS, *built_in_definitions(), "index")}
    assert [path for path in pages if path != "fungsi/index.md" and f"]({path.removeprefix('fungsi/')})" not in index] == []
    assert "agrees(printed: printed nilai, computed: number[, exact: number]) → bool" in pages["fungsi/agrees.md"]
    assert "- [CAP018](../CAP018.md): `check agrees_any(baris.capaian, rata)`" in pages["fungsi/agrees_any.md"]
    assert "One member that is true decides" in pages["fungsi/any.md"]

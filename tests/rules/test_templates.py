"""
Texts of rules with slots, lists of slots and segments that disappear.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from lkj_rules.api import load_rules
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report
from lkj_rules.files.rule_reader import parse_rule
from lkj_rules.model.findings import Finding, Texts
from lkj_rules.rules.compiling import compile_rule
from lkj_rules.rules.syntax import ExpressionError
from lkj_rules.rules.templates import Segment, Slot, parse_template

TEXTS = {"id": "a", "en": "a"}
BELOW = [{"nama": "A", "pagu": "4"}, {"nama": "B", "pagu": ""}, {"nama": "C", "pagu": "5"}]
LINES = [{"nama": "P", "kode": "X", "pagu": "10", "anak": BELOW}]


def message(text: str, **keys: Any) -> str:
    """
    Give the message of the one finding that a rule over the budget lines makes.
    """
    return finding(text, **keys).message.id


def finding(text: str, **keys: Any) -> Finding:
    """
    Give the one finding that a rule over the budget lines makes.
    """
    content = {
        "id": "UJI001", "name": "x", "severity": "error", "since": "0.1.0", "each": "anggaran.pos", "when": "pos.nama == 'P'",
        "check": "pos.pagu == 9", "title": TEXTS, "message": {"id": text, "en": "a"}, "help": TEXTS, "rationale": TEXTS,
        "basis": [{"peraturan": "praktik baik"}], **keys,
    }  # fmt: skip
    report = {
        "format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "skpd"}, "tahun": 2024,
        "anggaran": [{"versi": "awal", "pos": LINES}],
    }  # fmt: skip
    program = compile_rule(parse_rule(content, source="UJI001.toml"))
    (found,) = evaluate([program], parse_report(json.dumps(report).encode(), name="report.json").laporan).findings
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pagu {pos.pagu} dari {pos.nama}.", "Pagu 10 dari P."),
        ("{{tetap}} {tertulis} bukan {seharusnya}", "{tetap} 10 bukan 9"),
        ("{pos.anak: '{nama}'}", "A, B, C"),
        ("{pos.anak: '{nama} = {pagu}' | '; '}", "A = 4; B = (kosong); C = 5"),
        ("{[d for d in pos.anak if known(d.pagu)]: '{item.nama}{nama}' | ' dan '}", "AA dan CC"),
        ("{pos.anak.nama: '«{item}»' | ''}", "«A»«B»«C»"),
        ("{pos.anak.nama: '{item}' | ', ' | ' dan '}", "A, B dan C"),
        ("{pos.anak.nama - ['A', 'B']: '{item}' | ', ' | ' dan '}", "C"),
        ("{successive(pos.anak): '{a.nama}→{b.nama}'}", "A→B, B→C"),
        ("Baris {pos.nama}[[ dengan kode {pos.kode}]].", "Baris P dengan kode X."),
        ("Baris {pos.nama}[[ sisa {pos.sisa}]].", "Baris P."),
        ("Baris {pos.nama}[[ di bawahnya {[d for d in pos.anak if d.nama == 'Z']}]].", "Baris P."),
        ("Baris {pos.nama}[[{? count(pos.anak) > 2} dan lainnya]].", "Baris P dan lainnya."),
        ("Baris {pos.nama}[[{? count(pos.anak) > 3} dan lainnya]].", "Baris P."),
        ("{pos.anak: '{nama}[[ ({sisa})]][[{? known(pagu)}: {pagu}]]' | '; '}", "A: 4; B; C: 5"),
        ("{pos.anak[:2]: '{nama}'}[[{? count(pos.anak) > 2} dan {count(pos.anak) - 2} lagi]]", "A, B dan 1 lagi"),
        ("{laporan.tahun - 1}", "2023"),
        ("{'satu' if count(pos.anak) == 1 else 'banyak'} rincian", "banyak rincian"),
    ],
)
def test_messages(text: str, expected: str) -> None:
    """
    Slots, lists with a template for each member, and segments that disappear where something is unknown.
    """
    assert message(text) == expected


def test_what_is_expected_in_words() -> None:
    """
    Where no expression says it in both languages, a text with slots does.
    """
    stated = {"id": "di atas {pos.anak[0].pagu}", "en": "above {pos.anak[0].pagu}"}
    found = finding("a", expected=stated, recomputation=stated)

    assert found.expected == found.recomputation == Texts("di atas 4", "above 4")


@pytest.mark.parametrize("text", ["{", "}", "{}", "[[a", "a]]b}", "{x", "{x: 'a}", "[[ {x ]]"])
def test_ill_formed(text: str) -> None:
    """
    Braces, brackets and quotes that do not match are refused, with the text.
    """
    with pytest.raises(ExpressionError) as caught:
        parse_template(text)

    assert "not well formed" in caught.value.message_en


def test_parts_of_a_text() -> None:
    """
    A text is taken apart into literal text, slots and segments; a slot keeps its member template.
    """
    found = parse_template("a{x}[[b{? y}]]{z: '{k}' | '; '}")

    assert found == ("a", Slot("x"), Segment(("b", Slot("y", test=True))), Slot("z", member=(Slot("k"),), between="; "))


def test_no_text_ends_with_a_blank() -> None:
    """
    The blank before a last segment stands inside it, so that it goes with the segment.
    """
    spoken = [texts for rule in load_rules() for each in (rule, *rule.variants) for texts in (each.message, each.help) if texts]
    ends = [parse_template(text)[-2:] for texts in spoken for text in (texts.id, texts.en)]

    loose = [before for before, *last in ends if isinstance(before, str) and before.endswith(" ") and isinstance(last[0], Segment)]
    assert not loose

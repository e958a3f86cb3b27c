"""
Definitions: read strictly, typed, used like functions, without circles; grouping and pairing by any expression.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import RuleError
from lkj_rules.files.definition_reader import built_in_definitions
from lkj_rules.files.report_reader import parse_report
from lkj_rules.files.rule_reader import read_rules
from lkj_rules.model.results import RunResult
from lkj_rules.rules.compiling import compile_rule

RULE = """
id = "UJI001"
name = "something-wrong"
severity = "error"
since = "0.1.0"
{logic}
basis = [{{ peraturan = "praktik baik" }}]
title = {{ id = "a", en = "a" }}
message = {{ id = "a", en = "a" }}
help = {{ id = "a", en = "a" }}
rationale = {{ id = "a", en = "a" }}
"""
DOC = 'doc = { id = "a", en = "a" }'
BELOW = f"""
[printed_below]
parameters = {{ line = "PosAnggaran", column = "field" }}
value = "[d for d in line.turunan if known(d[column])]"
{DOC}

[sum_below]
parameters = {{ line = "PosAnggaran", column = "field" }}
value = "sum(d[column] for d in printed_below(line, column))"
{DOC}
"""
EACH = 'each = "anggaran.pos"\nwhen = "count(pos.anak) > 0"\n'
BELOW_P = [{"nama": "A", "pagu": "4"}, {"nama": "B", "pagu": ""}, {"nama": "C", "pagu": "5"}]
LINES = [
    {"kode": "1", "nama": "P", "pagu": "9", "anak": BELOW_P},
    {"kode": "2", "nama": "Q", "pagu": "8", "anak": [{"kode": "1", "nama": "A", "pagu": "7"}]},
]  # fmt: skip


def folder(tmp_path: Path, logic: str, definitions: str = BELOW) -> Path:
    """
    Make a folder with one rule and one file of definitions.
    """
    (tmp_path / "definitions").mkdir()
    (tmp_path / "uji").mkdir()
    (tmp_path / "definitions" / "budget.toml").write_text(definitions, encoding="utf-8")
    (tmp_path / "uji" / "UJI001.toml").write_text(RULE.format(logic=logic), encoding="utf-8")
    return tmp_path


def run(root: Path, **parts: Any) -> RunResult:
    """
    Evaluate the rule of a folder over a small report.
    """
    report = {
        "format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "skpd"}, "tahun": 2024,
        "anggaran": [{"versi": "awal", "pos": LINES}], **parts,
    }  # fmt: skip
    laporan = parse_report(json.dumps(report).encode(), name="report.json").laporan
    return evaluate([compile_rule(rule) for rule in read_rules(root)], laporan)


def test_a_definition_is_used_like_a_function(tmp_path: Path) -> None:
    """
    A definition may use another; the finding rests on the values that the definition reads.
    """
    found = run(folder(tmp_path, EACH + "check = \"pos.pagu == sum_below(pos, 'pagu')\""))

    (finding,) = found.findings
    assert (finding.place.value, finding.expected and finding.expected.id) == ("8", "Rp7")
    assert [place.value for place in finding.related] == ["7"]
    assert found.rules[0].passed == 1


def test_a_list_of_a_definition_needs_the_parts_that_it_reads(tmp_path: Path) -> None:
    """
    A rule that walks the list of a definition is not testable where the file lacks a part that the definition names.
    """
    definitions = f'[lines]\nvalue = "[p for a in anggaran for p in a.pos]"\n{DOC}'

    found = run(folder(tmp_path, 'each.pos = "lines()"\ncheck = "known(pos.pagu)"', definitions), anggaran=[])

    assert [reason.text.en for reason in found.rules[0].reasons] == ["the file has no 'anggaran'"]


def test_reasons_name_what_a_definition_reads(tmp_path: Path) -> None:
    """
    Where a definition is unknown, the reason names the value by what the rule calls it.
    """
    definitions = f'[first_below]\nparameters = {{ line = "PosAnggaran" }}\nvalue = "first(line.anak).sisa"\n{DOC}'

    found = run(folder(tmp_path, EACH + 'check = "first_below(pos) == 1"', definitions))
    assert [(reason.text.en, reason.count) for reason in found.rules[0].reasons] == [("first(pos.anak).sisa is not given", 2)]


@pytest.mark.parametrize(
    ("definitions", "pointer", "said"),
    [
        (f'[a]\nvalue = "b()"\n{DOC}\n[b]\nvalue = "a()"\n{DOC}', "a", "in a circle: a → b → a"),
        (f'[a]\nparameters = {{ x = "PosAngaran" }}\nvalue = "x.pagu"\n{DOC}', "a.parameters.x", "There is no type 'PosAngaran'"),
        (f'[a]\nparameters = {{ x = "PosAnggaran" }}\nvalue = "x.pago"\n{DOC}', "a.value", "PosAnggaran has no field 'pago'"),
        (f'[known]\nvalue = "1"\n{DOC}', "known", "already taken"),
        (f'[count]\nvalue = "1"\n{DOC}', "count", "already taken"),
        ('[a]\nvalue = "1"', "a.doc", "is missing"),
        (f"[a]\n{DOC}", "a.value", "is missing"),
        (f'[a]\nvalue = "1"\nvalues = "2"\n{DOC}', "a.values", "no key 'values'"),
        ('[a]\nvalue = "1"\ndoc = { id = "a" }', "a.doc.en", "no text in 'en'"),
    ],
)
def test_refused_definitions(tmp_path: Path, definitions: str, pointer: str, said: str) -> None:
    """
    Circles, unknown types, fields and keys, taken names and missing texts stop the reading, with file and key.
    """
    root = folder(tmp_path, EACH + 'check = "pos.pagu == 1"', definitions)

    with pytest.raises(RuleError) as caught:
        read_rules(root)
    assert [(problem.file, problem.pointer) for problem in caught.value.problems] == [("definitions/budget.toml", pointer)]
    assert said in caught.value.problems[0].message_en


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("sum_below(pos) == 1", "takes 2 arguments (line, column); 1 are given"),
        ("sum_below(anggaran, 'pagu') == 1", "line must be"),
        ("sum_below(pos, 'pago') == 1", "In 'sum_below': In 'printed_below': PosAnggaran has no field 'pago'"),
        ("sum_bellow(pos, 'pagu') == 1", "There is no function 'sum_bellow'"),
    ],
)
def test_refused_uses(tmp_path: Path, check: str, said: str) -> None:
    """
    A definition is called with as many arguments as it has parameters, each of its type.
    """
    (rule,) = read_rules(folder(tmp_path, EACH + f'check = "{check}"'))

    with pytest.raises(RuleError) as caught:
        compile_rule(rule)
    assert said in caught.value.problems[0].message_en.replace("takes PosAnggaran as line", "line must be")


def test_members_are_grouped(tmp_path: Path) -> None:
    """
    One item a key; members without the key cannot be tested, and a group of two with one code fails.
    """
    found = run(folder(tmp_path, 'each = "anggaran.pos"\ngroup = ["anggaran", "pos.kode"]\ncheck = "count(pos) == 1"'))

    counts = found.rules[0]
    assert (counts.passed, counts.failed, counts.not_testable) == (1, 1, 3)


def test_facts_pair_on_any_expression(tmp_path: Path) -> None:
    """
    Facts of two budget versions pair by what an expression makes of them: here the first letter of the unit and the name.
    """
    logic = (
        'facts.awal = { dokumen = "anggaran", versi = "awal", ukuran = "pagu" }\n'
        'facts.akhir = { dokumen = "anggaran", versi = "akhir", ukuran = "pagu" }\n'
        'align = ["nama", "tahun + 1"]\nmissing = { awal = "skip", akhir = "skip" }\ncheck = "same(awal, akhir)"'
    )
    budgets = [
        {"versi": "awal", "pos": [{"nama": "A", "kode": "1", "pagu": "4"}, {"nama": "B", "pagu": "6"}]},
        {"versi": "akhir", "pos": [{"nama": "A", "kode": "9", "pagu": "5"}, {"nama": "B", "pagu": "6"}]},
    ]

    found = run(folder(tmp_path, logic), anggaran=budgets)
    assert (found.rules[0].passed, found.rules[0].failed) == (1, 1)


def test_a_list_may_be_walked_over(tmp_path: Path) -> None:
    """
    ``each`` takes any list, under a name of its own; a part of the report that is not there makes the rule not testable.
    """
    logic = 'each.baris = "[d for p in anggaran.pos for d in p.turunan if known(d.pagu)]"\ncheck = "baris.pagu < 7"'
    root = folder(tmp_path, logic)

    found = run(root)
    assert (found.rules[0].passed, found.rules[0].failed) == (2, 1)
    assert run(root, anggaran=[]).rules[0].reasons[0].text.en == "the file has no 'anggaran'"


def test_a_finding_on_a_group_points_at_its_members(tmp_path: Path) -> None:
    """
    Without ``blame``, and where the check reads no printed value, a finding points at the members; a count expects no figure.
    """
    logic = 'each.baris = "[d for p in anggaran.pos for d in p.turunan]"\ngroup = ["baris.nama"]\ncheck = "count(baris) == 1"'

    (finding,) = run(folder(tmp_path, logic)).findings

    pointers = [str(place.pointer) for place in (finding.place, *finding.related)]
    assert pointers == ["/anggaran/0/pos/0/anak/0", "/anggaran/0/pos/1/anak/0"]
    assert (finding.expected, finding.difference) == (None, None)


def test_built_in_definitions_are_used() -> None:
    """
    Every definition that comes with the package is used at least twice, by rules or by other definitions.
    """
    root = Path(__file__).parents[2] / "rules"
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.toml")))

    assert [name for name in built_in_definitions() if text.count(f"{name}(") < 2] == []

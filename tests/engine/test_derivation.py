"""
The derivation of one value: which rules looked at it, with whom, and what came of it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.api import check, load_rules, read_report
from lkj_rules.engine.derivation import Derivation, Look, derive, near_pointers, printed_values, values_at
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import Laporan
from lkj_rules.model.findings import Texts
from lkj_rules.model.results import Outcome
from lkj_rules.rules.rule import RuleSet

FIXTURES = Path(__file__).parents[2] / "fixtures"
HEAD = {"format": "lkj-rules/1", "entitas": {"nama": "A", "level": "satker"}, "tahun": 2024}
TOP = {"id": "pk", "jenjang": "puncak", "tanggal": "2024-01-09"}


def report(**parts: Any) -> Laporan:
    """
    Make a report of some parts.
    """
    return parse_report(json.dumps({**HEAD, **parts}).encode(), name="report.json").laporan


def budget(**cells: str) -> Laporan:
    """
    Make a report whose budget has a total row and no more.
    """
    return report(anggaran=[{"versi": "revisi", "jenis": "belanja", "total": cells}])


def agreement(target: str, measured: str) -> Laporan:
    """
    Make a report that promises a target and measures against one.
    """
    return report(
        indikator=[{"kode": "A", "nama": "Persentase A", "arah": "maksimum"}],
        perjanjian_kinerja=[{**TOP, "baris": [{"indikator": "A", "target": target}]}],
        lkj={"tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": [{"indikator": "A", "target": measured}]}]},
    )


def derived(laporan: Laporan, pointer: str, *rules: str) -> Derivation:
    """
    Derive one value with a few rules.
    """
    chosen = RuleSet(tuple(rule for rule in load_rules() if rule.id in rules))
    (derivation,) = derive(chosen, laporan, values_at(laporan, pointer))
    return derivation


def only(derivation: Derivation) -> Look:
    """
    Give the one evaluation there is.
    """
    (look,) = derivation.looks
    return look


def test_passing_evaluation_shows_partners_ranges_and_verdict() -> None:
    """
    2 of 3 is 66.67 %; 66.6 comes of cutting: the rule holds, and says so.
    """
    laporan = budget(pagu="3.000", realisasi="2.000", persen="66,6")

    look = only(derived(laporan, "/anggaran/0/total/persen", "ANG002"))

    assert (look.rule.id, look.outcome, look.vouches) == ("ANG002", Outcome.PASS, True)
    assert {operand.role: operand.reading.id for operand in look.operands} == {
        "persen": "66,55–66,7", "pagu": "3.000", "realisasi": "2.000",
    }
    computed = {each.name: (each.formula, each.value.en) for each in look.computed}
    assert computed["hitung"] == ("share(baris.realisasi, baris.pagu)", "66.6667%")
    assert computed["agrees(baris.persen, hitung)"] == (None, "exact when cut off")


def test_failing_evaluation_names_both_sides() -> None:
    """
    A target that is not the promised one: the look fails, its partner is the agreement.
    """
    look = only(derived(agreement("95 %", "90 %"), "/lkj/tabel/0/baris/0/target", "TGT004"))

    assert (look.outcome, look.statements) == (Outcome.FAIL, ("same(of_this_year(lkj), pk)",))
    assert {(operand.role, operand.value) for operand in look.operands} == {("lkj", "90 %"), ("pk", "95 %")}


def test_passed_over_names_the_condition() -> None:
    """
    Of a condition with several parts the one that does not hold is named, with what it saw.
    """
    look = only(derived(budget(pagu="0", realisasi="0", persen="0"), "/anggaran/0/total/persen", "ANG002"))

    assert (look.outcome, look.statements) == (Outcome.NOT_APPLICABLE, ("baris.pagu != 0",))


def test_unknown_names_what_is_not_known() -> None:
    """
    A blank pagu leaves the remainder undecided.
    """
    look = only(derived(budget(pagu="", realisasi="2.000", sisa="1.000"), "/anggaran/0/total/sisa", "ANG001"))

    assert look.outcome is Outcome.NOT_TESTABLE
    assert look.reason == Texts("pagu kosong", "pagu is blank")


@pytest.mark.parametrize(("rule", "outcome", "reason"), [
    ("TGT002", Outcome.NOT_TESTABLE, "the file has no 'renstra'"),
    ("NAR001", Outcome.NOT_APPLICABLE, "there is no partner on the side naskah"),
])
def test_partner_that_is_not_there(rule: str, outcome: Outcome, reason: str) -> None:
    """
    A document that is not in the file, and a side that has nothing for this key, are distinguished.
    """
    laporan = agreement("95 %", "95 %")
    pointer = "/perjanjian_kinerja/0/baris/0/target" if rule == "TGT002" else "/lkj/tabel/0/baris/0/target"

    look = only(derived(laporan, pointer, rule))

    assert (look.outcome, look.reason and look.reason.en) == (outcome, reason)


@pytest.mark.parametrize("name", ["base/clean.json", "reports/rsjiwa-jabar-2016.json"])
def test_derivation_agrees_with_the_check(name: str) -> None:
    """
    The rules that hold a value against others are those that the assurance of a check counts for it.
    """
    laporan = read_report(FIXTURES / name).laporan
    looked_at = check(laporan).assurance.looked_at

    derivations = derive(load_rules(), laporan, printed_values(laporan))

    told = {each.value.pointer: {look.rule.id for look in each.looks if look.vouches} for each in derivations}
    assert {pointer: set(rules) for pointer, rules in looked_at.items()} == {
        pointer: rules for pointer, rules in told.items() if pointer in looked_at
    }


def test_row_gives_its_values_and_no_children() -> None:
    """
    A pointer to a row means all its values, not those of the rows below.
    """
    rows = [{"kode": "1", "pagu": "10", "anak": [{"kode": "1.1", "pagu": "10"}]}]
    laporan = report(anggaran=[{"versi": "awal", "jenis": "belanja", "pos": rows}])

    assert list(values_at(laporan, "/anggaran/0/pos/0")) == ["/anggaran/0/pos/0/pagu"]
    assert list(values_at(laporan, "/anggaran/0/po")) == []


def test_near_pointers() -> None:
    """
    A misspelt pointer leads to the values it resembles.
    """
    laporan = agreement("95 %", "95 %")

    assert near_pointers(laporan, "/lkj/tabel/0/bari/0/target")[0] == "/lkj/tabel/0/baris/0/target"
    assert near_pointers(laporan, "/perjanjian_kinerja/3") == ["/perjanjian_kinerja/0/baris/0/target"]
    assert near_pointers(report(), "/lkj") == []

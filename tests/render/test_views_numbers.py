"""
The assurance figure by figure, and the rules one by one.
"""

import json
from functools import cache
from pathlib import Path

from lkj_rules.api import check, load_rules, read_report
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import Laporan
from lkj_rules.model.results import Outcome, RunResult
from lkj_rules.render.views.assurance import numbers_of, rule_tests

ASAHAN = Path(__file__).parents[2] / "fixtures" / "reports" / "kpu-asahan-2024.json"


@cache
def asahan() -> tuple[Laporan, RunResult]:
    """
    Check the report once for all tests.
    """
    laporan = read_report(ASAHAN).laporan
    return laporan, check(laporan, load_rules())


def test_every_number_is_told() -> None:
    """
    All that the assurance counts is listed once, guarded or not.
    """
    laporan, result = asahan()
    numbers = numbers_of(laporan, result)

    assert sorted((*result.assurance.looked_at, *result.assurance.unguarded)) == sorted(number.pointer for number in numbers)
    assert set(result.assurance.unguarded) == {number.pointer for number in numbers if not number.guarded}


def test_where_a_number_stands() -> None:
    """
    The capaian of the voters not on the list: its text, its column, its indicator, its table, and a rule that judged it.
    """
    laporan, result = asahan()
    found = next(number for number in numbers_of(laporan, result) if number.cell.text == "1.100 %")

    assert (found.column, found.place) == ("capaian", "Bab III.A")
    assert found.subject.startswith("Persentase Pemilih yang Berhak Memilih")
    assert "CAP002" in found.rules


def test_figures_of_the_text() -> None:
    """
    A figure of a sentence has no indicator; its key and its place still tell where it is.
    """
    whole = {
        "format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024,
        "lkj": {"jumlah_terbilang": [{"angka": "Rp 5", "terbilang": "lima rupiah", "sumber": {"bab": "I"}}]},
    }  # fmt: skip
    laporan = parse_report(json.dumps(whole).encode(), name="report.json").laporan
    (found,) = numbers_of(laporan, check(laporan, load_rules()))

    assert (
        found.cell.text, found.column, found.subject, found.document, found.place, found.guarded,
    ) == ("Rp 5", "angka", "", "LKj", "Bab I", True)  # fmt: skip


def test_rules_one_by_one() -> None:
    """
    A rule with findings failed; one that held throughout passed; one whose document (the IKU decree) is missing was not tested.
    """
    rules, result = load_rules(), asahan()[1]
    outcomes = {str(test.rule.id): test.outcome for test in rule_tests(result, rules)}

    assert (outcomes["CAP002"], outcomes["ANG001"], outcomes["IND011"]) == (Outcome.FAIL, Outcome.PASS, Outcome.NOT_TESTABLE)
    assert len(rules) == len(outcomes)

"""
The budget of the Asahan report is right to the rupiah: what is tested must pass in full, not merely stay silent.

The lines of Tabel 3.3 were counted by hand: 2 programmes, 10 activities and 20 outputs, 32 lines in all, and the total row.
"""

from functools import cache
from pathlib import Path

import pytest

from lkj_rules.api import check, load_rules, read_report
from lkj_rules.model.results import RunResult

REPORT = Path(__file__).parents[2] / "fixtures" / "reports" / "kpu-asahan-2024.json"


@cache
def result() -> RunResult:
    """
    Check the report once for all tests.
    """
    return check(read_report(REPORT), load_rules().choose(("ANG",)))


@pytest.mark.parametrize(
    ("rule", "passed", "what"),
    [
        ("ANG001", 33, "sisa of 32 lines and the total row"),
        ("ANG002", 33, "percentages of 32 lines and the total row"),
        ("ANG003", 12, "pagu of 2 programmes and 10 activities"),
        ("ANG004", 12, "realisasi of the same"),
        ("ANG005", 12, "sisa of the same"),
        ("ANG006", 4, "three columns of Tabel 3.3 and the pagu of II.D"),
        ("ANG007", 33, "no line is overspent"),
        ("ANG008", 32, "every code stands below its own, whatever signs recognition put in"),
        ("ANG009", 32, "QGE.001 repeats under other activities only"),
        ("ANG010", 3, "pagu, realisasi and percentage of 2024 in Tabel 3.4"),
        ("ANG011", 5, "five years of Tabel 3.4"),
        ("ANG012", 9, "nine figures of the text"),
        ("ANG013", 2, "both amounts in words"),
        ("ANG015", 4, "CQ and WA, from head to secretary and from secretary to section heads"),
        ("ANG019", 2, "the two agreements that state a total"),
        ("ANG020", 1, "both programmes"),
    ],
)
def test_passes(rule: str, passed: int, what: str) -> None:
    """
    A rule passes as often as there is something to test, and nothing fails or is left open.
    """
    found = next(each for each in result().rules if each.rule == rule)

    assert (passed, 0, 0, 0) == (found.passed, found.failed, found.not_testable, found.broken), what


def test_what_fails() -> None:
    """
    Of the budget rules only two speak: the agreement was not revised, and three outputs were not used.
    """
    found = sorted((finding.rule, finding.place.pointer) for finding in result().findings)

    assert found == [
        ("ANG014", "/perjanjian_kinerja/0/total"),
        ("ANG016", "/anggaran/1/pos/0/anak/6/anak/0/realisasi"),
        ("ANG016", "/anggaran/1/pos/0/anak/6/anak/1/realisasi"),
        ("ANG016", "/anggaran/1/pos/0/anak/7/anak/0/realisasi"),
    ]


def test_every_amount_is_looked_at() -> None:
    """
    No amount of the budget tables goes untested.
    """
    unguarded = [pointer for pointer in result().assurance.unguarded if pointer.startswith(("/anggaran",))]

    assert unguarded == []


def test_fingerprints_tell_lines_apart() -> None:
    """
    QGE.002 stands under several activities; each line has a fingerprint of its own.
    """
    prints = [finding.fingerprint for finding in result().findings]

    assert len(set(prints)) == len(prints)

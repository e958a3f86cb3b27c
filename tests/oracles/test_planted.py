"""
Planted errors: an error that can be known is found where it stands, or the page says why not.
"""

from __future__ import annotations

from functools import cache

import pytest
from planted import KINDS, ROW, Outcome, findings_of, outcomes
from planted_page import PAGE, missed, reason, write_page
from small_oracle import Report

from lkj_rules.testing.consistent.choices import Seeded
from lkj_rules.testing.consistent.report import write_report

EVERY = 8
GOAL = 0.95
"""The least share found at the cell; a sample of seventy lies within a few percent of the whole."""


@cache
def sample() -> list[Outcome]:
    """
    Plant one error of each kind in every eighth report.
    """
    return list(outcomes(each=1, every=EVERY))


def assert_found(rows: list[Outcome], *, goal: float) -> None:
    """
    Compare the share found at the cell with a goal; nothing is missed without a known reason.
    """
    known = [row for row in rows if row.broken]
    unexplained = [(row.planted, row.broken[:3]) for row in missed(known) if reason(row) is None]

    assert unexplained == []
    assert sum(row.place in {"cell", "refused"} for row in known) >= goal * len(known)


def test_sample() -> None:
    """
    Of a sample nearly all are found at the cell.
    """
    assert_found(sample(), goal=GOAL - 0.05)


def test_sample_has_every_kind() -> None:
    """
    Every kind is planted, and most of what is planted can be known.
    """
    assert {row.planted.kind for row in sample()} == {*KINDS, ROW}
    assert sum(bool(row.broken) for row in sample()) > len(sample()) / 2


@pytest.mark.slow
def test_full_set() -> None:
    """
    Of the full set the goal's share is found at the cell, and the published page says so.
    """
    rows = list(outcomes())

    assert_found(rows, goal=GOAL)
    assert write_page(rows) == PAGE.read_text(encoding="utf-8"), "run `make oracles`"


@pytest.mark.parametrize("seed", range(0, 100, 2))
def test_oracle_agrees_with_consistent_reports(seed: int) -> None:
    """
    The oracle, which computes by itself, finds nothing wrong in a consistent report.
    """
    report = Report(write_report(Seeded(seed), indicators=8, lines=25))

    assert [relation.name for relation in report.relations if not relation.holds] == []
    assert len(report.relations) > 3


def test_oracle_knows_an_error() -> None:
    """
    A report that is consistent for the rules is so for the oracle; one wrong digit breaks a relation for both.
    """
    document = write_report(Seeded(3), indicators=8, lines=25)
    before = findings_of(document)
    total = document["perjanjian_kinerja"][0]["total"]
    document["perjanjian_kinerja"][0]["total"] = total[:-1] + ("1" if total[-1] != "1" else "2")

    assert [relation.name for relation in Report(document).relations if not relation.holds] == ["agreed /perjanjian_kinerja/0"]
    assert {finding.rule for finding in findings_of(document)} - {finding.rule for finding in before} >= {"ANG019"}

"""
Which version of a document holds.
"""

import json
from typing import Any

import pytest

from lkj_rules.domain.in_force import InForce
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.documents import Laporan


def report(**parts: Any) -> Laporan:
    """
    Read a report with the given parts.
    """
    whole = {"format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "skpd"}, "tahun": 2024, **parts}
    return parse_report(json.dumps(whole).encode(), name="report.json").laporan


def agreement(name: str, **parts: Any) -> dict[str, Any]:
    """
    Make an agreement of the head of the office.
    """
    return {"id": name, "jenjang": "puncak", **parts}


@pytest.mark.parametrize(
    ("agreements", "expected"),
    [
        ([agreement("a")], "a"),
        ([agreement("a", tanggal="2024-01-09"), agreement("b", versi=2, tanggal="2024-08-01")], "b"),
        ([agreement("b", versi=2, tanggal="2024-08-01"), agreement("a", tanggal="2024-01-09")], "b"),
        ([agreement("a", tanggal="2024-01-09"), agreement("b", versi=2, tanggal="2025-01-05")], "a"),
        ([agreement("a", tanggal="2024-01-09"), agreement("b", versi=2)], "a"),
        ([agreement("a"), agreement("b", versi=2)], None),
        ([agreement("a", tanggal="2023-12-30")], None),
        ([agreement("a", salinan="badan"), agreement("b", salinan="lampiran")], "b"),
        ([agreement("a"), agreement("b", berlaku=True)], "b"),
        ([agreement("a"), agreement("b", berlaku=False)], "a"),
        ([agreement("a", berlaku=True), agreement("b", berlaku=True)], None),
        ([agreement("a", tanggal="2024-08-01"), agreement("b", tanggal="2024-01-09", berlaku=True)], "b"),
        ([agreement("a", tanggal="2024-01"), agreement("b", versi=2, tanggal="2024-02")], "b"),
    ],
)
def test_agreement_in_force(agreements: list[dict[str, Any]], expected: str | None) -> None:
    """
    The version that says so holds, else the last signed within the year, or a single undated one; of copies the annex speaks.
    """
    puncak = InForce.of(report(perjanjian_kinerja=agreements)).puncak

    assert expected == (None if puncak is None else puncak.id)


@pytest.mark.parametrize(
    ("budgets", "expected"),
    [
        ([{"versi": "awal"}], "awal"),
        ([{"versi": "awal"}, {"versi": "revisi", "berlaku": True}], "revisi"),
        ([{"versi": "awal", "berlaku": False}, {"versi": "revisi"}], "revisi"),
        ([{"versi": "awal", "tanggal": "2024-01-02"}, {"versi": "revisi", "tanggal": "2024-10-01"}], "revisi"),
        ([{"versi": "awal"}, {"versi": "revisi"}], None),
        ([{"versi": "a", "berlaku": True}, {"versi": "b", "berlaku": True}], None),
    ],
)
def test_budget_in_force(budgets: list[dict[str, Any]], expected: str | None) -> None:
    """
    The version that says so holds, else the only one, else the last dated one; otherwise none.
    """
    belanja = InForce.of(report(anggaran=budgets)).belanja

    assert expected == (None if belanja is None else belanja.versi)


def test_signed_copy_of_a_plan() -> None:
    """
    Of two copies of the yearly plan the annex is in force, the body copy is not.
    """
    laporan = report(rkt=[{"salinan": "badan"}, {"salinan": "lampiran"}])
    force = InForce.of(laporan)

    assert [force.holds(plan) for plan in laporan.rkt] == [False, True]

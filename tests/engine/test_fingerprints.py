"""
Fingerprints survive what does not change a finding: another order, other white space, other numbering.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lkj_rules.api import check
from lkj_rules.files.report_reader import parse_report

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
ASAHAN = json.loads((REPORTS / "kpu-asahan-2024.json").read_text(encoding="utf-8"))
ORDERED = ("IND007", "STR002")
"""Rules on the order itself: numbering that skips, sections that stand elsewhere."""
LISTS = (
    ("indikator",), ("sasaran",), ("perjanjian_kinerja",), ("rkt",), ("lkj", "sebutan"), ("lkj", "sebutan_anggaran"),
    ("lkj", "klaim"), ("lkj", "jumlah_terbilang"), ("lkj", "rumus"),
)  # fmt: skip
"""Lists of a report whose order says nothing."""


def fingerprints(text: str) -> set[str]:
    """
    Give the fingerprints of all findings but those on order.
    """
    found = check(parse_report(text.encode(), name="report.json")).findings
    return {finding.fingerprint for finding in found if finding.rule not in ORDERED}


ORDERS = st.integers(0, 2**32).map(random.Random)
BEFORE = fingerprints(json.dumps(ASAHAN))


def shuffled(value: Any, draw: random.Random) -> Any:
    """
    Give a JSON value with the keys of all objects in another order.
    """
    if isinstance(value, dict):
        return {key: shuffled(value[key], draw) for key in draw.sample(list(value), len(value))}
    return [shuffled(item, draw) for item in value] if isinstance(value, list) else value


@given(ORDERS, st.sampled_from((None, 0, 3, "\t")))
@settings(max_examples=15)
def test_order_and_layout_change_no_fingerprint(draw: random.Random, indent: int | str | None) -> None:
    """
    Keys, documents and entries in any order, indented in any way: the findings are the same ones.
    """
    report = shuffled(ASAHAN, draw)
    for *path, last in LISTS:
        holder = report
        for key in path:
            holder = holder[key]
        if last in holder:
            draw.shuffle(holder[last])

    assert fingerprints(json.dumps(report, indent=indent)) == BEFORE


@given(ORDERS)
@settings(max_examples=15)
def test_rows_in_another_order_change_no_fingerprint(draw: random.Random) -> None:
    """
    The rows of every table and plan in another order: the findings on figures are the same ones.
    """
    report = json.loads(json.dumps(ASAHAN))
    plans = (report["renstra"], report["rencana_aksi"], *report["rkt"], *report["perjanjian_kinerja"])
    for document in (*plans, *report["lkj"]["tabel"]):
        draw.shuffle(document["baris"])

    assert fingerprints(json.dumps(report)) == BEFORE


def test_renumbering_changes_no_fingerprint() -> None:
    """
    Printed row numbers are no part of what a finding is.
    """
    text = json.dumps(ASAHAN)
    report = json.loads(text)
    numbered = 0
    for tabel in report["lkj"]["tabel"]:
        for row in tabel["baris"]:
            numbered += 1
            row["nomor"] = str(100 + numbered)

    assert fingerprints(json.dumps(report)) >= BEFORE

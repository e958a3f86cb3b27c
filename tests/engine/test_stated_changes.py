"""
A change that the report states with its reason explains the findings on just these two values.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from lkj_rules.api import check, read_report
from lkj_rules.model.findings import Finding, Severity, Status

REPORT: dict[str, Any] = {
    "format": "lkj-rules/1", "entitas": {"nama": "Dinas Contoh", "level": "skpd"}, "tahun": 2024,
    "indikator": [{"kode": "A", "nama": "Jumlah A", "arah": "maksimum"}],
    "rkt": [{"baris": [{"indikator": "A", "target": "400 ton"}]}],
    "perjanjian_kinerja": [
        {"id": "pk", "jenjang": "puncak", "baris": [{"indikator": "A", "target": "450"}], "total": "Rp 60.337.150.000"}
    ],
    "anggaran": [{"versi": "revisi", "total": {"pagu": "83.389.671.000"}}],
}  # fmt: skip

TARGET = {"ukuran": "target", "indikator": "A", "dari": "400", "menjadi": "450,00", "alasan": "Cadangan ditambah"}
BUDGET = {"ukuran": "pagu", "dari": "Rp 60.337.150.000,-", "menjadi": "Rp 83.389.671.000", "alasan": "Tambahan anggaran"}


def found(rule: str, tmp_path: Path, **change: Any) -> Finding:
    """
    Give the one finding of a rule on the report with a stated change.
    """
    path = tmp_path / "report.json"
    rows = [("a", "90 %"), ("b", "95 %")]
    tables = [
        {"id": name, "jenis": "pengukuran", "baris": [{"indikator": "A", "target": "450", "realisasi": "", "capaian": text}]}
        for name, text in rows
    ]
    path.write_text(json.dumps({**REPORT, "lkj": {"perubahan": [change], "tabel": tables}}), encoding="utf-8")
    (finding,) = (finding for finding in check(read_report(path)).findings if finding.rule == rule)
    return finding


@pytest.mark.parametrize(("rule", "change"), [("TGT001", TARGET), ("ANG014", BUDGET)])
def test_stated_with_its_reason(rule: str, change: dict[str, Any], tmp_path: Path) -> None:
    """
    A warning becomes a note that is explained, with the reason and where it is said.
    """
    finding = found(rule, tmp_path, **change)

    assert (finding.status, finding.severity) == (Status.EXPLAINED, Severity.INFO)
    assert finding.settled is not None
    assert (finding.settled.reason, finding.settled.paper) == (change["alasan"], "/lkj/perubahan/0")


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("TGT001", {**TARGET, "alasan": None}),
        ("TGT001", {**TARGET, "dari": "300"}),
        ("TGT001", {**TARGET, "tahun": 2023}),
        ("TGT001", BUDGET),
        ("ANG014", TARGET),
        ("NAR006", {**TARGET, "menjadi": "500"}),
        ("TGT001", {**TARGET, "alasan": " – "}),
        ("TGT001", {**TARGET, "dari": "450", "menjadi": "400"}),
        ("CAP007", {**TARGET, "ukuran": "capaian", "dari": "90 %", "menjadi": "95 %"}),
    ],
    ids=[
        "no reason", "another value", "another year", "the budget", "a target", "the statement itself", "a dash for a reason",
        "a change that the documents do not bear out", "a figure achieved",
    ],
)
def test_stated_otherwise(rule: str, change: dict[str, Any], tmp_path: Path) -> None:
    """
    What gives no reason, or speaks of other values, another year or another thing, explains nothing.
    """
    finding = found(rule, tmp_path, **{key: value for key, value in change.items() if value is not None})

    assert (finding.status, finding.settled) == (Status.OPEN, None)
    assert finding.severity in {Severity.WARNING, Severity.ERROR}

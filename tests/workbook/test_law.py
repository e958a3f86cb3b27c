"""
The law of the workbook: whatever a consistent report holds goes into it and comes back, and is found the same of.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from lkj_rules.api import compiled, load_rules
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.form.reader import read_form
from lkj_rules.files.form.writer import write_form
from lkj_rules.files.json_text import parse_json
from lkj_rules.files.report_reader import parse_report, read_report
from lkj_rules.model.documents import Laporan
from lkj_rules.testing import consistent_reports
from lkj_rules.testing.consistent.choices import Seeded
from lkj_rules.testing.consistent.report import write_report
from lkj_rules.workbook.reading import read_grid

PROGRAMS = compiled(load_rules())
ASAHAN = Path(__file__).parents[2] / "fixtures" / "reports" / "kpu-asahan-2024.json"
SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


def fingerprints(laporan: Laporan) -> list[str]:
    """
    Give the fingerprints of what is found in a report.
    """
    return [finding.fingerprint for finding in evaluate(PROGRAMS, laporan).findings]


def assert_nothing_is_lost(report: dict[str, Any]) -> None:
    """
    JSON, workbook, JSON, workbook: the models are equal, the workbooks byte for byte, and so are the fingerprints.
    """
    laporan = parse_report(json.dumps(report).encode(), name="report.json").laporan

    data = write_form(report, year=report["tahun"])
    form = read_form(read_grid(data, name="isian.xlsx"), name="isian.xlsx")
    filled = parse_report(data, name="isian.xlsx").laporan

    assert form.problems == ()
    assert filled == laporan
    assert parse_report(json.dumps(form.document).encode(), name="report.json").laporan == laporan
    assert write_form(form.document, year=report["tahun"]) == data
    assert fingerprints(filled) == fingerprints(laporan)


@pytest.mark.parametrize("seed", range(3))
def test_reports_by_seed(seed: int) -> None:
    """
    Small reports, with sentences, data tables and summary rows.
    """
    assert_nothing_is_lost(write_report(Seeded(seed), indicators=6, lines=30, supporting=True))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 110))
def test_many_reports_by_seed(seed: int) -> None:
    """
    Larger ones, every other with what supports it.
    """
    assert_nothing_is_lost(write_report(Seeded(seed), indicators=20, lines=200, supporting=seed % 2 == 1))


@pytest.mark.slow
@given(consistent_reports(indicators=5, lines=20))
@settings(max_examples=25, deadline=None, database=None, suppress_health_check=SLOW_TO_DRAW)
def test_reports_as_hypothesis_draws_them(report: dict[str, Any]) -> None:
    """
    Small reports, which shrink to something that can be read.
    """
    assert_nothing_is_lost(report)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_report_survives_libreoffice(suffix: str, tmp_path: Path) -> None:
    """
    LibreOffice opens the workbook and saves it in its own words: the same report.
    """
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.fail("LibreOffice is needed here: run .ci/install-tools, or install libreoffice-calc.")
    document, _ = parse_json(ASAHAN.read_text(encoding="utf-8"), name=ASAHAN.name)
    (tmp_path / "isian.xlsx").write_bytes(write_form(document, year=2024))
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={profile}", "--convert-to", suffix, "--outdir", tmp_path / "out",
         tmp_path / "isian.xlsx"],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip

    assert read_report(tmp_path / "out" / f"isian.{suffix}").laporan == read_report(ASAHAN).laporan

"""
What takes report.json takes the workbook: waivers, baselines, papers, explanations and the library, with the same fingerprints.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from lkj_rules import check as judge
from lkj_rules.api import read_report
from lkj_rules.cli import check, toolbox
from lkj_rules.files.form.writer import write_form

pytestmark = pytest.mark.usefixtures("quiet")

FILES = ("report.json", "isian.xlsx")
WHY = (
    "--reason", "Diukur ulang", "--basis", "Nota dinas 3/2025", "--requested-by", "Perencana", "--approved-by", "Ketua Tim Reviu",
)


@pytest.fixture(autouse=True)
def report(quiet: None) -> dict[str, Any]:  # noqa: ARG001  # it makes the folder
    """
    Write one report as JSON and as a workbook: 80 ÷ 100 printed as 90 %, and 50 ÷ 50 as 70 %.
    """
    names = ("indikator", "target", "realisasi", "capaian")
    rows = [dict(zip(names, row, strict=True)) for row in (("A", "100", "80", "90 %"), ("B", "50", "50", "70 %"))]
    document = {
        "format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": "satker"}, "tahun": 2024,
        "indikator": [{"kode": kode, "nama": f"Indikator {kode}", "arah": "maksimum", "jenis": "cacah"} for kode in "AB"],
        "lkj": {"tabel": [
            {"id": "ukur", "jenis": "pengukuran", "sumber": {"tabel": "3.1"}, "baris": rows},
        ]},
    }  # fmt: skip
    Path("report.json").write_text(json.dumps(document), encoding="utf-8")
    Path("isian.xlsx").write_bytes(write_form(document, year=2024))
    return document


def call(*arguments: str) -> Result:
    """
    Call the toolbox in this process.
    """
    return CliRunner().invoke(toolbox.main, list(arguments), prog_name="lkj-rules")


def found(*arguments: str) -> list[tuple[str, str]]:
    """
    Give rule and fingerprint of the findings of a check that are open.
    """
    result = CliRunner().invoke(check.main, ["--alone", "--today", "2025-03-01", "--format", "json", *arguments])
    return [(each["rule"], each["fingerprint"]) for each in json.loads(result.stdout)["findings"] if each["status"] == "open"]


def cell_of(text: str) -> str:
    """
    Name the cell of the measurement sheet that holds a text.
    """
    cells = (cell for row in openpyxl.load_workbook("isian.xlsx")["Pengukuran"] for cell in row)
    return f"Pengukuran!{next(cell.coordinate for cell in cells if cell.value == text)}"


@pytest.mark.parametrize(("waived", "held"), [FILES, FILES[::-1]])
def test_a_waiver_written_for_one_holds_for_the_other(waived: str, held: str) -> None:
    """
    Also one that is asked for by the cell of its finding.
    """
    fingerprint = next(fingerprint for rule, fingerprint in found(held) if rule == "CAP001")

    assert call("waive", waived, fingerprint, *WHY).exit_code == 0

    assert fingerprint not in {each for _, each in found("--waivers", "lkj-waivers.toml", held)}


def test_a_finding_is_waived_by_its_cell() -> None:
    """
    A person names rule and cell, as the finding does.
    """
    open_before = found("isian.xlsx")

    result = call("waive", "isian.xlsx", f"CAP001 {cell_of('90 %')}", *WHY)

    assert result.exit_code == 0, result.stderr
    assert len(found("--waivers", "lkj-waivers.toml", "isian.xlsx")) == len(open_before) - 1


@pytest.mark.parametrize(("known", "new"), [FILES, FILES[::-1]])
def test_a_baseline_of_one_holds_for_the_other(known: str, new: str) -> None:
    """
    Nothing is new, nothing repaired.
    """
    assert call("baseline", "write", known).exit_code == 0

    assert found("--baseline", "lkj-baseline.json", new) == []
    assert call("baseline", "diff", new).exit_code == 0


def test_why_answers_at_the_cell_as_at_the_place() -> None:
    """
    The same rules looked at the figure; places read as each file has them.
    """
    by_cell = call("why", "isian.xlsx", "--at", cell_of("90 %"))
    by_place = call("why", "report.json", "--at", "Tabel 3.1, baris 1, capaian")

    assert (by_cell.exit_code, by_place.exit_code) == (0, 0)
    rules = [{word for word in each.stdout.split() if word.startswith("CAP0")} for each in (by_cell, by_place)]
    assert rules[0] == rules[1] != set()
    assert cell_of("90 %") in by_cell.stdout


@pytest.mark.slow
def test_papers_of_the_review_name_cells() -> None:
    """
    The working paper lists findings with their cells, where for report.json it has lines.
    """
    assert call("reviu", "isian.xlsx", "--out", "reviu", "--today", "2025-03-01").exit_code == 0

    listed = openpyxl.load_workbook("reviu/04-kertas-kerja-reviu.xlsx")["Temuan"]
    assert cell_of("90 %") in {cell.value for row in listed for cell in row}


def test_the_library_reads_workbooks(report: dict[str, Any]) -> None:
    """
    ``read_report`` takes either, and ``check`` finds the same of it.
    """
    from_json, from_xlsx = map(read_report, FILES)

    assert from_xlsx.laporan == from_json.laporan
    assert from_xlsx.laporan.tahun == report["tahun"]
    first, second = ([each.fingerprint for each in judge(each).findings] for each in (from_json, from_xlsx))
    assert first == second != []

"""
Folders and lists of files that hold workbooks: which are checked, and which other years are found.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from lkj_rules.cli import check, toolbox
from lkj_rules.cli.sources import reports_below
from lkj_rules.files.form.writer import write_form

pytestmark = pytest.mark.usefixtures("quiet")


def checked(*arguments: str) -> Result:
    """
    Check on one day.
    """
    return CliRunner().invoke(check.main, ["--today", "2026-11-27", *arguments], prog_name="lkj-check")


def year(tahun: int, realisasi: str, last_year: str) -> dict[str, Any]:
    """
    Make the report of a year with one indicator: what was achieved, and what it says of the year before.
    """
    kolom = {"id": "lalu", "ukuran": "realisasi", "tahun": tahun - 1}
    return {
        "format": "lkj-rules/1", "entitas": {"nama": "Instansi Contoh", "level": "satker"}, "tahun": tahun,
        "indikator": [{"kode": "A", "nama": "Indikator A", "arah": "maksimum", "jenis": "cacah"}],
        "lkj": {"tabel": [
            {"id": "ukur", "jenis": "pengukuran",
             "baris": [{"indikator": "A", "target": "100", "realisasi": realisasi, "capaian": f"{realisasi} %"}]},
            {"id": "banding", "jenis": "perbandingan", "kolom": [kolom], "baris": [{"indikator": "A", "sel": {"lalu": last_year}}]},
        ]},
    }  # fmt: skip


def write(name: str, document: dict[str, Any]) -> None:
    """
    Write a report as JSON or as a workbook.
    """
    whole = write_form(document, year=document["tahun"]) if name.endswith("xlsx") else json.dumps(document).encode()
    Path(name).write_bytes(whole)


def test_a_folder_with_a_workbook() -> None:
    """
    Workbooks to fill in are checked, other workbooks and lock files are not; a copy with findings is a result until it is saved.
    """
    write("isian.xlsx", year(2024, "90", "80"))
    assert checked("--alone", "--format", "xlsx=hasil.xlsx", "isian.xlsx").exit_code in {0, 1}
    Path("~$isian.xlsx").write_bytes(b"\x05User")
    openpyxl.Workbook().save("gaji.xlsx")

    listed = list(reports_below("."))
    buffer = BytesIO()
    openpyxl.load_workbook("hasil.xlsx").save(buffer)
    Path("hasil.xlsx").write_bytes(buffer.getvalue())

    assert (listed, list(reports_below("."))) == (["isian.xlsx"], ["hasil.xlsx", "isian.xlsx"])


def test_a_report_and_its_workbook_are_two_reports() -> None:
    """
    Nobody can say which is newer: both are checked, and neither serves other years, unless it was asked for.
    """
    for name in ("2023.json", "2023.xlsx"):
        write(name, year(2023, "80", "70"))
    write("2024.json", year(2024, "90", "85"))

    undecided, asked = checked("2024.json").stdout, checked("--format", "json", "2024.json", "2023.xlsx").stdout

    assert list(reports_below(".")) == ["2023.json", "2023.xlsx", "2024.json"]
    assert "satu tahun dan instansi: 2023.json, 2023.xlsx" in " ".join(undecided.split())
    assert "RIW002" in {each["rule"] for each in json.loads(asked)["findings"]}


@pytest.mark.parametrize(("before", "now"), [("2023.xlsx", "2024.json"), ("2023.json", "2024.xlsx")])
def test_other_years_are_found_in_workbooks(before: str, now: str) -> None:
    """
    What a report says of last year is compared with last year's, whichever of both is a workbook.
    """
    write(before, year(2023, "80", "70"))
    write(now, year(2024, "90", "85"))

    found = [each for each in json.loads(checked("--format", "json", now).stdout)["findings"] if each["rule"] == "RIW002"]
    cell = found[0]["related"][0].get("cell", "")

    assert [(each["actual"], each["expected"]) for each in found] == [("85", "80")]
    assert cell.startswith("Pengukuran!") == before.endswith("xlsx")


def test_unrelated_workbooks_are_passed_over() -> None:
    """
    With ``--skip-unrelated``, as a pre-commit hook calls it, other workbooks are silent, and a damaged one to fill in is not.
    """
    openpyxl.Workbook().save("gaji.xlsx")
    Path("isian.xlsx").write_bytes(write_form({"tahun": 2024}, year=2024)[:9_000])

    other, damaged = checked("--skip-unrelated", "gaji.xlsx"), checked("--skip-unrelated", "gaji.xlsx", "isian.xlsx")

    assert (other.exit_code, other.output) == (0, "")
    assert (damaged.exit_code, damaged.stderr) == (3, "isian.xlsx: Berkas ini rusak atau terpotong.\n")


def test_the_schema_is_associated_with_json_only() -> None:
    """
    An editor needs no schema for a workbook.
    """
    write("isian.xlsx", year(2024, "90", "80"))
    write("lkj.json", year(2024, "90", "80"))

    CliRunner().invoke(toolbox.main, ["schema", "--install"])

    (association,) = json.loads(Path(".vscode/settings.json").read_text(encoding="utf-8"))["json.schemas"]
    assert association["fileMatch"] == ["report.json", "/lkj.json"]

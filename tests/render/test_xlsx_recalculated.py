"""
LibreOffice recalculates the workbook: every formula comes to the value that we computed exactly.
"""

import json
import re
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from lkj_rules.api import load_rules
from lkj_rules.cli.run import check_report
from lkj_rules.cli.settings import Settings
from lkj_rules.files.report_reader import ReportFile, parse_report, read_report
from lkj_rules.model.values import Tanggal
from lkj_rules.render.material import Session
from lkj_rules.render.xlsx import render_xlsx

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
OFFICE = ("soffice", "libreoffice")
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""
"""The setting by which LibreOffice recalculates what it opens, whoever wrote it."""


def written(*files: ReportFile, bahasa: str = "id") -> bytes:
    """
    Write the workbook of reports.
    """
    settings = Settings(rules=load_rules(), today=Tanggal(tahun=2025, bulan=3, hari=1))
    reports = tuple(check_report(file, settings) for file in files)
    return render_xlsx(Session(reports=reports, rules=settings.rules, version="0.1.0", bahasa=bahasa, today="2025-03-01"))


def without_values(workbook: bytes) -> bytes:
    """
    Take the computed values out of a workbook, so that whoever reads it has to compute them.
    """
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb'(<c [^>]*?)(?: t="str")?(><f>[^<]*</f>)<v>[^<]*</v>', rb"\1\2", part)
                assert b"</f><v>" not in part
            new.writestr(name, part)
    return made.getvalue()


def recalculated(workbook: bytes, folder: Path) -> Workbook:
    """
    Let LibreOffice compute a workbook that holds no values.
    """
    office = next((found for name in OFFICE if (found := shutil.which(name))), None)
    if office is None:
        pytest.fail("LibreOffice is needed here: run .ci/install-tools, or install libreoffice-calc.")
    profile, source, target = folder / "profile", folder / "book.xlsx", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    source.write_bytes(without_values(workbook))
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx", "--outdir", target, source],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return load_workbook(target / "book.xlsx", data_only=True)


def differences(workbook: bytes, folder: Path) -> tuple[int, list[tuple[str, str, Any, Any]]]:
    """
    Count the formulas, and give those whose value is not ours, with both values.
    """
    ours, theirs = load_workbook(BytesIO(workbook), data_only=True), recalculated(workbook, folder)
    formulas = [
        (sheet.title, cell.coordinate) for sheet in load_workbook(BytesIO(workbook)) for row in sheet.iter_rows() for cell in row
        if cell.data_type == "f"
    ]  # fmt: skip
    pairs = [(title, place, ours[title][place].value, theirs[title][place].value) for title, place in formulas]
    return len(pairs), [each for each in pairs if not _same(each[2], each[3])]


def _same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, str) or isinstance(theirs, str) or theirs is None:
        return bool(ours == theirs)
    return bool(theirs == pytest.approx(ours, rel=1e-12, abs=1e-9))


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(path.stem for path in REPORTS.glob("*.json")))
def test_real_reports(name: str, tmp_path: Path) -> None:
    """
    All real reports: no formula is an error, none has another value.
    """
    number, wrong = differences(written(read_report(str(REPORTS / f"{name}.json"))), tmp_path)

    assert wrong == []
    assert number > 100


@pytest.mark.slow
def test_all_reports_at_once(tmp_path: Path) -> None:
    """
    Several reports share the sheets; sums and counts keep to their own rows. In English.
    """
    files = [read_report(str(path)) for path in sorted(REPORTS.glob("*.json"))]
    number, wrong = differences(written(*files, bahasa="en"), tmp_path)

    assert wrong == []
    assert number > 1000


@pytest.mark.slow
def test_rare_cases(tmp_path: Path) -> None:
    """
    Caps and floors, ranges, bounds, stated formulas, negative figures, money in millions, revenue that exceeds its target.
    """
    whole = {
        "format": "lkj-rules/1", "entitas": {"nama": "=SUM(A1:A9)", "level": "satker"}, "tahun": 2024,
        "indikator": [
            {"kode": "N", "nama": "Cacah", "arah": "maksimum", "satuan": "orang", "jenis": "cacah"},
            {"kode": "U", "nama": "Naik", "arah": "maksimum", "satuan": "persen"},
            {"kode": "D", "nama": "Turun", "arah": "minimum", "satuan": "bulan"},
            {"kode": "S", "nama": "Stabil", "arah": "stabil", "satuan": "persen"},
        ],
        "lkj": {
            "batas_capaian": "120", "batas_bawah": "0",
            "rumus": [{"arah": "stabil", "teks": "(Target - (Realisasi - Target)) / Target x 100 %"}],
            "tabel": [{"id": "ukur", "jenis": "pengukuran", "baris": [
                {"indikator": "N", "target": "100", "realisasi": "150", "capaian": "120 %"},
                {"indikator": "N", "target": "3", "realisasi": "2", "capaian": "66,6 %"},
                {"indikator": "U", "target": "8,00", "realisasi": "4,69", "capaian": "58,62 %"},
                {"indikator": "U", "target": "3,0", "realisasi": "(3,14)", "capaian": "(104,66)"},
                {"indikator": "U", "target": "3,0", "realisasi": "2", "capaian": "70"},
                {"indikator": "U", "target": "≥ 80", "realisasi": "90", "capaian": "100"},
                {"indikator": "U", "target": "> 100", "realisasi": "> 125", "capaian": "120"},
                {"indikator": "U", "target": "0", "realisasi": "0", "capaian": "100"},
                {"indikator": "D", "target": "7–8", "realisasi": "9", "capaian": "87,5"},
                {"indikator": "D", "target": "7–8", "realisasi": "7,5", "capaian": "100"},
                {"indikator": "D", "target": "7–8", "realisasi": "6,5", "capaian": "92,86"},
                {"indikator": "D", "target": "2", "realisasi": "6", "capaian": "0"},
                {"indikator": "D", "target": "2", "realisasi": "0", "capaian": "120"},
                {"indikator": "D", "target": "2", "realisasi": "3", "capaian": "66,66"},
                {"indikator": "S", "target": "50", "realisasi": "60", "capaian": "80"},
            ]}],
        },
        "anggaran": [
            {"versi": "murni", "dalam": "juta", "notasi": "koma", "total": {"pagu": "2,5", "realisasi": "1,1", "persen": "44 %"},
             "pos": [
                {"nama": "P", "pagu": "1,2", "realisasi": "0,3", "sisa": "0,9", "persen": "25 %", "anak": [
                    {"nama": "a", "pagu": "0,6", "realisasi": "0,1"}, {"nama": "b", "pagu": "0,7", "realisasi": "0,1"},
                    {"nama": "c", "pagu": "?", "realisasi": "0,1"}]},
                {"nama": "Q", "pagu": "1,3", "realisasi": "0,8", "sisa": "0,4", "persen": "(61) %"},
            ]},
            {"versi": "murni", "jenis": "pendapatan", "total": {"pagu": "300", "realisasi": "450"}, "pos": [
                {"nama": "R", "pagu": "200", "realisasi": "250", "sisa": "50", "persen": "124 %"},
                {"nama": "-1+1", "pagu": "0", "realisasi": "200", "sisa": "-200", "persen": "0 %"},
            ]},
        ],
    }  # fmt: skip
    file = parse_report(json.dumps(whole).encode(), name="report.json")
    number, wrong = differences(written(file), tmp_path)

    assert wrong == []
    assert number > 80

"""
A waiver, an explanation and a baseline are reported alike in every format: which finding, which status, and why.
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.oxml.ns import qn
from openpyxl import load_workbook

from lkj_rules.cli import check, toolbox

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"
FORMATS = ("terminal", "html", "sarif", "xlsx", "markdown", "json")
DAY = ("--today", "2025-03-03")
WAIVER = {
    "reason": "Diukur ulang oleh BPS", "basis": "Nota dinas 3/2025", "requested-by": "Subbagian Perencanaan",
    "approved-by": "Ketua Tim Reviu", "expires": "2025-12-31",
}  # fmt: skip
EXPLANATION = {
    "apa": "Target dalam naskah", "mengapa": "Naskah mengutip rencana awal", "dokumen": "Nota 7/2024", "tanggal": "2025-01-05",
    "aturan": "TGT006", "indikator": "SOS", "ukuran": "target",
}  # fmt: skip
BY_RULE = {"CAP006": "waived", "TGT006": "explained", "CAP007": "baseline"}
WHY = {
    "waived": [WAIVER[key] for key in ("reason", "basis", "requested-by", "approved-by")],
    "explained": [EXPLANATION[key] for key in ("mengapa", "dokumen")],
    "baseline": [],
}
WORDS = {
    "waived": {"terminal": "Dikecualikan:", "markdown": "Dikecualikan:", "xlsx": "Dikecualikan:", "sarif": "Dikecualikan:",
               "html": "Dikecualikan", "docx": "dikecualikan dengan alasan dan persetujuan"},
    "explained": {"terminal": "Dijelaskan dalam laporan:", "markdown": "Dijelaskan dalam laporan:",
                  "xlsx": "Dijelaskan dalam laporan:", "sarif": "Dijelaskan dalam laporan:", "html": "Dijelaskan",
                  "docx": "dijelaskan oleh instansi di dalam laporannya"},
    "baseline": {"terminal": "Sudah tercatat dalam garis dasar", "markdown": "Sudah tercatat dalam garis dasar",
                 "xlsx": "Sudah tercatat dalam garis dasar", "sarif": "Sudah tercatat dalam garis dasar",
                 "html": "Sudah tercatat dalam garis dasar", "docx": "sudah tercatat dalam garis dasar"},
}  # fmt: skip
"""How a format that speaks in sentences names a status."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """
    Give one run in every format: three figures of the text are wrong, one waived, one explained, one known before.
    """
    folder = tmp_path_factory.mktemp("statuses")
    report = json.loads(CLEAN.read_text(encoding="utf-8"))
    for place, (right, wrong) in enumerate((("76,64 %", "76,46 %"), ("24", "25"), ("97,26 %", "97,62 %"))):
        assert report["lkj"]["sebutan"][place]["nilai"] == right
        report["lkj"]["sebutan"][place]["nilai"] = wrong
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        Path("report.json").write_text(json.dumps(report), encoding="utf-8")
        found = {rule: each["fingerprint"] for rule, each in _findings().items()}
        report["penjelasan"].append({**EXPLANATION, "nilai": _findings()["TGT006"]["values"]})
        Path("report.json").write_text(json.dumps(report), encoding="utf-8")
        stated = [word for key, text in WAIVER.items() for word in (f"--{key}", text)]
        _call(toolbox.main, "waive", "report.json", found["CAP006"], *stated)
        _call(toolbox.main, "baseline", "write", "report.json", "--select", "CAP007")
        papers = ("--waivers", "lkj-waivers.toml", "--baseline", "lkj-baseline.json")
        _call(check.main, "report.json", *papers, *(word for form in FORMATS for word in ("--format", f"{form}=told.{form}")))
        _call(toolbox.main, "reviu", "report.json", *papers, "--out", "reviu")
        made = {form: Path(f"told.{form}").read_bytes() for form in FORMATS}
        return {**made, "docx": Path("reviu", "01-catatan-hasil-reviu.docx").read_bytes()}


def _call(command: Any, *words: str) -> str:
    result = CliRunner().invoke(command, [*words, *DAY])
    assert result.exit_code == 0, result.output
    return result.stdout


def _findings() -> dict[str, dict[str, Any]]:
    told = CliRunner().invoke(check.main, ["report.json", "--format", "json", "--select", ",".join(BY_RULE), *DAY]).stdout
    return {finding["rule"]: finding for finding in json.loads(told)["findings"]}


def _of_json(data: bytes) -> dict[str, str]:
    """
    Give what JSON has of the finding of each rule, its status first.
    """
    findings = json.loads(data)["findings"]
    return {each["rule"]: " ".join(map(str, [each["status"], *(each["settled"] or {}).values()])) for each in findings}


def _of_sarif(data: bytes) -> dict[str, str]:
    """
    Give what SARIF has of the finding of each rule: its message, what suppresses it, and whether it was known.
    """
    (run,) = json.loads(data)["runs"]
    results = [each for each in run["results"] if each["kind"] in {"fail", "review"}]
    return {each["ruleId"]: json.dumps(each, ensure_ascii=False) for each in results}


def _of_xlsx(data: bytes) -> dict[str, str]:
    """
    Give the row of the finding of each rule.
    """
    rows = load_workbook(io.BytesIO(data))["Temuan"].iter_rows(min_row=6, values_only=True)
    return {str(row[1]): " ".join(str(cell) for cell in row if cell) for row in rows}


def _of_text(data: bytes) -> dict[str, str]:
    """
    Give what a text says from the first rule's code to the next one's, lines joined.
    """
    text = " ".join(data.decode().split())
    codes = "|".join(BY_RULE)
    parts = re.split(rf"\b({codes})\b", text)
    told: dict[str, str] = {}
    for code, part in zip(parts[1::2], parts[2::2], strict=True):
        told[code] = told.get(code, "") + part
    return told


def _of_html(data: bytes) -> dict[str, str]:
    return _of_text(html.unescape(re.sub(r"<[^>]+>", " ", data.decode())).encode())


def _of_docx(data: bytes) -> dict[str, str]:
    """
    Give all that the notes say: findings and settled ones stand in sections of their own.
    """
    body = docx.Document(io.BytesIO(data)).element.body
    text = "\n".join("".join(part.text or "" for part in each.iter(qn("w:t"))) for each in body.iter(qn("w:p")))
    return dict.fromkeys(BY_RULE, text)


READERS: dict[str, Callable[[bytes], dict[str, str]]] = {
    "json": _of_json, "sarif": _of_sarif, "xlsx": _of_xlsx, "terminal": _of_text, "markdown": _of_text, "html": _of_html,
    "docx": _of_docx,
}  # fmt: skip


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("rule", BY_RULE)
def test_reason_and_status(written: dict[str, bytes], form: str, rule: str) -> None:
    """
    Every format has the finding with its status and, of a waiver or an explanation, the reason, its paper and the names.
    """
    status, told = BY_RULE[rule], READERS[form](written[form])[rule]

    absent = [text for text in (WORDS[status].get(form, status), *WHY[status]) if text not in told]
    assert absent == []


@pytest.mark.parametrize("form", READERS)
def test_last_day_of_a_waiver(written: dict[str, bytes], form: str) -> None:
    """
    Until when a waiver holds is reported, for machines as a date, for readers of papers in words.
    """
    told = READERS[form](written[form])["CAP006"]

    assert [day for day in (WAIVER["expires"], "31 Desember 2025") if day in told]


def test_machines_read_the_status(written: dict[str, bytes]) -> None:
    """
    JSON has the word, SARIF a suppression for the waiver alone and a state for the baseline, the workbook its column.
    """
    (run,) = json.loads(written["sarif"])["runs"]
    results = {each["ruleId"]: each for each in run["results"] if each["kind"] == "fail"}
    book = load_workbook(io.BytesIO(written["xlsx"]))["Temuan"]

    assert {each["rule"]: each["status"] for each in json.loads(written["json"])["findings"]} == BY_RULE
    assert [rule for rule, each in results.items() if any(one["kind"] == "external" for one in each.get("suppressions", []))] == [
        "CAP006",
    ]  # fmt: skip
    assert {str(row[1]): row[3] for row in book.iter_rows(min_row=6, values_only=True)} == {
        "CAP006": "dikecualikan", "TGT006": "dijelaskan", "CAP007": "sudah diketahui",
    }  # fmt: skip

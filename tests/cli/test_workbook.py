"""
The workbook from outside: begun, converted, checked, asked about, and given back with its findings.
"""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from click.testing import CliRunner, Result

from lkj_rules.api import read_report
from lkj_rules.cli import check, outputs, toolbox
from lkj_rules.cli.errors import WrongUsage
from lkj_rules.render.json_output import check_schema

ASAHAN = Path(__file__).parents[2] / "fixtures" / "reports" / "kpu-asahan-2024.json"


pytestmark = pytest.mark.usefixtures("quiet")


def call(*arguments: str | Path) -> Result:
    """
    Call the toolbox in this process.
    """
    return CliRunner().invoke(toolbox.main, list(map(str, arguments)), prog_name="lkj-rules")


def checked(*arguments: str | Path) -> Result:
    """
    Check alone, on one day.
    """
    return CliRunner().invoke(check.main, ["--alone", "--today", "2026-11-27", *map(str, arguments)], prog_name="lkj-check")


def test_a_workbook_is_begun_and_says_what_is_missing() -> None:
    """
    An empty workbook is written once, and a check of it names the cells to fill in.
    """
    assert (call("init", "--xlsx", "isian.xlsx", "--tahun", "2024", "--level", "skpd").stdout) == "isian.xlsx\n"
    assert call("init", "--xlsx", "isian.xlsx").exit_code == 2
    assert call("init", "--xlsx", "isian.xls").exit_code == 2

    result = checked("isian.xlsx")

    assert (result.exit_code, result.stderr) == (3, "isian.xlsx:Identitas!B5: Nama instansi wajib diisi.\n")


def test_a_report_goes_into_a_workbook_and_back() -> None:
    """
    Both ways the same report; neither file is overwritten.
    """
    assert call("convert", ASAHAN, "isian.xlsx").stdout == "isian.xlsx\n"
    assert call("convert", "isian.xlsx", "report.json").stdout == "report.json\n"

    assert read_report("isian.xlsx").laporan == read_report("report.json").laporan == read_report(ASAHAN).laporan
    assert [call("convert", ASAHAN, name).exit_code for name in ("isian.xlsx", "isian.docx")] == [2, 2]
    assert list(json.loads(Path("report.json").read_text(encoding="utf-8")))[:4] == ["format", "entitas", "tahun", "indikator"]


def test_findings_name_sheet_and_cell() -> None:
    """
    The terminal, JSON and ``why`` speak of the cell; fingerprints and outcomes are those of report.json.
    """
    call("convert", ASAHAN, "isian.xlsx")

    shown = checked("isian.xlsx").stdout
    found = json.loads(checked("--format", "json", "isian.xlsx").stdout)
    same = json.loads(checked("--format", "json", ASAHAN).stdout)

    assert "Tempat seperti Pengukuran!E7 ialah lembar dan sel" in shown.replace("\n", " ")
    assert "Pengukuran!" in shown
    jsonschema.validate(found, check_schema())
    assert [each["fingerprint"] for each in found["findings"]] == [each["fingerprint"] for each in same["findings"]]
    assert found["reports"][0]["outcomes"] == same["reports"][0]["outcomes"]
    wrong = next(each for each in found["findings"] if each["rule"] == "CAP002")
    sheet, _, address = wrong["cell"].partition("!")
    assert openpyxl.load_workbook("isian.xlsx")[sheet][address].value == "1.100 %"
    assert wrong["line"] is None
    assert wrong["cell"] in call("why", "isian.xlsx", "--at", wrong["cell"].lower()).stdout


def test_a_copy_has_the_findings_at_their_cells() -> None:
    """
    Comments and colours at the cells, a list with links there and back; the copy reads like its original, and may be replaced.
    """
    call("convert", ASAHAN, "isian.xlsx")

    result = checked("--format", "xlsx=hasil.xlsx", "isian.xlsx")
    again = checked("--format", "xlsx=hasil.xlsx", "isian.xlsx")

    assert (result.exit_code, again.exit_code) == (1, 1)
    assert read_report("hasil.xlsx").laporan == read_report(ASAHAN).laporan
    book = openpyxl.load_workbook("hasil.xlsx")
    _fits_on_paper(book["Temuan"])
    listed = {row[2].value: row for row in reversed(list(book["Temuan"].iter_rows(min_row=4)))}
    sheet, _, address = str(listed["CAP002"][3].value).partition("!")
    cell = book[sheet][address]
    assert listed["CAP002"][3].hyperlink.location == f"'{sheet}'!{address}"
    assert "CAP002" in cell.comment.text
    assert cell.hyperlink.location.startswith("'Temuan'!A")
    assert cell.value == "1.100 %"
    assert checked("--format", "xlsx=hasil.xlsx", "hasil.xlsx").exit_code == 2  # read in this run

    checked("--format", "xlsx=kedua.xlsx", "hasil.xlsx")

    second = openpyxl.load_workbook("kedua.xlsx")
    assert second[sheet][address].comment.text.count("Temuan lkj-check") == 1
    assert _coloured(second[sheet], address) == 1


def _fits_on_paper(sheet: Any) -> None:
    printed = [cell for cell in sheet[3] if cell.column_letter <= "I"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == ("landscape", 9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_area, sheet.print_title_rows) == (f"'Temuan'!$A$1:$I${sheet.max_row}", "$3:$3")
    assert sum(sheet.column_dimensions[cell.column_letter].width for cell in printed) < 190
    assert {cell.value for cell in sheet["I"][3:]} <= {"terbuka", "dijelaskan", "dikecualikan", "sudah tercatat"}
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows(min_row=4) for cell in row)


def _coloured(sheet: Any, address: str) -> int:
    return sum(len(area.rules) for area in sheet.conditional_formatting if str(area.sqref) == address)


def test_a_copy_keeps_the_colours_of_the_form() -> None:
    """
    A cell that must be filled has its gold below the colour of a finding, and still has it once that is corrected.
    """
    call("init", "--xlsx", "isian.xlsx", "--tahun", "2024")
    book = openpyxl.load_workbook("isian.xlsx")
    heading = next(cell for cell in book["Indikator"][5] if cell.value == "Kode")
    gold, heading.value = heading.fill.fgColor.rgb, "Kodee"
    book["Identitas"]["B5"], book["Identitas"]["B6"] = "KPU Kabupaten Contoh", "satker"
    book.save("isian.xlsx")

    checked("--format", "xlsx=hasil.xlsx", "isian.xlsx")
    book = openpyxl.load_workbook("hasil.xlsx")
    marked = book["Indikator"][heading.coordinate]
    assert (marked.fill.fgColor.rgb, _coloured(book["Indikator"], heading.coordinate)) == (gold, 1)
    marked.value = "Kode"
    book.save("hasil.xlsx")

    checked("--format", "xlsx=kedua.xlsx", "hasil.xlsx")
    book = openpyxl.load_workbook("kedua.xlsx")
    corrected = book["Indikator"][heading.coordinate]
    assert (corrected.fill.fgColor.rgb, _coloured(book["Indikator"], heading.coordinate)) == (gold, 0)
    assert corrected.comment is None or "Temuan" not in corrected.comment.text


def test_a_copy_of_what_cannot_be_read_marks_the_cells() -> None:
    """
    Also where nothing could be checked, the copy shows which cells to correct.
    """
    call("convert", ASAHAN, "isian.xlsx")
    book = openpyxl.load_workbook("isian.xlsx")
    book["Indikator"]["C6"] = "x"
    heading = next(cell for cell in book["Indikator"][5] if cell.value == "Arah")
    book["Indikator"].cell(6, heading.column).value = "naik"
    buffer = BytesIO()
    book.save(buffer)
    Path("isian.xlsx").write_bytes(buffer.getvalue())

    result = checked("--format", "xlsx=hasil.xlsx", "isian.xlsx")

    assert result.exit_code == 3
    marked = openpyxl.load_workbook("hasil.xlsx")["Indikator"].cell(6, heading.column)
    assert "salah satu dari: maksimum, minimum, stabil" in marked.comment.text


def test_a_missing_extra_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Who lacks the packages that write workbooks is given the command that installs them.
    """
    monkeypatch.setattr(outputs, "find_spec", lambda _: None)

    with pytest.raises(WrongUsage, match=r'pip install "lkj-rules\[xlsx\]"'):
        outputs.require_extra("xlsxwriter", "convert", "xlsx")


def test_a_plain_run_loads_nothing_of_it() -> None:
    """
    A check of report.json imports neither the workbook's rooms nor its packages.
    """
    code = (
        "import sys\nfrom lkj_rules.cli.check import main\n"
        f"try: main(['--alone', {str(ASAHAN)!r}], standalone_mode=False)\nexcept SystemExit: pass\n"
        "print([n for n in sys.modules if n.split('.')[0] in ('openpyxl', 'xlsxwriter') or n.startswith('lkj_rules.files.form')])"
    )

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout.splitlines()[-1] == "[]"

"""
Formats that need a package which is not always there, and files that are no text.
"""

import importlib.util
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from lkj_rules.cli import check, outputs
from lkj_rules.render.material import Session

CLEAN = Path(__file__).parents[2] / "fixtures" / "base" / "clean.json"
COMMAND = 'pip install "lkj-rules[reviu]"'


def call(*arguments: str | Path) -> Result:
    """
    Call the command in this process.
    """
    return CliRunner().invoke(check.main, list(map(str, arguments)), prog_name="lkj-check")


def test_workbook(tmp_path: Path) -> None:
    """
    The workbook is written to its file, dated by the run; the same run writes the same bytes.
    """
    target, again = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    results = [call("--format", f"xlsx={each}", "--today", "2025-03-01", CLEAN) for each in (target, again)]

    assert [result.exit_code for result in results] == [0, 0]
    assert target.read_bytes() == again.read_bytes()
    assert str(load_workbook(target).properties.created) == "2025-03-01 00:00:00"


def test_workbook_by_output(tmp_path: Path) -> None:
    """
    ``--output`` names the file as well.
    """
    target = tmp_path / "a.xlsx"
    result = call("--format", "xlsx", "--output", target, "--lang", "en", CLEAN)

    assert (result.exit_code, load_workbook(target).sheetnames[0]) == (0, "Summary")


@pytest.mark.parametrize(
    ("bahasa", "said"), [("id", "memerlukan paket tambahan yang belum terpasang"), ("en", "needs a package that is not installed")]
)
def test_package_missing(bahasa: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    Without XlsxWriter the call ends with 2 and the command that installs it, before any report is read.
    """
    monkeypatch.setattr(outputs, "find_spec", lambda name: None if name == "xlsxwriter" else importlib.util.find_spec(name))
    target = tmp_path / "a.xlsx"
    result = call("--format", f"xlsx={target}", "--lang", bahasa, tmp_path / "not-there.json")

    assert result.exit_code == 2
    assert said in result.output
    assert COMMAND in result.output
    assert not target.exists()


def test_fault_leaves_no_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """
    A renderer that breaks ends with 4 and leaves no half of a workbook.
    """

    def broken(_: Session) -> bytes:
        raise ValueError("broken")

    monkeypatch.setattr("lkj_rules.render.xlsx.render_xlsx", broken)
    target = tmp_path / "a.xlsx"
    result = call("--format", f"xlsx={target}", CLEAN)

    assert (result.exit_code, list(tmp_path.iterdir())) == (4, [])

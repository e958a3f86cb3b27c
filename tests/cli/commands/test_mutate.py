"""
``lkj-rules mutate``: a page on what rules make of wrong values.
"""

from pathlib import Path

from click.testing import CliRunner

from lkj_rules.cli.toolbox import main

CLEAN = Path(__file__).parents[3] / "fixtures" / "base" / "clean.json"


def test_writes_a_page(tmp_path: Path) -> None:
    """
    A sample of mutants gives the same page for the same seed, on the screen and in a file.
    """
    page = tmp_path / "page.md"
    arguments = ["mutate", str(CLEAN), "--sample", "5", "--seed", "3"]

    shown = CliRunner().invoke(main, arguments)
    written = CliRunner().invoke(main, [*arguments, "--out", str(page)])

    assert (shown.exit_code, written.exit_code) == (0, 0)
    assert shown.stdout == page.read_text(encoding="utf-8")
    assert "5 mutants in all" in shown.stdout


def test_never_overwrites_the_report(tmp_path: Path) -> None:
    """
    The report itself is not a place for the page.
    """
    report = tmp_path / "report.json"
    report.write_bytes(CLEAN.read_bytes())

    refused = CliRunner().invoke(main, ["mutate", str(report), "--sample", "1", "--out", str(report)])

    assert refused.exit_code == 2
    assert report.read_bytes() == CLEAN.read_bytes()


def test_report_that_cannot_be_read(tmp_path: Path) -> None:
    """
    A file that is not a report ends with status 3.
    """
    (tmp_path / "no.json").write_text("[]", encoding="utf-8")

    assert CliRunner().invoke(main, ["mutate", str(tmp_path / "no.json")]).exit_code == 3

"""
Whatever is shortened or told beneath another finding, each finding of the real reports can be found in what is printed.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lkj_rules.cli import check

REPORTS = Path(__file__).parents[2] / "fixtures" / "reports"
NAMES = ("bkpd-jabar-2016", "disperindag-jabar-2016", "kpu-asahan-2024", "rsjiwa-jabar-2016")
WORDS = {"error": "kesalahan", "warning": "peringatan", "info": "catatan", "review": "telaah"}


@cache
def printed(name: str, *options: str) -> str:
    """
    Give what the command prints of one report, at 80 columns in Indonesian.
    """
    environment = {"LKJ_LANG": "id", "COLUMNS": "80"}
    return CliRunner().invoke(check.main, [*options, str(REPORTS / f"{name}.json")], prog_name="lkj-check", env=environment).stdout


@cache
def result(name: str) -> dict[str, Any]:
    """
    Give the result of one report as JSON.
    """
    found: dict[str, Any] = json.loads(printed(name, "--format", "json"))
    return found


@pytest.mark.parametrize(
    "options", [("--by", "document"), ("--verbose",), ("--format", "markdown")], ids=["document", "verbose", "markdown"]
)
@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_told(name: str, options: tuple[str, ...]) -> None:
    """
    The rule of each finding and its line:column are printed.
    """
    text = printed(name, *options)

    findings = result(name)["findings"]
    spots = {(finding["rule"], f"{finding['line']}:{finding['column']}") for finding in findings}
    assert len(findings) > 20
    assert [(rule, spot) for rule, spot in sorted(spots) if rule not in text or not re.search(rf"\b{spot}\b", text)] == []


@pytest.mark.parametrize("name", NAMES)
def test_verbose_shows_every_fingerprint(name: str) -> None:
    """
    ``lkj-rules waive`` asks for the fingerprint, so ``--verbose`` prints that of each finding once.
    """
    text = printed(name, "--verbose")

    assert sorted(re.findall(r"sidik: (\S+)", text)) == sorted(finding["fingerprint"] for finding in result(name)["findings"])


@pytest.mark.parametrize("name", NAMES)
def test_documents_add_up_to_the_whole(name: str) -> None:
    """
    By severity the counts next to the documents' headings sum up to the report's.
    """
    counts = re.findall(r"(?m)^── [^─·]+(?: · (.+?) ─|─+\n  (.+)\.$)", printed(name, "--by", "document"))

    told = " ".join(f"{beside}{below}" for beside, below in counts)
    sums = {severity: sum(int(number) for number in re.findall(rf"(\d+) {word}", told)) for severity, word in WORDS.items()}
    assert sums == result(name)["reports"][0]["severities"]


@pytest.mark.parametrize("name", NAMES)
def test_followers_are_told_once_beneath(name: str) -> None:
    """
    By document a follower stands once, in a line that opens with its severity; no heading tells it again.
    """
    text = printed(name, "--by", "document")

    followers = [finding for finding in result(name)["findings"] if finding["cause"] is not None]
    lines = " ".join(text.split())
    for finding in followers:
        opening = re.escape(f"– [{WORDS[finding['severity']]}] {finding['rule']} ")
        assert re.search(rf"{opening}[^–→]*\({finding['line']}:{finding['column']}\)", lines), finding["message"]
    beneath = re.findall(r"(?m)^ +– \[\w+\] \w+ ", text)
    assert bool(beneath) == bool(followers)


def test_real_report_is_short() -> None:
    """
    The Asahan report takes three or four screens: its errors, with what to do, and a table of all else; in full six times that.
    """
    text = printed("kpu-asahan-2024")

    assert len(text.partition("\n\n")[0].splitlines()) <= 3
    assert len(text.partition("AKIBAT BAGI")[0].splitlines()) <= 80
    assert len(text.splitlines()) <= 160
    assert len(printed("kpu-asahan-2024", "--verbose").splitlines()) > 6 * 160


@pytest.mark.parametrize("name", NAMES)
def test_what_is_not_shown_is_counted(name: str) -> None:
    """
    The rule of every finding is named, and the table of what is not shown adds up to its heading.
    """
    text, findings = printed(name), result(name)["findings"]

    heading = re.search(r"(?m)^SELEBIHNYA: (.+)$", text)
    counted = sum(map(int, re.findall(r"(?m)^ +(\d+)× [A-Z]{3}\d{3}  ", text)))
    assert [finding["rule"] for finding in findings if finding["rule"] not in text] == []
    assert heading is not None
    assert counted == sum(map(int, re.findall(r"\d+", heading[1])))

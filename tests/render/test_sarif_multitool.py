"""
The validator of SARIF's editors, Microsoft's Multitool, with all its rules on: it finds nothing that could be otherwise.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from lkj_rules.cli import check
from lkj_rules.render.material import Session
from lkj_rules.render.sarif import render_sarif

pytestmark = pytest.mark.slow

FIXTURES = Path(__file__).parents[2] / "fixtures"
REAL = FIXTURES / "reports" / "kpu-asahan-2024.json"
CLEAN = FIXTURES / "base" / "clean.json"
PACKAGE = "@microsoft/sarif-multitool-linux"
VERSION = "5.7.0"

EXCUSED = {
    ("SARIF2003", "Note_Default"): "a run does not know of a repository",
    ("SARIF2005", "Warning_ProvideToolnformationUri"): "the project has no home page",
    ("SARIF2006", "Note_Default"): "whether the schema's address can be reached is a matter of the network",
    ("SARIF2012", "Note_ProvideHelpUri"): "the rules have no pages on the web; their help is in the log",
    ("SARIF2013", "Note_Default"): "a report is not copied into the log; its hash is there",
}
"""Advice that cannot be taken, and why."""

Validator = Callable[[Any], list[tuple[str, str, list[str]]]]


@pytest.fixture(scope="session")
def multitool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """
    Install the Multitool from npm into a folder of its own.
    """
    npm = shutil.which("npm")
    if npm is None:
        pytest.fail("This test needs npm (Node.js) to install the SARIF Multitool; install it, or leave the slow tests out.")
    folder = tmp_path_factory.mktemp("multitool")
    subprocess.run([npm, "install", "--no-audit", "--no-fund", "--prefix", folder, f"{PACKAGE}@{VERSION}"], check=True, timeout=600)
    program = folder / "node_modules" / PACKAGE / "Sarif.Multitool"
    program.chmod(0o755)  # npm runs no script of a package unless it is told to
    return program


@pytest.fixture
def validate(multitool: Path, tmp_path: Path) -> Validator:
    """
    Give a function that holds a log against all rules of SARIF and of GitHub, and gives what they say: rule, message, arguments.
    """

    def run(log: Any) -> list[tuple[str, str, list[str]]]:
        source, verdict = tmp_path / "log.sarif", tmp_path / "verdict.sarif"
        source.write_text(log if isinstance(log, str) else json.dumps(log), encoding="utf-8", errors="backslashreplace")
        subprocess.run(
            [multitool, "validate", source, "--output", verdict, "--log", "ForceOverwrite", "--rule-kind", "Sarif;Ghas",
             "--level", "Error;Warning;Note", "--kind", "Fail;Pass;Open;Review;NotApplicable;Informational"],
            check=False, timeout=120, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        (judged,) = json.loads(verdict.read_text(encoding="utf-8-sig"))["runs"]
        assert judged["invocations"][0]["executionSuccessful"]  # its exit status is 1 when it has found something
        messages = [(result["ruleId"], result["message"]) for result in judged["results"]]
        return [(rule, message["id"], message.get("arguments", [])) for rule, message in messages]

    return run


def log_of(*arguments: str | Path) -> str:
    """
    Give the log of a run of the command.
    """
    return CliRunner().invoke(check.main, ["--format", "sarif", *map(str, arguments)]).stdout


@pytest.mark.parametrize("bahasa", ["id", "en"])
@pytest.mark.parametrize("reports", [
    [REAL], [CLEAN], [FIXTURES / "reports", CLEAN],
    [FIXTURES / "broken" / "many-faults.json", CLEAN], [FIXTURES / "broken" / "empty.json"],
], ids=["asahan", "clean", "several", "unreadable", "nothing"])
def test_nothing_to_say(validate: Validator, reports: list[Path], bahasa: str) -> None:
    """
    No rule of any level has anything to say beyond the advice that cannot be taken.
    """
    messages = validate(log_of("--lang", bahasa, *reports))

    assert [each for each in messages if each[:2] not in EXCUSED] == []


def test_nothing_to_say_of_hostile_text(validate: Validator, make_hostile: Callable[[str], Session]) -> None:
    """
    Waived, explained and known findings, a broken rule and foreign text everywhere are no exception.
    """
    messages = validate("".join(render_sarif(make_hostile("[a](b) {x} %0A::x::\x1b\u202e]]>\ud800."))))

    assert [each for each in messages if each[:2] not in EXCUSED] == []


def test_excuses_are_about_what_they_say(validate: Validator) -> None:
    """
    The address that may not be reachable is the schema's, and no other.
    """
    messages = validate(log_of(REAL))

    assert {arguments[0] for rule, _, arguments in messages if rule == "SARIF2006"} <= {"$schema"}


def test_validator_validates(validate: Validator) -> None:
    """
    A log with a result that has no region is complained of.
    """
    log = json.loads(log_of(REAL))
    del log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]

    assert "SARIF2017" in {rule for rule, _, _ in validate(log)}

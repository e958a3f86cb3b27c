"""
The README and the guides say what is so: their Python runs, their options, commands and files exist.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from lkj_rules.cli import check, toolbox

ROOT = Path(__file__).parent.parent
GUIDES = [ROOT / "README.md", ROOT / "docs" / "guide.md", ROOT / "docs" / "panduan.md"]


def _blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def _command_lines() -> list[list[str]]:
    blocks = [block for page in GUIDES for block in _blocks(page, "console")]
    lines = [line.removeprefix("$ ").partition("#")[0].split() for block in blocks for line in block.splitlines()]
    return [words for words in lines if words]


def _options(command: click.Command) -> set[str]:
    return {name for parameter in command.params for name in parameter.opts}


def test_python_example_runs(tmp_path: Path) -> None:
    """
    The library example runs as printed, on the clean report, and finds nothing.
    """
    shutil.copy(ROOT / "fixtures" / "base" / "clean.json", tmp_path / "report.json")
    (example,) = _blocks(ROOT / "README.md", "python")

    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", example],
        cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )

    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "", "")


def test_options_exist() -> None:
    """
    Every option that the README's table and the examples of the guides name is an option of the command.
    """
    table = re.findall(r"^\| (`--.*?) \|", GUIDES[0].read_text(encoding="utf-8"), re.MULTILINE)
    named = set(re.findall(r"--[a-z-]+", " ".join(table)))
    named |= {word for words in _command_lines() if words[0] == "lkj-check" for word in words if word.startswith("--")}

    assert named - _options(check.main) == set()


def test_commands_exist() -> None:
    """
    Every command of the toolbox that an example calls exists.
    """
    named = {words[1] for words in _command_lines() if words[0] == "lkj-rules"}

    assert isinstance(toolbox.main, click.Group)
    assert named - set(toolbox.main.commands) == set()


def test_make_targets_exist() -> None:
    """
    Every make target that an example calls stands in the Makefile.
    """
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {word for words in _command_lines() if words[0] == "make" for word in words[1:]}

    assert named - targets == set()


@pytest.mark.parametrize(
    "page", [*GUIDES, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("format*.md"))], ids=lambda page: page.name
)
def test_links_resolve(page: Path) -> None:
    """
    Every link to a file of the project leads to a file.
    """
    links = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_hook_options_exist() -> None:
    """
    The pre-commit hook calls lkj-check with options that it has.
    """
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.findall(r"^  entry: lkj-check (.*)$", hook, re.MULTILINE)[0].split()

    assert set(entry) - _options(check.main) == set()

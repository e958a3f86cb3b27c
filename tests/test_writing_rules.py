"""
docs/writing-rules.md is true: its worked example is followed step by step, and it names every key there is.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from lkj_rules.cli import check, toolbox
from lkj_rules.files.rule_reader import KEYS
from lkj_rules.model.findings import Outcome, Severity
from lkj_rules.rules.compiling import AUTOMATIC_SLOTS
from lkj_rules.rules.syntax import MAX_LENGTH
from lkj_rules.testing import cases

PAGE = Path(__file__).parent.parent / "docs" / "writing-rules.md"
TEXT = PAGE.read_text(encoding="utf-8")
GUIDE = TEXT.partition("\n## Reference\n")[0]
COMMANDS = {"lkj-rules": toolbox.main, "lkj-check": check.main}


def steps() -> Iterator[tuple[str, str, str]]:
    """
    Give the blocks of the worked example in order: language, content, and the text that leads to it.
    """
    example = GUIDE.partition("\n## A worked example\n")[2]
    for match in re.finditer(r"(.*?)^```(\w+)\n(.*?)^```$", example, re.DOTALL | re.MULTILINE):
        yield match[2], match[3], match[1]


def run(command: str) -> str:
    """
    Run a command of the page and give what it prints.
    """
    name, *arguments = shlex.split(command.removeprefix("$ "))
    result = CliRunner().invoke(COMMANDS[name], arguments, prog_name=name)
    assert result.exit_code == 0, f"{command}: {result.output}"
    return result.stdout


def shows(printed: str, block: str) -> bool:
    """
    Tell whether a block shows what was printed; a line ``…`` stands for lines left out.
    """
    parts = re.split(r"^…\n", block, flags=re.MULTILINE)
    return printed == block if len(parts) == 1 else all(part in printed for part in parts)


def test_worked_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Every file of the example is written where the page says, every command run, every output as shown.
    """
    monkeypatch.chdir(tmp_path)
    for name in ("LKJ_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    printed = ""

    for language, content, lead in steps():
        if language == "console":
            printed = run(content.strip())
        elif language == "text":
            assert shows(printed, content), f"docs/writing-rules.md shows old output; put in what is printed now:\n{printed}"
        else:
            file = re.findall(r"`([\w./]+\.(?:toml|json))`", lead)[-1]
            assert language == "json" or (tmp_path / file).exists(), f"lkj-rules new did not write {file}"
            Path(file).write_text(content, encoding="utf-8")

    assert {"toml", "json", "console", "text"} == {language for language, _, _ in steps()}


WORDS = [*KEYS, *Outcome, *Severity, *(f"{{{slot}}}" for slot in AUTOMATIC_SLOTS), *cases.KEYS, str(MAX_LENGTH)]


@pytest.mark.parametrize("word", sorted(set(map(str, WORDS))))
def test_page_names_every_key(word: str) -> None:
    """
    The guide says something of each key of rules and cases, each outcome, severity and automatic slot.
    """
    assert f"`{word}`" in GUIDE or f" {word} " in GUIDE, f"docs/writing-rules.md says nothing of {word}"

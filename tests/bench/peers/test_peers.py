"""
The work that other tools are compared on: what is planted in it is what this project finds.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from compare import WORKS
from work import write_work

from lkj_rules.cli.check import main

pytestmark = pytest.mark.slow


def test_finds_what_is_planted(tmp_path: Path) -> None:
    """
    Answer every work as planted, in the way in which the comparison asks.
    """
    expected = write_work(tmp_path)
    assert expected == {"budget": ["P007", "P042", "P077", "T"], "achievements": ["I1250", "I1750", "I250", "I750"]}
    for word, answer in expected.items():
        tool = next(tools[0] for work, tools in WORKS.items() if word in work)
        result = CliRunner().invoke(main, [argument.format(folder=tmp_path) for argument in tool.arguments])
        assert tool.read(result.output) == answer


def test_every_tool_reads_the_same_work(tmp_path: Path) -> None:
    """
    Write all 2,101 lines and all 2,000 rows for each tool.
    """
    write_work(tmp_path)
    lines = json.loads((tmp_path / "budget.json").read_text(encoding="utf-8"))["lines"]
    assert len(lines) == 2101
    assert (tmp_path / "report.xml").read_text(encoding="utf-8").count("contextRef") == 2101
    assert (tmp_path / "budget.ttl").read_text(encoding="utf-8").count(":amount") == 2101
    assert len((tmp_path / "achievements.csv").read_text(encoding="utf-8").splitlines()) == 2001
    assert len(json.loads((tmp_path / "achievements.json").read_text(encoding="utf-8"))) == 2000

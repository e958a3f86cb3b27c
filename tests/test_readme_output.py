"""
The README shows what lkj-check says of the real report today. Run as a script, this file writes the excerpts anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COMMANDS = {
    "terminal-output": ("lkj-check", "--select", "TGT006,TGT007,CAP002,CAP008,KAT005", "fixtures/reports/kpu-asahan-2024.json"),
    "pdf-output": ("lkj-check", "--select", "TGT006", "fixtures/papers/kpu-asahan-2024.pdf"),
}
"""By the marks in the README around what each says."""
SUMMARY = "YANG SUDAH DAN YANG BELUM DIPERIKSA"


def excerpt(command: Sequence[str]) -> str:
    """
    Run the command as a pipe would, and leave out what was checked, which says little for a few rules.
    """
    script = "from lkj_rules.cli.check import main; main(prog_name='lkj-check')"
    environment = {name: value for name, value in os.environ.items() if name not in {"LKJ_LANG", "COLUMNS"}}
    run = subprocess.run(
        [sys.executable, "-c", script, *command[1:]], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
        timeout=60, env={**environment, "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    lines = "\n".join(_without_summary(run.stdout.splitlines()))
    return f"\n```console\n$ {' '.join(command)}\n```\n\n```text\n{lines}\n```\n\n"


def _without_summary(lines: Sequence[str]) -> Iterator[str]:
    told = True
    for line in lines:
        if line == SUMMARY:
            told = False
            yield from ("…", "")
        if told:
            yield line
        told = told or not line


def written(page: str, mark: str) -> str:
    """
    Put the excerpt between its marks of the page.
    """
    begin, end = f"<!-- {mark}: begin -->\n", f"<!-- {mark}: end -->\n"
    text = excerpt(COMMANDS[mark])
    return re.sub(f"(?<={re.escape(begin)}).*?(?={re.escape(end)})", lambda _: text, page, flags=re.DOTALL)


@pytest.mark.parametrize("mark", COMMANDS)
def test_readme_shows_what_is_said_today(mark: str) -> None:
    """
    Each excerpt is the command's output of today.
    """
    page = README.read_text(encoding="utf-8")

    assert page == written(page, mark), "README.md shows old output; write it anew with: python tests/test_readme_output.py"


if __name__ == "__main__":
    for each in COMMANDS:
        README.write_text(written(README.read_text(encoding="utf-8"), each), encoding="utf-8")

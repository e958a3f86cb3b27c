"""
``SECURITY.md`` says what is so: its limits are those of the code, and nothing reaches the network or starts a program.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from lkj_rules.cli.options import FORMATS

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "fixtures" / "reports" / "kpu-asahan-2024.json"
UNITS = {"": 1, " KiB": 1024, " MiB": 1024**2}
PAGE = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
LIMITS = re.findall(r"^\| [^|]+ \| ([\d,]+)( [KM]iB)? \| `([\w.]+)\.(\w+)` \|$", PAGE, re.MULTILINE)
NETWORK = {"socket", "ssl", "asyncio", "ftplib", "http.client", "smtplib", "urllib.request"}
"""Modules that talk to others; those that no command needs are not even imported."""
GUARD = """
import sys

def refuse(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn")):
        raise BaseException(f"{event}: {arguments}")

sys.addaudithook(refuse)
"""
COMMANDS = """
import json
from lkj_rules.cli import check, toolbox

def run(command, *words):
    try:
        command(words)
    except SystemExit as end:
        return end.code

codes = [run(getattr(sys.modules["lkj_rules.cli." + module], "main"), *words) for module, *words in json.loads(sys.argv[1])]
print(json.dumps([codes, sorted(sys.modules)]), file=sys.stderr)
"""


def guarded(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """
    Run Python in which every socket and every start of a program ends the run.
    """
    return subprocess.run(
        [sys.executable, "-c", GUARD + code, *arguments], env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip


def commands(*lines: tuple[str, ...]) -> tuple[list[int], set[str]]:
    """
    Run commands, one after the other, under guard; give their exit statuses and the modules that were imported.
    """
    run = guarded(COMMANDS, json.dumps(lines))
    assert run.returncode == 0, run.stderr
    codes, modules = json.loads(run.stderr.splitlines()[-1])
    return codes, set(modules)


def test_limits_are_listed() -> None:
    """
    The pattern finds every row of the table.
    """
    rows = [line for line in PAGE.splitlines() if line.startswith("|")]

    assert len(LIMITS) == len(rows) - 2


def test_limits_of_the_language_are_all_listed() -> None:
    """
    Constants that bound what rules may do are called ``MAX_…``; each has a row.
    """
    source = {path: path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py")}
    bounds = {name for text in source.values() for name in re.findall(r"^(MAX_\w+) =", text, re.MULTILINE)}

    assert bounds - {name for _, _, _, name in LIMITS} == set()


@pytest.mark.parametrize(("number", "unit", "module", "name"), LIMITS, ids=[f"{limit[2]}.{limit[3]}" for limit in LIMITS])
def test_limit_is_that_of_the_code(number: str, unit: str, module: str, name: str) -> None:
    """
    A limit is the constant that its row names.
    """
    stated = int(number.replace(",", "")) * UNITS[unit]

    assert stated == getattr(import_module(module), name)


@pytest.mark.parametrize("code", ["import socket; socket.socket()", "import socket; socket.getaddrinfo('localhost', 80)",
                                  "import subprocess; subprocess.run(['true'])", "import os; os.system('true')"])  # fmt: skip
def test_guard_refuses(code: str) -> None:
    """
    The guard that the other tests rely on stops sockets, look-ups of names and programs.
    """
    assert guarded(code).returncode != 0


def test_check_in_all_formats_needs_no_network(tmp_path: Path) -> None:
    """
    A check in every format, in both languages, opens no socket and starts no program.
    """
    formats = [word for name in FORMATS for word in ("--format", f"{name}={tmp_path / name}")]

    codes, _ = commands(*(("check", "--lang", lang, "--force", *formats, str(REPORT)) for lang in ("id", "en")))

    assert codes == [1, 1]
    assert {path.name for path in tmp_path.iterdir()} == set(FORMATS)


def test_commands_need_no_network(tmp_path: Path) -> None:
    """
    Nor do the commands of the toolbox that read reports or rules, or write papers and pages.
    """
    lines = {
        ("reviu", str(REPORT), "--out", str(tmp_path / "reviu")): 0, ("docs", "--out", str(tmp_path / "docs")): 0,
        ("why", str(REPORT), "--at", "494:253"): 0, ("explain", "TGT004"): 0, ("unguarded", str(REPORT)): 0, ("list",): 0,
        ("test", "TGT004"): 0, ("schema",): 0, ("packs",): 0, ("init", "--level", "kl", str(tmp_path / "new")): 0, ("explian",): 2,
    }  # fmt: skip

    codes, _ = commands(*(("toolbox", *line) for line in lines))

    assert dict(zip(lines, codes, strict=True)) == lines


def test_plain_run_imports_nothing_that_could() -> None:
    """
    A check on the terminal imports no module that talks to others.
    """
    codes, modules = commands(("check", "--alone", str(REPORT)))

    assert (codes, modules & NETWORK) == ([1], set())

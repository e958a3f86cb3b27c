"""
What shells complete, asked of click and, in the slow suite, of bash, zsh and fish themselves.
"""

from __future__ import annotations

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from lkj_rules.cli import check, toolbox

PROGRAMS = {"lkj-check": check.main, "lkj-rules": toolbox.main}
SHELLS = ("bash", "zsh", "fish")


@pytest.fixture(autouse=True)
def quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Run in an empty folder, in Indonesian.
    """
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("LKJ_LANG", raising=False)


def completed(line: str) -> list[tuple[str, str, str | None]]:
    """
    Give what is offered for the last word of a line: kind, value and explanation.
    """
    program, *words = line.split(" ")
    items = ShellComplete(PROGRAMS[program], {}, program, "").get_completions(words[:-1], words[-1])
    return [(item.type, item.value, item.help) for item in items]


def values(line: str) -> list[str]:
    """
    Give the values that are offered.
    """
    return [value for kind, value, _ in completed(line) if kind == "plain"]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("lkj-check --select PMB", ["PMB", "PMB001", "PMB002", "PMB003", "PMB004", "PMB005", "PMB006"]),
        ("lkj-check --select=pmb00", ["PMB001", "PMB002", "PMB003", "PMB004", "PMB005", "PMB006"]),
        ("lkj-check --ignore TGT,CAP002,WJR00", [f"TGT,CAP002,WJR00{number}" for number in (1, 2, 3, 4)]),
        ("lkj-check --select ", ["ANG", "CAP", "DAT", "IND", "KAT", "NAR", "PKJ", "PMB", "RIW", "STR", "TGT", "WJR"]),
        ("lkj-check --select XYZ", []),
        ("lkj-rules list --select PMB004", ["PMB004"]),
        ("lkj-rules explain TGT004 PMB00", ["PMB001", "PMB002", "PMB003", "PMB004", "PMB005", "PMB006"]),
        ("lkj-rules test WJR004", ["WJR004"]),
        ("lkj-check --profile ", ["kl", "kpu", "pemda", "umum"]),
        ("lkj-rules reviu report.json --profile k", ["kl", "kpu"]),
        ("lkj-rules profile show p", ["pemda"]),
        ("lkj-rules profile diff kl k", ["kl", "kpu"]),
        ("lkj-check --format ", ["terminal", "json", "markdown", "sarif", "junit", "github", "html", "xlsx", "jsonl"]),
        ("lkj-check --format json=a.json --format s", ["sarif"]),
        ("lkj-check --lang ", ["id", "en"]),
        ("lkj-rules list --lang e", ["en"]),
        ("lkj-check --fail-on w", ["warning"]),
        ("lkj-rules schema --of ", ["report", "check"]),
        ("lkj-rules completion ", ["bash", "zsh", "fish"]),
        ("lkj-rules exp", ["explain"]),
        ("lkj-rules profile s", ["show"]),
        ("lkj-check --sel", ["--select"]),
    ],
)
def test_values_are_offered(line: str, offered: list[str]) -> None:
    """
    Ids, profiles, formats, languages, commands and options, where they belong.
    """
    assert values(line) == offered


def test_wrong_line_is_no_fault() -> None:
    """
    Behind an unknown command the commands are offered, behind such an option the files; nothing is complained of.
    """
    assert "explain" in values("lkj-rules tidak-ada ")
    assert [kind for kind, _, _ in completed("lkj-check --tidak-ada ")] == ["file"]


@pytest.mark.parametrize("line", [
    "lkj-check ", "lkj-check a.json ", "lkj-check --output ", "lkj-check --waivers x", "lkj-check --profile x", "lkj-rules why ",
    "lkj-rules baseline diff ", "lkj-rules profile show ",
])  # fmt: skip
def test_files_are_offered(line: str) -> None:
    """
    Where a file may stand, the shell is told to offer files.
    """
    assert "file" in {kind for kind, _, _ in completed(line)}


@pytest.mark.parametrize(("bahasa", "option", "command"), [
    ("id", "Tampilkan setiap temuan selengkapnya di terminal.", "Daftar aturan: kode, tingkat, judul."),
    ("en", "Show every finding in full on the terminal.", "List the rules: id, severity, title."),
])  # fmt: skip
def test_explanations_are_in_the_language_of_the_call(
    bahasa: str, option: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Shells that show explanations show those of the language that is set, for options and for commands.
    """
    monkeypatch.setenv("LKJ_LANG", bahasa)

    assert completed("lkj-check --verb") == [("plain", "--verbose", option)]
    assert completed("lkj-rules lis") == [("plain", "list", command)]


def test_no_option_or_command_is_offered_without_an_explanation() -> None:
    """
    Every command and every option has a sentence to show.
    """
    lines = ["lkj-check -", "lkj-rules ", "lkj-rules -", *(f"lkj-rules {name} -" for name in values("lkj-rules "))]

    assert [(line, value) for line in lines for _, value, said in completed(line) if not said or not said.endswith(".")] == []


@pytest.mark.parametrize("shell", SHELLS)
def test_script_speaks_for_both_programs(shell: str) -> None:
    """
    One script makes the shell ask both programs.
    """
    result = CliRunner().invoke(toolbox.main, ["completion", shell])

    assert (result.exit_code, result.stderr) == (0, "")
    assert re.findall(r"(_LKJ_\w+)=", result.stdout) == ["_LKJ_CHECK_COMPLETE", "_LKJ_RULES_COMPLETE"]


def test_unknown_shell_is_refused() -> None:
    """
    Other shells are named as wrong, with those that there are.
    """
    result = CliRunner().invoke(toolbox.main, ["completion", "tcsh"])

    assert (result.exit_code, "Pilih: bash, zsh, fish." in result.stderr) == (2, True)


@pytest.mark.parametrize("line", ["lkj-check --select TGT", "lkj-check --profile k", "lkj-check --format j", "lkj-rules explain T"])
def test_completing_loads_neither_rules_nor_reports(line: str) -> None:
    """
    A press of the key costs no rule, no model, no reader: only click and the names of files.
    """
    program, words = line.partition(" ")[0], line.split(" ")
    module = {"lkj-check": "check", "lkj-rules": "toolbox"}[program]
    script = (
        "import atexit, json, sys; atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))\n"
        f"from lkj_rules.cli.{module} import main; main(prog_name={program!r})"
    )
    variable = f"_{program.replace('-', '_').upper()}_COMPLETE"
    asked = {variable: "bash_complete", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}

    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, timeout=60, env={**os.environ, **asked}
    )

    needless = re.compile(r"(lkj_rules\.(?!cli)|rapidfuzz|rich|importlib\.metadata)")
    loaded = [name for name in json.loads(result.stderr) if needless.match(name)]
    assert result.stdout.startswith((b"plain,", b"file,"))
    assert set(loaded) <= {"lkj_rules.files", "lkj_rules.files.built_in"}


class Terminal:
    """
    Hold a shell at a terminal of its own.
    """

    def __init__(self, command: list[str], folder: Path) -> None:
        self.screen, own = pty.openpty()
        path = f"{sysconfig.get_path('scripts')}:{os.environ['PATH']}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("_LKJ", "LKJ", "COMP", "ZDOTDIR"))}
        self.process = subprocess.Popen(
            command, stdin=own, stdout=own, stderr=own, cwd=folder, start_new_session=True,
            env={**kept, "PATH": path, "TERM": "xterm", "PS1": "siap> ", "HOME": str(folder), "COLUMNS": "200", "LINES": "50"},
        )  # fmt: skip
        os.close(own)

    def types(self, keys: str, expecting: str) -> str:
        """
        Type keys and give what the screen shows until it shows what is expected, or for a minute.
        """
        os.write(self.screen, keys.encode())
        shown, end = "", time.monotonic() + 60
        while not re.search(expecting, shown) and time.monotonic() < end:
            if select.select([self.screen], [], [], 1)[0]:
                piece = os.read(self.screen, 65536).decode(errors="replace")
                shown += re.sub(r"\x1b(\[[\d;?]*[A-Za-z]|[=>]|\][^\x07]*\x07)|[\x07\r]|.\x08", "", piece)
        return shown

    def close(self) -> None:
        """
        End the shell.
        """
        self.process.kill()
        self.process.wait(60)
        os.close(self.screen)


def program(name: str) -> str:
    """
    Find a shell that CI has.
    """
    found = shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is not installed; .ci/install-tools installs what the slow suites need.")
    return found


STARTS = {
    "bash": (["--norc", "--noprofile", "-i"], "bind 'set show-all-if-ambiguous on'; bind 'set enable-bracketed-paste off'"),
    "zsh": (["-f", "-i"], "unsetopt zle_bracketed_paste 2>/dev/null; autoload -U compinit; compinit -u -D"),
}


@pytest.fixture(params=sorted(STARTS))
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """
    Start a shell with the script of completions loaded, in a folder with a report.
    """
    options, first = STARTS[request.param]
    (tmp_path / "laporan-2024.json").touch()
    shell = Terminal([program(request.param), *options], tmp_path)
    shell.types(f'{first}; eval "$(lkj-rules completion {request.param})"; echo ter""muat\n', r"\ntermuat")
    yield shell
    shell.close()


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "shown"), [
    ("lkj-check --sel\t", r"--select "),
    ("lkj-check --select TGT004,PMB00\t\t", r"\s+".join(f"TGT004,PMB00{number}" for number in range(1, 7))),
    ("lkj-check --profile pem\t", r"pemda"),
    ("lkj-check --format mark\t", r"markdown"),
    ("lkj-check --lang e\t", r"en "),
    ("lkj-check lapor\t", r"laporan-2024\.json"),
    ("lkj-rules expl\t", r"explain "),
    ("lkj-rules explain WJR00\t\t", r"WJR001\s+WJR002\s+WJR003\s+WJR004"),
    ("lkj-rules profile sh\t", r"show "),
])  # fmt: skip
def test_shell_completes(terminal: Terminal, typed: str, shown: str) -> None:
    """
    With a person at the keyboard, bash and zsh complete commands, options, ids behind a comma, profiles, formats and files.
    """
    assert re.search(shown, terminal.types(typed, shown))


@pytest.mark.slow
@pytest.mark.parametrize(("typed", "offered"), [
    ("lkj-check --sel", ["--select"]),
    ("lkj-check --select TGT004,PMB00", [f"TGT004,PMB00{number}" for number in (1, 2, 3, 4, 5, 6)]),
    ("lkj-check --profile pem", ["pemda"]),
    ("lkj-check --format mark", ["markdown"]),
    ("lkj-check lapor", ["laporan-2024.json"]),
    ("lkj-rules expl", ["explain"]),
    ("lkj-rules explain WJR00", [f"WJR00{number}" for number in (1, 2, 3, 4)]),
])  # fmt: skip
def test_fish_completes(tmp_path: Path, typed: str, offered: list[str]) -> None:
    """
    Asked what it would offer for a line, fish says the same.
    """
    (tmp_path / "laporan-2024.json").touch()
    path = f"{sysconfig.get_path('scripts')}:{os.environ['PATH']}"
    script = f"lkj-rules completion fish | source; complete --do-complete '{typed}'"

    result = subprocess.run(
        [program("fish"), "--no-config", "--command", script], cwd=tmp_path, capture_output=True, check=True, timeout=60,
        env={**os.environ, "PATH": path, "HOME": str(tmp_path), "TERM": "xterm"},
    )  # fmt: skip

    assert [line.partition("\t")[0] for line in result.stdout.decode().splitlines()] == offered

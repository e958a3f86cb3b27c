"""
Time other tools on the same work and write two tables of ``docs/performance.md``; a tool that answers anything else fails.

Each tool has an environment of its own, kept in ``build/peers``, so that none imports another's packages; this project is
installed as its wheel, as users have it. What counts is the processor time of whole processes; every round runs each tool once, so
that a busy machine disturbs all alike. ``compare.py WORD`` measures the work whose name holds the word, without writing.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from venv import EnvBuilder

import attrs
from work import write_work

from bench import write_section

ROOT = Path(__file__).parents[3]
TOOLS = Path(__file__).parent / "tools"
ENVIRONMENTS = ROOT / "build" / "peers"
CLEAN = ROOT / "fixtures" / "base" / "clean.json"
OURS = "lkj-rules"
ROUNDS = 5
STARTS = 25
"""Rounds of what takes a fraction of a second."""


@attrs.frozen
class Tool:
    """
    Name a tool, what is installed for it, and what it is started with; ``read`` makes its output the sorted names of what is wrong.
    """

    name: str
    requirement: str
    program: str
    arguments: tuple[str, ...]
    read: Callable[[str], list[str]] = json.loads
    goal: float | None = None
    """How much of this tool's time this project may take at most."""


def _script(name: str, requirement: str) -> Tool:
    return Tool(requirement.partition(">")[0], requirement, "python", (str(TOOLS / f"{name}.py"), "{folder}"))


def _ours(work: str, rules: str) -> Tool:
    options = ("--isolated", "--alone", "--select", rules, "--format", "json", "--fail-on", "never")
    return Tool(OURS, str(ROOT), "lkj-check", (*options, f"{{folder}}/{work}-report.json"), _names)


def _names(output: str) -> list[str]:
    """
    Name the lines and rows that findings blame, by their place in the report.
    """
    places = [finding["pointer"].split("/") for finding in json.loads(output)["findings"]]
    return sorted(
        "T" if place[3] == "total" else f"P{int(place[-2]):03d}" if place[1] == "anggaran" else f"I{place[-2]}" for place in places
    )


def _nothing(output: str) -> list[str]:
    del output  # the exit status said that nothing is wrong
    return []


START = {
    "start and a clean report of 42 kB, all rules": (
        Tool(OURS, str(ROOT), "lkj-check", ("--isolated", "--alone", "--fail-on", "info", str(CLEAN)), _nothing),
        Tool("python -c pass", "", "python", ("-c", "pass"), _nothing, goal=12),  # of our environment
        Tool(
            "check-jsonschema", "check-jsonschema>=0.39", "check-jsonschema", ("--schemafile", "{folder}/schema.json", str(CLEAN)),
            _nothing, goal=0.45,
        ),
    ),
}
WORKS = {
    "sums of a budget of 2,101 lines": (
        _ours("budget", "ANG003,ANG006"),
        _script("arelle_budget", "arelle-release>=2.37"),
        _script("pyshacl_budget", "pyshacl>=0.40"),
        _script("rego_budget", "regopy>=1.5"),
    ),
    "achievements of 2,000 indicators": (
        _ours("achievements", "CAP001"),
        _script("rule_engine_achievements", "rule-engine>=5"),
        _script("cel_achievements", "cel-python>=0.5"),
        _script("frictionless_achievements", "frictionless>=5.18"),
    ),
}  # fmt: skip


@cache
def programs(name: str, requirement: str) -> Path:
    """
    Give the folder of the programs of a tool's environment, made where it is not there yet; this project is installed anew.
    """
    home = ENVIRONMENTS / name
    if not home.exists():
        sys.stderr.write(f"{home}: …\n")
        EnvBuilder(with_pip=True).create(home)
    again = ("--force-reinstall", "--no-deps") if name == OURS and any(home.glob("lib/*/site-packages/lkj_rules")) else ()
    install = [home / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *again]
    subprocess.run([*install, requirement], check=True)
    return home / "bin"


def seconds(command: list[str], read: Callable[[str], list[str]], expected: list[str]) -> float:
    """
    Run a tool and give its processor time; :exc:`ValueError` where it does not answer as expected.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    alone = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}  # it would hide what is installed
    run = subprocess.run(command, capture_output=True, text=True, check=True, env=alone)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if (found := read(run.stdout)) != expected:
        raise ValueError(f"{command[0]}: {found}, expected {expected}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def rows(work: str, tools: tuple[Tool, ...], folder: Path, expected: list[str], rounds: int) -> list[str]:
    """
    Measure the tools of a work, and give the rows of the table: median time, and the spread of our ratio to each.
    """
    commands = [
        [str(_programs_of(tool) / tool.program), *(argument.format(folder=folder) for argument in tool.arguments)] for tool in tools
    ]
    measured = [
        [seconds(command, tool.read, expected) for command, tool in zip(commands, tools, strict=True)] for _ in range(rounds + 1)
    ][1:]  # the first round fills caches
    found = []
    for place, tool in enumerate(tools):
        ratios = sorted(round_[0] / round_[place] for round_ in measured)
        ratio = f"× {statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})" if place else ""
        reached = "reached" if tool.goal is None or statistics.median(ratios) <= tool.goal else "**missed**"
        goal = "" if tool.goal is None else f"× {tool.goal:g}: {reached}"
        middle = statistics.median(round_[place] for round_ in measured)
        found.append(f"| {work if not place else ''} | {tool.name} | {middle * 1000:,.0f} ms | {ratio} | {goal} |")
        sys.stderr.write(found[-1] + "\n")
    return found


def _programs_of(tool: Tool) -> Path:
    return programs(tool.name, tool.requirement) if tool.requirement else programs(OURS, str(ROOT))


def main() -> None:
    """
    Measure the chosen work; with none chosen, all, and write the page.
    """
    words = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = write_work(folder)
        schema = subprocess.run([Path(sys.executable).with_name("lkj-rules"), "schema"], capture_output=True, check=True).stdout
        (folder / "schema.json").write_bytes(schema)
        for section, works, rounds in (("start", START, STARTS), ("peers", WORKS, ROUNDS)):
            lines = ["| work | tool | median | ours in its time (spread) | goal |", "|---|---|---|---|---|"]
            for work, tools in works.items():
                if not words or any(word in work for word in words):
                    answer = next((answer for key, answer in expected.items() if key in work), [])
                    lines += rows(work, tools, folder, answer, rounds)
            text = "\n".join(lines) + "\n"
            sys.stdout.write(text)
            if not words:
                write_section(section, text)


if __name__ == "__main__":
    main()

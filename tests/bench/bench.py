"""
Measure how the cost of a check grows with the report, and write the table and the plots of ``docs/performance.md``.

Every size runs in processes of its own, after the built-in rules are loaded; what counts is processor time, of two runs the
better, so that a busy machine disturbs less. The memory of a run that writes 10,000 findings as JSON and as SARIF is measured as
well. ``make bench`` runs all of it, ``bench.py WORD`` the series whose name holds the word, without writing.
"""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import attrs
from growth import SERIES, Report, Series, wrong_achievements

DOCS = Path(__file__).parents[2] / "docs"
DOUBLING, SECONDS = 2.3, 20
"""What a doubled size may cost at most, as a factor, and what the largest may cost, in seconds."""
FINDINGS, MEGABYTES = 10_000, 300
"""How many findings are written, and what memory that may take at most."""

PEAK = """
import pathlib, re
def peak():
    return int(re.search(r"VmHWM:\\s*(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]) // 1024
"""
"""What gives the peak memory of a process in MB (Linux); that of getrusage begins with the memory of whoever started it."""

_CHILD = PEAK + """
import sys, time
from lkj_rules.api import load_rules
from lkj_rules.cli.check import main
load_rules()
started = time.process_time()
try:
    main(["--alone", *sys.argv[1:]])
except SystemExit as end:
    assert end.code in (0, 1), end.code
print(time.process_time() - started, peak(), file=sys.stderr)
"""


@attrs.frozen
class Cost:
    """
    Hold what checking a report of one size took: processor time in seconds, peak memory in MB.
    """

    size: int
    seconds: float
    memory: int


def measure(
    report: Report, size: int, formats: Sequence[str] = ("json",), more: Sequence[str] = (), rules: Mapping[str, str] | None = None
) -> Cost:
    """
    Check a report and write its findings: as JSON on standard output, or several formats as files.

    ``more`` are further options, ``rules`` the files of further rules.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (rules or {}).items():
            Path(folder, name).write_text(text, encoding="utf-8")
        more = (*more, "--rules", folder) if rules else more
        path = Path(folder, "report.json")
        path.write_text(json.dumps(report), encoding="utf-8")
        outputs = formats if len(formats) == 1 else [f"{name}={folder}/result.{name}" for name in formats]
        arguments = [*more, *(part for output in outputs for part in ("--format", output))]
        run = subprocess.run([sys.executable, "-c", _CHILD, *arguments, str(path)], capture_output=True, text=True, check=True)
    seconds, memory = run.stderr.splitlines()[-1].split()
    return Cost(size, float(seconds), int(memory))


def costs(series: Series) -> list[Cost]:
    """
    Measure a series at four sizes, each twice the one before.
    """
    found = []
    for size in (series.largest >> shift for shift in (3, 2, 1, 0)):
        report, rules = series.write(size), series.rules(size)
        found.append(min((measure(report, size, rules=rules) for _ in range(2)), key=lambda cost: cost.seconds))
        sys.stderr.write(f"{series.name}: {size:,} in {found[-1].seconds:.1f} s, {found[-1].memory} MB\n")
    return found


def table(measured: dict[str, list[Cost]]) -> str:
    """
    Write the measured costs as a Markdown table, with the steepest doubling of each series against its goal.
    """
    lines = ["| what grows | size: seconds | steepest doubling | memory | goal |", "|---|---|---|---|---|"]
    for name, found in measured.items():
        sizes = ", ".join(f"{cost.size:,}: {cost.seconds:.1f}" for cost in found)
        steepest = max(after.seconds / before.seconds for before, after in itertools.pairwise(found))
        reached = steepest <= DOUBLING and found[-1].seconds <= SECONDS
        lines.append(f"| {name} | {sizes} | × {steepest:.2f} | {found[-1].memory} MB | {'reached' if reached else '**missed**'} |")
    return "\n".join(lines) + "\n"


def memory() -> str:
    """
    Say what memory a run takes that writes many findings.
    """
    cost = measure(wrong_achievements(FINDINGS), FINDINGS, ("json", "sarif"))
    reached = "reached" if cost.memory <= MEGABYTES else "**missed**"
    return f"\nA run that writes {FINDINGS:,} findings as JSON and as SARIF: {cost.memory} MB (goal {MEGABYTES} MB: {reached}).\n"


def write_section(name: str, text: str) -> None:
    """
    Write one section of the page anew.
    """
    start, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    page = DOCS / "performance.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(start)
    page.write_text(f"{before}{start}{text}{end}{rest.partition(end)[2]}", encoding="utf-8")


def plot(measured: dict[str, list[Cost]], unit: str, value: Callable[[Cost], float]) -> str:
    """
    Draw what a check costs in a unit against size, both logarithmic; straight lines of slope one are linear.
    """
    import pygal  # the tests of what is measured draw nothing

    chart = pygal.XY(
        logarithmic=True, xrange=(4, 32000), x_title="size", y_title=unit, width=900, height=520, dots_size=2,
        legend_at_bottom=True, legend_at_bottom_columns=2, js=(), disable_xml_declaration=True,
    )  # fmt: skip
    for name, found in measured.items():
        chart.add(name, [(cost.size, value(cost)) for cost in found])
    return str(chart.render(is_unicode=True))


def main() -> None:
    """
    Measure the chosen series; with none chosen, all, and write the page.
    """
    words = sys.argv[1:]
    measured = {series.name: costs(series) for series in SERIES if not words or any(word in series.name for word in words)}
    sys.stdout.write(table(measured))
    if not words:
        write_section("growth", f"{table(measured)}{memory()}")
        for name, unit, value in (("growth", "seconds", lambda cost: cost.seconds), ("memory", "MB", lambda cost: cost.memory)):
            (DOCS / "_static" / f"{name}.svg").write_text(plot(measured, unit, value), encoding="utf-8")


if __name__ == "__main__":
    main()

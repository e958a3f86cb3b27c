"""
Measure all rules on one report against reading it, and against the same checks written by hand (``baseline``).

A rule that is not written by hand yet, and those on waivers and explanations, run only in what is compared with reading.

Everything runs in one process, warm, all in turn; what counts is the median of the ratios of a round, in processor time.
``make bench`` writes the section of ``docs/performance.md``; ``rule_set.py ROUNDS`` measures so many rounds, without writing.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs
from baseline.report import covered, failures

from lkj_rules import check, load_rules, parse_report

FIXTURES = Path(__file__).parents[2] / "fixtures"
REPORTS = {"Asahan": FIXTURES / "reports" / "kpu-asahan-2024.json", "clean report": FIXTURES / "base" / "clean.json"}
ROUNDS = 25
WARM = 3
"""Rounds that are not counted: the first check of a process fills what lasts longer than a report."""
MOST = 3
"""How many times the baseline, or reading, all rules may take."""


@attrs.frozen
class Round:
    """
    Hold processor time in seconds: of reading a report, of all rules, of those that are written by hand too, and of these by hand.
    """

    reading: float
    rules: float
    written: float
    baseline: float


def seconds(work: Callable[[], object]) -> float:
    """
    Time one call.
    """
    started = time.process_time()
    work()
    return time.process_time() - started


def measure(path: Path, rounds: int) -> list[Round]:
    """
    Time the four in turn on one report, anew each round: what a check keeps of a report is not there for the next.
    """
    data, found, written = path.read_bytes(), [], load_rules().choose(select=sorted(covered()))
    for _ in range(WARM + rounds):
        read = parse_report(data, name=path.name)
        found.append(Round(
            reading=seconds(lambda: parse_report(data, name=path.name)),
            rules=seconds(lambda read=read: check(read)),
            written=seconds(lambda read=read: check(read, written)),
            baseline=seconds(lambda read=read: failures(read.laporan)),
        ))  # fmt: skip
    return found[WARM:]


def rows(name: str, found: Sequence[Round]) -> list[str]:
    """
    Write what was measured on one report.
    """
    compared = (
        ("all rules against reading", [each.rules / each.reading for each in found], f"× {MOST}"),
        ("all rules against the baseline", [each.written / each.baseline for each in found], f"× {MOST}"),
        ("the baseline against reading", [each.baseline / each.reading for each in found], ""),
    )
    lines = []
    for what, ratios, goal in compared:
        median, spread = statistics.median(ratios), statistics.quantiles(ratios, n=4)
        verdict = "" if not goal else "reached" if median <= MOST else "**missed**"
        lines.append(f"| {name}: {what} | × {median:.1f} ({spread[0]:.1f} to {spread[2]:.1f}) | {goal} | {verdict} |")
    times = (min(getattr(each, field) for each in found) * 1000 for field in ("reading", "rules", "baseline"))
    lines.append(f"| {name}: milliseconds of reading, all rules, baseline | {', '.join(f'{each:.1f}' for each in times)} | | |")
    return lines


def main() -> None:
    """
    Measure; with the usual rounds, write the page.
    """
    given = [int(word) for word in sys.argv[1:]]
    load_rules()
    measured = [line for name, path in REPORTS.items() for line in rows(name, measure(path, *(given or [ROUNDS])))]
    written = "\n".join(["| what | measured | goal | |", "|---|---|---|---|", *measured]) + "\n"
    sys.stdout.write(written)
    if not given:
        from bench import write_section  # which draws as well, with a library that only `make bench` installs

        write_section("rules", written)


if __name__ == "__main__":
    main()

"""
Measure an archive of many reports, and one report of a million budget lines; write their section of ``docs/performance.md``.

``make bench`` runs it with 10,000 reports and a million lines; ``scale.py REPORTS LINES`` measures less, without writing.
"""

from __future__ import annotations

import json
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from growth import budget_lines

from bench import PEAK, measure, write_section
from lkj_rules.testing.consistent.choices import Seeded
from lkj_rules.testing.consistent.report import write_report

REPORTS, LINES, FEW_LINES = 10_000, 1_000_000, 10_000
PLANTED = 33
"""One report in so many has an error: 3 %."""
PAIRS, PART = 3, 500
"""How often one process and two are timed in turn, and with how many reports at most."""
_CHECK = "import sys; from lkj_rules.cli.check import main; main()"
_PARSE = PEAK + """
import json, sys
before = peak()
document = json.loads(pathlib.Path(sys.argv[1]).read_bytes())
print(peak() - before)
"""
_SMALL = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""
"""Runs a command and gives the memory of its largest process in MB: a small process, for what it starts begins with its size."""


def write_one(folder: str, number: int) -> bool:
    """
    Write a report of an office of its own; return whether an error is planted in it.
    """
    report = write_report(Seeded(number))
    report["entitas"]["nama"] += f" {number}"
    planted = number % PLANTED == 0 and plant(report)
    Path(folder, f"report-{number:06}.json").write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return planted


def plant(report: Any) -> bool:
    """
    Set the first achievement that is printed of a target other than zero to what no formula gives; return whether there is one.

    Where the target is zero no formula gives anything: that is a warning.
    """
    rows = (row for table in report["lkj"]["tabel"] if table["jenis"] == "pengukuran" for row in table["baris"])
    row = next((row for row in rows if str(row.get("capaian"))[:1].isdigit() and str(row["target"]).strip("0,. %")), None)
    if row is None:
        return False
    row["capaian"] = "41" + row["capaian"]
    return True


def archive(folder: str, count: int) -> set[str]:
    """
    Write so many reports; give the names of those with a planted error.
    """
    with ProcessPoolExecutor() as pool:
        planted = pool.map(write_one, [folder] * count, range(count), chunksize=64)
        return {f"report-{number:06}.json" for number, each in enumerate(planted) if each}


def command(jobs: int, paths: Sequence[str], target: str, *more: str) -> list[str]:
    """
    Give the command that checks reports into a file of lines.
    """
    options = ["--format", f"jsonl={target}", "--jobs", str(jobs), "--today", "2025-01-01", "--force", *more]
    return [sys.executable, "-c", _CHECK, *options, *paths]


def seconds(jobs: int, paths: Sequence[str], target: str) -> float:
    """
    Time one run by the clock.
    """
    started = time.perf_counter()
    run = subprocess.run(command(jobs, paths, target), stderr=subprocess.DEVNULL, check=False)
    assert run.returncode in (0, 1), run.returncode
    return time.perf_counter() - started


def of_archive(count: int) -> str:
    """
    Measure an archive: two processes against one, memory of few reports and of all, and a run that is killed and taken up.
    """
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder, "reports")  # next to it nothing is searched for other years
        reports.mkdir()
        planted = archive(str(reports), count)
        paths = sorted(map(str, reports.iterdir()))
        size = max(1, min(count // PAIRS, PART))
        ratios, one = [], 0.0
        for pair in range(PAIRS):
            part = paths[pair * size : (pair + 1) * size]
            one, two = seconds(1, part, f"{folder}/1.jsonl"), seconds(2, part, f"{folder}/2.jsonl")
            ratios.append(one / two)
            assert Path(folder, "1.jsonl").read_bytes() == Path(folder, "2.jsonl").read_bytes()
        few = peak(2, paths[: count // 10], f"{folder}/few.jsonl")
        doubled, faulty, rate, all_of_them = killed_and_resumed(folder, paths)
    median, spread = statistics.median(ratios), max(ratios) - min(ratios)
    rows = (
        ("two processes against one", f"× {median:.2f} (spread {spread:.2f}, {PAIRS} pairs)", "× 1.8", median >= 1.8),
        ("reports a minute, one process, start included", f"{60 * size / one:,.0f}", "", True),
        ("reports a minute, two processes, resumed run", f"{rate:,.0f}", "", True),
        (f"memory of a process: all against a tenth ({few} MB)", f"× {all_of_them / few:.2f}", "× 1.2", all_of_them <= 1.2 * few),
        ("killed and taken up: results missing or doubled", f"{doubled}", "0", doubled == 0),
        ("planted errors found", f"{len(faulty & planted):,} of {len(planted):,}", "all", planted <= faulty),
        ("errors found in other reports", f"{len(faulty - planted):,}", "0", faulty <= planted),
    )
    return f"{count:,} reports.\n\n" + table(rows)


def peak(jobs: int, paths: Sequence[str], target: str, *more: str) -> int:
    """
    Run a check and give the peak memory of its largest process in MB.
    """
    run = [sys.executable, "-c", _SMALL, *command(jobs, paths, target, *more)]
    return int(subprocess.run(run, capture_output=True, text=True, check=True).stdout)


def killed_and_resumed(folder: str, paths: Sequence[str]) -> tuple[int, set[str], float, int]:
    """
    Kill a run when a third is done and take it up; give what is missing or doubled, reports with errors, reports a minute, memory.
    """
    target = Path(folder, "all.jsonl")
    with subprocess.Popen(command(2, paths, str(target)), stderr=subprocess.DEVNULL) as process:
        while process.poll() is None and lines_in(target) < len(paths) / 3:
            time.sleep(1)
        process.send_signal(signal.SIGKILL)
    done = lines_in(target)
    started = time.perf_counter()
    memory = peak(2, paths, str(target), "--resume")
    rate = 60 * (len(paths) - done) / (time.perf_counter() - started)
    results = [json.loads(line) for line in target.open("rb")]
    sources = [Path(each["source"]).name for each in results]
    wrong = len({Path(path).name for path in paths} ^ set(sources)) + len(sources) - len(set(sources))
    found = {name for name, each in zip(sources, results, strict=True) if each["exit_status"] == 1}
    return wrong, found, rate, memory


def lines_in(target: Path) -> int:
    """
    Count the lines of a file that may not be there yet.
    """
    return target.read_bytes().count(b"\n") if target.exists() else 0


def of_lines(count: int) -> str:
    """
    Measure a report of so many budget lines against one of few: seconds a line, and memory against the parsed JSON.
    """
    small = min(measure(budget_lines(FEW_LINES), FEW_LINES).seconds for _ in range(3))
    report = budget_lines(count)
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(report, file)
        file.flush()
        parsed = int(subprocess.run([sys.executable, "-c", _PARSE, file.name], capture_output=True, text=True, check=True).stdout)
    cost = measure(report, count, more=("--max-size", "4096"))
    ratio, share = cost.seconds / count / (small / FEW_LINES), cost.memory / parsed
    rows = (
        (f"time of a line against {FEW_LINES:,} lines", f"× {ratio:.2f}", "× 1.3", ratio <= 1.3),
        ("processor time", f"{cost.seconds:.0f} s", "60 s", cost.seconds <= 60),
        (f"memory against the parsed JSON ({parsed} MB)", f"× {share:.1f}", "× 4", share <= 4),
    )
    return f"{count:,} budget lines in one report.\n\n" + table(rows)


def table(rows: Sequence[tuple[str, str, str, bool]]) -> str:
    """
    Write what was measured with its goals as a Markdown table.
    """
    lines = [f"| {what} | {found} | {goal} | {_verdict(goal, reached)} |" for what, found, goal, reached in rows]
    return "\n".join(["| what | measured | goal | |", "|---|---|---|---|", *lines]) + "\n"


def _verdict(goal: str, reached: bool) -> str:  # noqa: FBT001  # a cell of the table
    return "" if not goal else "reached" if reached else "**missed**"


def main() -> None:
    """
    Measure; with the usual sizes, write the page.
    """
    given = [int(word) for word in sys.argv[1:]]
    reports, lines = given or (REPORTS, LINES)
    written = "\n".join(text for size, text in ((reports, of_archive), (lines, of_lines)) if size for text in [text(size)])
    sys.stdout.write(written)
    if not given:
        write_section("archive", written)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()

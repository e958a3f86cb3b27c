"""
The same work in the words of each tool: a budget tree and achievements with planted errors.

What is planted is the expected answer: the names of the wrong lines or rows, sorted. Every writer gives it back, so that nothing
that a tool prints decides what is right.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import attrs
from growth import Report, budget_lines, measured, office, table
from sums import CONTEXT, FACT, write_facts, write_taxonomy

PROGRAMMES, ACTIVITIES = 100, 20
"""A total, 100 programmes and 2,000 activities: 2,101 lines."""
INDICATORS, WRONG_EVERY = 2000, 500
NUMBERS = ("target", "realisasi", "capaian")


@attrs.frozen
class Line:
    """
    Hold a budget line: its name, its amount in rupiah, the names of the lines that it sums.
    """

    name: str
    amount: int
    below: tuple[str, ...] = ()


def budget() -> tuple[list[Line], list[str]]:
    """
    Give the lines of the budget and the names of those that are not the sum of the lines below them.
    """
    off = {"P007": 1_000_000, "P042": -35_000, "P077": 250_000_000}
    lines, programmes = [], []
    for number in range(PROGRAMMES):
        below = [Line(f"A{number:03d}{i:02d}", 1_250_000 + 7 * (number * ACTIVITIES + i)) for i in range(ACTIVITIES)]
        name = f"P{number:03d}"
        programmes.append(Line(name, sum(line.amount for line in below) + off.get(name, 0), tuple(line.name for line in below)))
        lines += [programmes[-1], *below]
    total = Line("T", sum(line.amount for line in programmes) + 4_400_000, tuple(line.name for line in programmes))
    return [total, *lines], sorted([*off, "T"])


def budget_report(lines: list[Line]) -> Report:
    """
    Write the budget as a report of an otherwise right office.
    """
    by_name = {line.name: line for line in lines}

    def position(line: Line) -> Report:
        written = {"kode": line.name, "nama": f"Belanja {line.name}", "pagu": f"{line.amount:,}".replace(",", ".")}
        return written | ({"anak": [position(by_name[name]) for name in line.below]} if line.below else {})

    report = budget_lines(10)
    total = position(lines[0])
    report["anggaran"][0] |= {"total": {"pagu": total["pagu"]}, "pos": total["anak"]}
    return report


def achievements() -> tuple[list[dict[str, str]], Report, list[str]]:
    """
    Give rows with target, result and achievement as numbers, the same as a report, and the names of the wrong rows.
    """
    report = office(INDICATORS)
    rows = [measured(i, wrong=i % WRONG_EVERY == WRONG_EVERY // 2) for i in range(INDICATORS)]
    report["lkj"]["tabel"] = [table(rows)]
    plain = [{"nama": row["indikator"]} | {key: row[key].removesuffix(" %").replace(",", ".") for key in NUMBERS} for row in rows]
    wrong = [row["nama"] for row in plain if _differs(row)]
    return plain, report, sorted(wrong)


def _differs(row: dict[str, str]) -> bool:
    return abs(Decimal(row["realisasi"]) / Decimal(row["target"]) * 100 - Decimal(row["capaian"])) > Decimal("0.01")


def write_work(folder: Path) -> dict[str, list[str]]:
    """
    Write every file that a tool reads, and give the expected answer of each work.
    """
    lines, wrong_lines = budget()
    rows, report, wrong_rows = achievements()
    (folder / "budget-report.json").write_text(json.dumps(budget_report(lines)), encoding="utf-8")
    (folder / "budget.json").write_text(json.dumps({"lines": [attrs.asdict(line) for line in lines]}), encoding="utf-8")
    (folder / "budget.ttl").write_text("".join(_turtle(lines)), encoding="utf-8")
    _write_xbrl(lines, folder)
    (folder / "achievements-report.json").write_text(json.dumps(report), encoding="utf-8")
    (folder / "achievements.json").write_text(
        json.dumps([{key: value if key == "nama" else float(value) for key, value in row.items()} for row in rows]),
        encoding="utf-8",
    )
    with (folder / "achievements.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["nama", *NUMBERS])
        writer.writeheader()
        writer.writerows(rows)
    return {"budget": wrong_lines, "achievements": wrong_rows}


def _turtle(lines: Iterable[Line]) -> Iterator[str]:
    yield "@prefix : <http://example.com/> .\n"
    for line in lines:
        below = f"; :below {', '.join(f':{name}' for name in line.below)}" if line.below else ""
        yield f":{line.name} a :{'Sum' if below else 'Line'} ; :amount {line.amount} {below} .\n"


def _write_xbrl(lines: list[Line], folder: Path) -> None:
    write_taxonomy([line.name for line in lines], {line.name: line.below for line in lines}, folder)
    write_facts([CONTEXT.format(0), *(FACT.format(line.name, 0, 0, line.amount, line.name) for line in lines)], folder)

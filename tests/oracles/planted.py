"""
Planted errors: one figure of a report made wrong, as hands do it, and whether the rules find it where it stands.

Whether anybody could know is for the small oracle to say: a planted error counts where a relation that held can no longer hold.
What came of the full set is on ``docs/planted.md``, which ``planted_page`` writes.
"""

from __future__ import annotations

import copy
import itertools
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
from small_oracle import Cell, Report, write

from lkj_rules.api import compiled, load_rules
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.errors import InputError
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.findings import Finding, Severity
from lkj_rules.testing.consistent.choices import Seeded
from lkj_rules.testing.consistent.report import write_report

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "planted.md"
REPORTS = [
    ROOT / "fixtures" / name
    for name in (
        "base/clean.json", "reports/bkpd-jabar-2016.json", "reports/disperindag-jabar-2016.json", "reports/kpu-asahan-2024.json",
        "reports/rsjiwa-jabar-2016.json",
    )
]
"""The other reports would double the time and plant in the same kinds of tables."""
SEEDS = 60
EACH = 5
"""Errors of each kind planted in a report."""
SEVERE = {Severity.ERROR, Severity.WARNING}
HALF = 2


@attrs.frozen(kw_only=True)
class Planted:
    """
    Hold one planted error: the report and the kind, where it stands, the texts before and after, and the document with it.
    """

    report: str
    kind: str
    pointer: str
    before: str
    after: str
    document: Any = attrs.field(repr=False, eq=False)


@attrs.frozen(kw_only=True)
class Outcome:
    """
    Hold what came of a planted error: the relations that it breaks, and where the rules point.

    ``place`` is "cell", "row" (another cell of its row, or the row of the indicator elsewhere), "elsewhere", "refused" or "missed".
    """

    planted: Planted
    broken: tuple[str, ...]
    place: str
    severe: bool
    rules: tuple[str, ...]


Maker = Callable[[Report, Cell, random.Random], str | None]


def swapped(_: Report, cell: Cell, draw: random.Random) -> str | None:
    """
    Swap two digits that follow each other.
    """
    found = cell.digits[0]
    places = [at for at, char in enumerate(found) if char.isdigit()]
    pairs = [(one, other) for one, other in itertools.pairwise(places) if found[one] != found[other]]
    if not pairs:
        return None
    one, other = draw.choice(pairs)
    made = list(found)
    made[one], made[other] = made[other], made[one]
    return None if made[0] == "0" and len(made) > 1 and made[1].isdigit() else "".join(made)


def replaced(_: Report, cell: Cell, draw: random.Random) -> str | None:
    """
    Put another digit in the place of one.
    """
    found = cell.digits[0]
    at = draw.choice([at for at, char in enumerate(found) if char.isdigit()])
    digit = draw.choice([digit for digit in "123456789" if digit != found[at]])
    return found[:at] + digit + found[at + 1 :]


def zero(_: Report, cell: Cell, draw: random.Random) -> str | None:
    """
    Add a zero to a number, or drop one from it.
    """
    value, decimals = shown(cell)
    return write(value / 10 if value % 10 == 0 and draw.random() < 1 / HALF else value * 10, decimals, cell.notasi)


def decimal(_: Report, cell: Cell, draw: random.Random) -> str | None:
    """
    Move the decimal mark one digit to the left or right.
    """
    value, decimals = shown(cell)
    if not decimals:
        return None
    left = draw.random() < 1 / HALF
    return write(value / 10, decimals + 1, cell.notasi) if left else write(value * 10, decimals - 1, cell.notasi)


def shown(cell: Cell) -> tuple[Any, int]:
    """
    Give the number as its digits show it, without zeros left out, and its decimals.
    """
    mark = "," if cell.notasi == "koma" else "."
    part = cell.digits[0].partition(mark)[2]
    return abs(cell.value) / 10 ** max(0, len(part) - cell.decimals), len(part)


def direction(report: Report, cell: Cell, _: random.Random) -> str | None:
    """
    Compute a capaian the other way round, as if the indicator had the other direction.
    """
    target, result = row_of(report, cell)
    if target is None or result is None or not target.value or not result.value:
        return None
    falls = report.register.get(indicator(report.document, cell.pointer) or "", {}).get("arah") == "minimum"
    share = result.value / target.value if falls else target.value / result.value
    return write(share * 100, cell.decimals, cell.notasi)


def denominator(report: Report, cell: Cell, draw: random.Random) -> str | None:
    """
    Divide by another number: the count behind a percentage, or the target or pagu of another row.
    """
    if cell.pointer.endswith("/penyebut"):
        return write(cell.value + draw.randint(1, max(1, int(cell.value) // HALF)), 0, cell.notasi)
    column = cell.pointer.rpartition("/")[2]
    mine, result = row_of(report, cell)
    if mine is None or result is None or column not in {"capaian", "persen"}:
        return None
    whole = mine.pointer.rpartition("/")[2]
    others = [each.value for each in report.cells() if each.pointer.rpartition("/")[2] == whole]
    values = [value for value in others if value > 0 and value != mine.value]
    return write(abs(result.value) / draw.choice(values) * 100, cell.decimals, cell.notasi) if values else None


def target(_: Report, cell: Cell, draw: random.Random) -> str | None:
    """
    Write another target in one document.
    """
    value, decimals = shown(cell)
    return write(value * draw.choice((8, 9, 11, 12, 15)) / 10, decimals, cell.notasi)


def sign(_: Report, cell: Cell, __: random.Random) -> str | None:
    """
    Flip the sign.
    """
    return None if cell.value <= 0 else f"-{cell.digits[0]}"


def row_of(report: Report, cell: Cell) -> tuple[Cell | None, Cell | None]:
    """
    Give what the cell's percentage is computed of: target and result of its row, or pagu and amount spent.
    """
    holder, _, column = cell.pointer.rpartition("/")
    known = {each.pointer: each for each in report.cells()}
    whole, part = ("pagu", "realisasi") if column == "persen" else ("target", "realisasi")
    return known.get(f"{holder}/{whole}"), known.get(f"{holder}/{part}")


KINDS: dict[str, tuple[Maker, Callable[[Cell], bool]]] = {
    "digits swapped": (swapped, lambda _: True),
    "digit replaced": (replaced, lambda _: True),
    "zero added or dropped": (zero, lambda _: True),
    "decimal mark moved": (decimal, lambda cell: cell.decimals > 0),
    "direction": (direction, lambda cell: cell.pointer.endswith("/capaian")),
    "target in one document": (target, lambda cell: "/target" in cell.pointer),
    "sign flipped": (sign, lambda cell: cell.value > 0),
    "denominator": (denominator, lambda cell: cell.pointer.endswith(("/penyebut", "/capaian", "/persen"))),
}
ROW = "row left out"


def holder_of(document: Any, pointer: str) -> tuple[Any, Any]:
    """
    Give the list or object that holds a value, and its key there.
    """
    *path, last = pointer.split("/")[1:]
    for token in path:
        document = document[int(token)] if isinstance(document, list) else document[token]
    return document, int(last) if isinstance(document, list) else last


def planted_in(name: str, document: Any, *, each: int) -> Iterator[Planted]:
    """
    Plant so many errors of each kind in a report.
    """
    draw = random.Random(name)  # noqa: S311  # a seed, no secret
    report = Report(document)
    for kind, (make, fits) in KINDS.items():
        cells = [cell for cell in report.cells() if fits(cell)]
        draw.shuffle(cells)
        made = 0
        for cell in cells:
            digits = make(report, cell, draw)
            if digits is None or digits == cell.digits[0] or made == each:
                continue
            made += 1
            after = cell.text[: cell.digits.start()] + digits + cell.text[cell.digits.end() :]
            changed = copy.deepcopy(document)
            holder, key = holder_of(changed, cell.pointer)
            if isinstance(holder[key], dict):
                holder[key]["dibaca" if holder[key].get("dibaca") else "teks"] = after
            else:
                holder[key] = after
            yield Planted(report=name, kind=kind, pointer=cell.pointer, before=cell.text, after=after, document=changed)
    yield from rows_left_out(name, document, report, draw, each)


def rows_left_out(name: str, document: Any, report: Report, draw: random.Random, each: int) -> Iterator[Planted]:
    """
    Leave rows of indicators and lines of budgets out.
    """
    lines = [relation.cells[-1].pointer.rpartition("/")[0] for relation in report.relations if relation.name.startswith("sum ")]
    rows = sorted({*lines, *(pointer for _, _, pointer in report.rows)})
    for pointer in draw.sample(rows, min(each, len(rows))):
        changed = copy.deepcopy(document)
        holder, key = holder_of(changed, pointer)
        if isinstance(holder, list) and len(holder) > 1:
            before = json.dumps(holder.pop(key), ensure_ascii=False)
            yield Planted(report=name, kind=ROW, pointer=pointer, before=before, after="", document=changed)


def broken_by(planted: Planted, report: Report) -> tuple[str, ...]:
    """
    Ask the oracle: name the relations that held before and cannot hold now.
    """
    after = Report(planted.document)
    if planted.kind == ROW:
        return tuple(_broken_by_absence(planted, report, after))
    held = {relation.name for relation in report.relations if relation.holds}
    still = {relation.name: relation.holds for relation in after.relations}
    own = {relation.name for relation in report.relations if planted.pointer in {cell.pointer for cell in relation.cells}}
    lost = own - still.keys() if planted.kind == "sign flipped" else set()  # below zero, a figure cannot be in its relations
    return tuple(name for name in held if still.get(name) is False or name in lost)


def _broken_by_absence(planted: Planted, report: Report, after: Report) -> Iterator[str]:
    """
    Name the sums that no longer hold, and the indicator that one of the main documents lacks and the others have.
    """
    now = {relation.name: relation.holds for relation in after.relations}
    for relation in report.relations:
        if relation.holds and re.match(r"(sum|agreed|mean|claim)\b", relation.name) and now.get(relation.name) is False:
            yield relation.name
    mine = next(((document, code) for document, code, pointer in report.rows if pointer == planted.pointer), None)
    main = main_documents(report)
    if mine is not None and mine[0] in main and not any(row[:2] == mine for row in after.rows):
        elsewhere = sorted({document for document, code, _ in after.rows if code == mine[1] and document in main})
        if elsewhere:
            yield f"{mine[1]} is in {', '.join(elsewhere)} and not in {mine[0]}"


def main_documents(report: Report) -> set[str]:
    """
    Name the documents that all indicators of the office belong in: the agreement is the latest of the leader.
    """
    agreements = report.document.get("perjanjian_kinerja", ())
    top = [(plan.get("versi", 1), number) for number, plan in enumerate(agreements) if plan.get("jenjang") == "puncak"]
    agreed = {f"perjanjian_kinerja/{max(top)[1]}"} if top else set()
    return {"renstra", "rkt/0", "lkj/tabel/0"} | agreed


@cache
def programs() -> Any:
    """
    Compile the rules once.
    """
    return compiled(load_rules())


def findings_of(document: Any) -> tuple[Finding, ...]:
    """
    Check a document.
    """
    return evaluate(programs(), parse_report(json.dumps(document).encode(), name="report.json").laporan).findings


def identity(finding: Finding, kind: str) -> tuple[str, ...]:
    """
    Name a finding, so that those that were there before are recognised; a row left out moves those after it.
    """
    return (finding.rule, finding.message.id) if kind == ROW else (finding.rule, finding.place.pointer, finding.message.id)


def outcome_of(planted: Planted, report: Report, before: tuple[Finding, ...]) -> Outcome:
    """
    Check a report with a planted error, and see where the new findings point.
    """
    broken = broken_by(planted, report)
    try:
        found = findings_of(planted.document)
    except InputError:
        return Outcome(planted=planted, broken=broken, place="refused", severe=True, rules=())
    known = {identity(finding, planted.kind) for finding in before}
    new = [finding for finding in found if identity(finding, planted.kind) not in known]
    by_place = defaultdict(list)
    for finding in new:
        pointers = [place.pointer for place in (finding.place, finding.suspect, *finding.related) if place is not None]
        by_place[min((nearness(planted, pointer) for pointer in pointers), key=PLACES.index)].append(finding)
    place = next((each for each in PLACES if by_place[each]), "missed")
    pointing = by_place[place] if place != "missed" else []
    if place in {"cell", "row"}:
        planted = attrs.evolve(planted, document=None)  # thousands of documents need much memory
    return Outcome(
        planted=planted, broken=broken, place=place, severe=any(finding.severity in SEVERE for finding in pointing),
        rules=tuple(dict.fromkeys(str(finding.rule) for finding in pointing)),
    )  # fmt: skip


PLACES = ("cell", "row", "elsewhere")


def nearness(planted: Planted, pointer: str) -> str:
    """
    Say how near to the planted error a place is. Of a row that is not there, its table is the place, and its indicator's rows.
    """
    holder = planted.pointer.rpartition("/")[0]
    if planted.kind == ROW:
        code = json.loads(planted.before).get("indikator")
        parent = re.sub(r"/(baris|pos|anak)$", "", holder)
        near = pointer.startswith(parent) or (code is not None and indicator(planted.document, pointer) == code)
        return "cell" if near else "elsewhere"
    if pointer == planted.pointer or pointer.startswith(f"{planted.pointer}/") or planted.pointer.startswith(f"{pointer}/sel"):
        return "cell"
    same = indicator(planted.document, planted.pointer)
    near = holder in {pointer, pointer.rpartition("/")[0]} or (same is not None and same == indicator(planted.document, pointer))
    return "row" if near else "elsewhere"


def indicator(document: Any, pointer: str) -> str | None:
    """
    Give the indicator of the innermost row that a pointer leads into.
    """
    found: str | None = None
    for token in pointer.split("/")[1:]:
        try:
            document = document[int(token)] if isinstance(document, list) else document[token]
        except (KeyError, IndexError, TypeError, ValueError):
            break
        if isinstance(document, dict):
            found = document.get("indikator", found)
    return found if isinstance(found, str) else None


def documents() -> Iterator[tuple[str, Any]]:
    """
    Give the reports that errors are planted in: consistent ones by seed, the base report, and real ones.
    """
    for seed in range(SEEDS):
        yield f"seed {seed}", write_report(Seeded(seed), indicators=8, lines=25)
    for path in REPORTS:
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def outcomes(*, each: int = EACH, every: int = 1) -> Iterator[Outcome]:
    """
    Plant so many errors of each kind in each report, or in every so many-th, and check them.
    """
    for number, (name, document) in enumerate(documents()):
        if number % every:
            continue
        report, before = Report(document), findings_of(document)
        for planted in planted_in(name, document, each=each):
            yield outcome_of(planted, report, before)

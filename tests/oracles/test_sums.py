"""
Sums of rounded amounts are judged as Arelle judges them by XBRL's calculation 1.1, on two thousand random trees.

Arelle allows for rounding or for cutting, one of them in a whole report; our rules allow for both, cell by cell. A sum that is
possible in either of Arelle's ways is therefore possible for us, and one that is not needs cells of both kinds, or is impossible.
"""

from __future__ import annotations

import importlib.util
import itertools
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

import pytest
import sums

from lkj_rules.api import compiled, load_rules
from lkj_rules.engine.evaluation import evaluate
from lkj_rules.files.report_reader import parse_report
from lkj_rules.model.intervals import Interval, Number, hidden_digits

RECORDED = {name: letters.split() for name, letters in json.loads(sums.DATA.read_text(encoding="utf-8")).items()}
RULES = {"ANG003", "ANG006"}
DALAM = {0: "rupiah", 3: "ribu", 6: "juta", 9: "miliar"}
AT_ONCE = 100


@cache
def drawn() -> list[sums.Amount]:
    """
    Draw the trees once.
    """
    return sums.trees()


def verdicts(mode: str) -> dict[tuple[int, str], bool]:
    """
    Give what Arelle says of each sum: whether it is inconsistent.
    """
    pairs = enumerate(zip(drawn(), RECORDED[mode], strict=True))
    return {
        (number, name): letter == "i"
        for number, (tree, letters) in pairs
        for (name, _), letter in zip(sums.sums_of(tree), letters, strict=True)
    }


def rounded(amount: sums.Amount) -> Number:
    """
    Give what a rounded amount may truly be; one printed to the rupiah is exact.
    """
    half = 10**amount.zeros // 2
    return Interval(amount.value - half, amount.value + half) if amount.zeros else amount.value


def rounded_or_cut(amount: sums.Amount) -> Number:
    """
    Give what an amount that is rounded or cut may truly be.
    """
    return hidden_digits(amount.value, -amount.zeros) if amount.zeros else amount.value


def impossible(stands_for: Callable[[sums.Amount], Number]) -> dict[tuple[int, str], bool]:
    """
    Judge each sum with our intervals.
    """
    found = {}
    for number, tree in enumerate(drawn()):
        for name, amount in sums.sums_of(tree):
            total: Number = 0
            for detail in amount.details:
                total = total + stands_for(detail)
            found[number, name] = stands_for(amount) != total
    return found


def cell(amount: sums.Amount) -> dict[str, str]:
    """
    Print an amount as a report does.
    """
    shown = f"{abs(amount.value) // 10**amount.zeros:,}".replace(",", ".")
    return {"teks": f"({shown})" if amount.value < 0 else shown, "dalam": DALAM[amount.zeros], "notasi": "koma"}


def line(name: str, amount: sums.Amount) -> dict[str, Any]:
    """
    Write a budget line with its details.
    """
    below = [line(f"{name}{place}", detail) for place, detail in enumerate(amount.details)]
    return {"nama": name, "pagu": cell(amount), **({"anak": below} if below else {})}


def _found_by_rules() -> Iterator[tuple[int, str]]:
    """
    Write the trees as budgets, a hundred a report, and give the sums that the rules call wrong.
    """
    programs = [program for program in compiled(load_rules()) if program.rule.id in RULES]
    for start in range(0, sums.TREES, AT_ONCE):
        batch = drawn()[start : start + AT_ONCE]
        budgets = [
            {
                "versi": f"v{place}", "total": {"pagu": cell(tree)},
                "pos": [line(f"A{at}", each) for at, each in enumerate(tree.details)],
            }
            for place, tree in enumerate(batch)
        ]
        report = {"format": "lkj-rules/1", "entitas": {"nama": "X", "level": "skpd"}, "tahun": 2024, "anggaran": budgets}
        laporan = parse_report(json.dumps(report).encode(), name="report.json").laporan
        for finding in evaluate(programs, laporan).findings:
            _, _, place, kind, *rest = finding.place.pointer.split("/")
            yield start + int(place), "T" if kind == "total" else f"A{rest[0]}"


@cache
def found_by_rules() -> frozenset[tuple[int, str]]:
    """
    Check the trees once.
    """
    return frozenset(_found_by_rules())


def test_rounding_is_that_of_arelle() -> None:
    """
    With amounts that are rounded to the nearest, our intervals call the same sums wrong as Arelle, no more and no fewer.
    """
    assert impossible(rounded) == verdicts("rounding")


def test_rules_call_nothing_wrong_that_is_consistent() -> None:
    """
    A sum that is consistent for Arelle in either way is possible for our rules.
    """
    arelle, ours = verdicts("rounding"), found_by_rules()
    cutting = verdicts("truncation")

    assert [place for place in ours if not (arelle[place] and cutting[place])] == []


def test_rules_find_what_is_inconsistent() -> None:
    """
    A sum that is inconsistent for Arelle in both ways is found, unless some of its cells rounded and the others cut explain it.

    A total is not reported again where the details of a subtotal that contradicts them explain it.
    """
    rounding, cutting, ours = verdicts("rounding"), verdicts("truncation"), found_by_rules()
    both = {place for place, wrong in rounding.items() if wrong and cutting[place]}
    mixed = {(number, name) for number, tree in enumerate(drawn()) for name, amount in sums.sums_of(tree) if explained(amount)}

    settled = {(number, "T") for number, tree in enumerate(drawn()) if explained_below(tree)}

    assert ours == both - mixed - settled
    assert ours == {place for place, wrong in impossible(rounded_or_cut).items() if wrong} - settled
    assert len(settled & (both - mixed)) == 46


def explained_below(tree: sums.Amount) -> bool:
    """
    Return whether a total is possible once the details of some subtotals that contradict them stand in their place.
    """

    def added(amounts: Sequence[sums.Amount]) -> Number:
        total: Number = 0
        for amount in amounts:
            total = total + rounded_or_cut(amount)
        return total

    ways = [
        [(item,), item.details] if item.details and rounded_or_cut(item) != added(item.details) else [(item,)]
        for item in tree.details
    ]
    return any(rounded_or_cut(tree) == added([*itertools.chain(*level)]) for level in itertools.product(*ways) if level)


def cut_only(amount: sums.Amount) -> Number:
    """
    Give what an amount that was cut may truly be, the far end included.
    """
    unit = 10**amount.zeros
    if not amount.zeros:
        return amount.value
    return Interval(amount.value - (unit if amount.value <= 0 else 0), amount.value + (unit if amount.value >= 0 else 0))


def explained(amount: sums.Amount) -> bool:
    """
    Return whether a sum is possible with some way of dropping digits for each of its cells, by trying all.
    """
    cells = (amount, *amount.details)
    for ways in itertools.product((rounded, cut_only), repeat=len(cells)):
        total, *parts = (way(each) for way, each in zip(ways, cells, strict=True))
        if total == sum(parts, start=0):
            return True
    return False


def counts() -> Counter[str]:
    """
    Count the sums by what Arelle says of them, rounded and cut, and our rules: c for consistent, i for inconsistent.
    """
    rounding, cutting, ours = verdicts("rounding"), verdicts("truncation"), impossible(rounded_or_cut)
    return Counter(
        f"{'i' if wrong else 'c'}{'i' if cutting[place] else 'c'}{'i' if ours[place] else 'c'}" for place, wrong in rounding.items()
    )


@pytest.mark.slow
def test_arelle_still_says_so() -> None:
    """
    Arelle, run anew where it is installed (``pip install --group oracles``), says what was recorded.
    """
    if importlib.util.find_spec("arelle") is None:
        pytest.skip("Arelle is not installed; `make test-slow` installs it")

    assert sums.record() == RECORDED

"""
Budget trees: what is printed, what follows, and where they part.
"""

import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from lkj_rules.api import check, load_rules, read_report
from lkj_rules.files.report_reader import parse_report
from lkj_rules.render.views.budget import BudgetLine, BudgetTree, BudgetYear, budget_trees, budget_years

ASAHAN = Path(__file__).parents[2] / "fixtures" / "reports" / "kpu-asahan-2024.json"


@cache
def asahan() -> tuple[tuple[BudgetTree, ...], tuple[BudgetYear, ...]]:
    """
    Check the report once for all tests.
    """
    laporan = read_report(ASAHAN).laporan
    result = check(laporan, load_rules())
    return budget_trees(laporan, result), budget_years(laporan, result)


def tree_of(**anggaran: Any) -> BudgetTree:
    """
    Build the tree of a small budget.
    """
    whole = {
        "format": "lkj-rules/1", "entitas": {"nama": "Contoh", "level": "satker"}, "tahun": 2024,
        "anggaran": [{"versi": "murni", **anggaran}],
    }  # fmt: skip
    laporan = parse_report(json.dumps(whole).encode(), name="report.json").laporan
    return budget_trees(laporan, check(laporan, load_rules()))[0]


def line(nama: str, pagu: str, realisasi: str, **more: Any) -> dict[str, Any]:
    """
    Write a line of a budget.
    """
    return {"nama": nama, "pagu": pagu, "realisasi": realisasi, **more}


def verdicts(found: BudgetLine) -> tuple[dict[str, bool | None], bool | None, bool | None]:
    """
    Give what holds of a line: its sums, its sisa, its persen.
    """
    return (
        {name: derived.holds for name, derived in found.sums.items()},
        None if found.rest is None else found.rest.holds, None if found.share is None else found.share.holds,
    )  # fmt: skip


def test_asahan_total() -> None:
    """
    81.023.066.000 and 2.366.605.000 make the total pagu of 83.389.671.000; all of its row follows.
    """
    tree = asahan()[0][1]
    total = tree.total
    assert total is not None

    assert (tree.version, tree.in_force, len(tree.walk())) == ("revisi", True, 33)
    assert (total.pagu and total.pagu.number, total.sums["pagu"].low) == (83_389_671_000, 83_389_671_000)
    assert verdicts(total) == ({"pagu": True, "realisasi": True, "sisa": True}, True, True)
    assert [each.breaks for each in tree.walk()] == [False] * 33


def test_asahan_levels() -> None:
    """
    QGE:004 stands below activity 6709 of programme CQ.
    """
    assert next(each.level for each in asahan()[0][1].walk() if each.code == "QGE:004") == 2


def test_asahan_years() -> None:
    """
    Five years; 83.098.081.692 of 83.389.671.000 is printed as 99.65 and is that.
    """
    years = asahan()[1]

    assert [year.year for year in years] == [2020, 2021, 2022, 2023, 2024]
    share = years[4].share
    assert share is not None
    assert (Fraction(83_098_081_692 * 100, 83_389_671_000), True) == (share.low, share.holds)


def test_sum_that_breaks() -> None:
    """
    60 and 30 are not the 100 above them; 30 and 20 are its 50. Half of 60 is 50 %, not 49 %.

    The finding on the sum rests on the parent and on both details, the one on the percentage on its own row.
    """
    children = [line("a", "60", "30", persen="49 %"), line("b", "30", "20")]
    tree = tree_of(pos=[line("P", "100", "50", sisa="50", anak=children)], total={"pagu": "100"})
    parent, first, second, total = tree.walk()

    assert verdicts(parent) == ({"pagu": False, "realisasi": True}, True, None)
    assert (parent.sums["pagu"].low, parent.sums["pagu"].high) == (90, 90)
    assert parent.sums["pagu"].parts == ("/anggaran/0/pos/0/anak/0/pagu", "/anggaran/0/pos/0/anak/1/pagu")
    assert [each.breaks for each in (parent, first, second, total)] == [True, True, False, False]
    assert [len(each.findings) for each in (parent, first, second)] == [1, 2, 1]


def test_details_without_amounts() -> None:
    """
    A line that prints no pagu gives way to its details: 4 and 6 below it make the 10 above it.
    """
    inner = {"nama": "antara", "anak": [line("a", "4", "1"), line("b", "6", "1")]}
    parent = tree_of(pos=[line("P", "10", "2", anak=[inner])]).walk()[0]

    assert verdicts(parent) == ({"pagu": True, "realisasi": True}, None, None)


def test_list_of_part_of_the_budget() -> None:
    """
    Lines below headings without amounts that come to 10 of 100 may be direct spending only: no rule asks for their sum.

    A budget that says it holds all spending is asked.
    """
    budget = {"pos": [{"nama": "Program", "anak": [line("a", "4", "1"), line("b", "6", "1")]}], "total": {"pagu": "100"}}
    totals = [tree_of(**budget, **more).total for more in ({}, {"cakupan": "seluruh"})]

    assert [total and (verdicts(total)[0], len(total.findings)) for total in totals] == [({}, 0), ({"pagu": False}, 1)]


def test_blank_amount_known_by_its_share() -> None:
    """
    Half of 60 makes 50 with the 20 beside it; what the total says is judged with the blank amount as its share gives it.
    """
    lines = [line("a", "60", "", persen="50 %"), line("b", "40", "20")]
    totals = [tree_of(pos=lines, total={"realisasi": spent}).total for spent in ("50", "90")]

    assert [total and (verdicts(total)[0]["realisasi"], len(total.findings)) for total in totals] == [(True, 0), (False, 1)]


def test_rounded_amounts() -> None:
    """
    0,6 and 0,7 million hide digits: rounded or cut off they are 1,2 to 1,5 million, and 1,2 printed above them may be true.
    """
    children = [line("a", "0,6", "0"), line("b", "0,7", "0")]
    parent = tree_of(dalam="juta", notasi="koma", pos=[line("P", "1,2", "0", anak=children)]).walk()[0]

    assert (
        parent.sums["pagu"].low, parent.sums["pagu"].high, parent.sums["pagu"].holds,
    ) == (1_200_000, 1_500_000, True)  # fmt: skip


def test_revenue() -> None:
    """
    A revenue table that prints over/(under) shows 50 more than the 200 expected; its sisa is not asked to add up.
    """
    child = line("a", "200", "250", sisa="50")
    tree = tree_of(jenis="pendapatan", pos=[line("P", "200", "250", sisa="50", anak=[child])])
    parent = tree.walk()[0]

    assert verdicts(parent) == ({"pagu": True, "realisasi": True}, True, None)
    assert (parent.reversed_rest, parent.rest and parent.rest.low) == (True, 50)


def test_unreadable_detail() -> None:
    """
    A detail that cannot be read leaves the sum open: neither right nor wrong.
    """
    tree = tree_of(pos=[line("P", "10", "2", anak=[line("a", "?", "1"), line("b", "6", "1")])])

    assert verdicts(tree.walk()[0]) == ({"pagu": None, "realisasi": True}, None, None)

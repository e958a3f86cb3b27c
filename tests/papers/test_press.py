"""
Laws of the press: a consistent report that is printed and read back says what it said, and nothing is placed wrong.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from placement import Placed
from press import LAYOUTS, Layout
from press_page import ROOT, cells_read, figures_placed, read_back, reports

from lkj_rules.papers.paper import Paper
from lkj_rules.papers.reading import read_paper

_BY_NAME = {each.name: each for each in LAYOUTS}
_FAST = ("PDF, turned sideways", "PDF, captions below", "Word, merged cells", "Word, typed with tabs")


def _printed(layout: Layout, seed: int) -> tuple[dict[str, Any], list[Paper]]:
    *_, report = reports(seed + 1)
    return report, read_back(report, layout)


@pytest.mark.parametrize("name", _FAST)
def test_cells_are_read_as_printed(name: str) -> None:
    """
    Of ruled tables, and of all in Word, each figure is read in its row and column, under its title.
    """
    report, papers = _printed(_BY_NAME[name], 0)

    counts = cells_read(report, papers, _BY_NAME[name])

    assert set(counts) == {"right"}
    assert counts.total() == 247


def test_printed_report_of_the_fixtures() -> None:
    """
    The PDF of the README is read back as the report that it was printed from, and no figure is placed wrong.
    """
    report = json.loads((ROOT / "fixtures" / "reports" / "kpu-asahan-2024.json").read_text(encoding="utf-8"))
    papers = [read_paper((ROOT / "fixtures" / "papers" / "kpu-asahan-2024.pdf").read_bytes(), "lkj.pdf")]

    counts, wrong = figures_placed(report, papers)

    assert cells_read(report, papers, Layout(name="PDF")) == {"right": 385}
    assert wrong == []
    assert counts["right"] >= 290


@pytest.mark.parametrize("name", ["PDF, over pages, merged cells", "PDF, columns in another order", *_FAST[2:]])
def test_nothing_is_placed_wrong(name: str) -> None:
    """
    Of a consistent report that is printed, read and drafted, no figure stands in a wrong place, and most stand in the right one.
    """
    report, papers = _printed(_BY_NAME[name], 0)

    counts, wrong = figures_placed(report, papers)

    assert wrong == []
    assert counts["right"] >= 180


@pytest.mark.slow
@pytest.mark.parametrize("layout", [pytest.param(each, id=each.name) for each in LAYOUTS])
def test_little_is_placed_wrong(layout: Layout) -> None:
    """
    Of reports in every layout at most one figure in a hundred is placed wrong without a mark.
    """
    whole: Counter[str] = Counter()
    for report in reports(3):
        whole += figures_placed(report, read_back(report, layout))[0]

    assert whole[Placed.WRONG] <= whole.total() / 100

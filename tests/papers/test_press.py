"""
Laws of the press: a consistent report that is printed and read back says what it said, and nothing is placed wrong.
"""

from __future__ import annotations

from typing import Any

import pytest
from press import LAYOUTS, Layout
from press_page import cells_read, read_back, reports

from lkj_rules.papers.paper import Paper

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

"""
The work of a check grows with the report, not with its square.

Time is not asserted. What is counted is how often functions are called, which shows where everything is compared with everything.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest
from growth import SERIES, Series

from lkj_rules import check, load_rules, parse_report

MOST_PER_DOUBLING = 2.3


def work(series: Series, size: int) -> int:
    """
    Count the calls of a check.
    """
    report = parse_report(json.dumps(series.write(size)).encode(), name="report.json")
    rules = load_rules()
    counted = 0

    def called(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        check(report, rules)
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.slow
@pytest.mark.parametrize("series", SERIES, ids=lambda series: series.name)
def test_a_doubled_report_takes_about_twice_the_work(series: Series) -> None:
    """
    Of the sizes compared the larger takes at most 2.3 times the work of the smaller, half its size.
    """
    small = series.largest // 20
    assert work(series, 2 * small) <= MOST_PER_DOUBLING * work(series, small)

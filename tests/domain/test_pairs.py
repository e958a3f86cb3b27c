"""
Values that are compared with one another: each pair once says the same as all pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from lkj_rules.domain.comparison import consistent_value, every, pairs, same_value
from lkj_rules.domain.scope import Scope
from lkj_rules.files.report_reader import read_report

REPORTS = sorted((Path(__file__).parents[2] / "fixtures" / "reports").glob("*.json"))


@pytest.mark.parametrize("compare", [same_value, consistent_value])
@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_each_pair_once(path: Path, compare: Callable[..., bool | None]) -> None:
    """
    The figures of a measure and year agree among themselves just when each of them agrees with each.
    """
    scope = Scope(read_report(path).laporan)
    groups = [[fakta for fakta in facts if fakta.tahun == scope.laporan.tahun] for facts in scope.measures.values()]
    assert any(len(facts) > 1 for facts in groups)

    for facts in groups:
        side = tuple(facts[:8])
        one_by_one = every(compare(scope, one.nilai, other.nilai, one) for one, other in product(side, side))

        assert one_by_one == pairs(scope, side, side, compare)

"""
Hypothesis strategies: arbitrary consistent reports. Hypothesis is imported when they are called, not before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkj_rules.testing.building.report import MOST_INDICATORS, MOST_LINES, write_report

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def consistent_reports(*, indicators: int = MOST_INDICATORS, lines: int = MOST_LINES) -> SearchStrategy[dict[str, Any]]:
    """
    Give arbitrary consistent reports, as the JSON documents that ``parse_report`` reads; needs ``lkj-rules[testing]``.

    Of any kind of office, with one to ``indicators`` indicators and up to ``lines`` budget lines: directions, formulas, caps,
    notations, predicates, ranges and bounds, budgets as deep as codes go, figures rounded or cut off, blanks that are explained.
    No rule has reason to call anything in them an error or very likely wrong.
    """
    from hypothesis import strategies

    @strategies.composite
    def report(draw: Any) -> dict[str, Any]:
        return write_report(_Drawn(draw), indicators=indicators, lines=lines)

    return report()


class _Drawn:
    """
    Choose by what Hypothesis draws.
    """

    def __init__(self, draw: Any) -> None:
        self._draw = draw

    def between(self, low: int, high: int) -> int:
        """
        Draw a whole number, both ends included.
        """
        from hypothesis import strategies

        return int(self._draw(strategies.integers(low, high)))

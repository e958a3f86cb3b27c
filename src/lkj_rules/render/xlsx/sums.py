"""
Formulas over the rows of a budget: sums of scattered details, and whether a printed figure is the computed one.

A figure that is printed in thousands or millions hides digits, a percentage is rounded or cut off: what may lie between printed and
computed is worked out exactly and stands in the formula as two numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact, hidden_digits, step
from lkj_rules.render.views.budget import Derived
from lkj_rules.render.views.cells import Cell
from lkj_rules.render.xlsx.page import Entry

AGREES = Texts("cocok", "agrees")
DIFFERS = Texts("BERBEDA", "DIFFERS")
LONGEST = 8_000
"""Characters of a formula; Excel takes 8 192."""
_MOST_RANGES = 250
_FINE = 6
_FINE_PERCENT = 9


def sum_formula(letter: str, rows: Sequence[int]) -> str | None:
    """
    Add up cells of one column, neighbours as one range; ``None`` where the formula would be too long for a spreadsheet.
    """
    spans: list[tuple[int, int]] = []
    for row in sorted(rows):
        if spans and spans[-1][1] == row - 1:
            spans[-1] = (spans[-1][0], row)
        else:
            spans.append((row, row))
    written = [f"{letter}{first}" if first == last else f"{letter}{first}:{letter}{last}" for first, last in spans]
    parts = [written[start : start + _MOST_RANGES] for start in range(0, len(written), _MOST_RANGES)]
    formula = "+".join(f"SUM({','.join(part)})" for part in parts)
    return formula if len(formula) <= LONGEST else None


@attrs.frozen(kw_only=True)
class Check:
    """
    Hold a condition of a spreadsheet under which a printed figure follows, and whether it holds.
    """

    condition: str
    holds: bool


def money_check(printed: Cell, derived: Derived, computed: Exact, *, cells: tuple[str, str]) -> Check | None:
    """
    Compare printed with computed money, which stand in ``cells`` in this order; ``None`` where that cannot be told.
    """
    if derived.holds is None or derived.low is None or derived.high is None or printed.number is None:
        return None
    own = hidden_digits(printed.number, printed.decimals) if printed.decimals < 0 else None
    below = 0 if own is None else printed.number - own.low
    above = 0 if own is None else own.high - printed.number
    least, most = derived.low - computed - above, derived.high - computed + below
    apart = f"{cells[0]}-{cells[1]}"
    if least == most == 0:
        return Check(condition=f"ROUND({apart},{_FINE})=0", holds=derived.holds)
    low, high = _literal(least), _literal(most)
    return Check(condition=f"ROUND({apart}-{low},{_FINE})>=0,ROUND({apart}-{high},{_FINE})<=0", holds=derived.holds)


def share_check(printed: Cell, derived: Derived, computed: Exact, *, cells: tuple[str, str]) -> Check | None:
    """
    Compare a printed with a computed percentage; as ``money_check``, but rounded or cut off at the printed digits.
    """
    if derived.holds is None or derived.low is None or derived.high is None or printed.number is None:
        return None
    unit = step(printed.decimals)
    toward, away = unit / 2, unit  # what rounding allows toward zero, and cutting away from it
    below, above = (away, toward) if printed.number > 0 else (toward, away) if printed.number < 0 else (away, away)
    low, high = _literal(derived.low - computed - below), _literal(derived.high - computed + above)
    at_least, at_most = (">" if below == away else ">="), ("<" if above == away else "<=")
    apart = f"{cells[0]}-{cells[1]}"
    return Check(
        condition=f"ROUND({apart}-{low},{_FINE_PERCENT}){at_least}0,ROUND({apart}-{high},{_FINE_PERCENT}){at_most}0",
        holds=derived.holds,
    )


def _literal(number: Exact) -> str:
    exact = Fraction(number)
    return f"({exact.numerator})" if exact.denominator == 1 else f"({exact.numerator}/{exact.denominator})"


def verdict(checks: Sequence[Check], bahasa: str) -> Entry:
    """
    Write a formula that says in a word whether all conditions hold.
    """
    conditions = ",".join(check.condition for check in checks)
    agrees, differs = AGREES[bahasa], DIFFERS[bahasa]
    told = agrees if all(check.holds for check in checks) else differs
    return Entry(told, "live_text", f'IF(AND({conditions}),"{agrees}","{differs}")')

"""
The capaian that a consistent report prints, by the formulas and caps that it states.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import attrs

from lkj_rules.testing.consistent.indicators import Ukuran
from lkj_rules.testing.consistent.style import Style

_FULL = Fraction(100)


@attrs.frozen(kw_only=True)
class Policy:
    """
    Hold how a report computes and grades: its cap and floor in percent, whether a bound that is met counts 100, its classes.

    ``early`` averages before rounding, from the unprinted digits.
    A class is a label with its lower end as printed and as a number that a capaian must exceed; the first class has no lower end.
    """

    style: Style
    cap: int | None
    floor: int | None
    full: bool
    early: bool
    classes: tuple[tuple[str, int], ...]

    def achievement(self, ukuran: Ukuran, year: int) -> Fraction | None:
        """
        Give the printed capaian of a year; ``None`` where there is none.
        """
        exact = self._capped(ukuran, year)
        return None if exact is None else self.style.shorten(exact, self.style.digits)

    def _capped(self, ukuran: Ukuran, year: int) -> Fraction | None:
        exact = _exact(ukuran, year, full=self.full)
        if exact is None:
            return None
        if self.cap is not None:
            exact = min(exact, Fraction(self.cap))
        if self.floor is not None:
            exact = max(exact, Fraction(self.floor))
        return exact

    def mean(self, indicators: Sequence[Ukuran], year: int) -> Fraction | None:
        """
        Give the printed mean of their capaian; ``None`` where one is missing.
        """
        values = [(self._capped if self.early else self.achievement)(ukuran, year) for ukuran in indicators]
        known = [value for value in values if value is not None]
        if not known or len(known) < len(values):
            return None
        return self.style.shorten(sum(known, Fraction()) / len(known), self.style.digits)

    def label(self, capaian: Fraction | None) -> str | None:
        """
        Give the class of a printed capaian.
        """
        if capaian is None or capaian < 0:
            return None
        return next((label for label, above in reversed(self.classes) if above < 0 or capaian > above), None)

    def printed(self, capaian: Fraction | None) -> str:
        """
        Print a capaian, blank where there is none.
        """
        return "" if capaian is None else self.style.share(capaian, self.style.digits)


def _exact(ukuran: Ukuran, year: int, *, full: bool) -> Fraction | None:
    goal, result = ukuran.goals[year], ukuran.results[year]
    if isinstance(goal, str) or isinstance(result, str):
        return _FULL if goal == result else None
    if result is None:
        return None
    if isinstance(goal, tuple):
        low, high = goal
        return _FULL if low <= result <= high else result / low * 100 if result < low else (2 - result / high) * 100
    if goal == 0:
        return _FULL if result == 0 else None
    if full and ukuran.bound and ukuran.reached(year):
        return _FULL
    if ukuran.arah != "minimum":
        return result / goal * 100
    return (2 - result / goal) * 100 if ukuran.fall == "selisih" else goal / result * 100

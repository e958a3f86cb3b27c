"""
Dates that may lack a day or month: which of two is first, and terms of months.
"""

import pytest

from lkj_rules.domain.dates import before, day_of, later, not_after
from lkj_rules.model.values import Tanggal


def day(text: str) -> Tanggal:
    """
    Read a date that may be incomplete.
    """
    return Tanggal(**dict(zip(("tahun", "bulan", "hari"), map(int, text.split("-")), strict=False)))


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        ("2024-01-12", "2024-01-11", True),
        ("2024-01-11", "2024-01-11", False),
        ("2024-01", "2024-01-11", None),
        ("2024-01", "2023-12-31", True),
        ("2024", "2024-12-31", False),
        ("2024-02", "2024-02-29", False),
        ("2024-02", "2024-01", True),
        ("2024-01", "2024-01", None),
    ],
)
def test_one_date_is_after_another(later: str, earlier: str, *, expected: bool | None) -> None:
    """
    An incomplete date is after another only when every day it may mean is.
    """
    in_time = not_after(day(later), day(earlier))

    assert (before(day(earlier), day(later)), in_time) == (expected, None if expected is None else not expected)


@pytest.mark.parametrize(
    ("date", "months", "expected"),
    [
        ("2023-12-11", 1, "2024-01-11"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2023-01-30", 1, "2023-02-28"),
        ("2023-12-31", 2, "2024-02-29"),
        ("2023-12-31", 3, "2024-03-31"),
        ("2023-12-31", 12, "2024-12-31"),
        ("2023-12-31", 0, "2023-12-31"),
        ("2024-05", 1, None),
    ],
)
def test_a_term_of_months(date: str, months: int, expected: str | None) -> None:
    """
    A term ends on the same day of a later month, at most on the last of it; of an incomplete date it is unknown.
    """
    found = later(day(date), months)

    assert expected == (None if found is None else str(found))


def test_days_that_no_calendar_has() -> None:
    """
    The 30th of February is no date.
    """
    assert (str(day_of(2024, 12, 31)), day_of(2024, 2, 30), day_of(2024, 13, 1)) == ("2024-12-31", None, None)

"""
Which of two targets asks for less.
"""

from __future__ import annotations

import pytest

from lkj_rules.domain.achievements.ranges import asks_less
from lkj_rules.model.documents import Arah
from lkj_rules.model.readings import Ukur
from lkj_rules.model.values import Angka, Batas, Rentang, Target


def read(text: str) -> Ukur:
    """
    Read a target that is a number, a bound or a range.
    """
    reading = Target(teks=text).bacaan
    assert isinstance(reading, Angka | Batas | Rentang)
    return reading


@pytest.mark.parametrize(
    ("one", "other", "arah", "expected"),
    [
        ("6–9", "7–8", Arah.MAKSIMUM, True),  # 6 meets the one, the other needs 7
        ("7–8", "6–9", Arah.MAKSIMUM, False),
        ("6–9", "7–8", Arah.MINIMUM, True),  # 9 meets the one, the other needs 8
        ("6–7", "7–8", Arah.MINIMUM, False),
        ("7–8", "8", Arah.MAKSIMUM, True),
        ("7–9", "7–8", Arah.MAKSIMUM, None),  # 7 meets both
        ("7–8", "7–8", Arah.MAKSIMUM, False),
        ("6–8", "≥ 7", Arah.MAKSIMUM, True),
        ("6–8", "≤ 7", Arah.MAKSIMUM, None),  # the bound names no number to reach
        ("6–9", "7–8", Arah.STABIL, True),
        ("7–8", "7–8", Arah.STABIL, False),
        ("8", "7–8", Arah.STABIL, False),
        ("≥ 75", "≥ 80", Arah.STABIL, True),
        ("5–6", "7–8", Arah.STABIL, None),
        ("8", "7", Arah.STABIL, None),
        ("6–9", "7–8", None, True),  # whatever the direction
        ("6–8", "7–8", None, None),  # only where more is better
        ("75", "80", None, None),
    ],
)
def test_what_asks_for_less(one: str, other: str, arah: Arah | None, expected: bool | None) -> None:  # noqa: FBT001  # a column above
    """The end to be reached decides; where steadiness is best, what holds the other asks for less."""
    assert expected is asks_less(read(one), read(other), arah)

"""
Numbers of list entries: read in every style, and followed through a list.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.domain.objectives import Urutan, ordinal, runs

URUT, BERULANG, MELOMPAT = Urutan.URUT, Urutan.BERULANG, Urutan.MELOMPAT


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5)", (5,)), ("1,", (1,)), ("II.", (2,)), ("IV", (4,)), ("ix)", (9,)), ("b.", (2,)), ("(c)", (3,)), ("SS.2", (2,)),
        ("Sasaran ke-3", (3,)), ("1.2", (1, 2)), ("??", None), ("", None), ("dua", None),
    ],
)  # fmt: skip
def test_ordinal(text: str, expected: tuple[int, ...] | None) -> None:
    """
    A number is read as digits, Roman digits or a letter.
    """
    assert ordinal(text) == expected


@pytest.mark.parametrize(
    ("numbers", "whole", "expected"),
    [
        (["1", "2", "3"], True, [URUT, URUT, URUT]),
        (["1)", "1)"], True, [URUT, BERULANG]),
        (["1", "3"], True, [URUT, MELOMPAT]),
        (["1", None, "3"], True, [URUT, None, URUT]),
        (["1", None, "4"], True, [URUT, None, MELOMPAT]),
        (["2", "3"], True, [MELOMPAT, URUT]),
        (["2", "4"], False, [URUT, URUT]),
        (["2", "2"], False, [URUT, BERULANG]),
        (["1", "2", "1", "2"], True, [URUT, URUT, URUT, URUT]),
        (["1", "1", "2"], True, [URUT, URUT, URUT]),
        (["1", "2", "3", None, "1", "2"], True, [URUT, URUT, URUT, None, URUT, URUT]),
        (["1.1", "1.2", "2.1"], True, [URUT, URUT, URUT]),
        (["3", "2"], True, [MELOMPAT, MELOMPAT]),
    ],
)  # fmt: skip
def test_runs(numbers: list[str | None], *, whole: bool, expected: list[Urutan | None]) -> None:
    """
    A list runs on, repeats or skips; entries without a number and new series are allowed for.
    """
    assert list(runs(numbers, whole=whole)) == expected


@given(st.integers(min_value=1, max_value=30))
def test_a_plain_list_runs(length: int) -> None:
    """
    A list that counts from one is in order.
    """
    assert set(runs([f"{number}." for number in range(1, length + 1)], whole=True)) == {URUT}

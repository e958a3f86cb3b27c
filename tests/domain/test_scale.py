"""
Scales of categories as reports print them.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from lkj_rules.domain.categories.labels import label_in, same_label
from lkj_rules.domain.categories.scale import certain_classes, gaps, holds_nothing, label_for, overlaps
from lkj_rules.model.documents import KelasSkala
from lkj_rules.model.values import Target

Skala = tuple[KelasSkala, ...]


def _skala(*rows: tuple[str, str, str]) -> Skala:
    return tuple(KelasSkala(label=label, dari=Target(teks=low), sampai=Target(teks=high)) for label, low, high in rows)


WHOLE = _skala(
    ("Sangat Berhasil", ">100", ""), ("Berhasil", "91", "100"), ("Cukup Berhasil", "71", "90"),
    ("Kurang Berhasil", "51", "70"), ("Tidak Berhasil", "0", "50"),
)  # fmt: skip
TOUCHING = _skala(("Sangat baik", ">100", ""), ("Baik", "80", "100"), ("Sedang", "55", "80"), ("Kurang", "<55", ""))
STRICT = _skala(("SB", ">100", ""), ("B", ">80", "<100"), ("C", ">50", "<80"), ("K", "", "<50"))
SHORT = _skala(("Sangat Baik (SB)", "80", "100"), ("Baik (B)", "60", "79"), ("Sedang (K)", "50", "59"), ("Kurang (SK)", "", "<49"))


@pytest.mark.parametrize(
    ("skala", "decimals", "expected"),
    [
        (WHOLE, 2, [(50, 51, True), (70, 71, True), (90, 91, True)]),
        (WHOLE, 0, [(50, 51, False), (70, 71, False), (90, 91, False)]),
        (TOUCHING, 2, []),
        (STRICT, 0, [(50, 50, True), (80, 80, True), (100, 100, True)]),
        (SHORT, 0, [(49, 50, True), (59, 60, False), (79, 80, False)]),
        ((), 2, []),
    ],
)
def test_gaps(skala: Skala, decimals: int, expected: list[tuple[int, int, bool]]) -> None:
    """A hole counts as one that can be hit when a number with the printed digits fits in."""
    assert expected == [(gap.dari.nilai, gap.sampai.nilai, gap.terisi) for gap in gaps(skala, decimals)]


def test_nested_class_makes_no_gap() -> None:
    """A class inside another does not open a hole behind it."""
    skala = _skala(("Luas", "0", "90"), ("Dalam", "10", "20"), ("Atas", "90", ""))

    assert gaps(skala, 2) == ()


@pytest.mark.parametrize(
    ("skala", "expected"),
    [
        (WHOLE, []),
        (TOUCHING, [("Sedang", "Baik", 80, 80)]),
        (STRICT, []),
        (_skala(("Baik", "70", "90"), ("Cukup", "60", "75")), [("Cukup", "Baik", 70, 75)]),
    ],
)
def test_overlaps(skala: Skala, expected: list[tuple[str, str, int, int]]) -> None:
    """Ends are included, so classes that share an end overlap in it."""
    assert expected == [(found.satu, found.dua, found.dari, found.sampai) for found in overlaps(skala)]


@pytest.mark.parametrize(
    ("value", "skala", "labels"),
    [
        ("100", WHOLE, {"Berhasil"}),
        ("100.01", WHOLE, {"Sangat Berhasil"}),
        ("198.807", WHOLE, {"Sangat Berhasil"}),
        ("90.5", WHOLE, {"Cukup Berhasil", "Berhasil"}),
        ("-900", WHOLE, {"Tidak Berhasil"}),
        ("100.001", WHOLE, {"Sangat Berhasil", "Berhasil"}),
        ("80", TOUCHING, {"Sedang", "Baik"}),
        ("30", TOUCHING, {"Kurang"}),
        ("80", STRICT, {"B", "C"}),
        ("102", SHORT, {"Sangat Baik (SB)"}),
        ("50", (), set()),
    ],
)
def test_label_for(value: str, skala: Skala, labels: set[str]) -> None:
    """The top class is open above; in a hole either neighbour's label will do."""
    assert labels == set(label_for(Fraction(value), 2, certain_classes(skala)))


DOWNWARDS = _skala(("Sangat Berhasil", ">100", ""), ("Berhasil", "100", "91"), ("Cukup", "90", "71"), ("Kurang", "70", "0"))
AMBIGUOUS = _skala(("Tinggi", ">50", "100"), ("Rendah", "0", "50.000"))
BACKWARDS = _skala(("Tinggi", ">90", "100"), ("Sedang", ">70", "9"), ("Rendah", "0", "70"))
LABELS = _skala(("Tinggi", "90", "100"), ("Rendah", "0", "89"), ("Tidak diukur", "", ""))


@pytest.mark.parametrize(
    ("value", "skala", "labels"),
    [
        ("95", DOWNWARDS, {"Berhasil"}),
        ("80", AMBIGUOUS, set()),
        ("95", BACKWARDS, set()),
        ("95", LABELS, {"Tinggi"}),
    ],
)
def test_scale_that_cannot_be_trusted(value: str, skala: Skala, labels: set[str]) -> None:
    """One class that cannot be read or runs backwards leaves all categories open; a scale that runs down throughout is readable."""
    assert labels == set(label_for(Fraction(value), 2, certain_classes(skala)))


@pytest.mark.parametrize(
    ("skala", "place", "expected"),
    [(BACKWARDS, 1, True), (BACKWARDS, 0, False), (DOWNWARDS, 1, False), (AMBIGUOUS, 1, None), (LABELS, 2, False)],
)
def test_class_that_holds_nothing(skala: Skala, place: int, expected: bool | None) -> None:  # noqa: FBT001  # a column above
    """Above 70 up to 9 there is nothing; what cannot be read is unknown."""
    assert expected is holds_nothing(skala[place], skala)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("SB", "Sangat Berhasil", True), ("Sgt Baik", "Sangat Baik", True), ("Sgt. baik", "SANGAT  BAIK", True),
        ("B", "Baik", True),
        ("sb", "Sangat Baik (SB)", True), ("Sgt Baik", "Sangat Baik (SB)", True), ("K", "Kurang (SK)", False),
        ("Baik", "Sangat Baik", False), ("Cukup Berhasil", "Kurang Berhasil", False), ("Baik", "Buruk", False), ("", "Baik", False),
    ],
)  # fmt: skip
def test_same_label(a: str, b: str, *, same: bool) -> None:
    """Case, space and short forms are folded, in either order; letters in brackets are a label's only ones."""
    assert (same, same) == (same_label(a, b), same_label(b, a))


def test_label_in() -> None:
    """A label belongs to the scale in any of its forms."""
    names = [each.label for each in SHORT]
    assert (label_in("SK", names), label_in("baik", names), label_in("Cukup", names)) == (True, True, False)

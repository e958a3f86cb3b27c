"""
Ladders of predicates.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from lkj_rules.model.documents import Indikator, KodeIndikator, TanggaPredikat
from lkj_rules.model.reading.ladders import (
    AKIP,
    KETERBUKAAN,
    OPINI_BPK,
    Tangga,
    grade_of,
    ladder_for,
    look_alike,
    parts_of,
    rank,
    score_of,
)
from lkj_rules.model.values import Nilai


@pytest.mark.parametrize(
    ("teks", "tangga", "expected"),
    [
        ("AA", AKIP, 0), ("bb", AKIP, 2), (" B ", AKIP, 3), ("\u0412", AKIP, 3), ("E", AKIP, None), ("100 %", AKIP, None),
        ("8", AKIP, None), ("", AKIP, None),
        ("WTP", OPINI_BPK, 0), ("Wajar Tanpa  Pengecualian", OPINI_BPK, 0), ("WTP-DPP", OPINI_BPK, 0), ("WDP", OPINI_BPK, 1),
        ("TW", OPINI_BPK, 2), ("TMP", OPINI_BPK, 2), ("A", OPINI_BPK, None),
        ("BB (71,25)", AKIP, 2), ("71,25 (BB)", AKIP, 2), ("B/65.5", AKIP, 3), ("B (Baik)", AKIP, 3), ("Predikat A", AKIP, 1),
        ("minimal BB", AKIP, 2), ("≥ BB", AKIP, 2), ("Cukup (Memadai)", AKIP, 4), ("sangat memuaskan", AKIP, 0),
        ("A (Sangat Baik)", AKIP, None), ("B 75 %", AKIP, None), ("B+", AKIP, None), ("nilai 71,25", AKIP, None),
        ("WTP (lima kali)", OPINI_BPK, None), ("B " + "x" * 80, AKIP, None),
        ("informatif", KETERBUKAAN, 0), ("Menuju Informatif", KETERBUKAAN, 1), ("Tidak Informatif", KETERBUKAAN, 4),
    ],
)  # fmt: skip
def test_a_word_finds_its_rung(teks: str, tangga: Tangga, expected: int | None) -> None:
    """Case, spaces and look-alikes do not matter; what is no word of the ladder has no rung."""
    assert expected == rank(Nilai(teks=teks), tangga)


@pytest.mark.parametrize(
    ("nilai", "expected"),
    [
        (Nilai(teks="\u0412"), "B"),
        (Nilai(teks="\u0421\u0421"), "CC"),
        (Nilai(teks="8"), "B"),
        (Nilai(teks="8B"), "BB"),
        (Nilai(teks="88"), "BB"),
        (Nilai(teks="0"), "D"),
        (Nilai(teks="B"), None),
        (Nilai(teks="4"), None),
        (Nilai(teks="100 %"), None),
        (Nilai(teks="E"), None),
        (Nilai(teks="\u0412", dibaca="B"), None),
    ],
)
def test_a_misread_character_explains_a_word(nilai: Nilai, expected: str | None) -> None:
    """Only a look-alike explains a text that is not on the ladder as it stands."""
    assert expected == look_alike(nilai, AKIP)


def test_the_report_s_own_ladder_comes_first() -> None:
    """A ladder that the report declares stands before a built-in one of the same name."""
    own = (TanggaPredikat(kode="akip", urutan=("Baik", "Cukup")),)
    indikator = Indikator(kode=KodeIndikator("X"), nama="X", tangga="akip")

    assert getattr(ladder_for(indikator, own), "kelas", None) == (("Baik",), ("Cukup",))
    assert ladder_for(indikator, ()) == AKIP
    assert ladder_for(Indikator(kode=KodeIndikator("X"), nama="X"), own) is None


@pytest.mark.parametrize(
    ("score", "grade"),
    [(100, "AA"), (Fraction(9001, 100), "AA"), (90, "A"), (Fraction(7005, 100), "BB"), (70, "B"), (30, "D"), (0, "D"), (101, None)],
)
def test_scores_have_grades(score: int | Fraction, grade: str | None) -> None:
    """The bands are open below and closed above; none lies outside 0 to 100."""
    assert grade == grade_of(score)


def test_grades_have_scores() -> None:
    """A grade gives its band."""
    assert score_of("b") == (60, 70)
    assert score_of("WTP") is None


@pytest.mark.parametrize(
    ("teks", "words", "scores"),
    [
        ("BB (71,25)", ("BB",), ("71,25",)), ("71.25 / BB", ("BB",), ("71.25",)), ("B, 65", ("B",), ("65",)), ("BB", ("BB",), ()),
        ("100 %", ("100 %",), ()), ("", (), ()), ("B (1.234.567)", ("B", "1.234.567"), ()),
    ],
)  # fmt: skip
def test_a_grade_and_its_score_are_taken_apart(teks: str, words: tuple[str, ...], scores: tuple[str, ...]) -> None:
    """Brackets, slashes and dashes part them; a percentage is no score."""
    assert (words, scores) == parts_of(teks)


def test_a_look_alike_beside_its_score_is_still_found() -> None:
    """A Cyrillic letter is one, whatever stands beside it."""
    assert look_alike(Nilai(teks="\u0412 (65,5)"), AKIP) == "B"

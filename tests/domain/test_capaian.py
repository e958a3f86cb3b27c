"""
The verdict on a printed capaian: one class each, with the figures a reviewer would write next to it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lkj_rules.domain.achievements.directions import formulas_due
from lkj_rules.domain.achievements.formulas import (
    MINIMUM_A,
    MINIMUM_B,
    capaian_maksimum,
    capaian_minimum_a,
    capaian_minimum_b,
    parse_formula,
)
from lkj_rules.domain.achievements.judgement import AlasanTakTeruji, JenisBatas, JenisTebakan, Kelas, Vonis, judge
from lkj_rules.domain.achievements.recomputation import write_number, write_recomputation
from lkj_rules.model.documents import Arah, Indikator, JenisIndikator, KodeIndikator, Ukuran
from lkj_rules.model.intervals import Agreement, bounds, cut, round_half_up
from lkj_rules.model.reading.ladders import ladder_for
from lkj_rules.model.values import Capaian, Notasi, Realisasi, Target

MAX, MIN, STABIL = Arah.MAKSIMUM, Arah.MINIMUM, Arah.STABIL


def verdict(
    target: str | None, realisasi: str | None, capaian: str | None, arah: Arah | None = MAX, *,
    rumus: str | None = None, atas: int | None = None, bawah: int | None = None,
    neighbours: tuple[tuple[str, str], ...] = (), **indikator: Any,
) -> Vonis:  # fmt: skip
    """Judge one row of text, in Indonesian notation."""
    register = Indikator(kode=KodeIndikator("X"), nama="Indikator", arah=arah, **indikator)
    koma: dict[str, Any] = {"notasi": Notasi.KOMA}
    formula = None if rumus is None else parse_formula(rumus)
    return judge(
        target=None if target is None else Target(teks=target, **koma),
        realisasi=None if realisasi is None else Realisasi(teks=realisasi, **koma),
        capaian=None if capaian is None else Capaian(teks=capaian, **koma),
        indikator=register, tangga=ladder_for(register, ()), rumus=() if formula is None else (formula,),
        batas_atas=atas, batas_bawah=bawah,
        neighbours=lambda: [(Target(teks=aim), Realisasi(teks=done), None) for aim, done in neighbours],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "arah", "kelas", "kesesuaian"),
    [
        ("75 %", "74,63 %", "99,50 %", MAX, Kelas.COCOK, Agreement.CUT),
        ("79 %", "78,98 %", "99,97 %", MAX, Kelas.COCOK, Agreement.EXACT),
        ("79 %", "70 %", "88,60 %", MAX, Kelas.COCOK, Agreement.CUT),
        ("79 %", "70 %", "88,61 %", MAX, Kelas.COCOK, Agreement.EXACT),
        ("79 %", "70 %", "88,70 %", MAX, Kelas.COCOK, Agreement.HIDDEN),
        ("79 %", "70 %", "91 %", MAX, Kelas.TAK_COCOK, None),
        ("95 %", "100 %", "100 %", MAX, Kelas.BATAS, Agreement.EXACT),
        ("90 %", "100 %", "100 %", MAX, Kelas.BATAS, Agreement.EXACT),
        ("0,1 %", "1,1 %", "1.100 %", MIN, Kelas.ARAH, Agreement.EXACT),
        ("0,1 %", "1,1 %", "-900 %", MIN, Kelas.COCOK, Agreement.EXACT),
        ("0,1 %", "1,1 %", "9,09 %", MIN, Kelas.COCOK, Agreement.EXACT),
        ("3", "(3,14)", "(104,66)", MAX, Kelas.COCOK, Agreement.CUT),
        ("2,5", "1,89", "75,6", MIN, Kelas.ARAH, Agreement.EXACT),
        ("5", "7", "100", MIN, Kelas.TAK_COCOK, None),
        ("10", "8", "100", MIN, Kelas.BATAS, Agreement.EXACT),
        ("80", "60", "125", MAX, Kelas.ARAH, Agreement.EXACT),
        ("100 %", "100 %", "100 %", MIN, Kelas.COCOK, Agreement.EXACT),
    ],
)
def test_numbers(  # noqa: PLR0917  one row and its verdict
    target: str, realisasi: str, capaian: str, arah: Arah, kelas: Kelas, kesesuaian: Agreement | None
) -> None:
    """A row of numbers follows its direction's formula, an unstated cap, the other direction, or nothing."""
    found = verdict(target, realisasi, capaian, arah, jenis=JenisIndikator.PROPORSI)

    assert (kelas, kesesuaian) == (found.kelas, found.kesesuaian)


def test_unstated_cap() -> None:
    """Target 95, realisasi 100, capaian 100: 105,26 is due and a cap at 100 gives what is printed."""
    found = verdict("95 %", "100 %", "100 %")

    assert (found.batas, found.jenis_batas) == (100, JenisBatas.ATAS)
    assert (Fraction(2000, 19), Fraction(-100, 19)) == (found.harapan, found.selisih)
    assert write_recomputation(found, "id") == "100 ÷ 95 × 100 = 105,26"
    assert write_recomputation(found, "en") == "100 ÷ 95 × 100 = 105.26"


def test_wrong_direction() -> None:
    """Lower is better: 1,1 of 0,1 is −900 or 9,09, not 1.100."""
    found = verdict("0,1 %", "1,1 %", "1.100 %", MIN)

    assert (Fraction(-900), Fraction(100, 11)) == (found.harapan, found.harapan_lain)
    assert write_recomputation(found, "id") == "(2 − 1,1 ÷ 0,1) × 100 = −900; 0,1 ÷ 1,1 × 100 = 9,09"


@pytest.mark.parametrize(
    ("realisasi", "capaian", "caps", "kelas", "batas"),
    [
        ("60", "100", {"atas": 100}, Kelas.COCOK, None),
        ("60", "120", {"atas": 100}, Kelas.BATAS, (100, JenisBatas.TAK_DITERAPKAN)),
        ("60", "120", {"atas": 120}, Kelas.COCOK, None),
        ("80", "120", {}, Kelas.BATAS, (120, JenisBatas.ATAS)),
        ("57,5", "120", {}, Kelas.BATAS, (120, JenisBatas.LONJAKAN)),
        ("90", "150", {}, Kelas.BATAS, (150, JenisBatas.ATAS)),
        ("-5", "0", {}, Kelas.BATAS, (0, JenisBatas.BAWAH)),
        ("-5", "0", {"bawah": 0}, Kelas.COCOK, None),
        ("-5", "-10", {"bawah": 0}, Kelas.BATAS, (0, JenisBatas.TAK_DITERAPKAN)),
        ("60", "99", {"atas": 100}, Kelas.TAK_COCOK, None),
    ],
)
def test_caps(realisasi: str, capaian: str, caps: dict[str, Any], kelas: Kelas, batas: tuple[int, JenisBatas] | None) -> None:
    """A stated cap is part of what is due; an unstated one, or a stated one left out, is a class of its own."""
    found = verdict("50", realisasi, capaian, **caps, satuan="unit")

    assert kelas == found.kelas
    assert batas == (None if found.batas is None else (found.batas, found.jenis_batas))


@pytest.mark.parametrize(
    ("capaian", "arah", "rumus", "kelas"),
    [
        ("125", MIN, "(2T-R)/T", Kelas.COCOK),
        ("133,33", MIN, "(2T-R)/T", Kelas.TAK_COCOK),
        ("133,33", MIN, "(R-(R-T))/T x 100%", Kelas.COCOK),
        ("133,33", MIN, None, Kelas.COCOK),
        ("75", MIN, "Realisasi/Target x 100%", Kelas.ARAH),
        ("75", MAX, "Target/Realisasi", Kelas.COCOK),
        ("75", STABIL, None, Kelas.TAK_TERUJI),
        ("75", STABIL, "Realisasi/Target", Kelas.COCOK),
        ("74,07", MAX, "R/(T+1)x100%", Kelas.COCOK),
        ("75", MAX, "R/(T+1)x100%", Kelas.TAK_COCOK),
    ],
)
def test_stated_formula(capaian: str, arah: Arah, rumus: str | None, kelas: Kelas) -> None:
    """A stated formula narrows what is admissible, unless it ignores the realisasi or rewards the wrong direction."""
    found = verdict("80", "60", capaian, arah, rumus=rumus, satuan="unit")

    assert kelas == found.kelas


@pytest.mark.parametrize(
    ("capaian", "kelas", "assumed"),
    [("75", Kelas.COCOK, MAX), ("125", Kelas.COCOK, MIN), ("133,33", Kelas.COCOK, MIN), ("50", Kelas.TAK_COCOK, MAX)],
)
def test_no_direction(capaian: str, kelas: Kelas, assumed: Arah) -> None:
    """Without a direction both are tried, and the verdict says which was assumed."""
    found = verdict("80", "60", capaian, None, satuan="unit")

    assert (kelas, assumed) == (found.kelas, found.arah_diandaikan)


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "alasan"),
    [
        (None, "1", "1", AlasanTakTeruji.TARGET_KOSONG),
        ("1", "–", "1", AlasanTakTeruji.REALISASI_KOSONG),
        ("1", "1", "", AlasanTakTeruji.CAPAIAN_KOSONG),
        ("1", "1", "n/a", AlasanTakTeruji.CAPAIAN_KOSONG),
        ("1", "belum dirilis", "100", AlasanTakTeruji.REALISASI_KOSONG),
        ("В", "100 %", "100 %", AlasanTakTeruji.BEDA_JENIS),
        ("70", "BB", "100 %", AlasanTakTeruji.BEDA_JENIS),
        ("< inflasi nasional", "2,75", "100", AlasanTakTeruji.BUKAN_ANGKA),
    ],
)
def test_not_testable(target: str | None, realisasi: str, capaian: str, alasan: AlasanTakTeruji) -> None:
    """What cannot be tested says why."""
    found = verdict(target, realisasi, capaian, tangga="akip")

    assert (Kelas.TAK_TERUJI, alasan) == (found.kelas, found.alasan)


def test_ambiguous() -> None:
    """A number that can be read both ways is no ground for a verdict."""
    found = judge(
        target=Target(teks="3.000"), realisasi=Realisasi(teks="2345"), capaian=Capaian(teks="78,16"),
        indikator=None, tangga=None, rumus=(), batas_atas=None, batas_bawah=None,
    )  # fmt: skip

    assert found.alasan == AlasanTakTeruji.AMBIGU


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "cocok"),
    [("A", "A", "100", True), ("A", "a", "95", False), ("A", "BB", "95", None), ("В", "B", "100 %", True)],
)
def test_ordinal(target: str, realisasi: str, capaian: str, *, cocok: bool | None) -> None:
    """Equal grades are 100; what another grade is worth no policy says."""
    found = verdict(target, realisasi, capaian, tangga="akip")

    assert (Kelas.ORDINAL, cocok) == (found.kelas, found.cocok)


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "cocok"),
    [
        ("0", "0", "100", True), ("0 %", "0,00 %", "100,00 %", True), ("0", "0", "0", False), ("0", "3", "100", False),
        ("0", ">1", "100", False),
    ],
)
def test_target_zero(target: str, realisasi: str, capaian: str, *, cocok: bool) -> None:
    """A target of zero admits 100 for a realisasi of zero and nothing else."""
    found = verdict(target, realisasi, capaian, MIN)

    assert (Kelas.TARGET_NOL, cocok) == (found.kelas, found.cocok)


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "arah", "cocok"),
    [
        ("7–8", "9", "87,5", MIN, True),
        ("7–8", "9", "112,5", MIN, False),
        ("7–8", "7,5", "100", STABIL, True),
        ("7–8", "7,5", "93,75", None, False),
        ("7–8", "6,5", "92,86", None, True),
        ("7–8", "6,5", "107,14", MIN, True),
        ("7–8", "6,5", "107,14", MAX, False),
        ("7–8", "17", "-12,5", None, True),
        ("≥ 80", "82", "102,5", MAX, True),
        ("≥ 80", "82", "100", MAX, True),
        ("≥ 80", "82", "105", MAX, False),
        ("≥ 80", "72", "100", MAX, False),
        ("≥ 80", "72", "90", None, True),
        ("≤ 5", "4", "120", MIN, True),
        ("≤ 5", "4", "80", MIN, False),
        ("≤ 5", "4", "80", MAX, None),
        ("> 100", ">125", ">125", MAX, True),
        ("100", ">125", "150", MAX, True),
        ("100", ">125", "90", MAX, False),
        ("100", "120", ">125", MAX, False),
        ("100", "7–8", "7,5", MAX, True),
        ("100", ">125", "125", STABIL, None),
    ],
)
def test_range_or_bound(target: str, realisasi: str, capaian: str, arah: Arah | None, *, cocok: bool | None) -> None:
    """A range has its own formula; a bound in the good direction counts as its number; open cells are judged by possibility."""
    found = verdict(target, realisasi, capaian, arah)

    assert (Kelas.RENTANG, cocok) == (found.kelas, found.cocok)


@pytest.mark.parametrize(
    ("rumus", "capaian", "written"),
    [
        ("R / (T + 20) x 100", "60", "60 ÷ (80 + 20) × 100 = 60"),
        ("100 - (T - R)", "80", "100 − (80 − 60) = 80"),
        ("100 - |R - T|", "80", "100 − |60 − 80| = 80"),
        ("100 - (R / (T - 20)) * 60", "40", "100 − 60 ÷ (80 − 20) × 60 = 40"),
        ("(R + 0) x 100 / (T + 20)", "60", "(60 + 0) × 100 ÷ (80 + 20) = 60"),
    ],
)
def test_stated_formula_keeps_its_parentheses(rumus: str, capaian: str, written: str) -> None:
    """Target 80, realisasi 60: what is written gives the number after the equals sign when it is typed into a calculator."""
    assert write_recomputation(verdict("80", "60", capaian, rumus=rumus), "id") == written


def test_range_recomputation() -> None:
    """The range formula is written out: (2 − 9 ÷ 8) × 100 = 87,5."""
    found = verdict("7–8", "9", "112,5", MIN)

    assert write_recomputation(found, "id") == "(2 − 9 ÷ 8) × 100 = 87,5"


@pytest.mark.parametrize("more", [{"satuan": "orang"}, {"satuan": "Buah"}, {"jenis": JenisIndikator.CACAH}])
def test_counts_are_exact(more: dict[str, Any]) -> None:
    """A count hides no digits: 3 of 7 is 42,86 and cannot be 45; a measure of 3 can."""
    assert verdict("7", "3", "45", **more).kelas == Kelas.TAK_COCOK
    assert verdict("7", "3", "45").kesesuaian == Agreement.HIDDEN


def test_needed_realisasi() -> None:
    """A capaian of 88,70 needs a realisasi of 79 × 88,695 ÷ 100 to 79 × 88,71 ÷ 100, which prints as 70 when cut."""
    found = verdict("79 %", "70 %", "88,70 %")

    assert found.dibutuhkan is not None
    assert (Fraction("70.06905"), Fraction("70.0809")) == (found.dibutuhkan.low, found.dibutuhkan.high)


def test_share_stays_below_100() -> None:
    """A share printed as 100 % cannot hide more than 100, an index can."""
    assert verdict("100 %", "100 %", "100,40 %", jenis=JenisIndikator.PROPORSI).kelas != Kelas.COCOK
    assert verdict("100", "100", "100,40", jenis=JenisIndikator.INDEKS).kesesuaian == Agreement.HIDDEN


@pytest.mark.parametrize(
    ("capaian", "neighbours", "jenis", "kolom"),
    [
        ("7,5", (), JenisTebakan.DESIMAL_BERGESER, Ukuran.CAPAIAN),
        ("0,075", (), JenisTebakan.RIBUAN, Ukuran.CAPAIAN),
        ("57", (), JenisTebakan.ANGKA_TERTUKAR, Ukuran.CAPAIAN),
        ("60", (), JenisTebakan.TETANGGA_KOLOM, Ukuran.REALISASI),
        ("57", (("50", "70"), ("40", "22.8")), JenisTebakan.TETANGGA_BARIS, Ukuran.CAPAIAN),
        ("87,5", (("50", "70"),), JenisTebakan.TETANGGA_BARIS, Ukuran.REALISASI),
        ("8", (), JenisTebakan.ANGKA_TERTUKAR, Ukuran.REALISASI),
        ("750", (), JenisTebakan.ANGKA_TERTUKAR, Ukuran.TARGET),
        ("750", (), JenisTebakan.DESIMAL_BERGESER, Ukuran.REALISASI),
        ("150", (("40", "90"),), JenisTebakan.TETANGGA_BARIS, Ukuran.TARGET),
    ],
)
def test_guesses(capaian: str, neighbours: tuple[tuple[str, str], ...], jenis: JenisTebakan, kolom: Ukuran) -> None:
    """A guess reproduces the printed number: target 80, realisasi 60, so 75 is due."""
    found = verdict("80", "60", capaian, neighbours=neighbours, satuan="unit")

    assert found.kelas == Kelas.TAK_COCOK
    assert (jenis, kolom) in {(guess.jenis, guess.kolom) for guess in found.tebakan}
    assert len(found.tebakan) <= 2
    assert found.rumus_lain_cocok is any(guess.jenis is JenisTebakan.RUMUS_LAIN for guess in found.tebakan)


def test_no_guess() -> None:
    """No guess is made where none reproduces the printed number."""
    assert verdict("80", "60", "31,4", satuan="unit").tebakan == ()


def test_other_formula_is_guessed() -> None:
    """T ÷ R where (2T − R) ÷ T is stated fits nothing admissible; the guess names the formula."""
    found = verdict("80", "60", "133,33", MIN, rumus="(2T-R)/T", satuan="unit")

    assert [guess.jenis for guess in found.tebakan] == [JenisTebakan.RUMUS_LAIN]
    assert found.rumus_lain_cocok


@pytest.mark.parametrize(
    ("value", "decimals", "bahasa", "text"),
    [
        (Fraction("1234567.5"), 2, "id", "1.234.567,50"), (Fraction("1234567.5"), 2, "en", "1,234,567.50"),
        (Fraction("-0.004"), 2, "id", "0,00"), (-900, 0, "id", "−900"), (5_000_000, -6, "id", "5.000.000"),
    ],
)  # fmt: skip
def test_write_number(value: Fraction, decimals: int, bahasa: str, text: str) -> None:
    """Numbers are written with the marks of the reader's language."""
    assert text == write_number(value, decimals, bahasa)


_FORMULAS = [(MAX, capaian_maksimum), (MIN, capaian_minimum_a), (MIN, capaian_minimum_b)]
_HUNDREDTHS = st.integers(1, 100_000).map(lambda whole: Fraction(whole, 100))


@given(
    target=_HUNDREDTHS, realisasi=st.fractions(0, 1000, max_denominator=9999), which=st.sampled_from(_FORMULAS),
    digits=st.tuples(st.integers(0, 3), st.integers(0, 3)), ways=st.tuples(*[st.sampled_from([cut, round_half_up])] * 2),
)  # fmt: skip
def test_true_values_are_never_accused(target: Fraction, realisasi: Fraction, which: Any, digits: Any, ways: Any) -> None:
    """Whatever the true values, however they were printed: the right formula is found to fit, in every direction setting."""
    arah, formula = which
    true = formula(target, realisasi)
    assume(true is not None)
    printed_r, printed_c = ways[0](realisasi, digits[0]), ways[1](true, digits[1])
    texts = (write_number(target, 2, "id"), write_number(printed_r, digits[0], "id"), write_number(printed_c, digits[1], "id"))

    for declared in (arah, None):
        assert verdict(*texts, declared).kelas == Kelas.COCOK


@given(
    st.text(max_size=12) | st.decimals(-500, 500, places=2).map(str),
    st.text(max_size=12) | st.decimals(-500, 500, places=2).map(str),
    st.text(max_size=12) | st.decimals(-500, 500, places=2).map(str),
    st.sampled_from([*Arah, None]),
)
def test_every_row_gets_one_class(target: str, realisasi: str, capaian: str, arah: Arah | None) -> None:
    """Any three cells get a class, a reason exactly when they cannot be tested, and a recomputation that can be written."""
    found = verdict(target, realisasi, capaian, arah)

    assert (found.kelas is Kelas.TAK_TERUJI) == (found.alasan is not None)
    write_recomputation(found, "id")


@pytest.mark.parametrize(
    ("row", "satuan", "ends"),
    [
        (("12", "12", "100"), None, ("100", "100")),
        (("75 %", "75 %", "100 %"), None, ("100", "100")),
        (("85", "86", "101 %"), "orang", ("8600/85", "8600/85")),
        (("85 %", "86,0 %", "101 %"), None, ("8595/85", "8610/85")),
        (("> 100", "> 125", "125 %"), None, ("125", "125")),
        (("≥ 80", "82", "100 %"), "orang", ("100", "100")),
    ],
)
def test_true_range(row: tuple[str, str, str], satuan: str | None, ends: tuple[str, str]) -> None:
    """A printed capaian that follows from its row may truly be what the formula gives, and no more than its print allows."""
    found = verdict(*row, MAX, satuan=satuan).kisaran

    assert found is not None
    assert tuple(map(Fraction, ends)) == bounds(found)


def test_true_range_of_two_formulas() -> None:
    """Where both formulas of an inverse indicator print the same, the capaian may be either: 101 or 101,01."""
    found = verdict("100", "99", "101 %", MIN, satuan="orang").kisaran

    assert found is not None
    assert (101, Fraction(10000, 99)) == bounds(found)


def test_no_true_range() -> None:
    """A capaian that fits nothing says nothing of what it truly is."""
    assert verdict("80", "60", "91 %", MAX, satuan="orang").kisaran is None


def test_all_stated_formulas_are_due() -> None:
    """Of the stated formulas all count, but those that ignore the realisasi or reward the wrong direction."""
    fixed, rising = parse_formula("(R-(R-T))/T x 100"), parse_formula("R/T x 100")
    assert fixed is not None
    assert rising is not None

    assert formulas_due(MIN, (MINIMUM_A, fixed, MINIMUM_B, rising, MINIMUM_A)) == (MINIMUM_A, MINIMUM_B)
    assert formulas_due(MIN, (fixed, rising)) == (MINIMUM_A, MINIMUM_B)
    assert formulas_due(STABIL, (fixed,)) == ()

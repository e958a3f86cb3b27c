"""
How one printed text is read.
"""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkj_rules.model.reading.notation import _read, read_text
from lkj_rules.model.values import Ambigu, Angka, Bacaan, Batas, Dalam, Kata, Kosong, Notasi, Rentang, Tanda

KOMA, TITIK = Notasi.KOMA, Notasi.TITIK


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("100", Angka(nilai=100)),
        ("0", Angka(nilai=0)),
        ("100 %", Angka(nilai=100, satuan="%")),
        ("100 persen", Angka(nilai=100, satuan="%")),
        ("100 % tepat waktu", Angka(nilai=100, satuan="%")),
        ("5 persen per tahun", Angka(nilai=5, satuan="%")),
        ("12 ‰", Angka(nilai=12, satuan="‰")),
        ("99,50", Angka(nilai=Fraction(199, 2), desimal=2, notasi=KOMA)),
        ("100,00", Angka(nilai=100, desimal=2, notasi=KOMA)),
        ("99.65 %", Angka(nilai=Fraction(9965, 100), desimal=2, satuan="%", notasi=TITIK)),
        ("1234,567", Angka(nilai=Fraction(1234567, 1000), desimal=3, notasi=KOMA)),
        ("0,123", Angka(nilai=Fraction(123, 1000), desimal=3, notasi=KOMA)),
        ("172,639,200", Angka(nilai=172639200, notasi=TITIK)),
        ("83.389.671.000", Angka(nilai=83389671000, notasi=KOMA)),
        ("75,000,000.00", Angka(nilai=75000000, desimal=2, notasi=TITIK)),
        ("1.234,5", Angka(nilai=Fraction(12345, 10), desimal=1, notasi=KOMA)),
        ("Rp. 58.192.468.000,-", Angka(nilai=58192468000, satuan="Rp", notasi=KOMA)),
        ("RP 60.337.150.000", Angka(nilai=60337150000, satuan="Rp", notasi=KOMA)),
        ("Rp. 1 .002.318.000,-", Angka(nilai=1002318000, satuan="Rp", notasi=KOMA)),
        ("IDR 1.705.155.000,", Angka(nilai=1705155000, satuan="Rp", notasi=KOMA)),
        ("Rp 1.100", Angka(nilai=1100, satuan="Rp", notasi=KOMA)),
        ("(3.14)", Angka(nilai=Fraction(-314, 100), desimal=2, notasi=TITIK)),
        ("(3,14 %)", Angka(nilai=Fraction(-314, 100), desimal=2, satuan="%", notasi=KOMA)),
        ("−900 %", Angka(nilai=-900, satuan="%")),
        ("– 5", Angka(nilai=-5)),
        ("+5,2", Angka(nilai=Fraction(52, 10), desimal=1, notasi=KOMA)),
        ("6,831,222*)", Angka(nilai=6831222, notasi=TITIK)),
        ("12 Desa", Angka(nilai=12, satuan="Desa")),
        ("450 ton", Angka(nilai=450, satuan="ton")),
        ("100 m2", Angka(nilai=100, satuan="m2")),
        ("3.000 orang", Angka(nilai=3000, satuan="orang", notasi=KOMA)),
        ("3 (tiga) dokumen", Angka(nilai=3, satuan="dokumen")),
        ("83,39 miliar", Angka(nilai=83390000000, desimal=-7, notasi=KOMA)),
        ("Rp 2,5 juta", Angka(nilai=2500000, desimal=-5, satuan="Rp", notasi=KOMA)),
        ("185.80 Triliun Rupiah", Angka(nilai=185800000000000, desimal=-10, satuan="Rp", notasi=TITIK)),
        ("８３", Angka(nilai=83)),
    ],
)
def test_a_number_has_the_value_digits_and_unit_that_its_grammar_allows(text: str, expected: Angka) -> None:
    """A number that can be read in one way is read in that way."""
    assert expected == read_text(text)


@pytest.mark.parametrize(
    ("text", "ribuan", "pecahan"),
    [
        ("1.100 %", 1100, Fraction(11, 10)),
        ("3,000", 3000, 3),
        ("203,440*", 203440, Fraction(20344, 100)),
        ("(1.250)", -1250, Fraction(-125, 100)),
        ("≥ 1.100", 1100, Fraction(11, 10)),
    ],
)
def test_one_mark_before_three_digits_is_ambiguous(text: str, ribuan: int, pecahan: Fraction | int) -> None:
    """Both readings are kept where nothing decides."""
    reading = read_text(text)

    assert isinstance(reading, Ambigu)
    assert (ribuan, pecahan) == (reading.ribuan.nilai, reading.pecahan.nilai)
    assert {KOMA, TITIK} == {reading.ribuan.notasi, reading.pecahan.notasi}


@pytest.mark.parametrize(
    ("text", "notasi", "expected"),
    [
        ("1.100", KOMA, Angka(nilai=1100, notasi=KOMA)),
        ("1.100", TITIK, Angka(nilai=Fraction(11, 10), desimal=3, notasi=TITIK)),
        ("99.65", KOMA, Angka(nilai=Fraction(9965, 100), desimal=2, notasi=TITIK)),
        ("99.65 %", TITIK, Angka(nilai=Fraction(9965, 100), desimal=2, satuan="%", notasi=TITIK)),
        ("1e3", TITIK, Angka(nilai=1000)),
        ("1.5E-2", TITIK, Angka(nilai=Fraction(15, 1000), desimal=3, notasi=TITIK)),
        ("-2.50e2", TITIK, Angka(nilai=-250, notasi=TITIK)),
        ("1e3", KOMA, Kata(teks="1e3")),
    ],
)
def test_a_declaration_decides_where_the_digits_allow_it(text: str, notasi: Notasi, expected: Bacaan) -> None:
    """A declared notation is followed, but gives way to a text that contradicts it."""
    assert expected == read_text(text, notasi=notasi)


def test_an_unbreakable_unit_makes_thousands() -> None:
    """There is no third decimal of a person or a rupiah."""
    assert Angka(nilai=1100, notasi=KOMA) == read_text("1.100", unbreakable=True)
    assert Angka(nilai=1100, notasi=KOMA) == read_text("1.100", dalam=Dalam.RUPIAH)


def test_amounts_printed_in_millions_hide_digits_and_may_have_fractions() -> None:
    """A declared unit of money multiplies, and rupiah in millions can be broken."""
    assert Angka(nilai=75500000, desimal=-5, notasi=KOMA) == read_text("75,5", dalam=Dalam.JUTA)
    assert isinstance(read_text("1.100", dalam=Dalam.JUTA, unbreakable=True), Ambigu)
    assert Angka(nilai=2000000000, desimal=-9) == read_text("2 miliar", dalam=Dalam.JUTA)
    assert Angka(nilai=50, satuan="%") == read_text("50 %", dalam=Dalam.JUTA)


@pytest.mark.parametrize(
    ("text", "tanda", "nilai"),
    [
        ("≥ 75", Tanda.MINIMAL, 75), ("> 125", Tanda.LEBIH, 125), (">=80%", Tanda.MINIMAL, 80), ("<= 3", Tanda.MAKSIMAL, 3),
        ("<5", Tanda.KURANG, 5), ("minimal 20 jam /tahun", Tanda.MINIMAL, 20), ("Maks. 8", Tanda.MAKSIMAL, 8),
        ("min. 80", Tanda.MINIMAL, 80), ("lebih dari 7", Tanda.LEBIH, 7),
        ("Diatas 80 %", Tanda.LEBIH, 80), ("di bawah 55", Tanda.KURANG, 55),
    ],
)  # fmt: skip
def test_bounds(text: str, tanda: Tanda, nilai: int) -> None:
    """A bound is read in signs and in words."""
    reading = read_text(text)

    assert isinstance(reading, Batas)
    assert (tanda, nilai) == (reading.tanda, reading.angka.nilai)


@pytest.mark.parametrize(
    ("text", "bawah", "atas"),
    [
        ("7–8", 7, 8), ("7-8", 7, 8), ("91 - 100", 91, 100), ("7 s.d. 8", 7, 8), ("80 s/d 100 %", 80, 100), ("100 – 91", 91, 100),
        ("-5 – -3", -5, -3), ("7,5 – 1.200", Fraction(15, 2), 1200), ("Rp 7 – 8 juta", 7000000, 8000000),
    ],
)  # fmt: skip
def test_ranges(text: str, bawah: int | Fraction, atas: int) -> None:
    """A range has a lower and an upper end of one unit, in whatever order it is printed."""
    reading = read_text(text)

    assert isinstance(reading, Rentang)
    assert (bawah, atas) == (reading.bawah.nilai, reading.atas.nilai)
    assert reading.bawah.satuan == reading.atas.satuan


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "…", "...", "Rp -", "Rp. –", "- %", "\u200b", "." * 500])
def test_blanks(text: str) -> None:
    """A dash, dots or nothing is a blank."""
    assert Kosong() == read_text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\u0412", Kata(teks="B", mirip=True)),
        ("\u0392\u0392", Kata(teks="BB", mirip=True)),
        ("8B", Kata(teks="8B")),
        ("1. Visi", Kata(teks="1. Visi")),
        ("75 % 80 %", Kata(teks="75 % 80 %")),
        ("2.2.1", Kata(teks="2.2.1")),
        ("2024-01-09", Kata(teks="2024-01-09")),
        ("6871.QGE.001", Kata(teks="6871.QGE.001")),
        ("1.100 9", Kata(teks="1.100 9")),
        ("3 (empat) dokumen", Kata(teks="3 (empat) dokumen")),
        ("2 dari 3 kegiatan", Kata(teks="2 dari 3 kegiatan")),
        ("1,234.567,89", Kata(teks="1,234.567,89")),
        ("0.100.000", Kata(teks="0.100.000")),
        ("> 80 – 90", Kata(teks="> 80 – 90")),
    ],
)
def test_words(text: str, expected: Kata) -> None:
    """What is no number stays words; letters that only look Latin are folded and noted."""
    assert expected == read_text(text)


@pytest.mark.parametrize("text", ["1" * 61, "1" * 1000000, "Rp " + "1.000" * 100, "1e61", "1e999999999", "-1e-" + "9" * 500])
def test_endless_numbers_are_refused(text: str) -> None:
    """A number that no report prints costs nothing and is an error of the input."""
    with pytest.raises(ValueError, match=r"^angka terlalu panjang$"):
        read_text(text, notasi=TITIK)


@pytest.mark.parametrize(
    "text", ["(" * 100000, "1 " * 100000, "-1" * 100000, "rp" * 100000, "1,-" * 60, "\u0412" * 100000, "s.d." * 49]
)
def test_hostile_texts_are_read_in_one_pass(text: str) -> None:
    """Long texts of the grammar's own pieces are words."""
    assert isinstance(read_text(text), Kata)


@given(
    st.text(max_size=300) | st.text("0123456789.,-–()%Rp eE*sd≥<>/ ", max_size=250),
    st.none() | st.sampled_from(Notasi),
    st.none() | st.sampled_from(Dalam),
    st.booleans(),
)
def test_any_text_is_read_or_refused(text: str, notasi: Notasi | None, dalam: Dalam | None, unbreakable: bool) -> None:  # noqa: FBT001
    """No text raises anything but the one error for endless numbers."""
    with contextlib.suppress(ValueError):
        assert isinstance(read_text(text, notasi=notasi, dalam=dalam, unbreakable=unbreakable), Bacaan)


@given(st.integers(-(10**15), 10**15), st.integers(0, 4), st.sampled_from(Notasi))
def test_a_formatted_number_reads_back(scaled: int, digits: int, notasi: Notasi) -> None:
    """A number that is grouped and declared keeps its value and its printed digits."""
    whole, fraction = divmod(abs(scaled), 10**digits)
    printed = f"{'-' if scaled < 0 else ''}{whole:,}" + (f".{fraction:0{digits}d}" if digits else "")
    if notasi is KOMA:
        printed = printed.translate(str.maketrans(",.", ".,"))

    reading = read_text(printed, notasi=notasi)

    assert isinstance(reading, Angka)
    assert (Fraction(scaled, 10**digits), digits) == (reading.nilai, reading.desimal)


@given(
    st.from_regex(r"\A(?:(?:Rp|RP)\.? ?)?[0-9]{1,3}(?:[.,][0-9]{3}){1,4}(?:[.,][0-9]{2}|,-)?\Z"),
    st.sampled_from([None, *Notasi]), st.sampled_from([None, Dalam.RUPIAH, Dalam.JUTA]), st.booleans(),
)  # fmt: skip
def test_the_short_way_gives_what_the_long_way_gives(
    text: str, notasi: Notasi | None, dalam: Dalam | None, unbreakable: bool  # noqa: FBT001
) -> None:
    """Plain amounts take a short way, which must not differ."""
    assert _read(text, notasi, dalam, unbreakable) == read_text(text, notasi=notasi, dalam=dalam, unbreakable=unbreakable)


@given(st.from_regex(r"\A(?:Rp)?[0-9]{1,4}(?:[.,][0-9]{1,3}){0,3}(?: %| juta)?\Z"))
def test_rupiah_in_rupiah_read_as_they_are(text: str) -> None:
    """A budget that says it is in rupiah needs no second look at its amounts."""
    assert _read(text, None, None, True) == read_text(text, dalam=Dalam.RUPIAH, unbreakable=True)  # noqa: FBT003

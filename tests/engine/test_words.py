"""
Numbers and printed values in a reader's words.
"""

from fractions import Fraction

import pytest

from lkj_rules.domain.places import write_source
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.words import write_number, write_printed, write_quantity, write_value
from lkj_rules.model.documents import Entitas, Klaim, Laporan, Level, Lkj
from lkj_rules.model.documents.statements import JenisKlaim
from lkj_rules.model.intervals import Interval, Number
from lkj_rules.model.values import Nilai, Sumber, Tanggal
from lkj_rules.rules.kinds import DATE, PERCENT, RUPIAH, Kind, Type

EMPTY = Laporan(format="lkj-rules/1", entitas=Entitas(nama="KPU Contoh", level=Level.SATKER), tahun=2024)


@pytest.mark.parametrize(
    ("number", "bahasa", "expected"),
    [
        (83389671000, "id", "83.389.671.000"),
        (83389671000, "en", "83,389,671,000"),
        (Fraction(10000, 95), "id", "105,26"),
        (Fraction(-9, 4), "id", "−2,25"),
        (Fraction(1, 1000), "id", "0"),
        (Fraction(-1, 1000), "id", "0"),
        (Fraction(995, 10), "en", "99.5"),
        (Interval(Fraction(695, 10), 71), "id", "69,5–71"),
        (Interval(7, 7), "id", "7"),
        (Interval(-5, -3), "id", "−5 sampai −3"),
        (Interval(-5, 3), "en", "−5 to 3"),
    ],
)
def test_write_number(number: Number, bahasa: str, expected: str) -> None:
    """
    Numbers are grouped and marked as the language does, rounded to two decimals, trailing zeros left out.
    """
    assert expected == write_number(number, bahasa)


def test_write_quantity() -> None:
    """
    Money and percentages carry their unit.
    """
    expected = ("Rp23.052.521.000", "−Rp5", "Rp3–5", "−Rp1.048.436 sampai −Rp874.322", "38,2 %", "38.2%")

    assert expected == (
        write_quantity(23052521000, RUPIAH, "id"),
        write_quantity(-5, RUPIAH, "id"),
        write_quantity(Interval(3, 5), RUPIAH, "id"),
        write_quantity(Interval(-1048436, -874322), RUPIAH, "id"),
        write_quantity(Fraction(382, 10), PERCENT, "id"),
        write_quantity(Fraction(382, 10), PERCENT, "en"),
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Nilai(teks="99,50 %"), "99,50 %"),
        (Nilai(teks=""), "(kosong)"),
        (Nilai(teks="\u0412", dibaca="B"), "B"),
        (Nilai(teks="1.100 9", dibaca="1.100 %", diragukan=True), "1.100 9 (dibaca 1.100 %)"),
    ],
)
def test_write_printed(value: Nilai, expected: str) -> None:
    """
    A printed value is shown as printed; a doubtful one with its reading, a misprint that is none of the reader's business without.
    """
    assert expected == write_printed(value, "id")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("80", "101", "60"), "80, 101, 60"), (("80,5", "101"), "80,5; 101"), (("Rp 900,-", "Rp 800,-"), "Rp 900,-; Rp 800,-"),
        (("Perencanaan, Evaluasi dan Pelaporan", "Dukungan Manajemen"), "Perencanaan, Evaluasi dan Pelaporan; Dukungan Manajemen"),
    ],
)  # fmt: skip
def test_members_with_commas_are_parted_by_semicolons(texts: tuple[str, ...], expected: str) -> None:
    """
    Where one member has a comma, a comma between members would leave open where one ends.
    """
    values = tuple(Nilai(teks=text) for text in texts)

    assert expected == write_value(values, Type(Kind.ANY), "id", Scope(EMPTY))


@pytest.mark.parametrize(
    ("klaim", "expected"),
    [
        (Klaim(jenis=JenisKlaim.TERCAPAI, teks="Target tercapai."), "Target tercapai."),
        (Klaim(jenis=JenisKlaim.KATEGORI, label="berhasil", teks="Kinerja berhasil."), "berhasil"),
        (Klaim(jenis=JenisKlaim.UMUM, sumber=Sumber(bab="III.A", halaman="25")), "Bab III.A, hlm. 25"),
        (Klaim(jenis=JenisKlaim.UMUM), "LKj"),
    ],
)
def test_object_is_written_in_the_reports_words(klaim: Klaim, expected: str) -> None:
    """
    An object of the report is called by its name or sentence, failing these by its place, never in the program's notation.
    """
    lkj = Lkj(klaim=(klaim,))
    laporan = Laporan(format="lkj-rules/1", entitas=Entitas(nama="KPU Contoh", level=Level.SATKER), tahun=2024, lkj=lkj)

    assert expected == write_value(klaim, Type(Kind.ANY), "id", Scope(laporan))


@pytest.mark.parametrize(
    ("sumber", "expected"),
    [
        (Sumber(bab="III.A"), "Bab III.A"), (Sumber(bab="3"), "Bab 3"), (Sumber(bab="Lampiran"), "Lampiran"),
        (Sumber(bab="Lampiran I", halaman="40"), "Lampiran I, hlm. 40"), (Sumber(bab="Ikhtisar Eksekutif"), "Ikhtisar Eksekutif"),
        (Sumber(tabel="3.1", bab="III.A"), "Tabel 3.1, Bab III.A"),
    ],
)  # fmt: skip
def test_only_a_numbered_chapter_is_a_bab(sumber: Sumber, expected: str) -> None:
    """
    A place is called ``Bab`` where it has a chapter's number; a part with a name of its own keeps that name.
    """
    assert expected == write_source(sumber)


@pytest.mark.parametrize(("bahasa", "expected"), [("id", "30 Desember 2016"), ("en", "30 December 2016")])
def test_dates_are_written_in_words(bahasa: str, expected: str) -> None:
    """
    A reader sees a date as it would stand in a letter, not as the file has it.
    """
    assert expected == write_value(Tanggal(tahun=2016, bulan=12, hari=30), DATE, bahasa, Scope(EMPTY))

"""
Numbers that can be read both ways, read in their columns.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from lkj_rules.model.documents import (
    Anggaran,
    AnggaranTahunan,
    BarisRenstra,
    BarisTabel,
    BarisTarget,
    Entitas,
    IdTabel,
    Indikator,
    JenisTabel,
    KodeIndikator,
    Kolom,
    Laporan,
    Level,
    Lkj,
    Pembanding,
    PosAnggaran,
    Renstra,
    Rkt,
    Sebutan,
    Tabel,
    TotalAnggaran,
    Ukuran,
)
from lkj_rules.model.reading.columns import resolve_readings
from lkj_rules.model.values import Ambigu, Capaian, Dalam, Kurung, Nilai, Notasi, Persen, Realisasi, Rupiah, Target

KODE = KodeIndikator("X")


def _report(**parts: object) -> Laporan:
    entitas = Entitas(nama="Kantor Contoh", level=Level.SATKER)
    return Laporan(format="lkj-rules/1", entitas=entitas, tahun=2024, **parts)  # type: ignore[arg-type]


def _table(*rows: BarisTabel, notasi: Notasi | None = None, kolom: tuple[Kolom, ...] = ()) -> Laporan:
    tabel = Tabel(id=IdTabel("ukur"), jenis=JenisTabel.PENGUKURAN, baris=rows, notasi=notasi, kolom=kolom)
    return _report(lkj=Lkj(tabel=(tabel,)))


def _rows(laporan: Laporan) -> tuple[BarisTabel, ...]:
    assert laporan.lkj is not None
    return laporan.lkj.tabel[0].baris


def test_an_ambiguous_number_takes_the_notation_of_its_own_column() -> None:
    """1.100 % beside 88,60 % and 99,97 % is one thousand one hundred percent."""
    laporan = _table(
        BarisTabel(capaian=Capaian(teks="1.100 %"), realisasi=Realisasi(teks="1.1 %")),
        BarisTabel(capaian=Capaian(teks="88,60 %"), anak=(BarisTabel(capaian=Capaian(teks="2.250 %")),)),
    )

    first, second = _rows(resolve_readings(laporan))

    assert first.capaian is not None
    assert second.anak[0].capaian is not None
    assert (first.capaian.tepat, second.anak[0].capaian.tepat) == (1100, 2250)
    assert Notasi.KOMA is first.capaian.notasi


def test_other_columns_of_the_table_do_not_speak() -> None:
    """One table prints 185,80 and 3,000: a column is never read by its neighbour, nor by two notations."""
    laporan = _table(
        BarisTabel(target=Target(teks="185,80"), realisasi=Realisasi(teks="3,000")),
        BarisTabel(target=Target(teks="103.67"), realisasi=Realisasi(teks="12")),
        BarisTabel(target=Target(teks="4,000")),
    )

    assert laporan is resolve_readings(laporan)


def test_a_json_number_says_nothing_about_the_paper() -> None:
    """A JSON number has a point because JSON has; its column does not follow it."""
    laporan = _table(
        BarisTabel(capaian=Capaian(teks="99.65", notasi=Notasi.TITIK)), BarisTabel(capaian=Capaian(teks="1.100 %"))
    )

    assert laporan is resolve_readings(laporan)


@pytest.mark.parametrize("satuan", ["orang", "Dokumen", "unit usaha"])
def test_a_unit_without_fractions_makes_thousands(satuan: str) -> None:
    """The unit of the register or of the row decides for target and realisasi, and not for the percentage."""
    row = BarisTabel(target=Target(teks="3,000"), capaian=Capaian(teks="1,100"), satuan=satuan)
    by_row = _table(row)
    by_register = _report(
        indikator=(Indikator(kode=KODE, nama="X", satuan=satuan),),
        rkt=(Rkt(baris=(BarisTarget(indikator=KODE, target=Target(teks="3.000")),)),),
        lkj=Lkj(sebutan=(Sebutan(indikator=KODE, ukuran=Ukuran.TARGET, nilai=Nilai(teks="3.000")),)),
    )

    (first,) = _rows(resolve_readings(by_row))
    second = resolve_readings(by_register)

    assert first.target is not None
    assert first.capaian is row.capaian
    assert second.lkj is not None
    assert [first.target.tepat, second.rkt[0].baris[0].target.tepat, second.lkj.sebutan[0].nilai.tepat] == [3000] * 3


def test_declarations_come_first() -> None:
    """A column's declaration stands before the table's, and both before the other numbers."""
    laporan = _table(
        BarisTabel(target=Target(teks="1.100"), capaian=Capaian(teks="1.100"), sel={"lalu": Realisasi(teks="1.100")}),
        BarisTabel(target=Target(teks="1,5"), capaian=Capaian(teks="99.65")),
        notasi=Notasi.KOMA,
        kolom=(Kolom(id="target", ukuran=Ukuran.TARGET, notasi=Notasi.TITIK), Kolom(id="lalu", ukuran=Ukuran.REALISASI)),
    )

    first, second = _rows(resolve_readings(laporan))

    assert first.target is not None
    assert first.capaian is not None
    assert (Fraction(11, 10), 1100, 1100) == (first.target.tepat, first.capaian.tepat, first.sel["lalu"].tepat)
    assert _rows(laporan)[1] is second


def test_each_year_of_the_renstra_is_a_column() -> None:
    """A year that shows one notation decides for itself only."""
    rows = (
        BarisRenstra(indikator=KODE, target={2023: Target(teks="1.100"), 2024: Target(teks="1.100")}),
        BarisRenstra(indikator=KODE, target={2023: Target(teks="70"), 2024: Target(teks="1,96 %")}),
    )
    laporan = resolve_readings(_report(renstra=Renstra(awal=2020, akhir=2024, baris=rows)))

    assert laporan.renstra is not None
    target = laporan.renstra.baris[0].target
    assert target[2024].tepat == 1100
    assert isinstance(target[2023].bacaan, Ambigu)


def test_money_in_millions_is_multiplied_and_shares_are_not() -> None:
    """The budget's unit of money is handed down to amounts on every level."""
    pos = PosAnggaran(pagu=Rupiah(teks="1.234"), persen=Persen(teks="99,1"), anak=(PosAnggaran(pagu=Rupiah(teks="12.345.678")),))
    budget = Anggaran(versi="revisi", dalam=Dalam.JUTA, pos=(pos,), total=TotalAnggaran(pagu=Rupiah(teks="1,5 miliar")))

    (after,) = resolve_readings(_report(anggaran=(budget,))).anggaran

    assert after.pos[0].pagu is not None
    assert after.pos[0].anak[0].pagu is not None
    assert after.total is not None
    assert after.total.pagu is not None
    assert (after.pos[0].pagu.tepat, after.pos[0].anak[0].pagu.tepat) == (1234 * 10**6, 12345678 * 10**6)
    assert after.total.pagu.tepat == 1500000000
    assert pos.persen is after.pos[0].persen


def test_counts_behind_a_percentage_are_whole() -> None:
    """Numerator and denominator are counts."""
    value = Realisasi(teks="75 %", pembilang=Nilai(teks="3.000"), penyebut=Nilai(teks="4,000"))

    (row,) = _rows(resolve_readings(_table(BarisTabel(realisasi=value))))

    assert row.realisasi is not None
    assert row.realisasi.pembilang is not None
    assert row.realisasi.penyebut is not None
    assert (row.realisasi.pembilang.tepat, row.realisasi.penyebut.tepat) == (3000, 4000)


def test_what_does_not_change_keeps_its_identity() -> None:
    """Only the way to a changed value is built anew."""
    calm = Anggaran(versi="awal", pos=(PosAnggaran(pagu=Rupiah(teks="83.389.671.000"), persen=Persen(teks="99.65")),))
    years = (AnggaranTahunan(tahun=2023, persen=Persen(teks="98.23")), AnggaranTahunan(tahun=2024, persen=Persen(teks="1.100")))
    laporan = _report(anggaran=(calm,), anggaran_tahunan=years)

    after = resolve_readings(laporan)

    assert laporan.anggaran is after.anggaran
    assert years[0] is after.anggaran_tahunan[0]
    assert Fraction(11, 10) == getattr(after.anggaran_tahunan[1].persen, "tepat", None)
    assert after is resolve_readings(after)


def test_a_unit_in_thousands_multiplies_the_bare_numbers_of_its_row() -> None:
    """185,80 in a row of Triliun Rupiah is 185.80 Triliun Rupiah; a capaian, a percentage, and a number with a unit are not."""
    row = BarisTabel(
        satuan="Triliun Rupiah", target=Target(teks="185.80 Triliun Rupiah"), realisasi=Realisasi(teks="168,49"),
        capaian=Capaian(teks="90,68"), sel={"lalu": Nilai(teks="2,5 %"), "ton": Nilai(teks="12 ton"), "kosong": Nilai(teks="-")},
    )  # fmt: skip
    columns = tuple(Kolom(id=name, ukuran=Ukuran.REALISASI) for name in row.sel)

    read = _rows(resolve_readings(_table(row, kolom=columns)))[0]

    assert read.target is row.target
    assert read.realisasi is not None
    assert (read.realisasi.tepat, read.realisasi.dalam) == (168490000000000, Dalam.TRILIUN)
    assert read.capaian is row.capaian
    assert [read.sel[name].tepat for name in row.sel] == [Fraction(5, 2), 12, None]


def test_the_unit_of_the_register_multiplies_where_a_row_prints_none() -> None:
    """A printed unit stands before it, and a number too large for any office is in full already."""
    register = (Indikator(kode=KODE, nama="PDRB", satuan="Triliun Rupiah"),)
    rows = (
        BarisTarget(indikator=KODE, target=Target(teks="185,80")),
        BarisTarget(indikator=KODE, target=Target(teks="185,80"), satuan="Miliar Rupiah"),
        BarisTarget(indikator=KODE, target=Target(teks="185.800.000.000.000")),
        BarisTarget(indikator=KODE, target=Target(teks="185.800.000.000.000"), satuan="Rupiah"),
    )

    read = resolve_readings(_report(indikator=register, rkt=(Rkt(baris=rows),)))

    assert [row.target.tepat for row in read.rkt[0].baris] == [185800000000000, 185800000000, 185800000000000, 185800000000000]


@pytest.mark.parametrize(
    ("target", "realisasi", "expected"),
    [
        ("85", "86", 101), ("> 100", "> 125", 101), ("10", "20", 101), ("10", "21", None), ("0", "0", 101), ("3", "(3,14)", -101),
        ("3", "", None), ("BB", "A", None), ("-3", "2", None),
    ],
)  # fmt: skip
def test_brackets_of_a_capaian_are_read_by_their_row(target: str, realisasi: str, expected: int | None) -> None:
    """Layout where no formula gives less than zero, a minus below zero, else open."""
    row = BarisTabel(target=Target(teks=target), realisasi=Realisasi(teks=realisasi), capaian=Capaian(teks="(101%)"))

    read = _rows(resolve_readings(_table(row)))[0].capaian

    assert read is not None
    assert (read.teks, read.tepat) == ("(101%)", expected)
    assert isinstance(read.bacaan, Kurung) is (expected is None)


def test_brackets_of_other_columns_mentions_and_budgets() -> None:
    """A column compared otherwise and a sentence stay open; a share of a budget goes by its amounts; a target is accounting."""
    open_column = (Kolom(id="capaian", ukuran=Ukuran.CAPAIAN, pembanding=Pembanding.REALISASI_TAHUN_LALU),)
    row = BarisTabel(target=Target(teks="(5%)"), realisasi=Realisasi(teks="5"), capaian=Capaian(teks="(12%)"))
    compared = _rows(resolve_readings(_table(row, kolom=open_column)))[0]
    assert compared.capaian is row.capaian
    assert compared.target is not None
    assert compared.target.tepat == -5

    mention = Sebutan(indikator=KODE, ukuran=Ukuran.CAPAIAN, nilai=Nilai(teks="(12%)"))
    money = PosAnggaran(nama="A", pagu=Rupiah(teks="100"), realisasi=Rupiah(teks="90"), persen=Persen(teks="(90%)"))
    read = resolve_readings(_report(lkj=Lkj(sebutan=(mention,)), anggaran=(Anggaran(versi="awal", pos=(money,)),)))

    assert read.lkj is not None
    assert isinstance(read.lkj.sebutan[0].nilai.bacaan, Kurung)
    assert read.anggaran[0].pos[0].persen is not None
    assert read.anggaran[0].pos[0].persen.tepat == 90

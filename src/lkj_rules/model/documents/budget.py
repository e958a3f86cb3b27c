"""
What was to be spent or earned, and what was: budgets of this year and of several years.
"""

from enum import StrEnum

import attrs

from lkj_rules.model import Record
from lkj_rules.model.documents.registers import KodePos, KodeSasaran
from lkj_rules.model.values import OWN, Dalam, Nilai, Notasi, Persen, Rupiah, Sumber, Tanggal, arti


class JenisAnggaran(StrEnum):
    """Name whether a budget spends or earns."""

    BELANJA = "belanja"
    PENDAPATAN = "pendapatan"


class CakupanAnggaran(StrEnum):
    """Name how much of what the office spends a budget holds."""

    SELURUH = "seluruh"
    BELANJA_LANGSUNG = "belanja_langsung"
    SEBAGIAN = "sebagian"


@attrs.frozen(kw_only=True, eq=False, repr=False, weakref_slot=False)
class PosAnggaran(Record):
    """Hold one line of a budget with the lines below it."""

    nomor: str | None = attrs.field(default=None, metadata=arti("Nomor urut atau huruf daftar; bukan kode anggaran."))
    kode: KodePos | None = attrs.field(default=None, metadata=arti("Kode anggaran seperti tercetak."))
    nama: str | None = attrs.field(default=None, metadata=arti("Uraian."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran yang didukung baris ini."))
    pagu: Rupiah | None = attrs.field(default=None, metadata=arti("Pagu (anggaran)."))
    realisasi: Rupiah | None = attrs.field(default=None, metadata=arti("Realisasi."))
    sisa: Rupiah | None = attrs.field(default=None, metadata=arti("Sisa: pagu dikurangi realisasi."))
    persen: Persen | None = attrs.field(default=None, metadata=arti("Persentase realisasi terhadap pagu."))
    fisik: Persen | None = attrs.field(default=None, metadata=arti("Realisasi fisik dalam persen."))
    keterangan: str | None = attrs.field(default=None, metadata=arti("Kolom keterangan: sebab atau penjelasan baris ini."))
    anak: "tuple[PosAnggaran, ...]" = attrs.field(default=(), metadata=arti("Baris di bawahnya."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))
    tambahan: dict[str, Nilai] = attrs.field(factory=dict, hash=False, metadata=OWN)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TotalAnggaran(Record):
    """Hold the total row of a budget."""

    pagu: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah pagu."))
    realisasi: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah realisasi."))
    sisa: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah sisa."))
    persen: Persen | None = attrs.field(default=None, metadata=arti("Persentase realisasi terhadap pagu."))
    fisik: Persen | None = attrs.field(default=None, metadata=arti("Realisasi fisik dalam persen."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Anggaran(Record):
    """Hold one version of a budget, spending or revenue, as a tree of lines."""

    versi: str = attrs.field(metadata=arti("Nama versi, misalnya awal atau revisi."))
    jenis: JenisAnggaran = attrs.field(default=JenisAnggaran.BELANJA, metadata=arti("belanja atau pendapatan."))
    berlaku: bool | None = attrs.field(default=None, metadata=arti("Benar bila versi ini yang berlaku pada akhir tahun."))
    rincian_dari: str | None = attrs.field(
        default=None, metadata=arti("Nama versi yang di sini dirinci dengan cara lain, misalnya menurut jenis belanja.")
    )
    rincian_pos: str | None = attrs.field(
        default=None, metadata=arti("Kode atau nama satu baris versi itu, bila hanya baris itu yang dirinci di sini.")
    )
    sumber_dana: str | None = attrs.field(
        default=None, metadata=arti("APBD, APBN, DAK, …; anggaran dari sumber yang berbeda berlaku berdampingan.")
    )
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun anggaran; kosong berarti tahun laporan."))
    cakupan: CakupanAnggaran | None = attrs.field(
        default=None, metadata=arti("seluruh anggaran, belanja_langsung saja, atau sebagian programnya.")
    )
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal pengesahan versi ini."))
    notasi: Notasi | None = attrs.field(default=None, metadata=arti("Tanda desimal: koma atau titik."))
    dalam: Dalam | None = attrs.field(default=None, metadata=arti("Satuan uang yang tercetak: rupiah, ribu, juta, …"))
    total: TotalAnggaran | None = attrs.field(default=None, metadata=arti("Baris jumlah."))
    pos: tuple[PosAnggaran, ...] = attrs.field(default=(), metadata=arti("Baris teratas; rinciannya bersarang."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AnggaranTahunan(Record):
    """Hold one row of the table that compares the budgets of several years."""

    tahun: int = attrs.field(metadata=arti("Tahun anggaran."))
    jenis: JenisAnggaran = attrs.field(default=JenisAnggaran.BELANJA, metadata=arti("belanja atau pendapatan."))
    versi: str | None = attrs.field(default=None, metadata=arti("Versi anggaran yang dijumlahkan; kosong: yang berlaku."))
    sumber_dana: str | None = attrs.field(default=None, metadata=arti("Sumber dana yang dijumlahkan: APBD, APBN, …"))
    pos: str | None = attrs.field(default=None, metadata=arti("Kode atau nama baris anggaran; kosong: seluruh anggaran."))
    pagu: Rupiah | None = attrs.field(default=None, metadata=arti("Pagu tahun itu."))
    realisasi: Rupiah | None = attrs.field(default=None, metadata=arti("Realisasi tahun itu."))
    persen: Persen | None = attrs.field(default=None, metadata=arti("Persentase realisasi terhadap pagu."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

"""
What was planned and promised: Renstra, RKT, Perjanjian Kinerja, Rencana Aksi.
"""

from enum import StrEnum

import attrs

from lkj_rules.model import Record
from lkj_rules.model.documents.registers import (
    AIMED,
    IdPerjanjian,
    KodeIndikator,
    KodePos,
    KodeSasaran,
    SasaranDokumen,
    TargetBerupa,
)
from lkj_rules.model.values import OWN, UNREAD, Nilai, Rupiah, Sumber, Tanggal, Target, arti


class Salinan(StrEnum):
    """Name which copy of a document a table was taken from; the signed one is the annex."""

    BADAN = "badan"
    LAMPIRAN = "lampiran"


class Jenjang(StrEnum):
    """Name the place of an agreement in the cascade."""

    PUNCAK = "puncak"
    MENENGAH = "menengah"
    BAWAH = "bawah"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RincianRenstra(Record):
    """Hold a part of an indicator's path of targets; an indicator in its own right only where it has a code."""

    nama: str = attrs.field(metadata=arti("Nama bagian seperti tercetak."))
    indikator: KodeIndikator | None = attrs.field(default=None, metadata=arti("Kode, bila bagian ini ada pula di dokumen lain."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    target: dict[int, Target] = attrs.field(factory=dict, metadata=arti("Target menurut tahun."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BarisRenstra(Record):
    """Hold an indicator's path of targets in the strategic plan, a target a year."""

    indikator: KodeIndikator = attrs.field(metadata=arti("Kode indikator."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama indikator seperti tercetak."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    target: dict[int, Target] = attrs.field(factory=dict, metadata=arti("Target menurut tahun."))
    target_berupa: TargetBerupa | None = attrs.field(default=None, metadata=AIMED)
    standar: Target | None = attrs.field(default=None, metadata=arti("Standar yang tercetak di samping target."))
    anak: tuple[RincianRenstra, ...] = attrs.field(default=(), metadata=arti("Bagian yang dijumlahkan target baris ini."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Renstra(Record):
    """Hold the strategic plan, one copy of it."""

    salinan: Salinan | None = attrs.field(default=None, metadata=arti("Dari badan laporan atau dari lampiran."))
    awal: int = attrs.field(metadata=arti("Tahun pertama Renstra."))
    akhir: int = attrs.field(metadata=arti("Tahun terakhir Renstra."))
    sasaran: tuple[SasaranDokumen, ...] = attrs.field(default=(), metadata=arti("Sasaran menurut Renstra."))
    target_berupa: TargetBerupa | None = attrs.field(default=None, metadata=AIMED)
    baris: tuple[BarisRenstra, ...] = attrs.field(default=(), metadata=arti("Indikator dengan targetnya per tahun."))
    tidak_dibaca: tuple[str, ...] = attrs.field(default=(), metadata=UNREAD)
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RincianTarget(Record):
    """Hold a part of this year's target of an indicator; an indicator in its own right only where it has a code."""

    nama: str = attrs.field(metadata=arti("Nama bagian seperti tercetak."))
    indikator: KodeIndikator | None = attrs.field(default=None, metadata=arti("Kode, bila bagian ini ada pula di dokumen lain."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    target: Target = attrs.field(factory=Target, metadata=arti("Target tahun ini."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BarisTarget(Record):
    """Hold one indicator with this year's target in an RKT or an agreement."""

    indikator: KodeIndikator = attrs.field(metadata=arti("Kode indikator."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran."))
    nomor: str | None = attrs.field(default=None, metadata=arti("Nomor baris seperti tercetak."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama indikator seperti tercetak."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    target: Target = attrs.field(factory=Target, metadata=arti("Target tahun ini."))
    target_berupa: TargetBerupa | None = attrs.field(default=None, metadata=AIMED)
    standar: Target | None = attrs.field(default=None, metadata=arti("Standar yang tercetak di samping target."))
    anak: tuple[RincianTarget, ...] = attrs.field(default=(), metadata=arti("Bagian yang dijumlahkan target baris ini."))
    mendukung: tuple[KodeIndikator, ...] = attrs.field(
        default=(), metadata=arti("Kode indikator perjanjian di atasnya yang didukung baris ini.")
    )
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rkt(Record):
    """Hold the yearly plan (Rencana Kinerja Tahunan), one copy of it."""

    salinan: Salinan | None = attrs.field(default=None, metadata=arti("Dari badan laporan atau dari lampiran."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal penetapan."))
    sasaran: tuple[SasaranDokumen, ...] = attrs.field(default=(), metadata=arti("Sasaran menurut RKT."))
    target_berupa: TargetBerupa | None = attrs.field(default=None, metadata=AIMED)
    baris: tuple[BarisTarget, ...] = attrs.field(default=(), metadata=arti("Indikator dengan targetnya."))
    tidak_dibaca: tuple[str, ...] = attrs.field(default=(), metadata=UNREAD)
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PosPerjanjian(Record):
    """Hold one budget row of an agreement."""

    kode: KodePos | None = attrs.field(default=None, metadata=arti("Kode anggaran seperti tercetak."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama program atau kegiatan."))
    jumlah: Rupiah = attrs.field(factory=Rupiah, metadata=arti("Jumlah anggaran."))
    keterangan: str | None = attrs.field(default=None, metadata=arti("Keterangan di samping jumlahnya, seperti tercetak."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun anggaran yang disebut baris atau keterangannya."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PerjanjianKinerja(Record):
    """Hold one signed agreement: what is promised, to whom, with which money."""

    id: IdPerjanjian = attrs.field(metadata=arti("Nama singkat perjanjian, tunggal dalam berkas."))
    jenjang: Jenjang = attrs.field(metadata=arti("Tempat dalam kaskade: puncak, menengah, atau bawah."))
    nama: str | None = attrs.field(default=None, metadata=arti("Jabatan atau unit yang berjanji, tanpa nama orang."))
    atasan: IdPerjanjian | None = attrs.field(default=None, metadata=arti("id perjanjian di atasnya."))
    salinan: Salinan | None = attrs.field(default=None, metadata=arti("Dari badan laporan atau dari lampiran."))
    versi: int | None = attrs.field(default=None, metadata=arti("1 untuk yang pertama, 2 untuk revisi pertama, dst."))
    berlaku: bool | None = attrs.field(default=None, metadata=arti("Benar bila perjanjian ini yang berlaku pada akhir tahun."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun yang tertulis pada perjanjian."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal tanda tangan; boleh tak lengkap."))
    pihak: tuple[str, ...] = attrs.field(default=(), metadata=arti("Jabatan para pihak, tanpa nama orang."))
    sasaran: tuple[SasaranDokumen, ...] = attrs.field(default=(), metadata=arti("Sasaran menurut perjanjian."))
    target_berupa: TargetBerupa | None = attrs.field(default=None, metadata=AIMED)
    baris: tuple[BarisTarget, ...] = attrs.field(default=(), metadata=arti("Indikator dengan targetnya."))
    tidak_dibaca: tuple[str, ...] = attrs.field(default=(), metadata=UNREAD)
    anggaran: tuple[PosPerjanjian, ...] = attrs.field(default=(), metadata=arti("Baris anggaran perjanjian."))
    total: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah anggaran yang tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))
    tambahan: dict[str, Nilai] = attrs.field(factory=dict, hash=False, metadata=OWN)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BarisAksi(Record):
    """Hold one indicator of the action plan, with the quarterly path where there is one."""

    indikator: KodeIndikator = attrs.field(metadata=arti("Kode indikator."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama indikator seperti tercetak."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    target: Target = attrs.field(factory=Target, metadata=arti("Target tahun ini."))
    target_berupa: TargetBerupa | None = attrs.field(default=None, metadata=AIMED)
    triwulan: tuple[Target, ...] = attrs.field(default=(), metadata=arti("Target kumulatif triwulan I sampai IV, berurutan."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RencanaAksi(Record):
    """Hold the action plan (Rencana Aksi)."""

    salinan: Salinan | None = attrs.field(default=None, metadata=arti("Dari badan laporan atau dari lampiran."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal penetapan."))
    target_berupa: TargetBerupa | None = attrs.field(default=None, metadata=AIMED)
    baris: tuple[BarisAksi, ...] = attrs.field(default=(), metadata=arti("Indikator dengan targetnya."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

"""
The documents of a performance report, as frozen objects: what ``report.json`` holds, field for field.

JSON keys are the field names; every part is optional unless it has no default here. ``metadata["arti"]`` says in Indonesian what
a key means; the JSON Schema and the guides take their words from it. Reading and checking references is done elsewhere.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NewType

import attrs

from lkj_rules.model.values import (
    Capaian,
    Dalam,
    Nilai,
    Notasi,
    Persen,
    Realisasi,
    Rupiah,
    Sumber,
    Tanggal,
    Target,
    arti,
)

KodeIndikator = NewType("KodeIndikator", str)
KodeSasaran = NewType("KodeSasaran", str)
KodePos = NewType("KodePos", str)
IdTabel = NewType("IdTabel", str)
IdPerjanjian = NewType("IdPerjanjian", str)


class Level(StrEnum):
    """Name the kind of office."""

    KL = "kl"
    PEMDA = "pemda"
    SKPD = "skpd"
    UNIT_KERJA = "unit_kerja"
    SATKER = "satker"


class Arah(StrEnum):
    """Name the direction in which an indicator is good."""

    MAKSIMUM = "maksimum"
    MINIMUM = "minimum"
    STABIL = "stabil"


class JenisIndikator(StrEnum):
    """Name what an indicator measures; a ``proporsi`` cannot leave 0 to 100 percent."""

    PROPORSI = "proporsi"
    CACAH = "cacah"
    INDEKS = "indeks"
    NILAI = "nilai"
    PERTUMBUHAN = "pertumbuhan"
    PREDIKAT = "predikat"


class Jenjang(StrEnum):
    """Name the place of an agreement in the cascade."""

    PUNCAK = "puncak"
    MENENGAH = "menengah"
    BAWAH = "bawah"


class Salinan(StrEnum):
    """Name which copy of a document a table was taken from; the signed one is the annex."""

    BADAN = "badan"
    LAMPIRAN = "lampiran"


class JenisAnggaran(StrEnum):
    """Name whether a budget spends or earns."""

    BELANJA = "belanja"
    PENDAPATAN = "pendapatan"


class JenisTabel(StrEnum):
    """Name what a table of the report is for."""

    PENGUKURAN = "pengukuran"
    ANALISIS = "analisis"
    PERBANDINGAN = "perbandingan"


class Ukuran(StrEnum):
    """Name what a value measures."""

    TARGET = "target"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    PAGU = "pagu"
    SISA = "sisa"
    PERSEN = "persen"


class Pembanding(StrEnum):
    """Name what a percentage of achievement is taken of."""

    TARGET = "target"
    REALISASI_TAHUN_LALU = "realisasi_tahun_lalu"
    TARGET_AKHIR_RENSTRA = "target_akhir_renstra"


class JenisKlaim(StrEnum):
    """Name what a sentence of the report claims."""

    RATA_RATA_CAPAIAN = "rata_rata_capaian"
    TERCAPAI = "tercapai"
    KATEGORI = "kategori"


class Menurut(StrEnum):
    """Name what a mean is taken over."""

    BARIS = "baris"
    SASARAN = "sasaran"
    INDUK = "induk"


@attrs.frozen(kw_only=True)
class Entitas:
    """Hold the office that reports."""

    nama: str = attrs.field(metadata=arti("Nama instansi, tanpa nama orang."))
    level: Level = attrs.field(metadata=arti("Jenis instansi: kl, pemda, skpd, unit_kerja, atau satker."))
    kode: str | None = attrs.field(default=None, metadata=arti("Kode instansi, misalnya bagian anggaran."))


@attrs.frozen(kw_only=True)
class TanggaPredikat:
    """Hold a ladder of predicates of the report's own, best first."""

    kode: str = attrs.field(metadata=arti("Nama singkat tangga; dirujuk oleh indikator."))
    urutan: tuple[str, ...] = attrs.field(metadata=arti("Predikat dari yang terbaik ke yang terburuk."))


@attrs.frozen(kw_only=True)
class Indikator:
    """Hold one entry of the indicator register; every row of every document refers to its ``kode``."""

    kode: KodeIndikator = attrs.field(metadata=arti("Kode tetap indikator, dipakai semua dokumen."))
    nama: str = attrs.field(metadata=arti("Nama indikator."))
    arah: Arah | None = attrs.field(
        default=None, metadata=arti("Arah yang baik: maksimum, minimum, atau stabil; kosong bila tidak diketahui.")
    )
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan, misalnya persen, indeks, orang, predikat."))
    jenis: JenisIndikator | None = attrs.field(default=None, metadata=arti("Yang diukur; proporsi selalu 0–100 persen."))
    tangga: str | None = attrs.field(
        default=None, metadata=arti("Tangga predikat: akip, opini_bpk, keterbukaan, atau kode dari daftar tangga.")
    )


@attrs.frozen(kw_only=True)
class Sasaran:
    """Hold one entry of the register of objectives: the same ``kode`` is the same objective in all documents."""

    kode: KodeSasaran = attrs.field(metadata=arti("Kode tetap sasaran, dipakai semua dokumen."))
    nama: str = attrs.field(metadata=arti("Rumusan sasaran."))


@attrs.frozen(kw_only=True)
class SasaranDokumen:
    """Hold an objective as one document numbers and words it."""

    sasaran: KodeSasaran = attrs.field(metadata=arti("Kode sasaran pada daftar sasaran."))
    nomor: str | None = attrs.field(default=None, metadata=arti("Nomor seperti tercetak di dokumen ini."))
    nama: str | None = attrs.field(default=None, metadata=arti("Rumusan seperti tercetak di dokumen ini."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class BarisRenstra:
    """Hold an indicator's path of targets in the strategic plan, a target a year."""

    indikator: KodeIndikator = attrs.field(metadata=arti("Kode indikator."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama indikator seperti tercetak."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    target: dict[int, Target] = attrs.field(factory=dict, metadata=arti("Target menurut tahun."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Renstra:
    """Hold the strategic plan."""

    awal: int = attrs.field(metadata=arti("Tahun pertama Renstra."))
    akhir: int = attrs.field(metadata=arti("Tahun terakhir Renstra."))
    sasaran: tuple[SasaranDokumen, ...] = attrs.field(default=(), metadata=arti("Sasaran menurut Renstra."))
    baris: tuple[BarisRenstra, ...] = attrs.field(default=(), metadata=arti("Indikator dengan targetnya per tahun."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class BarisTarget:
    """Hold one indicator with this year's target in an RKT or an agreement."""

    indikator: KodeIndikator = attrs.field(metadata=arti("Kode indikator."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran."))
    nomor: str | None = attrs.field(default=None, metadata=arti("Nomor baris seperti tercetak."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama indikator seperti tercetak."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    target: Target = attrs.field(factory=Target, metadata=arti("Target tahun ini."))
    mendukung: tuple[KodeIndikator, ...] = attrs.field(
        default=(), metadata=arti("Kode indikator perjanjian di atasnya yang didukung baris ini.")
    )
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Rkt:
    """Hold the yearly plan (Rencana Kinerja Tahunan), one copy of it."""

    salinan: Salinan | None = attrs.field(default=None, metadata=arti("Dari badan laporan atau dari lampiran."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal penetapan."))
    sasaran: tuple[SasaranDokumen, ...] = attrs.field(default=(), metadata=arti("Sasaran menurut RKT."))
    baris: tuple[BarisTarget, ...] = attrs.field(default=(), metadata=arti("Indikator dengan targetnya."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class PosPerjanjian:
    """Hold one budget row of an agreement."""

    kode: KodePos | None = attrs.field(default=None, metadata=arti("Kode anggaran seperti tercetak."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama program atau kegiatan."))
    jumlah: Rupiah = attrs.field(factory=Rupiah, metadata=arti("Jumlah anggaran."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class PerjanjianKinerja:
    """Hold one signed agreement: what is promised, to whom, with which money."""

    id: IdPerjanjian = attrs.field(metadata=arti("Nama singkat perjanjian, tunggal dalam berkas."))
    jenjang: Jenjang = attrs.field(metadata=arti("Tempat dalam kaskade: puncak, menengah, atau bawah."))
    nama: str | None = attrs.field(default=None, metadata=arti("Jabatan atau unit yang berjanji, tanpa nama orang."))
    atasan: IdPerjanjian | None = attrs.field(default=None, metadata=arti("id perjanjian di atasnya."))
    salinan: Salinan | None = attrs.field(default=None, metadata=arti("Dari badan laporan atau dari lampiran."))
    versi: int | None = attrs.field(default=None, metadata=arti("1 untuk yang pertama, 2 untuk revisi pertama, dst."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun yang tertulis pada perjanjian."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal tanda tangan; boleh tak lengkap."))
    pihak: tuple[str, ...] = attrs.field(default=(), metadata=arti("Jabatan para pihak, tanpa nama orang."))
    sasaran: tuple[SasaranDokumen, ...] = attrs.field(default=(), metadata=arti("Sasaran menurut perjanjian."))
    baris: tuple[BarisTarget, ...] = attrs.field(default=(), metadata=arti("Indikator dengan targetnya."))
    anggaran: tuple[PosPerjanjian, ...] = attrs.field(default=(), metadata=arti("Baris anggaran perjanjian."))
    total: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah anggaran yang tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class BarisAksi:
    """Hold one indicator of the action plan, with the quarterly path where there is one."""

    indikator: KodeIndikator = attrs.field(metadata=arti("Kode indikator."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama indikator seperti tercetak."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    target: Target = attrs.field(factory=Target, metadata=arti("Target tahun ini."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class RencanaAksi:
    """Hold the action plan (Rencana Aksi)."""

    salinan: Salinan | None = attrs.field(default=None, metadata=arti("Dari badan laporan atau dari lampiran."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal penetapan."))
    baris: tuple[BarisAksi, ...] = attrs.field(default=(), metadata=arti("Indikator dengan targetnya."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class PosAnggaran:
    """Hold one line of a budget with the lines below it."""

    kode: KodePos | None = attrs.field(default=None, metadata=arti("Kode anggaran seperti tercetak."))
    nama: str | None = attrs.field(default=None, metadata=arti("Uraian."))
    pagu: Rupiah | None = attrs.field(default=None, metadata=arti("Pagu (anggaran)."))
    realisasi: Rupiah | None = attrs.field(default=None, metadata=arti("Realisasi."))
    sisa: Rupiah | None = attrs.field(default=None, metadata=arti("Sisa: pagu dikurangi realisasi."))
    persen: Persen | None = attrs.field(default=None, metadata=arti("Persentase realisasi terhadap pagu."))
    anak: tuple[PosAnggaran, ...] = attrs.field(default=(), metadata=arti("Baris di bawahnya."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class TotalAnggaran:
    """Hold the total row of a budget."""

    pagu: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah pagu."))
    realisasi: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah realisasi."))
    sisa: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah sisa."))
    persen: Persen | None = attrs.field(default=None, metadata=arti("Persentase realisasi terhadap pagu."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Anggaran:
    """Hold one version of a budget, spending or revenue, as a tree of lines."""

    versi: str = attrs.field(metadata=arti("Nama versi, misalnya awal atau revisi."))
    jenis: JenisAnggaran = attrs.field(default=JenisAnggaran.BELANJA, metadata=arti("belanja atau pendapatan."))
    berlaku: bool | None = attrs.field(default=None, metadata=arti("Benar bila versi ini yang berlaku pada akhir tahun."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal pengesahan versi ini."))
    notasi: Notasi | None = attrs.field(default=None, metadata=arti("Tanda desimal: koma atau titik."))
    dalam: Dalam | None = attrs.field(default=None, metadata=arti("Satuan uang yang tercetak: rupiah, ribu, juta, …"))
    total: TotalAnggaran | None = attrs.field(default=None, metadata=arti("Baris jumlah."))
    pos: tuple[PosAnggaran, ...] = attrs.field(default=(), metadata=arti("Baris teratas; rinciannya bersarang."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class AnggaranTahunan:
    """Hold one row of the table that compares the budgets of several years."""

    tahun: int = attrs.field(metadata=arti("Tahun anggaran."))
    pagu: Rupiah | None = attrs.field(default=None, metadata=arti("Pagu tahun itu."))
    realisasi: Rupiah | None = attrs.field(default=None, metadata=arti("Realisasi tahun itu."))
    persen: Persen | None = attrs.field(default=None, metadata=arti("Persentase realisasi terhadap pagu."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Rumus:
    """Hold a capaian formula that the report states, for one direction."""

    arah: Arah = attrs.field(metadata=arti("Arah indikator yang memakai rumus ini."))
    teks: str = attrs.field(metadata=arti("Rumus seperti tertulis, misalnya Realisasi/Target x 100 %."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Bagian:
    """Hold the sections that the report announces and those that it has."""

    diumumkan: tuple[str, ...] = attrs.field(default=(), metadata=arti("Bagian yang disebut dalam sistematika."))
    ada: tuple[str, ...] = attrs.field(default=(), metadata=arti("Bagian yang benar-benar ada."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Kolom:
    """Hold what a table's column means; rows keep the values of further columns under ``sel``."""

    id: str = attrs.field(metadata=arti("target, realisasi, capaian, atau nama kolom lain yang dipakai sel."))
    ukuran: Ukuran = attrs.field(metadata=arti("Yang diukur kolom ini."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun kolom ini; kosong berarti tahun laporan."))
    pembanding: Pembanding | None = attrs.field(default=None, metadata=arti("Capaian ini dihitung terhadap apa."))
    judul: str | None = attrs.field(default=None, metadata=arti("Judul kolom seperti tercetak."))
    notasi: Notasi | None = attrs.field(default=None, metadata=arti("Tanda desimal: koma atau titik."))


@attrs.frozen(kw_only=True)
class BarisTabel:
    """Hold one row of a table of the report: what was promised, what was achieved, and the printed percentage."""

    indikator: KodeIndikator | None = attrs.field(default=None, metadata=arti("Kode indikator."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran."))
    nomor: str | None = attrs.field(default=None, metadata=arti("Nomor baris seperti tercetak."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama indikator seperti tercetak."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    target: Target | None = attrs.field(default=None, metadata=arti("Target."))
    realisasi: Realisasi | None = attrs.field(default=None, metadata=arti("Realisasi."))
    capaian: Capaian | None = attrs.field(default=None, metadata=arti("Persentase capaian seperti tercetak."))
    kategori: str | None = attrs.field(default=None, metadata=arti("Label kategori seperti tercetak."))
    alasan: str | None = attrs.field(default=None, metadata=arti("Alasan bila realisasi tidak ada."))
    sel: dict[str, Nilai] = attrs.field(factory=dict, metadata=arti("Nilai kolom lain, menurut id kolom."))
    anak: tuple[BarisTabel, ...] = attrs.field(default=(), metadata=arti("Baris di bawahnya."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Tabel:
    """Hold one table of the report."""

    id: IdTabel = attrs.field(metadata=arti("Nama singkat tabel, tunggal dalam berkas."))
    jenis: JenisTabel = attrs.field(metadata=arti("pengukuran, analisis, atau perbandingan."))
    judul: str | None = attrs.field(default=None, metadata=arti("Judul tabel."))
    notasi: Notasi | None = attrs.field(default=None, metadata=arti("Tanda desimal: koma atau titik."))
    kolom: tuple[Kolom, ...] = attrs.field(default=(), metadata=arti("Arti kolom yang tidak biasa."))
    baris: tuple[BarisTabel, ...] = attrs.field(default=(), metadata=arti("Baris tabel."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class KelasSkala:
    """
    Hold one class of the report's own scale of categories, ends included.

    ``dari`` may be a bound (``>100``: 100 itself excluded); a blank end is open.
    """

    label: str = attrs.field(metadata=arti("Nama kategori."))
    dari: Target | None = attrs.field(default=None, metadata=arti("Batas bawah; boleh tertulis >100."))
    sampai: Target | None = attrs.field(default=None, metadata=arti("Batas atas; kosong berarti terbuka."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Cakupan:
    """Hold what a claim speaks of."""

    tabel: IdTabel | None = attrs.field(default=None, metadata=arti("id tabel yang dimaksud."))
    menurut: Menurut | None = attrs.field(default=None, metadata=arti("Rata-rata atas baris, sasaran, atau baris induk."))


@attrs.frozen(kw_only=True)
class Klaim:
    """Hold a sentence of the report that claims something about its figures."""

    jenis: JenisKlaim = attrs.field(metadata=arti("rata_rata_capaian, tercapai, atau kategori."))
    nilai: Capaian | None = attrs.field(default=None, metadata=arti("Angka yang diklaim."))
    label: str | None = attrs.field(default=None, metadata=arti("Kategori yang diklaim."))
    indikator: KodeIndikator | None = attrs.field(default=None, metadata=arti("Indikator yang dimaksud."))
    cakupan: Cakupan | None = attrs.field(default=None, metadata=arti("Yang dicakup klaim."))
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Sebutan:
    """Hold a figure of an indicator that the running text mentions."""

    indikator: KodeIndikator = attrs.field(metadata=arti("Kode indikator."))
    ukuran: Ukuran = attrs.field(metadata=arti("target, realisasi, atau capaian."))
    nilai: Nilai = attrs.field(factory=Nilai, metadata=arti("Angka seperti tertulis."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun angka itu; kosong berarti tahun laporan."))
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class SebutanAnggaran:
    """Hold an amount of the whole budget that the running text mentions."""

    ukuran: Ukuran = attrs.field(metadata=arti("pagu, realisasi, sisa, atau persen."))
    versi: str | None = attrs.field(default=None, metadata=arti("Versi anggaran yang dimaksud; kosong: yang berlaku."))
    jenis: JenisAnggaran = attrs.field(default=JenisAnggaran.BELANJA, metadata=arti("belanja atau pendapatan."))
    jumlah: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah yang disebut."))
    persen: Persen | None = attrs.field(default=None, metadata=arti("Persentase yang disebut."))
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class JumlahTerbilang:
    """Hold an amount that is written in figures and in words."""

    angka: Rupiah = attrs.field(metadata=arti("Jumlah dengan angka."))
    terbilang: str = attrs.field(metadata=arti("Jumlah dengan kata."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True)
class Lkj:
    """Hold the performance report itself."""

    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal tanda tangan laporan."))
    batas_capaian: Target | None = attrs.field(default=None, metadata=arti("Batas atas capaian yang dinyatakan laporan."))
    batas_bawah: Target | None = attrs.field(default=None, metadata=arti("Batas bawah capaian yang dinyatakan laporan."))
    rumus: tuple[Rumus, ...] = attrs.field(default=(), metadata=arti("Rumus capaian yang dinyatakan laporan."))
    sasaran: tuple[SasaranDokumen, ...] = attrs.field(default=(), metadata=arti("Sasaran menurut LKj."))
    bagian: Bagian | None = attrs.field(default=None, metadata=arti("Bagian yang diumumkan dan yang ada."))
    tabel: tuple[Tabel, ...] = attrs.field(default=(), metadata=arti("Tabel kinerja."))
    skala: tuple[KelasSkala, ...] = attrs.field(default=(), metadata=arti("Skala kategori laporan."))
    klaim: tuple[Klaim, ...] = attrs.field(default=(), metadata=arti("Pernyataan dalam naskah."))
    sebutan: tuple[Sebutan, ...] = attrs.field(default=(), metadata=arti("Angka kinerja dalam naskah."))
    sebutan_anggaran: tuple[SebutanAnggaran, ...] = attrs.field(default=(), metadata=arti("Angka anggaran dalam naskah."))
    jumlah_terbilang: tuple[JumlahTerbilang, ...] = attrs.field(default=(), metadata=arti("Jumlah yang ditulis pula dengan kata."))


@attrs.frozen(kw_only=True)
class Penjelasan:
    """Hold the office's own explanation of a deviation."""

    apa: str = attrs.field(metadata=arti("Yang dijelaskan: aturan, indikator, dan nilainya."))
    mengapa: str = attrs.field(metadata=arti("Alasannya."))
    dokumen: str | None = attrs.field(default=None, metadata=arti("Dokumen pendukung."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal penjelasan."))


@attrs.frozen(kw_only=True)
class Laporan:
    """Hold everything about one office and one year: the root of ``report.json``."""

    format: str = attrs.field(metadata=arti("Selalu lkj-rules/1."))
    entitas: Entitas = attrs.field(metadata=arti("Instansi pelapor."))
    tahun: int = attrs.field(metadata=arti("Tahun laporan."))
    tangga: tuple[TanggaPredikat, ...] = attrs.field(default=(), metadata=arti("Tangga predikat milik laporan ini."))
    indikator: tuple[Indikator, ...] = attrs.field(default=(), metadata=arti("Daftar indikator."))
    sasaran: tuple[Sasaran, ...] = attrs.field(default=(), metadata=arti("Daftar sasaran."))
    renstra: Renstra | None = attrs.field(default=None, metadata=arti("Rencana Strategis."))
    rkt: tuple[Rkt, ...] = attrs.field(default=(), metadata=arti("Rencana Kinerja Tahunan, satu per salinan."))
    perjanjian_kinerja: tuple[PerjanjianKinerja, ...] = attrs.field(default=(), metadata=arti("Perjanjian Kinerja."))
    rencana_aksi: RencanaAksi | None = attrs.field(default=None, metadata=arti("Rencana Aksi."))
    anggaran: tuple[Anggaran, ...] = attrs.field(default=(), metadata=arti("Anggaran, satu per versi dan jenis."))
    anggaran_tahunan: tuple[AnggaranTahunan, ...] = attrs.field(default=(), metadata=arti("Anggaran beberapa tahun."))
    lkj: Lkj | None = attrs.field(default=None, metadata=arti("Laporan Kinerja."))
    penjelasan: tuple[Penjelasan, ...] = attrs.field(default=(), metadata=arti("Penjelasan instansi atas penyimpangan."))

"""
The performance report itself: its tables, its scale, and what its text claims.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from lkj_rules.model.documents.budget import JenisAnggaran
from lkj_rules.model.documents.registers import Arah, IdTabel, KodeIndikator, KodeSasaran, SasaranDokumen
from lkj_rules.model.values import Capaian, Nilai, Notasi, Persen, Realisasi, Rupiah, Sumber, Tanggal, Target, arti


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

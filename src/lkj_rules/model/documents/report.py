"""
The performance report itself, and everything about one office and one year: the root of ``report.json``.
"""

import attrs

from lkj_rules.model import Record
from lkj_rules.model.documents.budget import Anggaran, AnggaranTahunan
from lkj_rules.model.documents.contents import Acuan, AnalisisSasaran, Bagian, Daftar, DasarHukum, Kelengkapan, Kontak, Reviu
from lkj_rules.model.documents.data import TabelData
from lkj_rules.model.documents.plans import PerjanjianKinerja, RencanaAksi, Renstra, Rkt
from lkj_rules.model.documents.registers import (
    Arah,
    DokumenIku,
    Entitas,
    Indikator,
    KelasSkala,
    KodeIndikator,
    PergantianPejabat,
    Sasaran,
    SasaranDokumen,
    TanggaPredikat,
)
from lkj_rules.model.documents.statements import (
    REASON,
    Efisiensi,
    JumlahTerbilang,
    Klaim,
    Pasangan,
    PerubahanRencana,
    Sebutan,
    SebutanAnggaran,
    TahunKe,
    says_something,
)
from lkj_rules.model.documents.tables import LaporanLalu, Tabel, Ukuran
from lkj_rules.model.values import OWN, Nilai, Sumber, Tanggal, Target, arti


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rumus(Record):
    """Hold a capaian formula that the report states, for one direction."""

    arah: Arah = attrs.field(metadata=arti("Arah indikator yang memakai rumus ini."))
    teks: str = attrs.field(
        metadata=arti("Rumus seperti tertulis, misalnya Realisasi/Target x 100 %; dua garis tegak mengapit nilai mutlak.")
    )
    dibaca: str | None = attrs.field(default=None, metadata=arti("Rumus yang dimaksud, bila yang tertulis salah cetak."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

    @property
    def terbaca(self) -> str:
        """
        Give the formula that is meant.
        """
        return self.teks if self.dibaca is None else self.dibaca


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Lkj(Record):
    """Hold the performance report itself."""

    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal tanda tangan laporan."))
    disampaikan: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal laporan disampaikan."))
    batas_capaian: Target | None = attrs.field(default=None, metadata=arti("Batas atas capaian yang dinyatakan laporan."))
    batas_bawah: Target | None = attrs.field(default=None, metadata=arti("Batas bawah capaian yang dinyatakan laporan."))
    rumus: tuple[Rumus, ...] = attrs.field(default=(), metadata=arti("Rumus capaian yang dinyatakan laporan."))
    sasaran: tuple[SasaranDokumen, ...] = attrs.field(default=(), metadata=arti("Sasaran menurut LKj."))
    bagian: Bagian | None = attrs.field(default=None, metadata=arti("Bagian yang diumumkan dan yang ada."))
    tabel: tuple[Tabel, ...] = attrs.field(default=(), metadata=arti("Tabel kinerja."))
    tidak_dibaca: tuple[str, ...] = attrs.field(default=(), metadata=arti("Judul tabel kinerja yang tidak terbaca."))
    skala: tuple[KelasSkala, ...] = attrs.field(default=(), metadata=arti("Skala kategori laporan."))
    skala_lain: tuple[KelasSkala, ...] = attrs.field(
        default=(), metadata=arti("Kelas kategori yang disebut di luar skala itu, misalnya dalam naskah.")
    )
    klaim: tuple[Klaim, ...] = attrs.field(default=(), metadata=arti("Pernyataan dalam naskah."))
    sebutan: tuple[Sebutan, ...] = attrs.field(default=(), metadata=arti("Angka kinerja dalam naskah."))
    sebutan_anggaran: tuple[SebutanAnggaran, ...] = attrs.field(default=(), metadata=arti("Angka anggaran dalam naskah."))
    perubahan: tuple[PerubahanRencana, ...] = attrs.field(
        default=(), metadata=arti("Perubahan target atau anggaran yang disebut naskah.")
    )
    jumlah_terbilang: tuple[JumlahTerbilang, ...] = attrs.field(default=(), metadata=arti("Jumlah yang ditulis pula dengan kata."))
    kelengkapan: Kelengkapan | None = attrs.field(default=None, metadata=arti("Unsur yang ada dalam laporan."))
    analisis: tuple[AnalisisSasaran, ...] = attrs.field(default=(), metadata=arti("Bagian analisis yang ada per sasaran."))
    reviu: Reviu | None = attrs.field(default=None, metadata=arti("Pernyataan telah direviu."))
    dasar_hukum: tuple[DasarHukum, ...] = attrs.field(default=(), metadata=arti("Peraturan yang disebut sebagai dasar."))
    daftar: tuple[Daftar, ...] = attrs.field(default=(), metadata=arti("Daftar tanpa jumlah uang: program, tujuan, kebijakan, …"))
    acuan: tuple[Acuan, ...] = attrs.field(
        default=(), metadata=arti("Kata-kata yang menyebut tahun, nama, atau tabel yang ada juga di tempat lain.")
    )
    kontak: tuple[Kontak, ...] = attrs.field(default=(), metadata=arti("Kontak instansi seperti tercetak."))
    tahun_ke: tuple[TahunKe, ...] = attrs.field(default=(), metadata=arti("Penyebutan tahun keberapa Renstra."))
    efisiensi: tuple[Efisiensi, ...] = attrs.field(default=(), metadata=arti("Efisiensi yang dinyatakan laporan."))
    pasangan: tuple[Pasangan, ...] = attrs.field(default=(), metadata=arti("Jumlah dan keseluruhannya dalam naskah."))
    data: tuple[TabelData, ...] = attrs.field(default=(), metadata=arti("Tabel data pendukung: angka yang berjumlah."))
    tambahan: dict[str, Nilai] = attrs.field(factory=dict, hash=False, metadata=OWN)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Penjelasan(Record):
    """Hold the office's own explanation of a deviation."""

    apa: str = attrs.field(metadata=arti("Yang dijelaskan: aturan, indikator, dan nilainya."))
    mengapa: str = attrs.field(metadata=arti("Alasannya."))
    dokumen: str | None = attrs.field(default=None, metadata=arti("Dokumen pendukung."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal penjelasan."))
    aturan: str | None = attrs.field(default=None, metadata=arti("Kode aturan yang temuannya dijelaskan, misalnya TGT002."))
    indikator: KodeIndikator | None = attrs.field(default=None, metadata=arti("Indikator yang dijelaskan; kosong: anggaran."))
    ukuran: Ukuran | None = attrs.field(default=None, metadata=arti("Yang dijelaskan: target, realisasi, capaian, pagu, …"))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun nilai yang dijelaskan; kosong berarti tidak dibatasi."))
    nilai: dict[str, str] = attrs.field(
        factory=dict, hash=False, metadata=arti("Nilai tercetak yang dijelaskan, menurut tempatnya; PMB006 menyebutkannya.")
    )
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

    @property
    def beralasan(self) -> bool:
        """
        Return whether the explanation says what it explains, and why.
        """
        return says_something(self.apa) and says_something(self.mengapa, words=REASON)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Laporan(Record):
    """Hold everything about one office and one year: the root of ``report.json``."""

    format: str = attrs.field(metadata=arti("Selalu lkj-rules/1."))
    entitas: Entitas = attrs.field(metadata=arti("Instansi pelapor."))
    tahun: int = attrs.field(metadata=arti("Tahun laporan."))
    tangga: tuple[TanggaPredikat, ...] = attrs.field(default=(), metadata=arti("Tangga predikat milik laporan ini."))
    indikator: tuple[Indikator, ...] = attrs.field(default=(), metadata=arti("Daftar indikator."))
    sasaran: tuple[Sasaran, ...] = attrs.field(default=(), metadata=arti("Daftar sasaran."))
    renstra: Renstra | None = attrs.field(default=None, metadata=arti("Rencana Strategis."))
    renstra_lain: tuple[Renstra, ...] = attrs.field(
        default=(), metadata=arti("Salinan Renstra yang lain; sama dengan menulis renstra sebagai daftar.")
    )
    rkt: tuple[Rkt, ...] = attrs.field(default=(), metadata=arti("Rencana Kinerja Tahunan, satu per salinan."))
    perjanjian_kinerja: tuple[PerjanjianKinerja, ...] = attrs.field(default=(), metadata=arti("Perjanjian Kinerja."))
    rencana_aksi: RencanaAksi | None = attrs.field(default=None, metadata=arti("Rencana Aksi."))
    anggaran: tuple[Anggaran, ...] = attrs.field(default=(), metadata=arti("Anggaran, satu per versi dan jenis."))
    anggaran_tahunan: tuple[AnggaranTahunan, ...] = attrs.field(default=(), metadata=arti("Anggaran beberapa tahun."))
    laporan_lalu: tuple[LaporanLalu, ...] = attrs.field(default=(), metadata=arti("Angka dari laporan tahun-tahun sebelumnya."))
    iku: DokumenIku | None = attrs.field(default=None, metadata=arti("Dokumen penetapan Indikator Kinerja Utama."))
    iku_lain: tuple[DokumenIku, ...] = attrs.field(
        default=(), metadata=arti("Daftar IKU yang lain; sama dengan menulis iku sebagai daftar.")
    )
    pergantian_pejabat: tuple[PergantianPejabat, ...] = attrs.field(
        default=(), metadata=arti("Pergantian pejabat penanda tangan perjanjian dalam tahun itu.")
    )
    lkj: Lkj | None = attrs.field(default=None, metadata=arti("Laporan Kinerja."))
    penjelasan: tuple[Penjelasan, ...] = attrs.field(default=(), metadata=arti("Penjelasan instansi atas penyimpangan."))
    tambahan: dict[str, Nilai] = attrs.field(factory=dict, hash=False, metadata=OWN)

    @property
    def daftar_iku(self) -> tuple[DokumenIku, ...]:
        """
        Give every list of key performance indicators, the one that counts first.
        """
        return (*(() if self.iku is None else (self.iku,)), *self.iku_lain)

"""
What the running text of the report states and claims about its figures.
"""

import re
from enum import StrEnum

import attrs

from lkj_rules.model import Record
from lkj_rules.model.documents.budget import JenisAnggaran
from lkj_rules.model.documents.registers import IdData, IdTabel, KodeIndikator, KodeSasaran
from lkj_rules.model.documents.tables import Pembanding, Ukuran
from lkj_rules.model.values import Capaian, Nilai, Persen, Rupiah, Suku, Sumber, Target, arti


class JenisKlaim(StrEnum):
    """Name what a sentence of the report claims."""

    RATA_RATA_CAPAIAN = "rata_rata_capaian"
    RATA_RATA = "rata_rata"
    TERCAPAI = "tercapai"
    KATEGORI = "kategori"
    UMUM = "umum"
    TIDAK_DIKETAHUI = "tidak_diketahui"
    MELEBIHI = "melebihi"
    JUMLAH = "jumlah"
    PENJUMLAHAN = "penjumlahan"
    PERUBAHAN = "perubahan"


class Dihitung(StrEnum):
    """Name what a sentence counts."""

    INDIKATOR = "indikator"
    SASARAN = "sasaran"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    BARIS = "baris"


class Gerak(StrEnum):
    """Name how a figure moved since the year before."""

    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


class Keadaan(StrEnum):
    """Name the state of what is counted: by its target, or by last year."""

    TERCAPAI = "tercapai"
    TIDAK_TERCAPAI = "tidak_tercapai"
    MELEBIHI = "melebihi"
    SESUAI = "sesuai"
    NAIK = "naik"
    TURUN = "turun"
    TETAP = "tetap"


class Menurut(StrEnum):
    """Name what a mean is taken over."""

    BARIS = "baris"
    SASARAN = "sasaran"
    INDUK = "induk"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cakupan(Record):
    """Hold what a claim speaks of."""

    tabel: IdTabel | None = attrs.field(default=None, metadata=arti("id tabel yang dimaksud."))
    menurut: Menurut | None = attrs.field(default=None, metadata=arti("Rata-rata atas baris, sasaran, atau baris induk."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran bila hanya satu sasaran yang dimaksud."))
    pos: str | None = attrs.field(
        default=None, metadata=arti("Kode atau nama program bila yang dihitung hanya kegiatan di bawahnya.")
    )
    anggaran: bool = attrs.field(default=False, metadata=arti("Benar bila yang dimaksud penyerapan anggaran, bukan kinerja."))
    data: IdData | None = attrs.field(default=None, metadata=arti("id tabel data yang barisnya dihitung."))
    kolom: str | None = attrs.field(default=None, metadata=arti("id kolom tabel data yang harus memenuhi batas."))
    batas: Nilai | None = attrs.field(default=None, metadata=arti("Batas bagi baris yang dihitung, misalnya < 90 %."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Klaim(Record):
    """Hold a sentence of the report that claims something about its figures."""

    jenis: JenisKlaim = attrs.field(metadata=arti("Yang diklaim; panduan menerangkannya satu per satu."))
    nilai: Capaian | None = attrs.field(default=None, metadata=arti("Angka yang diklaim; jumlah boleh dengan kata, juga semua."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun yang dibicarakan klaim; kosong berarti tahun laporan."))
    bilangan: tuple[Nilai, ...] = attrs.field(default=(), metadata=arti("Angka yang dirata-ratakan klaim jenis rata_rata."))
    label: str | None = attrs.field(default=None, metadata=arti("Kategori yang diklaim; untuk jumlah: kategori yang dihitung."))
    yang_dihitung: Dihitung | None = attrs.field(default=None, metadata=arti("Yang dihitung klaim jenis jumlah."))
    keadaan: Keadaan | None = attrs.field(
        default=None, metadata=arti("Keadaan yang dihitung, misalnya tercapai atau naik; kosong: jumlah seluruhnya.")
    )
    suku: tuple[Suku, ...] = attrs.field(default=(), metadata=arti("Angka yang dijumlahkan klaim jenis penjumlahan."))
    pengurang: tuple[Suku, ...] = attrs.field(default=(), metadata=arti("Angka yang dikurangkan."))
    arah: Gerak | None = attrs.field(default=None, metadata=arti("Untuk perubahan: naik, turun, atau tetap."))
    dari: Nilai | None = attrs.field(default=None, metadata=arti("Untuk perubahan: nilai semula, bila kalimatnya menyebutnya."))
    menjadi: Nilai | None = attrs.field(default=None, metadata=arti("Untuk perubahan: nilai sesudahnya, bila disebut."))
    ukuran: Ukuran | None = attrs.field(default=None, metadata=arti("Untuk perubahan: realisasi atau capaian, bila jelas."))
    indikator: KodeIndikator | None = attrs.field(default=None, metadata=arti("Indikator yang dimaksud."))
    cakupan: Cakupan | None = attrs.field(default=None, metadata=arti("Yang dicakup klaim."))
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Sebutan(Record):
    """Hold a figure of an indicator that the running text mentions."""

    indikator: KodeIndikator = attrs.field(metadata=arti("Kode indikator."))
    ukuran: Ukuran = attrs.field(metadata=arti("target, realisasi, atau capaian."))
    nilai: Nilai = attrs.field(factory=Nilai, metadata=arti("Angka seperti tertulis."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun angka itu; kosong berarti tahun laporan."))
    pembanding: Pembanding | None = attrs.field(
        default=None, metadata=arti("target_akhir_renstra bila target Renstra yang disebut; untuk capaian: dihitung terhadap apa.")
    )
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PerubahanRencana(Record):
    """Hold a change that the running text states: a target, or the budget, that was revised."""

    ukuran: Ukuran = attrs.field(metadata=arti("Yang diubah: target, atau pagu untuk anggaran."))
    indikator: KodeIndikator | None = attrs.field(default=None, metadata=arti("Indikator yang targetnya diubah; kosong: anggaran."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun yang diubah; kosong berarti tahun laporan."))
    dari: Nilai | None = attrs.field(default=None, metadata=arti("Nilai semula seperti tertulis."))
    menjadi: Nilai | None = attrs.field(default=None, metadata=arti("Nilai sesudah perubahan seperti tertulis."))
    alasan: str | None = attrs.field(default=None, metadata=arti("Alasan perubahan yang disebut naskah."))
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SebutanAnggaran(Record):
    """Hold an amount of the budget, or of one of its lines, that the running text mentions."""

    ukuran: Ukuran = attrs.field(metadata=arti("pagu, realisasi, sisa, atau persen."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun angka itu; kosong berarti tahun laporan."))
    versi: str | None = attrs.field(default=None, metadata=arti("Versi (juga cakupan lain) yang dimaksud; kosong: yang berlaku."))
    jenis: JenisAnggaran = attrs.field(default=JenisAnggaran.BELANJA, metadata=arti("belanja atau pendapatan."))
    sumber_dana: str | None = attrs.field(default=None, metadata=arti("Sumber dana yang dimaksud: APBD, APBN, …"))
    pos: str | None = attrs.field(
        default=None, metadata=arti("Kode atau nama program atau kegiatan yang dimaksud; kosong: seluruh anggaran.")
    )
    jumlah: Rupiah | None = attrs.field(default=None, metadata=arti("Jumlah yang disebut."))
    persen: Persen | None = attrs.field(default=None, metadata=arti("Persentase yang disebut."))
    fisik: Persen | None = attrs.field(default=None, metadata=arti("Realisasi fisik yang disebut, dalam persen."))
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class JumlahTerbilang(Record):
    """Hold an amount that is written in figures and in words."""

    angka: Rupiah = attrs.field(metadata=arti("Jumlah dengan angka."))
    terbilang: str = attrs.field(metadata=arti("Jumlah dengan kata."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Efisiensi(Record):
    """Hold one stated efficiency with the figures that its own formula takes."""

    nama: str | None = attrs.field(default=None, metadata=arti("Sasaran, program, atau kegiatan."))
    indikator: KodeIndikator | None = attrs.field(default=None, metadata=arti("Indikator yang capaiannya dipakai."))
    rumus: str | None = attrs.field(default=None, metadata=arti("Rumus efisiensi seperti tertulis."))
    pagu: Rupiah | None = attrs.field(default=None, metadata=arti("Anggaran yang dipakai rumus."))
    realisasi: Rupiah | None = attrs.field(default=None, metadata=arti("Realisasi anggaran yang dipakai rumus."))
    capaian: Capaian | None = attrs.field(default=None, metadata=arti("Persentase capaian kinerja yang dipakai rumus."))
    penyerapan: Persen | None = attrs.field(default=None, metadata=arti("Persentase penyerapan anggaran yang dipakai rumus."))
    nilai: Persen | None = attrs.field(default=None, metadata=arti("Efisiensi yang tertulis, dalam persen."))
    paling_rendah: Target | None = attrs.field(default=None, metadata=arti("Batas bawah yang dinyatakan rumus, dalam persen."))
    paling_tinggi: Target | None = attrs.field(default=None, metadata=arti("Batas atas yang dinyatakan rumus, dalam persen."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Pasangan(Record):
    """Hold two counts of which one is part of the other."""

    bagian: Nilai = attrs.field(metadata=arti("Jumlah yang menjadi bagian."))
    keseluruhan: Nilai = attrs.field(metadata=arti("Jumlah seluruhnya."))
    sisa: Capaian | None = attrs.field(default=None, metadata=arti("Persentase yang tersisa di luar bagian itu, bila disebut."))
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TahunKe(Record):
    """Hold a sentence that says which year of the Renstra the report's year is."""

    ke: int = attrs.field(metadata=arti("Angka yang tertulis: 5 untuk tahun kelima."))
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


_FILLERS = frozenset({"nihil", "tidakada", "tidak", "ada", "tba", "tbd", "none", "null", "idem", "sda", "kosong", "dll", "alasan"})
_LEAST = 3
"""Letters of the shortest word that says something: ``BPK``."""
REASON = 2
"""Different words that a reason has at least: ``pembulatan`` alone does not say of what, or why."""


def says_something(text: str | None, *, words: int = 1) -> bool:
    """
    Return whether a text gives a reason at all: neither blank, nor dashes, nor a word that stands for nothing.

    With ``words`` it must have as many different ones that say something.
    """
    found = re.findall(r"[^\W\d_]+", (text or "").casefold())
    meant = {word for word in found if len(word) >= _LEAST and len(set(word)) > 1}
    return len(meant) >= words and "".join(found) not in _FILLERS


def names_document(text: str | None) -> bool:
    """
    Return whether a text can name a document, however shortly: ``BA 3`` and ``SK 12/2024`` do.
    """
    letters = "".join(re.findall(r"[^\W\d_]", (text or "").casefold()))
    return len(set(letters)) > 1 and letters not in _FILLERS

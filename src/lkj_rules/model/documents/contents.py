"""
What the report consists of, names and cites.
"""

import re
from enum import StrEnum
from fractions import Fraction

import attrs

from lkj_rules.model import Record
from lkj_rules.model.documents.registers import KodeSasaran
from lkj_rules.model.reading.terbilang import amount_in_words
from lkj_rules.model.values import Nilai, Sumber, Tanggal, arti

_TWICE = r"(\d[\d.]*) ?\(([^()]+)\)"
"""A number in digits and in words: ``2 (dua)``."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Bagian(Record):
    """Hold the sections that the report announces and those that it has."""

    diumumkan: tuple[str, ...] = attrs.field(default=(), metadata=arti("Bagian yang disebut dalam sistematika."))
    ada: tuple[str, ...] = attrs.field(default=(), metadata=arti("Bagian yang benar-benar ada."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


class Analisis(StrEnum):
    """Name a part of the analysis that Lampiran II recommends for every objective."""

    TAHUN_LALU = "tahun_lalu"
    RENSTRA = "renstra"
    STANDAR_NASIONAL = "standar_nasional"
    SEBAB = "sebab"
    EFISIENSI = "efisiensi"
    PROGRAM = "program"


class Unsur(StrEnum):
    """Name a part that a report should have."""

    IKHTISAR_EKSEKUTIF = "ikhtisar_eksekutif"
    URAIAN_ORGANISASI = "uraian_organisasi"
    ISU_STRATEGIS = "isu_strategis"
    PERENCANAAN = "perencanaan"
    PENGUKURAN = "pengukuran"
    ANALISIS = "analisis"
    REALISASI_ANGGARAN = "realisasi_anggaran"
    PENUTUP = "penutup"
    LANGKAH_PERBAIKAN = "langkah_perbaikan"
    LAMPIRAN_PK = "lampiran_pk"
    PERNYATAAN_REVIU = "pernyataan_reviu"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Kelengkapan(Record):
    """
    Hold which required and recommended parts the report has; without it nothing is said of missing parts.

    A part that is in neither list is absent. ``tidak_dibaca`` names those that may stand in what was not read, such as annexes in a
    volume of their own: nothing is said of them.
    """

    unsur: tuple[Unsur, ...] = attrs.field(default=(), metadata=arti("Unsur yang ada dalam laporan."))
    tidak_dibaca: tuple[Unsur, ...] = attrs.field(
        default=(), metadata=arti("Unsur yang tidak terbaca, misalnya lampiran pada jilid lain: boleh ada, boleh tidak.")
    )
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AnalisisSasaran(Record):
    """Hold which parts of the recommended analysis an objective's section has."""

    sasaran: KodeSasaran = attrs.field(metadata=arti("Kode sasaran."))
    memuat: tuple[Analisis, ...] = attrs.field(default=(), metadata=arti("Bagian analisis yang ada untuk sasaran ini."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


class IsiDaftar(StrEnum):
    """Name what a list in the text lists."""

    VISI = "visi"
    MISI = "misi"
    TUJUAN = "tujuan"
    SASARAN = "sasaran"
    STRATEGI = "strategi"
    KEBIJAKAN = "kebijakan"
    INDIKATOR = "indikator"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    LAINNYA = "lainnya"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Daftar(Record):
    """Hold a list without amounts as one place prints it: of programmes, goals, policies; with the number it announces."""

    apa: IsiDaftar = attrs.field(metadata=arti("Yang didaftar, misalnya program, tujuan, atau kebijakan."))
    judul: str | None = attrs.field(default=None, metadata=arti("Judul atau kalimat pengantarnya."))
    induk: str | None = attrs.field(default=None, metadata=arti("Nama program yang memuat daftar kegiatan ini."))
    jumlah: Nilai | None = attrs.field(default=None, metadata=arti("Banyaknya menurut pengantarnya, dengan angka atau kata."))
    butir: tuple[str, ...] = attrs.field(default=(), metadata=arti("Semua butirnya seperti tercetak, tanpa nomor."))
    nomor: tuple[str, ...] = attrs.field(
        default=(), metadata=arti("Nomor atau huruf butirnya, atau nomor kolom suatu tabel, seperti tercetak.")
    )
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

    @property
    def disebut(self) -> Fraction | None:
        """
        Give the number announced, in digits or in words; of both, where they differ, one that is not the number of the items.
        """
        if self.jumlah is None:
            return None
        twice = re.fullmatch(_TWICE, self.jumlah.teks)
        both = (self.jumlah.tepat, None) if twice is None else (int(twice[1].replace(".", "")), amount_in_words(twice[2]))
        found = (*both, amount_in_words(self.jumlah.teks))
        numbers = [Fraction(each) for each in found if each is not None]
        return next((each for each in numbers if each != len(self.butir)), numbers[0] if numbers else None)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Acuan(Record):
    """Hold words that name what another place of the report names too, or that announce what should follow."""

    menyebut: str = attrs.field(metadata=arti("Kata-kata yang menyebutnya: tahun, program, instansi, tabel, …"))
    judul: str | None = attrs.field(
        default=None, metadata=arti("Judul atau nama di tempat yang dimaksud, seperti tercetak; kosong bila tidak ada.")
    )
    ada: bool | None = attrs.field(
        default=None, metadata=arti("Salah (false) bila yang diumumkan, misalnya sebuah tabel, tidak ada dalam laporan.")
    )
    teks: str | None = attrs.field(default=None, metadata=arti("Kalimatnya, seperti tertulis."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DasarHukum(Record):
    """Hold a regulation that the report cites as its basis."""

    teks: str = attrs.field(metadata=arti("Peraturan seperti tertulis, misalnya PermenPANRB Nomor 53 Tahun 2014."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


class JenisKontak(StrEnum):
    """Name a way to reach the office."""

    TELEPON = "telepon"
    FAKS = "faks"
    SUREL = "surel"
    SITUS = "situs"
    ALAMAT = "alamat"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Kontak(Record):
    """Hold a contact detail of the office as one place prints it."""

    jenis: JenisKontak = attrs.field(metadata=arti("telepon, faks, surel, situs, atau alamat."))
    teks: str = attrs.field(metadata=arti("Kontak seperti tercetak."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reviu(Record):
    """Hold the statement of the internal auditor's review."""

    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal pernyataan telah direviu."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

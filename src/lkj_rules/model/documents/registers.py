"""
The office, its indicators and objectives: the registers that every other part refers to.
"""

from enum import StrEnum
from typing import NewType

import attrs

from lkj_rules.model import Record
from lkj_rules.model.values import OWN, UNREAD, Nilai, Sumber, Tanggal, Target, arti

KodeIndikator = NewType("KodeIndikator", str)
"""Code of an indicator in the register."""
KodeSasaran = NewType("KodeSasaran", str)
"""Code of an objective in the register."""
KodePos = NewType("KodePos", str)
"""Code of a budget line, as printed."""
IdTabel = NewType("IdTabel", str)
"""Name of a table within the report."""
IdData = NewType("IdData", str)
"""Name of a supporting data table within the report."""
IdPerjanjian = NewType("IdPerjanjian", str)
"""Name of an agreement within the report."""


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


class TargetBerupa(StrEnum):
    """Name what a target states: the aim in the indicator's unit, or the percentage of achievement aimed at."""

    SATUAN = "satuan"
    CAPAIAN = "capaian"


AIMED = arti("satuan (biasanya), atau capaian bila targetnya persentase capaian yang dituju.")
"""The meaning of ``target_berupa``."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Entitas(Record):
    """Hold the office that reports."""

    nama: str = attrs.field(metadata=arti("Nama instansi, tanpa nama orang."))
    level: Level = attrs.field(metadata=arti("Jenis instansi: kl, pemda, skpd, unit_kerja, atau satker."))
    kode: str | None = attrs.field(default=None, metadata=arti("Kode instansi, misalnya bagian anggaran."))
    tambahan: dict[str, Nilai] = attrs.field(factory=dict, hash=False, metadata=OWN)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TanggaPredikat(Record):
    """Hold a ladder of predicates of the report's own, best first."""

    kode: str = attrs.field(metadata=arti("Nama singkat tangga; dirujuk oleh indikator."))
    urutan: tuple[str, ...] = attrs.field(metadata=arti("Predikat dari yang terbaik ke yang terburuk."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KelasSkala(Record):
    """
    Hold one class of a scale of categories, the report's own or an indicator's, ends included.

    ``dari`` may be a bound (``>100``: 100 itself excluded); a blank end is open.
    """

    label: str = attrs.field(metadata=arti("Nama kategori."))
    dari: Target | None = attrs.field(default=None, metadata=arti("Batas bawah; boleh tertulis >100."))
    sampai: Target | None = attrs.field(default=None, metadata=arti("Batas atas; kosong berarti terbuka."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Indikator(Record):
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
    skala: tuple[KelasSkala, ...] = attrs.field(
        default=(), metadata=arti("Skala nilai indikator ini sendiri, misalnya mutu pelayanan menurut IKM; bukan skala capaian.")
    )
    definisi: str | None = attrs.field(default=None, metadata=arti("Definisi operasional atau cara menghitungnya."))
    tahun_ukur: tuple[int, ...] = attrs.field(
        default=(), metadata=arti("Tahun ketika indikator dapat diukur; kosong berarti setiap tahun.")
    )
    menggantikan: KodeIndikator | None = attrs.field(default=None, metadata=arti("Kode indikator yang digantikannya."))
    tambahan: dict[str, Nilai] = attrs.field(factory=dict, hash=False, metadata=OWN)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Sasaran(Record):
    """Hold one entry of the register of objectives: the same ``kode`` is the same objective in all documents."""

    kode: KodeSasaran = attrs.field(metadata=arti("Kode tetap sasaran, dipakai semua dokumen."))
    nama: str = attrs.field(metadata=arti("Rumusan sasaran."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SasaranDokumen(Record):
    """Hold an objective as one document numbers and words it."""

    sasaran: KodeSasaran = attrs.field(metadata=arti("Kode sasaran pada daftar sasaran."))
    nomor: str | None = attrs.field(default=None, metadata=arti("Nomor seperti tercetak di dokumen ini."))
    nama: str | None = attrs.field(default=None, metadata=arti("Rumusan seperti tercetak di dokumen ini."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BarisIku(Record):
    """Hold one key performance indicator as its document words it."""

    indikator: KodeIndikator = attrs.field(metadata=arti("Kode indikator."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama indikator seperti tercetak."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan seperti tercetak."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class DokumenIku(Record):
    """Hold a document that sets the office's key performance indicators (Indikator Kinerja Utama), or a list of them."""

    nomor: str | None = attrs.field(default=None, metadata=arti("Nomor keputusan penetapan."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal penetapan."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun yang tertulis pada judul daftarnya."))
    indikator: tuple[KodeIndikator, ...] = attrs.field(default=(), metadata=arti("Kode indikator yang ditetapkan."))
    baris: tuple[BarisIku, ...] = attrs.field(default=(), metadata=arti("Indikator dengan rumusan dan sasarannya, bila tercetak."))
    tidak_dibaca: tuple[str, ...] = attrs.field(default=(), metadata=UNREAD)
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

    @property
    def kode(self) -> tuple[KodeIndikator, ...]:
        """
        Give the codes of the indicators set, listed alone or with their wording.
        """
        return tuple(dict.fromkeys((*self.indikator, *(baris.indikator for baris in self.baris))))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PergantianPejabat(Record):
    """Hold that an official who had signed an agreement was replaced within the year; offices only, no names."""

    jabatan: str = attrs.field(metadata=arti("Jabatan yang pejabatnya berganti, tanpa nama orang."))
    tanggal: Tanggal = attrs.field(metadata=arti("Tanggal pergantian."))
    perjanjian: IdPerjanjian | None = attrs.field(default=None, metadata=arti("id perjanjian yang ditandatangani pejabat lama."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

"""
The tables of the performance report, and the scale it grades with.
"""

from enum import StrEnum

import attrs

from lkj_rules.model import Record
from lkj_rules.model.documents.registers import AIMED, IdTabel, KodeIndikator, KodeSasaran, TargetBerupa
from lkj_rules.model.reading.absence import gives_reason
from lkj_rules.model.values import UNREAD, Capaian, Nilai, Notasi, Realisasi, Sumber, Target, arti


class JenisTabel(StrEnum):
    """Name what a table of the report is for."""

    PENGUKURAN = "pengukuran"
    ANALISIS = "analisis"
    PERBANDINGAN = "perbandingan"


class Ukuran(StrEnum):
    """Name what a value measures; a ``target_capaian`` is the percentage of achievement aimed at, not a target in a unit."""

    TARGET = "target"
    TARGET_CAPAIAN = "target_capaian"
    STANDAR = "standar"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    PERUBAHAN = "perubahan"
    PAGU = "pagu"
    SISA = "sisa"
    PERSEN = "persen"


class Pembanding(StrEnum):
    """Name what a percentage of achievement is taken of."""

    TARGET = "target"
    TARGET_CAPAIAN = "target_capaian"
    REALISASI_TAHUN_LALU = "realisasi_tahun_lalu"
    TARGET_AKHIR_RENSTRA = "target_akhir_renstra"


class SatuanPerubahan(StrEnum):
    """Name what a change is counted in: the difference itself, or that difference in percent of the earlier figure."""

    POIN = "poin"
    PERSEN = "persen"


class JenisRekap(StrEnum):
    """Name what a printed summary row is."""

    RATA_RATA = "rata_rata"
    JUMLAH = "jumlah"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Kolom(Record):
    """Hold what a table's column means; rows keep the values of further columns under ``sel``."""

    id: str = attrs.field(metadata=arti("target, realisasi, capaian, atau nama kolom lain yang dipakai sel."))
    ukuran: Ukuran = attrs.field(metadata=arti("Yang diukur kolom ini."))
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun kolom ini; kosong berarti tahun laporan."))
    pembanding: Pembanding | None = attrs.field(default=None, metadata=arti("Capaian ini dihitung terhadap apa."))
    judul: str | None = attrs.field(default=None, metadata=arti("Judul kolom seperti tercetak."))
    satuan_perubahan: SatuanPerubahan | None = attrs.field(
        default=None, metadata=arti("Untuk kolom perubahan: poin (selisih) atau persen (pertumbuhan).")
    )
    dari: str | None = attrs.field(default=None, metadata=arti("Untuk kolom perubahan: id kolom angka semula."))
    ke: str | None = attrs.field(default=None, metadata=arti("Untuk kolom perubahan: id kolom angka sesudahnya."))
    notasi: Notasi | None = attrs.field(default=None, metadata=arti("Tanda desimal: koma atau titik."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BarisTabel(Record):
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
    target_berupa: TargetBerupa | None = attrs.field(default=None, metadata=AIMED)
    sel: dict[str, Nilai] = attrs.field(factory=dict, metadata=arti("Nilai kolom lain, menurut id kolom."))
    anak: "tuple[BarisTabel, ...]" = attrs.field(default=(), metadata=arti("Baris di bawahnya."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

    @property
    def beralasan(self) -> bool:
        """
        Return whether the row says why it has no realisasi, next to its cell or in it ("belum dirilis"); a dash is not a reason.
        """
        said = self.realisasi is not None and self.realisasi.angka is None and gives_reason(self.realisasi.terbaca.strip())
        return said or (self.alasan is not None and any(letter.isalpha() for letter in self.alasan))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BarisRekap(Record):
    """Hold a printed row that sums up a table: the mean or the sum of its columns."""

    jenis: JenisRekap = attrs.field(metadata=arti("rata_rata atau jumlah."))
    nama: str | None = attrs.field(default=None, metadata=arti("Nama baris seperti tercetak."))
    sel: dict[str, Nilai] = attrs.field(
        factory=dict, metadata=arti("Nilai menurut id kolom; target, realisasi, dan capaian juga ditulis di sini.")
    )
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Tabel(Record):
    """Hold one table of the report."""

    id: IdTabel = attrs.field(metadata=arti("Nama singkat tabel, tunggal dalam berkas."))
    jenis: JenisTabel = attrs.field(metadata=arti("pengukuran, analisis, atau perbandingan."))
    judul: str | None = attrs.field(default=None, metadata=arti("Judul tabel."))
    notasi: Notasi | None = attrs.field(default=None, metadata=arti("Tanda desimal: koma atau titik."))
    kolom: tuple[Kolom, ...] = attrs.field(default=(), metadata=arti("Arti kolom yang tidak biasa."))
    baris: tuple[BarisTabel, ...] = attrs.field(default=(), metadata=arti("Baris tabel."))
    tidak_dibaca: tuple[str, ...] = attrs.field(default=(), metadata=UNREAD)
    rekap: tuple[BarisRekap, ...] = attrs.field(default=(), metadata=arti("Baris rata-rata atau jumlah yang tercetak."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class LaporanLalu(Record):
    """Hold the figures that the report of an earlier year printed for that year."""

    tahun: int = attrs.field(metadata=arti("Tahun laporan itu."))
    baris: tuple[BarisTabel, ...] = attrs.field(default=(), metadata=arti("Baris tabel pengukuran laporan itu."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

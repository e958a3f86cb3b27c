"""
Everything about one office and one year: the root of ``report.json``.
"""

from __future__ import annotations

import attrs

from lkj_rules.model.documents.budget import Anggaran, AnggaranTahunan
from lkj_rules.model.documents.plans import PerjanjianKinerja, RencanaAksi, Renstra, Rkt
from lkj_rules.model.documents.registers import (
    DokumenIku,
    Entitas,
    Indikator,
    KodeIndikator,
    PergantianPejabat,
    Sasaran,
    TanggaPredikat,
)
from lkj_rules.model.documents.report import Lkj
from lkj_rules.model.documents.tables import LaporanLalu, Ukuran
from lkj_rules.model.values import OWN, Nilai, Sumber, Tanggal, arti


@attrs.frozen(kw_only=True)
class Penjelasan:
    """Hold the office's own explanation of a deviation."""

    apa: str = attrs.field(metadata=arti("Yang dijelaskan: aturan, indikator, dan nilainya."))
    mengapa: str = attrs.field(metadata=arti("Alasannya."))
    dokumen: str | None = attrs.field(default=None, metadata=arti("Dokumen pendukung."))
    tanggal: Tanggal | None = attrs.field(default=None, metadata=arti("Tanggal penjelasan."))
    aturan: str | None = attrs.field(default=None, metadata=arti("Kode aturan yang temuannya dijelaskan, misalnya TGT002."))
    indikator: KodeIndikator | None = attrs.field(default=None, metadata=arti("Indikator yang dijelaskan; kosong: anggaran."))
    ukuran: Ukuran | None = attrs.field(default=None, metadata=arti("Yang dijelaskan: target, realisasi, capaian, pagu, …"))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


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
    laporan_lalu: tuple[LaporanLalu, ...] = attrs.field(default=(), metadata=arti("Angka dari laporan tahun-tahun sebelumnya."))
    iku: DokumenIku | None = attrs.field(default=None, metadata=arti("Dokumen penetapan Indikator Kinerja Utama."))
    pergantian_pejabat: tuple[PergantianPejabat, ...] = attrs.field(
        default=(), metadata=arti("Pergantian pejabat penanda tangan perjanjian dalam tahun itu.")
    )
    lkj: Lkj | None = attrs.field(default=None, metadata=arti("Laporan Kinerja."))
    penjelasan: tuple[Penjelasan, ...] = attrs.field(default=(), metadata=arti("Penjelasan instansi atas penyimpangan."))
    tambahan: dict[str, Nilai] = attrs.field(factory=dict, hash=False, metadata=OWN)

"""
The documents of a performance report, as frozen objects: what ``report.json`` holds, field for field.

JSON keys are the field names; every part is optional unless it has no default here. ``metadata["arti"]`` says in Indonesian what
a key means; the JSON Schema and the guides take their words from it. Reading and checking references is done elsewhere.
Annotations are evaluated as the modules load; as texts, the reader would have to compile each.
"""
# ruff: noqa: I001  # the names are laid out as below

from lkj_rules.model.documents.budget import Anggaran, AnggaranTahunan, CakupanAnggaran, JenisAnggaran, PosAnggaran, TotalAnggaran
from lkj_rules.model.documents.contents import (
    Acuan, Analisis, AnalisisSasaran, Bagian, Daftar, DasarHukum, IsiDaftar, JenisKontak, Kelengkapan, Kontak, Reviu, Unsur,
)
from lkj_rules.model.documents.data import BarisData, JenisKolomData, KolomData, TabelData
from lkj_rules.model.documents.plans import (
    BarisAksi, BarisRenstra, BarisTarget, Jenjang, PerjanjianKinerja, PosPerjanjian, RencanaAksi, Renstra, RincianRenstra,
    RincianTarget, Rkt, Salinan,
)
from lkj_rules.model.documents.registers import (
    Arah, BarisIku, DokumenIku, Entitas, IdData, IdPerjanjian, IdTabel, Indikator, JenisIndikator, KelasSkala, KodeIndikator,
    KodePos, KodeSasaran, Level, PergantianPejabat, Sasaran, SasaranDokumen, TanggaPredikat, TargetBerupa,
)
from lkj_rules.model.documents.report import Laporan, Lkj, Penjelasan, Rumus
from lkj_rules.model.documents.statements import (
    Cakupan, Dihitung, Efisiensi, Gerak, JenisKlaim, JumlahTerbilang, Keadaan, Klaim, Menurut, Pasangan, PerubahanRencana, Sebutan,
    SebutanAnggaran, TahunKe,
)
from lkj_rules.model.documents.tables import (
    BarisRekap, BarisTabel, JenisRekap, JenisTabel, Kolom, LaporanLalu, Pembanding, SatuanPerubahan, Tabel, Ukuran,
)
from lkj_rules.model.values import arti

__all__ = [
    "Acuan", "Analisis", "AnalisisSasaran", "Anggaran", "AnggaranTahunan", "Arah", "Bagian", "BarisAksi", "BarisData", "BarisIku",
    "BarisRekap", "BarisRenstra", "BarisTabel", "BarisTarget", "Cakupan", "CakupanAnggaran", "Daftar", "DasarHukum", "Dihitung",
    "DokumenIku", "Efisiensi", "Entitas", "Gerak", "IdData", "IdPerjanjian", "IdTabel", "Indikator", "IsiDaftar", "JenisAnggaran",
    "JenisIndikator", "JenisKlaim", "JenisKolomData", "JenisKontak", "JenisRekap", "JenisTabel", "Jenjang", "JumlahTerbilang",
    "Keadaan", "KelasSkala", "Kelengkapan", "Klaim", "KodeIndikator", "KodePos", "KodeSasaran", "Kolom", "KolomData", "Kontak",
    "Laporan", "LaporanLalu", "Level", "Lkj", "Menurut", "Pasangan", "Pembanding", "Penjelasan", "PergantianPejabat",
    "PerjanjianKinerja", "PerubahanRencana", "PosAnggaran", "PosPerjanjian", "RencanaAksi", "Renstra", "Reviu", "RincianRenstra",
    "RincianTarget", "Rkt", "Rumus",
    "Salinan", "Sasaran", "SasaranDokumen", "SatuanPerubahan", "Sebutan", "SebutanAnggaran", "Tabel", "TabelData", "TahunKe",
    "TanggaPredikat", "TargetBerupa", "TotalAnggaran", "Ukuran", "Unsur", "arti",
]

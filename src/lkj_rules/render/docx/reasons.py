"""
Why something could not be tested, in the words of those who read papers: no keys of the data file, one wording, one kind of quotes.
"""

from __future__ import annotations

import re

from lkj_rules.render.docx.wording import capital

_KEY = r"[a-z_]+(?:\([^)]*\))?(?:\.[a-z_]+)*"
_MISSING = re.compile(rf"bagian '({_KEY})' tidak ada dalam berkas")
_NAMED = re.compile(rf"({_KEY}) ((?:kosong|berupa|tidak dinyatakan|tidak dibaca|dapat dibaca|tidak memuat)\b.*)")
_IN_FORCE = re.compile(rf"tidak dapat ditentukan ({_KEY}) mana yang berlaku")
_FILE = re.compile(r"\bdalam berkas\b(?! data)")
_QUOTED = re.compile(r"'([^']*)'")
NAMES = {
    "renstra": "Renstra", "rkt": "Rencana Kinerja Tahunan (RKT)", "perjanjian_kinerja": "Perjanjian Kinerja",
    "pk": "Perjanjian Kinerja", "rencana_aksi": "Rencana Aksi", "lkj": "Laporan Kinerja (LKj)",
    "iku": "daftar Indikator Kinerja Utama (IKU)", "indikator": "daftar indikator", "sasaran": "daftar sasaran",
    "tangga": "tangga predikat", "anggaran": "anggaran", "anggaran_tahunan": "anggaran beberapa tahun",
    "laporan_lalu": "angka dari laporan tahun-tahun sebelumnya", "pergantian_pejabat": "keterangan pergantian pejabat",
    "penjelasan": "penjelasan instansi", "tambahan": "nilai tambahan", "lkj.sebutan": "sebutan kategori dalam naskah LKj",
    "lkj.skala": "skala kategori", "lkj.tanggal": "tanggal LKj", "lkj.disampaikan": "tanggal penyampaian LKj",
    "lkj.reviu": "keterangan reviu", "lkj.reviu.tanggal": "tanggal pernyataan telah direviu",
    "laporan.iku": "daftar Indikator Kinerja Utama (IKU)", "laporan.lkj": "Laporan Kinerja (LKj)",
    "laporan.lkj.skala": "skala kategori", "laporan.tahun": "tahun laporan", "laporan.entitas.level": "jenjang instansi",
    "laporan.renstra.awal": "tahun awal Renstra", "angka_naskah": "angka dalam naskah",
    "sebutan_anggaran": "anggaran yang disebut dalam naskah",
    "sebutan_anggaran.jumlah": "jumlah anggaran yang disebut dalam naskah",
    "sebutan_anggaran.persen": "persentase anggaran yang disebut dalam naskah", "klaim": "pernyataan dalam naskah",
    "klaim.bilangan": "bilangan dalam naskah", "klaim.nilai": "nilai yang dinyatakan dalam naskah",
    "klaim.indikator": "indikator yang disebut dalam naskah", "klaim.tahun": "tahun yang disebut dalam naskah",
    "indikator.jenis": "jenis indikator", "indikator.arah": "arah indikator", "indikator.kode": "kode indikator",
    "pk.indikator.arah": "arah indikator", "pk.nilai": "nilai di Perjanjian Kinerja", "pk.nomor": "nomor di Perjanjian Kinerja",
    "lkj.nomor": "nomor di LKj", "perjanjian_kinerja.tanggal": "tanggal Perjanjian Kinerja",
    "perjanjian_kinerja.total": "jumlah anggaran Perjanjian Kinerja", "perjanjian_kinerja.anggaran": "anggaran Perjanjian Kinerja",
    "perjanjian_kinerja.jenjang": "jenjang Perjanjian Kinerja", "perjanjian_kinerja.tahun": "tahun Perjanjian Kinerja",
    "anggaran.jumlah": "baris jumlah anggaran", "anggaran.jenis": "jenis anggaran", "pos.kode": "kode baris anggaran",
    "pos.pagu": "pagu baris anggaran", "pos.realisasi": "realisasi baris anggaran", "pos.sisa": "sisa baris anggaran",
    "skala.dari": "batas bawah kategori", "skala.sampai": "batas atas kategori",
    "lampiran_pk": "lampiran Perjanjian Kinerja", "pernyataan_reviu": "pernyataan telah direviu",
}  # fmt: skip
"""What a reader calls the keys that reasons name; of other keys the last part is taken."""


def reason_words(text: str) -> str:
    """
    Write why something could not be tested as a reader of papers understands it, not in the names of keys.
    """
    missing, in_force, named = _MISSING.fullmatch(text), _IN_FORCE.fullmatch(text), _NAMED.fullmatch(text)
    if missing is not None:
        text = f"{_name(missing[1])} tidak ada dalam berkas"
    elif in_force is not None:
        text = f"tidak dapat ditentukan {_name(in_force[1])} mana yang berlaku"
    elif named is not None:
        text = f"{_name(named[1])} {named[2]}"
    return capital(_FILE.sub("dalam berkas data", _QUOTED.sub(r"“\1”", text)))


def _name(key: str) -> str:
    return NAMES.get(key) or key.rpartition(".")[2].replace("_", " ")

"""
How offices head their columns: the wordings of each meaning, for tables of performance and for budgets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

import attrs

from lkj_rules.model.reading.numerals import fold_look_alikes


class Kind(StrEnum):
    """Name what a table is imported as."""

    PENGUKURAN = "pengukuran"
    PERBANDINGAN = "perbandingan"
    ANALISIS = "analisis"
    LAPORAN_LALU = "laporan_lalu"
    PK = "pk"
    RENSTRA = "renstra"
    RKT = "rkt"
    RENCANA_AKSI = "rencana_aksi"
    IKU = "iku"
    ANGGARAN = "anggaran"
    DATA = "data"


IGNORED = "abaikan"
"""The meaning of a column that is left out."""

MEANINGS: dict[Kind, tuple[str, ...]] = {
    Kind.PENGUKURAN: (
        "nomor", "kode", "sasaran", "indikator", "satuan", "target", "realisasi", "capaian", "kategori", "alasan", "standar",
    ),
    Kind.PK: ("nomor", "kode", "sasaran", "indikator", "satuan", "target", "standar", "nama", "pagu", "keterangan"),
    Kind.RENSTRA: ("nomor", "kode", "sasaran", "indikator", "satuan", "target", "standar"),
    Kind.RKT: ("nomor", "kode", "sasaran", "indikator", "satuan", "target", "standar"),
    Kind.RENCANA_AKSI: ("nomor", "kode", "sasaran", "indikator", "satuan", "target", "triwulan"),
    Kind.IKU: ("nomor", "kode", "sasaran", "indikator", "satuan"),
    Kind.ANGGARAN: ("nomor", "kode", "nama", "sasaran", "pagu", "pagu_awal", "realisasi", "sisa", "persen", "fisik", "keterangan"),
    Kind.DATA: ("nomor", "label", "angka"),
}
MEASURED = (Kind.PENGUKURAN, Kind.PERBANDINGAN, Kind.ANALISIS, Kind.LAPORAN_LALU)
"""Kinds whose rows hold what was promised and what was achieved."""
MEANINGS |= dict.fromkeys(MEASURED, MEANINGS[Kind.PENGUKURAN])
MEANINGS[Kind.LAPORAN_LALU] = tuple(each for each in MEANINGS[Kind.PENGUKURAN] if each != "standar")
"""What columns of each kind of table can mean."""
YEARLY = frozenset({"target", "realisasi", "capaian", "standar"})
"""Meanings that a year may follow: ``target 2015``."""
QUARTERLY = "triwulan"
"""The meaning that the number of a quarter follows: ``triwulan 1``."""
SEVERAL = frozenset({"kode", "nama", "angka"})
"""Meanings that several columns of a table may have: levels of a code, of names, figures of a data table."""

_PERFORMANCE = (
    ("nomor", r"no|nomor|no urut|nomor urut"),
    ("kode", r"kode( indikator.*| iku| ikk)?"),
    ("satuan", r"satuan.*|unit satuan|sat"),
    ("indikator", r".*\bindikator\b.*|.*\biku\b.*|tolok ukur.*|tolak ukur.*|ikk|ikp"),
    ("sasaran", r"sasaran.*|tujuan sasaran.*"),
    ("standar", r"standar.*"),
    ("realisasi", r".*\brealisasi\b.*|hasil"),
    ("kategori", r"(kategori|predikat|kriteria|interpretasi|kualifikasi|status)( capaian| kinerja| penilaian)*"),
    ("capaian", r".*\bcapaian\b(?!.*\btarget\b).*|%|persen|persentase|prosentase|tingkat kemajuan|% realisasi"),
    ("target", r".*\btarget\b.*|rencana|rencana tingkat capaian.*"),
    ("alasan", r"(alasan|penyebab|sebab)\b.*"),
    (IGNORED, r"(penjelasan |definisi |cara )?(formulasi|formula|definisi|rumus|perhitungan|menghitung)\b.*"),
    (IGNORED, r"(sumber data|penanggung ?jawab|pic|link|batas waktu|solusi|rencana tindak lanjut|bukti dukung|kendala)\b.*"),
)
_BUDGET = (
    ("nomor", r"no|nomor|no urut|nomor urut"),
    ("kode", r"kode.*|rekening|no(mor)? rek(ening)?|koring|mak"),
    ("fisik", r".*\bfisik\b.*"),
    ("persen", r"%.*|persen|keuangan %|persentase.*|prosentase.*|capaian.*|tingkat (serapan|penyerapan|capaian).*"),
    ("persen", r".*\b% ?(realisasi|serapan)|(realisasi|serapan|penyerapan)( anggaran| keuangan)* %"),
    ("sisa", r"(sisa|selisih|saldo|efisiensi)\b.*"),
    ("realisasi", r".*\b(realisasi|penyerapan|serapan)\b.*"),
    ("keterangan", r"ket|keterangan|catatan"),
    ("sasaran", r"sasaran.*"),
    (IGNORED, r"(bertambah|berkurang|penambahan|pengurangan)\b.*"),
    ("pagu_awal", r"((pagu|anggaran|alokasi|apbd|jumlah)\b.*\b)?(sebelum|murni|induk|awal|semula)( perubahan| pergeseran| rp)*"),
    ("pagu", r"(setelah|sesudah|menjadi)( perubahan| pergeseran| rp)*|(p )?apbd( p| perubahan)?"),
    ("pagu", r".*\b(pagu|anggaran|alokasi|dipa|dpa|plafon)\b.*|jumlah|target( pendapatan| penerimaan)?|nilai|biaya"),
    ("nama", r".*\buraian\b.*|.*\bprogram\b.*|.*\bkegiatan\b.*|nama.*|belanja|rincian.*|nomenklatur.*|jenis belanja"),
)
_FILLERS = frozenset({
    "interpretasi", "kategori", "kriteria", "kualifikasi", "predikat", "rencana", "status", "tolak", "tolok", "ukur",
    "%", "a", "alokasi", "anggaran", "atas", "belanja", "bersangkutan", "capaian", "catatan", "daerah", "dan", "dana", "dari",
    "di", "dipa", "dpa", "fisik", "hasil", "ikk", "iku", "indikator", "individu", "ini", "jenis", "jumlah", "kegiatan",
    "keluaran", "ket", "keterangan", "keuangan", "kinerja", "kode", "kunci", "langsung", "nama", "no", "nomor", "outcome",
    "output", "pada", "pagu", "penilaian", "penyerapan", "per", "perjanjian", "persen", "persentase", "program", "prosentase",
    "realisasi", "rekening", "rincian", "rp", "rupiah", "sasaran", "satuan", "serapan", "sisa", "standar", "strategis", "sub",
    "tahun", "target", "tercapai", "tingkat", "tujuan", "untuk", "uraian", "urut", "utama", "yang",
})  # fmt: skip
"""Words next to a meaning that do not change it."""
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_OF_A_CHANGE = frozenset({
    "sebelum", "setelah", "sesudah", "perubahan", "pergeseran", "murni", "induk", "awal", "semula", "menjadi", "apbd", "p",
})  # fmt: skip
"""Words that distinguish a budget before it was changed from one after."""
_OF_A_QUARTER = frozenset({
    "triwulan", "tri", "wulan", "tw", "trw", "ke", *_ROMAN, *(f"tw{each}" for each in (*_ROMAN, *_ROMAN.values())), "s", "d", "sd",
    "sampai", "dengan", "kumulatif", "aksi",
})  # fmt: skip
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UNIT = re.compile(r"(?:(?:keuangan|dalam|rp|rupiah|persen|%|ribu(?:an)?|juta(?:an)?|miliar) ?)+")
_QUARTER = re.compile(r"\b(?:tri ?wulan|trw|tw)(?: ke)? ?(i{1,3}|iv|[1-4])\b")
_NO_TARGET = re.compile(r"\b(?:realisasi|capaian|anggaran|rp|keuangan|pagu|fisik)\b")
_PART_OF_A_YEAR = re.compile(r"\b(?:triwulan|tw|semester|bulan|s d|sampai dengan|tahun n|n 1|tahun ke)\b")


@attrs.frozen
class Meaning:
    """Hold what a column means, with the year of its figures where the heading names one."""

    what: str
    year: int | None = None
    quarter: int | None = None

    def __str__(self) -> str:
        number = self.year or self.quarter
        return self.what if number is None else f"{self.what} {number}"

    @classmethod
    def of(cls, text: str, kind: Kind) -> Meaning | None:
        """
        Read a meaning as a person or a map file writes it; ``None`` where the kind of table knows no such one.
        """
        found = re.fullmatch(r"([a-z_]+)(?: ((?:19|20)\d\d)| ([1-4]))?", text.strip().casefold())
        if found is None or (found[1] != IGNORED and found[1] not in MEANINGS[kind]) or (found[2] and found[1] not in YEARLY):
            return None
        if (found[1] == QUARTERLY) != bool(found[3]):
            return None
        return cls(found[1], int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)


def heading_words(text: str) -> str:
    """
    Write a heading as patterns compare it: case, marks and line breaks folded, years kept.
    """
    text = re.sub(r"(?<=\w)-\s*\n\s*(?=\w)", "", fold_look_alikes(text)).casefold()
    text = re.sub(r"\b(?:\w )+\w\b", lambda found: found[0].replace(" ", ""), text) if re.fullmatch(r"(?:\w\s+)+\w", text) else text
    return " ".join(re.findall(r"\w+|%", text))


def years_in(text: str) -> list[int]:
    """
    List the years that a heading names.
    """
    return [int(each) for each in _YEAR.findall(text)]


def quarter_of(texts: Sequence[str]) -> int | None:
    """
    Give the quarter that the heading of a column of targets names, row by row from the top.
    """
    words = " ".join(map(heading_words, texts))
    found = _QUARTER.search(words)
    return None if found is None or _NO_TARGET.search(words) else int(_ROMAN.get(found[1], found[1]))


def is_unit(text: str) -> bool:
    """
    Return whether a heading says only what its column is counted in.
    """
    return _UNIT.fullmatch(heading_words(text)) is not None


def meaning_of(texts: Sequence[str], kind: Kind) -> tuple[str | None, bool]:
    """
    Say what a column means by its heading, given row by row from the top, and whether that is certain.

    The lowest row counts first; one that names only a unit or a year leaves it to the row above.
    """
    if kind is Kind.RENCANA_AKSI and quarter_of(texts) is not None:
        named = {word for text in texts for word in heading_words(text).split() if not word.isdigit()}
        return QUARTERLY, not named - _FILLERS - _OF_A_QUARTER
    whole = not any(_PART_OF_A_YEAR.search(heading_words(each)) for each in texts)
    tables = (_BUDGET,) if kind is Kind.ANGGARAN else (_PERFORMANCE, _BUDGET) if kind is Kind.PK else (_PERFORMANCE,)
    known = [each for each in texts if each.strip()]
    for patterns in tables:
        certain = whole
        for above, text in reversed(list(enumerate(known))):
            words = _YEAR.sub("", heading_words(text))
            words = " ".join(words.split())
            if above and is_unit(words) and not ({"%", "persen"} & set(words.split()) and kind is Kind.ANGGARAN):
                continue
            for what, pattern in patterns:
                if re.fullmatch(pattern, words):
                    if patterns is _PERFORMANCE and what in YEARLY and {"anggaran", "rp", "keuangan"} & set(words.split()):
                        return what, False
                    further = _OF_A_CHANGE if what in {"pagu", "pagu_awal"} else {what}
                    return what, what == IGNORED or (certain and not set(words.split()) - _FILLERS - further)
            if words:
                certain = False
    return None, False

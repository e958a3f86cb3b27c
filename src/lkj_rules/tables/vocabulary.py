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
    PK = "pk"
    RENSTRA = "renstra"
    RKT = "rkt"
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
    Kind.IKU: ("nomor", "kode", "sasaran", "indikator", "satuan"),
    Kind.ANGGARAN: ("nomor", "kode", "nama", "sasaran", "pagu", "realisasi", "sisa", "persen", "fisik", "keterangan"),
    Kind.DATA: ("nomor", "label", "angka"),
}
MEANINGS[Kind.PERBANDINGAN] = MEANINGS[Kind.PENGUKURAN]
"""What columns of each kind of table can mean."""
YEARLY = frozenset({"target", "realisasi", "capaian", "standar"})
"""Meanings that a year may follow: ``target 2015``."""
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
    ("pagu", r".*\b(pagu|anggaran|alokasi|dipa|dpa|plafon)\b.*|jumlah|target|nilai|biaya"),
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
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_UNIT = re.compile(r"(?:(?:keuangan|dalam|rp|rupiah|persen|%|ribu(?:an)?|juta(?:an)?|miliar) ?)+")
_PART_OF_A_YEAR = re.compile(r"\b(?:triwulan|tw|semester|bulan|s d|sampai dengan|tahun n|n 1|tahun ke)\b")


@attrs.frozen
class Meaning:
    """Hold what a column means, with the year of its figures where the heading names one."""

    what: str
    year: int | None = None

    def __str__(self) -> str:
        return self.what if self.year is None else f"{self.what} {self.year}"

    @classmethod
    def of(cls, text: str, kind: Kind) -> Meaning | None:
        """
        Read a meaning as a person or a map file writes it; ``None`` where the kind of table knows no such one.
        """
        found = re.fullmatch(r"([a-z]+)(?: ((?:19|20)\d\d))?", text.strip().casefold())
        if found is None or (found[1] != IGNORED and found[1] not in MEANINGS[kind]) or (found[2] and found[1] not in YEARLY):
            return None
        return cls(found[1], int(found[2]) if found[2] else None)


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
                    return what, what == IGNORED or (certain and not set(words.split()) - _FILLERS - {what})
            if words:
                certain = False
    return None, False

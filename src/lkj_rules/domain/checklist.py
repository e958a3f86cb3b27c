"""
The reviu checklist of PermenPANRB 53/2014, Lampiran III (Anak Lampiran III/2): its 23 rows, and what of them a report file shows.

Rows that compare documents are answered by rules; that is done where results are put together.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any

import attrs

from lkj_rules.domain.facts import walk
from lkj_rules.model import Record
from lkj_rules.model.documents import Analisis, JenisTabel, Laporan, Salinan, Unsur
from lkj_rules.model.findings import Texts


class Kind(StrEnum):
    """
    Name what answers a row.

    ``presence``: what the file holds, counted. ``rules``: what the rules in ``Row.deciding`` compared. ``against``: errors can deny
    it, nothing in a document confirms it. ``explanation``: whether there is one. ``never``: the answer is not in the document.
    """

    PRESENCE = "presence"
    RULES = "rules"
    AGAINST = "against"
    EXPLANATION = "explanation"
    NEVER = "never"


@attrs.frozen(eq=False, repr=False)
class Row(Record):
    """
    Hold one row.

    ``deciding`` are the rules that compare what the row asks about, or the rows whose "no" asks for an explanation. Findings of
    other rules that serve the row are remarks: they never change its answer.
    """

    number: str
    text: Texts
    kind: Kind
    deciding: tuple[str, ...] = ()


@attrs.frozen(eq=False, repr=False)
class Sign(Record):
    """Hold what the file shows of a row: whether it is there (``None``: unknown), and in which words."""

    there: bool | None
    words: Texts


Presence = dict[str, Sign]
"""Signs by the number of the row."""

PARTS = {
    "I": Texts("Format", "Format"),
    "II": Texts("Mekanisme penyusunan", "How it was prepared"),
    "III": Texts("Substansi", "Substance"),
}

ROWS = tuple(Row(number, Texts(id_, en), kind, deciding) for number, kind, deciding, id_, en in (
    ("I.1", Kind.PRESENCE, (), "Laporan Kinerja (LKj) telah menampilkan data penting IP",
     "The report (LKj) shows the key data of the office"),
    ("I.2", Kind.PRESENCE, (), "LKj telah menyajikan informasi target kinerja", "The report gives the performance targets"),
    ("I.3", Kind.PRESENCE, (), "LKj telah menyajikan capaian kinerja IP yang memadai",
     "The report gives the office's achievements adequately"),
    ("I.4", Kind.PRESENCE, (), "Telah menyajikan dengan lampiran yang mendukung informasi pada badan laporan",
     "Annexes support what the body of the report says"),
    ("I.5", Kind.PRESENCE, (), "Telah menyajikan upaya perbaikan ke depan", "Efforts for improvement are given"),
    # The regulation spells the word so.
    ("I.6", Kind.PRESENCE, (), "Telah menyajikan akuntablitas keuangan", "Financial accountability is given"),
    ("II.1", Kind.NEVER, (), "LKj IP disusun oleh unit kerja yang memiliki tugas fungsi untuk itu",
     "The report was prepared by the unit in charge of it"),
    ("II.2", Kind.NEVER, (), "Informasi yang disampaikan dalam LKj telah didukung dengan data yang memadai",
     "What the report says is backed by adequate data"),
    ("II.3", Kind.NEVER, (), "Telah terdapat mekanisme penyampaian data dan informasi dari unit kerja ke unit penyusun LKj",
     "Data and information reach the authors by a set procedure"),
    ("II.4", Kind.NEVER, (), "Telah ditetapkan penanggung jawab pengumpulan data/informasi di setiap unit kerja",
     "Each unit has someone in charge of collecting data"),
    ("II.5", Kind.AGAINST, (), "Data/informasi kinerja yang disampaikan dalam LKj telah diyakini keandalannya",
     "The performance data given are held reliable"),
    ("II.6", Kind.NEVER, (), "Analisis/penjelasan dalam LKj telah diketahui oleh unit kerja terkait",
     "The units concerned know the analysis given"),
    ("II.7", Kind.NEVER, (), "LKj IP bukan merupakan gabungan unit kerja di bawahnya.",
     "The report is not a mere compilation of the units below"),
    ("III.1", Kind.RULES, ("IND006",), "Tujuan/sasaran dalam LKj telah sesuai dengan tujuan/sasaran dalam perjanjian kinerja",
     "Objectives are those of the agreement"),
    ("III.2", Kind.RULES, ("IND003", "IND012"), "Tujuan/sasaran dalam LKj telah selaras dengan rencana strategis",
     "Objectives follow the strategic plan"),
    ("III.3", Kind.EXPLANATION, ("III.1", "III.2"), "Jika butir 1 dan 2 jawabannya tidak, maka terdapat penjelasan yang memadai",
     "If 1 and 2 are answered no: adequately explained"),
    ("III.4", Kind.RULES, ("IND001", "IND002", "TGT004"),
     ("Target Indikator Kinerja Tujuan/sasaran dalam LKj telah sesuai dengan target indikator kinerja "
      "tujuan/sasaran dalam perjanjian kinerja."),
     "Targets of the indicators are those of the agreement"),
    ("III.5", Kind.PRESENCE, (), "IKU pada LKj telah sesuai dengan dokumen IKU yang ditetapkan",
     "Key indicators are those laid down"),
    ("III.6", Kind.EXPLANATION, ("III.4", "III.5"), "Jika butir 4 dan 5 jawabannya tidak, maka terdapat penjelasan yang memadai",
     "If 4 and 5 are answered no: adequately explained"),
    ("III.7", Kind.PRESENCE, (),
     "Telah terdapat perbandingan data kinerja dengan tahun lalu, standar nasional dan sebagainya yang bermanfaat",
     "Usefully compares with last year, a national standard and the like"),
    ("III.8", Kind.AGAINST, (), "IKU dan IK telah cukup mengukur tujuan/sasaran", "Indicators measure the objectives enough"),
    ("III.9", Kind.EXPLANATION, ("III.8",), "Jika “tidak” telah terdapat penjelasan yang memadai", "If not: adequately explained"),
    ("III.10", Kind.AGAINST, (), "IKU dan IK telah SMART", "Indicators are SMART"),
))  # fmt: skip
"""Each row in the very words of the regulation; the English is a translation."""

_IMPROVEMENT = re.compile(r"(?i)\b(?:perbaikan|rencana tindak|tindak lanjut|langkah|solusi|rekomendasi|saran)\b")
_ANNEX = re.compile(r"(?i)\blampiran")
_BUDGET = re.compile(r"(?i)(?:realisasi|akuntabilitas) (?:anggaran|keuangan)")
_COMPARED = frozenset({Analisis.TAHUN_LALU, Analisis.RENSTRA, Analisis.STANDAR_NASIONAL})


def enough(held: int, number: int) -> bool:
    """
    Return whether a question is answered with yes by so many of a number: by at least three quarters, or by all but one.
    """
    return held > 0 and (4 * held >= 3 * number or held == number - 1)


def presence(laporan: Laporan) -> Presence:
    """
    Say of the rows on format, key indicators, explanations and comparison what the file holds, with counts.
    """
    lkj = laporan.lkj
    tables = () if lkj is None else lkj.tabel
    rows = [baris for tabel in tables for baris in walk(tabel.baris)]
    known = {baris.indikator for baris in rows}
    measures = [baris for tabel in tables if tabel.jenis is JenisTabel.PENGUKURAN for baris in walk(tabel.baris)] or rows
    measured = {baris.indikator for baris in measures if baris.target is not None or not baris.anak} - {None}
    targets = len(measured & {baris.indikator for baris in rows if baris.target is not None})
    achieved = len(measured & {baris.indikator for baris in rows if baris.capaian is not None})
    key = {kode for each in laporan.daftar_iku for kode in each.kode}
    aims = len(() if lkj is None else lkj.sasaran) or len({baris.sasaran for baris in rows if baris.sasaran is not None})
    explained = len(laporan.penjelasan) + sum(bool(change.alasan) for change in (() if lkj is None else lkj.perubahan))
    of = len(measured)
    return {
        "I.1": _sign(of, of, Texts(f"nama instansi, tahun, {aims or 'tanpa'} sasaran, dan {of} indikator yang diukur",
                                   f"the office's name, the year, {aims or 'no'} objectives and {of} indicators measured")),
        "I.2": _counted(targets, of, Texts("target untuk {} dari {} indikator yang diukur", "targets of {} of {} indicators")),
        "I.3": _counted(achieved, of, Texts("capaian untuk {} dari {} indikator yang diukur", "capaian of {} of {} indicators")),
        "I.4": _annexes(laporan),
        "I.5": _part(laporan, Unsur.LANGKAH_PERBAIKAN, _IMPROVEMENT, Texts("langkah perbaikan", "steps for improvement")),
        "I.6": _money(laporan),
        "III.5": _counted(
            len(key & known), len(key),
            Texts("{} dari {} IKU yang ditetapkan dilaporkan", "{} of {} key indicators laid down are reported"),
            Texts("penetapan IKU tidak ada dalam berkas", "the decree on key indicators is not in the file"),
        ),
        "III.7": _comparison(laporan),
        "penjelasan": _sign(explained, explained, Texts(f"{explained} penjelasan", f"{explained} explanation(s)")),
    }  # fmt: skip


NOTHING = Texts("tidak ada dalam berkas", "not in the file")


def _sign(found: int, number: int, words: Texts, missing: Texts = NOTHING) -> Sign:
    return Sign(there=enough(found, number), words=words) if number else Sign(there=None, words=missing)


def _counted(found: int, number: int, words: Texts, missing: Texts = NOTHING) -> Sign:
    return _sign(found, number, Texts(words.id.format(found, number), words.en.format(found, number)), missing)


def _part(laporan: Laporan, unsur: Unsur, heading: re.Pattern[str], words: Texts) -> Sign:
    """
    Say whether the report has a part: by its headings, else by the parts that were read.
    """
    lkj = laporan.lkj
    sections = () if lkj is None or lkj.bagian is None else lkj.bagian.ada
    found = next((section for section in sections if heading.search(section)), None)
    if found is not None:
        return Sign(there=True, words=Texts(f"bagian “{found}”", f"section “{found}”"))
    parts = None if lkj is None else lkj.kelengkapan
    if parts is None or unsur in parts.tidak_dibaca:
        return Sign(there=None, words=Texts(f"{words.id} tidak ada dalam berkas", f"{words.en}: not in the file"))
    if unsur in parts.unsur:
        return Sign(there=True, words=Texts(f"{words.id} ada dalam naskah", f"the text has {words.en}"))
    return Sign(there=False, words=Texts(f"{words.id} tidak ada dalam naskah", f"the text has no {words.en}"))


def _annexes(laporan: Laporan) -> Sign:
    plans = (*filter(None, (laporan.renstra,)), *laporan.renstra_lain, *laporan.rkt, *laporan.perjanjian_kinerja)
    tables = () if laporan.lkj is None else laporan.lkj.tabel
    number = sum(map(_annexed, (*plans, *laporan.daftar_iku, *tables)))
    if number:
        words = Texts(f"{number} dokumen atau tabel dari lampiran", f"{number} document(s) or table(s) from annexes")
        return _sign(number, number, words)
    return _part(laporan, Unsur.LAMPIRAN_PK, _ANNEX, Texts("lampiran Perjanjian Kinerja", "the annexed agreement"))


def _annexed(thing: Any) -> bool:
    """
    Return whether a document or table is stated to be a copy in an annex, or its place on paper is one.
    """
    place = thing.sumber
    named = () if place is None else filter(None, (place.bab, place.bagian, place.halaman))
    return getattr(thing, "salinan", None) is Salinan.LAMPIRAN or any(map(_ANNEX.match, named))


def _money(laporan: Laporan) -> Sign:
    lines = [each for anggaran in laporan.anggaran for each in (*walk(anggaran.pos), anggaran.total) if each is not None]
    spent = sum(each.realisasi is not None for each in lines)
    years = sum(each.realisasi is not None for each in laporan.anggaran_tahunan)
    if spent or years:
        what = Texts(f"{spent} baris anggaran", f"{spent} budget lines") if spent else Texts(f"{years} tahun", f"{years} year(s)")
        return _sign(1, 1, Texts(f"realisasi untuk {what.id}", f"what was spent on {what.en}"))
    return _part(laporan, Unsur.REALISASI_ANGGARAN, _BUDGET, Texts("realisasi anggaran", "account of the budget"))


def _comparison(laporan: Laporan) -> Sign:
    tables = () if laporan.lkj is None else laporan.lkj.tabel
    found = sum(
        tabel.jenis is JenisTabel.PERBANDINGAN
        or any(kolom.tahun not in {None, laporan.tahun} or kolom.pembanding is not None for kolom in tabel.kolom)
        for tabel in tables
    )
    if found:
        return _sign(found, found, Texts(f"{found} tabel perbandingan", f"{found} table(s) that compare"))
    texts = () if laporan.lkj is None else laporan.lkj.analisis
    compared = sum(not _COMPARED.isdisjoint(each.memuat) for each in texts)
    words = Texts("perbandingan dalam naskah {} dari {} sasaran", "the text on {} of {} objectives compares")
    return _counted(compared, len(texts), words)

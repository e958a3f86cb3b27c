"""
The reviu checklist of PermenPANRB 53/2014, Lampiran III (Anak Lampiran III/2): its 23 rows, and what of them a report file shows.

Whether a row is answered with yes also depends on rules; that is decided where results are put together.
"""

from __future__ import annotations

import re
from enum import StrEnum

import attrs

from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import JenisTabel, Laporan, Salinan
from lkj_rules.model.findings import Texts


class Kind(StrEnum):
    """
    Name how far a document can answer a row.

    ``presence``: by what the file holds or by rules. ``rules``: by rules. ``against``: rules can contradict it, never confirm it.
    ``explanation``: only whether there is one. ``never``: the answer is not in the document.
    """

    PRESENCE = "presence"
    RULES = "rules"
    AGAINST = "against"
    EXPLANATION = "explanation"
    NEVER = "never"


@attrs.frozen
class Row:
    """Hold one row; ``depends`` names the rows whose "no" asks for an explanation."""

    number: str
    text: Texts
    kind: Kind
    depends: tuple[str, ...] = ()


@attrs.frozen
class Sign:
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

ROWS = tuple(Row(number, Texts(id_, en), kind, depends) for number, kind, depends, id_, en in (
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
    ("II.2", Kind.AGAINST, (), "Informasi yang disampaikan dalam LKj telah didukung dengan data yang memadai",
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
    ("III.1", Kind.RULES, (), "Tujuan/sasaran dalam LKj telah sesuai dengan tujuan/sasaran dalam perjanjian kinerja",
     "Objectives are those of the agreement"),
    ("III.2", Kind.RULES, (), "Tujuan/sasaran dalam LKj telah selaras dengan rencana strategis",
     "Objectives follow the strategic plan"),
    ("III.3", Kind.EXPLANATION, ("III.1", "III.2"), "Jika butir 1 dan 2 jawabannya tidak, maka terdapat penjelasan yang memadai",
     "If 1 and 2 are answered no: adequately explained"),
    ("III.4", Kind.RULES, (),
     ("Target Indikator Kinerja Tujuan/sasaran dalam LKj telah sesuai dengan target indikator kinerja "
      "tujuan/sasaran dalam perjanjian kinerja."),
     "Targets of the indicators are those of the agreement"),
    # report.json holds no list of the key indicators laid down, so nothing in it can confirm this row.
    ("III.5", Kind.AGAINST, (), "IKU pada LKj telah sesuai dengan dokumen IKU yang ditetapkan",
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

_IMPROVEMENT = re.compile(r"(?i)perbaikan|rencana tindak|tindak lanjut|langkah|solusi|rekomendasi|saran")
_ANNEX = re.compile(r"(?i)lampiran")


def presence(laporan: Laporan) -> Presence:
    """
    Say of the rows on format, explanations and comparison what the file holds.
    """
    rows = [] if laporan.lkj is None else [baris for tabel in laporan.lkj.tabel for baris in walk(tabel.baris)]
    targets = sum(baris.target is not None for baris in rows)
    achieved = sum(baris.capaian is not None for baris in rows)
    known = len(laporan.indikator)
    stated = () if laporan.lkj is None else laporan.lkj.perubahan
    explained = len(laporan.penjelasan) + sum(bool(change.alasan) for change in stated)
    return {
        "I.1": _sign(
            laporan.lkj is not None,
            Texts(f"nama instansi, tahun, dan {known} indikator", f"the office's name, the year and {known} indicators"),
        ),
        "I.2": _sign(targets, Texts(f"{targets} target", f"{targets} targets")),
        "I.3": _sign(achieved, Texts(f"{achieved} capaian", f"{achieved} achievements")),
        "I.4": _annexes(laporan),
        "I.5": _section(laporan, _IMPROVEMENT),
        "I.6": _money(laporan),
        "III.7": _comparison(laporan),
        "penjelasan": _sign(explained, Texts(f"{explained} penjelasan", f"{explained} explanation(s)")),
    }  # fmt: skip


NOTHING = Texts("tidak ada dalam berkas", "not in the file")


def _sign(number: int, words: Texts) -> Sign:
    return Sign(there=True, words=words) if number else Sign(there=None, words=NOTHING)


def _annexes(laporan: Laporan) -> Sign:
    copies = [each.salinan for each in laporan.rkt] + [each.salinan for each in laporan.perjanjian_kinerja]
    number = copies.count(Salinan.LAMPIRAN)
    if number:
        return _sign(number, Texts(f"{number} dokumen dari lampiran", f"{number} document(s) from annexes"))
    return _section(laporan, _ANNEX)


def _section(laporan: Laporan, words: re.Pattern[str]) -> Sign:
    sections = () if laporan.lkj is None or laporan.lkj.bagian is None else laporan.lkj.bagian.ada
    found = next((section for section in sections if words.search(section)), None)
    return _sign(found is not None, Texts(f"bagian “{found}”", f"section “{found}”"))


def _money(laporan: Laporan) -> Sign:
    spent = sum(each.total is not None and each.total.realisasi is not None for each in laporan.anggaran)
    spent += sum(pos.realisasi is not None for each in laporan.anggaran for pos in each.pos)
    return _sign(spent + len(laporan.anggaran_tahunan), Texts("realisasi anggaran", "budget with what was spent"))


def _comparison(laporan: Laporan) -> Sign:
    tables = () if laporan.lkj is None else laporan.lkj.tabel
    found = [
        tabel
        for tabel in tables
        if tabel.jenis is JenisTabel.PERBANDINGAN
        or any(kolom.tahun not in {None, laporan.tahun} or kolom.pembanding is not None for kolom in tabel.kolom)
    ]
    return _sign(len(found), Texts(f"{len(found)} tabel perbandingan", f"{len(found)} table(s) that compare"))

"""
What shows that a sentence was never finished: both choices of a template, a place that was left open, a year with a digit lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import attrs

from lkj_rules.model.documents import Lkj
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Petikan

_SENTENCES = ("klaim", "sebutan", "sebutan_anggaran", "perubahan", "tahun_ke", "pasangan", "acuan")
"""Lists of the report whose entries hold a sentence as written."""

_NOT = r"(?:belum|tidak)"
_DONE = r"(?:mencapai|tercapai|melebihi|melampaui|memenuhi|terpenuhi|berhasil)"
_CHOICES = (  # compiled when first used, as the next: few texts have a slash or a gap
    rf"(?i)\b{_NOT}(?: \w+)? ?/ ?(?:sudah|telah)\b(?: \w+)?|\b(?:sudah|telah)(?: \w+)? ?/ ?{_NOT}\b(?: \w+)?"
    rf"|\b{_DONE} ?/ ?{_NOT} \w+\b(?<!nya)(?! (?:syarat|standar|kriteria|ketentuan|baku))|\b{_NOT} {_DONE} ?/ ?mendekati\b"
    r"|(?<!\()\b(?:naik ?/ ?turun|turun ?/ ?naik|meningkat ?/ ?menurun|menurun ?/ ?meningkat|berhasil ?/ ?gagal)\b"
)
_OPEN_QUESTION = (
    r"(?i)\b(?:apakah|bila|jika|kalau|apabila|sebab|penyebab|faktor|alasan|analisis|penjelasan|uraian|tren|status|keterangan|kriteria"
    r"|masing-masing|(?:tabel|grafik|gambar) (?:berikut|di bawah|\d\S*))\b"
    r"|\byang (?:sudah|telah|belum|tidak|naik|turun|meningkat|menurun|\w+ ?/ ?(?:belum|tidak))\b"
)
"""Words by which a sentence leaves both choices open on purpose, or speaks of both."""

_GAP = r"(?:\w+ ?)?(?:\.{5,}+(?!\s*(?:\d+|[ivxlc]+)$)|_{3,}|…{2,}|(?<![/.-])\bx{3,}\b(?![/-]))(?: ?\w+)?"
"""
Places to fill in; three or four points are how a transcription marks what it leaves out. Points that lead to a page number, and
letters that mask a part of a number, are none.
"""
_GAPS = (".....", "___", "……", "xxx")
"""What every gap has in it, found far sooner."""

_CITED = re.compile(r"\(([A-Z][^()\d]{1,60}, ?(?:19|20)(?:\d|\d{3}))\)")
_YEAR = re.compile(r"\b(tahun (?:19|20)(?:\d|\d{3}))(?=\s*(?:$|[,;:)]|\.(?!\d)))", re.IGNORECASE)


@attrs.frozen(kw_only=True, eq=False, slots=True, repr=False)
class Rumpang(Petikan):
    """
    Hold a sentence that was never finished, and in words what shows it.
    """

    bukti: Texts


def unfinished(_: object, lkj: Lkj) -> list[Rumpang]:
    """
    Give the sentences of the report that were never finished, each once.
    """
    entries = {entry.teks: entry for name in reversed(_SENTENCES) for entry in reversed(getattr(lkj, name)) if entry.teks}
    return [
        Rumpang(teks=teks, pemilik=entry, jalur=("teks",), bukti=Texts(f"“{quote}” ({why})", f"“{quote}” ({en})"))
        for teks, entry in reversed(entries.items())
        for quote, why, en in islice(slips_of(" ".join(teks.split())), 1)
    ]


def slips_of(teks: str) -> Iterator[tuple[str, str, str]]:
    """
    Give what shows that a sentence was never finished, and in both languages why.
    """
    if "/" in teks and (choices := re.search(_CHOICES, teks)) is not None and not re.search(_OPEN_QUESTION, teks):
        yield choices[0], "dua pilihan sekaligus", "both choices at once"
    if any(gap in teks for gap in _GAPS) and (gap := re.search(_GAP, teks)) is not None:
        yield gap[0], "tempat yang belum diisi", "a place left open"
    if (year := _CITED.search(teks) or _YEAR.search(teks)) is not None:
        yield year[1], "bukan tahun", "not a year"

"""
What shows that a sentence was never finished: both choices of a template, a place that was left open, a year with a digit lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from lkj_rules.model.documents import Lkj
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Petikan

_SENTENCES = ("klaim", "sebutan", "sebutan_anggaran", "perubahan", "tahun_ke", "pasangan", "acuan")
"""Lists of the report whose entries hold a sentence as written."""

_NOT = r"(?:belum|tidak)"
_DONE = r"(?:mencapai|tercapai|melebihi|melampaui|memenuhi|terpenuhi|berhasil)"
_CHOICES = re.compile(
    rf"\b{_NOT}(?: \w+)? ?/ ?(?:sudah|telah)\b(?: \w+)?|\b(?:sudah|telah)(?: \w+)? ?/ ?{_NOT}\b(?: \w+)?"
    rf"|\b{_DONE} ?/ ?{_NOT} \w+|\b{_NOT} {_DONE} ?/ ?mendekati\b"
    r"|\b(?:naik ?/ ?turun|turun ?/ ?naik|meningkat ?/ ?menurun|menurun ?/ ?meningkat|berhasil ?/ ?gagal)\b",
    re.IGNORECASE,
)
_OPEN_QUESTION = re.compile(r"\b(?:apakah|bila|jika|kalau|apabila)\b", re.IGNORECASE)
"""Words by which a sentence leaves both choices open on purpose."""

_GAP = re.compile(r"(?:\w+ ?)?(?:\.{5,}|_{3,}|…{2,}|\bx{3,}\b)(?: ?\w+)?")
"""Places to fill in; three or four points are how a transcription marks what it leaves out."""

_CITED = re.compile(r"\((?P<siapa>[^()\d]{2,60}, ?)(?P<tahun>\d{3}|\d{5})\)")
_YEAR = re.compile(r"\b(?P<siapa>tahun )(?P<tahun>(?:19|20)(?:\d|\d{3}))(?=\s*(?:$|[,;:)]|\.(?!\d)))", re.IGNORECASE)


@attrs.frozen(kw_only=True, eq=False, slots=True)
class Rumpang(Petikan):
    """
    Hold a sentence that was never finished, and in words what shows it.
    """

    bukti: Texts


def unfinished(_: object, lkj: Lkj) -> list[Rumpang]:
    """
    Give the sentences of the report that were never finished, each once.
    """
    found: dict[str, Rumpang] = {}
    for name in _SENTENCES:
        for entry in getattr(lkj, name, ()):
            teks = entry.teks
            bukti = None if teks is None or teks in found else _slip(teks)
            if bukti is not None:
                found[teks] = Rumpang(teks=teks, pemilik=entry, jalur=("teks",), bukti=bukti)
    return list(found.values())


def _slip(teks: str) -> Texts | None:
    return next((Texts(f"“{quote}” ({why})", f"“{quote}” ({en})") for quote, why, en in _slips(" ".join(teks.split()))), None)


def _slips(teks: str) -> Iterator[tuple[str, str, str]]:
    choices = None if _OPEN_QUESTION.search(teks) else _CHOICES.search(teks)
    if choices is not None:
        yield choices[0], "dua pilihan sekaligus", "both choices at once"
    gap = _GAP.search(teks)
    if gap is not None:
        yield gap[0], "tempat yang belum diisi", "a place left open"
    year = _CITED.search(teks) or _YEAR.search(teks)
    if year is not None:
        yield year["siapa"] + year["tahun"], "bukan tahun", "not a year"

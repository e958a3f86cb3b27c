"""
Sentences that claim something of indicators: how far a claim reaches, the rows it is compared with, what it says is unknown.
"""

from __future__ import annotations

import re
from typing import Any

from lkj_rules.domain.achievements.rows import measuring_row
from lkj_rules.domain.achievements.table_means import of_another_year, year_of
from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.comparison import Side, agreement
from lkj_rules.domain.facts import Dokumen, Fakta, walk
from lkj_rules.domain.questions import OWN, TEXT_TABLE, question
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.quotes import without_slips
from lkj_rules.model.documents import BarisTabel, Indikator, JenisKlaim, JenisTabel, Klaim, Tabel, Ukuran
from lkj_rules.model.values import Ambigu, Kata, Kosong, Nilai

_ALL = 100

_MET = r"(?:tercapai|mencapai|memenuhi|terpenuhi|sesuai|berhasil|melampaui|terlampaui|terealisasi|tuntas|sukses)"
_SUCCESS = rf"\b{_MET}\b"
_DENIED = rf"\b(?:tidak|belum|kurang|gagal|bukan)\b(?:\s+\w+){{0,3}}?\s+{_MET}\b"
_MOST = r"\b(?:sebagian besar|mayoritas|kebanyakan|hampir (?:semua|seluruh))\b"
_SOME = r"\b(?:sebagian|beberapa|sejumlah)\b"
_GENERAL = r"\b(?:(?:secara|pada) umum(?:nya)?|umumnya)\b"


def reach_of(claim: Klaim) -> str | None:
    """
    Return how much a sentence claims; ``None`` where it claims nothing on targets met, or only of some.
    """
    text = " ".join((claim.teks or "").casefold().split())
    if claim.nilai is not None and claim.nilai.tepat not in (None, _ALL):
        return None  # "95 % tercapai" is a figure of its own
    if re.search(_MOST, text) or (re.search(_GENERAL, text) and re.search(_SOME, text)):
        return "sebagian_besar"
    if re.search(_SOME, text):
        return None
    if re.search(_DENIED, text):
        return "tidak"
    if claim.jenis is not JenisKlaim.TERCAPAI and not re.search(_SUCCESS, text):
        return None
    return "umum" if re.search(_GENERAL, text) else "semua"


def claimed_row(scope: Scope, claim: Klaim) -> BarisTabel | None:
    """
    Find the row that a claim on one indicator is compared with.
    """
    if claim.indikator is None:
        return None
    if not of_another_year(scope, claim):
        return measuring_row(scope, claim.indikator)
    return next((row for row in _rows_of_year(scope, year_of(scope, claim), None) if row.indikator == claim.indikator), None)


def claimed_rows(scope: Scope, claim: Klaim) -> list[BarisTabel]:
    """
    Give the rows that a claim speaks of: of its indicator, of the table that it names, or all that are measured.
    """
    if claim.indikator is not None:
        row = claimed_row(scope, claim)
        return [] if row is None else [row]
    named = None if claim.cakupan is None or claim.cakupan.tabel is None else scope.tables.get(claim.cakupan.tabel)
    if of_another_year(scope, claim):
        return [row for row in _rows_of_year(scope, year_of(scope, claim), named) if _is_filled(row)]
    tables = scope.tables.values() if named is None else [named]
    rows = (row for tabel in tables if named is not None or tabel.jenis is JenisTabel.PENGUKURAN for row in walk(tabel.baris))
    return [row for row in rows if row.indikator is not None and _is_filled(row)]


def _is_filled(row: BarisTabel) -> bool:
    return any(cell is not None and not isinstance(cell.bacaan, Kosong) for cell in (row.realisasi, row.capaian))


@analysis
def _rows_of_year(scope: Scope, year: int, tabel: Tabel | None) -> list[BarisTabel]:
    """
    Gather what the report prints of every indicator for a year, as if it stood in one table.
    """
    facts = tuple(fakta for fakta in scope.facts if fakta.tahun == year and fakta.dokumen is Dokumen.LKJ)
    within = (fakta for fakta in without_slips(scope, facts) if tabel is None or fakta.lembar.asal is tabel)
    own = (fakta for fakta in within if question(scope, fakta) == OWN)
    found = grouped((fakta.indikator.kode, fakta) for fakta in own if fakta.indikator is not None)
    return [_row(scope, about) for about in found.values()]


def _row(scope: Scope, facts: list[Fakta]) -> BarisTabel:
    indikator = facts[0].indikator
    cells: dict[str, Any] = {
        ukuran.value: _settled(scope, [fakta for fakta in facts if fakta.ukuran is ukuran])
        for ukuran in (Ukuran.TARGET, Ukuran.REALISASI, Ukuran.CAPAIAN)
    }
    return BarisTabel(indikator=None if indikator is None else indikator.kode, **cells)


def _settled(scope: Scope, facts: list[Fakta]) -> Nilai | None:
    """
    Give the figure that a year has, a table's before a sentence's; none where two contradict one another.
    """
    ordered = sorted(facts, key=lambda fakta: fakta.tabel == TEXT_TABLE)
    if not ordered or any(agreement(scope, ordered[0], other) is False for other in ordered):
        return None
    return ordered[0].nilai


_UNKNOWN = (
    r"\b(?:(?:tidak|belum)\s+(?:dapat\s+|bisa\s+)?(?:diketahui|diukur|terukur|dihitung|tersedia|terdata|dirilis|ada\s+data|diperoleh)"
    r"|data\s+(?:tidak|belum)\s+(?:ada|tersedia|diperoleh))\b"
)

Sangkalan = tuple[Fakta | Klaim, Ukuran, int]
"""What says that a figure is not known: the sentence, the measure and the year meant."""


def denials_of(scope: Scope, indikator: Indikator) -> list[Sangkalan]:
    """
    Find what the text says not to know of an indicator.
    """
    return _all_denials(scope).get(indikator.kode, [])


@analysis
def _all_denials(scope: Scope) -> dict[str, list[Sangkalan]]:
    mentions = (fakta for fakta in scope.facts if fakta.tabel == TEXT_TABLE and _denies(fakta.nilai))
    claims = () if scope.laporan.lkj is None else scope.laporan.lkj.klaim
    found: list[tuple[str, Sangkalan]] = [
        (fakta.indikator.kode, (fakta, fakta.ukuran, fakta.tahun)) for fakta in mentions if fakta.indikator is not None
    ]
    found += (
        (klaim.indikator, (klaim, Ukuran.REALISASI, year_of(scope, klaim)))
        for klaim in claims
        if klaim.jenis is JenisKlaim.TIDAK_DIKETAHUI and klaim.indikator is not None
    )
    return grouped(found)


def _denies(nilai: Nilai) -> bool:
    words = nilai.bacaan
    return isinstance(words, Kata) and re.search(_UNKNOWN, words.teks.casefold()) is not None


def printed_all_the_same(scope: Scope, indikator: Indikator) -> Side:
    """
    Find what tables print of that; none where they are as silent as the text.
    """
    meant = {(measure, year) for _, measure, year in denials_of(scope, indikator)}
    return tuple(
        fakta
        for fakta in scope.facts_about(indikator)
        if (fakta.ukuran, fakta.tahun) in meant and fakta.tabel not in (None, TEXT_TABLE)
        and not isinstance(fakta.nilai.bacaan, Kosong | Ambigu) and not _denies(fakta.nilai)
    )

"""
Functions on sentences that claim something of all indicators: how far a claim reaches, and whether the rows bear it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkj_rules.domain.achievements.rows import row_name
from lkj_rules.domain.achievements.table_means import of_another_year, year_of
from lkj_rules.domain.facts import walk
from lkj_rules.model.documents import BarisTabel, JenisKlaim, JenisTabel, Klaim
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number, bounds
from lkj_rules.model.values import Angka, Batas, Kosong, Nilai
from lkj_rules.rules.functions.achievements.performance import missed
from lkj_rules.rules.functions.achievements.verdicts import SHOWN_ROWS
from lkj_rules.rules.functions.text.claim_years import claimed_row, rows_of_year
from lkj_rules.rules.functions.values.differences import shown_text
from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

CLAIM = object_of(Klaim)
_ALL = 100

_MET = r"(?:tercapai|mencapai|memenuhi|terpenuhi|sesuai|berhasil|melampaui|terlampaui|terealisasi|tuntas|sukses)"
_SUCCESS = re.compile(rf"\b{_MET}\b")
_DENIED = re.compile(rf"\b(?:tidak|belum|kurang|gagal|bukan)\b(?:\s+\w+){{0,3}}?\s+{_MET}\b")
_MOST = re.compile(r"\b(?:sebagian besar|mayoritas|kebanyakan|hampir (?:semua|seluruh))\b")
_SOME = re.compile(r"\b(?:sebagian|beberapa|sejumlah)\b")
_GENERAL = re.compile(r"\b(?:(?:secara|pada) umum(?:nya)?|umumnya)\b")


@function(
    ("claim", CLAIM),
    result=TEXT,
    doc=(
        "jangkauan klaim: semua, umum (secara umum), sebagian_besar, atau tidak (target tidak tercapai)",
        "how far a claim reaches: semua (all), umum (in general), sebagian_besar (most), tidak (targets not met)",
    ),
)
def claim_reach(_: Scope, claim: Klaim) -> str | None:
    """
    Tell how much a sentence claims; ``None`` where it claims nothing on targets met, or only of some.
    """
    text = " ".join((claim.teks or "").casefold().split())
    if claim.nilai is not None and claim.nilai.tepat not in (None, _ALL):
        return None  # "95 % tercapai" is a figure of its own
    if _MOST.search(text) or (_GENERAL.search(text) and _SOME.search(text)):
        return "sebagian_besar"
    if _SOME.search(text):
        return None
    if _DENIED.search(text):
        return "tidak"
    if claim.jenis is not JenisKlaim.TERCAPAI and not _SUCCESS.search(text):
        return None
    return "umum" if _GENERAL.search(text) else "semua"


def _claimed(scope: Scope, claim: Klaim) -> list[BarisTabel]:
    if claim.indikator is not None:
        row = claimed_row(scope, claim)
        return [] if row is None else [row]
    named = None if claim.cakupan is None or claim.cakupan.tabel is None else scope.tables.get(claim.cakupan.tabel)
    if of_another_year(scope, claim):
        return [row for row in rows_of_year(scope, year_of(scope, claim), named) if any(map(_spoken, (row.realisasi, row.capaian)))]
    tables = scope.tables.values() if named is None else [named]
    rows = (row for tabel in tables if named is not None or tabel.jenis is JenisTabel.PENGUKURAN for row in walk(tabel.baris))
    return [row for row in rows if row.indikator is not None and any(map(_spoken, (row.realisasi, row.capaian)))]


def _spoken(nilai: Nilai | None) -> bool:
    return nilai is not None and not isinstance(nilai.bacaan, Kosong)


def _misses(scope: Scope, row: BarisTabel) -> bool | None:
    """
    Tell whether a row misses its target: by its realisasi, else by the capaian that the report itself prints.
    """
    verdict: bool | None = missed(scope, row)
    if verdict is not None:
        return verdict
    reading = None if row.capaian is None else row.capaian.bacaan
    if not isinstance(reading, Angka | Batas) or row.capaian is None:
        return None
    number = row.capaian.bilangan if isinstance(reading, Angka) else reading.angka.nilai
    return None if number is None else bool(number < _ALL)


def _claim_values(scope: Scope, claim: Klaim) -> Iterator[Nilai]:
    if claim.nilai is not None:
        yield claim.nilai
    rows = _claimed(scope, claim)
    failing = [row for row in rows if _misses(scope, row)]
    for row in failing or rows:
        shown = (row.realisasi, row.target) if row.realisasi is not None else (row.capaian,)
        yield from (nilai for nilai in shown if nilai is not None)


def _why_open(scope: Scope, claim: Klaim) -> Texts | None:
    if not _claimed(scope, claim):
        if of_another_year(scope, claim):
            return Texts(f"angka {claim.tahun} tidak tercetak", f"no figures of {claim.tahun} are printed")
        return Texts("tidak ada baris pengukuran yang dimaksud klaim", "there is no row that the claim could speak of")
    return Texts(
        "untuk sebuah baris tidak dapat dikatakan apakah targetnya tercapai",
        "of some row it cannot be said whether its target is met",
    )


@function(
    ("claim", CLAIM),
    ("tolerated", NUMBER),
    result=BOOL,
    touches=lambda scope, claim, _: _claim_values(scope, claim),
    why=lambda scope, claim, _: _why_open(scope, claim),
    doc=(
        "benar bila baris tabel tidak membantah klaim; 'secara umum' menoleransi sekian persen baris yang tidak mencapai target",
        "true when the rows do not contradict the claim; 'in general' tolerates so many percent of rows that miss their target",
    ),
)
def claim_holds(scope: Scope, claim: Klaim, tolerated: Number) -> bool | None:
    """
    Hold a claim against the rows it speaks of; rows that cannot be judged leave it open where they could decide.
    """
    verdicts = [_misses(scope, row) for row in _claimed(scope, claim)]
    reach = claim_reach(scope, claim)
    if not verdicts or reach is None:
        return None
    sure, possible = verdicts.count(True), verdicts.count(True) + verdicts.count(None)
    if reach == "tidak":
        return True if sure else None if possible else False
    share = {"semua": 0, "umum": bounds(tolerated)[1], "sebagian_besar": _ALL // 2}[reach]
    most = share * len(verdicts)
    return False if sure * _ALL > most else None if possible * _ALL > most else True


@function(
    ("claim", CLAIM),
    result=TEXT,
    doc=("yang dikatakan baris tabel tentang target yang tercapai, dengan kata-kata", "what the rows say of targets met, in words"),
)
def rows_words(scope: Scope, claim: Klaim) -> Texts:
    """
    Say how many of the rows miss their target, and which.
    """
    rows = _claimed(scope, claim)
    failing = [row for row in rows if _misses(scope, row)]
    if not failing:
        return _met_words(scope, rows)
    shown = [_row_words(scope, row) for row in failing[:SHOWN_ROWS]]
    rest = len(failing) - len(shown)
    id_ = f"{len(failing)} dari {len(rows)} indikator tidak mencapai target: " + "; ".join(text.id for text in shown)
    en = f"{len(failing)} of {len(rows)} indicators miss their target: " + "; ".join(text.en for text in shown)
    return Texts(id_ + (f"; dan {rest} lagi" if rest else ""), en + (f"; and {rest} more" if rest else ""))


def _met_words(scope: Scope, rows: Sequence[BarisTabel]) -> Texts:
    shown = [_row_words(scope, row) for row in rows[:SHOWN_ROWS]]
    id_, en = ("targetnya tercapai", "the target is met") if len(rows) == 1 else ("semua target tercapai", "all targets are met")
    return Texts(f"{id_}: " + "; ".join(text.id for text in shown), f"{en}: " + "; ".join(text.en for text in shown))


def _row_words(scope: Scope, row: BarisTabel) -> Texts:
    name = row_name(scope, row)
    last: tuple[str, Nilai | None] = ("capaian", row.capaian) if row.realisasi is None else ("realisasi", row.realisasi)
    said = [(word, value) for word, value in (("target", row.target), last) if value is not None]
    figures = ", ".join(f"{word} {shown_text(value)}" for word, value in said)
    return Texts(f"{name.id} ({figures})", f"{name.en} ({figures})")

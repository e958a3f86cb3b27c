"""
Where a printed predicate stands on the ladder of its indicator, and whether a SAKIP grade fits the score printed with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterator
from enum import StrEnum

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.categories.labels import label_in
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.domain.notation import Ragam
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record
from lkj_rules.model.documents import BarisTabel, Indikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.intervals import bounds, hidden_digits
from lkj_rules.model.reading.ladders import AKIP, Tangga, grade_of, look_alike, parts_of, rank, score_of
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.reading.numerals import fold_look_alikes
from lkj_rules.model.values import Angka, Kata, Nilai

_LONGEST = 40
_MOST_WORDS = 5
_NO_ANSWER = (
    r"(?i)(?:belum|n\.?/?a\b|nihil|dalam proses|proses|menunggu|masih|sedang|akan|ditunda|batal|dibatalkan|data|tba|tbd|tidak "
    r"(?:ada|tersedia|diketahui|dapat|dinilai|dievaluasi|dilaksanakan|dilakukan|diukur|terukur|berlaku))\b"
)
"""How a text begins that says there is no value (yet)."""
_SCRIPTS = {"CYRILLIC": ("Kiril ", "Cyrillic "), "GREEK": ("Yunani ", "Greek "), "FULLWIDTH": ("berlebar penuh ", "full-width ")}
"""What letters are called by the first word of their Unicode names."""


class Letak(StrEnum):
    """
    Name how a predicate stands to its ladder: on it, on it but for letters or digits that look alike, or not on it.
    """

    DI_TANGGA = "di_tangga"
    MIRIP = "mirip"
    DI_LUAR = "di_luar"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Predikat(Record):
    """
    Hold where a value stands on the ladder of its indicator; ``letak`` is ``None`` where it is not a single predicate.

    ``maksud`` is the predicate that is meant where letters or digits only look alike, ``huruf`` words which ones do.
    """

    letak: Letak | None
    maksud: str | None
    huruf: Texts


def predicate(scope: Scope, nilai: Nilai) -> Predikat | None:
    """
    Look a value up on its indicator's ladder; ``None`` where there is no ladder.

    What the transcriber reads settles the value; whether the print only looks like it shows in the text itself.
    """
    fakta = scope.places.fact_with(nilai)
    tangga = scope.ladder(None if fakta is None else fakta.indikator)
    return None if tangga is None else _on_ladder(scope, nilai, tangga)


@analysis
def _on_ladder(_: Scope, nilai: Nilai, tangga: Tangga) -> Predikat:
    meant = look_alike(Nilai(teks=nilai.teks), tangga)
    return Predikat(letak=_place(nilai, tangga, seems=meant is not None), maksud=meant, huruf=_strange(nilai.teks))


def _place(nilai: Nilai, tangga: Tangga, *, seems: bool) -> Letak | None:
    if not isinstance(nilai.bacaan, Kata):
        return None
    if rank(nilai, tangga) is not None or (seems and nilai.dibaca is None):
        return Letak.MIRIP if seems else Letak.DI_TANGGA
    return Letak.DI_LUAR if _is_predicate(nilai.bacaan.teks, tangga) else None


def _is_predicate(text: str, tangga: Tangga) -> bool:
    """
    Return whether a text not on the ladder is a predicate at all: short, no excuse, and without a rung among other words.
    """
    prose = len(text) > _LONGEST or len(text.split()) > _MOST_WORDS
    return not prose and not says_nothing(text) and not tangga.sebut(text)


def says_nothing(text: str) -> bool:
    """
    Return whether a text says that there is no value: "belum dirilis", "n/a", "tidak tersedia".
    """
    return re.match(_NO_ANSWER, text.strip()) is not None


def _strange(text: str) -> Texts:
    foreign = dict.fromkeys(letter for letter in text if not letter.isascii() and fold_look_alikes(letter) != letter)
    if not foreign:
        return Texts(f"angka {text.strip()}", f"the digit {text.strip()}")
    codes = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in foreign)
    scripts = {unicodedata.name(letter).partition(" ")[0] for letter in foreign}
    script_id, script_en = _SCRIPTS.get(scripts.pop(), ("", "")) if len(scripts) == 1 else ("", "")
    return Texts(f"huruf {script_id}{codes}", f"the {script_en}letter {codes}")


# -- SAKIP grades and scores

_SCORES = 100
_SCORE_UNITS = frozenset({None, "nilai", "skor", "poin", "point", "angka"})
_LETTERS = frozenset(spellings[0] for spellings in AKIP.kelas)


@attrs.frozen(slots=True, eq=False, repr=False)
class _Statement(Record):
    """
    Hold what one cell, or its row's category, says of a grade: its letters, or a score, or both.
    """

    fakta: Fakta
    predikat: str | None = None
    skor: Angka | None = None


def sakip(scope: Scope, indikator: Indikator, since: int) -> Ragam:
    """
    Compare the SAKIP grades of an indicator with the scores printed with them, from a year on; the odd ones are the scores.
    """
    groups = [group for year, group in _statements(scope, indikator) if year >= since]
    pairs = [pair for group in groups for pair in _conflicts(group)]
    facts = tuple(each.fakta for group in (pairs or groups) for each in group)
    odd = tuple(Identities(score.fakta for score, _ in pairs))
    said = {(text.id, text.en): text for text in (_words(scope, *pair) for pair in pairs)}
    words = Texts(*("; ".join(text[bahasa] for text in said.values()) for bahasa in ("id", "en")))
    return Ragam(semua=tuple(each.fakta for group in groups for each in group), ganjil=odd, bukti=facts, uraian=words)


@analysis
def _statements(scope: Scope, indikator: Indikator) -> list[tuple[int, list[_Statement]]]:
    """
    Gather what the report says of an indicator's grade, in groups that must agree: one document, year and measure each.
    """
    groups: dict[Hashable, list[_Statement]] = {}
    if scope.ladder(indikator) is AKIP:
        for fakta in scope.facts_about(indikator):
            if fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI):
                groups.setdefault((fakta.dokumen, fakta.tahun, fakta.ukuran), []).extend(_read(scope, fakta))
    both = [group for group in groups.values() if any(each.predikat for each in group) and any(each.skor for each in group)]
    return [(group[0].fakta.tahun, group) for group in both]


def _read(scope: Scope, fakta: Fakta) -> Iterator[_Statement]:
    nilai = fakta.nilai
    match nilai.bacaan:
        case Angka() as angka if _is_score(angka):
            yield _Statement(fakta, skor=angka)
        case Kata(teks=teks) if (place := AKIP.peringkat(teks)) is not None:
            scores = [read_text(score, notasi=nilai.notasi) for score in parts_of(teks)[1]]
            score = scores[0] if len(scores) == 1 else None
            yield _Statement(fakta, AKIP.kelas[place][0], score if isinstance(score, Angka) and _is_score(score) else None)
    if fakta.ukuran is Ukuran.REALISASI and isinstance(fakta.pemilik, BarisTabel):
        label = _category(scope, fakta.pemilik)
        if label is not None:
            yield _Statement(fakta, label)


def _is_score(angka: Angka) -> bool:
    unit = None if angka.satuan is None else angka.satuan.casefold()
    return unit in _SCORE_UNITS and 0 <= angka.nilai <= _SCORES


def _category(scope: Scope, row: BarisTabel) -> str | None:
    """
    Give the grade that stands in a row's category column, unless that column holds the categories of achievement.
    """
    label = (row.kategori or "").strip().upper()
    lkj, tabel = scope.laporan.lkj, scope.table_of(row)
    if label not in _LETTERS or lkj is None or tabel is None or label_in(label, (each.label for each in lkj.skala)):
        return None
    others = (other.kategori for other in walk(tabel.baris) if other.indikator != row.indikator)
    return None if any(others) else label


def _conflicts(group: list[_Statement]) -> Iterator[tuple[_Statement, _Statement]]:
    """
    Pair each score with a grade that it cannot have: its own cell's, or when it has none, those of its group if none fits.
    """
    graded = [each for each in group if each.predikat is not None]
    for each in group:
        if each.skor is not None:
            neighbours = [each] if each.predikat is not None else [grade for grade in graded if grade.fakta is each.fakta] or graded
            if not any(_fits(each.skor, grade.predikat or "") for grade in neighbours):
                yield each, neighbours[0]


def _fits(skor: Angka, predikat: str) -> bool:
    ends = (*bounds(hidden_digits(skor.nilai, skor.desimal)), skor.nilai)
    return predikat in {grade_of(min(max(end, 0), _SCORES)) for end in ends}


def _words(scope: Scope, score: _Statement, grade: _Statement) -> Texts:
    earned = None if score.skor is None else grade_of(score.skor.nilai)
    low, high = score_of(grade.predikat or "") or (0, _SCORES)
    here, there = scope.place(score.fakta), scope.place(grade.fakta)
    number = score.fakta.nilai.teks if score.predikat is None else parts_of(score.fakta.nilai.teks)[1][0]
    return Texts(
        f"skor {number} ({here}) setara predikat {earned}, tetapi tertulis {grade.predikat} ({there}), "
        f"predikat untuk skor {low}–{high}",
        f"the score {number} ({here}) earns {earned}, but {grade.predikat} is written ({there}), "
        f"the grade for scores {low}–{high}",
    )

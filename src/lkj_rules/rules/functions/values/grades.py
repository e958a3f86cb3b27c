"""
Functions on SAKIP grades that are printed beside their scores.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.categories.scale import label_in
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.model.documents import BarisTabel, Indikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import bounds, hidden_digits
from lkj_rules.model.reading.ladders import AKIP, grade_of, parts_of, score_of
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.values import Angka, Kata, Nilai
from lkj_rules.rules.functions.values.cells import FACT_LIST, targets_and_results
from lkj_rules.rules.functions.values.quantities import INDICATOR
from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT
from lkj_rules.rules.registry import Scope, function

_SCORES = 100
_SCORE_UNITS = frozenset({None, "nilai", "skor", "poin", "point", "angka"})
_LETTERS = frozenset(spellings[0] for spellings in AKIP.kelas)


@attrs.frozen(slots=True)
class Statement:
    """
    Hold what one cell says of a grade: the grade's letters, or a score, or both; ``fakta`` is the cell.
    """

    fakta: Fakta
    predikat: str | None
    skor: Angka | None
    label: bool = False
    """Whether the grade is the row's category."""


@analysis
def _statements(scope: Scope, indikator: Indikator, since: int) -> list[list[Statement]]:
    """
    Gather what the report says of an indicator's grade, in groups that must agree: one document, year and measure each.
    """
    if scope.ladder(indikator) is not AKIP:
        return []
    groups: dict[Hashable, list[Statement]] = {}
    for fakta in targets_and_results(scope, indikator):
        if fakta.tahun >= since:
            groups.setdefault((fakta.dokumen, fakta.tahun, fakta.ukuran), []).extend(_read(scope, fakta))
    return [group for group in groups.values() if _both(group)]


def _both(group: list[Statement]) -> bool:
    return any(each.predikat for each in group) and any(each.skor for each in group)


def _read(scope: Scope, fakta: Fakta) -> Iterator[Statement]:
    nilai = fakta.nilai
    match nilai.bacaan:
        case Angka() as angka if _is_score(angka):
            yield Statement(fakta, None, angka)
        case Kata(teks=teks) if (place := AKIP.peringkat(teks)) is not None:
            scores = [read_text(score, notasi=nilai.notasi) for score in parts_of(teks)[1]]
            score = scores[0] if len(scores) == 1 else None
            yield Statement(fakta, AKIP.kelas[place][0], score if isinstance(score, Angka) and _is_score(score) else None)
    if fakta.ukuran is Ukuran.REALISASI and isinstance(fakta.pemilik, BarisTabel):
        label = _category(scope, fakta.pemilik)
        if label is not None:
            yield Statement(fakta, label, None, label=True)


def _is_score(angka: Angka) -> bool:
    unit = None if angka.satuan is None else angka.satuan.casefold()
    return unit in _SCORE_UNITS and 0 <= angka.nilai <= _SCORES


def _category(scope: Scope, row: BarisTabel) -> str | None:
    """
    Give the grade that stands in a row's category column, unless that column holds the categories of achievement.
    """
    label = (row.kategori or "").strip().upper()
    lkj, tabel = scope.laporan.lkj, scope.table_of(row)
    if label not in _LETTERS or lkj is None or tabel is None or label_in(label, lkj.skala):
        return None
    others = (other.kategori for other in walk(tabel.baris) if other.indikator != row.indikator)
    return None if any(others) else label


def _fits(skor: Angka, predikat: str) -> bool:
    """
    Tell whether a score, with its hidden digits, can earn a grade.
    """
    ends = (*bounds(hidden_digits(skor.nilai, skor.desimal)), skor.nilai)
    return predikat in {grade_of(min(max(end, 0), _SCORES)) for end in ends}


def _conflicts(scope: Scope, indikator: Indikator, since: int) -> list[tuple[Statement, Statement]]:
    """
    Pair each score with a grade that it cannot have: its own cell's, or when it has none, those of its group if none fits.
    """
    found: list[tuple[Statement, Statement]] = []
    for group in _statements(scope, indikator, since):
        grades = [each for each in group if each.predikat is not None]
        for each in group:
            if each.skor is None:
                continue
            beside = [each] if each.predikat is not None else [grade for grade in grades if grade.fakta is each.fakta] or grades
            if not any(_fits(each.skor, grade.predikat or "") for grade in beside):
                found.append((each, beside[0]))
    return found


def _touched(scope: Scope, indikator: Indikator, since: int) -> list[Nilai]:
    pairs = _conflicts(scope, indikator, since)
    if pairs:
        return [each.fakta.nilai for pair in pairs for each in pair]
    return [each.fakta.nilai for group in _statements(scope, indikator, since) for each in group]


@function(
    ("indicator", INDICATOR),
    ("since", NUMBER),
    result=BOOL,
    doc=(
        "benar bila predikat SAKIP indikator tercetak bersama skornya",
        "true when the indicator's SAKIP grade is printed together with a score",
    ),
)
def graded_and_scored(scope: Scope, indicator: Indikator, since: int) -> bool:
    """
    Tell whether a grade and a score of one year and one document can be compared.
    """
    return bool(_statements(scope, indicator, since))


@function(
    ("indicator", INDICATOR),
    ("since", NUMBER),
    result=FACT_LIST,
    touches=_touched,
    doc=("skor SAKIP yang tidak sesuai dengan predikatnya", "the SAKIP scores that do not earn the grade printed with them"),
)
def odd_scores(scope: Scope, indicator: Indikator, since: int) -> list[Fakta]:
    """
    Find the scores that contradict the grade.
    """
    return list(dict.fromkeys(score.fakta for score, _ in _conflicts(scope, indicator, since)))


@function(
    ("indicator", INDICATOR),
    ("since", NUMBER),
    result=TEXT,
    doc=("pertentangan skor dan predikat, dengan kata-kata", "the contradiction of score and grade, in words"),
)
def scores_words(scope: Scope, indicator: Indikator, since: int) -> Texts:
    """
    Word which score stands beside which grade, and what it would earn.
    """
    said: dict[str, str] = {}
    for score, grade in _conflicts(scope, indicator, since):
        skor = score.skor
        if skor is None or grade.predikat is None:
            continue
        earned = grade_of(skor.nilai)
        low, high = score_of(grade.predikat) or (0, _SCORES)
        here, there = scope.place(score.fakta), scope.place(grade.fakta)
        number = score.fakta.nilai.teks if score.predikat is None else parts_of(score.fakta.nilai.teks)[1][0]
        id_ = f"skor {number} ({here}) setara predikat {earned}, tetapi tertulis {grade.predikat} ({there})"
        en = f"the score {number} ({here}) earns {earned}, but {grade.predikat} is written ({there})"
        said.setdefault(f"{id_}, predikat untuk skor {low}–{high}", f"{en}, the grade for scores {low}–{high}")
    return Texts("; ".join(said), "; ".join(said.values()))

"""
The verdict on the capaian of a row, its words, and where a printed capaian comes from if not from its row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import is_not

import attrs

from lkj_rules.domain.achievements.fitting import GROWTH, judge_growth
from lkj_rules.domain.achievements.formulas import MAKSIMUM, Formula, parse_formula
from lkj_rules.domain.achievements.judgement import Baris, judge
from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.achievements.rows import comparison_of, is_achieved, neighbours_of, operands_of
from lkj_rules.domain.achievements.vonis import AlasanTakTeruji, JenisBatas, Kelas, Vonis
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Arah, BarisTabel, Indikator, Lkj, Pembanding
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact
from lkj_rules.model.reading.units import PERSEN
from lkj_rules.model.readings import angka_of
from lkj_rules.model.values import Angka, Batas, Nilai

_REASONS = {
    AlasanTakTeruji.CAPAIAN_KOSONG: Texts("capaian kosong", "the capaian is blank"),
    AlasanTakTeruji.TARGET_KOSONG: Texts("target kosong", "the target is blank"),
    AlasanTakTeruji.REALISASI_KOSONG: Texts("realisasi kosong", "the realisasi is blank"),
    AlasanTakTeruji.AMBIGU: Texts("sebuah angka dapat dibaca dua cara", "a number can be read in two ways"),
    AlasanTakTeruji.BUKAN_ANGKA: Texts("sebuah nilai bukan angka", "a value is not a number"),
    AlasanTakTeruji.BEDA_JENIS: Texts("target dan realisasi berbeda jenis (predikat dan angka)",
                                      "target and realisasi are of different kinds"),
    AlasanTakTeruji.BEDA_UKURAN: Texts("hanya satu dari target dan realisasi yang berupa persentase capaian",
                                       "only one of target and realisasi is a percentage of achievement"),
    AlasanTakTeruji.ARAH_STABIL: Texts("arah stabil tanpa rumus yang dinyatakan",
                                       "the direction is 'stabil' and no formula is stated"),
}


def formulas_of(scope: Scope, arah: Arah | None) -> tuple[Formula, ...]:
    """
    Give the formulas that the report states for a direction, as far as they can be read, in the order of the report.
    """
    return () if arah is None else _stated_formulas(scope).get(arah, ())


@analysis
def _stated_formulas(scope: Scope) -> dict[Arah, tuple[Formula, ...]]:
    lkj = scope.laporan.lkj
    found: dict[Arah, tuple[Formula, ...]] = {}
    for rumus in () if lkj is None else lkj.rumus:
        formula = parse_formula(rumus.terbaca)
        if formula is not None:
            found[rumus.arah] = (*found.get(rumus.arah, ()), formula)
    return found


def limits_of(lkj: Lkj | None) -> list[Exact | None]:
    """
    Give the cap and the floor that a report states; a bound, "maksimal 120 %", counts as its number.
    """
    limits = (None, None) if lkj is None else (lkj.batas_capaian, lkj.batas_bawah)
    readings = [None if limit is None else limit.bacaan for limit in limits]
    return [angka_of(reading).nilai if isinstance(reading, Angka | Batas) else None for reading in readings]


@analysis
def _limits(scope: Scope) -> list[Exact | None]:
    return limits_of(scope.laporan.lkj)


def judged_by_report(
    scope: Scope, row: Baris, indikator: Indikator | None, rumus: Sequence[Formula] | None = None,
    neighbours: Callable[[], Sequence[Baris]] = tuple,
) -> Vonis:
    """
    Judge target, realisasi and capaian by the caps that the report states, and by its formulas where no others are given.
    """
    (target, realisasi, capaian), (cap, floor) = row, _limits(scope)
    return judge(
        target=target, realisasi=realisasi, capaian=capaian, indikator=indikator, tangga=scope.ladder(indikator),
        rumus=formulas_of(scope, None if indikator is None else indikator.arah) if rumus is None else rumus,
        batas_atas=cap, batas_bawah=floor, neighbours=neighbours,
    )  # fmt: skip


@analysis
def verdict_of(scope: Scope, baris: BarisTabel) -> Vonis:
    """
    Judge the capaian of a row; where other figures are tried, only rows in which they stand are judged again.
    """
    operands = operands_of(scope, baris)
    readings = tuple(None if nilai is None else nilai.bacaan for nilai in operands)
    before, found = scope.judged.get(baris) or ((), None)
    if found is None or any(map(is_not, before, readings)):
        found = _judged(scope, baris, operands)
        scope.judged[baris] = readings, found
    return found


def _judged(scope: Scope, baris: BarisTabel, operands: Baris) -> Vonis:
    indikator = scope.indikator(baris.indikator)

    def near() -> list[Baris]:
        return [operands_of(scope, row) for row in neighbours_of(scope, baris)]

    achieved = {is_achieved(scope, nilai) for nilai in operands[:2] if nilai is not None}
    if len(achieved) > 1:
        return Vonis(kelas=Kelas.TAK_TERUJI, alasan=AlasanTakTeruji.BEDA_UKURAN)
    if True in achieved:  # a percentage aimed at and one reached: what is counted, and its direction, no longer matter
        share = None if indikator is None else attrs.evolve(indikator, arah=Arah.MAKSIMUM, jenis=None, satuan=PERSEN)
        return judged_by_report(scope, operands, share, (MAKSIMUM,), near)
    found = judged_by_report(scope, operands, indikator, neighbours=near)
    if comparison_of(scope, baris) is not Pembanding.REALISASI_TAHUN_LALU:
        return found
    rising = None if indikator is None else attrs.evolve(indikator, arah=Arah.MAKSIMUM)
    return judge_growth(found, lambda formula: judged_by_report(scope, operands, rising, (formula,), near))


def verdict_touches(scope: Scope, baris: BarisTabel) -> list[Nilai]:
    """
    Give the values that a verdict rests on, the printed capaian first.
    """
    target, realisasi, capaian = operands_of(scope, baris)
    return [nilai for nilai in (capaian, target, realisasi) if nilai is not None]


def untested_words(found: Vonis) -> Texts | None:
    """
    Say why a capaian cannot be tested; ``None`` where it can.
    """
    return None if found.alasan is None else _REASONS[found.alasan]


def cap_words(_: Scope, verdict: Vonis) -> Texts | None:
    """
    Say what kind of cap or floor reproduces the printed capaian.
    """
    if verdict.jenis_batas is None or verdict.batas is None:
        return None
    limit, en = (write_result(verdict.batas, 0, bahasa) for bahasa in ("id", "en"))
    match verdict.jenis_batas:
        case JenisBatas.ATAS:
            return Texts(f"hanya cocok bila dibatasi paling tinggi {limit} %", f"fits only when capped at {en}%")
        case JenisBatas.BAWAH:
            return Texts(f"hanya cocok bila dibatasi paling rendah {limit} %", f"fits only with a floor at {en}%")
        case JenisBatas.LONJAKAN:
            return Texts("hanya cocok bila nilai di atas 110 % dijadikan 120 %", "fits only when anything above 110% becomes 120%")
        case JenisBatas.TAK_DITERAPKAN:
            return Texts(f"melewati batas {limit} % yang dinyatakan laporan sendiri",
                         f"goes past the limit of {en}% that the report states")


def is_growth(verdict: Vonis) -> bool:
    """
    Return whether a capaian is growth over last year's result, and nothing else that is admissible.
    """
    return verdict.kelas is Kelas.COCOK and verdict.rumus == GROWTH

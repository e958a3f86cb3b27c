"""
Judge a printed capaian: every one gets exactly one class, the first that applies, so that no cell is accused twice.

The order is: not testable, ordinal, target zero, range or bound, fits what the report states, fits only an unstated cap or
floor, fits only the other direction, fits nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.domain.achievements.directions import BOTH, formulas_due, judge_numbers
from lkj_rules.domain.achievements.fitting import Case
from lkj_rules.domain.achievements.formulas import Formula
from lkj_rules.domain.achievements.guesses import Clue, Tetangga
from lkj_rules.domain.achievements.ranges import Cells, difference, good_direction, judge_range
from lkj_rules.domain.achievements.spans import Span, printed_span
from lkj_rules.domain.achievements.vonis import AlasanTakTeruji, JenisBatas, JenisTebakan, Kelas, Tebakan, Vonis
from lkj_rules.model import Record
from lkj_rules.model.documents import Arah, Indikator, JenisIndikator
from lkj_rules.model.intervals import Exact, Number, clip, hidden_digits
from lkj_rules.model.reading.ladders import Tangga, scores_of
from lkj_rules.model.reading.units import cannot_break
from lkj_rules.model.readings import Ukur, angka_of
from lkj_rules.model.values import Ambigu, Angka, Bacaan, Batas, Kata, Kosong, Kurung, Nilai, Rentang

__all__ = ["AlasanTakTeruji", "JenisBatas", "JenisTebakan", "Kelas", "Tebakan", "Vonis", "judge", "true_realisasi"]

Baris = tuple[Nilai | None, Nilai | None, Nilai | None]
"""Target, realisasi and capaian of a row."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class _Row(Record):
    """
    Hold one row as it reads, with what the report says about its indicator.
    """

    target: Bacaan
    realisasi: Bacaan
    capaian: Bacaan
    indikator: Indikator | None
    rumus: Sequence[Formula]
    atas: Exact | None
    bawah: Exact | None
    tetangga: Callable[[], Sequence[Baris]]

    @property
    def arah(self) -> Arah | None:
        return None if self.indikator is None else self.indikator.arah


def judge(
    *,
    target: Nilai | None,
    realisasi: Nilai | None,
    capaian: Nilai | None,
    indikator: Indikator | None,
    tangga: Tangga | None,
    rumus: Sequence[Formula],
    batas_atas: Exact | None,
    batas_bawah: Exact | None,
    neighbours: Callable[[], Sequence[Baris]] = tuple,
) -> Vonis:
    """
    Judge one row.

    ``rumus`` are the formulas that the report states for this indicator's direction, ``batas_atas`` and ``batas_bawah`` the cap
    and the floor that it states, in percent. ``neighbours`` gives the rows around it, for guesses only.
    """
    aimed, reached = scores_of(target, realisasi)
    row = _Row(
        target=aimed, realisasi=reached, capaian=Kosong() if capaian is None else capaian.bacaan, indikator=indikator,
        rumus=rumus, atas=batas_atas, bawah=batas_bawah, tetangga=neighbours,
    )  # fmt: skip
    printed = row.capaian
    if isinstance(aimed, Angka) and isinstance(reached, Angka) and isinstance(printed, Angka) and aimed.nilai:
        return judge_numbers(_clue(row, aimed, reached, printed), arah=row.arah, stated=rumus)
    if isinstance(aimed, Kata) or isinstance(reached, Kata):
        return _judge_words(row, tangga)
    reason = _untestable(row)
    if reason is not None:
        return _untested(row, reason)
    cells = Cells(
        target=_measured(row.target), realisasi=_measured(row.realisasi), capaian=_measured(row.capaian),
        kisaran=true_realisasi(row.realisasi, indikator), atas=batas_atas, bawah=batas_bawah,
    )  # fmt: skip
    if not isinstance(cells.target, Rentang) and angka_of(cells.target).nilai == 0:
        return _judge_zero(cells)
    return _judge_open(row, cells)


def _clue(row: _Row, target: Angka, realisasi: Angka, capaian: Angka) -> Clue:
    case = Case(
        target=target.nilai, realisasi=realisasi.nilai, kisaran=true_realisasi(realisasi, row.indikator),
        capaian=capaian.nilai, desimal=capaian.desimal, atas=row.atas, bawah=row.bawah,
    )  # fmt: skip

    def others() -> list[Tetangga]:
        return [(None if aim is None else aim.tepat, None if done is None else done.tepat) for aim, done, _ in row.tetangga()]

    return Clue(case=case, target=target, realisasi=realisasi, capaian=capaian, tetangga=others)


def _measured(reading: Bacaan) -> Ukur:
    if isinstance(reading, Angka | Batas | Rentang):
        return reading
    raise TypeError(reading)


def _untestable(row: _Row) -> AlasanTakTeruji | None:
    blanks = (
        (row.capaian, AlasanTakTeruji.CAPAIAN_KOSONG),
        (row.target, AlasanTakTeruji.TARGET_KOSONG),
        (row.realisasi, AlasanTakTeruji.REALISASI_KOSONG),
    )
    for reading, reason in blanks:
        if isinstance(reading, Kosong):
            return reason
    if any(isinstance(reading, Ambigu | Kurung) for reading, _ in blanks):
        return AlasanTakTeruji.AMBIGU
    return AlasanTakTeruji.BUKAN_ANGKA if isinstance(row.capaian, Kata) else None


def _untested(row: _Row, reason: AlasanTakTeruji) -> Vonis:
    return Vonis(kelas=Kelas.TAK_TERUJI, alasan=reason, **_operands(row))


def _operands(row: _Row) -> dict[str, Any]:
    return {
        name: reading if isinstance(reading, Angka) else None
        for name, reading in (("target", row.target), ("realisasi", row.realisasi), ("capaian", row.capaian))
    }


def _judge_words(row: _Row, tangga: Tangga | None) -> Vonis:
    reason = _untestable(row)
    if reason is not None:
        return _untested(row, reason)
    if isinstance(row.target, Kata) and isinstance(row.realisasi, Kata):
        same = _same_grade(row.target, row.realisasi, tangga)
        if same is None:
            return _untested(row, AlasanTakTeruji.BUKAN_ANGKA)
        # No regulation says what a higher or a lower grade is worth.
        right = Span(100, 100).meets(printed_span(_measured(row.capaian))) if same else None
        expected = Fraction(100) if same else None
        return Vonis(
            kelas=Kelas.ORDINAL, cocok=right, harapan=expected, selisih=difference(row.capaian, expected),
            kisaran=100 if right else None, **_operands(row),
        )  # fmt: skip
    word = row.target if isinstance(row.target, Kata) else row.realisasi
    graded = isinstance(word, Kata) and tangga is not None and tangga.peringkat(word.teks) is not None
    ordinal = row.indikator is not None and row.indikator.jenis is JenisIndikator.PREDIKAT and word is row.target
    return _untested(row, AlasanTakTeruji.BEDA_JENIS if graded or ordinal else AlasanTakTeruji.BUKAN_ANGKA)


def _same_grade(target: Kata, realisasi: Kata, tangga: Tangga | None) -> bool | None:
    if " ".join(target.teks.casefold().split()) == " ".join(realisasi.teks.casefold().split()):
        return True
    if tangga is None:
        return None
    aimed, reached = tangga.peringkat(target.teks), tangga.peringkat(realisasi.teks)
    return None if aimed is None or reached is None else aimed == reached


def true_realisasi(realisasi: Bacaan, indikator: Indikator | None) -> Number:
    """
    Give what a realisasi may truly be: counts exactly what is printed, measures what its hidden digits allow, shares 0 to 100.
    """
    if not isinstance(realisasi, Angka):
        return 0
    kind = None if indikator is None else indikator.jenis
    counted = cannot_break(realisasi.satuan) or (indikator is not None and cannot_break(indikator.satuan))
    if realisasi.desimal >= 0 and (kind is JenisIndikator.CACAH or (counted and realisasi.satuan != "%")):
        return realisasi.nilai
    hidden = hidden_digits(realisasi.nilai, realisasi.desimal)
    share = kind is JenisIndikator.PROPORSI and 0 <= realisasi.nilai <= 100  # noqa: PLR2004  percent
    return clip(hidden, 0, 100) if share else hidden


def _judge_zero(cells: Cells) -> Vonis:
    capaian, realised = cells.capaian, cells.realisasi
    reached = isinstance(realised, Angka) and realised.nilai == 0
    printed = Span(100, 100).meets(printed_span(capaian))
    return Vonis(
        kelas=Kelas.TARGET_NOL, cocok=reached and printed, target=angka_of(cells.target), realisasi=angka_of(realised),
        capaian=angka_of(capaian), harapan=Fraction(100) if reached else None, kisaran=100 if reached and printed else None,
    )  # fmt: skip


def _tried(row: _Row, target: Ukur) -> tuple[tuple[Arah, ...], bool]:
    """
    Give the directions to try, and whether they are assumed; a bound as target says which is meant.
    """
    if row.arah is not None:
        return (row.arah,), False
    bound = good_direction(target)
    return (BOTH if bound is None else (bound,)), True


def _judge_open(row: _Row, cells: Cells) -> Vonis:
    directions, assumed = _tried(row, cells.target)
    verdicts = [(arah, judge_range(cells, arah=arah, formulas=formulas_due(arah, row.rumus))) for arah in directions]
    arah, found = next(((arah, verdict) for arah, verdict in verdicts if verdict.cocok), verdicts[0])
    return attrs.evolve(found, arah_diandaikan=arah) if assumed and found.rentang is None else found

"""
Functions on figures that are possible but rarely come about by measuring: always the target, always 100, last year's figure.

Nothing here proves anything; it says where a person should look.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import same_value
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.model.documents import BarisTabel, Indikator, JenisTabel, Lkj, Ukuran
from lkj_rules.model.intervals import Number, bounds
from lkj_rules.model.values import Angka, Kosong, Nilai
from lkj_rules.rules.kinds import BOOL, FACTS, NUMBER, PRINTED_PERCENT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

REPORT = object_of(Lkj)
ROWS = list_of(object_of(BarisTabel))
_FULL = 100


def _rows(scope: Scope) -> Iterator[BarisTabel]:
    """
    Give the rows that measure an indicator, of the measurement tables.
    """
    for tabel in scope.tables.values():
        if tabel.jenis is JenisTabel.PENGUKURAN:
            yield from (row for row in walk(tabel.baris) if row.indikator is not None)


# -- capaian and target


@function(
    ("report", REPORT),
    result=list_of(PRINTED_PERCENT),
    doc=("capaian berupa angka pada tabel pengukuran", "the achievements of the measurement tables that are numbers"),
)
def measured_capaian(scope: Scope, report: Lkj) -> list[Nilai]:  # noqa: ARG001  # a rule asks it of the report
    """
    Give the printed achievements of the indicators, a number each.
    """
    return [row.capaian for row in _rows(scope) if row.capaian is not None and isinstance(row.capaian.bacaan, Angka)]


@function(
    ("report", REPORT),
    result=BOOL,
    touches=measured_capaian,
    doc=(
        "benar bila semua capaian pada tabel pengukuran tepat 100",
        "true when every achievement of the measurement tables is exactly 100",
    ),
)
def all_full(scope: Scope, report: Lkj) -> bool | None:
    """
    Tell whether every printed achievement is 100; a number that is printed otherwise decides, a blank does not.
    """
    numbers = [capaian.tepat for capaian in measured_capaian(scope, report)]
    return all(number == _FULL for number in numbers) if numbers else None


def _compared(scope: Scope) -> list[BarisTabel]:
    """
    Give the rows with a target and a realisasi to compare.
    """
    rows = ((row, row.target, row.realisasi) for row in _rows(scope))
    return [
        row
        for row, target, realisasi in rows
        if target is not None
        and realisasi is not None
        and not isinstance(target.bacaan, Kosong)
        and not isinstance(realisasi.bacaan, Kosong)
    ]


def _compared_values(scope: Scope, _: Lkj) -> Iterator[Nilai]:
    for row in _compared(scope):
        yield from (nilai for nilai in (row.realisasi, row.target) if nilai is not None)


@function(
    ("report", REPORT),
    result=ROWS,
    doc=("baris pengukuran yang memuat target dan realisasi", "the rows of measurement that have both target and realisasi"),
)
def compared_rows(scope: Scope, report: Lkj) -> list[BarisTabel]:  # noqa: ARG001  # a rule asks it of the report
    """
    Give the rows in which a realisasi can repeat the target.
    """
    return _compared(scope)


@function(
    ("report", REPORT),
    result=BOOL,
    touches=_compared_values,
    doc=("benar bila setiap realisasi sama dengan targetnya", "true when every realisasi equals its target"),
)
def repeats_targets(scope: Scope, report: Lkj) -> bool | None:  # noqa: ARG001  # a rule asks it of the report
    """
    Tell whether the realisasi repeats the target in every row; one row that differs decides.
    """
    verdicts = [
        same_value(scope, row.realisasi, row.target, scope.places.fact_with(row.target))
        for row in _compared(scope)
        if row.realisasi is not None and row.target is not None
    ]
    return False if False in verdicts else None if None in verdicts or not verdicts else True


# -- last year's result


def _significant(nilai: Nilai) -> int:
    """
    Count the digits of a number without the zeros before and behind: those that could have come out otherwise.
    """
    number = nilai.tepat
    if number is None:
        return 0
    digits = str(abs(Fraction(number) * 10 ** max(decimals_of(nilai), 0)).numerator)
    return len(digits.strip("0"))


def decimals_of(nilai: Nilai) -> int:
    """
    Give the digits that a number prints behind its mark.
    """
    angka = nilai.angka
    return 0 if angka is None else angka.desimal


def results_of(scope: Scope, indikator: Indikator, tahun: int) -> list[Fakta]:
    """
    Give the results of an indicator in the tables for one year, where they are numbers.
    """
    return _results(scope).get((str(indikator.kode), tahun), [])


@analysis
def _results(scope: Scope) -> dict[tuple[str, int], list[Fakta]]:
    found: dict[tuple[str, int], list[Fakta]] = {}
    for fakta in scope.facts:
        table = fakta.ukuran is Ukuran.REALISASI and fakta.indikator is not None and fakta.tabel not in (None, "narasi")
        if table and fakta.indikator is not None and isinstance(fakta.nilai.bacaan, Angka):
            found.setdefault((str(fakta.indikator.kode), fakta.tahun), []).append(fakta)
    return found


@function(
    ("indicator", object_of(Indikator)),
    result=FACTS,
    doc=("realisasi tahun laporan di tabel, bila berupa angka", "this year's results in the tables, where they are numbers"),
)
def this_result(scope: Scope, indicator: Indikator) -> tuple[Fakta, ...]:
    """
    Give an indicator's results of the report's year.
    """
    return tuple(results_of(scope, indicator, scope.laporan.tahun))


@function(
    ("indicator", object_of(Indikator)),
    result=FACTS,
    doc=("realisasi tahun sebelumnya di tabel, bila berupa angka", "last year's results in the tables, where they are numbers"),
)
def last_result(scope: Scope, indicator: Indikator) -> tuple[Fakta, ...]:
    """
    Give an indicator's results of the year before.
    """
    return tuple(results_of(scope, indicator, scope.laporan.tahun - 1))


@function(
    ("now", FACTS),
    ("then", FACTS),
    ("digits", NUMBER),
    result=BOOL,
    doc=(
        "benar bila angkanya sama sampai angka terakhir dan sekian angkanya dapat berubah (nol di ujung tidak dihitung)",
        "true when the figures agree to the last digit and so many digits could have changed (zeros at the ends do not count)",
    ),
)
def to_the_digit(_: Scope, now: tuple[Fakta, ...], then: tuple[Fakta, ...], digits: Number) -> bool:
    """
    Tell whether a result is printed as the year before's; numbers of few digits repeat by themselves.
    """
    return any(
        fakta.nilai.tepat == other.nilai.tepat and _significant(fakta.nilai) >= bounds(digits)[0] for fakta in now for other in then
    )

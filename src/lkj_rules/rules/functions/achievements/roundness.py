"""
Functions on the last digits of measured results: whether they are round more often than chance allows.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.chance import tail
from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Indikator, JenisIndikator, Lkj
from lkj_rules.model.intervals import Number, bounds
from lkj_rules.model.reading.units import cannot_break
from lkj_rules.rules.functions.achievements.plausibility import decimals_of, results_of
from lkj_rules.rules.kinds import BOOL, NUMBER, list_of, object_of
from lkj_rules.rules.registry import Scope, function

REPORT = object_of(Lkj)
FACT_LIST = list_of(object_of(Fakta))
_FULL = 100


class Roundness(NamedTuple):
    """Hold the results whose last digit can tell something, and those of them that end in 0 or 5."""

    all: tuple[Fakta, ...]
    round: tuple[Fakta, ...]


_LEAST_DIGITS = 3
_CHANCE = Fraction(1, 5)
"""Of ten last digits two are round: 0 and 5."""


@analysis
def _roundness(scope: Scope) -> Roundness:
    told = [
        fakta
        for indikator in scope.laporan.indikator
        for tahun in sorted({fakta.tahun for fakta in scope.facts if fakta.tabel is not None})
        for fakta in [fakta for fakta in results_of(scope, indikator, tahun) if not fakta.nilai.diragukan][:1]
        if len(_printed_digits(fakta, indikator)) >= _LEAST_DIGITS and fakta.nilai.tepat not in (0, _FULL)
    ]
    ends = [fakta for fakta in told if _printed_digits(fakta, fakta.indikator)[-1] in "05"]
    return Roundness(tuple(told), tuple(ends))


def _printed_digits(fakta: Fakta, indikator: Indikator | None) -> str:
    """
    Give the digits of a number as printed; a count has none behind the mark, nor has a whole number that is filled up with zeros.
    """
    number = fakta.nilai.tepat
    counts = indikator is not None and (indikator.jenis is JenisIndikator.CACAH or cannot_break(indikator.satuan))
    whole = number is not None and Fraction(number).denominator == 1
    decimals = 0 if counts or whole else max(decimals_of(fakta.nilai), 0)
    return "" if number is None else str(int(abs(Fraction(number)) * 10**decimals))


@function(
    ("report", REPORT),
    result=FACT_LIST,
    doc=(
        "realisasi yang angka terakhirnya dapat diuji: pasti, tiga angka atau lebih tanpa nol pengisi (80,00), bukan 0 atau 100",
        "the results whose last digit can be tested: certain, three digits or more without fillers (80.00), neither 0 nor 100",
    ),
)
def testable_results(scope: Scope, report: Lkj) -> list[Fakta]:  # noqa: ARG001  # a rule asks it of the report
    """
    Give the results of all years in the tables, one an indicator and year.
    """
    return list(_roundness(scope).all)


@function(
    ("report", REPORT),
    result=FACT_LIST,
    doc=("di antaranya yang berakhir dengan 0 atau 5", "those of them that end in 0 or 5"),
)
def round_results(scope: Scope, report: Lkj) -> list[Fakta]:  # noqa: ARG001  # a rule asks it of the report
    """
    Give the round ones among the testable results.
    """
    return list(_roundness(scope).round)


@function(
    ("report", REPORT),
    ("one_in", NUMBER),
    result=BOOL,
    touches=lambda scope, _, __: [fakta.nilai for fakta in _roundness(scope).all],
    doc=(
        "benar bila bilangan bulat sesering itu lebih jarang daripada satu dari sekian bila angka terakhirnya kebetulan",
        "true when round numbers so often come about less than once in so many cases if last digits fall by chance",
    ),
)
def rounder_than_chance(scope: Scope, report: Lkj, one_in: Number) -> bool:  # noqa: ARG001  # a rule asks it of the report
    """
    Test the last digits of the results: the exact chance of so many zeros and fives, each digit being equally likely.
    """
    found = _roundness(scope)
    return tail(len(found.all), len(found.round), _CHANCE) * bounds(one_in)[0] < 1

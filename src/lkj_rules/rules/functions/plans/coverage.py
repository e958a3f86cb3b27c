"""
Functions on how much of what is planned, or reported, the agreements in force carry: one cause of many missing indicators.
"""

from __future__ import annotations

from typing import NamedTuple

from lkj_rules.model.documents import JenisTabel, Lkj, Renstra, Ukuran
from lkj_rules.rules.functions.plans.indicators import planned_this_year, promised
from lkj_rules.rules.kinds import NUMBER, object_of
from lkj_rules.rules.registry import Scope, function

PLAN = object_of(Renstra)
REPORT = object_of(Lkj)

_MEASURING = frozenset((JenisTabel.PENGUKURAN.value, JenisTabel.ANALISIS.value))


class Coverage(NamedTuple):
    """Hold how many indicators there are, and how many of them an agreement in force has; ``None`` where that cannot be told."""

    all: int
    promised: int | None


def _coverage(scope: Scope, indicators: set[str]) -> Coverage:
    verdicts = [promised(scope, kode) for kode in indicators]
    return Coverage(len(verdicts), None if None in verdicts else sum(verdict is True for verdict in verdicts))


def _planned(scope: Scope, renstra: Renstra) -> Coverage:
    def count() -> Coverage:
        return _coverage(scope, {str(row.indikator) for row in renstra.baris if planned_this_year(scope, row)})

    return scope.memo(renstra, count)


def _reported(scope: Scope) -> Coverage:
    def count() -> Coverage:
        results = (fakta for fakta in scope.facts if fakta.ukuran in (Ukuran.REALISASI, Ukuran.CAPAIAN))
        measured = (fakta for fakta in results if fakta.tabel in _MEASURING and fakta.tahun == scope.laporan.tahun)
        return _coverage(scope, {str(fakta.indikator.kode) for fakta in measured if fakta.indikator is not None})

    return scope.memo(scope.laporan, count)


@function(
    ("plan", PLAN),
    result=NUMBER,
    doc=("banyaknya indikator Renstra yang bertarget untuk tahun laporan", "the indicators that the Renstra has for this year"),
)
def planned_count(scope: Scope, plan: Renstra) -> int:
    """
    Count the indicators that the strategic plan has a target for this year.
    """
    return _planned(scope, plan).all


@function(
    ("plan", PLAN),
    result=NUMBER,
    doc=("di antaranya yang dimuat perjanjian yang berlaku", "how many of them an agreement in force has"),
)
def planned_and_promised(scope: Scope, plan: Renstra) -> int | None:
    """
    Count those of this year's planned indicators that an agreement carries.
    """
    return _planned(scope, plan).promised


@function(
    ("report", REPORT),
    result=NUMBER,
    doc=("banyaknya indikator pada tabel pengukuran dan analisis", "the indicators that measurement and analysis have"),
)
def reported_count(scope: Scope, report: Lkj) -> int:  # noqa: ARG001  # a rule asks it of the report
    """
    Count the indicators that the report measures.
    """
    return _reported(scope).all


@function(
    ("report", REPORT),
    result=NUMBER,
    doc=("di antaranya yang dimuat perjanjian yang berlaku", "how many of them an agreement in force has"),
)
def reported_and_promised(scope: Scope, report: Lkj) -> int | None:  # noqa: ARG001  # a rule asks it of the report
    """
    Count those of the indicators measured that an agreement carries.
    """
    return _reported(scope).promised

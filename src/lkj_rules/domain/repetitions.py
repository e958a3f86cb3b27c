"""
Columns of the report's tables whose figures are mostly those of another year: last year's table kept, or a heading left over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import agreement
from lkj_rules.domain.facts import Fakta, KolomLembar
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Unique
from lkj_rules.model.documents import KodeIndikator, Pembanding, Tabel, Ukuran
from lkj_rules.model.values import Angka

_LEAST = 3
"""So many figures are not those of another year by chance."""
_COMPARED = (Ukuran.TARGET, Ukuran.REALISASI, Ukuran.CAPAIAN)


@attrs.frozen(eq=False, repr=False)
class Ulangan(Unique):
    """
    Hold the year whose figures a column repeats, the cells that do, and how many could be compared.
    """

    tahun: int
    sel: tuple[Fakta, ...]
    banyak: int


@analysis
def repetition_in(scope: Scope, column: KolomLembar) -> Ulangan | None:
    """
    Find the year whose figures most of a column's are, while other places print others for its own; ``None`` where there is none.
    """
    facts = [fakta for fakta in column.fakta if _is_comparable(fakta)] if isinstance(column.lembar.asal, Tabel) else []
    if len(facts) < _LEAST or sum(_is_found_elsewhere(scope, fakta) for fakta in facts) < _LEAST:
        return None
    found = ((fakta, _elsewhere(scope, fakta)) for fakta in facts)
    known = [(fakta, places) for fakta, places in found if any(each.tahun == fakta.tahun for each in places)]
    alike = [_years_alike(fakta, places) for fakta, places in known]
    if _usual(alike) is None:  # before the places of each figure are compared
        return None
    taken = [years if years and not _is_own(scope, *each) else set() for each, years in zip(known, alike, strict=True)]
    if (year := _usual(taken)) is None:
        return None
    cells = tuple(fakta for (fakta, _), years in zip(known, taken, strict=True) if year in years)
    return Ulangan(tahun=year, sel=cells, banyak=len(known))


def _usual(years: Sequence[set[int]]) -> int | None:
    """
    Give the year that most of the figures are of; ``None`` where too few of them are.
    """
    counts = Counter(year for each in years for year in each).most_common(1)
    return next((year for year, count in counts if count >= _LEAST and 3 * count >= 2 * len(years)), None)


def repeats(scope: Scope, fakta: Fakta) -> int | None:
    """
    Give the year whose figures the column of a fact repeats.
    """
    column = scope.column_of(fakta)
    found = None if column is None else repetition_in(scope, column)
    return None if found is None else found.tahun


def _is_comparable(fakta: Fakta) -> bool:
    usual = fakta.pembanding in (None, Pembanding.TARGET)
    return usual and fakta.ukuran in _COMPARED and fakta.indikator is not None and isinstance(fakta.nilai.bacaan, Angka)


def _is_found_elsewhere(scope: Scope, fakta: Fakta) -> bool:
    """
    Return whether some other year has a figure, which few figures do: a first look, before the places are gone through.
    """
    if fakta.indikator is None or (figure := fakta.nilai.tepat) is None:
        return False
    years = _years(scope, fakta.indikator.kode, fakta.ukuran)[figure.as_integer_ratio()]
    return len(years) > 1 or fakta.tahun not in years


@analysis
def _years(scope: Scope, indicator: KodeIndikator, measure: Ukuran) -> dict[tuple[int, int], tuple[int, ...]]:
    """
    Give the years that each figure of a measure is of; as a ratio of whole numbers it is looked up ten times as fast.
    """
    found: dict[tuple[int, int], tuple[int, ...]] = {}
    for each in scope.measures[indicator, measure]:
        if (figure := each.nilai.tepat) is not None:
            years = found.get(ratio := figure.as_integer_ratio(), ())
            found[ratio] = years if each.tahun in years else (*years, each.tahun)
    return found


def _elsewhere(scope: Scope, fakta: Fakta) -> list[Fakta]:
    of_measure = () if fakta.indikator is None else scope.measures[fakta.indikator.kode, fakta.ukuran]
    return [each for each in of_measure if each.lembar is not fakta.lembar and _is_comparable(each)]


def _years_alike(fakta: Fakta, places: list[Fakta]) -> set[int]:
    figure, year = fakta.nilai.tepat, fakta.tahun
    return {each.tahun for each in places if each.tahun != year and each.nilai.tepat == figure}


def _is_own(scope: Scope, fakta: Fakta, places: list[Fakta]) -> bool:
    return any(agreement(scope, fakta, each) is not False for each in places if each.tahun == fakta.tahun)

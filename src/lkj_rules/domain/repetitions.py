"""
Columns of the report's tables whose figures are mostly those of another year: last year's table kept, or a heading left over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.comparison import agreement
from lkj_rules.domain.facts import Fakta, KolomLembar
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Unique
from lkj_rules.model.documents import Indikator, Pembanding, Tabel, Ukuran
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
    alike = [_years_alike(scope, fakta) for fakta in facts] if len(facts) >= _LEAST else []
    if sum(map(bool, alike)) < _LEAST:  # as in most columns
        return None
    known = [(fakta, years, own) for fakta, years in zip(facts, alike, strict=True) if (own := _of_own_year(scope, fakta))]
    if _usual([years for _, years, _ in known]) is None:  # before the places of each figure are compared
        return None
    taken = [
        (fakta, set() if years and any(agreement(scope, fakta, each) is not False for each in own) else years)
        for fakta, years, own in known
    ]
    year = _usual([years for _, years in taken])
    if year is None:
        return None
    return Ulangan(tahun=year, sel=tuple(fakta for fakta, years in taken if year in years), banyak=len(known))


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


@analysis
def _figures(scope: Scope, indicator: Indikator, measure: Ukuran) -> dict[tuple[int, int], list[Fakta]]:
    """
    Give the facts of each figure of a measure; as a ratio of whole numbers it is looked up ten times as fast.
    """
    facts = (fakta for fakta in scope.measures[indicator.kode, measure] if _is_comparable(fakta))
    return grouped((figure.as_integer_ratio(), fakta) for fakta in facts if (figure := fakta.nilai.tepat) is not None)


def _years_alike(scope: Scope, fakta: Fakta) -> set[int]:
    """
    Give the other years of which another place prints a figure.
    """
    if fakta.indikator is None or (figure := fakta.nilai.tepat) is None:
        return set()
    alike = _figures(scope, fakta.indikator, fakta.ukuran)[figure.as_integer_ratio()]
    others = (each for each in alike if each.tahun != fakta.tahun and each.lembar is not fakta.lembar)
    return {each.tahun for each in others} if len(alike) > 1 else set()  # most stand alone


def _of_own_year(scope: Scope, fakta: Fakta) -> list[Fakta]:
    of_measure = {} if fakta.indikator is None else _figures(scope, fakta.indikator, fakta.ukuran)
    facts = (each for alike in of_measure.values() for each in alike)
    return [each for each in facts if each.tahun == fakta.tahun and each.lembar is not fakta.lembar]

"""
Figures of earlier years: what that year's own report said, and whether a figure can come from it.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import consistent_value
from lkj_rules.domain.differences import is_measure
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Unique
from lkj_rules.model.documents import BarisTabel, Ukuran
from lkj_rules.model.intervals import bounds
from lkj_rules.model.reading.ladders import AKIP, BUILT_IN, Tangga, rank, score_of
from lkj_rules.model.values import Kata, Kosong, Nilai

_RATES = frozenset({"persen", "permil"})


@attrs.frozen(eq=False, repr=False)
class AngkaDahulu(Unique):
    """
    Hold what that year's own report has, whether a figure can come from it, and whether the two are of different kinds.

    They are where one is a number (no percentage) and the other a grade, or both are grades without a common ladder.
    """

    nilai: Nilai
    cocok: bool | None
    beda_jenis: bool


@analysis
def reported_then(scope: Scope, fact: Fakta) -> AngkaDahulu | None:
    """
    Compare a figure with that year's own report; ``None`` where that report is not given or does not have it.
    """
    found = reported_value(scope, fact, fact.ukuran)
    return None if found is None else AngkaDahulu(found, _agrees(scope, fact, found), _differs_in_kind(scope, fact, found))


def reported_value(scope: Scope, fact: Fakta, ukuran: Ukuran) -> Nilai | None:
    """
    Give what the report of a fact's year printed for its indicator; ``None`` where that report is not given.
    """
    return None if fact.indikator is None else _reported(scope).get((fact.tahun, str(fact.indikator.kode), ukuran))


@analysis
def _reported(scope: Scope) -> dict[tuple[int, str, Ukuran], Nilai]:
    return {
        (laporan.tahun, str(baris.indikator), ukuran): nilai
        for laporan in reversed(scope.laporan.laporan_lalu)
        for baris in reversed(list(walk(laporan.baris)))
        for ukuran, nilai in _measures(baris)
    }


def _measures(baris: BarisTabel) -> Iterator[tuple[Ukuran, Nilai]]:
    cells = ((Ukuran.TARGET, baris.target), (Ukuran.REALISASI, baris.realisasi), (Ukuran.CAPAIAN, baris.capaian))
    if baris.indikator is not None:
        yield from ((ukuran, nilai) for ukuran, nilai in cells if nilai is not None and not isinstance(nilai.bacaan, Kosong))


def _agrees(scope: Scope, fact: Fakta, reported: Nilai) -> bool | None:
    """
    Return whether a figure can come from what was measured: hidden digits may explain a difference, another unit does not.

    A number is another figure than a grade, save a SAKIP score that earns it. A remark in the place of either says nothing.
    """
    verdict = consistent_value(scope, fact.nilai, reported, fact)
    if verdict is not None:
        return verdict
    here, there = is_measure(fact.nilai.bacaan), is_measure(reported.bacaan)
    if here and there:
        return False if len(_units(fact, reported)) > 1 and _in_rates(fact, reported) else None
    ranked = [bool(_ladders(scope, nilai, fact)) for nilai in (fact.nilai, reported) if not is_measure(nilai.bacaan)]
    if not all(ranked):
        return None
    if here or there:
        return not _in_rates(fact, reported) and _earns(scope, fact, reported)
    common = next((tangga for tangga in _ladders(scope, fact.nilai, fact) if rank(reported, tangga) is not None), None)
    return common is not None and rank(fact.nilai, common) == rank(reported, common)


def _differs_in_kind(scope: Scope, fact: Fakta, reported: Nilai) -> bool:
    if _in_rates(fact, reported):
        return False
    here, there = is_measure(fact.nilai.bacaan), is_measure(reported.bacaan)
    if here or there:
        return here is not there
    return not any(rank(reported, tangga) is not None for tangga in _ladders(scope, fact.nilai, fact))


def _units(fact: Fakta, reported: Nilai) -> set[str | None]:
    return {unit_of(fact.nilai, fact), unit_of(reported, None)}


def _in_rates(fact: Fakta, reported: Nilai) -> bool:
    return fact.ukuran is Ukuran.CAPAIAN or not _RATES.isdisjoint(_units(fact, reported))


def _ladders(scope: Scope, nilai: Nilai, fact: Fakta) -> list[Tangga]:
    """
    Give the ladders that a word stands on: the indicator's own first, then those that the report or everyone knows.
    """
    own = scope.ladder(fact.indikator)
    known = [*([] if own is None else [own]), *scope.ladders, *BUILT_IN.values()]
    return [tangga for tangga in known if isinstance(nilai.bacaan, Kata) and rank(nilai, tangga) is not None]


def _earns(scope: Scope, fact: Fakta, reported: Nilai) -> bool:
    grade, number = (reported, fact.nilai) if is_measure(fact.nilai.bacaan) else (fact.nilai, reported)
    scores = score_of(grade.bacaan.teks) if isinstance(grade.bacaan, Kata) else None
    if scores is None or number.bilangan is None or scope.ladder(fact.indikator) not in (None, AKIP):
        return False
    low, high = bounds(number.bilangan)
    return high > scores[0] and low <= scores[1]

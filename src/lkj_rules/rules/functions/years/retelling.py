"""
Functions on figures of earlier years and what that year's own report said.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import consistent_value
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.domain.scales import unit_of
from lkj_rules.model.documents import BarisTabel, LaporanLalu, Ukuran
from lkj_rules.model.intervals import bounds
from lkj_rules.model.reading.ladders import AKIP, BUILT_IN, Tangga, rank, score_of
from lkj_rules.model.values import Angka, Batas, Kata, Kosong, Nilai, Rentang
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, object_of
from lkj_rules.rules.registry import Scope, function

FACT = object_of(Fakta)

_RATES = frozenset({"persen", "permil"})


@attrs.frozen(eq=False)
class _Asal:
    """
    Hold a figure of an earlier report, with that report.
    """

    nilai: Nilai
    laporan: LaporanLalu


def _origin(scope: Scope, fact: Fakta) -> _Asal | None:
    if fact.indikator is None:
        return None
    found = _origins(scope)
    return found.get((fact.tahun, str(fact.indikator.kode), str(fact.ukuran)))


@analysis
def _origins(scope: Scope) -> dict[tuple[int, str, str], _Asal]:
    return {
        (laporan.tahun, str(baris.indikator), name): _Asal(nilai, laporan)
        for laporan in reversed(scope.laporan.laporan_lalu)
        for baris in reversed(list(walk(laporan.baris)))
        for name, nilai in _measures(baris)
    }


def _measures(baris: BarisTabel) -> Iterator[tuple[str, Nilai]]:
    cells = ((Ukuran.TARGET, baris.target), (Ukuran.REALISASI, baris.realisasi), (Ukuran.CAPAIAN, baris.capaian))
    if baris.indikator is not None:
        yield from ((str(name), nilai) for name, nilai in cells if nilai is not None and not isinstance(nilai.bacaan, Kosong))


@function(
    ("fact", FACT),
    result=PRINTED_NILAI,
    doc=(
        "angka yang sama menurut LKj tahun itu sendiri; tak diketahui bila LKj itu tidak diberikan atau tidak memuatnya",
        "the same figure in that year's own report; unknown when that report is not given or does not have it",
    ),
)
def own_report(scope: Scope, fact: Fakta) -> Nilai | None:
    """
    Look a figure of an earlier year up in the report of that year.
    """
    found = _origin(scope, fact)
    return None if found is None else found.nilai


@function(
    ("fact", FACT),
    ("told", PRINTED_NILAI),
    result=BOOL,
    touches=lambda _, fact, told: [fact.nilai, told],
    doc=(
        "benar bila angka itu dapat berasal dari hasil ukur yang dilaporkan dahulu; satuan atau jenis yang lain adalah angka lain",
        "true when the figure can come from the measurement that was reported then; another unit or kind makes another figure",
    ),
)
def told_alike(scope: Scope, fact: Fakta, told: Nilai) -> bool | None:
    """
    Compare a figure of an earlier year with that year's own report: hidden digits may explain a difference, another unit does not.

    A number is another figure than a grade, save a SAKIP score that earns it. A remark in the place of either says nothing.
    """
    verdict = consistent_value(scope, fact.nilai, told, fact)
    if verdict is not None:
        return verdict
    here, there = _is_number(fact.nilai), _is_number(told)
    if here and there:
        return False if len(_units(fact, told)) > 1 and _in_rates(fact, told) else None
    ranked = [bool(_ladders(scope, nilai, fact)) for nilai in (fact.nilai, told) if not _is_number(nilai)]
    if not all(ranked):
        return None
    if here or there:
        return not _in_rates(fact, told) and _earns(scope, fact, told)
    common = next((tangga for tangga in _ladders(scope, fact.nilai, fact) if rank(told, tangga) is not None), None)
    return common is not None and rank(fact.nilai, common) == rank(told, common)


@function(
    ("fact", FACT),
    ("told", PRINTED_NILAI),
    result=BOOL,
    doc=(
        "benar bila yang satu angka (bukan persentase) dan yang lain predikat, atau keduanya predikat tanpa tangga bersama",
        "true when one is a number (no percentage) and the other a grade, or both are grades without a common ladder",
    ),
)
def of_other_kind(scope: Scope, fact: Fakta, told: Nilai) -> bool:
    """
    Tell whether a figure and what was reported then cannot be held against one another for their kind.
    """
    if _in_rates(fact, told):
        return False
    here, there = _is_number(fact.nilai), _is_number(told)
    if here or there:
        return here is not there
    return not any(rank(told, tangga) is not None for tangga in _ladders(scope, fact.nilai, fact))


def _is_number(nilai: Nilai) -> bool:
    return isinstance(nilai.bacaan, Angka | Batas | Rentang)


def _units(fact: Fakta, told: Nilai) -> set[str | None]:
    return {unit_of(fact.nilai, fact), unit_of(told, None)}


def _in_rates(fact: Fakta, told: Nilai) -> bool:
    return fact.ukuran is Ukuran.CAPAIAN or not _RATES.isdisjoint(_units(fact, told))


def _ladders(scope: Scope, nilai: Nilai, fact: Fakta) -> list[Tangga]:
    """
    Give the ladders that a word stands on: the indicator's own first, then those that the report or everyone knows.
    """
    own = scope.ladder(fact.indikator)
    known = [*([] if own is None else [own]), *scope.ladders, *BUILT_IN.values()]
    return [tangga for tangga in known if isinstance(nilai.bacaan, Kata) and rank(nilai, tangga) is not None]


def _earns(scope: Scope, fact: Fakta, told: Nilai) -> bool:
    """
    Tell whether one is a SAKIP grade and the other a score that earns it.
    """
    grade, number = (told, fact.nilai) if _is_number(fact.nilai) else (fact.nilai, told)
    scores = score_of(grade.bacaan.teks) if isinstance(grade.bacaan, Kata) else None
    if scores is None or number.bilangan is None or scope.ladder(fact.indikator) not in (None, AKIP):
        return False
    low, high = bounds(number.bilangan)
    return high > scores[0] and low <= scores[1]

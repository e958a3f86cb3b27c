"""
Functions on figures over the years: years in which an indicator can be measured, jumps, years of the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scales import unit_of
from lkj_rules.model.documents import Indikator, TahunKe, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Exact
from lkj_rules.model.reading.ladders import rank
from lkj_rules.model.values import Kata, Kosong, Nilai
from lkj_rules.rules.kinds import BOOL, NUMBER, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function

FACT = object_of(Fakta)
FEWEST = 3
"""Earlier years that a history needs before a year can stand out from it."""

_FLAT = 10
"""A history that hardly moves is taken to move by a tenth of its middle value."""


@function(
    ("indicator", object_of(Indikator)),
    ("year", NUMBER),
    result=BOOL,
    doc=(
        "benar bila indikator dapat diukur pada tahun itu, menurut tahun ukurnya",
        "true when the indicator can be measured in that year, by its years of measurement",
    ),
)
def measurable(_: Scope, indicator: Indikator, year: int) -> bool:
    """
    Tell whether an indicator exists in a year; without years of measurement it exists in every year.
    """
    return _possible(indicator, year)


def _possible(indicator: Indikator, year: int) -> bool:
    return not indicator.tahun_ukur or year in indicator.tahun_ukur


@function(
    ("fact", FACT),
    result=BOOL,
    doc=(
        "benar bila selnya memuat nilai: bilangan atau predikat, bukan kosong atau keterangan seperti “n/a”",
        "true when the cell holds a value: a number or a predicate, neither blank nor a remark such as “n/a”",
    ),
)
def holds_value(scope: Scope, fact: Fakta) -> bool:
    """
    Tell a value from a blank and from words that say there is none.
    """
    match fact.nilai.bacaan:
        case Kosong():
            return False
        case Kata():
            return _is_grade(scope, fact.nilai, fact)
        case _:
            return True


def _is_grade(scope: Scope, nilai: Nilai, fact: Fakta) -> bool:
    ladder = scope.ladder(fact.indikator)
    return ladder is not None and isinstance(nilai.bacaan, Kata) and rank(nilai, ladder) is not None


@function(
    ("indicator", object_of(Indikator)),
    result=TEXT,
    doc=("tahun ketika indikator dapat diukur", "the years in which the indicator can be measured"),
)
def years_words(_: Scope, indicator: Indikator) -> Texts:
    """
    List the years of measurement of an indicator.
    """
    years = ", ".join(map(str, sorted(indicator.tahun_ukur)))
    return Texts(years, years)


@function(
    ("indicator", object_of(Indikator)),
    result=FACT,
    doc=(
        "realisasi tahun laporan yang berupa bilangan: dari tabel pengukuran, lalu analisis, lalu perbandingan",
        "this year's realisasi where it is a number: of the measurement table, else the analysis, else the comparison",
    ),
)
def result_of_year(scope: Scope, indicator: Indikator) -> Fakta | None:
    """
    Find the number that an indicator reached this year.
    """
    now = [fakta for fakta in _results(scope, indicator) if fakta.tahun == scope.laporan.tahun]
    return min(now, key=lambda fakta: _ORDER.index(fakta.tabel or ""), default=None)


_ORDER = ("pengukuran", "analisis", "perbandingan")


def _results(scope: Scope, indicator: Indikator) -> list[Fakta]:
    found = _all_results(scope)
    return found.get(str(indicator.kode), [])


@analysis
def _all_results(scope: Scope) -> dict[str, list[Fakta]]:
    found: dict[str, list[Fakta]] = {}
    for fakta in scope.facts:
        numeric = fakta.ukuran is Ukuran.REALISASI and fakta.tabel in _ORDER and fakta.nilai.tepat is not None
        if numeric and fakta.indikator is not None and _possible(fakta.indikator, fakta.tahun):
            found.setdefault(str(fakta.indikator.kode), []).append(fakta)
    return found


@function(
    ("indicator", object_of(Indikator)),
    result=list_of(FACT),
    doc=(
        "realisasi tahun-tahun sebelumnya yang berupa bilangan dan bersatuan sama, satu per tahun",
        "the realisasi of earlier years that are numbers of the same unit, one a year",
    ),
)
def earlier_results(scope: Scope, indicator: Indikator) -> list[Fakta]:
    """
    List what an indicator reached in earlier years, oldest first.
    """
    now = result_of_year(scope, indicator)
    unit = None if now is None else unit_of(now.nilai, now)
    years: dict[int, Fakta] = {}
    for fakta in _results(scope, indicator):
        if fakta.tahun < scope.laporan.tahun and unit_of(fakta.nilai, fakta) in (None, unit):
            years.setdefault(fakta.tahun, fakta)
    return [years[year] for year in sorted(years)]


def _too_short(_: Scope, __: Fakta, history: Sequence[Fakta], ___: Exact) -> Texts | None:
    if len(history) < FEWEST:
        return Texts(f"riwayatnya kurang dari {FEWEST} tahun", f"its history has fewer than {FEWEST} years")
    if not any(fakta.nilai.tepat for fakta in history):
        return Texts("riwayatnya nol semua", "its history is all zero")
    return None


@function(
    ("fact", FACT),
    ("history", list_of(FACT)),
    ("times", NUMBER),
    result=BOOL,
    why=_too_short,
    touches=lambda _, fact, history, __: [fact.nilai, *(each.nilai for each in history)],
    doc=(
        "benar bila nilainya keluar dari rentang riwayat sekian kali lebarnya; bila kurang dari tiga tahun, tak diketahui",
        "true when the value leaves the range of its history by so many times its width; unknown for fewer than three years",
    ),
)
def stands_out(scope: Scope, fact: Fakta, history: Sequence[Fakta], times: Exact) -> bool | None:
    """
    Tell whether a value lies far outside its own history; the range of the earlier values is the measure, three tell no more.

    A range narrower than a tenth of the middle value counts as that wide, so that a flat history does not make every change a jump.
    """
    if _too_short(scope, fact, history, times) is not None or fact.nilai.tepat is None:
        return None
    values = sorted(Fraction(each.nilai.tepat) for each in history if each.nilai.tepat is not None)
    middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    reach = times * max(values[-1] - values[0], abs(middle) / _FLAT)
    return fact.nilai.tepat > values[-1] + reach or fact.nilai.tepat < values[0] - reach


@function(
    ("facts", list_of(FACT)),
    result=TEXT,
    doc=("nilai fakta dengan tahunnya", "the values of facts, each with its year"),
)
def yearly_words(_: Scope, facts: Sequence[Fakta]) -> Texts:
    """
    List values with their years: ``70,1 (2021); 72,3 (2022)``.
    """
    written = "; ".join(f"{fakta.nilai} ({fakta.tahun})" for fakta in facts)
    return Texts(written, written)


@function(
    ("statement", object_of(TahunKe)),
    result=object_of(TahunKe),
    doc=(
        "pernyataan sebelumnya yang menyebut tahun Renstra yang lain",
        "an earlier statement that calls the year another year of the Renstra",
    ),
)
def said_otherwise(scope: Scope, statement: TahunKe) -> TahunKe | None:
    """
    Find the first statement on the year of the Renstra that this one contradicts.
    """
    lkj = scope.laporan.lkj
    for other in () if lkj is None else lkj.tahun_ke:
        if other is statement:
            return None
        if other.ke != statement.ke:
            return other
    return None

"""
Functions on what a number counts: its unit across documents, the share it states, the counts behind a percentage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.comparison import agrees
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scales import unit_of
from lkj_rules.model.documents import BarisAksi, Indikator, JenisIndikator
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number, bounds, divide, hidden_digits
from lkj_rules.model.reading.units import ANY_COUNT, NILAI, PERMIL, PERSEN, differ, kind_of_unit
from lkj_rules.model.values import Angka, Batas, Nilai, Rentang, Tanda
from lkj_rules.rules.functions.values.cells import FACT, FACT_LIST, SHOWN, targets_and_results
from lkj_rules.rules.kinds import BOOL, NUMBER, PRINTED_NILAI, TEXT, object_of
from lkj_rules.rules.registry import Scope, function

INDICATOR = object_of(Indikator)

_WHOLE = {PERSEN: 100, PERMIL: 1000}
"""What the whole is in units of a share."""

_QUARTER = "triwulan"

_BY_KIND = {JenisIndikator.PROPORSI: PERSEN, JenisIndikator.INDEKS: NILAI, JenisIndikator.CACAH: ANY_COUNT}


def _number_of(nilai: Nilai) -> Angka | None:
    reading = nilai.bacaan
    angka = reading.angka if isinstance(reading, Batas) else reading.atas if isinstance(reading, Rentang) else reading
    return angka if isinstance(angka, Angka) else None


def _printed_kinds(fakta: Fakta) -> tuple[str, ...]:
    """
    Name the units of a number: the one printed at it, and the one of its row.
    """
    angka = _number_of(fakta.nilai)
    named = () if angka is None else (kind_of_unit(angka.satuan), kind_of_unit(fakta.satuan))
    return tuple(dict.fromkeys(kind for kind in named if kind is not None))


def _kinds(fakta: Fakta, indikator: Indikator) -> tuple[str, ...]:
    """
    Name the units of a number; where none is printed, the one that the register gives the indicator.
    """
    printed = _printed_kinds(fakta)
    if printed or _number_of(fakta.nilai) is None:
        return printed
    declared = kind_of_unit(indikator.satuan) or (None if indikator.jenis is None else _BY_KIND.get(indikator.jenis))
    return () if declared is None else (declared,)


def _quarters(scope: Scope, indikator: Indikator) -> list[Fakta]:
    """
    Give the quarterly targets of an indicator as facts beside the annual one.
    """
    annual = (fakta for fakta in targets_and_results(scope, indikator) if isinstance(fakta.pemilik, BarisAksi))
    return [attrs.evolve(fakta, nilai=nilai, kolom=_QUARTER) for fakta in annual for nilai in fakta.pemilik.triwulan]


def _usual(stated: Sequence[tuple[Fakta, tuple[str, ...]]]) -> str:
    """
    Name the unit that most numbers have; the four quarters of a row have no vote where others do.
    """
    votes = Counter(kind for fakta, kinds in stated if fakta.kolom != _QUARTER for kind in kinds)
    counted = votes or Counter(kind for _, kinds in stated for kind in kinds)
    return counted.most_common(1)[0][0]


@analysis
def _units(scope: Scope, indikator: Indikator) -> tuple[list[Fakta], list[Fakta], list[Fakta]]:
    """
    Give the numbers of an indicator that have a unit, those in another unit than most, and one in the usual unit.
    """
    numbers = [*targets_and_results(scope, indikator), *_quarters(scope, indikator)]
    stated = [(fakta, kinds) for fakta in numbers if (kinds := _kinds(fakta, indikator))]
    everything = [fakta for fakta, _ in stated]
    if not any(map(_printed_kinds, everything)):
        return [], [], []
    if len({kind for _, kinds in stated for kind in kinds}) < 2:  # noqa: PLR2004  # one unit is no difference
        return everything, [], []
    most = _usual(stated)
    odd = [fakta for fakta, kinds in stated if any(differ(kind, most) for kind in kinds)]
    usual = [fakta for fakta, kinds in stated if fakta not in odd and most in kinds]
    usual.sort(key=lambda fakta: not _printed_kinds(fakta))  # one that prints its unit speaks for itself
    return everything, odd, usual[:1]


def _units_touched(scope: Scope, indikator: Indikator) -> list[Nilai]:
    everything, odd, usual = _units(scope, indikator)
    return [fakta.nilai for fakta in ([*odd[:SHOWN], *usual] if odd else everything)]


@function(
    ("indicator", INDICATOR),
    result=FACT_LIST,
    touches=_units_touched,
    doc=(
        "target, target triwulan, dan realisasi indikator yang satuannya lain daripada kebanyakan",
        "the targets, quarterly targets and realisations of an indicator that have another unit than most",
    ),
)
def odd_units(scope: Scope, indicator: Indikator) -> list[Fakta]:
    """
    Find the numbers of an indicator whose unit, at the number or in its row, is not the usual one.
    """
    return _units(scope, indicator)[1]


@function(
    ("indicator", INDICATOR),
    result=BOOL,
    doc=("benar bila ada angka indikator yang bersatuan", "true when some number of the indicator has a unit"),
)
def has_unit(scope: Scope, indicator: Indikator) -> bool:
    """
    Tell whether the report prints a unit for an indicator's numbers.
    """
    return bool(_units(scope, indicator)[0])


@function(
    ("indicator", INDICATOR),
    result=TEXT,
    doc=(
        "satuan yang tertulis, masing-masing dengan contoh dan tempatnya",
        "the units that are written, each with an example and its place",
    ),
)
def units_words(scope: Scope, indicator: Indikator) -> Texts:
    """
    List the units of an indicator's numbers as printed, each with a first witness.
    """
    _, odd, usual = _units(scope, indicator)
    first: dict[tuple[str, ...], Fakta] = {}
    for fakta in (*usual, *odd):
        first.setdefault(_kinds(fakta, indicator), fakta)
    texts = []
    for none in (f"{indicator.satuan or '?'} menurut daftar indikator", f"{indicator.satuan or '?'} by the register of indicators"):
        shown = (f"{_unit_words(fakta) or none} ({fakta.nilai.teks}, {scope.place(fakta)})" for fakta in first.values())
        texts.append("; ".join(shown))
    return Texts(*texts)


def _unit_words(fakta: Fakta) -> str:
    angka = _number_of(fakta.nilai)
    words = (fakta.satuan, None if angka is None else angka.satuan)
    return " / ".join(dict.fromkeys(word for word in words if word))


# -- shares


def _whole(fakta: Fakta) -> int | None:
    """
    Give what the whole is in the unit of a share; ``None`` for a number in another unit.
    """
    unit = unit_of(fakta.nilai, fakta)
    return 100 if unit is None else _WHOLE.get(kind_of_unit(unit) or "")


@function(
    ("fact", FACT),
    result=BOOL,
    doc=(
        "benar bila nilai dapat berupa bagian dari keseluruhan: 0 sampai 100 persen",
        "true when the value can be a share of a whole: 0 to 100 percent",
    ),
)
def possible_share(_: Scope, fact: Fakta) -> bool | None:
    """
    Tell whether a printed share can lie within the whole; a bound must leave room, a range must lie inside.
    """
    whole = _whole(fact)
    if whole is None:
        return None
    match fact.nilai.bacaan:
        case Angka():
            number = fact.nilai.bilangan
            low, high = (None, None) if number is None else bounds(number)
            return None if low is None or high is None else low <= whole and high >= 0
        case Batas(tanda=Tanda.LEBIH, angka=angka):
            return angka.nilai < whole
        case Batas(tanda=Tanda.KURANG, angka=angka):
            return 0 < angka.nilai <= whole
        case Batas(angka=angka):
            return 0 <= angka.nilai <= whole
        case Rentang(bawah=bawah, atas=atas):
            return bawah.nilai >= 0 and atas.nilai <= whole
        case _:
            return None


def _count(nilai: Nilai | None) -> Number | None:
    """
    Give a count: whole as printed, with its hidden digits where it is printed in thousands or millions.
    """
    angka = None if nilai is None else nilai.angka
    if angka is None:
        return None
    return angka.nilai if angka.desimal == 0 else hidden_digits(angka.nilai, angka.desimal)


def _ratio(fakta: Fakta) -> Number | None:
    above, below = _count(fakta.nilai.pembilang), _count(fakta.nilai.penyebut)
    if above is None or below is None or bounds(below) == (0, 0):
        return None
    return divide(above, below)


def _ratio_unit(fakta: Fakta) -> int | None:
    """
    Give what one is in the unit of a value that has counts behind it: 100 for percent.
    """
    printed = unit_of(fakta.nilai, fakta) or (None if fakta.indikator is None else fakta.indikator.satuan)
    kind = kind_of_unit(printed)
    if kind is None and fakta.indikator is not None and fakta.indikator.jenis is JenisIndikator.PROPORSI:
        kind = PERSEN
    return _WHOLE.get(kind or "")


def _counts_touched(_: Scope, fakta: Fakta) -> list[Nilai]:
    return [nilai for nilai in (fakta.nilai, fakta.nilai.pembilang, fakta.nilai.penyebut) if nilai is not None]


@function(
    ("fact", FACT),
    result=BOOL,
    doc=("benar bila nilai disertai pembilang dan penyebut", "true when both counts behind the value are given"),
)
def has_counts(_: Scope, fact: Fakta) -> bool:
    """
    Tell whether a value comes with both counts.
    """
    return fact.nilai.pembilang is not None and fact.nilai.penyebut is not None


@function(
    ("fact", FACT),
    result=BOOL,
    touches=_counts_touched,
    doc=(
        "benar bila persentase cocok dengan pembilang dan penyebutnya",
        "true when the percentage agrees with the counts behind it",
    ),
)
def counts_agree(_: Scope, fact: Fakta) -> bool | None:
    """
    Tell whether the counts give the printed percentage, rounded or cut off.

    A share printed without a sign may be a fraction (0,77). Nothing can be a share of zero.
    """
    below = _count(fact.nilai.penyebut)
    if below is not None and bounds(below) == (0, 0) and isinstance(fact.nilai.bacaan, Angka):
        return False
    ratio, unit = _ratio(fact), _ratio_unit(fact)
    if ratio is None or unit is None or not isinstance(fact.nilai.bacaan, Angka):
        return None
    as_share = agrees(fact.nilai, ratio * unit)
    return as_share or (fact.nilai.bacaan.satuan is None and agrees(fact.nilai, ratio))


@function(
    ("fact", FACT),
    result=NUMBER,
    doc=("hasil bagi pembilang dan penyebut, dalam satuan nilai itu", "the quotient of the counts, in the unit of the value"),
)
def counts_give(_: Scope, fact: Fakta) -> Number | None:
    """
    Compute what the counts behind a percentage give, in percent (or per mille).
    """
    ratio, unit = _ratio(fact), _ratio_unit(fact)
    return None if ratio is None or unit is None else ratio * unit


@function(
    ("fact", FACT),
    result=TEXT,
    doc=("perhitungan dari pembilang dan penyebut, dengan kata-kata", "the computation from the counts, in words"),
)
def counts_words(_: Scope, fact: Fakta) -> Texts | None:
    """
    Write out what the counts behind a percentage give.
    """
    above, below = fact.nilai.pembilang, fact.nilai.penyebut
    unit, ratio = _ratio_unit(fact), _ratio(fact)
    if above is None or below is None:
        return None
    if ratio is None or unit is None:
        return Texts(f"penyebutnya {below}", f"its denominator is {below}")
    angka = fact.nilai.angka
    low, high = bounds(ratio * unit)
    digits = 0 if angka is None else angka.desimal
    id_, en = (
        "–".join(dict.fromkeys((write_result(low, digits, bahasa), write_result(high, digits, bahasa)))) for bahasa in ("id", "en")
    )
    sign = {100: (" %", "%"), 1000: (" ‰", "‰")}[unit]
    return Texts(f"{above} ÷ {below} × {unit} = {id_}{sign[0]}", f"{above} ÷ {below} × {unit} = {en}{sign[1]}")


@function(
    ("fact", FACT),
    result=BOOL,
    doc=("benar bila indikatornya mengukur pertumbuhan", "true when the indicator measures a growth"),
)
def growth(_: Scope, fact: Fakta) -> bool:
    """
    Tell whether a percentage is a growth, whose counts are those of two years and not a part and its whole.
    """
    return fact.indikator is not None and fact.indikator.jenis is JenisIndikator.PERTUMBUHAN


@function(
    ("left", PRINTED_NILAI),
    ("right", PRINTED_NILAI),
    result=BOOL,
    why=lambda _, left, right: Texts(f"satuan {left} dan {right} berbeda", f"{left} and {right} are in different units"),
    doc=(
        "benar bila dua nilai tidak bersatuan berbeda; tak diketahui bila berbeda",
        "true when two values are not in different units; unknown when they are",
    ),
)
def like_units(_: Scope, left: Nilai, right: Nilai) -> bool | None:
    """
    Tell whether two numbers may be held against one another by their printed units.
    """
    kinds = [kind_of_unit(angka.satuan) for angka in map(_number_of, (left, right)) if angka is not None]
    return None if len(set(kinds) - {None}) > 1 else True

"""
What numbers count: the units of an indicator, the whole of a share, the ends between which a value can lie.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.notation import Ragam, number_in, variety
from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisAksi, Indikator, JenisIndikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number, bounds
from lkj_rules.model.reading.units import ANY_COUNT, NILAI, PERMIL, PERSEN, differ, kind_of_unit
from lkj_rules.model.values import Angka, Batas, Nilai, Rentang, Tanda

_WHOLE = {PERSEN: 100, PERMIL: 1000}
"""What the whole is in units of a share."""


def share_whole(_: Scope, fakta: Fakta) -> int | None:
    """
    Give what the whole is in the unit of a share: the printed one, else the register's; ``None`` where it counts something.
    """
    indikator, printed = fakta.indikator, unit_of(fakta.nilai, fakta)
    if printed is not None or indikator is None:
        return _WHOLE.get(kind_of_unit(printed) or "")
    own = _WHOLE.get(kind_of_unit(indikator.satuan) or "")
    return _WHOLE[PERSEN] if own is None and indikator.jenis is JenisIndikator.PROPORSI else own


def within(_: Scope, nilai: Nilai, lowest: Number, highest: Number) -> bool | None:
    """
    Return whether a printed value can lie between two ends; a bound must leave room, a range must lie inside.
    """
    least, most = bounds(lowest)[0], bounds(highest)[1]
    match nilai.bacaan:
        case Angka():
            number = nilai.bilangan
            low, high = (None, None) if number is None else bounds(number)
            return None if low is None or high is None else low <= most and high >= least
        case Batas(tanda=Tanda.LEBIH, angka=angka):
            return angka.nilai < most
        case Batas(tanda=Tanda.KURANG, angka=angka):
            return least < angka.nilai <= most
        case Batas(angka=angka):
            return least <= angka.nilai <= most
        case Rentang(bawah=bawah, atas=atas):
            return bawah.nilai >= least and atas.nilai <= most
        case _:
            return None


# -- units of an indicator

_QUARTER = "triwulan"
_BY_KIND = {JenisIndikator.PROPORSI: PERSEN, JenisIndikator.INDEKS: NILAI, JenisIndikator.CACAH: ANY_COUNT}


@analysis
def units(scope: Scope, indikator: Indikator) -> Ragam:
    """
    Compare the units of an indicator's targets, quarterly targets and results, at the number and in its row.
    """
    numbers = [fakta for fakta in scope.facts_about(indikator) if fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI)]
    annual = (fakta for fakta in numbers if isinstance(fakta.pemilik, BarisAksi))
    quarters = [attrs.evolve(fakta, nilai=nilai, kolom=_QUARTER) for fakta in annual for nilai in fakta.pemilik.triwulan]
    stated = [(fakta, kinds) for fakta in (*numbers, *quarters) if (kinds := _kinds(fakta, indikator))]
    everything = [fakta for fakta, _ in stated]
    if not any(map(_printed_kinds, everything)):
        return Ragam()
    if len({kind for _, kinds in stated for kind in kinds}) <= 1:
        return variety(everything)
    most = _usual(stated)
    odd = [fakta for fakta, kinds in stated if any(differ(kind, most) for kind in kinds)]
    usual = [fakta for fakta, kinds in stated if fakta not in odd and most in kinds]
    usual.sort(key=lambda fakta: not _printed_kinds(fakta))  # one that prints its unit speaks for itself
    return variety(everything, odd, usual[0] if usual else None, _units_in_words(scope, indikator, (*usual[:1], *odd)))


def _printed_kinds(fakta: Fakta) -> tuple[str, ...]:
    """
    Name the units of a number: the one printed at it, and the one of its row.
    """
    angka = number_in(fakta.nilai.bacaan)
    named = () if angka is None else (kind_of_unit(angka.satuan), kind_of_unit(fakta.satuan))
    return tuple(dict.fromkeys(kind for kind in named if kind is not None))


def _kinds(fakta: Fakta, indikator: Indikator) -> tuple[str, ...]:
    """
    Name the units of a number; where none is printed, the one that the register gives the indicator.
    """
    printed = _printed_kinds(fakta)
    if printed or number_in(fakta.nilai.bacaan) is None:
        return printed
    declared = kind_of_unit(indikator.satuan) or (None if indikator.jenis is None else _BY_KIND.get(indikator.jenis))
    return () if declared is None else (declared,)


def _usual(stated: Sequence[tuple[Fakta, tuple[str, ...]]]) -> str:
    """
    Name the unit that most numbers have; the four quarters of a row have no vote where others do.
    """
    votes = Counter(kind for fakta, kinds in stated if fakta.kolom != _QUARTER for kind in kinds)
    return (votes or Counter(kind for _, kinds in stated for kind in kinds)).most_common(1)[0][0]


def _units_in_words(scope: Scope, indikator: Indikator, facts: Sequence[Fakta]) -> Texts:
    """
    List the units as printed, each with the first number in it.
    """
    first: dict[tuple[str, ...], Fakta] = {}
    for fakta in facts:
        first.setdefault(_kinds(fakta, indikator), fakta)
    own, texts = indikator.satuan or "?", []
    for none in (f"{own} menurut daftar indikator", f"{own} by the register of indicators"):
        shown = (f"{_unit_words(fakta) or none} ({fakta.nilai.teks}, {scope.place(fakta)})" for fakta in first.values())
        texts.append("; ".join(shown))
    return Texts(*texts)


def _unit_words(fakta: Fakta) -> str:
    angka = number_in(fakta.nilai.bacaan)
    words = (fakta.satuan, None if angka is None else angka.satuan)
    return " / ".join(dict.fromkeys(word for word in words if word))

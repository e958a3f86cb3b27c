"""
What a printed cell states: whether a number belongs there, what it counts, and how it is read that can be read in two ways.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.recomputation import write_result
from lkj_rules.domain.analysis import analysis, firsts
from lkj_rules.domain.facts import ACHIEVED, Fakta, walk
from lkj_rules.domain.notation import Ragam, number_in, variety
from lkj_rules.domain.predicates import predicate
from lkj_rules.domain.rescaling import is_converted
from lkj_rules.domain.scales import is_count, scale_of, unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisAksi, BarisTabel, Indikator, JenisIndikator, Sebutan, Tabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Number, bounds, is_less
from lkj_rules.model.reading.units import (
    ANY_COUNT,
    NILAI,
    PERMIL,
    PERSEN,
    UNBREAKABLE,
    cannot_break,
    differ,
    kind_of_unit,
    unit_name,
)
from lkj_rules.model.values import Ambigu, Angka, Batas, Kurung, Nilai, Rentang, Tanda

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
        case Angka(nilai=printed) if not is_less(printed, least) and not is_less(most, printed):
            return True  # what its hidden digits make of it matters outside alone
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

    A row that prints nothing but capaian has a vote by its unit, where the rows of its table are not all of one. A sentence may
    give the count behind a percentage.
    """
    about = scope.facts_about(indikator)
    numbers = [fakta for fakta in about if fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI)]
    numbers += firsts((id(fakta.pemilik), fakta) for fakta in about if _only_capaian(scope, fakta)).values()
    if any(fakta.nilai.pembilang is not None for fakta in numbers):
        numbers = [each for each in numbers if not (isinstance(each.pemilik, Sebutan) and UNBREAKABLE & {*_printed_kinds(each)})]
    annual = (fakta for fakta in numbers if isinstance(fakta.pemilik, BarisAksi))
    quarters = [attrs.evolve(fakta, nilai=nilai, kolom=_QUARTER) for fakta in annual for nilai in fakta.pemilik.triwulan]
    stated = [(fakta, kinds) for fakta in (*numbers, *quarters) if (kinds := _kinds(fakta, indikator))]
    if _converted(stated):
        stated = [(fakta, tuple(PERSEN if kind == PERMIL else kind for kind in kinds)) for fakta, kinds in stated]
    everything = [fakta for fakta, _ in stated]
    if not any(map(_printed_kinds, everything)):
        return Ragam()
    if len({kind for _, kinds in stated for kind in kinds}) <= 1:
        return variety(everything)
    most = _usual(stated)
    odd = [fakta for fakta, kinds in stated if any(differ(kind, most) for kind in kinds)]
    usual = [fakta for fakta, kinds in stated if fakta not in odd and most in kinds]
    usual.sort(key=lambda fakta: not _printed_kinds(fakta))  # one that prints its unit speaks for itself
    words = _units_in_words(scope, indikator, (*usual[:1], *odd))
    sized = bool(odd) and all(is_converted(scope, fakta) for fakta in odd)
    return attrs.evolve(variety(everything, odd, usual[0] if usual else None, words), setara=sized)


def _only_capaian(scope: Scope, fakta: Fakta) -> bool:
    row, tabel = fakta.pemilik, fakta.lembar.asal
    if fakta.ukuran is not Ukuran.CAPAIAN or not isinstance(row, BarisTabel) or not isinstance(tabel, Tabel):
        return False
    return row.satuan is not None and row.target is None and row.realisasi is None and len(_kinds_in(scope, tabel)) > 1


@analysis
def _kinds_in(_: Scope, tabel: Tabel) -> frozenset[str | None]:
    return frozenset(kind_of_unit(each.satuan) for each in walk(tabel.baris) if each.satuan)


def _converted(stated: Sequence[tuple[Fakta, tuple[str, ...]]]) -> bool:
    """
    Return whether some number in ‰ is printed in % elsewhere, so that the two signs are one scale and not two meanings.
    """
    shares = {
        kind: [number for fakta, kinds in stated if kind in kinds and (number := fakta.nilai.tepat) is not None] for kind in _WHOLE
    }
    return bool(shares[PERMIL]) and not set(shares[PERSEN]).isdisjoint(Fraction(number) / 10 for number in shares[PERMIL])


def _printed_kinds(fakta: Fakta) -> tuple[str, ...]:
    angka = number_in(fakta.nilai.bacaan)
    if angka is None:
        return ()
    own = None if fakta.ukuran is Ukuran.CAPAIAN else kind_of_unit(angka.satuan)  # a capaian is a percentage
    named = kind_of_unit(fakta.satuan)
    return tuple(kind for kind in (own, None if named == own else named) if kind is not None)


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
    first = firsts((_kinds(fakta, indikator), fakta) for fakta in facts)
    own, texts = indikator.satuan or "?", []
    for none in (f"{own} menurut daftar indikator", f"{own} by the register of indicators"):
        shown = (f"{_unit_words(fakta) or none} ({fakta.nilai.teks}, {scope.place(fakta)})" for fakta in first.values())
        texts.append("; ".join(shown))
    return Texts(*texts)


def _unit_words(fakta: Fakta) -> str:
    angka = number_in(fakta.nilai.bacaan)
    words = (fakta.satuan, None if angka is None or fakta.ukuran is Ukuran.CAPAIAN else angka.satuan)
    return " / ".join(dict.fromkeys(word for word in words if word))


TOPICS = {
    Ukuran.TARGET: Texts("target", "target"),
    Ukuran.TARGET_CAPAIAN: Texts("target capaian", "achievement aimed at"),
    Ukuran.STANDAR: Texts("standar", "standard"),
    Ukuran.REALISASI: Texts("realisasi", "realisation"),
    Ukuran.CAPAIAN: Texts("capaian", "achievement"),
    Ukuran.PERUBAHAN: Texts("perubahan", "change"),
    Ukuran.PAGU: Texts("anggaran", "budget"),
    Ukuran.SISA: Texts("sisa anggaran", "remaining budget"),
    Ukuran.PERSEN: Texts("persentase realisasi", "percentage spent"),
}

_NUMBERS_ONLY = frozenset({*ACHIEVED, Ukuran.PERSEN, Ukuran.PAGU, Ukuran.SISA})
_COUNTED = frozenset({JenisIndikator.PROPORSI, JenisIndikator.CACAH, JenisIndikator.INDEKS, JenisIndikator.PERTUMBUHAN})


def topic(scope: Scope, fakta: Fakta) -> Texts:
    """
    Word what a value is: its measure, its indicator or budget line, and its year where that is not the report's.
    """
    name = fakta.nama if fakta.indikator is None else fakta.indikator.nama
    line = fakta.pos if fakta.pos not in (None, "total", name) else None
    shown = " ".join(part for part in (line, name) if part)
    measure, year = TOPICS[fakta.ukuran], fakta.tahun if fakta.tahun != scope.laporan.tahun else None
    return Texts(
        " ".join(part for part in (measure.id, shown, year and f"tahun {year}") if part),
        (f"{measure.en} of {shown}" if shown else measure.en) + (f" for {year}" if year else ""),
    )


def heading(scope: Scope, fakta: Fakta) -> Texts:
    """
    Name the column that a value stands in: in the report's words where its heading is known, else by measure and year.
    """
    table = fakta.lembar.asal
    printed = [kolom.judul for kolom in table.kolom if kolom.id == fakta.kolom] if isinstance(table, Tabel) else []
    if printed and printed[0]:
        return Texts(f"“{printed[0]}”", f"“{printed[0]}”")
    year = f" {fakta.tahun}" if fakta.tahun != scope.laporan.tahun else ""
    return Texts(*(f"{TOPICS[fakta.ukuran][bahasa]}{year}" for bahasa in ("id", "en")))


def two_readings(_: Scope, nilai: Nilai) -> Texts | None:
    """
    Write both readings of an ambiguous number, so that neither can be misread again.
    """
    reading = nilai.bacaan
    if isinstance(reading, Kurung):
        digits, ends = reading.positif.desimal, (reading.positif.nilai, reading.negatif.nilai)
        return Texts(
            " atau ".join(f"{write_result(end, digits, 'id')} %" for end in ends),
            " or ".join(f"{write_result(end, digits, 'en')}%" for end in ends),
        )
    if not isinstance(reading, Ambigu):
        return None
    part = reading.pecahan
    id_, en = (write_result(part.nilai, part.desimal, bahasa) for bahasa in ("id", "en"))
    return Texts(f"{reading.ribuan.nilai} atau {id_}", f"{reading.ribuan.nilai} or {en}")


def number_expected(scope: Scope, fakta: Fakta) -> bool | None:
    """
    Return whether a cell of a table should hold a number; unknown where neither kind, unit nor other values show it.

    Percentages and amounts are always numbers. A reason may stand in the place of a result; a predicate in the place of a target
    or result is a matter of its ladder.
    """
    if fakta.tabel == "narasi":
        return False
    if isinstance(fakta.pemilik, BarisTabel) and fakta.ukuran is not Ukuran.TARGET and fakta.pemilik.beralasan:
        return False
    if fakta.ukuran in _NUMBERS_ONLY or fakta.indikator is None:
        return True if fakta.ukuran in _NUMBERS_ONLY or fakta.pos is not None else None
    return _counted(scope, fakta, fakta.indikator)


def _counted(scope: Scope, fakta: Fakta, indikator: Indikator) -> bool | None:
    graded = None if scope.ladder(indikator) is None else predicate(scope, fakta.nilai)
    if graded is not None:
        return graded.letak is None
    if indikator.jenis is JenisIndikator.PREDIKAT or scale_of(scope, fakta.nilai, fakta) in ("predikat", "skor"):
        return False
    if indikator.jenis in _COUNTED:
        return True
    unit = unit_of(fakta.nilai, fakta) or unit_name(indikator.satuan)
    if unit in (PERSEN, PERMIL) or cannot_break(unit):
        return True
    others = (other.nilai.bacaan for other in scope.facts_about(indikator) if other.ukuran in (Ukuran.TARGET, Ukuran.REALISASI))
    return True if any(isinstance(reading, (Angka, Batas, Rentang)) for reading in others) else None


def printed_digits(fakta: Fakta) -> str | None:
    """
    Give the digits of a number as printed; a count has none behind the mark, nor has a whole number that is filled up with zeros.
    """
    number = fakta.nilai.tepat
    if number is None:
        return None
    whole = Fraction(number).denominator == 1 or is_count(fakta.indikator)
    digits = fakta.nilai.digit or 0
    shift = digits if digits < 0 or not whole else 0  # "1,5 juta" is printed with two digits, not with seven
    return str(int(abs(Fraction(number)) * Fraction(10) ** shift))

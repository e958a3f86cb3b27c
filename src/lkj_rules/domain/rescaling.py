"""
Printed numbers on a scale other than their neighbours': shares in ‰ among percentages, and tables off by a power of ten.

A table printed in kilograms under the heading "ton" differs from every other table by the same factor. That is one fault, not one
a row; what its numbers mean is compared after they are brought to the scale of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from fractions import Fraction
from itertools import permutations

import attrs

from lkj_rules.domain.achievements.recomputation import write_difference
from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.facts import ACHIEVED, Fakta
from lkj_rules.domain.scales import unit_word
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Unique
from lkj_rules.model.documents import Indikator, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.intervals import prints_as, step
from lkj_rules.model.reading.ladders import scores_of
from lkj_rules.model.reading.units import PERMIL, PERSEN, RUPIAH, unit_name, zeros_between
from lkj_rules.model.values import Angka, Bacaan, Batas, Nilai, Rentang

Sheet = tuple[Hashable, str | None]
"""A printed table, and the unit of those of its numbers that are meant."""

_FEWEST = 3
"""Rows that must be off by one factor before a table, and not a figure, is."""
_POWERS = (3, 6, 9, -3, -6, -9)
"""Zeros that a wrong heading adds or takes away: units and amounts go by thousands."""
_APART = 500
_SLACK = 2
"""Bits by which the lengths of two numbers, numerator less denominator, may belie how far they are apart."""
_TELLING = 2
"""Digits that a number needs to be known again in another scale."""
_MEASURES = (Ukuran.TARGET, Ukuran.REALISASI)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Pergeseran(Unique):
    """
    Hold a printed table whose numbers of one unit are ``faktor`` times those of other tables.

    ``fakta`` are its numbers that have such a counterpart, ``acuan`` the counterparts, in the same order.
    """

    satuan: str | None
    faktor: Fraction
    fakta: tuple[Fakta, ...]
    acuan: tuple[Fakta, ...]
    semua: tuple[Fakta, ...]

    @property
    def kali(self) -> Texts:
        """
        Write the factor.
        """
        above = self.faktor > 1
        text_id, en = (write_difference(self.faktor if above else 1 / self.faktor, 0, bahasa) for bahasa in ("id", "en"))
        return Texts(text_id, en) if above else Texts(f"1/{text_id}", f"1/{en}")


def in_one_scale(scope: Scope, first: Nilai, second: Nilai, own: Fakta | None, its: Fakta | None) -> tuple[Bacaan, Bacaan]:
    """
    Give the readings of two values, which come with their facts, as they are compared, on one scale.

    Where one of them rounds to the other, both are that.
    """
    one, other = scores_of(first, second)
    left, right = scale_key(scope, first, own), scale_key(scope, second, its)
    if left is None and right is None:
        return one, other
    return (left, right) if left is not None and right is not None else _as_coarse(left or one, right or other)


def scale_key(scope: Scope, nilai: Nilai, fakta: Fakta | None) -> Bacaan | None:
    """
    Give what a value is compared as, where that is not what it prints.
    """
    rescaled = None if fakta is None or fakta.indikator is None else _rescaled(scope, fakta.indikator)
    return None if rescaled is None else rescaled.get(nilai)


def is_converted(scope: Scope, fakta: Fakta) -> bool:
    """
    Return whether a number stands in another size of its indicator's unit, and is compared in that.
    """
    return fakta.indikator is not None and fakta.nilai in _in_other_sizes(scope, fakta.indikator)


def _as_coarse(left: Bacaan, right: Bacaan) -> tuple[Bacaan, Bacaan]:
    if not isinstance(left, Angka) or not isinstance(right, Angka):
        return left, right
    coarse, fine = sorted((left, right), key=lambda angka: angka.desimal)
    if not prints_as(coarse.nilai, coarse.desimal, fine.nilai):
        return left, right
    nilai, desimal = coarse.nilai, coarse.desimal
    return attrs.evolve(left, nilai=nilai, desimal=desimal), attrs.evolve(right, nilai=nilai, desimal=desimal)


@analysis
def _rescaled(scope: Scope, indikator: Indikator) -> ByIdentity[Nilai, Bacaan] | None:
    """
    Map the numbers of an indicator that are compared on another scale than their own to what they are there; ``None`` without any.
    """
    found, units = ByIdentity[Nilai, Bacaan](), _several_units(scope, indikator)
    if any(unit == PERSEN for _, unit in units):
        in_permille = (fakta.nilai for fakta, unit in units if unit == PERMIL)
        found.update((nilai, _times(nilai.bacaan, Fraction(1, 10), satuan="%")) for nilai in in_permille)
    for nilai, zeros in _in_other_sizes(scope, indikator).items() if units else ():
        found[nilai] = _times(nilai.bacaan, Fraction(10) ** zeros)
    for fakta, factor in _shifted(scope).get(indikator.kode, ()):  # one by one: equal numbers of two tables are two keys
        found[fakta.nilai] = _times(fakta.nilai.bacaan, factor)
    return found if len(found) else None


@analysis
def _shifted(scope: Scope) -> dict[str, list[tuple[Fakta, Fraction]]]:
    moved = ((fakta, 1 / shift.faktor) for shift in shifts(scope) for fakta in shift.semua)
    return grouped((str(_number_of(fakta)[0]), (fakta, factor)) for fakta, factor in moved)


def _times(reading: Bacaan, factor: Fraction, satuan: str | None = None) -> Bacaan:
    def scaled(angka: Angka) -> Angka:
        zeros = len(str(max(factor.numerator, factor.denominator))) - 1
        digits = angka.desimal + (zeros if factor < 1 else -zeros)
        return attrs.evolve(angka, nilai=angka.nilai * factor, desimal=digits, satuan=satuan or angka.satuan)

    match reading:
        case Angka():
            return scaled(reading)
        case Batas(angka=angka):
            return attrs.evolve(reading, angka=scaled(angka))
        case Rentang(bawah=bawah, atas=atas):
            return attrs.evolve(reading, bawah=scaled(bawah), atas=scaled(atas))
        case _:
            return reading


def _unit(fakta: Fakta) -> str | None:
    """
    Name the unit of a number: printed at it or in its row, else the register's.
    """
    return _named(unit_word(fakta.nilai, fakta), fakta.indikator)


def _named(word: str | None, indikator: Indikator | None) -> str | None:
    return unit_name(word) or (None if indikator is None else unit_name(indikator.satuan))


@analysis
def _several_units(scope: Scope, indikator: Indikator) -> list[tuple[Fakta, str | None]]:
    """
    Give the numbers of an indicator with their units, where these are not all one, which they hardly ever are.
    """
    facts = [fakta for fakta in scope.facts_about(indikator) if fakta.ukuran not in ACHIEVED]
    printed = {unit_word(fakta.nilai, fakta) for fakta in facts}
    differ = len(printed) > 1 and len({_named(word, indikator) for word in printed}) > 1
    return [(fakta, _unit(fakta)) for fakta in facts] if differ else []


@analysis
def _in_other_sizes(scope: Scope, indikator: Indikator) -> ByIdentity[Nilai, int]:
    """
    Map the numbers in another size of their indicator's usual unit, kilograms among tons, to the zeros that they gain in it.

    The same number in both units is not a conversion: one of the units is wrong.
    """
    found, units = ByIdentity[Nilai, int](), _several_units(scope, indikator)
    if units:
        usual = unit_name(indikator.satuan) or Counter(unit for _, unit in units).most_common(1)[0][0]
        plain = {(fakta.ukuran, fakta.tahun, fakta.nilai.tepat) for fakta, unit in units if unit == usual}
        sizes = ((fakta, zeros_between(unit, usual)) for fakta, unit in units)
        for fakta, zeros in sizes:
            if zeros and (fakta.ukuran, fakta.tahun, fakta.nilai.tepat) not in plain:
                found[fakta.nilai] = zeros
    return found


@analysis
def shifts(scope: Scope) -> tuple[Pergeseran, ...]:
    """
    Find the printed tables whose numbers of one unit are nearly all a power of ten away from the same numbers elsewhere.

    Of two such tables the one whose numbers fewer other tables confirm is at fault, else the later one.
    """
    far = {kode for (kode, ukuran), facts in scope.measures.items() if ukuran in _MEASURES and _are_apart(facts)}
    if len(far) < _FEWEST:  # as in nearly every report
        return ()
    measured = [fakta for fakta in scope.facts if _is_measured(fakta) and _unit(fakta) not in (PERSEN, PERMIL, RUPIAH)]
    by_number = grouped((_number_of(fakta), fakta) for fakta in measured)
    pairs: dict[tuple[Sheet, Sheet], list[tuple[Fakta, Fakta, int | None]]] = {}
    for facts in by_number.values():
        for (here, own), (there, others) in permutations(grouped((_sheet(fakta), fakta) for fakta in facts).items(), 2):
            if here[1] == there[1]:
                compared = [(fakta, other, _power(fakta.nilai, other.nilai)) for fakta in own for other in others]
                pairs.setdefault((here, there), []).extend(compared)
    off = {sheets: power for sheets, compared in pairs.items() if (power := _common(compared)) is not None}
    against = Counter(here for here, _ in off)
    confirmed = Counter(here for (here, _), compared in pairs.items() for _, _, power in compared if power == 0)
    order = {sheet: place for place, sheet in enumerate(dict.fromkeys(map(_sheet, measured)))}
    blamed = dict.fromkeys(max(sheets, key=lambda sheet: (-confirmed[sheet], against[sheet], order[sheet])) for sheets in off)
    return tuple(_shift(sheet, off, pairs, measured) for sheet in blamed)


def _shift(
    sheet: Sheet,
    off: dict[tuple[Sheet, Sheet], int],
    pairs: dict[tuple[Sheet, Sheet], list[tuple[Fakta, Fakta, int | None]]],
    measured: Sequence[Fakta],
) -> Pergeseran:
    power = next(power for (here, _), power in off.items() if here == sheet)
    found = [(fakta, other) for sheets in off if sheets[0] == sheet for fakta, other, each in pairs[sheets] if each == power]
    first = ByIdentity((fakta, other) for fakta, other in reversed(found))
    facts = [fakta for fakta in measured if _sheet(fakta) == sheet]
    shown = [fakta for fakta in facts if fakta in first]
    return Pergeseran(
        satuan=_unit(shown[0]), faktor=Fraction(10) ** power, fakta=tuple(shown), acuan=tuple(first[fakta] for fakta in shown),
        semua=tuple(facts),
    )  # fmt: skip


def _is_measured(fakta: Fakta) -> bool:
    reading = fakta.nilai.bacaan
    usable = fakta.ukuran in _MEASURES and fakta.indikator is not None and fakta.tabel != "narasi"
    return usable and isinstance(reading, Angka) and reading.nilai > 0


def _number_of(fakta: Fakta) -> tuple[str | None, int | None, Ukuran]:
    """
    Identify what a number is of: indicator, year and measure.
    """
    return None if fakta.indikator is None else str(fakta.indikator.kode), fakta.tahun, fakta.ukuran


def _are_apart(facts: Sequence[Fakta]) -> bool:
    readings = [reading.nilai for fakta in facts if isinstance(reading := fakta.nilai.bacaan, Angka)]
    # A number is less than two such sizes from its neighbours: whole numbers refuse nearly all before any is compared.
    sizes = [number.numerator.bit_length() - number.denominator.bit_length() for number in readings if number.numerator > 0]
    if len(sizes) < 2 or max(sizes) - min(sizes) < _APART.bit_length() - _SLACK:  # noqa: PLR2004  two numbers that are apart
        return False
    exact = [number for number in readings if number.numerator > 0]
    return max(exact) >= _APART * min(exact)


def _sheet(fakta: Fakta) -> Sheet:
    """
    Identify the printed table of a number, by its own number where it has one, and the unit within it.
    """
    table = None if fakta.sumber is None else fakta.sumber.tabel
    return table if table is not None else fakta.lembar, _unit(fakta)


def _power(first: Nilai, second: Nilai) -> int | None:
    """
    Give the power of ten that a number is of another one, which may be rounded; 0 for the same number, ``None`` for none.
    """
    one, other = first.tepat, second.tepat
    if one is None or other is None:
        return None
    if one == other:
        return 0
    if max(one, other) < _APART * min(one, other) or min(first.angka_penting, second.angka_penting) < _TELLING:
        return None
    for power in _POWERS:
        factor = Fraction(10) ** power
        coarse, fine = (second, one / factor) if power > 0 else (first, other * factor)
        if abs(fine - Fraction(coarse.tepat or 0)) < step(coarse.digit or 0):
            return power
    return None


def _common(compared: Sequence[tuple[Fakta, Fakta, int | None]]) -> int | None:
    """
    Give the power of ten that two tables are apart, where nearly all numbers of several indicators show it.
    """
    power, count = Counter(power for _, _, power in compared).most_common(1)[0]
    rows = {str(fakta.indikator.kode) for fakta, _, each in compared if each == power and fakta.indikator is not None}
    return power if power and len(rows) >= _FEWEST and count * 4 >= len(compared) * 3 else None

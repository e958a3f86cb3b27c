"""
One printed value settled by what its row and its column say of it: sign, thousands, notation.

Brackets around a percentage are a minus as in accounts, or only the layout of a cell that holds two numbers, ``86 (101%)``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeVar, cast

import attrs

from lkj_rules.model import Record
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.reading.units import cannot_break, zeros_of
from lkj_rules.model.readings import angka_of
from lkj_rules.model.values import (
    Ambigu,
    Angka,
    Bacaan,
    Batas,
    Capaian,
    Dalam,
    Exact,
    Kata,
    Kosong,
    Kurung,
    Nilai,
    Notasi,
    Rentang,
    Rupiah,
)

_Item = TypeVar("_Item")


@attrs.frozen(slots=True, eq=False, repr=False)
class Unit(Record):
    """
    Hold what a unit says about numbers: whether it has no fractions, and in which thousands it is printed.

    ``assumed`` is a unit that the register gives and that the row does not print.
    """

    unbreakable: bool = False
    dalam: Dalam | None = None
    assumed: bool = False

    @classmethod
    def of(cls, satuan: str | None) -> Unit:
        """
        Return what a printed unit says; nothing where there is none.
        """
        return cls(cannot_break(satuan), _IN_THOUSANDS.get(zeros_of(satuan)))

    def in_thousands(self, reading: Bacaan) -> Dalam | None:
        """
        Give the thousands that a bare number is printed in; none where they would make it more than there is: it is in full then.
        """
        if self.dalam is None or not self.assumed:
            return self.dalam
        number = least_of(reading)
        return None if number is not None and number * 10**self.dalam.nol >= _ABSURD else self.dalam


_ABSURD = 10**17
"""Five times the yearly product of the country in rupiah; no office reports on more."""

_IN_THOUSANDS = {dalam.nol: dalam for dalam in Dalam if dalam.nol}
PLAIN, WHOLE = Unit(), Unit(unbreakable=True)


def settle_sign(value: Nilai, target: Nilai | None = None, realisasi: Nilai | None = None) -> Nilai:
    """
    Settle the sign of a percentage in brackets, ``(101%)``, by the target and the realisasi that it is computed of.

    Neither of them below zero, and the realisasi no more than twice the target, give no negative percentage, so the brackets are
    layout; a realisasi below zero shows that they are accounting brackets. Else the sign stays open.
    """
    if not value.teks.startswith("(") or value.dibaca is not None:
        return value
    share = value
    if not isinstance(value, Capaian):
        share = Capaian(**{field.name: getattr(value, field.name) for field in attrs.fields(Nilai) if field.init})
    if not isinstance(share.bacaan, Kurung):
        return value
    aimed, done = (None if each is None else least_of(each.bacaan) for each in (target, realisasi))
    inner = share.teks.replace("(", "").replace(")", "").strip()
    if done is not None and done < 0:
        return attrs.evolve(share, dibaca=f"-{inner}")
    return attrs.evolve(share, dibaca=inner) if aimed is not None and done is not None and 0 <= done <= 2 * aimed else share


def settle_by_row(target: Nilai | None, realisasi: Nilai | None, capaian: Nilai | None) -> dict[str, Nilai]:
    """
    Settle target or realisasi that can be read both ways by the capaian next to them, where only one reading gives about as much.

    The readings are a thousandfold apart, so that any usual formula decides.
    """
    wanted = None if capaian is None else capaian.bacaan
    if target is None or realisasi is None or not isinstance(wanted, Angka) or wanted.nilai <= 0:
        return {}
    if not isinstance(target.bacaan, Ambigu) and not isinstance(realisasi.bacaan, Ambigu):
        return {}
    fitting = [(aim, done) for aim in _both(target) for done in _both(realisasi) if _gives(aim.nilai, done.nilai, wanted.nilai)]
    if len(fitting) != 1:
        return {}
    settled = zip(("target", "realisasi"), (target, realisasi), fitting[0], strict=True)
    return {name: attrs.evolve(cell, notasi=read.notasi) for name, cell, read in settled if isinstance(cell.bacaan, Ambigu)}


def _both(value: Nilai) -> tuple[Angka, ...]:
    match value.bacaan:
        case Ambigu(ribuan=ribuan, pecahan=pecahan):
            return ribuan, pecahan
        case Angka() as angka:
            return (angka,)
        case _:
            return ()


def _gives(target: Exact, realisasi: Exact, capaian: Exact) -> bool:
    """
    Return whether a capaian is of the size that target and realisasi give: R/T, T/R or 2 − R/T.
    """
    if target <= 0 or realisasi <= 0:
        return False
    ratio = Fraction(realisasi) / Fraction(target)
    return any(abs(value * 100 - capaian) <= capaian / 2 for value in (ratio, 1 / ratio, 2 - ratio))


def least_of(reading: Bacaan) -> Exact | None:
    """
    Give the number of a reading, its bound or the lower end of its range; ``None`` for what is not a number.
    """
    return angka_of(reading).nilai if isinstance(reading, Angka | Batas | Rentang) else None


def hand_down(value: Nilai, *, notasi: Notasi | None = None, dalam: Dalam | None = None, unit: Unit = PLAIN) -> Nilai:
    """
    Settle a value by the declarations of its column, else by what its unit demands.
    """
    if value.pembilang is not None or value.penyebut is not None:
        # The counts behind a percentage are whole.
        value = replace(value, pembilang=_count(value.pembilang, notasi), penyebut=_count(value.penyebut, notasi))
    # Shares stand in the same table as amounts, but are not printed in millions.
    dalam = dalam if isinstance(value, Rupiah) else unit.in_thousands(value.bacaan)
    if dalam is not None and value.dalam is None and not isinstance(value.bacaan, (Kata, Kosong)):
        reading = read_text(value.terbaca, notasi=value.notasi, dalam=dalam, unbreakable=value.tak_terbagi)
        value = value if reading == value.bacaan else _in_unit(value, dalam)
    reading = value.bacaan
    if not isinstance(reading, Ambigu):
        return value
    if notasi is not None:
        return attrs.evolve(value, notasi=notasi)
    # "3.000 juta" has fractions whatever its unit is.
    if unit.unbreakable and reading.ribuan.desimal == 0 and reading.ribuan.satuan not in {"%", "‰"}:
        return attrs.evolve(value, notasi=reading.ribuan.notasi)
    return value


def _in_unit(value: Nilai, dalam: Dalam) -> Nilai:
    multiplied = attrs.evolve(value, dalam=dalam)
    return value if multiplied.bacaan == value.bacaan else multiplied  # a percentage is read once more


def _count(value: Nilai | None, notasi: Notasi | None) -> Nilai | None:
    return None if value is None else hand_down(value, notasi=notasi, unit=WHOLE)


def shown_notations(reading: Bacaan) -> set[Notasi]:
    """
    Give the notations that a reading shows.
    """
    match reading:
        case Angka():
            marks = {reading.notasi}
        case Batas():
            marks = {reading.angka.notasi}
        case Rentang():
            marks = {reading.bawah.notasi, reading.atas.notasi}
        case _:
            marks = set()
    return {mark for mark in marks if mark is not None}


def replace(item: _Item, **fields: Any) -> _Item:
    """
    Change fields of an object; the object itself where nothing changes.
    """
    changes = {name: value for name, value in fields.items() if value is not getattr(item, name)}
    return cast("_Item", attrs.evolve(cast("Any", item), **changes)) if changes else item

"""
The report's own scale of categories: what its classes cover, where it has holes or overlaps, and which label a value earns.

No regulation prescribes a scale; the report's own is the only measure of its labels.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, combinations

import attrs

from lkj_rules.domain.achievements.spans import is_lower
from lkj_rules.model import Record
from lkj_rules.model.documents import KelasSkala
from lkj_rules.model.intervals import Exact, cut, is_less, round_half_up, step
from lkj_rules.model.values import Angka, Batas, Nilai, Tanda


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ujung(Record):
    """
    Hold one end of a class: the number and whether it belongs to the class.
    """

    nilai: Exact
    termasuk: bool = True


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Kelompok(Record):
    """
    Hold what one class covers, in the unit of the scale; an end that is ``None`` is open.
    """

    label: str
    bawah: Ujung | None = None
    atas: Ujung | None = None

    def holds(self, value: Exact) -> bool:
        """
        Return whether a value lies in the class.
        """
        return not self._too_low(value) and not self._too_high(value)

    @property
    def hampa(self) -> bool:
        """
        Return whether no value lies in the class.
        """
        if self.bawah is None or self.atas is None:
            return False
        alone = self.bawah.nilai == self.atas.nilai and self.bawah.termasuk and self.atas.termasuk
        return self.bawah.nilai >= self.atas.nilai and not alone

    def _too_low(self, value: Exact) -> bool:
        end = self.bawah
        return end is not None and (is_less(value, end.nilai) if end.termasuk else not is_less(end.nilai, value))

    def _too_high(self, value: Exact) -> bool:
        end = self.atas
        return end is not None and (is_less(end.nilai, value) if end.termasuk else not is_less(value, end.nilai))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Gap(Record):
    """
    Hold a hole between two neighbouring classes; ``terisi`` says whether a printed value can fall into it.
    """

    di_bawah: str
    di_atas: str
    dari: Ujung
    sampai: Ujung
    terisi: bool


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Overlap(Record):
    """
    Hold the values that two classes both claim, ends included; ``sampai`` is ``None`` where both are open above.
    """

    satu: str
    dua: str
    dari: Exact | None
    sampai: Exact | None


def classes(skala: Sequence[KelasSkala]) -> tuple[Kelompok, ...]:
    """
    Read a scale, lowest class first; the topmost class is open above.

    A class that states no end, that cannot be read or that holds nothing is left out.
    """
    found = [group for group in _groups(skala) if group is not None and (group.bawah or group.atas) and not group.hampa]
    found.sort(key=_order)
    if found:
        found[-1] = attrs.evolve(found[-1], atas=None)
    return tuple(found)


def is_readable(skala: Sequence[KelasSkala]) -> bool:
    """
    Return whether every class that states an end can be read and holds something; else no value can be classed for certain.
    """
    return not any(group is None or group.hampa for group in _groups(skala))


def holds_nothing(kelas: KelasSkala, skala: Sequence[KelasSkala]) -> bool | None:
    """
    Return whether no value lies in a class of a scale, its upper end being below its lower one; ``None`` where it cannot be read.
    """
    group = next((group for each, group in zip(skala, _groups(skala), strict=True) if each is kelas), None)
    return None if group is None else group.hampa


def gaps(skala: Sequence[KelasSkala], decimals: int) -> tuple[Gap, ...]:
    """
    Give the holes between neighbouring classes, lowest first; ``decimals`` are the digits that the report prints values with.
    """
    groups = classes(skala)
    # A class may lie wholly inside a lower one; what counts is how far all lower ones together reach.
    reach = accumulate(groups, _further)
    return tuple(gap for below, above in zip(reach, groups[1:], strict=False) if (gap := _gap(below, above, decimals)) is not None)


def overlaps(skala: Sequence[KelasSkala]) -> tuple[Overlap, ...]:
    """
    Give the pairs of classes that claim a value together, lowest first.
    """
    return tuple(found for one, two in combinations(classes(skala), 2) if (found := _overlap(one, two)) is not None)


def certain_classes(skala: Sequence[KelasSkala]) -> tuple[Kelompok, ...]:
    """
    Read a scale to class values by; none when some class of it cannot be read or holds nothing.
    """
    return classes(skala) if is_readable(skala) else ()


def label_for(value: Exact, decimals: int, groups: Sequence[Kelompok]) -> tuple[str, ...]:
    """
    Give the labels that a value earns by the classes of a scale.

    Above the highest bound the top class applies, below the lowest the lowest, in a hole either neighbour. A computed value may
    be classed as it is or as it prints with ``decimals`` digits, rounded or cut off.
    """
    found = _labels(value, groups)
    printed = decimals >= 0 and step(decimals).denominator % value.denominator == 0
    for number in () if printed else (round_half_up(value, decimals), cut(value, decimals)):
        found += [label for label in _labels(number, groups) if label not in found]
    return tuple(found)


def _labels(value: Exact, groups: Sequence[Kelompok]) -> list[str]:
    inside = [group.label for group in groups if group.holds(value)]
    if inside or not groups:
        return inside
    below = [group for group in groups if group.atas is not None and group.atas.nilai <= value]
    above = [group for group in groups if group.bawah is not None and group.bawah.nilai >= value]
    near = [max(below, key=lambda group: _end(group.atas)).label] if below else []
    return near + ([min(above, key=_order).label] if above else [])


def _groups(skala: Sequence[KelasSkala]) -> list[Kelompok | None]:
    """
    Read the classes in the order of the report, ``None`` for one that cannot be read.

    A scale that prints every class from its upper end down (``100–91``, ``90–76``) means the same as one that prints them upwards.
    """
    groups = [_read(kelas) for kelas in skala]
    ends = [(group.bawah.nilai, group.atas.nilai) for group in groups if group is not None and group.bawah and group.atas]
    if not ends or not all(first > last for first, last in ends):
        return groups
    return [each if each is None or not each.bawah or not each.atas else attrs.evolve(each, bawah=each.atas, atas=each.bawah)
            for each in groups]


def _read(kelas: KelasSkala) -> Kelompok | None:
    ends: dict[bool, Ujung] = {}
    for value, lower in ((kelas.dari, True), (kelas.sampai, False)):
        if not _add(value, ends, lower=lower):
            return None
    return Kelompok(label=kelas.label, bawah=ends.get(True), atas=ends.get(False))


def _add(value: Nilai | None, ends: dict[bool, Ujung], *, lower: bool) -> bool:
    reading = None if value is None else value.bacaan
    match reading:
        case Angka():
            ends.setdefault(lower, Ujung(nilai=reading.nilai))
        case Batas(tanda=tanda, angka=angka):
            # "<55" written in the first column is an upper end all the same: the sign counts, not the column.
            ends[is_lower(tanda)] = Ujung(nilai=angka.nilai, termasuk=tanda in {Tanda.MINIMAL, Tanda.MAKSIMAL})
        case _:
            return value is None or not value.teks.strip(" -–—")
    return True


def _order(group: Kelompok) -> tuple[bool, Exact, bool]:
    if group.bawah is None:
        return (False, 0, False)
    return (True, group.bawah.nilai, not group.bawah.termasuk)


def _end(end: Ujung | None) -> tuple[bool, Exact, bool]:
    return (True, 0, False) if end is None else (False, end.nilai, end.termasuk)


def _further(one: Kelompok, two: Kelompok) -> Kelompok:
    return two if _end(two.atas) > _end(one.atas) else one


def _gap(below: Kelompok, above: Kelompok, decimals: int) -> Gap | None:
    low, high = below.atas, above.bawah
    if low is None or high is None or low.nilai > high.nilai:
        return None
    if low.nilai == high.nilai and (low.termasuk or high.termasuk):
        return None
    start, stop = Ujung(nilai=low.nilai, termasuk=not low.termasuk), Ujung(nilai=high.nilai, termasuk=not high.termasuk)
    return Gap(di_bawah=below.label, di_atas=above.label, dari=start, sampai=stop, terisi=_can_hit(start, stop, decimals))


def _can_hit(start: Ujung, stop: Ujung, decimals: int) -> bool:
    unit = step(decimals)
    first = -(-start.nilai // unit) * unit
    if first == start.nilai and not start.termasuk:
        first += unit
    return first < stop.nilai or (first == stop.nilai and stop.termasuk)


def _overlap(one: Kelompok, two: Kelompok) -> Overlap | None:
    bawah, atas = max((one, two), key=_order).bawah, min((one, two), key=lambda group: _end(group.atas)).atas
    low, high = None if bawah is None else bawah.nilai, None if atas is None else atas.nilai
    if bawah is not None and atas is not None:
        touching = bawah.nilai == atas.nilai and bawah.termasuk and atas.termasuk
        if bawah.nilai > atas.nilai or (bawah.nilai == atas.nilai and not touching):
            return None
    return Overlap(satu=one.label, dua=two.label, dari=low, sampai=high)

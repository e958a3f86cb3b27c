"""
What kind of value is printed: in which unit, whether a number or a predicate.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import ACHIEVED, CHAIN, Dokumen, Fakta, indicator_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Unique
from lkj_rules.model.documents import Indikator, JenisIndikator, Ukuran
from lkj_rules.model.reading.ladders import BUILT_IN, rank, scores_of
from lkj_rules.model.reading.units import PERMIL, PERSEN, cannot_break, comparable, unit_name
from lkj_rules.model.values import Angka, Batas, Kata, Nilai, Rentang

_SHARES = ACHIEVED | {Ukuran.PERSEN}


def unit_of(nilai: Nilai, fakta: Fakta | None) -> str | None:
    """
    Name the unit that is printed at a value or in its row: ``persen``, ``permil``, ``orang`` …; ``None`` where none is.
    """
    return unit_name(unit_word(nilai, fakta))


def unit_word(nilai: Nilai, fakta: Fakta | None) -> str | None:
    """
    Give the unit that is printed at a value, else in its row.

    Achievements and shares of a budget are percentages, whatever the row counts.
    """
    angka = nilai.bacaan
    if not isinstance(angka, Angka):  # few are bounds or ranges
        angka = angka.angka if isinstance(angka, Batas) else angka.atas if isinstance(angka, Rentang) else angka
    at_value = angka.satuan if isinstance(angka, Angka) else None
    if fakta is not None and fakta.ukuran in _SHARES:
        return PERMIL if unit_name(at_value) == PERMIL else PERSEN
    return at_value or (None if fakta is None else fakta.satuan)


def same_scale(first: Nilai, second: Nilai, fakta: Fakta | None, other: Fakta | None) -> bool:
    """
    Return whether two numbers may be compared: their units are not known to differ, nor both unknown and unlike.

    A percentage of achievement is never compared with a target or a result in the indicator's unit.
    """
    if fakta is not None and other is not None and (fakta.ukuran in ACHIEVED) != (other.ukuran in ACHIEVED):
        return False
    left, right = unit_word(first, fakta), unit_word(second, other)
    if left is not None and left == right:
        return True
    registered = None if (indikator := indicator_of(fakta or other)) is None else indikator.satuan
    if (left is None) != (right is None) and unit_name(left or right) not in {PERSEN, PERMIL}:
        left, right = left or registered, right or registered  # the register's unit counts where none is printed
    if left is not None and right is not None:
        return comparable(left, right) is True
    # "12" of an indicator that counts villages is not 12 %.
    return not ({unit_name(left), unit_name(right)} & {PERSEN, PERMIL} and is_count(indicator_of(fakta or other)))


def is_count(indikator: Indikator | None) -> bool:
    """
    Return whether an indicator counts something that has no halves.
    """
    return indikator is not None and (indikator.jenis is JenisIndikator.CACAH or cannot_break(indikator.satuan))


def scale_of(scope: Scope, nilai: Nilai, fakta: Fakta | None) -> str | None:
    """
    Name the scale of a value, ``angka``, ``predikat`` or, of a grade with its score, ``skor``, which is both; else ``None``.

    An indicator that names no ladder may still carry a grade that everyone knows ("B", "WTP").
    """
    match nilai.bacaan:
        case Angka() | Batas() | Rentang():
            return "angka"
        case Kata():
            if scores_of(nilai, nilai)[0] != nilai.bacaan:
                return "skor"
            own = scope.ladder(indicator_of(fakta))
            ladders = BUILT_IN.values() if own is None else (own,)
            return "predikat" if any(rank(nilai, tangga) is not None for tangga in ladders) else None
        case _:
            return None


@attrs.frozen(eq=False, repr=False)
class Skala(Unique):
    """
    Judge whether facts are on one scale: all numbers, or all predicates. Blanks and double readings say nothing.

    ``facts`` come with the name of their scale, as far as they have one; ``stray`` says that some state a word on no ladder, and
    ``ladder`` that their indicator has a ladder of predicates.
    """

    _facts: tuple[tuple[Fakta, str], ...]
    _stray: bool
    _ladder: bool

    @classmethod
    def of(cls, scope: Scope, side: Sequence[Fakta]) -> Skala:
        """
        Look at the facts of one indicator.
        """
        scales = [(fakta, scale_of(scope, fakta.nilai, fakta)) for fakta in side]
        usual = next((name for _, name in scales if name in ("angka", "predikat")), "skor")
        named = [(fakta, usual if name == "skor" else name) for fakta, name in scales]
        stray = any(name is None and isinstance(fakta.nilai.bacaan, Kata) for fakta, name in named)
        ladder = scope.ladder(side[0].indikator) if side else None
        return cls(tuple((fakta, name) for fakta, name in named if name is not None), stray, ladder is not None)

    @property
    def seragam(self) -> bool | None:
        """
        Return whether there is one scale; unknown where nothing is said, or words on no ladder leave it open.
        """
        if len({name for _, name in self._facts}) > 1:
            return False
        return None if self._stray or not self._facts else True

    @property
    def menyimpang(self) -> tuple[Fakta, ...]:
        """
        Give the facts that are on another scale than the first one, the agreement's before others.
        """
        changed = (fakta for fakta, name in self._facts if name != self._facts[0][1])
        return tuple(sorted(changed, key=lambda fakta: fakta.dokumen is not Dokumen.PK))

    @property
    def ganjil(self) -> tuple[Fakta, ...]:
        """
        Give the facts that are out of place: numbers where the indicator has a ladder, else the fewer, of as many the later.
        """
        others = self.menyimpang
        firsts = tuple(fakta for fakta, name in self._facts if name == self._facts[0][1])
        if not others:
            return ()
        if self._ladder:
            return tuple(fakta for fakta, name in self._facts if name == "angka")
        return firsts if len(firsts) < len(others) else others


@analysis
def changes_scale(scope: Scope, indikator: Indikator) -> bool:
    """
    Return whether this year's target of an indicator changes its scale from document to document.
    """
    held = (fakta for fakta in scope.measures.get((indikator.kode, Ukuran.TARGET), ()) if fakta.versi == "berlaku")
    targets = [fakta for fakta in held if fakta.tahun == scope.laporan.tahun and fakta.dokumen in CHAIN]
    return Skala.of(scope, targets).seragam is False

"""
What a figure of an indicator answers, and which of the figures that ought to say one thing contradict.

A figure answers for its measure and year, a target or a capaian also against what. Only figures that answer one question can
contradict one another.
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from functools import cached_property
from typing import Any

import attrs

from lkj_rules.domain.achievements.rows import column_compared
from lkj_rules.domain.comparison import Side, agreement, reading_key, same_value, takes_in_value
from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.wordings import compare
from lkj_rules.model import Record, Unique
from lkj_rules.model.documents import JenisTabel, Pembanding, Tabel, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import ByIdentity, Identities
from lkj_rules.model.intervals import Exact
from lkj_rules.model.reading.units import PERMIL
from lkj_rules.model.values import Batas, Rentang

TEXT_TABLE = "narasi"

_MOST_READINGS = 8
"""Readings, the most frequent first, among which the reference of a contradiction is looked for."""

END, OWN = Pembanding.TARGET_AKHIR_RENSTRA, Pembanding.TARGET


def question(scope: Scope, fakta: Fakta) -> str | None:
    """
    Name what a figure answers apart from its measure and year; ``None`` for a plan's target that nothing else repeats.

    A target is the year's own or the Renstra's end target; of the Renstra's targets only that of its last year is quoted as such.
    A capaian is taken of the target, of last year's result or of the end target.
    """
    if fakta.ukuran is Ukuran.REALISASI:
        return OWN
    if fakta.dokumen is Dokumen.RENSTRA:
        renstra = scope.laporan.renstra
        return END if renstra is not None and fakta.tahun == renstra.akhir else None
    compared = compared_with(fakta)
    if fakta.ukuran is Ukuran.TARGET:
        return END if compared is END else OWN
    return compared or OWN


def comparable(scope: Scope, mention: Fakta, other: Fakta) -> bool:
    """
    Return whether a figure of the text and another one of the same measure and year answer one question.
    """
    if other is mention:
        return False
    if mention.ukuran is Ukuran.TARGET and mention.tahun > scope.laporan.tahun:
        return True  # a year to come has one target as yet, the Renstra's
    return question(scope, mention) == question(scope, other)


def compared_with(fakta: Fakta) -> Pembanding | None:
    """
    Return what a figure is compared with; a target column next to a capaian of the end target is that end target.
    """
    capaian = _capaian_of(fakta) if fakta.ukuran is Ukuran.TARGET else None
    return capaian if capaian is Pembanding.TARGET_AKHIR_RENSTRA else fakta.pembanding


def is_end_target(scope: Scope, fakta: Fakta) -> bool:
    """
    Return whether a target is the Renstra's end target: by its year in the Renstra, elsewhere by its column.

    In a report on the Renstra's last year only columns that say so are meant.
    """
    if fakta.ukuran is not Ukuran.TARGET:
        return False
    renstra = scope.laporan.renstra
    last = renstra is not None and fakta.tahun == renstra.akhir
    if fakta.dokumen is Dokumen.RENSTRA:
        return last
    return compared_with(fakta) is END or (last and fakta.tahun != scope.laporan.tahun)


def _capaian_of(fakta: Fakta) -> Pembanding | None:
    tabel = fakta.lembar.asal
    return column_compared(tabel) if fakta.kolom == "target" and isinstance(tabel, Tabel) else None


def _compares_otherwise(fakta: Fakta) -> bool:
    compared = compared_with(fakta)
    if fakta.ukuran is Ukuran.TARGET:
        return compared is Pembanding.TARGET_AKHIR_RENSTRA
    return fakta.ukuran is Ukuran.CAPAIAN and compared not in (None, Pembanding.TARGET)


def of_this_year(side: Side) -> Side:
    """
    Leave out values that stand next to this year's but answer another question.

    A target is not this year's own in a table that compares with the Renstra's end target; a capaian counts only when it is taken
    of the target.
    """
    return tuple(fakta for fakta in side if not _compares_otherwise(fakta))


_WHOLE = 100


@attrs.frozen(eq=False, repr=False)
class NamaBaris(Record):
    """
    Hold a name that rows are called by, with the places of those rows.
    """

    nama: str
    di: Texts


@attrs.frozen(eq=False, repr=False)
class Pertentangan(Unique):
    """
    Judge facts that ought to say one thing.
    """

    _scope: Scope
    _side: Side

    @cached_property
    def _readings(self) -> list[list[Fakta]]:
        """
        Sort the facts by what they read, as those of one reading contradict the same others; the most frequent reading first.
        """
        found: dict[Hashable, list[Fakta]] = {}
        for fakta in self._side:
            found.setdefault(reading_key(self._scope, fakta.nilai, fakta), []).append(fakta)
        return sorted(found.values(), key=len, reverse=True)

    @cached_property
    def _against(self) -> ByIdentity[Fakta, Side]:
        """
        Give, for each fact that may be the reference, those that contradict it.
        """
        found = ByIdentity[Fakta, Side]()
        for facts in self._readings[:_MOST_READINGS]:
            differing = (each for each in self._readings if agreement(self._scope, facts[0], each[0]) is False)
            against = Identities(other for each in differing for other in each)
            others = tuple(other for other in self._side if other in against)
            found.update((fact, others) for fact in facts)
        return found

    @cached_property
    def _chosen(self) -> int:
        disputed = [place for place, fakta in enumerate(self._side) if self._against.get(fakta)]
        return min(disputed, key=self._standing, default=0)

    @property
    def acuan(self) -> Side:
        """
        Give the reference: the fact that the fewest contradict.

        Between equals a sure reading is taken, then a target that is the agreed one, a result that is a number, the measurement
        table, the first in the report.
        """
        return self._side[self._chosen : self._chosen + 1]

    @property
    def lain(self) -> Side:
        """
        Give the facts that contradict the reference.
        """
        return self._against.get(self._side[self._chosen], ()) if self._side else ()

    def _standing(self, place: int) -> tuple[Any, ...]:
        fakta = self._side[place]
        against = self._against[fakta]
        elsewhere = fakta.tabel != JenisTabel.PENGUKURAN.value
        return len(against), fakta.nilai.diragukan, not self._agreed(fakta), self._is_loose(fakta, against), elsewhere, place

    def _is_loose(self, fakta: Fakta, against: Side) -> bool:
        """
        Find a bound or a range in the place of a result, which the numbers elsewhere bear out.
        """
        loose = fakta.ukuran is not Ukuran.TARGET and isinstance(fakta.nilai.bacaan, Batas | Rentang)
        return loose and all(takes_in_value(self._scope, fakta.nilai, other.nilai, fakta) for other in against)

    def _agreed(self, fakta: Fakta) -> bool:
        puncak = self._scope.force.puncak
        if fakta.ukuran is not Ukuran.TARGET or fakta.indikator is None or puncak is None:
            return False
        rows = (baris for baris in puncak.baris if baris.indikator == fakta.indikator.kode)
        return any(same_value(self._scope, baris.target, fakta.nilai, fakta) for baris in rows)

    @property
    def nama_baris(self) -> list[NamaBaris]:
        """
        Give the names of the rows that the facts stand in, where there is more than one wording; none where all are alike.
        """
        groups: dict[str, list[Fakta]] = {}
        for fakta in self._side:
            if fakta.nama:
                name = next((one for one in groups if compare(one, fakta.nama, self._scope.laporan.entitas.nama).nihil), fakta.nama)
                groups.setdefault(name, []).append(fakta)
        named = [NamaBaris(" ".join(name.split()), self._places(facts)) for name, facts in groups.items()]
        return named if len(named) > 1 else []

    def _places(self, facts: list[Fakta]) -> Texts:
        places = [str(self._scope.place(fakta)) for fakta in facts]
        return Texts(" dan ".join(places), " and ".join(places))

    @property
    def berlawanan(self) -> bool:
        """
        Return whether it may be one thing counted from both ends: 0 % accidents, 100 % without any.

        What contradicts is then named the opposite of the reference, and the two numbers make up 100.
        """
        chosen, office = self._side[self._chosen], self._scope.laporan.entitas.nama
        name, share = chosen.nama, _share(chosen)
        if name is None or share is None:
            return False
        others = ((fakta.nama, _share(fakta)) for fakta in self.lain)
        return all(nama is not None and compare(name, nama, office).berbalik and other == _WHOLE - share for nama, other in others)


def _share(fakta: Fakta) -> Exact | None:
    """
    Give a share in percent; a number without a unit may be one.
    """
    number = fakta.nilai.tepat
    return Fraction(number) / 10 if number is not None and unit_of(fakta.nilai, fakta) == PERMIL else number

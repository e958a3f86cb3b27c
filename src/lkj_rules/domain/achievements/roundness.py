"""
The last digits of measured results: whether they are round more often than chance allows.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb

import attrs

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import Indikator, JenisIndikator, KodeIndikator, Ukuran
from lkj_rules.model.reading.units import cannot_break
from lkj_rules.model.values import Angka

_FULL = 100
_LEAST_DIGITS = 3
_CHANCE = Fraction(1, 5)
"""Of ten last digits two are round: 0 and 5."""


@attrs.frozen(kw_only=True)
class Kebulatan:
    """
    Hold the results whose last digit can be tested, one an indicator and year, and those of them that end in 0 or 5.

    A result can be tested when it is certain and printed with three digits or more without fillers (80.00), and is neither 0 nor
    100.
    """

    diuji: tuple[Fakta, ...]
    bulat: tuple[Fakta, ...]

    @property
    def peluang(self) -> Fraction:
        """
        Give the probability of so many round numbers or more, where all last digits are equally likely, exactly.
        """
        return tail(len(self.diuji), len(self.bulat), _CHANCE)


@analysis
def roundness(scope: Scope) -> Kebulatan:
    """
    Test the last digits of the results in the tables, all years together.
    """
    first: dict[tuple[KodeIndikator, int], Fakta] = {}
    for fakta in scope.facts:
        measured = fakta.ukuran is Ukuran.REALISASI and fakta.tabel not in (None, "narasi") and not fakta.nilai.diragukan
        if measured and fakta.indikator is not None and isinstance(fakta.nilai.bacaan, Angka):
            first.setdefault((fakta.indikator.kode, fakta.tahun), fakta)
    order = {indikator.kode: number for number, indikator in enumerate(scope.laporan.indikator)}
    tested = [
        fakta
        for (kode, _), fakta in sorted(first.items(), key=lambda entry: (order[entry[0][0]], entry[0][1]))
        if len(_printed_digits(fakta)) >= _LEAST_DIGITS and fakta.nilai.tepat not in (0, _FULL)
    ]
    return Kebulatan(diuji=tuple(tested), bulat=tuple(fakta for fakta in tested if _printed_digits(fakta)[-1] in "05"))


def _printed_digits(fakta: Fakta) -> str:
    """
    Give the digits of a number as printed; a count has none behind the mark, nor has a whole number that is filled up with zeros.
    """
    number = fakta.nilai.tepat
    if number is None:
        return ""
    whole = Fraction(number).denominator == 1 or _counts(fakta.indikator)
    return str(int(abs(Fraction(number)) * 10 ** (0 if whole else max(fakta.nilai.digit or 0, 0))))


def _counts(indikator: Indikator | None) -> bool:
    return indikator is not None and (indikator.jenis is JenisIndikator.CACAH or cannot_break(indikator.satuan))


def tail(trials: int, hits: int, chance: Fraction) -> Fraction:
    """
    Give the probability of at least so many hits in independent trials (the upper tail of the binomial distribution), exactly.
    """
    yes, whole = chance.numerator, chance.denominator
    no = whole - yes
    ways = sum(comb(trials, count) * yes**count * no ** (trials - count) for count in range(max(hits, 0), trials + 1))
    return Fraction(ways, whole**trials)

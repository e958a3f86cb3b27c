"""
Guess how a capaian that fits nothing came about. A guess is only made when it reproduces the printed number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice

import attrs

from lkj_rules.domain.achievements.fitting import Case
from lkj_rules.domain.achievements.formulas import MAKSIMUM, MINIMUM_A, MINIMUM_B, Formula
from lkj_rules.domain.achievements.vonis import JenisTebakan, Tebakan
from lkj_rules.model import Record
from lkj_rules.model.documents import Ukuran
from lkj_rules.model.intervals import Agreement, Exact, agrees, bounds, clip, cut, round_half_up, step
from lkj_rules.model.readings import Angka

MOST_GUESSES = 2
_THOUSAND = 3
_TELLING_DIGITS = 3
"""Digits from which on two numbers that differ in one are not chance."""

Tetangga = tuple[Exact | None, Exact | None]
"""Target and realisasi of another row of the table."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Clue(Record):
    """
    Hold the figures of a row as they read and as numbers, the formulas due for it, and how to find the rows around it.
    """

    case: Case
    target: Angka
    realisasi: Angka
    capaian: Angka
    due: Sequence[Formula] = ()
    tetangga: Callable[[], Sequence[Tetangga]] = tuple

    def explains(self, target: Exact, realisasi: Exact, capaian: Exact | None = None, *, moved: int = 0) -> bool:
        """
        Return whether these operands print as this capaian, rounded or cut, under a formula that is due.

        The last printed digit of the capaian is ``moved`` by so many places.
        """
        printed, decimals = self.case.capaian if capaian is None else capaian, self.case.desimal - moved
        for formula in self.due:
            computed = formula(target, realisasi)
            exact = None if computed is None else bounds(clip(computed, self.case.bawah, self.case.atas))[0]
            if exact is not None and agrees(printed, decimals, exact=exact, possible=exact) is not Agreement.IMPOSSIBLE:
                return True
        return False


def guess(clue: Clue) -> tuple[Tebakan, ...]:
    """
    Give at most two guesses, the likeliest first.
    """
    ways = (_other_formula, _shifted, _own_column, _neighbours, _swapped, _one_digit, _other_cap)
    return tuple(islice((found for way in ways for found in way(clue)), MOST_GUESSES))


def guess_formula(clue: Clue) -> tuple[Tebakan, ...]:
    """
    Give the usual formulas that are not due and print the capaian from the figures as they are printed.
    """
    return tuple(_other_formula(clue))


def _other_formula(clue: Clue) -> Iterator[Tebakan]:
    for formula in (MAKSIMUM, MINIMUM_A, MINIMUM_B):
        if formula not in clue.due and attrs.evolve(clue, due=(formula,)).explains(clue.case.target, clue.case.realisasi):
            yield Tebakan(jenis=JenisTebakan.RUMUS_LAIN, rumus=formula)


def _shifted(clue: Clue) -> Iterator[Tebakan]:
    for places in (1, 2, 3):
        kind = JenisTebakan.RIBUAN if places == _THOUSAND else JenisTebakan.DESIMAL_BERGESER
        # For a quotient it is all the same which of the three cells moved; the first that fits stands for all.
        cells = (cell for sign in (1, -1) for cell in _moved(clue, sign * places))
        found = next(cells, None)
        if found is not None:
            yield Tebakan(jenis=kind, kolom=found[0], nilai=found[1])


def _moved(clue: Clue, places: int) -> Iterator[tuple[Ukuran, Exact]]:
    case, factor = clue.case, step(-places)
    if case.capaian and clue.explains(case.target, case.realisasi, case.capaian * factor, moved=places):
        yield Ukuran.CAPAIAN, case.capaian * factor
    if clue.explains(case.target, case.realisasi * factor):
        yield Ukuran.REALISASI, case.realisasi * factor
    if clue.explains(case.target * factor, case.realisasi):
        yield Ukuran.TARGET, case.target * factor


def _own_column(clue: Clue) -> Iterator[Tebakan]:
    for column, value in ((Ukuran.REALISASI, clue.case.realisasi), (Ukuran.TARGET, clue.case.target)):
        if value == clue.case.capaian:
            yield Tebakan(jenis=JenisTebakan.TETANGGA_KOLOM, kolom=column, nilai=value)


def _neighbours(clue: Clue) -> Iterator[Tebakan]:
    target, realisasi = clue.case.target, clue.case.realisasi
    for row, (other_target, other_realisasi) in enumerate(clue.tetangga()):
        if other_target is not None and other_realisasi is not None and clue.explains(other_target, other_realisasi):
            yield Tebakan(jenis=JenisTebakan.TETANGGA_BARIS, kolom=Ukuran.CAPAIAN, nilai=clue.case.capaian, baris=row)
        elif other_realisasi is not None and clue.explains(target, other_realisasi):
            yield Tebakan(jenis=JenisTebakan.TETANGGA_BARIS, kolom=Ukuran.REALISASI, nilai=other_realisasi, baris=row)
        elif other_target is not None and clue.explains(other_target, realisasi):
            yield Tebakan(jenis=JenisTebakan.TETANGGA_BARIS, kolom=Ukuran.TARGET, nilai=other_target, baris=row)


def _swapped(clue: Clue) -> Iterator[Tebakan]:
    case = clue.case
    for value in _transpositions(case.capaian, case.desimal):
        if clue.explains(case.target, case.realisasi, value):
            yield Tebakan(jenis=JenisTebakan.ANGKA_TERTUKAR, kolom=Ukuran.CAPAIAN, nilai=value)
    for value in _transpositions(case.realisasi, clue.realisasi.desimal):
        if clue.explains(case.target, value):
            yield Tebakan(jenis=JenisTebakan.ANGKA_TERTUKAR, kolom=Ukuran.REALISASI, nilai=value)
    for value in _transpositions(case.target, clue.target.desimal):
        if clue.explains(value, case.realisasi):
            yield Tebakan(jenis=JenisTebakan.ANGKA_TERTUKAR, kolom=Ukuran.TARGET, nilai=value)


def _one_digit(clue: Clue) -> Iterator[Tebakan]:
    case = clue.case
    for formula in clue.due:
        exact = case.expected(formula)
        if exact is None:
            continue
        for value in dict.fromkeys((round_half_up(exact, case.desimal), cut(exact, case.desimal))):
            if _digits_off(value, case.capaian, case.desimal) == 1:
                yield Tebakan(jenis=JenisTebakan.SATU_ANGKA, kolom=Ukuran.CAPAIAN, nilai=value)


def _digits_off(one: Exact, other: Exact, decimals: int) -> int | None:
    """
    Count the digits in which two printed numbers differ; ``None`` where they have not the same number of them, or too few.
    """
    first, second = _digits(one, decimals), _digits(other, decimals)
    if len(first) != len(second) or len(first) < _TELLING_DIGITS or (one < 0) != (other < 0):
        return None
    return sum(a != b for a, b in zip(first, second, strict=True))


def _digits(value: Exact, decimals: int) -> str:
    return str(abs(Fraction(value) / step(decimals)).numerator).rjust(decimals + 1, "0")


def _transpositions(value: Exact, decimals: int) -> Iterator[Exact]:
    digits = _digits(value, decimals)
    sign = -1 if value < 0 else 1
    for place in range(len(digits) - 1):
        first, second = digits[place], digits[place + 1]
        if first != second:
            yield sign * int(digits[:place] + second + first + digits[place + 2 :]) * step(decimals)


def _other_cap(clue: Clue) -> Iterator[Tebakan]:
    # An unusual cap is a round number that the true capaian lies above.
    printed = clue.case.capaian
    expected = [value for formula in clue.due if (value := clue.case.expected(formula)) is not None]
    if printed >= 100 and printed % 5 == 0 and any(value > printed for value in expected):  # noqa: PLR2004  percent
        yield Tebakan(jenis=JenisTebakan.BATAS_LAIN, kolom=Ukuran.CAPAIAN, nilai=printed)

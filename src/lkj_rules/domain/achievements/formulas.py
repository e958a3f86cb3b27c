"""
Capaian formulas: the known ones by name, and the one that a report states.

A capaian is in percent. PermenPANRB 53/2014 prescribes no formula: the report's own counts, and where it states none the usual
ones are admissible. All compute exactly on numbers and on intervals.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

import attrs

from lkj_rules.domain.achievements.formula_text import Pohon, evaluate, parse_tokens, readings, tokens_of
from lkj_rules.model import Record
from lkj_rules.model.intervals import Exact, Interval, Number, bounds, divide, is_less


def capaian_maksimum(target: Number, realisasi: Number) -> Number | None:
    """
    Compute R ÷ T × 100 for an indicator where higher is better, in percent; ``None`` for a target of zero.

    Source: in general use; every report read states it.
    """
    return divide(realisasi, target, times=100)


def capaian_minimum_a(target: Number, realisasi: Number) -> Number | None:
    """
    Compute (2 − R ÷ T) × 100 for an indicator where lower is better, in percent; ``None`` for a target of zero.

    Source: PermenPANRB 8/2021, "kondisi khusus": (1 + (1 − R/T)) × 100, the same as (2T − R)/T × 100. T is divided by once, so
    that an interval does not widen.
    """
    percent = divide(realisasi, target, times=100)
    return None if percent is None else -percent + 200  # the other way round, Python is slower at it


def capaian_minimum_b(target: Number, realisasi: Number) -> Number | None:
    """
    Compute T ÷ R × 100 for an indicator where lower is better, in percent; ``None`` for a realisasi that may be zero.

    Source: e-SAKIP applications; no regulation.
    """
    return divide(target, realisasi, times=100)


def capaian_rentang(bawah: Exact, atas: Exact, realisasi: Number) -> Number | None:
    """
    Compute the capaian of a target range, in percent: 100 inside, R ÷ bawah below it, (2 − R ÷ atas) above it.

    Source: PermenPANRB 8/2021, targets in the form of a range. ``None`` for a range that does not lie above zero.
    """
    if bawah <= 0:
        return None
    if not isinstance(realisasi, Interval):
        return _rentang_at(bawah, atas, realisasi)
    ends = [bounds(found)[0] for end in bounds(realisasi) if (found := _rentang_at(bawah, atas, end)) is not None]
    if realisasi.low <= atas and realisasi.high >= bawah:
        ends.append(Fraction(100))
    return Interval(min(ends), max(ends))


def _rentang_at(bawah: Exact, atas: Exact, realisasi: Exact) -> Number | None:
    if is_less(atas, realisasi):
        return capaian_minimum_a(atas, realisasi)
    return capaian_maksimum(bawah, realisasi) if is_less(realisasi, bawah) else Fraction(100)


class JenisRumus(StrEnum):
    """
    Name a formula: one of the known ones, one that ignores the realisasi (``tetap``), or some other.
    """

    MAKSIMUM = "maksimum"
    MINIMUM_A = "minimum_a"
    MINIMUM_B = "minimum_b"
    RENTANG = "rentang"
    TETAP = "tetap"
    LAIN = "lain"


@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Formula(Record):
    """
    Hold a capaian formula of target and realisasi; calling it gives the capaian in percent, ``None`` where it is undefined.

    ``teks`` is the formula as stated, ``pohon`` and ``kali`` (1 or 100) are how a formula outside the known ones computes.
    """

    jenis: JenisRumus
    teks: str = attrs.field(eq=False)
    pohon: Pohon | None = attrs.field(default=None, repr=False)
    kali: int = attrs.field(default=1, repr=False)

    def __call__(self, target: Number, realisasi: Number) -> Number | None:
        """
        Compute the capaian in percent.
        """
        match self.jenis:
            case JenisRumus.MAKSIMUM:
                return capaian_maksimum(target, realisasi)
            case JenisRumus.MINIMUM_A:
                return capaian_minimum_a(target, realisasi)
            case JenisRumus.MINIMUM_B:
                return capaian_minimum_b(target, realisasi)
        value = None if self.pohon is None else evaluate(self.pohon, target, realisasi)
        return None if value is None else value * self.kali

    @property
    def tetap(self) -> bool:
        """
        Return whether the formula ignores the realisasi, such as (R − (R − T)) ÷ T, which always gives 100.
        """
        return self.jenis is JenisRumus.TETAP

    @property
    def naik(self) -> bool | None:
        """
        Return whether a higher realisasi gives a higher capaian; ``None`` where that depends.
        """
        return _rises(self)


@lru_cache(maxsize=256)
def _rises(formula: Formula) -> bool | None:
    values = [formula(5, realisasi) for realisasi in (2, 3, 4, 6, 7, 9)]
    steps = {a < b for a, b in pairwise(values) if a is not None and b is not None and a != b}
    return steps.pop() if len(steps) == 1 else None


MAKSIMUM = Formula(jenis=JenisRumus.MAKSIMUM, teks="Realisasi ÷ Target × 100")
MINIMUM_A = Formula(jenis=JenisRumus.MINIMUM_A, teks="(2 − Realisasi ÷ Target) × 100")
MINIMUM_B = Formula(jenis=JenisRumus.MINIMUM_B, teks="Target ÷ Realisasi × 100")
RENTANG = Formula(jenis=JenisRumus.RENTANG, teks="Realisasi ÷ batas bawah, 100, atau (2 − Realisasi ÷ batas atas) × 100")

# Target and realisasi without common factors: two formulas that agree on all of them are the same for our purposes.
_SAMPLES: tuple[tuple[int, int], ...] = ((7, 3), (4, 9), (5, 2), (3, 11), (13, 13))


@lru_cache(maxsize=64)
def parse_formula(text: str) -> Formula | None:
    """
    Read a stated formula; ``None`` when the text is none.

    A left side ("% capaian = …") is skipped. The factor 100 may be missing. A fraction bar lost in one line is put back where
    that gives a known formula.
    """
    for side in text.split("="):
        tokens = tokens_of(side)
        if tokens and ("R" in tokens or "T" in tokens):
            formula = _recognise(text.strip(), tokens)
            if formula is not None:
                return formula
    return None


def _recognise(text: str, tokens: list[str]) -> Formula | None:
    literal: tuple[Pohon, list[str]] | None = None
    for reading in readings(tokens):
        for percent in (False, True):
            tree = parse_tokens(reading, percent=percent)
            if tree is None:
                continue
            literal = (tree, reading) if literal is None else literal
            kind = _kind_of(tree)
            if kind is JenisRumus.TETAP:
                return Formula(jenis=kind, teks=text, pohon=tree, kali=_factor(tree, reading))
            if kind is not None:
                return Formula(jenis=kind, teks=text)
    if literal is None:
        return None
    return Formula(jenis=JenisRumus.LAIN, teks=text, pohon=literal[0], kali=_factor(*literal))


def _kind_of(tree: Pohon) -> JenisRumus | None:
    values = [evaluate(tree, target, realisasi) for target, realisasi in _SAMPLES]
    for known in (MAKSIMUM, MINIMUM_A, MINIMUM_B):
        percents = [known(target, realisasi) for target, realisasi in _SAMPLES]
        ratios = [None if percent is None else percent * Fraction(1, 100) for percent in percents]
        if values in (percents, ratios):
            return known.jenis
    fixed = all(evaluate(tree, 7, realisasi) == evaluate(tree, 7, 3) is not None for realisasi in (1, 2, 9, 11))
    return JenisRumus.TETAP if fixed else None


def _factor(tree: Pohon, tokens: list[str]) -> int:
    # A ratio without "× 100" is meant in percent; a formula in the unit of the target ("Realisasi") is not a ratio.
    scaled, plain = evaluate(tree, 70, 30), evaluate(tree, 7, 3)
    return 100 if "100" not in tokens and scaled == plain else 1

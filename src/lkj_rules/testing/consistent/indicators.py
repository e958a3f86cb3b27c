"""
Indicators with a path of targets and results: what each is printed as in any document.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.testing.consistent.choices import Chooser, Style, among, perhaps

Goal = Fraction | tuple[Fraction, Fraction] | str
"""A target: a number, a range, a word of a ladder."""

_LADDERS = {
    "akip": ("AA", "A", "BB", "B", "CC", "C", "D"),
    "opini_bpk": ("WTP", "WDP", "TW"),
    "keterbukaan": ("Informatif", "Menuju Informatif", "Cukup Informatif", "Kurang Informatif", "Tidak Informatif"),
    "kematangan": ("Optimum", "Terkelola", "Terdefinisi", "Berkembang", "Rintisan"),
}
OWN_LADDER = {"kode": "kematangan", "urutan": list(_LADDERS["kematangan"])}
_KINDS = ("cacah", "proporsi", "indeks", "nilai", "pertumbuhan", "predikat")
_UNITS = {
    "cacah": ("orang", "dokumen", "kegiatan", "laporan"), "proporsi": ("persen",), "indeks": ("indeks",), "nilai": ("nilai",),
    "pertumbuhan": ("persen",),
}  # fmt: skip
_MOST = {"cacah": 20_000, "proporsi": 100, "indeks": 100, "nilai": 100, "pertumbuhan": 30}
_HIDDEN = 3
"""Digits that a measured result has beyond those printed."""
_NAMES = {
    "cacah": "Jumlah {unit} layanan nomor {number}", "proporsi": "Persentase layanan tepat waktu nomor {number}",
    "indeks": "Indeks kepuasan layanan nomor {number}", "nilai": "Nilai evaluasi layanan nomor {number}",
    "pertumbuhan": "Pertumbuhan layanan nomor {number}", "predikat": "Predikat layanan nomor {number}",
}  # fmt: skip
_FULL = 100


@attrs.frozen(kw_only=True, eq=False)
class Ukuran:
    """
    Hold one indicator: its entry in the register, its objective, its targets and true results by year, how figures are printed.

    A result of ``None`` was not measured; a measured one has more digits than are printed; ``bound`` prints targets as bounds in
    the good direction; ``counts`` are the counts behind this year's percentage; ``fall`` names the formula of an indicator where
    lower is better.
    """

    kode: str
    nama: str
    jenis: str
    satuan: str
    arah: str | None
    sasaran: str
    tangga: str | None
    decimals: int
    bound: bool
    fall: str
    goals: Mapping[int, Goal]
    results: Mapping[int, Fraction | str | None]
    counts: tuple[int, int] | None = None

    def entry(self) -> dict[str, Any]:
        """
        Give the entry of the register.
        """
        names = ("kode", "nama", "arah", "satuan", "jenis", "tangga")
        return {name: value for name in names if (value := getattr(self, name)) is not None}

    def goal(self, year: int, style: Style, *, signed: bool) -> str:
        """
        Print the target of a year.
        """
        goal = self.goals[year]
        if isinstance(goal, str):
            return goal
        if isinstance(goal, tuple):
            return "–".join(style.number(end, self.decimals) for end in goal)
        sign = "" if not self.bound else "≤ " if self.arah == "minimum" else "≥ "
        return sign + self._figure(goal, style, signed=signed)

    def result(self, year: int, style: Style) -> str:
        """
        Print the result of a year; blank where there is none.
        """
        result = self.results[year]
        if result is None or isinstance(result, str):
            return result or ""
        return self._figure(style.shorten(result, self.decimals), style, signed=True)

    def _figure(self, value: Fraction, style: Style, *, signed: bool) -> str:
        number = style.number(value, self.decimals)
        return f"{number} %" if self.satuan == "persen" and signed else number

    def reached(self, year: int, style: Style | None = None) -> bool:
        """
        Return whether the target of a year was reached; with a style, by the figures that are printed.
        """
        goal, result = self.goals[year], self.results[year]
        if not isinstance(goal, Fraction) or not isinstance(result, Fraction) or self.arah is None:
            return False
        shown = result if style is None else style.shorten(result, self.decimals)
        return shown <= goal if self.arah == "minimum" else shown >= goal


def draw_indicator(chooser: Chooser, number: int, *, objective: str, years: range, fall: str) -> Ukuran:
    """
    Choose an indicator.
    """
    jenis = among(chooser, _KINDS)
    common: dict[str, Any] = {"kode": f"I{number}", "jenis": jenis, "sasaran": objective, "fall": fall}
    if jenis == "predikat":
        return _draw_graded(chooser, common, number, years)
    satuan = among(chooser, _UNITS[jenis])
    arah = among(chooser, ("maksimum", "minimum", "stabil", None))
    decimals = 0 if jenis == "cacah" else chooser.between(0, 2)
    most = _MOST[jenis] * 10**decimals
    steps = sorted(chooser.between(1, most) for _ in years)
    goals: dict[int, Goal] = {
        year: Fraction(step, 10**decimals) for year, step in zip(years, steps if arah != "minimum" else steps[::-1], strict=True)
    }
    if arah == "stabil":
        low, high = Fraction(steps[0], 10**decimals), Fraction(steps[-1], 10**decimals)
        goals = dict.fromkeys(years, (low, high))
    digits = 0 if jenis == "cacah" or perhaps(chooser) else _HIDDEN
    results: dict[int, Fraction | str | None] = {
        year: Fraction(chooser.between(10**digits, most * 10**digits), 10 ** (decimals + digits)) for year in years
    }
    return Ukuran(
        nama=_NAMES[jenis].format(unit=satuan, number=number), satuan=satuan, arah=arah, tangga=None, decimals=decimals,
        bound=arah in {"maksimum", "minimum"} and perhaps(chooser, 3), goals=goals, results=results, **common,
    )  # fmt: skip


def unmeasured(ukuran: Ukuran, year: int) -> Ukuran:
    """
    Give the indicator as not measured in a year.
    """
    return attrs.evolve(ukuran, results={**ukuran.results, year: None}, counts=None)


def counted(ukuran: Ukuran, year: int, chooser: Chooser) -> Ukuran:
    """
    Give a percentage with the counts behind it, from which it follows.
    """
    whole = chooser.between(1, 500_000)
    part = chooser.between(min(1, whole), whole)
    return attrs.evolve(ukuran, results={**ukuran.results, year: Fraction(_FULL * part, whole)}, counts=(part, whole))


def abolished(ukuran: Ukuran, year: int) -> Ukuran:
    """
    Give an indicator of which nothing is to be left from a year on, and nothing is.
    """
    later = [each for each in ukuran.goals if each >= year]
    zeros = dict.fromkeys(later, Fraction(0))
    return attrs.evolve(ukuran, bound=False, goals={**ukuran.goals, **zeros}, results={**ukuran.results, **zeros})


def _draw_graded(chooser: Chooser, common: dict[str, Any], number: int, years: range) -> Ukuran:
    tangga = among(chooser, tuple(_LADDERS))
    rungs = _LADDERS[tangga]
    places = sorted((chooser.between(0, len(rungs) - 1) for _ in years), reverse=True)
    return Ukuran(
        nama=_NAMES["predikat"].format(number=number), satuan="predikat", arah="maksimum", tangga=tangga, decimals=0, bound=False,
        goals={year: rungs[place] for year, place in zip(years, places, strict=True)},
        results={year: among(chooser, rungs) for year in years}, **common,
    )  # fmt: skip

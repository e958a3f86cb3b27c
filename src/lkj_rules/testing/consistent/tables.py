"""
The tables of a consistent report (measurement, analysis, comparisons), and the capaian that they print by its formulas and caps.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.testing.consistent.choices import Chooser, Style, perhaps
from lkj_rules.testing.consistent.indicators import Ukuran
from lkj_rules.testing.consistent.plans import Office, objective_name

_FULL = Fraction(100)


@attrs.frozen(kw_only=True)
class Policy:
    """
    Hold how a report computes and grades: its cap and floor in percent, whether a bound that is met counts 100, its classes.

    ``early`` averages before rounding, from the unprinted digits.
    A class is a label with its lower end as printed and as a number that a capaian must exceed; the first class has no lower end.
    """

    style: Style
    cap: int | None
    floor: int | None
    full: bool
    early: bool
    classes: tuple[tuple[str, int], ...]

    def achievement(self, ukuran: Ukuran, year: int) -> Fraction | None:
        """
        Give the printed capaian of a year; ``None`` where there is none.
        """
        exact = self._capped(ukuran, year)
        return None if exact is None else self.style.shorten(exact, self.style.digits)

    def _capped(self, ukuran: Ukuran, year: int) -> Fraction | None:
        exact = _exact(ukuran, year, full=self.full)
        if exact is None:
            return None
        if self.cap is not None:
            exact = min(exact, Fraction(self.cap))
        if self.floor is not None:
            exact = max(exact, Fraction(self.floor))
        return exact

    def mean(self, indicators: Sequence[Ukuran], year: int) -> Fraction | None:
        """
        Give the printed mean of their capaian; ``None`` where one is missing.
        """
        values = [(self._capped if self.early else self.achievement)(ukuran, year) for ukuran in indicators]
        known = [value for value in values if value is not None]
        if not known or len(known) < len(values):
            return None
        return self.style.shorten(sum(known, Fraction()) / len(known), self.style.digits)

    def label(self, capaian: Fraction | None) -> str | None:
        """
        Give the class of a printed capaian.
        """
        if capaian is None or capaian < 0:
            return None
        return next((label for label, above in reversed(self.classes) if above < 0 or capaian > above), None)

    def printed(self, capaian: Fraction | None) -> str:
        """
        Print a capaian, blank where there is none.
        """
        return "" if capaian is None else self.style.share(capaian, self.style.digits)


def _exact(ukuran: Ukuran, year: int, *, full: bool) -> Fraction | None:
    goal, result = ukuran.goals[year], ukuran.results[year]
    if isinstance(goal, str) or isinstance(result, str):
        return _FULL if goal == result else None
    if result is None:
        return None
    if isinstance(goal, tuple):
        low, high = goal
        return _FULL if low <= result <= high else result / low * 100 if result < low else (2 - result / high) * 100
    if goal == 0:
        return _FULL if result == 0 else None
    if full and ukuran.bound and ukuran.reached(year):
        return _FULL
    if ukuran.arah != "minimum":
        return result / goal * 100
    return (2 - result / goal) * 100 if ukuran.fall == "selisih" else goal / result * 100


@attrs.frozen(kw_only=True, eq=False)
class Writer:
    """
    Write the tables of one report.
    """

    office: Office
    policy: Policy
    graded: bool

    def achievement(self, ukuran: Ukuran) -> Fraction | None:
        """
        Give this year's printed capaian.
        """
        return self.policy.achievement(ukuran, self.office.year)

    def table(self, name: str, kind: str, rows: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
        """
        Give a table with its notation declared.
        """
        return {"id": name, "jenis": kind, "notasi": self.office.style.notasi, **more, "baris": rows}

    def measured(self, ukuran: Ukuran, *, counts: bool = False) -> dict[str, Any]:
        """
        Give a row with target, realisasi and capaian; one that was not measured says why.
        """
        office, style = self.office, self.office.style
        row = office.row(
            ukuran, target=ukuran.goal(office.year, style, signed=True), realisasi=ukuran.result(office.year, style),
            capaian=self.policy.printed(self.achievement(ukuran)),
        )  # fmt: skip
        if ukuran.results[office.year] is None:
            row["alasan"] = "Survei belum selesai sampai laporan ini disusun."
        if counts and ukuran.counts is not None:
            part, whole = (style.number(Fraction(number), 0) for number in ukuran.counts)
            row["realisasi"] = {
                "teks": row["realisasi"], "pembilang": {"teks": part, "notasi": style.notasi},
                "penyebut": {"teks": whole, "notasi": style.notasi},
            }  # fmt: skip
        return row

    def measurement(self) -> dict[str, Any]:
        """
        Write the measurement table.
        """
        rows = [{**self.measured(ukuran, counts=True), **self.label(self.achievement(ukuran))} for ukuran in self.office.indicators]
        return self.table("ukur", "pengukuran", rows)

    def label(self, capaian: Fraction | None) -> dict[str, str]:
        """
        Give the category of a capaian, where the report grades.
        """
        label = self.policy.label(capaian) if self.graded else None
        return {} if label is None else {"kategori": label}

    def analysis(self) -> dict[str, Any]:
        """
        Write the analysis: under every objective its indicators, with their mean.
        """
        groups: dict[str, list[Ukuran]] = {}
        for ukuran in self.office.indicators:
            groups.setdefault(ukuran.sasaran, []).append(ukuran)
        rows = []
        for code, members in groups.items():
            mean = self.policy.mean(members, self.office.year)
            row: dict[str, Any] = {"sasaran": code, "nama": objective_name(code)}
            row["anak"] = [self.measured(ukuran) for ukuran in members]
            rows.append(row if mean is None else {**row, "capaian": self.policy.printed(mean), **self.label(mean)})
        return self.table("analisis", "analisis", rows)

    def history(self) -> dict[str, Any]:
        """
        Write the comparison over the years.
        """
        years = [year for year in self.office.years if year < self.office.year]
        columns: list[dict[str, Any]] = [{"id": f"realisasi_{year}", "ukuran": "realisasi", "tahun": year} for year in years]
        columns += [{"id": f"capaian_{year}", "ukuran": "capaian", "tahun": year, "pembanding": "target"} for year in years]
        rows = [{**self.measured(ukuran), "sel": dict(self._earlier(ukuran, years))} for ukuran in self.office.indicators]
        return self.table("banding", "perbandingan", rows, kolom=columns)

    def _earlier(self, ukuran: Ukuran, years: list[int]) -> Iterator[tuple[str, str]]:
        for year in years:
            yield f"realisasi_{year}", ukuran.result(year, self.office.style)
            yield f"capaian_{year}", self.policy.printed(self.policy.achievement(ukuran, year))

    def end_target(self) -> dict[str, Any]:
        """
        Write the comparison with the Renstra's end target; of this year's results.
        """
        office, style, end = self.office, self.office.style, self.office.years[-1]
        rows = []
        for ukuran in office.indicators:
            last = attrs.evolve(ukuran, goals={**ukuran.goals, office.year: ukuran.goals[end]})
            rows.append({**self.measured(last), "target": ukuran.goal(end, style, signed=True)})
        columns = [
            {"id": "target", "ukuran": "target", "tahun": end},
            {"id": "capaian", "ukuran": "capaian", "pembanding": "target_akhir_renstra"},
        ]
        return self.table("renstra", "perbandingan", rows, kolom=columns)


def draw_tables(writer: Writer, chooser: Chooser) -> list[dict[str, Any]]:
    """
    Write the measurement table and, by choice, the others.
    """
    tables = [writer.measurement()]
    if perhaps(chooser):
        tables.append(writer.analysis())
    if perhaps(chooser) and writer.office.year > writer.office.years[0]:
        tables.append(writer.history())
    if perhaps(chooser):
        tables.append(writer.end_target())
    return tables

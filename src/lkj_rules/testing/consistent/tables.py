"""
The tables of a consistent report: measurement, analysis by objective, comparison over the years and with the Renstra.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.testing.consistent.achievements import Policy
from lkj_rules.testing.consistent.choices import Chooser, perhaps
from lkj_rules.testing.consistent.indicators import Ukuran
from lkj_rules.testing.consistent.plans import Office, objective_name


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

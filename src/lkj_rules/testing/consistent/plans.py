"""
The plans of a consistent report: Renstra, RKT, agreements down the cascade, Rencana Aksi.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs

from lkj_rules.testing.consistent.choices import Chooser, Style, perhaps
from lkj_rules.testing.consistent.indicators import Ukuran
from lkj_rules.testing.consistent.money import Ledger, Pos


@attrs.frozen(kw_only=True, eq=False)
class Office:
    """
    Hold what all documents of a report share: its year, the years of its Renstra, its indicators, how it prints.
    """

    level: str
    year: int
    years: range
    indicators: Sequence[Ukuran]
    style: Style

    def objectives(self, indicators: Sequence[Ukuran]) -> list[dict[str, str]]:
        """
        List the objectives of some indicators, numbered in order.
        """
        codes = dict.fromkeys(ukuran.sasaran for ukuran in indicators)
        return [{"sasaran": code, "nomor": str(number), "nama": objective_name(code)} for number, code in enumerate(codes, 1)]

    def register(self) -> list[dict[str, str]]:
        """
        Give the register of objectives.
        """
        return [{"kode": code, "nama": objective_name(code)} for code in dict.fromkeys(each.sasaran for each in self.indicators)]

    def row(self, ukuran: Ukuran, **cells: Any) -> dict[str, Any]:
        """
        Give a row of any table.
        """
        return {"indikator": ukuran.kode, "sasaran": ukuran.sasaran, "nama": ukuran.nama, "satuan": ukuran.satuan, **cells}

    def targets(self, indicators: Sequence[Ukuran], *, signed: bool) -> list[dict[str, Any]]:
        """
        Give rows with the year's targets.
        """
        return [self.row(ukuran, target=ukuran.goal(self.year, self.style, signed=signed)) for ukuran in indicators]


def objective_name(code: str) -> str:
    """
    Word an objective.
    """
    return f"Meningkatnya mutu layanan publik bidang {code}"


def strategic_plan(office: Office) -> dict[str, Any]:
    """
    Write the Renstra.
    """
    style = office.style
    return {
        "awal": office.years[0], "akhir": office.years[-1], "sasaran": office.objectives(office.indicators),
        "baris": [
            office.row(ukuran, target={str(year): ukuran.goal(year, style, signed=style.signed) for year in office.years})
            for ukuran in office.indicators
        ],
    }  # fmt: skip


def printed_again(office: Office, chooser: Chooser) -> dict[str, Any]:
    """
    Write what a report may print apart: a second copy of its Renstra, and the list of its key indicators.
    """
    found: dict[str, Any] = {}
    if perhaps(chooser, 3):
        found["renstra_lain"] = [{**strategic_plan(office), "salinan": "lampiran"}]
    if perhaps(chooser, 3):
        rows = [{"indikator": each.kode, "sasaran": each.sasaran, "nama": f"{each.nama} (IKU)"} for each in office.indicators]
        found["iku"] = {"tahun": office.year, "baris": rows}
    return found


def yearly_plans(office: Office, chooser: Chooser) -> list[dict[str, Any]]:
    """
    Write the RKT, in one copy or two.
    """
    copies = ("badan", "lampiran") if perhaps(chooser) else ("lampiran",)
    return [
        {"salinan": copy, "tanggal": f"{office.year}-01-02", "sasaran": office.objectives(office.indicators),
         "baris": office.targets(office.indicators, signed=copy == "badan")}
        for copy in copies
    ]  # fmt: skip


def agreements(office: Office, ledger: Ledger, first: Ledger | None, chooser: Chooser) -> list[dict[str, Any]]:
    """
    Write the leader's agreement and those below it, which share out its indicators and its programmes.

    ``first`` is the budget before it was revised; the agreement was revised with it.
    """
    found = [_agreement(office, "pk-0", "Pimpinan", office.indicators, ledger.lines)]
    if first is not None:
        found = [
            {**_agreement(office, "pk-lama", "Pimpinan", office.indicators, first.lines), "jenjang": "puncak"},
            {**found[0], "versi": 2, "tanggal": f"{office.year}-10-10"},
        ]
    below = chooser.between(0, min(3, len(office.indicators), len(ledger.lines)))
    for number in range(below):
        own = [ukuran for place, ukuran in enumerate(office.indicators) if place % below == number]
        part = tuple(line for place, line in enumerate(ledger.lines) if place % below == number)
        found.append({**_agreement(office, f"pk-{number + 1}", f"Kepala Bagian {number + 1}", own, part), "atasan": "pk-0"})
    return found


def _agreement(office: Office, name: str, signer: str, indicators: Sequence[Ukuran], lines: Sequence[Pos]) -> dict[str, Any]:
    top = name in {"pk-0", "pk-lama"}
    budget = [
        {**({} if line.kode is None else {"kode": line.kode}), "nama": line.nama, "jumlah": _rupiah(line.pagu, office.style)}
        for line in lines
    ]
    return {
        "id": name, "jenjang": "puncak" if top else "bawah", "nama": signer, "salinan": "lampiran", "versi": 1,
        "tahun": office.year, "tanggal": f"{office.year}-01-{8 if top else 9:02d}",
        "pihak": [signer, "Atasan" if top else "Pimpinan"], "sasaran": office.objectives(indicators),
        "baris": office.targets(indicators, signed=office.style.signed), "anggaran": budget,
        "total": _rupiah(sum(line.pagu for line in lines), office.style),
    }  # fmt: skip


def _rupiah(amount: int, style: Style) -> str:
    return f"Rp {style.number(Fraction(amount), 0)}"


def action_plan(office: Office, chooser: Chooser) -> dict[str, Any]:
    """
    Write the Rencana Aksi, some of its rows with a quarterly path.
    """
    rows = office.targets(office.indicators, signed=office.style.signed)
    for row in rows:
        if perhaps(chooser, 4):
            row["triwulan"] = ["", "", "", row["target"]]
    return {"tanggal": f"{office.year}-01-15", "baris": rows}

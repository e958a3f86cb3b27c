"""
The tables of a report as an office prints them: headings of one or two rows, a row an indicator or budget line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

Json = dict[str, Any]

LEFT, ABOVE = "<", "^"
"""Cells that the one to the left, or above, extends over."""
_UNITS = {"rupiah": "rupiah", "ribu": "ribuan rupiah", "juta": "jutaan rupiah"}
_STEP = "    "
_LOOKS_LIKE = {ord("\u0412"): "B"}
"""Letters of other alphabets that a transcription holds for what is printed."""
_AMOUNTS = {"pagu": "Anggaran (Rp)", "realisasi": "Realisasi (Rp)", "sisa": "Sisa (Rp)", "persen": "%"}


@attrs.frozen(kw_only=True)
class Sheet:
    """Hold one table to print; ``weights`` are the widths of its columns, of which ``merging`` may hold merged cells."""

    chapter: str
    number: str
    title: str
    heads: list[list[str]]
    rows: list[list[str]]
    weights: list[int]
    merging: int = 0

    @property
    def caption(self) -> str:
        """
        Give the title with its number.
        """
        return f"Tabel {self.number} {self.title}"


def printed_part(report: Json) -> Json:
    """
    Take the part of a report that sheets print.
    """
    kept = {key: report[key] for key in ("format", "entitas", "tahun", "indikator", "sasaran", "renstra")}
    for key, rank in (("rkt", "tahun"), ("perjanjian_kinerja", "versi")):
        if report.get(key):
            kept[key] = [max(report[key], key=lambda each: (each.get("jenjang") == "puncak", each.get(rank, 0)))]
    budgets = [each for each in report.get("anggaran", ()) if each["berlaku"] and each["jenis"] == "belanja"]
    kept["anggaran"] = [{**each, "versi": "berlaku"} for each in budgets[:1]]
    kept["lkj"] = {"tabel": [each for each in report["lkj"]["tabel"] if each["jenis"] in {"pengukuran", "perbandingan"}]}
    return kept


def sheets(report: Json, *, reversed_: bool = False) -> Iterator[Sheet]:
    """
    Iterate over the tables of what ``printed_part`` takes; ``reversed_`` prints columns of figures in the opposite order.
    """
    year, plans = report["tahun"], "BAB II PERENCANAAN KINERJA"
    renstra = report["renstra"]
    years = [str(each) for each in range(renstra["awal"], renstra["akhir"] + 1)]
    names = _Names(report)
    columns = [("Target", each, lambda row, each=each: row["target"].get(each, "")) for each in years]
    title = f"Target Kinerja Rencana Strategis Tahun {years[0]}–{years[-1]}"
    yield names.sheet(plans, "2.1", title, renstra["baris"], columns)
    target = [("Target", "", lambda row: row["target"])]
    for plan in report.get("rkt", ()):
        yield names.sheet(plans, "2.2", f"Rencana Kinerja Tahunan Tahun {year}", plan["baris"], target)
    for plan in report.get("perjanjian_kinerja", ()):
        yield names.sheet(plans, "2.3", f"Perjanjian Kinerja Tahun {year}", plan["baris"], target)
        if plan.get("anggaran"):
            lines = [[f"{at}.", each["nama"], _text(each["jumlah"])] for at, each in enumerate(plan["anggaran"], 1)]
            yield Sheet(
                chapter=plans, number="2.4", title=f"Program dan Anggaran Perjanjian Kinerja Tahun {year}",
                heads=[["No", "Program", "Anggaran"]], weights=[2, 14, 8],
                rows=[*lines, ["", "Jumlah", _text(plan.get("total", ""))]],
            )  # fmt: skip
    for at, table in enumerate(report["lkj"]["tabel"], 1):
        yield names.measured(table, f"3.{at}", year, reversed_=reversed_)
    for budget in report["anggaran"]:
        yield _budget(budget, year)


@attrs.define
class _Names:
    report: Json

    def front(self, row: Json) -> list[str]:
        indicators = {each["kode"]: each for each in self.report["indikator"]}
        objectives = {each["kode"]: (str(at), each["nama"]) for at, each in enumerate(self.report["sasaran"], 1)}
        indicator = indicators[row["indikator"]]
        return [*objectives[row["sasaran"]], row.get("nama", indicator["nama"]), row.get("satuan", indicator.get("satuan", ""))]

    def sheet(self, chapter: str, number: str, title: str, rows: list[Json], columns: list[Any]) -> Sheet:
        tops, subs = [each[0] for each in columns], [each[1] for each in columns]
        heads = [["No", "Sasaran", "Indikator Kinerja", "Satuan"], [ABOVE] * 4]
        for at, (top, sub) in enumerate(zip(tops, subs, strict=True)):
            same = bool(sub) and at > 0 and tops[at - 1] == top and bool(subs[at - 1])
            heads[0].append(LEFT if same else top)
            heads[1].append(sub or ABOVE)
        order = sorted(rows, key=lambda row: self.front(row)[0])
        return Sheet(
            chapter=chapter, number=number, title=title, heads=heads if any(subs) else heads[:1], merging=2,
            rows=[self.front(row) + [_text(each[2](row)) for each in columns] for row in order],
            weights=[3, 9, 10, 5, *([5] * len(columns))],
        )  # fmt: skip

    def measured(self, table: Json, number: str, year: int, *, reversed_: bool) -> Sheet:
        stated = {each["id"]: each for each in table.get("kolom", ())}
        columns: list[Any] = []
        for measure, heading in (("target", "Target"), ("realisasi", "Realisasi"), ("capaian", "Capaian (%)")):
            past = [each for each in stated.values() if each["ukuran"] == measure and each["id"] != measure]
            own = stated.get(measure, {}).get("tahun", year)
            last = stated.get(measure, {}).get("pembanding") == "target_akhir_renstra"
            columns += [(heading, str(each["tahun"]), lambda row, key=each["id"]: row["sel"].get(key, "")) for each in past]
            sub = str(own) if past or (measure == "target" and own != year) else ""
            top = "Capaian terhadap Target Akhir Renstra (%)" if last else heading
            columns.append((top, sub, lambda row, key=measure: row.get(key, "")))
        title = table.get("judul") or {"pengukuran": f"Pengukuran Kinerja Tahun {year}"}.get(
            table["jenis"], "Perbandingan Realisasi dengan Target Akhir Renstra" if "capaian" in stated
            else f"Perbandingan Realisasi Kinerja Tahun {year} dengan Tahun Sebelumnya",
        )
        return self.sheet("BAB III AKUNTABILITAS KINERJA", number, title, table["baris"], columns[::-1] if reversed_ else columns)


def _budget(budget: Json, year: int) -> Sheet:
    keys = [key for key in _AMOUNTS if key in budget["total"]]
    coded = any(row.get("kode") for row in budget["pos"])
    rows = [
        [row.get("kode", ""), row["nama"] if coded else f"{_STEP * depth}{row.get('nomor', '')} {row['nama']}".rstrip(),
         *(_text(row.get(key, "")) for key in keys)]
        for depth, row in _lines(budget["pos"], 0)
    ]  # fmt: skip
    total = ["", "JUMLAH", *(_text(budget["total"][key]) for key in keys)]
    headings = [_AMOUNTS[key] for key in keys]
    cut = 0 if coded else 1
    return Sheet(
        chapter="BAB III AKUNTABILITAS KINERJA", number="3.9",
        title=f"Realisasi Anggaran Tahun {year} (dalam {_UNITS[budget.get('dalam', 'rupiah')]})",
        heads=[["Kode", "Program/Kegiatan", *headings][cut:]], rows=[row[cut:] for row in [*rows, total]],
        weights=[6, 12, *([6] * len(keys))][cut:],
    )  # fmt: skip


def _lines(rows: list[Json], depth: int) -> Iterator[tuple[int, Json]]:
    for row in rows:
        yield depth, row
        yield from _lines(row.get("anak", []), depth + 1)


def _text(value: Any) -> str:
    return str(value["teks"] if isinstance(value, dict) else value or "").translate(_LOOKS_LIKE)

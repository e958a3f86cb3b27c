"""
The sheet of budgets: every line with live formulas for sisa, percentage and the sum of its details, each held against the print.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from lkj_rules.model.findings import Finding, Pointer, Texts
from lkj_rules.model.intervals import Exact
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.budget import (
    MONEY,
    BudgetLine,
    BudgetTree,
    BudgetYear,
    Derived,
    budget_trees,
    budget_years,
)
from lkj_rules.render.views.cells import Cell
from lkj_rules.render.xlsx.page import Column, Entry, Frame, Page
from lkj_rules.render.xlsx.sums import DIFFERS, Check, money_check, share_check, sum_formula, verdict, verdict_formula
from lkj_rules.render.xlsx.wording import CONCLUSIONS, by_fingerprint, cited

NAME = Texts("Anggaran", "Budget")
_NOTE = Texts(
    "Angka tercetak dalam rupiah di kiri; di kanannya rumus hidup: sisa = pagu − realisasi, persen = realisasi ÷ pagu × "
    "100, jumlah rincian = jumlah baris di bawahnya sampai tingkat berikutnya yang mencetak angka. Pemeriksaan "
    "memperhitungkan pembulatan persentase dan angka yang tercetak dalam ribuan atau jutaan. Pada tabel lebih/(kurang), "
    "sisa = realisasi − pagu.",
    "Printed figures in rupiah at the left; right of them live formulas: sisa = pagu − realisasi, percentage = realisasi ÷ "
    "pagu × 100, details = the sum of the lines below, down to the next level that prints a figure. The checks allow for "
    "rounded percentages and for amounts printed in thousands or millions. In a table of over/(under), sisa = realisasi − "
    "pagu.",
)
_COLUMNS = (
    Column(key="anggaran", title=Texts("Anggaran", "Budget"), width=15),
    Column(key="kode", title=Texts("Kode", "Code"), width=13),
    Column(key="uraian", title=Texts("Uraian", "Line"), width=38),
    Column(key="pagu", title=Texts("Pagu", "Pagu"), width=17),
    Column(key="realisasi", title=Texts("Realisasi", "Realisasi"), width=17),
    Column(key="sisa", title=Texts("Sisa", "Sisa"), width=16),
    Column(key="persen", title=Texts("Persen", "Percent"), width=9),
    Column(key="h_sisa", title=Texts("Sisa (hitung)", "Sisa (computed)"), width=16),
    Column(key="h_persen", title=Texts("Persen (hitung)", "Percent (computed)"), width=9),
    Column(key="s_pagu", title=Texts("Jumlah rincian: pagu", "Details: pagu"), width=17),
    Column(key="s_realisasi", title=Texts("Jumlah rincian: realisasi", "Details: realisasi"), width=17),
    Column(key="s_sisa", title=Texts("Jumlah rincian: sisa", "Details: sisa"), width=16),
    Column(key="c_sisa", title=Texts("Cek sisa", "Check: sisa"), width=10, alarm=DIFFERS),
    Column(key="c_persen", title=Texts("Cek persen", "Check: percent"), width=10, alarm=DIFFERS),
    Column(key="c_jumlah", title=Texts("Cek jumlah rincian", "Check: details"), width=10, alarm=DIFFERS),
    Column(key="temuan", title=Texts("Temuan", "Findings"), width=10),
    Column(
        key="kesimpulan", title=Texts("Kesimpulan pereviu", "Reviewer's conclusion"), width=13, fill=True, choices=CONCLUSIONS
    ),
)


def budgets_page(session: Session, frame: Frame) -> Page:
    """
    Write the budgets of all reports, and their tables of several years.
    """
    page = Page(frame, NAME, _COLUMNS, note=_NOTE, frozen=3)
    for report in session.reports:
        for tree in budget_trees(report.laporan, report.result):
            _Tree(page, tree, report, frame.bahasa).write()
        _years(page, budget_years(report.laporan, report.result), report, frame.bahasa)
    page.finish()
    return page


@attrs.frozen
class _Tree:
    """
    Hold one budget that is about to be written below the last row of the page.
    """

    page: Page
    tree: BudgetTree
    report: Checked
    bahasa: str

    def write(self) -> None:
        """
        Write all lines; a tree that the sheet has no room for is only named, with its size.
        """
        lines, findings = self.tree.walk(), by_fingerprint(self.report)
        if len(lines) > self.page.room:
            said = Texts(f"{len(lines)} baris, lebih dari isi selembar", f"{len(lines)} lines, more than a sheet holds")
            self.page.add(self.report.path, {"anggaran": Entry(self._name()), "uraian": Entry(said[self.bahasa], "muted")})
            return
        first = self.page.next_row
        rows = {line.pointer: first + number for number, line in enumerate(lines)}
        numbers = {
            cell.pointer: cell.number for line in lines for cell in (line.pagu, line.realisasi, line.sisa)
            if cell is not None and cell.number is not None
        }  # fmt: skip
        for line in lines:
            self.page.add(self.report.path, {
                "anggaran": Entry(self._name()), **_described(line, total=line is self.tree.total, bahasa=self.bahasa),
                **_Row(self.page, line, self.bahasa).entries(),
                **self._details(line, rows, numbers),
                "temuan": Entry(_own(line.findings, findings)),
            })  # fmt: skip

    def _name(self) -> str:
        kind = Texts(self.tree.kind.value, {"belanja": "spending", "pendapatan": "revenue"}[self.tree.kind.value])[self.bahasa]
        force = Texts(", berlaku", ", in force")[self.bahasa] if self.tree.in_force else ""
        return f"{self.tree.version} ({kind}{force})"

    def _details(self, line: BudgetLine, rows: Mapping[Pointer, int], numbers: Mapping[Pointer, Exact]) -> dict[str, Entry]:
        """
        Write the sums of the details, and one check over all of them.
        """
        entries: dict[str, Entry] = {}
        checks: list[Check] = []
        for column, derived in line.sums.items():
            if derived.low is None or any(part not in numbers for part in derived.parts):
                continue
            exact = Fraction(sum(numbers[part] for part in derived.parts))
            formula = sum_formula(self.page.letter(column), [rows[Pointer(part.rpartition("/")[0])] for part in derived.parts])
            entries[f"s_{column}"] = Entry(exact, "live", formula)
            printed, here = getattr(line, column), rows[line.pointer]
            cells = (self.page.cell(column, here), self.page.cell(f"s_{column}", here))
            check = money_check(printed, derived, exact, cells=cells)
            checks.extend(() if check is None else (check,))
        if checks:
            entries["c_jumlah"] = Entry(verdict(checks, self.bahasa), "live_text", verdict_formula(checks, self.bahasa))
        return entries


def _own(fingerprints: Sequence[str], findings: Mapping[str, Finding]) -> str:
    return cited(fingerprints, findings).replace(", ", "\n")


def _described(line: BudgetLine, *, total: bool, bahasa: str) -> dict[str, Entry]:
    style = "strong" if total or line.children else "text"
    name = Texts("Jumlah", "Total")[bahasa] if total else line.name or ""
    return {"kode": Entry(line.code or "", style), "uraian": Entry(name, style, indent=min(line.level, 15))}


def _years(page: Page, years: Sequence[BudgetYear], report: Checked, bahasa: str) -> None:
    findings = by_fingerprint(report)
    for year in years:
        page.add(report.path, {
            "anggaran": Entry(Texts("beberapa tahun", "several years")[bahasa]), "uraian": Entry(str(year.year)),
            **_Row(page, year, bahasa).entries(), "temuan": Entry(_own(year.findings, findings)),
        })  # fmt: skip


@attrs.frozen
class _Row:
    """
    Hold one row of money, about to be written as the next row of the page.
    """

    page: Page
    line: BudgetLine | BudgetYear
    bahasa: str

    def entries(self) -> dict[str, Entry]:
        """
        Write what is printed, and what sisa and percentage follow from it.
        """
        cells = {name: getattr(self.line, name, None) for name in (*MONEY, "persen")}
        entries = {name: _printed(cell, shares=name == "persen") for name, cell in cells.items() if cell is not None}
        pagu, realisasi = self._number("pagu"), self._number("realisasi")
        if pagu is None or realisasi is None:
            return entries
        above, below = self._at("realisasi"), self._at("pagu")
        if isinstance(self.line, BudgetLine):
            sign = -1 if self.line.reversed_rest else 1
            formula = f"{above}-{below}" if sign < 0 else f"{below}-{above}"
            left = Fraction(sign * (pagu - realisasi))
            entries["h_sisa"] = Entry(left, "live", formula)
            entries |= self._check("sisa", self.line.sisa, self.line.rest, left)
        if pagu != 0:
            share = Fraction(realisasi) / pagu * 100
            decimals = max(2, 0 if self.line.persen is None else self.line.persen.decimals)
            entries["h_persen"] = Entry(share, "live", f"{above}/{below}*100", decimals=decimals)
            entries |= self._check("persen", self.line.persen, self.line.share, share)
        return entries

    def _check(self, column: str, printed: Cell | None, derived: Derived | None, computed: Fraction) -> dict[str, Entry]:
        if printed is None or derived is None:
            return {}
        compare = share_check if column == "persen" else money_check
        check = compare(printed, derived, computed, cells=(self._at(column), self._at(f"h_{column}")))
        if check is None:
            return {}
        return {f"c_{column}": Entry(verdict([check], self.bahasa), "live_text", verdict_formula([check], self.bahasa))}

    def _at(self, key: str) -> str:
        return self.page.cell(key, self.page.next_row)

    def _number(self, name: str) -> Exact | None:
        cell: Cell | None = getattr(self.line, name)
        return None if cell is None else cell.number


def _printed(cell: Cell, *, shares: bool) -> Entry:
    """
    Write a printed amount or percentage as a number; one that is no number as it is printed. Of whole rupiah no sen are shown.
    """
    if cell.number is None:
        return Entry(cell.text, "muted")
    whole = Fraction(cell.number).denominator == 1 and not shares
    return Entry(cell.number, "number", decimals=0 if whole else max(cell.decimals, 0))

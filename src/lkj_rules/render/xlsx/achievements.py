"""
The sheet that recomputes every capaian by live formulas, and compares it with the printed one within its printed digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.formulas import JenisRumus
from lkj_rules.model.documents import JenisTabel, Pembanding
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import bounds, clip, round_half_up
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.achievements import AchievementRow, Recomputation, achievement_rows
from lkj_rules.render.xlsx.formulas import DIFFERS, capaian_formula, compared, comparison, extreme, limited
from lkj_rules.render.xlsx.page import Column, Entry, Page, Row, Sheet
from lkj_rules.render.xlsx.wording import CONCLUSION, DIRECTIONS, as_read, cited

_NOTE = Texts(
    "Capaian dihitung ulang dengan rumus hidup dari angka di kolom kelabu sebelah kanan; angka itu boleh diubah untuk "
    "mencoba, termasuk batas bawah dan batas atas capaian (kosong: tidak ada batas). Bila dua rumus sah, setiap rumus satu "
    "baris. Perbandingan memperhitungkan pembulatan, pemotongan, dan angka yang tidak tercetak.",
    "Every achievement is recomputed by live formulas from the figures in the grey columns at the right; these may be "
    "changed to try, the floor and the cap too (blank: no limit). Where two formulas are admissible each has a row. The "
    "comparison allows for rounding, cutting off and digits that are not printed.",
)
_COLUMNS = (
    Column("tabel", Texts("Tabel", "Table"), 20), Column("nama", Texts("Indikator", "Indicator"), 36),
    Column("arah", Texts("Arah", "Direction"), 12),
    Column("target", Texts("Target atau pembanding", "Target or comparand"), 13),
    Column("realisasi", Texts("Realisasi tercetak", "Result printed"), 12),
    Column("capaian", Texts("Capaian tercetak", "Achievement printed"), 12), Column("rumus", Texts("Rumus", "Formula"), 24),
    Column("hitung", Texts("Hitung ulang (%)", "Recomputed (%)"), 12),
    Column("banding", Texts("Perbandingan", "Comparison"), 15, alarm=DIFFERS),
    Column("selisih", Texts("Selisih (tercetak − hitung)", "Difference (printed − recomputed)"), 12),
    Column("nilai", Texts("Penilaian aturan", "Verdict of the rules"), 24), Column("temuan", Texts("Temuan", "Findings"), 11),
    CONCLUSION,
    Column("t", Texts("Target", "Target"), 14, aside=True),
    Column("t2", Texts("Target, ujung atas", "Target, upper end"), 12, aside=True),
    Column("r", Texts("Realisasi", "Result"), 14, aside=True),
    Column("r_min", Texts("Realisasi paling rendah", "Result at least"), 14, aside=True),
    Column("r_maks", Texts("Realisasi paling tinggi", "Result at most"), 14, aside=True),
    Column("bawah", Texts("Batas bawah (%)", "Floor (%)"), 9, aside=True),
    Column("atas", Texts("Batas atas (%)", "Cap (%)"), 9, aside=True),
    Column("c", Texts("Capaian (%)", "Achievement (%)"), 12, aside=True),
    Column("digit", Texts("Digit desimal", "Decimals"), 8, aside=True),
    Column("c_min", Texts("Hitung ulang paling rendah", "Recomputed at least"), 13, aside=True),
    Column("c_maks", Texts("Hitung ulang paling tinggi", "Recomputed at most"), 13, aside=True),
)
_KINDS = {
    JenisTabel.PENGUKURAN: Texts("pengukuran", "measurement"),
    JenisTabel.ANALISIS: Texts("analisis", "analysis"),
    JenisTabel.PERBANDINGAN: Texts("perbandingan", "comparison"),
}
_COMPARED = {
    Pembanding.REALISASI_TAHUN_LALU: Texts("\n(realisasi tahun lalu)", "\n(last year's result)"),
    Pembanding.TARGET_AKHIR_RENSTRA: Texts("\n(target akhir Renstra)", "\n(the Renstra's end target)"),
}
_NAMES = {
    JenisRumus.MAKSIMUM: Texts("Realisasi ÷ Target × 100", "Result ÷ Target × 100"),
    JenisRumus.MINIMUM_A: Texts("(2 − Realisasi ÷ Target) × 100", "(2 − Result ÷ Target) × 100"),
    JenisRumus.MINIMUM_B: Texts("Target ÷ Realisasi × 100", "Target ÷ Result × 100"),
    JenisRumus.RENTANG: Texts(
        "rentang: 100 di dalamnya; di bawah Realisasi ÷ ujung bawah, di atas 2 − Realisasi ÷ ujung atas",
        "range: 100 inside; below it Result ÷ lower end, above it 2 − Result ÷ upper end",
    ),
}
_SHOWN = 2
"""Least digits shown of a recomputed percentage."""


def _rows(page: Page, report: Checked, session: Session) -> Iterator[Row]:
    for row in achievement_rows(report.laporan, report.result):
        shown = _shown(row, report, session.bahasa)
        if not row.recomputed:
            yield shown
        for found in row.recomputed:
            yield {**shown, **_Line(page, row, found).entries()}


def _shown(row: AchievementRow, report: Checked, bahasa: str) -> Row:
    style = "differs" if row.holds is False else "muted" if row.holds is None else "text"
    compared_with = None if row.comparison is None else _COMPARED.get(row.comparison)
    return {
        "tabel": f"{_KINDS[row.table.kind][bahasa]}\n{row.table.place or row.table.title}",
        "nama": Entry(row.name[bahasa], indent=row.level), "arah": DIRECTIONS[row.direction][bahasa],
        "target": Entry(as_read(row.comparand) + ("" if compared_with is None else compared_with[bahasa]), "center"),
        "realisasi": Entry(as_read(row.realisasi), "center"), "capaian": Entry(as_read(row.capaian), "center"),
        "nilai": Entry(row.words[bahasa], style), "temuan": cited(row.findings, report),
    }  # fmt: skip


@attrs.frozen
class _Line:
    """
    Hold one line with live formulas, about to be written as the next row of the page.
    """

    page: Page
    row: AchievementRow
    found: Recomputation

    def entries(self) -> dict[str, Entry]:
        found = self.found
        digits = max(_SHOWN, self.row.capaian.decimals if self.row.capaian is not None else 0)
        cell, known = self.page.cell, _NAMES.get(found.formula.jenis)
        formula = capaian_formula(found.formula, target=cell("t"), upper=cell("t2"), realisasi=cell("r"))
        formula = limited(formula, cap=cell("atas"), floor=cell("bawah"))
        return {
            "rumus": Entry(found.formula.teks if known is None else known[self.page.bahasa]),
            "hitung": Entry(found.value, "live", formula, decimals=digits),
            **self._operands(),
            **self._ends(digits),
            **self._comparison(digits),
        }

    def _operands(self) -> dict[str, Entry]:
        found, row = self.found, self.row
        places = max((cell.decimals for cell in (row.comparand, row.realisasi) if cell is not None), default=0)
        operands = {"t": found.target, "t2": found.upper, "r": found.realisasi, "bawah": found.floor, "atas": found.cap}
        entries = {key: Entry(value, "number", decimals=places) for key, value in operands.items() if value is not None}
        for key, end in (("r_min", found.least), ("r_maks", found.most)):
            entries[key] = Entry(end, "number", decimals=places + 1 if found.least != found.most else places)
        if row.capaian is not None and row.capaian.number is not None:
            entries["c"] = Entry(row.capaian.number, "number", decimals=row.capaian.decimals)
            entries["digit"] = Entry(row.capaian.decimals, "number")
        return entries

    def _ends(self, digits: int) -> dict[str, Entry]:
        """
        Write the range of the recomputation: live where the ends of the realisasi give it, else as figures.
        """
        found = self.found
        if found.low is None or found.high is None:
            return {}
        values = [found.formula(found.target, end) for end in (found.least, found.most)]
        known = [Fraction(bounds(clip(value, found.floor, found.cap))[0]) for value in values if value is not None]
        live = found.upper is not None or (min(known), max(known)) == (found.low, found.high)
        entries, cell = {}, self.page.cell
        for key, value, highest in (("c_min", found.low, False), ("c_maks", found.high, True)):
            ends = (cell("r_min"), cell("r_maks"))
            end = extreme(found.formula, target=cell("t"), upper=cell("t2"), ends=ends, highest=highest)
            formula = limited(end, cap=cell("atas"), floor=cell("bawah")) if live else None
            entries[key] = Entry(value, "live", formula, decimals=digits + 1)
        return entries

    def _comparison(self, digits: int) -> dict[str, Entry]:
        found, capaian, accepted, cell = self.found, self.row.capaian, self.row.accepted, self.page.cell
        if capaian is None or capaian.number is None:
            return {}
        ends = None if found.low is None or found.high is None else (found.low, found.high)
        formula = comparison(
            printed=cell("c"), digits=cell("digit"), computed=cell("hitung"),
            ends=None if ends is None else (cell("c_min"), cell("c_maks")), accepted=accepted, bahasa=self.page.bahasa,
        )  # fmt: skip
        shown = compared(
            printed=capaian.number, digits=capaian.decimals, computed=found.value, ends=ends, accepted=accepted,
            bahasa=self.page.bahasa,
        )  # fmt: skip
        difference = round_half_up(Fraction(capaian.number) - found.value, digits)
        apart = f"ROUND(ROUND({cell('c')}-{cell('hitung')},9),{digits})"
        return {"banding": Entry(shown, "live_text", formula), "selisih": Entry(difference, "live", apart, decimals=digits)}


ACHIEVEMENTS = Sheet(
    name=Texts("Rekomputasi capaian", "Recomputation"), note=_NOTE, columns=_COLUMNS, rows=_rows, frozen=2,
)  # fmt: skip

"""
The sheet that recomputes every capaian by live formulas, and compares it with the printed one within its printed digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.formulas import Formula, JenisRumus
from lkj_rules.model.documents import JenisTabel, Pembanding
from lkj_rules.model.findings import Finding, Texts
from lkj_rules.model.intervals import bounds, clip, round_half_up
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.achievements import AchievementRow, Recomputation, achievement_rows
from lkj_rules.render.views.cells import Cell
from lkj_rules.render.xlsx.formulas import DIFFERS, capaian_formula, compared, comparison, extreme, limited
from lkj_rules.render.xlsx.page import Column, Entry, Frame, Page
from lkj_rules.render.xlsx.wording import CONCLUSIONS, DIRECTIONS, by_fingerprint, cited

NAME = Texts("Rekomputasi capaian", "Recomputation")
_NOTE = Texts(
    "Capaian dihitung ulang dengan rumus hidup dari angka di kolom kelabu sebelah kanan; angka itu boleh diubah untuk "
    "mencoba, termasuk batas bawah dan batas atas capaian (kosong: tidak ada batas). Bila dua rumus sah, setiap rumus satu "
    "baris. Perbandingan memperhitungkan pembulatan, pemotongan, dan angka yang tidak tercetak.",
    "Every achievement is recomputed by live formulas from the figures in the grey columns at the right; these may be "
    "changed to try, the floor and the cap too (blank: no limit). Where two formulas are admissible each has a row. The "
    "comparison allows for rounding, cutting off and digits that are not printed.",
)
_COLUMNS = (
    Column(key="tabel", title=Texts("Tabel", "Table"), width=20),
    Column(key="nama", title=Texts("Indikator", "Indicator"), width=36),
    Column(key="arah", title=Texts("Arah", "Direction"), width=12),
    Column(key="target", title=Texts("Target atau pembanding", "Target or comparand"), width=13),
    Column(key="realisasi", title=Texts("Realisasi tercetak", "Result printed"), width=12),
    Column(key="capaian", title=Texts("Capaian tercetak", "Achievement printed"), width=12),
    Column(key="rumus", title=Texts("Rumus", "Formula"), width=24),
    Column(key="hitung", title=Texts("Hitung ulang (%)", "Recomputed (%)"), width=12),
    Column(key="banding", title=Texts("Perbandingan", "Comparison"), width=15, alarm=DIFFERS),
    Column(key="selisih", title=Texts("Selisih (tercetak − hitung)", "Difference (printed − recomputed)"), width=12),
    Column(key="nilai", title=Texts("Penilaian aturan", "Verdict of the rules"), width=24),
    Column(key="temuan", title=Texts("Temuan", "Findings"), width=11),
    Column(
        key="kesimpulan", title=Texts("Kesimpulan pereviu", "Reviewer's conclusion"), width=13, fill=True, choices=CONCLUSIONS
    ),
    Column(key="t", title=Texts("Target", "Target"), width=14, aside=True),
    Column(key="t2", title=Texts("Target, ujung atas", "Target, upper end"), width=12, aside=True),
    Column(key="r", title=Texts("Realisasi", "Result"), width=14, aside=True),
    Column(key="r_min", title=Texts("Realisasi paling rendah", "Result at least"), width=14, aside=True),
    Column(key="r_maks", title=Texts("Realisasi paling tinggi", "Result at most"), width=14, aside=True),
    Column(key="bawah", title=Texts("Batas bawah (%)", "Floor (%)"), width=9, aside=True),
    Column(key="atas", title=Texts("Batas atas (%)", "Cap (%)"), width=9, aside=True),
    Column(key="c", title=Texts("Capaian (%)", "Achievement (%)"), width=12, aside=True),
    Column(key="digit", title=Texts("Digit desimal", "Decimals"), width=8, aside=True),
    Column(key="c_min", title=Texts("Hitung ulang paling rendah", "Recomputed at least"), width=13, aside=True),
    Column(key="c_maks", title=Texts("Hitung ulang paling tinggi", "Recomputed at most"), width=13, aside=True),
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
_SHOWN = 2
"""Least digits shown of a recomputed percentage."""


def achievements_page(session: Session, frame: Frame) -> Page:
    """
    Write the rows of achievement of all reports, a line for every admissible formula.
    """
    page = Page(frame, NAME, _COLUMNS, note=_NOTE, frozen=2)
    for report in session.reports:
        _report(page, report, frame.bahasa)
    page.finish()
    return page


def _report(page: Page, report: Checked, bahasa: str) -> None:
    findings = by_fingerprint(report)
    for row in achievement_rows(report.laporan, report.result):
        told = _told(row, findings, bahasa)
        if not row.recomputed:
            page.add(report.path, told)
        for found in row.recomputed:
            page.add(report.path, {**told, **_Line(page, row, found, bahasa).entries()})


def _told(row: AchievementRow, findings: Mapping[str, Finding], bahasa: str) -> dict[str, Entry]:
    """
    Write what a row prints, and the verdict on it.
    """
    style = "differs" if row.holds is False else "muted" if row.holds is None else "text"
    return {
        "tabel": Entry(f"{_KINDS[row.table.kind][bahasa]}\n{row.table.place or row.table.title}"),
        "nama": Entry(row.name[bahasa], indent=row.level),
        "arah": Entry(DIRECTIONS[row.direction][bahasa]),
        "target": Entry(_printed(row.comparand) + _compared(row.comparison, bahasa), "center"),
        "realisasi": Entry(_printed(row.realisasi), "center"),
        "capaian": Entry(_printed(row.capaian), "center"),
        "nilai": Entry(row.words[bahasa], style),
        "temuan": Entry(cited(row.findings, findings)),
    }


def _compared(comparison: Pembanding | None, bahasa: str) -> str:
    known = None if comparison is None else _COMPARED.get(comparison)
    return "" if known is None else known[bahasa]


def _printed(cell: Cell | None) -> str:
    if cell is None:
        return ""
    return cell.text if cell.read is None else f"{cell.text} [{cell.read}]".strip()


@attrs.frozen
class _Line:
    """
    Hold one line with live formulas, about to be written as the next row of the page.
    """

    page: Page
    row: AchievementRow
    found: Recomputation
    bahasa: str

    def entries(self) -> dict[str, Entry]:
        """
        Write operands, formulas and comparison.
        """
        found = self.found
        digits = max(_SHOWN, self.row.capaian.decimals if self.row.capaian is not None else 0)
        formula = limited(self._formula(found.formula), cap=self._at("atas"), floor=self._at("bawah"))
        name = found.formula.teks if found.formula.jenis is JenisRumus.LAIN else _names(found.formula, self.bahasa)
        return {
            "rumus": Entry(name),
            "hitung": Entry(found.value, "live", formula, decimals=digits),
            **self._operands(),
            **self._ends(digits),
            **self._comparison(digits),
        }

    def _at(self, key: str) -> str:
        return self.page.cell(key, self.page.next_row)

    def _formula(self, formula: Formula) -> str:
        return capaian_formula(formula, target=self._at("t"), upper=self._at("t2"), realisasi=self._at("r"))

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
        entries = {}
        for key, value, highest in (("c_min", found.low, False), ("c_maks", found.high, True)):
            end = extreme(
                found.formula, target=self._at("t"), upper=self._at("t2"), ends=(self._at("r_min"), self._at("r_maks")),
                highest=highest,
            )  # fmt: skip
            formula = limited(end, cap=self._at("atas"), floor=self._at("bawah")) if live else None
            entries[key] = Entry(value, "live", formula, decimals=digits + 1)
        return entries

    def _comparison(self, digits: int) -> dict[str, Entry]:
        found, capaian, accepted = self.found, self.row.capaian, self.row.accepted
        if capaian is None or capaian.number is None:
            return {}
        ends = None if found.low is None or found.high is None else (found.low, found.high)
        formula = comparison(
            printed=self._at("c"), digits=self._at("digit"), computed=self._at("hitung"),
            ends=None if ends is None else (self._at("c_min"), self._at("c_maks")), accepted=accepted, bahasa=self.bahasa,
        )  # fmt: skip
        told = compared(
            printed=capaian.number, digits=capaian.decimals, computed=found.value, ends=ends, accepted=accepted, bahasa=self.bahasa
        )
        difference = round_half_up(Fraction(capaian.number) - found.value, digits)
        apart = f"ROUND(ROUND({self._at('c')}-{self._at('hitung')},9),{digits})"
        return {"banding": Entry(told, "live_text", formula), "selisih": Entry(difference, "live", apart, decimals=digits)}


_NAMES = {
    JenisRumus.MAKSIMUM: Texts("Realisasi ÷ Target × 100", "Result ÷ Target × 100"),
    JenisRumus.MINIMUM_A: Texts("(2 − Realisasi ÷ Target) × 100", "(2 − Result ÷ Target) × 100"),
    JenisRumus.MINIMUM_B: Texts("Target ÷ Realisasi × 100", "Target ÷ Result × 100"),
    JenisRumus.RENTANG: Texts(
        "rentang: 100 di dalamnya; di bawah Realisasi ÷ ujung bawah, di atas 2 − Realisasi ÷ ujung atas",
        "range: 100 inside; below it Result ÷ lower end, above it 2 − Result ÷ upper end",
    ),
}


def _names(formula: Formula, bahasa: str) -> str:
    known = _NAMES.get(formula.jenis)
    return formula.teks if known is None else known[bahasa]

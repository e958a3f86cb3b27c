"""
The sheet that recomputes every capaian by live formulas, and compares it with the printed one within its printed digits.

Every formula written here has the value that the exact computation gives; a test recalculates them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.formula_text import Bilangan, Mutlak, Operasi, Peubah, Pohon
from lkj_rules.domain.achievements.formulas import Formula, JenisRumus
from lkj_rules.model.documents import JenisTabel, Pembanding
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Agreement, Exact, Interval, agrees, bounds, clip, round_half_up
from lkj_rules.render.material import Checked, Session
from lkj_rules.render.views.achievements import AchievementRow, Recomputation, achievement_rows
from lkj_rules.render.xlsx.page import Page
from lkj_rules.render.xlsx.sheets import DIRECTIONS, Entry, Row, as_read, cited, sheet

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
    JenisRumus.RENTANG: Texts("rentang: 100 di dalamnya; di bawah Realisasi ÷ ujung bawah, di atas 2 − Realisasi ÷ ujung atas",
                              "range: 100 inside; below it Result ÷ lower end, above it 2 − Result ÷ upper end"),
}
_WORDS = {
    Agreement.EXACT: Texts("sesuai", "agrees"),
    Agreement.CUT: Texts("sesuai, dipotong", "agrees, cut off"),
    Agreement.HIDDEN: Texts("sesuai dengan angka tersembunyi", "agrees by hidden digits"),
    Agreement.IMPOSSIBLE: Texts("BERBEDA", "DIFFERS"),
}
"""What the comparison comes to; texts of formulas, so without quotation marks."""

_MET = Texts("sesuai, target terpenuhi", "agrees, target met")
_FINE = 9
"""Digits after the mark to which binary numbers are trusted."""
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
        formula = _capaian_formula(found.formula, target=cell("t"), upper=cell("t2"), realisasi=cell("r"))
        formula = _limited(formula, cap=cell("atas"), floor=cell("bawah"))
        return {
            "rumus": Entry(found.formula.teks if known is None else known[self.page.bahasa]),
            "hitung": Entry(found.value, "live", formula, decimals=digits),
            **self._operands(),
            **self._ends(digits),
            **self._verdict(digits),
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
            end = _extreme(found.formula, target=cell("t"), upper=cell("t2"), ends=ends, highest=highest)
            formula = _limited(end, cap=cell("atas"), floor=cell("bawah")) if live else None
            entries[key] = Entry(value, "live", formula, decimals=digits + 1)
        return entries

    def _verdict(self, digits: int) -> dict[str, Entry]:
        found, capaian, accepted, cell = self.found, self.row.capaian, self.row.accepted, self.page.cell
        if capaian is None or capaian.number is None:
            return {}
        ends = None if found.low is None or found.high is None else (found.low, found.high)
        formula = _comparison(
            printed=cell("c"), digits=cell("digit"), computed=cell("hitung"),
            ends=None if ends is None else (cell("c_min"), cell("c_maks")), accepted=accepted, bahasa=self.page.bahasa,
        )  # fmt: skip
        shown = _compared(
            printed=capaian.number, digits=capaian.decimals, computed=found.value, ends=ends, accepted=accepted,
            bahasa=self.page.bahasa,
        )  # fmt: skip
        difference = round_half_up(Fraction(capaian.number) - found.value, digits)
        apart = f"ROUND(ROUND({cell('c')}-{cell('hitung')},9),{digits})"
        return {"banding": Entry(shown, "live_text", formula), "selisih": Entry(difference, "live", apart, decimals=digits)}


def _capaian_formula(formula: Formula, *, target: str, upper: str, realisasi: str) -> str:
    """
    Write a formula on cells; ``upper`` is the upper end of a target range. Undefined where the exact one is.
    """
    match formula.jenis:
        case JenisRumus.MAKSIMUM:
            return f"{realisasi}/{target}*100"
        case JenisRumus.MINIMUM_A:
            return f"(2-{realisasi}/{target})*100"
        case JenisRumus.MINIMUM_B:
            return f"{target}/{realisasi}*100"
        case JenisRumus.RENTANG:
            above, below = f"(2-{realisasi}/{upper})*100", f"{realisasi}/{target}*100"
            return f"IF({realisasi}>{upper},{above},IF({realisasi}<{target},{below},100))"
    inner = "0" if formula.pohon is None else _tree(formula.pohon, target, realisasi)
    return inner if formula.kali == 1 else f"({inner})*{formula.kali}"


def _tree(tree: Pohon, target: str, realisasi: str) -> str:
    match tree:
        case Bilangan(nilai):
            exact = Fraction(nilai)
            return str(exact.numerator) if exact.denominator == 1 else f"({exact.numerator}/{exact.denominator})"
        case Peubah(nama):
            return realisasi if nama == "R" else target
        case Mutlak(isi):
            return f"ABS({_tree(isi, target, realisasi)})"
        case Operasi(tanda, kiri, kanan):
            return f"({_tree(kiri, target, realisasi)}{tanda}{_tree(kanan, target, realisasi)})"


def _limited(formula: str, *, cap: str, floor: str) -> str:
    """
    Push what a formula gives up to the floor and down to the cap; a cell of theirs that is blank sets no limit.
    """
    return f"MIN(IF(ISNUMBER({cap}),{cap},1E+99),MAX(IF(ISNUMBER({floor}),{floor},-1E+99),{formula}))"


def _extreme(formula: Formula, *, target: str, upper: str, ends: tuple[str, str], highest: bool) -> str:
    """
    Write the least or the greatest value of a formula over a realisasi between two cells.
    """
    values = [_capaian_formula(formula, target=target, upper=upper, realisasi=end) for end in ends]
    if highest and formula.jenis is JenisRumus.RENTANG:
        values.append(f"IF(AND({ends[0]}<={upper},{ends[1]}>={target}),100,-1E+99)")
    return f"{'MAX' if highest else 'MIN'}({','.join(values)})"


def _comparison(
    *, printed: str, digits: str, computed: str, ends: tuple[str, str] | None, accepted: Exact | None, bahasa: str
) -> str:
    """
    Compare a printed capaian with the computed one within its printed digits: rounded, cut off, or by hidden digits.

    ``ends`` are the cells of the least and the greatest value that is possible, ``None`` where there are none.
    """
    words = {agreement: f'"{text[bahasa]}"' for agreement, text in _WORDS.items()}
    rounded = f"ROUND(ABS({computed}-{printed}),{_FINE})<=ROUND(10^(-{digits})/2,{_FINE + 3})"
    cut = f"ROUND(TRUNC(ROUND({computed},{_FINE}),{digits})-{printed},{_FINE})=0"
    otherwise = words[Agreement.IMPOSSIBLE]
    if ends is not None:
        hidden = _hidden(printed, digits, *ends)
        otherwise = f"IF({hidden},{words[Agreement.HIDDEN]},{otherwise})"
    shown = f"IF({rounded},{words[Agreement.EXACT]},IF({cut},{words[Agreement.CUT]},{otherwise}))"
    return shown if accepted is None else f'IF(ROUND({printed}-{int(accepted)},{_FINE})=0,"{_MET[bahasa]}",{shown})'


def _hidden(printed: str, digits: str, low: str, high: str) -> str:
    unit = f"10^(-{digits})"

    def fine(text: str) -> str:
        return f"ROUND({text},{_FINE})"

    positive = f"AND({fine(low)}<{fine(f'{printed}+{unit}')},{fine(high)}>={fine(f'{printed}-{unit}/2')})"
    negative = f"AND({fine(high)}>{fine(f'{printed}-{unit}')},{fine(low)}<={fine(f'{printed}+{unit}/2')})"
    return f"IF({printed}>0,{positive},IF({printed}<0,{negative},AND({fine(low)}<{unit},{fine(high)}>-{unit})))"


def _compared(
    *, printed: Exact, digits: int, computed: Fraction, ends: tuple[Exact, Exact] | None, accepted: Exact | None, bahasa: str
) -> str:
    """
    Give what ``_comparison`` comes to, computed exactly.
    """
    if accepted is not None and printed == accepted:
        return _MET[bahasa]
    possible = computed if ends is None else Interval(*ends)
    return _WORDS[agrees(printed, digits, exact=computed, possible=possible)][bahasa]


ACHIEVEMENTS = sheet("achievements", _rows)

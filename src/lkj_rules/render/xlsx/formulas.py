"""
Capaian formulas as a spreadsheet computes them, and the comparison of a printed capaian with what they give.

Every formula written here has the value that the exact computation gives; a test recalculates them all.
"""

from __future__ import annotations

from fractions import Fraction

from lkj_rules.domain.achievements.formula_text import Bilangan, Mutlak, Operasi, Peubah, Pohon
from lkj_rules.domain.achievements.formulas import Formula, JenisRumus
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Agreement, Exact, Interval, agrees

DIFFERS = Texts("BERBEDA", "DIFFERS")
WORDS = {
    Agreement.EXACT: Texts("sesuai", "agrees"),
    Agreement.CUT: Texts("sesuai, dipotong", "agrees, cut off"),
    Agreement.HIDDEN: Texts("sesuai dengan angka tersembunyi", "agrees by hidden digits"),
    Agreement.IMPOSSIBLE: DIFFERS,
}
"""What the comparison comes to; texts of formulas, so without quotation marks."""

MET = Texts("sesuai, target terpenuhi", "agrees, target met")
_FINE = 9
"""Digits after the mark to which binary numbers are trusted."""


def capaian_formula(formula: Formula, *, target: str, upper: str, realisasi: str) -> str:
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


def limited(formula: str, *, cap: str, floor: str) -> str:
    """
    Push what a formula gives up to the floor and down to the cap; a cell of theirs that is blank sets no limit.
    """
    return f"MIN(IF(ISNUMBER({cap}),{cap},1E+99),MAX(IF(ISNUMBER({floor}),{floor},-1E+99),{formula}))"


def extreme(formula: Formula, *, target: str, upper: str, ends: tuple[str, str], highest: bool) -> str:
    """
    Write the least or the greatest value of a formula over a realisasi between two cells.
    """
    values = [capaian_formula(formula, target=target, upper=upper, realisasi=end) for end in ends]
    if highest and formula.jenis is JenisRumus.RENTANG:
        values.append(f"IF(AND({ends[0]}<={upper},{ends[1]}>={target}),100,-1E+99)")
    return f"{'MAX' if highest else 'MIN'}({','.join(values)})"


def comparison(
    *, printed: str, digits: str, computed: str, ends: tuple[str, str] | None, accepted: Exact | None, bahasa: str
) -> str:
    """
    Compare a printed capaian with the computed one within its printed digits: rounded, cut off, or by hidden digits.

    ``ends`` are the cells of the least and the greatest value that is possible, ``None`` where there are none.
    """
    words = {agreement: f'"{text[bahasa]}"' for agreement, text in WORDS.items()}
    rounded = f"ROUND(ABS({computed}-{printed}),{_FINE})<=ROUND(10^(-{digits})/2,{_FINE + 3})"
    cut = f"ROUND(TRUNC(ROUND({computed},{_FINE}),{digits})-{printed},{_FINE})=0"
    otherwise = words[Agreement.IMPOSSIBLE]
    if ends is not None:
        hidden = _hidden(printed, digits, *ends)
        otherwise = f"IF({hidden},{words[Agreement.HIDDEN]},{otherwise})"
    shown = f"IF({rounded},{words[Agreement.EXACT]},IF({cut},{words[Agreement.CUT]},{otherwise}))"
    return shown if accepted is None else f'IF(ROUND({printed}-{int(accepted)},{_FINE})=0,"{MET[bahasa]}",{shown})'


def _hidden(printed: str, digits: str, low: str, high: str) -> str:
    unit = f"10^(-{digits})"

    def fine(text: str) -> str:
        return f"ROUND({text},{_FINE})"

    positive = f"AND({fine(low)}<{fine(f'{printed}+{unit}')},{fine(high)}>={fine(f'{printed}-{unit}/2')})"
    negative = f"AND({fine(high)}>{fine(f'{printed}-{unit}')},{fine(low)}<={fine(f'{printed}+{unit}/2')})"
    return f"IF({printed}>0,{positive},IF({printed}<0,{negative},AND({fine(low)}<{unit},{fine(high)}>-{unit})))"


def compared(
    *, printed: Exact, digits: int, computed: Fraction, ends: tuple[Exact, Exact] | None, accepted: Exact | None, bahasa: str
) -> str:
    """
    Give what ``comparison`` comes to, computed exactly.
    """
    if accepted is not None and printed == accepted:
        return MET[bahasa]
    possible = computed if ends is None else Interval(*ends)
    return WORDS[agrees(printed, digits, exact=computed, possible=possible)][bahasa]

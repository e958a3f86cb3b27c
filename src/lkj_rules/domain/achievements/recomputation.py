"""
Write a recomputation as a person would check it: ``100 ÷ 95 × 100 = 105,26``.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from lkj_rules.domain.achievements.formula_text import Bilangan, Mutlak, Operasi, Peubah, Pohon
from lkj_rules.domain.achievements.formulas import Formula, JenisRumus
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.model.intervals import Exact, bounds, round_half_up, step
from lkj_rules.model.values import Angka, Rentang

_LEAST_DIGITS = 2
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_THOUSANDS = {
    "id": {3: "ribu", 6: "juta", 9: "miliar", 12: "triliun"},
    "en": {3: "thousand", 6: "million", 9: "billion", 12: "trillion"},
}
_CAPPED = {"id": "dibatasi", "en": "limited to"}


def write_number(value: Exact, decimals: int, bahasa: str) -> str:
    """
    Write a number with so many digits after the mark, in Indonesian (``1.234,5``) or English (``1,234.5``) notation.
    """
    rounded, tens = round_half_up(value, decimals), 10 ** max(decimals, 0)
    whole, part = divmod(abs(rounded.numerator) * tens // rounded.denominator, tens)
    thousands, mark = (".", ",") if bahasa == "id" else (",", ".")
    sign = "−" if rounded.numerator < 0 else ""
    return f"{sign}{whole:,}".replace(",", thousands) + (f"{mark}{part:0{decimals}}" if decimals > 0 else "")


def write_result(value: Exact, decimals: int, bahasa: str) -> str:
    """
    Write a computed number with two digits or as many as were printed; digits that are all zero because it is exact are left out.
    """
    digits = max(decimals, _LEAST_DIGITS)
    while digits > 0 and value.numerator * 10 ** (digits - 1) % value.denominator == 0:
        digits -= 1
    return write_number(value, digits, bahasa)


def write_difference(value: Exact, decimals: int, bahasa: str) -> str:
    """
    Write a computed number as ``write_result`` does; one of numbers printed in thousands or millions in their unit: ``10 triliun``.
    """
    zeros = _zeros(decimals)
    written = write_result(Fraction(value) / step(-zeros) if zeros else value, decimals + zeros, bahasa)
    return f"{written} {_THOUSANDS[bahasa][zeros]}" if zeros else written


def _zeros(decimals: int) -> int:
    """
    Give the zeros of the unit that a number with so many digits was printed in; none where it is printed in full.
    """
    return min(-(decimals // 3) * 3, max(_THOUSANDS["id"])) if decimals < 0 else 0


def write_recomputation(vonis: Vonis, bahasa: str) -> str:
    """
    Write what the capaian should have been, step by step, in ``"id"`` or ``"en"`` notation; empty where nothing is computed.

    Two admissible formulas give two computations, parted by a semicolon.
    """
    return "; ".join(_lines(vonis, bahasa))


def _lines(vonis: Vonis, bahasa: str) -> Iterator[str]:
    if vonis.kelas in {Kelas.TAK_TERUJI, Kelas.ORDINAL, Kelas.TARGET_NOL} or vonis.realisasi is None:
        return
    decimals = vonis.capaian.desimal if vonis.capaian is not None else 0
    for formula, expected in ((vonis.rumus, vonis.harapan), (vonis.rumus_lain, vonis.harapan_lain)):
        if formula is None or expected is None:
            continue
        steps = _steps(formula, vonis, vonis.realisasi, bahasa)
        if steps is None:
            continue
        text, value = steps
        limit = "" if value == expected else f", {_CAPPED[bahasa]} {write_result(expected, decimals, bahasa)}"
        equals = ": " if "≤" in text else " = "
        yield f"{text}{equals}{write_result(value, decimals, bahasa)}{limit}"


def _steps(formula: Formula, vonis: Vonis, realisasi: Angka, bahasa: str) -> tuple[str, Exact] | None:
    if formula.jenis is JenisRumus.RENTANG:
        return None if vonis.rentang is None else _range_steps(vonis.rentang, realisasi, bahasa)
    target = vonis.rentang.bawah if vonis.rentang is not None else vonis.target
    value = None if target is None else formula(target.nilai, realisasi.nilai)
    if target is None or value is None:
        return None
    aimed, done = _operand(target, bahasa), _operand(realisasi, bahasa)
    match formula.jenis:
        case JenisRumus.MAKSIMUM:
            text = f"{done} ÷ {aimed} × 100"
        case JenisRumus.MINIMUM_A:
            text = f"(2 − {done} ÷ {aimed}) × 100"
        case JenisRumus.MINIMUM_B:
            text = f"{aimed} ÷ {done} × 100"
        case _:
            inner = "" if formula.pohon is None else _write_tree(formula.pohon, aimed, done, bahasa)
            text = inner if formula.kali == 1 else f"({inner}) × 100"
    return text, bounds(value)[0]


def _range_steps(rentang: Rentang, realisasi: Angka, bahasa: str) -> tuple[str, Exact]:
    low, high, done = rentang.bawah, rentang.atas, realisasi
    if done.nilai > high.nilai:
        text = f"(2 − {_operand(done, bahasa)} ÷ {_operand(high, bahasa)}) × 100"
        return text, (2 - Fraction(done.nilai) / high.nilai) * 100
    if done.nilai < low.nilai:
        return f"{_operand(done, bahasa)} ÷ {_operand(low, bahasa)} × 100", Fraction(done.nilai) / low.nilai * 100
    return f"{_operand(low, bahasa)} ≤ {_operand(done, bahasa)} ≤ {_operand(high, bahasa)}", 100


def _operand(angka: Angka, bahasa: str) -> str:
    zeros = _zeros(angka.desimal)
    text = write_number(Fraction(angka.nilai) / step(-zeros) if zeros else angka.nilai, angka.desimal + zeros, bahasa)
    text = f"{text} {_THOUSANDS[bahasa][zeros]}" if zeros else text
    return f"({text})" if angka.nilai < 0 else text


def _write_tree(tree: Pohon, target: str, realisasi: str, bahasa: str) -> str:
    match tree:
        case Bilangan(nilai):
            return write_result(nilai, 9, bahasa)
        case Peubah(nama):
            return realisasi if nama == "R" else target
        case Mutlak(isi):
            return f"|{_write_tree(isi, target, realisasi, bahasa)}|"
        case Operasi(tanda, kiri, kanan):
            left, right = _write_tree(kiri, target, realisasi, bahasa), _write_tree(kanan, target, realisasi, bahasa)
            loose = {"+", "-"}
            if tanda in {"*", "/"} and isinstance(kiri, Operasi) and kiri.tanda in loose:
                left = f"({left})"
            if isinstance(kanan, Operasi) and tanda != "+" and (kanan.tanda in loose or tanda == "/"):
                right = f"({right})"
            return f"{left} {_SIGNS[tanda]} {right}"

"""
How a report prints its numbers: decimal mark, digits, rounded or cut off, in rupiah or in millions.
"""

from __future__ import annotations

from fractions import Fraction

import attrs


@attrs.frozen(kw_only=True)
class Style:
    """
    Hold how one report prints: ``notasi`` names the decimal mark, ``cut`` says whether digits are cut off instead of rounded.

    ``signed`` and ``marked`` say whether percentages carry their sign in the plans and in columns of capaian, ``digits`` how many
    decimals a capaian has, ``currency`` what stands before amounts.
    """

    notasi: str
    cut: bool
    signed: bool
    marked: bool
    currency: str
    digits: int

    def shorten(self, value: Fraction, decimals: int) -> Fraction:
        """
        Round half up, or cut towards zero, at so many decimals; negative ones drop digits before the mark.
        """
        unit = Fraction(10) ** -decimals
        steps = abs(value) / unit + (0 if self.cut else Fraction(1, 2))
        return (1 if value >= 0 else -1) * (steps.numerator // steps.denominator) * unit

    def number(self, value: Fraction, decimals: int) -> str:
        """
        Print a number that has no more than so many decimals.
        """
        group, mark = (".", ",") if self.notasi == "koma" else (",", ".")
        scaled = abs(value) * 10**decimals
        if scaled.denominator != 1:
            raise ValueError(value)
        digits = str(scaled.numerator).rjust(decimals + 1, "0")
        cut = len(digits) - decimals
        whole = f"{int(digits[:cut]):,}".replace(",", group)
        return ("-" if value < 0 else "") + whole + (mark + digits[cut:] if decimals else "")

    def share(self, value: Fraction, decimals: int) -> str:
        """
        Print a percentage with its sign or, where a column's heading has it, without.
        """
        return self.percent(value, decimals) if self.marked else self.number(value, decimals)

    def percent(self, value: Fraction, decimals: int) -> str:
        """
        Print a percentage with its sign.
        """
        return f"{self.number(value, decimals)} %"

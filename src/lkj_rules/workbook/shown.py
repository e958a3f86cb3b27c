"""
What a person sees in a cell that holds a number: the number in the cell's format, with Indonesian marks.

Excel keeps 15 digits of a number and shows what the format says; ``0.7463`` in the format ``0.00%`` is ``74,63%``. Which marks a
screen shows depends on its language; here they are always Indonesian, and ``Shown.certain`` says whether a reader could take them
otherwise.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache

import attrs

GENERAL = "General"
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "m/d/yy h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)", 39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)",
    41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a workbook names by number only."""

_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
_GENERAL_DIGITS = 10
_LARGEST = 60
"""Digits before the decimal mark that a shown number may have; what a report prints has a third of it."""
_SURE_DIGITS = 15
"""Digits that a spreadsheet keeps of a number."""
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_BRACKETS = re.compile(r"\[[^\]]*\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+")
EITHER_WAY = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_EPOCH, _EPOCH_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
_LAST_DAY = 2_958_465
_PRIVATE = 0xE000
"""A letter of no language, which stands for a literal of a format while the rest is read."""


@attrs.frozen
class Shown:
    """
    Hold the text of a cell; ``certain`` is false where another language would read another number, as in ``3.000``.
    """

    text: str
    certain: bool = True


@lru_cache(maxsize=512)
def sections(code: str) -> list[str]:
    """
    Part a format at its semicolons, not at those in quotes.
    """
    several = 1 + re.sub(r'"[^"]*"|\\.', "", code).count(";")
    return re.findall(r'((?:"[^"]*"|\\.|[^;])*)(?:;|$)', code)[:several]


@lru_cache(maxsize=512)
def is_date(code: str) -> bool:
    """
    Return whether a format shows a date or a time.
    """
    plain = _BRACKETS.sub(lambda found: "h" if re.fullmatch(r"\[[hms]+\]", found[0], re.IGNORECASE) else "", code)
    plain = _LITERAL.sub("", plain)
    return plain.lower() != GENERAL.lower() and re.search(r"[ymdhs]", re.sub("General", "", plain), re.IGNORECASE) is not None


def date_of(number: Decimal, code: str, *, since_1904: bool = False) -> str | None:
    """
    Give the day that a cell with a date's format holds, as ``2024-01-31``; as ``2024-01`` where the format shows no day.

    ``None`` for times, and for numbers that no calendar has.
    """
    if not 1 <= number <= _LAST_DAY or number != number.to_integral_value():
        return None
    return day_shown((_EPOCH_1904 if since_1904 else _EPOCH) + dt.timedelta(days=int(number)), code)


def day_shown(day: dt.date, code: str) -> str | None:
    """
    Write a day as far as its format shows it; ``None`` where that shows none of it.
    """
    plain = _LITERAL.sub("", _BRACKETS.sub("", code)).lower()
    if "d" in plain:
        return day.isoformat()
    if "m" in plain and "y" in plain:
        return f"{day:%Y-%m}"
    return f"{day:%Y}" if "y" in plain else None


def whole(written: str, code: str) -> str | None:
    """
    Show a whole number in the formats that most of a budget has; ``None`` for any other number or format.
    """
    if code not in {GENERAL, "#,##0"} or not (written.isascii() and written.isdigit()) or len(written) > _SURE_DIGITS:
        return None
    return f"{int(written):,}".replace(",", ".") if code != GENERAL else str(int(written))


def show(number: Decimal, code: str) -> Shown:
    """
    Write a number as its format shows it, with a decimal comma and points between thousands.
    """
    number = _DIGITS.plus(number)
    if number.adjusted() > _LARGEST:
        return Shown(f"{number:E}".replace(".", ","))
    parts = sections(code or GENERAL)
    part, signed = parts[0], number < 0
    if signed and len(parts) > 1 and parts[1]:
        part, signed = parts[1], False
    elif number == 0 and len(parts) > 2:  # noqa: PLR2004  # a third section is for zero
        part = parts[2]
    text = _in_format(abs(number), part)
    text = f"-{text}" if signed and re.search("[1-9]", text) else text
    return Shown(text.strip(), certain=EITHER_WAY.search(text) is None)


@attrs.frozen
class _Format:
    """
    Hold one section of a format taken apart: what stands around the digits, and how these are written; without them its words.
    """

    words: str
    literals: tuple[str, ...]
    digits: tuple[str, str] | None = None
    before: str = ""
    after: str = ""
    factor: Decimal = Decimal(1)

    def filled(self, text: str) -> str:
        """
        Put the literals of the format where letters stand for them.
        """
        for place, literal in enumerate(self.literals):
            text = text.replace(chr(_PRIVATE + place), literal)
        return text


@lru_cache(maxsize=512)
def _format(part: str) -> _Format:
    part = _BRACKETS.sub("", _CURRENCY.sub(lambda found: f'"{found[1]}"', part))
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found[1] if found[1] is not None else found[2] or ("" if found[0][0] == "*" else " "))
        return chr(_PRIVATE + len(literals) - 1)

    plain = _LITERAL.sub(keep, part)
    words = _Format(plain, tuple(literals))
    if GENERAL.lower() in plain.lower() or plain.strip() == "@" or "E" in plain or "/" in plain:
        return words
    found = _NUMBER.search(plain)
    if found is None:
        return words
    factor = Decimal(100) ** plain.count("%")
    whole, _, decimals = found[0].partition(".")
    while whole.endswith(",") or decimals.endswith(","):  # a comma at the end shows thousands
        factor, whole, decimals = factor / 1000, whole.removesuffix(","), decimals.removesuffix(",")
    before, after = words.filled(plain[: found.start()]), words.filled(plain[found.end() :])
    return attrs.evolve(words, digits=(whole, decimals), before=before, after=after, factor=factor)


def _in_format(number: Decimal, part: str) -> str:
    taken = _format(part)
    if taken.digits is not None:
        return taken.before + _digits(number * taken.factor, *taken.digits) + taken.after
    plain = taken.words
    if GENERAL.lower() in plain.lower() or plain.strip() == "@":
        return taken.filled(re.sub("General|@", lambda _: _general(number), plain, flags=re.IGNORECASE))
    return taken.filled(_general(number) if re.search("[#0?]", plain) else plain)


def _digits(number: Decimal, whole: str, decimals: str) -> str:
    try:
        rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), context=_EXACT)
    except InvalidOperation:
        return _general(number)
    before, _, after = f"{rounded:f}".partition(".")
    least = len(decimals.rstrip("#?"))
    while len(after) > least and after.endswith("0"):
        after = after[:-1]
    before = before.lstrip("0").rjust(whole.replace(",", "").count("0"), "0")
    if "," in whole:
        before = f"{int(before or 0):,}".replace(",", ".").rjust(len(before)) if before else before
    return f"{before},{after}" if after else before


def _general(number: Decimal) -> str:
    if number == number.to_integral_value():
        return f"{number:f}".partition(".")[0]
    room = max(0, _GENERAL_DIGITS - max(number.adjusted() + 1, 1))
    text = f"{number.quantize(Decimal(1).scaleb(-room), context=_EXACT):f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")

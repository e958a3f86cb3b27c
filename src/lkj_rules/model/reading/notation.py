"""
How printed text is read: one text by its own grammar, never by what stands around it.

Indonesian reports mix 1.234,5 and 1,234.5, often in one row. This module reads what a single text can only mean and says so
where it can mean two things; what a column teaches about such a number is the business of ``columns``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

import attrs

from lkj_rules.model import Record
from lkj_rules.model.intervals import Exact
from lkj_rules.model.reading.absence import says_absent
from lkj_rules.model.reading.misprints import as_meant
from lkj_rules.model.reading.numerals import Numeral, drop_invisible, fold_look_alikes, read_numeral
from lkj_rules.model.reading.terbilang import amount_in_words
from lkj_rules.model.reading.units import RATE, THOUSANDFOLD, cannot_break
from lkj_rules.model.readings import Ambigu, Angka, Bacaan, Batas, Dalam, Kata, Kosong, Notasi, Rentang, Tanda

_VARIANTS = str.maketrans("≧⩾≦⩽", "≥≥≤≤")

# Nobody prints a number in more characters; anything longer is prose, or an attack, which must cost no more than one pass.
_LONGEST = 200
_LONGEST_UNIT = 40
_CACHED = 40
_ENDLESS = r"(?i)\W{0,9}(?:rp|idr)?\W{0,9}(?:[0-9][0-9.,]{160}|[0-9][0-9.,]{0,160}e[+-]?[0-9]{30})"

_DASH = "-–—−‐‑―"
_BLANKS = f"{_DASH}….,_* "
_BLANK_MONEY = re.compile(rf"(?:rp|idr)\.? ?[{_DASH}]{{1,3}}|[{_DASH}] ?%", re.IGNORECASE)
# Most of a budget is such amounts, and few are alike: they take a short way, past the cache.
_AMOUNT = re.compile(
    r"((?:Rp|RP)\.? ?)?([1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){1,9}(?:,[0-9]{2})?|(?:,[0-9]{3}){1,9}(?:\.[0-9]{2})?))(?:,-)?"
)
_LONGEST_DOUBLE = len("999.999")
"""The longest amount with one mark: it may be a fraction as well."""
_LEAD = re.compile(r"(?:(rp\.?|idr\.?|us\$|usd|\$)|[-+−–( ])*", re.IGNORECASE)
_DIGITS = re.compile(r"([0-9]+(?:[.,][0-9]+)*)((?:[eE][+-]?[0-9]+)?)")
_SPELT = re.compile(r" ?\(([a-z ]+)\) ?", re.IGNORECASE)
_SPLIT_MARK = re.compile(r"(?<=[0-9]) (?=[.,][0-9])")
_ENDING = re.compile(rf"[.,] ?[{_DASH}]{{1,2}}")
_UNIT = re.compile(r"[^\W\d_][^\d_*+=<>()%]*(?:[mM][23])?|[ck]?m[23]", re.IGNORECASE)
_SHARE = re.compile(r"[%‰]|(?:persen|permil)\b", re.IGNORECASE)
_TIMES = "xX×"
_SMALL_BASE = 3
"""Digits up to which a bare base (``45/100``) may be the whole that a count is part of."""
_NOT_A_UNIT = frozenset({"dari", "dan", "atau", "sampai", "hingga", "s.d", "s/d", "sd"})
_BETWEEN = re.compile(
    rf"(?<=[0-9%‰*]) ?[{_DASH}] ?(?=[0-9(+r])| [{_DASH}] | ?(?:\bs\.? ?d\.|\bs/d\b|\bsd\b|sampai dengan|sampai|hingga) ?",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(>=|=>|≥|<=|=<|≤|>|<|(?:minimal|maksimal|paling (?:sedikit|banyak|tinggi|rendah)|lebih dari|kurang dari|di ?atas|di ?bawah)\b"
    r"|(?:min|maks|max)\b\.?) ?(.+)",
    re.IGNORECASE,
)
_BOUNDS = {
    ">": Tanda.LEBIH, "lebih dari": Tanda.LEBIH, "<": Tanda.KURANG, "kurang dari": Tanda.KURANG,
    ">=": Tanda.MINIMAL, "=>": Tanda.MINIMAL, "≥": Tanda.MINIMAL, "min": Tanda.MINIMAL, "minimal": Tanda.MINIMAL,
    "paling sedikit": Tanda.MINIMAL, "<=": Tanda.MAKSIMAL, "=<": Tanda.MAKSIMAL, "≤": Tanda.MAKSIMAL, "max": Tanda.MAKSIMAL,
    "maks": Tanda.MAKSIMAL, "maksimal": Tanda.MAKSIMAL, "paling banyak": Tanda.MAKSIMAL,
    "paling rendah": Tanda.MINIMAL, "paling tinggi": Tanda.MAKSIMAL,
    "di atas": Tanda.LEBIH, "diatas": Tanda.LEBIH, "di bawah": Tanda.KURANG, "dibawah": Tanda.KURANG,
}  # fmt: skip


@attrs.frozen(slots=True, eq=False, repr=False)
class _Amount(Record):
    """
    Hold a number taken apart: its digits and marks, its sign, its unit and the zeros that the unit adds.
    """

    numeral: Numeral
    negative: bool
    satuan: str | None
    nol: int | None

    def under(self, notasi: Notasi) -> Angka | None:
        """
        Give the number under a notation; ``None`` where the digits cannot be read so.
        """
        return self.numeral.number(notasi, negative=self.negative, satuan=self.satuan, nol=self.nol or 0)


@attrs.frozen(slots=True, eq=False, repr=False)
class _Given(Record):
    """
    Hold what is known about a text before it is read.
    """

    notasi: Notasi | None
    dalam: Dalam | None
    unbreakable: bool

    def decide(self, amount: _Amount) -> Angka | Ambigu | None:
        """
        Choose the reading of an amount; ``None`` where no notation can read it (``1.2.3``).
        """
        if amount.nol is None and self.dalam is not None and amount.satuan in {None, "Rp"}:
            amount = attrs.evolve(amount, nol=self.dalam.nol)
        koma, titik = amount.under(Notasi.KOMA), amount.under(Notasi.TITIK)
        if koma is None or titik is None or not amount.numeral.marks:
            return koma or titik
        ribuan, pecahan = (koma, titik) if amount.numeral.marks == "." else (titik, koma)
        if self.notasi is not None:
            return koma if self.notasi is Notasi.KOMA else titik
        # A number "in millions" has fractions even where rupiah has none.
        whole = not amount.nol and amount.satuan not in {"%", "‰"}
        if whole and (self.unbreakable or self.dalam is Dalam.RUPIAH or cannot_break(amount.satuan)):
            return ribuan
        return Ambigu(ribuan=ribuan, pecahan=pecahan)


def read_text(text: str, *, notasi: Notasi | None = None, dalam: Dalam | None = None, unbreakable: bool = False) -> Bacaan:
    """
    Read one printed text.

    ``notasi`` and ``dalam`` are declarations: the decimal mark and the unit of money. ``unbreakable`` says that the unit has no
    fractions, so that ``3.000`` is three thousand. A declaration gives way where the digits can only be read the other way. A
    unit of money printed in the text (``83,39 miliar``) stands before ``dalam``; percentages are never multiplied.

    :raises ValueError: for a number of more digits, or a larger exponent, than any report prints.
    """
    if len(text) > _CACHED:
        return _read(text, notasi, dalam, unbreakable)
    if (dalam is None or dalam is Dalam.RUPIAH) and (match := _AMOUNT.fullmatch(text)) is not None:
        whole, sen = match[2], ""
        if whole[-3] in ".,":
            whole, sen = whole[:-3], whole[-2:]
        own = Notasi.KOMA if "." in whole else Notasi.TITIK
        if sen or len(whole) > _LONGEST_DOUBLE or (unbreakable and notasi in (None, own)):
            nilai: Exact = int(whole.replace("." if own is Notasi.KOMA else ",", ""))
            if sen.strip("0"):
                nilai += Fraction(int(sen), 100)
            return Angka(nilai=nilai, desimal=len(sen), satuan="Rp" if match[1] else None, notasi=own)
    return _remembered(text, notasi, dalam, unbreakable)


def _read(text: str, notasi: Notasi | None, dalam: Dalam | None, unbreakable: bool) -> Bacaan:  # noqa: FBT001  # a cache keys on them
    visible = drop_invisible(text)
    folded = fold_look_alikes(visible)
    words = " ".join(folded.split())
    if not words.strip(_BLANKS) or says_absent(words):
        return Kosong()
    if len(words) > _LONGEST:
        if re.match(_ENDLESS, words):
            raise ValueError("angka terlalu panjang")
        return Kata(teks=words, mirip=folded != visible)
    if _BLANK_MONEY.fullmatch(words):
        return Kosong()
    numeric, given = as_meant(_SPLIT_MARK.sub("", words.translate(_VARIANTS))), _Given(notasi, dalam, unbreakable)
    number = _read_bound(numeric, given) or _read_range(numeric, given) or _read_one(numeric, given)
    return number or Kata(teks=words, mirip=folded != visible)


# Reports repeat a few hundred texts ("100 %"); readings are frozen and can be shared.
_remembered: Callable[[str, Notasi | None, Dalam | None, bool], Bacaan] = lru_cache(maxsize=16_384)(_read)


def _read_bound(text: str, given: _Given) -> Batas | Ambigu | None:
    if (match := _BOUND.fullmatch(text)) is None:
        return None
    angka = _read_one(match[2], given)
    if angka is None or isinstance(angka, Ambigu):
        return angka
    return Batas(tanda=_BOUNDS[match[1].casefold().rstrip(".")], angka=angka)


def _read_range(text: str, given: _Given) -> Rentang | Ambigu | None:
    if (match := _BETWEEN.search(text)) is None:
        return None
    first, last = _take_apart(text[: match.start()].strip()), _take_apart(text[match.end() :].strip())
    if first is None or last is None:
        return None
    if first.satuan is None and first.nol is None:  # "7–8 miliar": the unit stands once, behind …
        first = attrs.evolve(first, satuan=last.satuan, nol=last.nol)
    elif last.satuan is None:  # … or the currency in front: "Rp 7 – 8 juta"
        first, last = attrs.evolve(first, nol=last.nol if first.nol is None else first.nol), attrs.evolve(last, satuan=first.satuan)
    low, high = given.decide(first), given.decide(last)
    if isinstance(low, Ambigu) and isinstance(high, Angka):  # one end may show how to read the other
        low = attrs.evolve(given, notasi=high.notasi).decide(first)
    elif isinstance(high, Ambigu) and isinstance(low, Angka):
        high = attrs.evolve(given, notasi=low.notasi).decide(last)
    if not isinstance(low, Angka) or not isinstance(high, Angka):
        return low if isinstance(low, Ambigu) else high if isinstance(high, Ambigu) else None
    return Rentang(bawah=low, atas=high) if low.nilai <= high.nilai else Rentang(bawah=high, atas=low, terbalik=True)


def _read_one(text: str, given: _Given) -> Angka | Ambigu | None:
    # Only a JSON number, which declares its point, may have an exponent.
    amount = _take_apart(text, exponent=given.notasi is Notasi.TITIK)
    return None if amount is None else given.decide(amount)


def _take_apart(text: str, *, exponent: bool = False) -> _Amount | None:
    lead = _LEAD.match(text)
    digits = None if lead is None else _DIGITS.match(text, lead.end())
    if lead is None or digits is None:
        return None
    tail, power = text[digits.end() :], digits[2]
    bracket, minus, plus = lead[0].count("("), sum(lead[0].count(sign) for sign in "-−–"), lead[0].count("+")
    if bracket:
        if bracket > 1 or plus or ")" not in tail:
            return None
        tail = tail.replace(")", "", 1)
    elif (spelt := _SPELT.match(tail)) is not None and str(amount_in_words(spelt[1])) == digits[1]:
        tail = f" {tail[spelt.end() :]}"  # "3 (tiga) dokumen"
    if minus + plus > 1 or (power and (tail or not exponent)):
        return None
    unit = _read_unit(tail, lead[1])
    return None if unit is None else _Amount(read_numeral(digits[1], power), bool(bracket or minus), *unit)


def _read_unit(tail: str, currency: str | None) -> tuple[str | None, int | None] | None:
    money = None if currency is None else "US$" if currency[0] in "uU$" else "Rp"
    if (ending := _ENDING.match(tail)) is not None:
        tail = tail[ending.end() :]
    unit = tail.replace("*)", "*").strip(" *.,;")
    if unit and tail[0] in ".,;":  # "1. Visi" is a heading
        return None
    first, _, rest = unit.partition(" ")
    nol = THOUSANDFOLD.get(first.casefold())
    unit = unit if nol is None else rest.strip()
    if unit.casefold() in {"", "rupiah"}:
        return money or ("Rp" if unit else None), nol
    if (base := RATE.fullmatch(unit)) is not None and money is None and nol is None:
        return unit if base[1] or base[3] or len(base[2]) > _SMALL_BASE else None, None
    share = _SHARE.match(unit)
    words = unit if share is None else unit[share.end() :].strip() or "persen"
    prose = len(words) > _LONGEST_UNIT or not _NOT_A_UNIT.isdisjoint(words.casefold().split()) or _UNIT.fullmatch(words) is None
    if money is not None or prose or (tail[0].isalpha() and len(unit) == 1 and unit not in _TIMES):
        return None
    if share is None:
        return unit, nol
    return ("‰" if share[0].casefold() in {"‰", "permil"} else "%", None) if nol is None else None

"""
The figures of a sentence: percentages, counts with what they count, money, ranges; no numbers that only name something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from fractions import Fraction
from itertools import pairwise

import attrs

from lkj_rules.model.intervals import Exact
from lkj_rules.model.reading.terbilang import amount_in_words, is_muddled
from lkj_rules.model.readings import Ambigu
from lkj_rules.model.values import Nilai
from lkj_rules.tables.sums import reading_of

_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?"
_SHARE = r"\s?\.?\s?(?:%|‰|(?:persen|permil)\b)"
_FOUND = re.compile(
    rf"(?P<money>\b(?:Rp|RP|IDR)\.?\s?\d[\d.,]*\d(?:\s?,?\s?-+)?(?:,-)?(?:\s?(?:ribu|juta|mil[iy]ar|tril[iy]un)\b)?)"
    rf"|(?P<rate>(?<![\w/.,])(?:{_NUMBER})\s?/\s?1(?:00[.,]?000|[.,]?000|00)\b(?:\s?(?:KH|kelahiran hidup|penduduk|orang|jiwa)\b)?)"
    rf"|(?P<range>(?<![\w/.,])(?:{_NUMBER})(?:{_SHARE})?\s?(?:-|–|s\.?/?d\.?|sampai dengan|sampai)\s?(?:{_NUMBER})"
    rf"(?:{_SHARE})?(?!\w))"
    rf"|(?P<bound>[<>≤≥]=?\s?(?:{_NUMBER})(?:{_SHARE})?)"
    rf"|(?P<number>(?<![\w/.,])(?:{_NUMBER})(?P<share>{_SHARE})?(?![\w/]))"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAMING = re.compile(
    r"(?:\b(?:tabel|gambar|grafik|diagram|bab|subbab|nomor|no|pasal|ayat|ke|lampiran|butir|sasaran(?: strategis)?|misi|tujuan|iku"
    r"|ikk|triwulan|semester|tw|halaman|hal|huruf|rumus|kelas|tipe|type|eselon|formulir|angka|poin|peringkat|tahap|zona|pilar|wilayah|seri|roda)"
    r"|\bke ?-)[\s.:]*$",
    re.IGNORECASE,
)
"""Words that a number behind them only names something by."""
_MONTH = re.compile(
    r"\s(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|no[vp]ember|desember)\b", re.IGNORECASE
)
_SPELT = re.compile(r"\s?\(\s?([A-Za-z][A-Za-z\s-]{2,200}?)\s?\)")
_UNIT = re.compile(r"\s([A-Za-z][A-Za-z/]*)")
_NO_UNIT = frozenset({
    "dari", "dan", "atau", "pada", "dengan", "yang", "di", "tahun", "menjadi", "sehingga", "untuk", "telah", "sudah", "ke", "serta",
    "tetapi", "namun", "maka", "sampai", "dalam", "oleh", "terhadap", "adalah", "meningkat", "menurun", "naik", "turun", "melebihi",
    "mencapai", "realisasi", "target", "capaian", "bila", "jika", "karena", "hal", "ini", "lebih", "kurang", "terdiri", "sedangkan",
})  # fmt: skip


_FROM = re.compile(r"(?:yang [^.,;\d]{3,40} )?dari(?: total| seluruh| jumlah)?")
_OPENED = re.compile(r"\s\w+\s?\(\s?")
_AFTER_FROM = re.compile(r"\bdari\s$", re.IGNORECASE)
_FARTHEST = 60
"""Characters between counts and their share."""
NEAR = Fraction(5, 100)
"""How far a printed share may lie from its parts, or a sum from its terms, and still be theirs."""


class Kind(Enum):
    """Name what a figure is."""

    SHARE = auto()
    MONEY = auto()
    COUNT = auto()
    RANGE = auto()
    YEAR = auto()


@attrs.frozen
class Figure:
    """Hold a figure as it is printed, with what it counts, and in words where the sentence repeats it so."""

    kind: Kind
    text: str
    start: int
    end: int
    unit: str = ""
    spelt: str = ""

    @property
    def number(self) -> Exact | None:
        """
        Give its number; ``None`` where it has none, or two.
        """
        nilai = Nilai(teks=self.text)
        if isinstance(nilai.bacaan, Ambigu):
            return nilai.bacaan.ribuan.nilai if self.kind is Kind.COUNT else None
        return nilai.tepat

    @property
    def printed(self) -> str:
        """
        Give it with its unit.
        """
        return f"{self.text} {self.unit}".strip()


def figures_of(text: str) -> list[Figure]:
    """
    List the figures of a text in their order, years among them; one of more digits than anybody prints is none.
    """
    found = (_figure(text, each) for each in _FOUND.finditer(text))
    return [each for each in found if each is not None and reading_of(each.text) is not None]


def _figure(text: str, found: re.Match[str]) -> Figure | None:
    printed = " ".join(found[0].split()).rstrip(",")
    start, end = found.span()
    spelt = _SPELT.match(text, end)
    words = spelt[1] if spelt is not None and (amount_in_words(spelt[1]) is not None or is_muddled(spelt[1])) else ""
    after = end if not words or spelt is None else spelt.end()
    if found["money"]:
        return Figure(Kind.MONEY, printed, start, after, "", words)
    if found["number"] and not found["share"] and _YEAR.fullmatch(found[0]) and not words:
        unit = _UNIT.match(text, end)
        if unit is None or unit[1].casefold() in _NO_UNIT or unit[1][0].isupper() or _named(text, start):
            return Figure(Kind.YEAR, printed, start, end)
    if _NAMING.search(text[max(start - 24, 0) : start]) or _MONTH.match(text, end):
        return None
    if found["range"] and all(_YEAR.fullmatch(each) for each in re.findall(_NUMBER, found[0])):
        return None
    if found["number"] and not found["share"] and text[start - 1 : start] == "(" and text[end : end + 1] == ")" and not words:
        return None
    unit = _UNIT.match(text, after)
    counted = "" if unit is None or unit[1].casefold() in _NO_UNIT or found["share"] or found["rate"] else unit[1]
    kind = Kind.RANGE if found["range"] or found["bound"] else Kind.SHARE if found["share"] else Kind.COUNT
    return Figure(kind, printed, start, after, counted, words)


def _named(text: str, start: int) -> bool:
    return re.search(r"\b(?:tahun(?: anggaran)?|ta|t\.a\.?|desember|akhir|awal)\W{0,2}$", text[:start], re.IGNORECASE) is not None


def parts_of(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure, Figure | None]]:
    """
    Give the counts of a sentence of which one is part of the other, with the share that is said to be theirs.
    """
    counts = [each for each in figures if each.kind is Kind.COUNT]
    for part, whole in pairwise(counts):
        between = text[part.end : whole.start].casefold().strip().removeprefix(part.unit.casefold()).strip()
        if _FROM.fullmatch(between) is None:
            continue
        if part.number is None or not whole.number or Fraction(part.number) > Fraction(whole.number) * 2:
            continue
        behind = [each for each in figures if each.kind is Kind.SHARE and each.start >= whole.end]
        share = behind[0] if behind and behind[0].start - whole.end < _FARTHEST and fits(part, whole, behind[0]) else None
        yield part, whole, share
    for part, share in pairwise(figures):  # "dari 317 sampel yang diuji … 43 sampel (13,5 %)"
        if part.kind is Kind.COUNT and part.unit and share.kind is Kind.SHARE and _OPENED.fullmatch(text[part.end : share.start]):
            wholes = [
                each for each in counts
                if each.end < part.start and each.unit == part.unit and _AFTER_FROM.search(text[: each.start])
            ]  # fmt: skip
            if wholes and fits(part, wholes[-1], share):
                yield part, wholes[-1], share


def fits(part: Figure, whole: Figure, share: Figure) -> bool:
    """
    Return whether a share is about that of two counts: near enough that it is theirs, right or wrong.
    """
    if part.number is None or not whole.number or share.number is None:
        return False
    return abs(Fraction(part.number) / Fraction(whole.number) - Fraction(share.number) / 100) <= NEAR

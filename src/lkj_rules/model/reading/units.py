"""
What units of measurement say about numbers: which multiply them, which have no fractions, and which are one and the same.

All lists are closed and short on purpose: a unit that is not listed decides nothing. Two numbers must not be compared with one
another when their units are known to be different; a unit written in another way, in other letters or in part is none.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lkj_rules.model.reading.numerals import fold_look_alikes

THOUSANDFOLD = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12, "trilyun": 12}
"""Zeros that a word behind a number adds to it."""

PERSEN, PERMIL, NILAI, RUPIAH, ORANG = "persen", "permil", "nilai", "rupiah", "orang"

LONGEST_UNIT = 100

RATE = re.compile(r"([^\d/]*)(?: ?/ ?|\bper )(1(?:0{0,2}(?:[.,]000)+|0+))(?![0-9.,]) ?([^\d]*)", re.IGNORECASE)
"""A rate's base: ``/100.000 KH``, ``per 1000 kelahiran hidup``, ``kasus per 100.000 penduduk``."""
_PER = "per "
"""How the name of a rate's unit begins, its base behind it."""

_SPELLINGS = {
    PERSEN: "persen prosen pct percent",
    PERMIL: "permil promil",
    NILAI: "nilai skor score poin point points angka indeks index indek level tingkat",
    RUPIAH: "rupiah rp idr",
    ORANG: "orang org jiwa penduduk peserta pegawai pns asn pemilih siswa pasien warga wirausaha wub",
    "berkas": "berkas", "desa": "desa", "dokumen": "dokumen dok", "eksemplar": "eksemplar eks", "ekor": "ekor", "izin": "izin ijin",
    "kasus": "kasus", "kecamatan": "kecamatan kec", "kegiatan": "kegiatan keg", "kelompok": "kelompok", "kelurahan": "kelurahan",
    "keluarga": "keluarga kk", "koperasi": "koperasi", "laporan": "laporan lap", "lembaga": "lembaga", "lembar": "lembar lbr",
    "paket": "paket pkt", "perkara": "perkara", "perusahaan": "perusahaan", "sekolah": "sekolah", "suara": "suara", "tps": "tps",
    "umkm": "umkm ukm", "kendaraan": "kendaraan", "puskesmas": "puskesmas", "buah": "buah bh", "unit": "unit",
    "gram": "gram gr g", "kilogram": "kilogram kg kilo", "kuintal": "kuintal kwintal kw", "ton": "ton",
    "liter": "liter ltr lt", "meter": "meter mtr m", "kilometer": "kilometer km",
    "m2": "m2 m²", "m3": "m3 m³", "hektare": "hektare hektar ha",
    "kilokalori": "kilokalori kkal kcal", "kapita": "kapita kap kpt",
    "kali": "kali x ×",
    "menit": "menit mnt", "jam": "jam", "hari": "hari hr", "minggu": "minggu mgg", "bulan": "bulan bln", "tahun": "tahun thn th",
}  # fmt: skip
"""Every unit that is known, with the words that it is written in, in lower case and without dots."""

_CANONICAL = {word: name for name, words in _SPELLINGS.items() for word in words.split()}
"""Words of units, each with the name of its unit; every name is one of its own words."""

_UNBROKEN = (
    *(RUPIAH, ORANG, "berkas", "desa", "dokumen", "eksemplar", "ekor", "kasus", "kecamatan", "kegiatan", "kelompok", "kelurahan"),
    *("keluarga", "koperasi", "laporan", "lembaga", "lembar", "paket", "perkara", "perusahaan", "sekolah", "suara", "tps", "umkm"),
    *("buah", "unit", "izin", "kendaraan", "puskesmas"),
)
UNBREAKABLE = frozenset(_UNBROKEN)
"""Units of which there is no half: with them ``3.000`` can only be three thousand."""

ANY_COUNT = "cacah"
"""Stand for a count of nobody knows what."""

_ANYTHING = frozenset(("buah", "unit", ANY_COUNT))
"""Units that count whatever there is: 25 unit can be 25 koperasi."""

_UNLIKE_COUNTS = frozenset((PERSEN, PERMIL, NILAI, RUPIAH))
"""Units that no counting word can stand for, known or not: 85 % is not a number of agreements."""

_GRADES = frozenset(("predikat", "kategori", "opini", "peringkat", "grade"))

_BASES = frozenset((ORANG, "kapita", "menit", "jam", "hari", "minggu", "bulan", "tahun", "hektare", "meter", "kilometer"))
"""Units that a number can be given per; behind a stroke anything else is a choice (``desa/kelurahan``)."""

# "orang per hari" is a mean and "rupiah (ribuan)" is printed in thousands: both have fractions again.
_THOUSANDS = frozenset(("ribuan", "jutaan", "miliaran", "milyaran", "triliunan", *THOUSANDFOLD))
_BREAKING = frozenset(("per", "rata", "rerata", PERSEN)) | _THOUSANDS

_SIZES = (
    {"gram": -3, "kilogram": 0, "kuintal": 2, "ton": 3},
    {"meter": 0, "kilometer": 3},
    {"m2": 0, "hektare": 4},
    {"liter": 0, "m3": 3},
)
"""Units of one kind that are powers of ten of one another, with the power."""

_AREAS = {"meter persegi": "m2", "meter kubik": "m3"}
_LITTLE = frozenset(("dalam",))

_SHORTEST = 3
"""Letters that a word needs before another can be taken for a longer form of it."""

_ZERO = re.compile(r"(?<![\d.,])0(?=[^\W\d_])|(?<=[^\W\d_])0(?=[^\W\d_]|$)")
_WORD = re.compile(r"[^\W\d_]+[23²³]?")
_DOTTED = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_])")


@lru_cache(maxsize=1024)
def _fold(unit: str) -> str:
    """
    Put a unit in lower case, look-alike letters (``0rang``) and the dots of a short form (``k.kal``) folded.
    """
    folded = " ".join(fold_look_alikes(unit[:LONGEST_UNIT]).casefold().split())
    for words, short in _AREAS.items():
        folded = folded.replace(words, short)
    return _DOTTED.sub("", _ZERO.sub("o", folded))


def _words(folded: str) -> list[str]:
    return [_CANONICAL.get(word, word) for word in _WORD.findall(folded) if word not in _LITTLE]


@lru_cache(maxsize=1024)
def cannot_break(unit: str | None) -> bool:
    """
    Return whether a unit has no fractions; its first word decides (``dokumen perencanaan``).
    """
    if unit is None or len(unit) > LONGEST_UNIT:
        return False
    folded = _fold(unit)
    words = _words(folded)
    return bool(words) and words[0] in UNBREAKABLE and _BREAKING.isdisjoint(words) and not set("/%") & set(folded)


def has_fractions(unit: str | None) -> bool:
    """
    Return whether a unit is known to have fractions: ``ton`` and ``ribu ekor`` have, of ``ruas`` nothing is known.
    """
    words = set() if unit is None else set(_words(_fold(unit)))
    return not cannot_break(unit) and not words.isdisjoint(_BREAKING | set(_SPELLINGS))


@lru_cache(maxsize=1024)
def zeros_of(unit: str | None) -> int:
    """
    Give the zeros that a unit leaves out of the numbers in its row: 12 for ``Triliun Rupiah``, 6 for ``Rp (juta)``, else none.

    A word behind ``per`` multiplies nothing (``kasus per ribu penduduk``).
    """
    if unit is None or len(unit) > LONGEST_UNIT:
        return 0
    words = [word for word in _words(_fold(unit)) if word != RUPIAH]
    if not words:
        return 0
    first = words[0] if words[0] in THOUSANDFOLD else words[0].removesuffix("an")
    return THOUSANDFOLD.get(first, 0)


@lru_cache(maxsize=1024)
def unit_name(unit: str | None) -> str | None:
    """
    Give a unit the one name under which all its spellings are known; an unknown one its own words, ``None`` for none.
    """
    if unit is None:
        return None
    folded = _fold(unit)
    if (rate := RATE.fullmatch(folded)) is not None:
        return _PER + re.sub(r"\D", "", rate[2])
    if "%" in folded or PERSEN in _words(folded):
        return PERSEN
    if "‰" in folded or PERMIL in _words(folded):
        return PERMIL
    words = [word for word in _words(folded) if word not in _THOUSANDS] or _words(folded)
    return words[0] if len(words) == 1 else " ".join(folded.split()) or None


@lru_cache(maxsize=1024)
def kind_of_unit(unit: str | None) -> str | None:
    """
    Name what a unit counts by its first word; ``None`` for no unit, for a choice of two or a mean, and for a grade.

    "%" and "Persen" are one, so are "orang" and "jiwa", "indeks" and "nilai".
    """
    if unit is None:
        return None
    name = unit_name(unit)
    if name in {PERSEN, PERMIL} or (name is not None and RATE.fullmatch(name) is not None):
        return name
    folded = _fold(unit)
    if "/" in folded or " atau " in folded:
        return None
    words = [word for word in _words(folded) if word not in _THOUSANDS]
    return None if not words or words[0] in _GRADES else words[0]


def zeros_between(one: str | None, other: str | None) -> int | None:
    """
    Give the zeros that a number gains when it is taken from one named unit to another, 3 from ton to kilogram.

    ``None`` where neither is so many times the other.
    """
    sizes = next((sizes for sizes in _SIZES if one in sizes and other in sizes), {})
    return sizes[one] - sizes[other] if one in sizes and other in sizes else None


def _alternatives(unit: str) -> tuple[list[list[str]], list[str]]:
    """
    Take a unit apart: the words of each of its alternatives, and what it is given per.
    """
    head, *others = re.split(r" ?/ ?| per ", _fold(unit))
    choices, bases = [_words(head)], []
    for other in others:
        words = _words(other)
        if words and words[0] in _BASES:
            bases.append(words[0])
        else:
            choices.append(words)
    return [[word for word in words if word not in _THOUSANDS] for words in choices], bases


@lru_cache(maxsize=4096)
def comparable(one: str | None, other: str | None) -> bool | None:
    """
    Return whether numbers in two units may be compared: not if the units are known to differ; ``None`` where neither is known.

    A unit that is not printed contradicts nothing; ‰ and % are one scale, ten to one, and so are kg and ton.
    """
    if one is None or other is None:
        return True
    names = unit_name(one), unit_name(other)
    if names[0] == names[1] or set(names) == {PERSEN, PERMIL} or zeros_between(*names) is not None:
        return True
    if not {PERSEN, PERMIL}.isdisjoint(names):
        return False
    rates = [name is not None and name.startswith(_PER) for name in names]
    if any(rates):
        return not all(rates)  # a base that one of the two leaves out is understood
    (choices, bases), (other_choices, other_bases) = _alternatives(one), _alternatives(other)
    if bases and other_bases and set(bases).isdisjoint(other_bases):
        return False  # a year's need is not a day's; a base that one of the two leaves out is understood
    verdicts = {_alike(left, right) for left in choices for right in other_choices}
    return True if True in verdicts else None if None in verdicts else False


def differ(one: str, other: str) -> bool:
    """
    Return whether two kinds of unit (``kind_of_unit``) are known to be different.
    """
    rates = one.startswith(_PER), other.startswith(_PER)
    if any(rates):  # a base that one of the two leaves out is understood, but not a percentage
        return one != other if all(rates) else not {PERSEN, PERMIL}.isdisjoint((one, other))
    return _alike([one], [other]) is False


def _alike(left: list[str], right: list[str]) -> bool | None:
    if not left or not right or left[0] == right[0]:
        return True
    first = {left[0], right[0]}
    known = first & _CANONICAL.keys()
    if not first.isdisjoint(_UNLIKE_COUNTS):
        return False
    if not first.isdisjoint(_ANYTHING):
        return True
    if len(known) == len(first):
        return False
    return True if known or _contains(left, right) or _contains(right, left) else None


def _contains(words: list[str], part: list[str]) -> bool:
    text, wanted = " ".join(words), " ".join(part)
    return len(wanted) >= _SHORTEST and wanted in text

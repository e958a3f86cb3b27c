"""
Recompute a stated efficiency with the formula that the report states for it.

No regulation prescribes an efficiency formula for a performance report; the report's own counts. Its operands are the budget, the
budget spent, the capaian and the share spent, by whatever names are in use (PMK 22/2021: *alokasi anggaran* AA, *capaian* C,
*realisasi anggaran* RA).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from fractions import Fraction

import attrs

from lkj_rules.domain.achievements.formula_text import (
    Bilangan,
    Mutlak,
    Operands,
    Operasi,
    Peubah,
    Pohon,
    compute,
    parse_tokens,
    readings,
    tokens_of,
)
from lkj_rules.domain.comparison import agreement_of
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record
from lkj_rules.model.documents import Efisiensi
from lkj_rules.model.findings import Texts
from lkj_rules.model.intervals import Agreement, Exact, Number, bounds, clip, divide
from lkj_rules.model.values import Nilai

OPERANDS: Operands = (
    ("C", r"(?:rata-rata )?capaian(?: (?:kinerja|keluaran|output|sasaran|indikator|program|kegiatan|ro))*|c(?:ro|k)?i?(?![a-z])"),
    ("S", r"(?:penyerapan|serapan)(?: anggaran)?|s(?![a-z])"),
    ("A", r"realisasi(?: (?:anggaran|keuangan|belanja|biaya))*|ra(?:ro|k)?i?(?![a-z])"),
    ("P", r"(?:pagu|alokasi|anggaran)(?: (?:anggaran|belanja))*|(?:aa|pa)(?:ro|k)?i?(?![a-z])"),
)

_UNIT = re.compile(r"(?:%|\bpersen(?:tase)?|\btingkat)\s*(?=capaian|penyerapan|serapan|realisasi)", re.IGNORECASE)
"""A unit before an operand (``% capaian``): it names the operand, it does not divide."""


_SCALES = tuple((share, factor) for share in (Fraction(1), Fraction(1, 100)) for factor in (1, 100))
"""How percentages enter a formula, and by what its result has to be multiplied to be one."""


_NAMES = {
    "P": Texts("pagu", "budget"),
    "A": Texts("realisasi anggaran", "amount spent"),
    "C": Texts("capaian", "capaian"),
    "S": Texts("penyerapan anggaran", "share spent"),
}


class Cacat(StrEnum):
    """
    Name what is wrong with a stated efficiency: not what its formula gives, or outside its own range.
    """

    TIDAK_ADA = "tidak_ada"
    RUMUS = "rumus"
    KISARAN = "kisaran"


@attrs.frozen(eq=False, repr=False)
class Efisien(Record):
    """
    Hold what a stated efficiency comes to: its fault (``cacat``), and what its formula gives (``hasil``).
    """

    cacat: Cacat | None
    hasil: Exact | None


@attrs.frozen(eq=False, repr=False)
class Hitungan(Record):
    """
    Hold one way to compute an efficiency, in percent: ``tepat`` from the figures as printed, ``nilai`` what it may truly be.
    """

    tepat: Exact
    nilai: Number


def trees_of(text: str) -> list[Pohon]:
    """
    Give the ways to read a stated efficiency formula; none when the text is not a formula of the known operands.

    A left side ("Efisiensi = …") is skipped.
    """
    found: list[Pohon] = []
    for side in _UNIT.sub("", text).split("="):
        tokens = tokens_of(side, OPERANDS)
        if not tokens or not any(token in {"C", "S", "A", "P"} for token in tokens):
            continue
        for reading in readings(tokens):
            trees = (parse_tokens(reading, percent=percent) for percent in (False, True))
            found += [tree for tree in trees if tree is not None and tree not in found]
    return found


def _letters_of(tree: Pohon) -> frozenset[str]:
    match tree:
        case Bilangan():
            return frozenset()
        case Peubah(nama):
            return frozenset({nama})
        case Operasi(_, kiri, kanan):
            return _letters_of(kiri) | _letters_of(kanan)
        case Mutlak(isi):
            return _letters_of(isi)


def _printed(efisiensi: Efisiensi) -> dict[str, Nilai | None]:
    return {"P": efisiensi.pagu, "A": efisiensi.realisasi, "C": efisiensi.capaian, "S": efisiensi.penyerapan}


def _operands(efisiensi: Efisiensi, *, exact: bool) -> dict[str, Number]:
    """
    Give the figures by letter; the share spent is computed where it is not printed.
    """
    printed = {letter: nilai for letter, nilai in _printed(efisiensi).items() if nilai is not None}
    known = {letter: nilai.tepat if exact else nilai.bilangan for letter, nilai in printed.items()}
    numbers: dict[str, Number] = {letter: number for letter, number in known.items() if number is not None}
    if "S" not in numbers and "A" in numbers and "P" in numbers:
        share = divide(numbers["A"], numbers["P"])
        if share is not None:
            numbers["S"] = share * 100
    return numbers


def computations(efisiensi: Efisiensi) -> list[Hitungan]:
    """
    Compute an efficiency in every way its formula can be meant, in percent and within the range that it states.

    Percentages may enter as percentages or as shares of 1, and the factor 100 may be left unwritten; but an efficiency with its
    ``%`` that is itself a sum of percentages (capaian − penyerapan) has one meaning only.
    """
    trees = [] if efisiensi.rumus is None else trees_of(efisiensi.rumus)
    exact, true = _operands(efisiensi, exact=True), _operands(efisiensi, exact=False)
    signed = efisiensi.nilai is not None and efisiensi.nilai.angka is not None and efisiensi.nilai.angka.satuan == "%"
    low, high = (None if end is None else end.tepat for end in (efisiensi.paling_rendah, efisiensi.paling_tinggi))
    found: list[Hitungan] = []
    for tree in trees:
        if not _letters_of(tree) <= set(exact) & set(true):
            continue
        plain = signed and _sums_percentages(tree, exact)
        for share, factor in ((Fraction(1), 1),) if plain or _wholes(tree) == {100} else _SCALES:
            middle, possible = (compute(tree, _scaled(numbers, share)) for numbers in (exact, true))
            if middle is not None and possible is not None:
                values = clip(bounds(middle)[0] * factor, low, high), clip(possible * factor, low, high)
                found.append(Hitungan(bounds(values[0])[0], values[1]))
    return found


def _wholes(tree: Pohon) -> set[Exact]:
    """
    Give the numbers that percentages are taken from or added to: with ``100 − penyerapan`` they enter as percentages.
    """
    if not isinstance(tree, Operasi):
        return set()
    parts = (tree.kiri, tree.kanan)
    found = {part.nilai for part in parts if isinstance(part, Bilangan) and tree.tanda in {"+", "-"} and part.nilai}
    return found.union(*map(_wholes, parts))


def _sums_percentages(tree: Pohon, exact: Mapping[str, Number]) -> bool:
    whole, share = (compute(tree, _scaled(exact, scale)) for scale in (Fraction(1), Fraction(1, 100)))
    return whole is not None and share is not None and _letters_of(tree) <= {"C", "S"} and bounds(whole) == bounds(share * 100)


def _scaled(numbers: Mapping[str, Number], share: Fraction) -> dict[str, Number]:
    return {letter: number * share if letter in {"C", "S"} else number for letter, number in numbers.items()}


def judged(_: Scope, stated: Efisiensi) -> Efisien:
    """
    Judge a stated efficiency by its formula; of several readings of the formula the one nearest to what is written counts.
    """
    written = None if stated.nilai is None else stated.nilai.angka
    if stated.nilai is None or written is None:
        return Efisien(None, None)
    if _outside(stated):
        return Efisien(Cacat.KISARAN, None)
    computed = computations(stated)
    if not computed:
        return Efisien(None, None)
    wrong = all(agreement_of(stated.nilai, each.nilai, each.tepat) is Agreement.IMPOSSIBLE for each in computed)
    shown = Fraction(written.nilai)
    nearest = min(computed, key=lambda each: abs(each.tepat - shown))
    return Efisien(Cacat.RUMUS if wrong else Cacat.TIDAK_ADA, nearest.tepat)


def why_not_judged(_: Scope, stated: Efisiensi) -> Texts:
    """
    Say why a stated efficiency cannot be computed.
    """
    if stated.nilai is None or stated.nilai.angka is None:
        return Texts("efisiensi tidak tertulis sebagai angka", "the efficiency is not written as a number")
    if stated.rumus is None:
        return Texts("rumus efisiensi tidak dinyatakan", "no formula is stated for the efficiency")
    trees = trees_of(stated.rumus)
    if not trees:
        return Texts("rumus efisiensi tidak terbaca sebagai hitungan", "the efficiency formula cannot be read as a computation")
    lacking = frozenset().union(*map(_letters_of, trees)) - set(_operands(stated, exact=True))
    names = [_NAMES[letter] for letter in "PACS" if letter in lacking]
    if names:
        return Texts(f"{', '.join(name.id for name in names)} untuk rumus efisiensi tidak tertulis",
                     f"the formula's {', '.join(name.en for name in names)} is not given")
    return Texts("rumus efisiensi membagi dengan nol", "the efficiency formula divides by zero")


def _outside(efisiensi: Efisiensi) -> bool:
    value = None if efisiensi.nilai is None else efisiensi.nilai.tepat
    return value is not None and any(value < end if lower else value > end for end, lower in _ends(efisiensi))


def _ends(efisiensi: Efisiensi) -> Iterator[tuple[Exact, bool]]:
    for end, lower in ((efisiensi.paling_rendah, True), (efisiensi.paling_tinggi, False)):
        if end is not None and end.tepat is not None:
            yield end.tepat, lower

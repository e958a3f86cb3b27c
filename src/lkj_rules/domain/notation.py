"""
How the numbers of one table or column are printed, and which are printed unlike most: decimal marks and decimals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import attrs

from lkj_rules.domain.analysis import analysis, grouped
from lkj_rules.domain.facts import Dokumen, Fakta, Lembar
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record
from lkj_rules.model.documents import BarisTabel, Lkj, Ukuran
from lkj_rules.model.findings import Texts
from lkj_rules.model.reading.cells import settle_by_row
from lkj_rules.model.reading.notation import read_text
from lkj_rules.model.reading.units import cannot_break
from lkj_rules.model.values import Ambigu, Angka, Bacaan, Batas, Dalam, Notasi, Rentang

SHOWN = 10
"""How many values a finding names; a table may have a million."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ragam(Record):
    """
    Hold facts that are compared in one respect: all of them, those unlike most, and one that is like most.

    ``bukti`` are the facts that the verdict rests on; ``uraian`` words the difference. ``setara``: units that are powers of ten of
    one another, and so are their numbers.
    """

    semua: tuple[Fakta, ...] = ()
    ganjil: tuple[Fakta, ...] = ()
    lazim: Fakta | None = None
    bukti: tuple[Fakta, ...] = ()
    uraian: Texts | None = None
    setara: bool = False


def variety(
    semua: Sequence[Fakta], ganjil: Sequence[Fakta] = (), lazim: Fakta | None = None, uraian: Texts | None = None
) -> Ragam:
    """
    Put a comparison together; the verdict rests on the odd ones that a finding names and the usual one, else on all.
    """
    witness, everything = () if lazim is None else (lazim,), tuple(semua)
    evidence = (*ganjil[:SHOWN], *witness) if ganjil else everything
    return Ragam(semua=everything, ganjil=tuple(ganjil), lazim=lazim, bukti=evidence, uraian=uraian)


def number_in(reading: Bacaan) -> Angka | None:
    """
    Give the number of a reading: of a bound the one it names, of a range the upper end.
    """
    match reading:
        case Angka():
            return reading
        case Batas(angka=angka) | Rentang(atas=angka):
            return angka
        case _:
            return None


# -- decimal marks of a table

_BETWEEN_DIGITS = r"(?<=\d)[.,](?=\d)"
_SIGNS = {True: Texts("koma", "comma"), False: Texts("titik", "point")}
_PARTED = {"ribuan": Texts("ribuan", "thousands"), "desimal": Texts("desimal", "decimals")}


@analysis
def marks(scope: Scope, lembar: Lembar) -> Ragam:
    """
    Compare the decimal marks that the numbers of a table show; the running text is not a table.

    Where a single column mixes both marks, its cells are meant; else the columns that differ from the others.
    """
    facts = () if isinstance(lembar.asal, Lkj) else scope.facts_in(lembar)
    shown = [(fakta, mark) for fakta in facts if (mark := _mark(fakta)) is not None]
    if len({mark for _, mark in shown}) < len(Notasi):  # as in most tables
        return variety([fakta for fakta, _ in shown])
    parts = [_marks_of(part) for part in grouped((_printed_with(fakta), fakta) for fakta in facts).values()]
    mixed = max(parts, key=lambda part: len(part.ganjil))
    return mixed if mixed.ganjil else variety([fakta for part in parts for fakta in part.semua])


def _printed_with(fakta: Fakta) -> tuple[str | None, bool]:
    """
    Identify what is printed as one table: by its number, and in an agreement the targets apart from the money.
    """
    table = None if fakta.sumber is None else fakta.sumber.tabel
    return table, fakta.dokumen is Dokumen.PK and fakta.ukuran is Ukuran.PAGU


def _marks_of(facts: Sequence[Fakta]) -> Ragam:
    shown = [(fakta, mark) for fakta in facts if (mark := _mark(fakta)) is not None]
    counted = Counter(mark for _, mark in shown)
    everything = [fakta for fakta, _ in shown]
    if len(counted) < len(Notasi):
        return variety(everything)
    usual = counted.most_common(1)[0][0]
    columns = {mark: {fakta.kolom for fakta, own in shown if own is mark} for mark in counted}
    mixed = set.intersection(*columns.values())
    odd = [fakta for fakta, mark in shown if mark is not usual and (not mixed or fakta.kolom in mixed)]
    place = odd[0].sumber
    if len(odd) == 1 and odd[0].dokumen is Dokumen.LKJ and place is not None and place.tabel is None:
        return variety(everything)  # one number of a paragraph
    usual_ones = [fakta for fakta, mark in shown if mark is usual]
    usual_ones.sort(key=lambda fakta: fakta.nilai.notasi is not None)  # what shows its mark by itself is the better witness
    pairs = [(_witness(usual_ones, part), part) for part in grouped((min(_parts(fakta)), fakta) for fakta in odd).values()]
    said = [_mixture(witness, part) for witness, part in pairs]
    return variety(everything, odd, pairs[0][0], Texts("; ".join(each.id for each in said), "; ".join(each.en for each in said)))


def _witness(usual: Sequence[Fakta], odd: Sequence[Fakta]) -> Fakta:
    """
    Choose a number to set odd ones against: of their column, else of their kind.
    """
    near = [fakta for fakta in usual if fakta.kolom == odd[0].kolom]
    return max(near or usual, key=lambda fakta: bool(near) or not _parts(fakta).isdisjoint(_parts(odd[0])))


def _mark(fakta: Fakta) -> Notasi | None:
    """
    Give the decimal mark that the printed text shows, by itself, by its unit (``3,000 orang``), or by its row.

    A declaration, a JSON number, or a column that settled the reading shows none.
    """
    nilai = fakta.nilai
    angka = number_in(nilai.bacaan)
    if angka is None or angka.notasi is None:
        return None
    if nilai.dibaca is not None:
        angka = number_in(read_text(nilai.teks))
    elif nilai.notasi is not None:
        open_ = angka.desimal == 0 and isinstance(read_text(nilai.teks), Ambigu)
        return angka.notasi if open_ and (_is_whole(fakta, angka) or _is_proved(fakta)) else None
    return None if angka is None else angka.notasi


def _is_proved(fakta: Fakta) -> bool:
    """
    Return whether target, result and capaian of its row leave a number only the reading that it has.
    """
    row = fakta.pemilik
    if not isinstance(row, BarisTabel) or fakta.kolom not in ("target", "realisasi"):
        return False
    bare = [attrs.evolve(cell, notasi=None) if cell is fakta.nilai else cell for cell in (row.target, row.realisasi, row.capaian)]
    settled = settle_by_row(*bare).get(fakta.kolom)
    return settled is not None and settled.notasi is fakta.nilai.notasi


def _is_whole(fakta: Fakta, angka: Angka) -> bool:
    """
    Return whether a value counts what has no halves, so that three digits behind a mark can only be thousands.
    """
    if fakta.nilai.tak_terbagi:
        return fakta.nilai.dalam in (None, Dalam.RUPIAH)
    units = (angka.satuan, fakta.satuan, None if fakta.indikator is None else fakta.indikator.satuan)
    return fakta.ukuran in (Ukuran.TARGET, Ukuran.REALISASI) and any(map(cannot_break, units))


def _parts(fakta: Fakta) -> frozenset[str]:
    """
    Return what the marks of a number part: thousands, decimals, or both.
    """
    angka = number_in(read_text(fakta.nilai.teks)) or number_in(fakta.nilai.bacaan)
    whole = angka is None or angka.desimal == 0
    grouped = len(re.findall(_BETWEEN_DIGITS, fakta.nilai.teks)) > (0 if whole else 1)
    return frozenset(part for part, shown in (("ribuan", grouped), ("desimal", not whole)) if shown)


def _mixture(usual: Fakta, odd: Sequence[Fakta]) -> Texts:
    """
    Word the mixture: one thing written with two marks where there is such a number, else one mark that means two things.
    """
    here, there = _parts(usual), _parts(odd[0])
    same = min(here & there, default=None)
    part, other = same or min(here), same or min(there)
    comma = (_mark(usual) is Notasi.KOMA) is (part == "desimal")
    sign, opposite = _SIGNS[comma], _SIGNS[not comma]
    shown = "; ".join(dict.fromkeys(fakta.nilai.teks for fakta in odd[:SHOWN]))
    many = Texts(f"pada {len(odd)} angka", "in 1 number" if len(odd) == 1 else f"in {len(odd)} numbers")
    said, also = _PARTED[part], _PARTED[other]
    if part == other:
        return Texts(f"{said.id} ditulis dengan {sign.id} ({usual.nilai.teks}), tetapi {many.id} dengan {opposite.id} ({shown})",
                     f"{said.en} are set off by a {sign.en} ({usual.nilai.teks}), but {many.en} by a {opposite.en} ({shown})")
    return Texts(f"{sign.id} memisahkan {said.id} ({usual.nilai.teks}), tetapi {many.id} memisahkan {also.id} ({shown})",
                 f"a {sign.en} sets off {said.en} ({usual.nilai.teks}), but {many.en} it sets off {also.en} ({shown})")

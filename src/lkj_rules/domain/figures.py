"""
The printed figures of a report that are not facts: rules do not choose or pair them, yet each must be looked at by some rule.

They are what sentences state (claims, budget mentions, amounts in words, efficiencies, pairs of counts), quarterly targets, and the
counts behind percentages. What others are compared with (scales, caps, earlier reports) is a yardstick and no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from lkj_rules.domain.facts import cells, walk
from lkj_rules.model import Record
from lkj_rules.model.documents import Efisiensi, JenisKlaim, JumlahTerbilang, Klaim, Laporan, Lkj, Pasangan, SebutanAnggaran
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Ambigu, Kata, Kosong, Nilai

if TYPE_CHECKING:
    from lkj_rules.domain.scope import Scope

_NAMES = {
    "pagu": Texts("anggaran", "budget"),
    "realisasi": Texts("realisasi anggaran", "amount spent"),
    "capaian": Texts("capaian", "achievement"),
    "penyerapan": Texts("penyerapan anggaran", "share spent"),
    "nilai": Texts("angka yang dinyatakan", "figure stated"),
    "bilangan": Texts("bilangan yang dirata-ratakan", "number that is averaged"),
    "suku": Texts("bilangan yang dijumlahkan", "number that is added"),
    "pengurang": Texts("bilangan yang dikurangkan", "number that is subtracted"),
    "bagian": Texts("jumlah bagian", "part"),
    "keseluruhan": Texts("jumlah keseluruhan", "whole"),
    "pembilang": Texts("pembilang", "numerator"),
    "penyebut": Texts("penyebut", "denominator"),
    "angka": Texts("jumlah dengan angka", "amount in figures"),
    "jumlah": Texts("jumlah anggaran", "amount of the budget"),
    "persen": Texts("persentase anggaran", "percentage of the budget"),
    "dari": Texts("nilai semula", "value before the change"),
    "menjadi": Texts("nilai sesudah perubahan", "value after the change"),
    "batas_capaian": Texts("batas atas capaian", "cap of achievements"),
    "batas_bawah": Texts("batas bawah capaian", "floor of achievements"),
    "paling_rendah": Texts("efisiensi terendah", "lowest efficiency"),
    "paling_tinggi": Texts("efisiensi tertinggi", "highest efficiency"),
}
"""What the figures of statements are called, by the key that they stand under."""


def further_figures(laporan: Laporan, facts: Iterable[Nilai]) -> Iterator[Nilai]:
    """
    Give every printed figure that is not a fact's own value, in reading order; ``facts`` are those values.
    """
    if laporan.rencana_aksi is not None:
        for baris in laporan.rencana_aksi.baris:
            yield from baris.triwulan
    if laporan.lkj is not None:
        yield from _stated(laporan.lkj)
    for nilai in facts:
        yield from filter(None, (nilai.pembilang, nilai.penyebut))


def _stated(lkj: Lkj) -> Iterator[Nilai]:
    for tabel in lkj.tabel:
        for row in tabel.rekap:
            yield from row.sel.values()
    for data in lkj.data:
        for labelled in (*walk(data.baris), *data.rekap):
            yield from labelled.sel.values()
    yield from _claimed(lkj)
    for perubahan in lkj.perubahan:
        yield from (nilai for nilai in (perubahan.dari, perubahan.menjadi) if nilai is not None)
    for sebutan in lkj.sebutan_anggaran:
        yield from (nilai for nilai in (sebutan.jumlah, sebutan.persen, sebutan.fisik) if nilai is not None)
    yield from (jumlah.angka for jumlah in lkj.jumlah_terbilang)
    for efisiensi in lkj.efisiensi:
        yield from efficiency_operands(efisiensi)
    for pasangan in lkj.pasangan:
        yield from (pasangan.bagian, pasangan.keseluruhan)


def _claimed(lkj: Lkj) -> Iterator[Nilai]:
    for klaim in lkj.klaim:
        own = klaim.nilai
        if own is not None and klaim.jenis in (JenisKlaim.JUMLAH, JenisKlaim.PENJUMLAHAN):
            own = None if isinstance(own.bacaan, Ambigu | Kata) else own  # read as a whole number, in words too
        figures = (own, *klaim.bilangan, *klaim.suku, *klaim.pengurang, klaim.dari, klaim.menjadi)
        yield from (nilai for nilai in figures if nilai is not None)


def yardsticks(laporan: Laporan) -> Iterator[Nilai]:
    """
    Give what figures are compared with, in order: cap, floor, bounds of counts, scale, ranges of efficiencies, earlier reports.
    """
    lkj = laporan.lkj
    if lkj is not None:
        own = (kelas for indikator in laporan.indikator for kelas in indikator.skala)
        ends = [lkj.batas_capaian, lkj.batas_bawah, *(klaim.cakupan.batas for klaim in lkj.klaim if klaim.cakupan is not None)]
        ends += [end for kelas in (*lkj.skala, *lkj.skala_lain, *own) for end in (kelas.dari, kelas.sampai)]
        ends += [end for efisiensi in lkj.efisiensi for end in (efisiensi.paling_rendah, efisiensi.paling_tinggi)]
        yield from (end for end in ends if end is not None)
    for lalu in laporan.laporan_lalu:
        yield from (nilai for baris in walk(lalu.baris) for _, nilai in cells(baris))


def efficiency_operands(efisiensi: Efisiensi) -> tuple[Nilai, ...]:
    """
    Give the figures of a stated efficiency, the efficiency itself first.
    """
    figures = (efisiensi.nilai, efisiensi.pagu, efisiensi.realisasi, efisiensi.capaian, efisiensi.penyerapan)
    return tuple(nilai for nilai in figures if nilai is not None)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Peran(Record):
    """
    Hold what a figure is in its statement: the key that it stands under, what it is called, and whether it is ``perlu``: needed.
    """

    kunci: str
    nama: Texts
    perlu: bool


def role(scope: Scope, figure: Nilai) -> Peran | None:
    """
    Find the statement that a figure belongs to; ``None`` for one that stands in no statement, such as an end of a scale.
    """
    owner = next(scope.places.owners(figure), None)
    stated = ((key, part) for key in _NAMES if (part := getattr(owner, key, None)) is not None)
    kunci = next((key for key, part in stated if part is figure or _is_among(part, figure)), None)
    return None if kunci is None else Peran(kunci=kunci, nama=_NAMES[kunci], perlu=_needed(owner, figure))


def _is_among(part: Any, figure: Nilai) -> bool:
    return isinstance(part, tuple) and any(each is figure for each in part)


def _needed(owner: Any, figure: Nilai) -> bool:
    """
    Return whether what is next to a figure calls for it. What a statement may well do without (a claim's number) is not needed.
    """
    match owner:
        case Efisiensi():
            return any(_is_filled(other) for other in efficiency_operands(owner) if other is not figure)
        case SebutanAnggaran():
            return True
        case Pasangan(bagian=part, keseluruhan=whole):
            return _is_filled(whole if figure is part else part)
        case Nilai(pembilang=Nilai() as above, penyebut=Nilai() as below):
            return _is_filled(below if figure is above else above)
        case JumlahTerbilang(terbilang=words):
            return any(letter.isalpha() for letter in words)
        case Klaim(jenis=JenisKlaim.RATA_RATA_CAPAIAN):
            return True
        case Klaim(bilangan=numbers, suku=terms, pengurang=taken):
            return _is_among((*numbers, *terms, *taken), figure)
        case _:
            return False


def _is_filled(figure: Nilai) -> bool:
    return not isinstance(figure.bacaan, Kosong)

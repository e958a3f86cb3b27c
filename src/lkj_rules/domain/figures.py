"""
The printed figures of a report that are no facts: rules do not choose or pair them, yet each must be looked at by some rule.

They are what sentences state (claims, budget mentions, amounts in words, efficiencies, pairs of counts), quarterly targets, and the
counts behind percentages. What others are held against (scales, caps, earlier reports) stands apart: it is a yardstick, no figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lkj_rules.domain.facts import cells
from lkj_rules.model.documents import Efisiensi, Laporan, Lkj
from lkj_rules.model.values import Nilai


def further_figures(laporan: Laporan, facts: Iterable[Nilai]) -> Iterator[Nilai]:
    """
    Give every printed figure beside the facts' own values, in reading order; ``facts`` are those values.
    """
    if laporan.rencana_aksi is not None:
        for baris in laporan.rencana_aksi.baris:
            yield from baris.triwulan
    if laporan.lkj is not None:
        yield from _stated(laporan.lkj)
    for nilai in facts:
        yield from (count for count in (nilai.pembilang, nilai.penyebut) if count is not None)


def _stated(lkj: Lkj) -> Iterator[Nilai]:
    for klaim in lkj.klaim:
        yield from (nilai for nilai in (klaim.nilai, *klaim.bilangan) if nilai is not None)
    for perubahan in lkj.perubahan:
        yield from (nilai for nilai in (perubahan.dari, perubahan.menjadi) if nilai is not None)
    for sebutan in lkj.sebutan_anggaran:
        yield from (nilai for nilai in (sebutan.jumlah, sebutan.persen) if nilai is not None)
    yield from (jumlah.angka for jumlah in lkj.jumlah_terbilang)
    for efisiensi in lkj.efisiensi:
        yield from efficiency_operands(efisiensi)
    for pasangan in lkj.pasangan:
        yield from (pasangan.bagian, pasangan.keseluruhan)


def yardsticks(laporan: Laporan) -> Iterator[Nilai]:
    """
    Give what figures are held against, in reading order: cap, floor, scale, ranges of efficiencies, figures of earlier reports.
    """
    lkj = laporan.lkj
    if lkj is not None:
        ends = [lkj.batas_capaian, lkj.batas_bawah]
        ends += [end for kelas in lkj.skala for end in (kelas.dari, kelas.sampai)]
        ends += [end for efisiensi in lkj.efisiensi for end in (efisiensi.paling_rendah, efisiensi.paling_tinggi)]
        yield from (end for end in ends if end is not None)
    for lalu in laporan.laporan_lalu:
        stack = list(reversed(lalu.baris))
        while stack:
            baris = stack.pop()
            yield from (nilai for _, nilai in cells(baris))
            stack.extend(reversed(baris.anak))


def efficiency_operands(efisiensi: Efisiensi) -> tuple[Nilai, ...]:
    """
    Give the figures of a stated efficiency, the efficiency itself first.
    """
    figures = (efisiensi.nilai, efisiensi.pagu, efisiensi.realisasi, efisiensi.capaian, efisiensi.penyerapan)
    return tuple(nilai for nilai in figures if nilai is not None)

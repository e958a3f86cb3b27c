"""
Every printed value of a report as a fact, document by document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from lkj_rules.domain.facts import STANDARD_COLUMNS, Dokumen, Fakta, Lembar, agreement_label, cells
from lkj_rules.domain.in_force import InForce
from lkj_rules.model.documents import (
    Anggaran,
    BarisTarget,
    Indikator,
    Laporan,
    Lkj,
    PerjanjianKinerja,
    PosAnggaran,
    RencanaAksi,
    Renstra,
    Rkt,
    Salinan,
    Tabel,
    TargetBerupa,
    Ukuran,
)
from lkj_rules.model.reading.codes import CodeTree
from lkj_rules.model.values import Sumber

Register = Mapping[Any, Indikator]

_STANDARD = "standar"


def facts_of(laporan: Laporan, force: InForce, codes_of: Callable[[Anggaran], CodeTree]) -> Iterator[Fakta]:
    """
    Give every printed value of the report as a fact, document by document; ``codes_of`` gives the codes of a budget's lines.
    """
    register = {indikator.kode: indikator for indikator in laporan.indikator}
    if laporan.renstra is not None:
        yield from _renstra(laporan.renstra, laporan, register, Dokumen.RENSTRA)
    for copy in laporan.renstra_lain:
        yield from _renstra(copy, laporan, register, Dokumen.RENSTRA_LAIN)
    yield from _rkt(laporan, register, force)
    for perjanjian in laporan.perjanjian_kinerja:
        yield from _perjanjian(perjanjian, laporan, register, force)
    yield from _rencana_aksi(laporan, register)
    for anggaran in laporan.anggaran:
        yield from _anggaran(anggaran, laporan, force, codes_of(anggaran))
    yield from _anggaran_tahunan(laporan)
    if laporan.lkj is not None:
        yield from _lkj(laporan.lkj, laporan, register)


def _renstra(renstra: Renstra, laporan: Laporan, register: Register, dokumen: Dokumen) -> Iterator[Fakta]:
    lembar = Lembar(dokumen=dokumen, label=_label("Renstra", renstra.salinan), sumber=renstra.sumber, asal=renstra)
    for baris in renstra.baris:
        aim = _aim(baris.target_berupa, renstra.target_berupa)
        cells = [(aim, tahun, str(tahun), target) for tahun, target in sorted(baris.target.items())]
        if baris.standar is not None:
            cells.append((Ukuran.STANDAR, laporan.tahun, _STANDARD, baris.standar))
        for ukuran, tahun, kolom, nilai in cells:
            yield Fakta(
                nilai=nilai, ukuran=ukuran, dokumen=dokumen, lembar=lembar, pemilik=baris, tahun=tahun,
                indikator=register.get(baris.indikator), versi="berlaku", sasaran=baris.sasaran, satuan=baris.satuan,
                nama=baris.nama, kolom=kolom, sumber=baris.sumber or renstra.sumber,
            )
        for bagian, tahun in ((part, tahun) for part in baris.anak for tahun in sorted(part.target)):
            yield Fakta(
                nilai=bagian.target[tahun], ukuran=aim, dokumen=dokumen, lembar=lembar, pemilik=bagian, tahun=tahun,
                indikator=register.get(bagian.indikator), versi="berlaku", sasaran=baris.sasaran, kolom=str(tahun),
                satuan=bagian.satuan or baris.satuan, nama=bagian.nama, sumber=bagian.sumber or baris.sumber or renstra.sumber,
            )


def _aim(own: TargetBerupa | None, document: TargetBerupa | None = None) -> Ukuran:
    """
    Name what a target is: as its row says, else as its document.
    """
    return Ukuran.TARGET_CAPAIAN if (own or document) is TargetBerupa.CAPAIAN else Ukuran.TARGET


def _targets(
    plan: Rkt | PerjanjianKinerja | RencanaAksi, lembar: Lembar, register: Register, tahun: int, versi: str | None, **more: Any
) -> Iterator[Fakta]:
    for baris in plan.baris:
        cells = [(_aim(baris.target_berupa, plan.target_berupa), "target", baris.target)]
        if isinstance(baris, BarisTarget) and baris.standar is not None:
            cells.append((Ukuran.STANDAR, _STANDARD, baris.standar))
        for ukuran, kolom, nilai in cells:
            yield Fakta(
                nilai=nilai, ukuran=ukuran, dokumen=lembar.dokumen, lembar=lembar, pemilik=baris, tahun=tahun,
                indikator=register.get(baris.indikator), versi=versi, salinan=plan.salinan, kolom=kolom, sasaran=baris.sasaran,
                satuan=baris.satuan, nama=baris.nama, sumber=baris.sumber or plan.sumber, **more,
            )
        for bagian in baris.anak if isinstance(baris, BarisTarget) else ():
            yield Fakta(
                nilai=bagian.target, ukuran=_aim(baris.target_berupa, plan.target_berupa), dokumen=lembar.dokumen, lembar=lembar,
                pemilik=bagian, tahun=tahun, indikator=register.get(bagian.indikator), versi=versi, salinan=plan.salinan,
                kolom="target", sasaran=baris.sasaran, satuan=bagian.satuan or baris.satuan, nama=bagian.nama,
                sumber=bagian.sumber or baris.sumber or plan.sumber, **more,
            )


def _label(name: str, salinan: Salinan | None) -> str:
    return name if salinan is None else f"{name} ({salinan.value})"


def _rkt(laporan: Laporan, register: Register, force: InForce) -> Iterator[Fakta]:
    for rkt in laporan.rkt:
        lembar = Lembar(dokumen=Dokumen.RKT, label=_label("RKT", rkt.salinan), sumber=rkt.sumber, asal=rkt)
        yield from _targets(rkt, lembar, register, laporan.tahun, "berlaku" if force.holds(rkt) else None)


def _perjanjian(perjanjian: PerjanjianKinerja, laporan: Laporan, register: Register, force: InForce) -> Iterator[Fakta]:
    lembar = Lembar(dokumen=Dokumen.PK, label=agreement_label(perjanjian), sumber=perjanjian.sumber, asal=perjanjian)
    versi = "berlaku" if force.holds(perjanjian) else None
    tahun = laporan.tahun
    yield from _targets(perjanjian, lembar, register, tahun, versi, jenjang=perjanjian.jenjang.value)
    for pos in perjanjian.anggaran:
        yield Fakta(
            nilai=pos.jumlah, ukuran=Ukuran.PAGU, dokumen=Dokumen.PK, lembar=lembar, pemilik=pos, tahun=tahun,
            pos=pos.kode or pos.nama, versi=versi, salinan=perjanjian.salinan, jenjang=perjanjian.jenjang.value,
            nama=pos.nama, kolom="jumlah", sumber=pos.sumber or perjanjian.sumber,
        )
    if perjanjian.total is not None:
        yield Fakta(
            nilai=perjanjian.total, ukuran=Ukuran.PAGU, dokumen=Dokumen.PK, lembar=lembar, pemilik=perjanjian, tahun=tahun,
            pos="total", versi=versi, salinan=perjanjian.salinan, jenjang=perjanjian.jenjang.value, kolom="total",
            sumber=perjanjian.sumber,
        )


def _rencana_aksi(laporan: Laporan, register: Register) -> Iterator[Fakta]:
    rencana = laporan.rencana_aksi
    if rencana is not None:
        lembar = Lembar(dokumen=Dokumen.RENCANA_AKSI, label="Rencana Aksi", sumber=rencana.sumber, asal=rencana)
        yield from _targets(rencana, lembar, register, laporan.tahun, "berlaku")


_MONEY = (("pagu", Ukuran.PAGU), ("realisasi", Ukuran.REALISASI), ("sisa", Ukuran.SISA), ("persen", Ukuran.PERSEN))


def _anggaran(anggaran: Anggaran, laporan: Laporan, force: InForce, codes: CodeTree) -> Iterator[Fakta]:
    label = f"Anggaran {anggaran.versi} ({anggaran.jenis.value})"
    lembar = Lembar(dokumen=Dokumen.ANGGARAN, label=label, sumber=anggaran.sumber, asal=anggaran)
    versi = "berlaku" if force.belanja is anggaran or force.pendapatan is anggaran else anggaran.versi
    tahun = laporan.tahun if anggaran.tahun is None else anggaran.tahun
    stack: list[tuple[PosAnggaran, Sumber | None]] = [(pos, anggaran.sumber) for pos in reversed(anggaran.pos)]
    while stack:
        pos, above = stack.pop()
        here = pos.sumber or above
        stack.extend((anak, here) for anak in reversed(pos.anak))
        yield from _money(pos, pos=_line(codes, pos), nama=pos.nama, tahun=tahun, lembar=lembar, versi=versi, sumber=here)
    if anggaran.total is not None:
        yield from _money(
            anggaran.total, pos="total", nama=None, tahun=tahun, lembar=lembar, versi=versi,
            sumber=anggaran.total.sumber or anggaran.sumber,
        )


def _line(codes: CodeTree, pos: PosAnggaran) -> str | None:
    """
    Name a line by its full code (the printed one says little: QGE.001 stands under many activities), else by what is printed.
    """
    full = codes.full(pos)
    if full is None:
        return pos.kode or pos.nama
    written = str(full)
    return pos.kode if written == pos.kode else written  # one text of two


def _money(
    pemilik: Any, *, pos: str | None, nama: str | None, tahun: int, lembar: Lembar, versi: str | None, sumber: Sumber | None
) -> list[Fakta]:
    return [
        Fakta(
            nilai=nilai, ukuran=ukuran, dokumen=lembar.dokumen, lembar=lembar, pemilik=pemilik, tahun=tahun, pos=pos,
            nama=nama, versi=versi, kolom=name, jenis=lembar.asal.jenis.value, sumber=sumber,
        )
        for name, ukuran in _MONEY if (nilai := getattr(pemilik, name)) is not None
    ]  # fmt: skip


def _anggaran_tahunan(laporan: Laporan) -> Iterator[Fakta]:
    rows = laporan.anggaran_tahunan
    if not rows:
        return
    lembar = Lembar(dokumen=Dokumen.ANGGARAN_TAHUNAN, label="Anggaran beberapa tahun", sumber=rows[0].sumber, asal=laporan)
    for baris in rows:
        for name, ukuran in _MONEY:
            nilai = getattr(baris, name, None)
            if nilai is not None:
                yield Fakta(
                    nilai=nilai, ukuran=ukuran, dokumen=Dokumen.ANGGARAN_TAHUNAN, lembar=lembar, pemilik=baris,
                    tahun=baris.tahun, pos=baris.pos or "total", kolom=name, jenis=baris.jenis.value,
                    versi=baris.versi or baris.sumber_dana or "berlaku", sumber=baris.sumber or rows[0].sumber,
                )


def _lkj(lkj: Lkj, laporan: Laporan, register: Register) -> Iterator[Fakta]:
    for tabel in lkj.tabel:
        yield from _tabel(tabel, laporan, register)
    if lkj.sebutan:
        lembar = Lembar(dokumen=Dokumen.LKJ, label="Naskah", sumber=None, asal=lkj)
        for sebutan in lkj.sebutan:
            yield Fakta(
                nilai=sebutan.nilai, ukuran=sebutan.ukuran, dokumen=Dokumen.LKJ, lembar=lembar, pemilik=sebutan,
                tahun=laporan.tahun if sebutan.tahun is None else sebutan.tahun, tabel="narasi", kolom="nilai",
                indikator=register.get(sebutan.indikator), versi="berlaku", pembanding=sebutan.pembanding,
                sumber=sebutan.sumber,
            )


def _tabel(tabel: Tabel, laporan: Laporan, register: Register) -> Iterator[Fakta]:
    lembar = Lembar(dokumen=Dokumen.LKJ, label=tabel.judul or tabel.id, sumber=tabel.sumber, asal=tabel)
    columns = {kolom.id: kolom for kolom in tabel.kolom}
    stack = [(baris, tabel.sumber) for baris in reversed(tabel.baris)]
    while stack:
        baris, above = stack.pop()
        here = baris.sumber or above
        stack.extend((anak, here) for anak in reversed(baris.anak))
        for name, nilai in cells(baris, tabel.kolom):
            kolom = columns.get(name)
            tahun = None if kolom is None else kolom.tahun
            ukuran = STANDARD_COLUMNS[name] if kolom is None else kolom.ukuran
            if name == "target" and baris.target_berupa is not None:
                ukuran = _aim(baris.target_berupa)
            yield Fakta(
                nilai=nilai, ukuran=ukuran, dokumen=Dokumen.LKJ, lembar=lembar, pemilik=baris,
                tahun=laporan.tahun if tahun is None else tahun, tabel=tabel.jenis.value, kolom=name,
                indikator=None if baris.indikator is None else register.get(baris.indikator), versi="berlaku",
                pembanding=None if kolom is None else kolom.pembanding, sasaran=baris.sasaran, satuan=baris.satuan,
                nama=baris.nama, sumber=nilai.sumber or here,
            )

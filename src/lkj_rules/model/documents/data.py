"""
Supporting data tables of the report: labelled rows and columns of numbers that add up, or are shares of one another.
"""

from enum import StrEnum

import attrs

from lkj_rules.model import Record
from lkj_rules.model.documents.registers import IdData, KodeIndikator, KodeSasaran
from lkj_rules.model.documents.tables import BarisRekap
from lkj_rules.model.values import Nilai, Notasi, Sumber, arti


class JenisKolomData(StrEnum):
    """Name what a column of a data table holds: numbers, the sum of other columns, or the share of one in another."""

    ANGKA = "angka"
    JUMLAH = "jumlah"
    PERSEN = "persen"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KolomData(Record):
    """Hold what a column of a data table is."""

    id: str = attrs.field(metadata=arti("Nama kolom yang dipakai sel."))
    judul: str | None = attrs.field(default=None, metadata=arti("Judul kolom seperti tercetak."))
    satuan: str | None = attrs.field(default=None, metadata=arti("Satuan kolom seperti tercetak."))
    jenis: JenisKolomData = attrs.field(
        default=JenisKolomData.ANGKA, metadata=arti("angka (biasanya), jumlah beberapa kolom, atau persen.")
    )
    dari: tuple[str, ...] = attrs.field(
        default=(), metadata=arti("Untuk jumlah: id kolom yang dijumlahkan; untuk persen: id kolom bagian dan keseluruhannya.")
    )
    indikator: KodeIndikator | None = attrs.field(
        default=None, metadata=arti("Indikator yang realisasinya diambil dari baris rekap kolom ini.")
    )
    tahun: int | None = attrs.field(default=None, metadata=arti("Tahun realisasi itu; kosong berarti tahun laporan."))
    notasi: Notasi | None = attrs.field(default=None, metadata=arti("Tanda desimal: koma atau titik."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BarisData(Record):
    """Hold one labelled row of a data table; a group prints the sums of the rows below it."""

    label: str = attrs.field(metadata=arti("Nama baris seperti tercetak."))
    nomor: str | None = attrs.field(default=None, metadata=arti("Nomor baris seperti tercetak."))
    sasaran: KodeSasaran | None = attrs.field(default=None, metadata=arti("Kode sasaran, bila baris menghitung indikatornya."))
    sel: dict[str, Nilai] = attrs.field(factory=dict, metadata=arti("Nilai menurut id kolom."))
    anak: "tuple[BarisData, ...]" = attrs.field(default=(), metadata=arti("Baris yang dijumlahkan baris ini."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TabelData(Record):
    """Hold one supporting data table of the report."""

    id: IdData = attrs.field(metadata=arti("Nama singkat tabel data."))
    judul: str | None = attrs.field(default=None, metadata=arti("Judul tabel."))
    notasi: Notasi | None = attrs.field(default=None, metadata=arti("Tanda desimal: koma atau titik."))
    kolom: tuple[KolomData, ...] = attrs.field(default=(), metadata=arti("Kolom angka tabel."))
    baris: tuple[BarisData, ...] = attrs.field(default=(), metadata=arti("Baris tabel."))
    rekap: tuple[BarisRekap, ...] = attrs.field(default=(), metadata=arti("Baris jumlah atau rata-rata yang tercetak."))
    sumber: Sumber | None = attrs.field(default=None, metadata=arti("Tempat di dokumen tercetak."))

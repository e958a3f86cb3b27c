"""
What rules ask of figures of several years: what was reported then, what a figure is taken from, which year is a slip.
"""

from __future__ import annotations

from lkj_rules.domain.achievements.verdicts import untested_words
from lkj_rules.domain.achievements.vonis import Kelas, Vonis
from lkj_rules.domain.cells import TOPICS
from lkj_rules.domain.data_tables import data_cells
from lkj_rules.domain.dates import years_singled
from lkj_rules.domain.facts import Fakta, KolomLembar, Lembar
from lkj_rules.domain.heading_years import TahunJudul, heading_years
from lkj_rules.domain.origins import AsalCapaian, judged, origin_of
from lkj_rules.domain.past import AngkaDahulu, reported_then
from lkj_rules.domain.repetitions import Ulangan, repeats, repetition_in
from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.summaries import Perubahan, SelRekap, change_of, summary_cells
from lkj_rules.domain.texts.quotes import SalahTahun, year_slip
from lkj_rules.model.documents import Indikator, Tabel, TabelData
from lkj_rules.rules.kinds import NUMBER, TEXT, YEAR, list_of, object_of
from lkj_rules.rules.registry import function
from lkj_rules.rules.relations import relation

relation(
    Lembar, result=object_of(TahunJudul), name="tahun_judul",
    doc=("judulnya yang menyebut tahun, di samping tahun angkanya", "its headings that name years, and the years of its figures"),
)(heading_years)
relation(
    Fakta, result=object_of(AngkaDahulu), name="dilaporkan",
    doc=("angka yang sama menurut LKj tahun itu sendiri; tak diketahui bila LKj itu tidak diberikan atau tidak memuatnya",
         "the same figure in that year's own report; unknown when that report is not given or does not have it"))(reported_then)
relation(
    Fakta, result=object_of(AsalCapaian), name="asal_capaian",
    doc=("target dan realisasi di balik capaian tahun lalu atau capaian dalam kolom lain",
         "the target and the realisasi behind a capaian of an earlier year or in a further column"))(origin_of)
relation(
    KolomLembar, result=object_of(Ulangan), name="ulangan",
    doc=("tahun lain yang angkanya diulangi sebagian besar isi kolom; tak diketahui bila tidak ada",
         "another year whose figures most of a column repeats; unknown where there is none"))(repetition_in)
relation(
    Fakta, result=NUMBER, name="mengulang",
    doc=("tahun lain yang angkanya diulangi kolomnya", "another year whose figures its column repeats"))(repeats)
relation(
    Fakta, result=object_of(Perubahan), name="ubahan",
    doc=("perubahan yang dihitung ulang dari kedua kolomnya; tak diketahui bila bukan perubahan atau kolomnya tidak jelas",
         "a change recomputed from its two columns; unknown for other figures and where its columns are not known"))(change_of)
relation(
    TabelData, result=list_of(object_of(SelRekap)), name="sel_rekap",
    doc=("sel tabel data yang dapat dihitung: jumlah, persentase, baris rekap, dan banyaknya indikator per sasaran",
         "the cells of a data table that can be computed: sums, shares, summary rows, and counts of indicators by objective"),
)(data_cells)  # fmt: skip
relation(
    Tabel, result=list_of(object_of(SelRekap)), name="sel_rekap",
    doc=("sel baris rata-rata atau jumlah yang dapat dihitung ulang dari kolomnya",
         "the cells of summary rows that can be recomputed from their columns"))(summary_cells)
relation(
    Indikator, result=object_of(SalahTahun), name="salah_tahun",
    doc=("angka kalimat yang tahunnya tampaknya salah tulis: semuanya angka tahun laporan, sedangkan tahun itu berangka lain",
         "the figures of sentences whose year seems a slip: all are this year's, while elsewhere that year has others"))(year_slip)


@relation(
    AsalCapaian, result=object_of(Vonis), why=lambda scope, origin: untested_words(judged(scope, origin)),
    doc=("vonis atas capaian itu; tak diketahui bila tidak dapat diuji",
         "the verdict on that capaian; unknown where it cannot be tested"))
def vonis(scope: Scope, origin: AsalCapaian) -> Vonis | None:
    """
    Judge a capaian of an earlier year, or in a further column.
    """
    found = judged(scope, origin)
    return None if found.kelas is Kelas.TAK_TERUJI else found


relation(
    Fakta, result=TEXT, name="macam_satuan",
    doc=("satuan yang tercetak padanya atau di barisnya: orang untuk jiwa juga", "the unit printed at it or in its row"),
)(lambda _, fakta: unit_of(fakta.nilai, fakta))  # fmt: skip
relation(
    Fakta, result=TEXT, name="nama_ukuran",
    doc=("nama ukurannya dalam kalimat", "what its measure is called in a sentence"))(lambda _, fakta: TOPICS[fakta.ukuran])


@function(
    ("text", TEXT), result=list_of(YEAR),
    doc=("tahun yang disebut sebuah judul satu per satu", "the years that a heading names one by one"))
def years_in(_: Scope, text: str) -> list[int]:
    """
    Read the years of a heading; those within a period only where it names no other.
    """
    return sorted(years_singled(text))

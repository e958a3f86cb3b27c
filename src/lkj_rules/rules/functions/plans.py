"""
Functions and fields of what is planned and promised: indicators and objectives along the chain of documents, agreed money.
"""

from __future__ import annotations

from lkj_rules.domain import chain, objectives
from lkj_rules.domain.budget import cascade
from lkj_rules.domain.budget.agreed import BedaProgram, Sepadan, comparable, programmes
from lkj_rules.domain.chain import Rantai
from lkj_rules.domain.facts import Fakta, parts_of
from lkj_rules.domain.objectives import Penomoran
from lkj_rules.domain.texts.wordings import Perubahan, compare
from lkj_rules.model.documents import Indikator, PerjanjianKinerja, PosPerjanjian, SasaranDokumen, Tabel
from lkj_rules.model.findings import Texts
from lkj_rules.model.pointers import Petikan
from lkj_rules.rules.kinds import CODE, PRINTED_NILAI, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function
from lkj_rules.rules.relations import relation


@function(
    ("indicator", object_of(Indikator)),
    result=object_of(Rantai),
    doc=("rumusan indikator pada dokumen yang berlaku: semua menurut rantai dokumen, acuannya, dan yang menyimpang",
         "the wordings of an indicator in the documents that count: all along the chain, the reference, and those that depart"))
def wordings(scope: Scope, indicator: Indikator) -> Rantai:
    """
    Compare the wordings of an indicator.
    """
    return chain.wordings(scope, indicator)


function(
    ("indicator", object_of(Indikator)),
    result=object_of(Rantai),
    doc=("sasaran yang membawahkan indikator pada dokumen yang berlaku: semua, acuannya, dan yang menyimpang",
         "the objectives that an indicator stands under in the documents that count: all, the reference, and those that depart"),
)(chain.placements)  # fmt: skip


@function(
    ("before", TEXT),
    ("after", TEXT),
    result=object_of(Perubahan),
    doc=("perubahan rumusan; ejaan, kata tugas, singkatan, serta nama dan tempat instansi diabaikan",
         "what a wording changes in another; spelling, little words, short forms, the office's name and place aside"))
def rewording(scope: Scope, before: str, after: str) -> Perubahan:
    """
    Compare two wordings as a careful reader does.
    """
    return compare(before, after, scope.laporan.entitas.nama)


function(
    ("objective", object_of(SasaranDokumen)),
    result=object_of(Penomoran),
    doc=("nomor sasaran, urutannya sesudah nomor sebelumnya, dan nomor sebelumnya itu; 5), V, dan e adalah nomor yang sama",
         "an objective's number, how it follows the one before, and that one; 5), V and e are the same number"),
)(objectives.numbering)  # fmt: skip
relation(
    Tabel, result=list_of(object_of(Petikan)), name="judul_asing",
    doc=("judul tabel dan nama baris rekapnya yang menyebut nomor sasaran lain daripada sasaran baris-barisnya",
         "its title and the names of its summary rows that give the number of another objective than its rows are of"),
)(objectives.named_elsewhere)  # fmt: skip
relation(
    SasaranDokumen, result=list_of(CODE), name="sasaran_berindikator",
    doc=("sasaran yang membawahkan indikator dalam dokumennya, tak diketahui untuk baris yang tidak menyatakannya",
         "the objectives that indicators of its document stand under, unknown for rows that do not give one"),
)(objectives.objectives_with_rows)  # fmt: skip
relation(
    SasaranDokumen, result=TEXT, name="inti",
    doc=("rumusannya tanpa bentuk kata pembuka: Terwujudnya peningkatan mutu dan Meningkatnya mutu adalah sama",
         "its wording without the form of its opening: Terwujudnya peningkatan mutu and Meningkatnya mutu are the same"),
)(lambda _, sasaran: objectives.core_of(sasaran.nama) if sasaran.nama else None)  # fmt: skip
relation(
    SasaranDokumen, result=object_of(Texts), name="sebutan",
    doc=("sebutannya dengan nomornya, bila ada", "what it is called, with its number where it has one"),
)(lambda _, sasaran: objectives.label_of(sasaran))  # fmt: skip
relation(
    PerjanjianKinerja, result=list_of(object_of(PosPerjanjian)), name="baris_utama",
    doc=("baris anggarannya yang bukan rincian baris lain; tak diketahui bila tidak dapat ditentukan",
         "its budget rows that are not details of another; unknown where that is unclear"))(cascade.main_rows)
relation(
    PosPerjanjian, result=list_of(object_of(PosPerjanjian)), name="rincian_bawahan",
    doc=("baris perjanjian tepat di bawahnya yang termasuk baris ini, menurut kode atau nama",
         "the rows of the agreements right below that belong to this row, by code or by name"))(cascade.rows_below)
relation(
    PerjanjianKinerja, result=object_of(BedaProgram), name="beda_program",
    doc=("program yang hanya ada pada perjanjian, dan yang hanya ada pada anggaran yang berlaku",
         "the programmes that only the agreement has, and those that only the budget in force has"))(programmes)
relation(
    PerjanjianKinerja, result=object_of(Sepadan), name="sepadan",
    doc=("yang dicakup perjanjian dari anggaran yang berlaku: seluruhnya, atau baris yang ada pada keduanya",
         "what an agreement covers of the budget in force: all of it, or the rows that both have"))(comparable)
relation(
    Fakta, result=list_of(PRINTED_NILAI), name="bagian",
    doc=("bagian (anak) yang dijumlahkan target itu, pada tahun yang sama; kosong bila tidak dirinci",
         "the parts (anak) that this target is the sum of, of the same year; empty where it is not broken down"),
)(lambda _, fakta: parts_of(fakta))  # fmt: skip

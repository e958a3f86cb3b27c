"""
Functions and fields of what is planned and promised: indicators and objectives along the chain of documents, agreed money.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkj_rules.domain import chain, objectives
from lkj_rules.domain.budget import cascade
from lkj_rules.domain.budget.cascade import BedaProgram
from lkj_rules.domain.chain import Rantai
from lkj_rules.domain.objectives import Penomoran
from lkj_rules.domain.texts.wordings import Perubahan, compare
from lkj_rules.model.documents import Indikator, PerjanjianKinerja, PosPerjanjian, SasaranDokumen
from lkj_rules.model.findings import Texts
from lkj_rules.rules.kinds import CODE, TEXT, list_of, object_of
from lkj_rules.rules.registry import Scope, function
from lkj_rules.rules.relations import relation


@function(
    ("indicator", object_of(Indikator)),
    result=object_of(Rantai),
    doc=(
        "rumusan indikator pada dokumen yang berlaku: semua menurut rantai dokumen, acuannya, dan yang menyimpang",
        "the wordings of an indicator in the documents that count: all along the chain, the reference, and those that depart",
    ),
)
def wordings(scope: Scope, indicator: Indikator) -> Rantai:
    """
    Compare the wordings of an indicator.
    """
    return chain.wordings(scope, indicator)


@function(
    ("indicator", object_of(Indikator)),
    result=object_of(Rantai),
    doc=(
        "sasaran yang membawahkan indikator pada dokumen yang berlaku: semua, acuannya, dan yang menyimpang",
        "the objectives that an indicator stands under in the documents that count: all, the reference, and those that depart",
    ),
)
def placements(scope: Scope, indicator: Indikator) -> Rantai:
    """
    Compare the objectives of an indicator.
    """
    return chain.placements(scope, indicator)


@function(
    ("before", TEXT),
    ("after", TEXT),
    result=object_of(Perubahan),
    doc=(
        "perubahan rumusan; ejaan, kata tugas, singkatan, serta nama dan tempat instansi diabaikan",
        "what a wording changes in another; spelling, little words, short forms, the office's name and place aside",
    ),
)
def rewording(scope: Scope, before: str, after: str) -> Perubahan:
    """
    Compare two wordings as a careful reader does.
    """
    return compare(before, after, scope.laporan.entitas.nama)


@function(
    ("objective", object_of(SasaranDokumen)),
    result=object_of(Penomoran),
    doc=(
        "nomor sasaran, urutannya sesudah nomor sebelumnya, dan nomor sebelumnya itu; 5), V, dan e adalah nomor yang sama",
        "an objective's number, how it follows the one before, and that one; 5), V and e are the same number",
    ),
)
def numbering(scope: Scope, objective: SasaranDokumen) -> Penomoran:
    """
    Read the number of an objective.
    """
    return objectives.numbering(scope, objective)


@relation(
    SasaranDokumen, result=list_of(CODE),
    doc=(
        "sasaran yang membawahkan indikator dalam dokumennya, tak diketahui untuk baris yang tidak menyatakannya",
        "the objectives that indicators of its document stand under, unknown for rows that do not give one",
    ),
)  # fmt: skip
def sasaran_berindikator(scope: Scope, sasaran: SasaranDokumen) -> Sequence[str | None]:
    """
    Give the objectives that have indicators in the document of an objective.
    """
    return objectives.objectives_with_rows(scope, sasaran)


@relation(
    SasaranDokumen, result=TEXT,
    doc=(
        "rumusannya tanpa bentuk kata pembuka: Terwujudnya peningkatan mutu dan Meningkatnya mutu adalah sama",
        "its wording without the form of its opening: Terwujudnya peningkatan mutu and Meningkatnya mutu are the same",
    ),
)  # fmt: skip
def inti(_: Scope, sasaran: SasaranDokumen) -> str | None:
    """
    Give an objective's wording without the form of its opening.
    """
    return objectives.core_of(sasaran.nama) if sasaran.nama else None


@relation(
    SasaranDokumen, result=object_of(Texts),
    doc=("sebutannya dengan nomornya, bila ada", "what it is called, with its number where it has one"),
)  # fmt: skip
def sebutan(_: Scope, sasaran: SasaranDokumen) -> Texts:
    """
    Call an objective by its number.
    """
    return objectives.label_of(sasaran)


@relation(
    PerjanjianKinerja, result=list_of(object_of(PosPerjanjian)),
    doc=(
        "baris anggarannya yang bukan rincian baris lain; tak diketahui bila tidak dapat ditentukan",
        "its budget rows that are not details of another; unknown where that is unclear",
    ),
)  # fmt: skip
def baris_utama(scope: Scope, perjanjian: PerjanjianKinerja) -> list[PosPerjanjian] | None:
    """
    Give the rows that the total of an agreement adds up: a programme, or its activities, not both.
    """
    return cascade.main_rows(scope, perjanjian)


@relation(
    PosPerjanjian, result=list_of(object_of(PosPerjanjian)),
    doc=(
        "baris perjanjian tepat di bawahnya yang termasuk baris ini, menurut kode atau nama",
        "the rows of the agreements right below that belong to this row, by code or by name",
    ),
)  # fmt: skip
def rincian_bawahan(scope: Scope, pos: PosPerjanjian) -> list[PosPerjanjian] | None:
    """
    Give the rows of lower agreements under a row; unknown where one of them cannot be placed.
    """
    return cascade.rows_below(scope, pos)


@relation(
    PerjanjianKinerja, result=object_of(BedaProgram),
    doc=(
        "program yang hanya ada pada perjanjian, dan yang hanya ada pada anggaran yang berlaku",
        "the programmes that only the agreement has, and those that only the budget in force has",
    ),
)  # fmt: skip
def beda_program(scope: Scope, perjanjian: PerjanjianKinerja) -> BedaProgram | None:
    """
    Compare the programmes of an agreement with those of the budget.
    """
    return cascade.programmes(scope, perjanjian)

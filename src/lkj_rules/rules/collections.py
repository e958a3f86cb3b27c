"""
What a rule can walk over and what it can pair on: collections of the model, aspects and keys.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from lkj_rules.domain.categories.labels import Label
from lkj_rules.domain.facts import Dokumen, Fakta, KolomLembar, Lembar
from lkj_rules.domain.texts.headings import Judul
from lkj_rules.model.documents import JenisAnggaran, JenisTabel, Jenjang, Pembanding, Salinan, SasaranDokumen, Ukuran
from lkj_rules.model.values import Nilai
from lkj_rules.model.waivers import Waiver
from lkj_rules.rules.kinds import FACTS, PRINTED_NILAI, Type, list_of, object_of

ALIGN_KEYS = ("indikator", "tahun", "pos", "dokumen", "ukuran")
"""The keys that facts may be paired on; every other aspect only filters."""

ASPECTS = (
    "ukuran", "dokumen", "tabel", "versi", "salinan", "jenjang", "sasaran", "pembanding", "tahun", "pos", "satuan", "jenis",
)
"""The aspects that facts may be chosen by."""

_TERMS: dict[str, type[StrEnum]] = {
    "ukuran": Ukuran, "dokumen": Dokumen, "tabel": JenisTabel, "salinan": Salinan, "jenjang": Jenjang, "pembanding": Pembanding,
    "jenis": JenisAnggaran,
}  # fmt: skip
ASPECT_VALUES = {aspect: [each.value for each in terms] + ["narasi"] * (aspect == "tabel") for aspect, terms in _TERMS.items()}
"""What an aspect can be, where that is a closed list: a fact chosen by anything else is never found."""

EXPLANATIONS = "penjelasan"
"""The collection of the office's explanations: rules on it run when the findings of all rules on the figures are known."""

WAIVERS = "waiver"
"""The collection of the reviewer's waivers, each with what became of it: rules on it run when all other findings are known."""

VIRTUAL: dict[str, tuple[str, type[Any]]] = {
    "fakta": ("s.facts", Fakta),
    "lembar": ("s.sheets", Lembar),
    "kolom": ("s.columns", KolomLembar),
    "sasaran_dokumen": ("s.objectives", SasaranDokumen),
    "judul": ("s.headings", Judul),
    "label": ("s.labels", Label),
    "angka_naskah": ("s.stated", Nilai),
    WAIVERS: ("s.waivers", Waiver),
}
"""
Collections that run across all documents: every printed value, every printed table, each of its columns, every objective as the
documents that count list it, every section that the report announces or has, every category that the report prints, every figure
that is not a fact; in addition to the report, every waiver.
"""


def type_of_collection(name: str) -> Type:
    """
    Give the type of a collection that runs across all documents.
    """
    cls = VIRTUAL[name][1]
    return FACTS if cls is Fakta else list_of(PRINTED_NILAI if cls is Nilai else object_of(cls))

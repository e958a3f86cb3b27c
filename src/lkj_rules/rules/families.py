"""
What the families of rules are about. The letters are the beginning of every id; a family of one's own needs no entry here.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkj_rules.model.findings import Texts
from lkj_rules.nearest import nearest

FAMILIES = {
    "TGT": Texts("Target dari Renstra sampai LKj", "Targets from the strategic plan to the report"),
    "CAP": Texts("Capaian dan hitungannya", "Achievements and how they are computed"),
    "IND": Texts("Indikator dan sasaran", "Indicators and objectives"),
    "ANG": Texts("Anggaran", "Budget"),
    "KAT": Texts("Kategori dan skala", "Categories and scales"),
    "NAR": Texts("Naskah terhadap tabel", "The text against the tables"),
    "DAT": Texts("Nilai yang tercetak", "Printed values"),
    "PKJ": Texts("Perjanjian Kinerja", "Performance agreements"),
    "PMB": Texts("Penjelasan", "Explanations"),
    "RIW": Texts("Perbandingan antartahun", "Comparison over the years"),
    "STR": Texts("Susunan laporan", "Parts of the report"),
    "WJR": Texts("Kewajaran", "Plausibility"),
}


def family_of(rule_id: str) -> str:
    """
    Give the letters of a rule's family: ``TGT`` of ``TGT004``.
    """
    return rule_id.rstrip("0123456789")


def nearest_id(word: str, known: Sequence[str]) -> str | None:
    """
    Give the id or family that a wrong one most likely means: ``TGT004`` for ``tgt4``; ``None`` when none is near.
    """
    letters = family_of(word.upper())
    padded = letters + word[len(letters) :].zfill(3)
    return padded if padded in known else nearest(word.upper(), known)


def family_name(letters: str) -> Texts:
    """
    Name a family; an unknown one is named by its letters.
    """
    return FAMILIES.get(letters, Texts(letters, letters))

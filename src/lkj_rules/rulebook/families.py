"""
What the families of rules are about. The letters are the beginning of every id; a family of one's own needs no entry here.
"""

from __future__ import annotations

from collections.abc import Iterable

from lkj_rules.model.findings import Texts
from lkj_rules.rules.rule import Rule

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


def family_name(letters: str) -> Texts:
    """
    Name a family; one that is not known goes by its letters.
    """
    return FAMILIES.get(letters, Texts(letters, letters))


def by_family(rules: Iterable[Rule]) -> dict[str, list[Rule]]:
    """
    Sort rules into their families, in the order of the list above, others after these.
    """
    found: dict[str, list[Rule]] = {letters: [] for letters in FAMILIES}
    for rule in rules:
        found.setdefault(rule.family, []).append(rule)
    return {letters: members for letters, members in found.items() if members}

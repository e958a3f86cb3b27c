"""
Whether an indicator can be measured as it is written.
"""

from __future__ import annotations

import re

from lkj_rules.domain.scales import unit_of
from lkj_rules.domain.scope import Scope
from lkj_rules.domain.texts.words import words_of
from lkj_rules.model.documents import Indikator, Ukuran

_MEASURES = frozenset(
    (
        "persentase", "persen", "jumlah", "banyaknya", "indeks", "index", "indek", "nilai", "tingkat", "rasio", "angka", "skor",
        "rata", "laju", "predikat", "opini", "cakupan", "proporsi", "frekuensi", "volume", "luas", "lama", "lamanya", "waktu",
        "kategori", "peringkat", "status", "produksi", "produktivitas", "pertumbuhan", "besaran", "umur", "usia", "kontribusi",
    )
)  # fmt: skip
"""Words that name a measure."""

_STATE = re.compile(r"(?:ter|me|ber)\w+nya|(?:optimal|efektif|efisien|mantap|kuat|tinggi|baik)nya")
"""An opening word that names a state to be reached (``Terwujudnya``, ``Meningkatnya``), as objectives do."""


def names_measure(wording: str) -> bool:
    """
    Tell whether a wording names a measure.
    """
    return not _MEASURES.isdisjoint(words_of(wording))


def names_state(wording: str) -> bool:
    """
    Tell whether a wording only names a state to be reached.
    """
    words = words_of(wording)
    return bool(words) and _STATE.fullmatch(words[0]) is not None and not names_measure(wording)


def prints_unit(scope: Scope, indicator: Indikator) -> bool:
    """
    Tell whether a unit is printed at a target or result of an indicator.
    """
    values = (fakta for fakta in scope.facts_about(indicator) if fakta.ukuran is not Ukuran.CAPAIAN)
    return any(unit_of(fakta.nilai, fakta) is not None for fakta in values)

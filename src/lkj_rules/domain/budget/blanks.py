"""
Blank budget cells: a dash may stand for nothing, or for a figure that the rest of its row shows to be forgotten.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.facts import Dokumen, Fakta
from lkj_rules.model.documents import Ukuran
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Kosong, Nilai


def is_forgotten(fact: Fakta) -> bool:
    """
    Distinguish a forgotten figure from a dash for zero; a row without any figure is a heading.
    """
    if not isinstance(fact.nilai.bacaan, Kosong):
        return False
    if fact.dokumen is Dokumen.PK:
        return True
    pagu, realisasi, sisa, persen = (_number(fact.pemilik, name) for name in ("pagu", "realisasi", "sisa", "persen"))
    match fact.ukuran:
        case Ukuran.PAGU:
            return _counts(realisasi) or _counts(sisa)
        case Ukuran.REALISASI:
            return _counts(persen) or (sisa is not None and pagu is not None and sisa != pagu)
        case Ukuran.SISA:
            return pagu is not None and realisasi is not None and pagu != realisasi
        case _:
            return _counts(pagu) and _counts(realisasi)


def _number(row: Any, name: str) -> Number | None:
    value = getattr(row, name, None)
    return value.bilangan if isinstance(value, Nilai) else None


def _counts(number: Number | None) -> bool:
    return number is not None and number != 0

"""
Functions on blank cells of budgets: a dash may stand for nothing, or for a figure that was forgotten.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.model.documents import Ukuran
from lkj_rules.model.facts import Dokumen, Fakta
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.rules.kinds import BOOL, object_of
from lkj_rules.rules.registry import Scope, function


@function(
    ("fact", object_of(Fakta)),
    result=BOOL,
    doc=(
        "benar bila sel anggaran kosong padahal angka lain di barisnya menunjukkan bahwa isinya bukan nol",
        "true when a budget cell is blank although the other figures of its row show that it is not zero",
    ),
)
def forgotten(_: Scope, fact: Fakta) -> bool:
    """
    Tell a forgotten figure from a dash for zero; a row without any figure is a heading.
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

"""
Functions on blank cells: a dash may stand for nothing, or for a figure that what stands beside it shows to be forgotten.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.model.documents import BarisTabel, Ukuran
from lkj_rules.model.facts import Dokumen, Fakta
from lkj_rules.model.intervals import Number
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.rules.functions.means import sums_up
from lkj_rules.rules.kinds import BOOL, object_of
from lkj_rules.rules.registry import Scope, function
from lkj_rules.rules.scope import walk


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


@function(
    ("row", object_of(BarisTabel)),
    result=BOOL,
    doc=(
        "benar bila baris lain di tabel itu mencetak capaian atas baris di bawahnya",
        "true when another row of the table prints an achievement over the rows below it",
    ),
)
def others_sum_up(scope: Scope, row: BarisTabel) -> bool:
    """
    Tell whether a table fills in the means of its parent rows.
    """
    tabel = scope.table_of(row)
    if tabel is None:
        return False
    parents = scope.memo("parents_with_means", tabel, lambda: [each for each in walk(tabel.baris) if _prints_mean(scope, each)])
    return any(each is not row for each in parents)


def _prints_mean(scope: Scope, row: BarisTabel) -> bool:
    return row.capaian is not None and not isinstance(row.capaian.bacaan, Kosong) and sums_up(scope, row)

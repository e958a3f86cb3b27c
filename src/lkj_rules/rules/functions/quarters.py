"""
Functions on the quarterly path of an action plan.
"""

from __future__ import annotations

from fractions import Fraction

from lkj_rules.model.documents import BarisAksi
from lkj_rules.model.values import Angka, Nilai
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, object_of
from lkj_rules.rules.registry import Scope, function

ROW = object_of(BarisAksi)


@function(("row", ROW), result=PRINTED_NILAI, doc=("target triwulan terakhir", "the target of the last quarter"))
def last_quarter(_: Scope, row: BarisAksi) -> Nilai | None:
    """
    Give the target of the last quarter that is listed.
    """
    return row.triwulan[-1] if row.triwulan else None


@function(
    ("row", ROW),
    result=BOOL,
    doc=(
        "benar bila target triwulan, masing-masing untuk triwulannya sendiri, berjumlah target tahunan",
        "true when quarterly targets, each for its own quarter, add up to the annual one",
    ),
)
def quarters_add_up(_: Scope, row: BarisAksi) -> bool | None:
    """
    Tell whether a plan prints each quarter's own share instead of the path so far.
    """
    numbers = [nilai.bacaan.nilai for nilai in (*row.triwulan, row.target) if isinstance(nilai.bacaan, Angka)]
    if len(numbers) != len(row.triwulan) + 1:
        return None
    *quarters, annual = numbers
    return sum(quarters, Fraction(0)) == annual

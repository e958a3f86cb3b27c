"""
Functions on the quarterly path of an action plan.
"""

from __future__ import annotations

import itertools
from fractions import Fraction

from lkj_rules.domain.comparison import same_value
from lkj_rules.model.documents import Arah, BarisAksi
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Ambigu, Angka, Kosong, Nilai
from lkj_rules.rules.functions.values.ranking import worse_value
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, list_of, object_of
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


def _undirected(scope: Scope, row: BarisAksi) -> Texts | None:
    indikator = scope.indikator(row.indikator)
    if indikator is None or indikator.arah is not None or scope.ladder(indikator) is not None:
        return None
    return Texts("arah indikator tidak dinyatakan", "the indicator's direction is not given")


@function(
    ("row", ROW),
    result=list_of(PRINTED_NILAI),
    touches=lambda _, row: row.triwulan,
    why=_undirected,
    doc=(
        "target triwulan yang pasti lebih buruk daripada triwulan sebelumnya menurut arah indikator",
        "the quarterly targets that are certainly worse than the quarter before in the indicator's direction",
    ),
)
def quarters_back(scope: Scope, row: BarisAksi) -> list[Nilai] | None:
    """
    Follow the targets so far, quarter by quarter; unknown when no step back is found and one cannot be judged.

    Where lower is better the path may fall to the annual target or, as cases add up, climb to it: only a path that does both turns
    back.
    """
    fakta = scope.places.fact_with(row.target)
    path: list[Nilai] = [nilai for nilai in row.triwulan if not isinstance(nilai.bacaan, Kosong | Ambigu)]
    steps = [(later, worse_value(scope, later, earlier, fakta)) for earlier, later in itertools.pairwise(path)]
    back = [later for later, verdict in steps if verdict]
    indikator = scope.indikator(row.indikator)
    if back and indikator is not None and indikator.arah is Arah.MINIMUM:
        falls = any(worse_value(scope, earlier, later, fakta) for earlier, later in itertools.pairwise(path))
        return back if falls else []
    return None if not back and any(verdict is None for _, verdict in steps) else back


@function(
    ("row", ROW),
    result=list_of(PRINTED_NILAI),
    doc=(
        "target triwulan yang keliru: yang terakhir bila ujungnya keliru, selain itu yang berbalik arah",
        "the quarterly targets at fault: the last where the path ends wrongly, else those that turn back",
    ),
)
def quarters_at_fault(scope: Scope, row: BarisAksi) -> list[Nilai]:
    """
    Give what to blame of a quarterly path.
    """
    last: Nilai = row.triwulan[-1]
    ends = same_value(scope, last, row.target, scope.places.fact_with(row.target))
    back = None if ends is False else quarters_back(scope, row)
    return back or [last]


@function(("row", ROW), result=list_of(PRINTED_NILAI), doc=("target triwulan yang kosong", "the quarterly targets that are blank"))
def blank_quarters(_: Scope, row: BarisAksi) -> list[Nilai]:
    """
    List the quarters without a target.
    """
    return [nilai for nilai in row.triwulan if isinstance(nilai.bacaan, Kosong)]

"""
Functions on what kind of value is printed: in which unit, whether a number or a predicate.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.comparison import Verdict, printed
from lkj_rules.domain.scales import scale_of
from lkj_rules.model.findings import Texts
from lkj_rules.model.values import Ambigu, Kata, Kosong, Kurung, Nilai, Rentang
from lkj_rules.rules.kinds import BOOL, PRINTED_NILAI, SIDE
from lkj_rules.rules.registry import Scope, function


@function(
    ("side", SIDE),
    result=BOOL,
    doc=(
        "benar bila semua nilai berjenis sama: semua angka atau semua predikat",
        "true when all values are of one kind: all numbers or all predicates",
    ),
)
def one_scale(scope: Scope, side: Any) -> Verdict:
    """
    Tell whether values that are numbers stand beside values that are predicates; blanks and double readings say nothing.

    A word that is no known predicate beside other values leaves it open, unless those differ already.
    """
    facts = printed(scope, side)
    seen = {kind for nilai, fakta in facts if (kind := scale_of(scope, nilai, fakta)) is not None}
    if len(seen) > 1:
        return False
    stray = any(isinstance(nilai.bacaan, Kata) and scale_of(scope, nilai, fakta) is None for nilai, fakta in facts)
    return None if stray or not seen else True


def _why_no_kind(scope: Scope, *values: Nilai) -> Texts | None:
    for nilai in values:
        fakta = scope.places.fact_with(nilai)
        if scale_of(scope, nilai, fakta) is None:
            column = "nilai" if fakta is None else fakta.ukuran.value
            match nilai.bacaan:
                case Kosong():
                    return Texts(f"{column} kosong", f"the {column} is blank")
                case Ambigu() | Kurung():
                    return Texts(f"{column} dapat dibaca dua cara", f"the {column} can be read in two ways")
                case _:
                    return Texts(
                        f"{column} berupa teks, bukan angka atau predikat", f"the {column} is a text, neither number nor predicate"
                    )
    return None


@function(
    ("left", PRINTED_NILAI),
    ("right", PRINTED_NILAI),
    result=BOOL,
    why=_why_no_kind,
    doc=(
        "benar bila keduanya angka atau keduanya predikat",
        "true when both are numbers or both are predicates",
    ),
)
def same_kind(scope: Scope, left: Nilai, right: Nilai) -> Verdict:
    """
    Tell whether two values of one row can be compared at all: predicate with predicate, number with number.
    """
    kinds = [scale_of(scope, nilai, scope.places.fact_with(nilai)) for nilai in (left, right)]
    return None if None in kinds else kinds[0] == kinds[1]


@function(
    ("value", PRINTED_NILAI),
    result=BOOL,
    doc=("benar bila sebuah rentang tertulis dari besar ke kecil", "true when a range is printed from its upper end down"),
)
def runs_backwards(_: Scope, value: Nilai) -> bool:
    """
    Tell whether a printed range runs down.
    """
    return isinstance(value.bacaan, Rentang) and value.bacaan.terbalik

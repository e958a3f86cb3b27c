"""
Functions on what kind of value is printed: in which unit, whether a number or a predicate.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.comparison import Verdict, printed
from lkj_rules.domain.scales import scale_of
from lkj_rules.model.values import Kata
from lkj_rules.rules.kinds import BOOL, SIDE
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

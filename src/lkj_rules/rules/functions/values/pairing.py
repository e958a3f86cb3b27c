"""
How functions take sides apart: the printed values of a side, and one verdict out of the verdicts on pairs of them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

from lkj_rules.domain.facts import Fakta
from lkj_rules.model.documents import Indikator
from lkj_rules.model.values import Nilai
from lkj_rules.rules.registry import Scope

Side = tuple[Fakta, ...]
Verdict = bool | None


def printed(scope: Scope, thing: Any) -> list[tuple[Nilai, Fakta | None]]:
    """
    Give the printed values of a side, of a fact or of a value alone, each with its fact where it has one.
    """
    if isinstance(thing, Nilai):
        return [(thing, scope.places.fact_with(thing))]
    facts = (thing,) if isinstance(thing, Fakta) else thing
    return [(fakta.nilai, fakta) for fakta in facts]


def every(verdicts: Iterator[Verdict]) -> Verdict:
    """
    Join verdicts as ``and`` does: one false decides, else one unknown leaves it open.
    """
    result: Verdict = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            result = None
    return result


def pairs(scope: Scope, left: Any, right: Any, compare: Callable[..., Verdict]) -> Verdict:
    """
    Compare every value of one side with every value of the other.
    """
    return every(
        compare(scope, first, second, fact or other)
        for (first, fact), (second, other) in itertools.product(printed(scope, left), printed(scope, right))
    )


def indicator_of(fakta: Fakta | None) -> Indikator | None:
    """
    Give the indicator that a fact is about.
    """
    return None if fakta is None else fakta.indikator


def members(side: Any) -> Iterator[Any]:
    """
    Give the members of a list or of a side, or the one thing that is no list.
    """
    if isinstance(side, (list, tuple)):
        yield from side
    else:
        yield side

"""
Which figures of an indicator ought to say one thing, and which of several facts is the wrong one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.questions import OWN, is_end_target, question
from lkj_rules.domain.repetitions import repeats
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import PerjanjianKinerja, Ukuran

Facts = Sequence[Fakta]
IN_TABLES = frozenset({"pengukuran", "analisis", "perbandingan"})


def own(scope: Scope, facts: Facts) -> tuple[Fakta, ...]:
    """
    Leave out what answers another question than the year's own, and what stands in a column of another year's figures.
    """
    return tuple(fakta for fakta in facts if question(scope, fakta) == OWN and repeats(scope, fakta) is None)


def other_years(scope: Scope, facts: Facts) -> tuple[Fakta, ...]:
    """
    Leave out this year's figures, end targets, capaian of something else than the target, and columns of another year's figures.
    """
    return tuple(
        fakta for fakta in facts
        if fakta.tahun != scope.laporan.tahun and not is_end_target(scope, fakta) and repeats(scope, fakta) is None
        and not (fakta.ukuran is Ukuran.CAPAIAN and fakta.pembanding not in (None, "target"))
    )  # fmt: skip


def first_wrong(side: Facts, wrong: Callable[[tuple[Fakta, ...]], bool]) -> Fakta:
    """
    Give the first fact of a side that fails by itself, or the first.
    """
    return side[0] if len(side) == 1 else next((fakta for fakta in side if wrong((fakta,))), side[0])


def leading_agreements(scope: Scope) -> list[PerjanjianKinerja]:
    """
    Give the leader's agreement in force, else every one of the leader's.
    """
    puncak = scope.force.puncak
    agreements = scope.laporan.perjanjian_kinerja
    return [each for each in agreements if each.jenjang == "puncak"] if puncak is None else [puncak]

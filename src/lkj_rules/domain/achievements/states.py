"""
The state of an indicator by its target: met, missed, exceeded or just reached, by its result or by its achievement.
"""

from __future__ import annotations

from lkj_rules.domain.comparison import Verdict
from lkj_rules.domain.differences import worse_value
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTabel, Keadaan
from lkj_rules.model.intervals import Exact

_FULL = 100


def by_result(scope: Scope, row: BarisTabel, state: Keadaan) -> Verdict:
    """
    Return whether a row is in a state by its target and its result; unknown where these cannot be compared.
    """
    target, result, indikator = row.target, row.realisasi, scope.indikator(row.indikator)
    if target is None or result is None:
        return None
    worse, better = worse_value(scope, result, target, indikator), worse_value(scope, target, result, indikator)
    level = None if result.tepat is None else result.tepat == target.tepat
    match state:
        case Keadaan.TERCAPAI:
            return None if worse is None else not worse
        case Keadaan.TIDAK_TERCAPAI:
            return worse
        case Keadaan.MELEBIHI:
            return True if better else False if worse or level else None
        case _:
            return True if level else False if worse or better else None


def by_achievement(figure: Exact | None, state: Keadaan) -> Verdict:
    """
    Return whether an achievement in percent is in a state.
    """
    if figure is None:
        return None
    match state:
        case Keadaan.TERCAPAI:
            return figure >= _FULL
        case Keadaan.TIDAK_TERCAPAI:
            return figure < _FULL
        case Keadaan.MELEBIHI:
            return figure > _FULL
        case _:
            return figure == _FULL

"""
How agreements stand to one another: versions of one signer, and the cascade from the leader down.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from lkj_rules.domain.analysis import analysis
from lkj_rules.domain.in_force import signer
from lkj_rules.domain.scope import Scope
from lkj_rules.model.documents import BarisTarget, Jenjang, PerjanjianKinerja


def other_versions(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    Give the other agreements of the same signer, in the order of the file.
    """
    agreements = scope.laporan.perjanjian_kinerja
    return [other for other in agreements if other is not agreement and signer(other) == signer(agreement)]


@analysis
def all_above(scope: Scope, agreement: PerjanjianKinerja) -> list[PerjanjianKinerja]:
    """
    Follow the agreements in force upwards, the nearest first, whether one names the next or its level shows it.
    """
    found = [agreement]
    for lower in found:
        found.extend(upper for upper in _line_above(scope, lower) if not any(upper is known for known in found))
    return found[1:]


@analysis
def rows_above(scope: Scope, agreement: PerjanjianKinerja) -> Mapping[str, BarisTarget]:
    """
    Give, for each indicator, its row in the nearest agreement above that has it.
    """
    found: dict[str, BarisTarget] = {}
    for upper in _line_above(scope, agreement):
        for row in upper.baris:
            found.setdefault(row.indikator, row)
    return found


def _line_above(scope: Scope, agreement: PerjanjianKinerja) -> Iterator[PerjanjianKinerja]:
    """
    Give the agreements in force above one, the nearest first: as they name one another, else by level where a level has only one.
    """
    held = [other for other in scope.laporan.perjanjian_kinerja if scope.force.holds(other)]
    if agreement.atasan is not None:
        seen: set[Hashable] = {signer(agreement)}
        named = scope.deref("PerjanjianKinerja", agreement.atasan)
        while named is not None and signer(named) not in seen:
            seen.add(signer(named))
            yield from (other for other in held if signer(other) == signer(named))
            named = scope.deref("PerjanjianKinerja", named.atasan)
        return
    levels = list(Jenjang)
    for level in reversed(levels[: levels.index(agreement.jenjang)]):
        of_level = [other for other in held if other.jenjang is level]
        if len(of_level) == 1:
            yield of_level[0]

"""
Assurance: for every number of the report, which rules looked at it and came to a verdict.
"""

from __future__ import annotations

from typing import Any

from lkj_rules.domain.figures import further_figures
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.touching import touched_values
from lkj_rules.model.findings import Assurance, Pointer, RuleId
from lkj_rules.model.identity import ByIdentity
from lkj_rules.model.pointers import Pointers
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.rules.program import Program


class Watch:
    """
    Collect which values rules look at while they run.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._rules = ByIdentity[Nilai, dict[RuleId, None]]()
        self._held = ByIdentity[Nilai, int]()

    def looked(self, program: Program, check: int, items: tuple[Any, ...], *, holds: bool) -> None:
        """
        Note the values that one verdict rests on.

        Only a relation guards a number: a rule about how values are written, or one that looks at a single value or asks no more
        than whether it is there, would let any other figure pass in its place. A rule may say that it relates its single value to
        words.
        """
        if check < 0 or program.rule.guards is False:
            return
        values = touched_values(program, self._scope, check, items)
        if len(values) == 1 and program.rule.guards is None:
            return
        rule = program.rule.id
        for nilai in values:
            self._rules.setdefault(nilai, {})[rule] = None
            self._held[nilai] = self._held.get(nilai, 0) + holds

    def held(self, pointers: Pointers) -> dict[Pointer, int]:
        """
        Count for every value that some relation looked at how many such relations hold.
        """
        known = (fakta.nilai for fakta in self._scope.facts if fakta.nilai in self._held)
        return {Pointer(pointers.of(nilai)): self._held[nilai] for nilai in known}

    def assurance(self, pointers: Pointers) -> Assurance:
        """
        Say for every number (and every other value that is not blank) of the report who looked at it.
        """
        looked_at: dict[Pointer, tuple[RuleId, ...]] = {}
        unguarded: list[Pointer] = []
        facts = [fakta.nilai for fakta in self._scope.facts]
        for nilai in (*facts, *further_figures(self._scope.laporan, facts)):
            if isinstance(nilai.bacaan, Kosong):
                continue
            pointer = Pointer(pointers.of(nilai))
            rules = self._rules.get(nilai)
            if rules:
                looked_at[pointer] = tuple(rules)
            else:
                unguarded.append(pointer)
        return Assurance(looked_at=looked_at, unguarded=tuple(unguarded))

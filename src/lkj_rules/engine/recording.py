"""
Every evaluation of one rule, kept with its outcome: what counting alone forgets. Slower than counting, and never part of a check.
"""

from __future__ import annotations

from typing import Any

import attrs

from lkj_rules.domain.scope import Scope
from lkj_rules.engine.alignment import FactChoice
from lkj_rules.engine.evaluation import Run
from lkj_rules.engine.touching import flatten, touched_values
from lkj_rules.model.findings import Outcome, Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.values import Nilai
from lkj_rules.rules.program import Program

CONDITION = -1
"""The number under which observers are told of the condition, or of a missing side, rather than of a check."""


@attrs.frozen(kw_only=True)
class Evaluation:
    """
    Hold one evaluation: what it came to, which check it was (``CONDITION`` before any), the items, and the values it rests on.
    """

    outcome: Outcome
    check: int
    items: tuple[Any, ...]
    values: tuple[Nilai, ...]
    said: Texts | None = None


class Recorder(Run):
    """
    Keep the evaluations that rest on values of interest; the program must have been compiled as a recording one.
    """

    def __init__(self, program: Program, scope: Scope, choice: FactChoice, wanted: Identities[Nilai]) -> None:
        super().__init__(program, scope, choice, None)
        self.tracing = True
        self.evaluations: list[Evaluation] = []
        self._wanted = wanted

    def run(self) -> list[Evaluation]:
        """
        Run the program and give what was kept.
        """
        self.program.run(self.scope, self)
        for said in self.absences:
            self._absent_partner(said)
        return self.evaluations

    def _absent_partner(self, said: Texts) -> None:
        """
        Keep that a value could have been paired, had the other document been there.
        """
        for _, chosen in self.program.rule.facts:
            for fakta in self.choice.chosen(chosen):
                self._keep(Outcome.NOT_TESTABLE, CONDITION, (fakta,), (fakta.nilai,), said)

    def fail(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Keep a check that does not hold, or a side that is missing although it must not.
        """
        self._keep(Outcome.FAIL, check, items, tuple(touched_values(self.program, self.scope, check, items)))

    def trace(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Keep a check that holds.
        """
        self._keep(Outcome.PASS, check, items, tuple(touched_values(self.program, self.scope, check, items)))

    def unknown(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Keep a check, or the condition, that cannot be decided.
        """
        self._keep(Outcome.NOT_TESTABLE, check, items, self._would_rest_on(check, items))

    def skip(self, items: tuple[Any, ...]) -> None:
        """
        Keep an item that the rule passes over.
        """
        self._keep(Outcome.NOT_APPLICABLE, CONDITION, items, self._would_rest_on(CONDITION, items))

    def broken(self, error: Exception, items: tuple[Any, ...]) -> None:
        """
        Keep that the rule itself raised.
        """
        text = f"{type(error).__name__}: {error}"
        self._keep(Outcome.BROKEN, CONDITION, items, self._would_rest_on(CONDITION, items), Texts(text, text))

    def _would_rest_on(self, check: int, items: tuple[Any, ...]) -> tuple[Nilai, ...]:
        """
        Give the values that an undecided evaluation looked at, or would have looked at.
        """
        found = list(flatten(items))
        numbers = range(len(self.program.readings)) if check < 0 else (check,)
        if None not in items:
            for number in numbers:
                found.extend(self._guarded(number, items))
            found.extend(self._condition(items))
        return tuple(Identities(found))

    def _guarded(self, check: int, items: tuple[Any, ...]) -> list[Nilai]:
        try:
            return touched_values(self.program, self.scope, check, items)
        except Exception:  # noqa: BLE001  # named values need not be defined for an item that the rule passes over
            return []

    def _condition(self, items: tuple[Any, ...]) -> list[Nilai]:
        when = self.program.detail.when
        if when is None:
            return []
        try:
            lets = self.program.let_values(self.scope, items, when.names)
            return [
                nilai
                for leaf in when.leaves
                for nilai in flatten(self.program.evaluate(leaf.source, self.scope, items, lets))
            ]
        except Exception:  # noqa: BLE001  # the condition itself may be what raised
            return []

    def _keep(
        self, outcome: Outcome, check: int, items: tuple[Any, ...], values: tuple[Nilai, ...], said: Texts | None = None
    ) -> None:
        if any(nilai in self._wanted for nilai in values):
            self.evaluations.append(Evaluation(outcome=outcome, check=check, items=items, values=values, said=said))

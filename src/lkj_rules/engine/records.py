"""
Every evaluation of one rule, kept with its outcome: what counting alone forgets. Slower than counting, and never part of a check.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from typing import Any

import attrs

from lkj_rules.domain.scope import Scope
from lkj_rules.engine.alignment import FactChoice
from lkj_rules.engine.evaluation import Run
from lkj_rules.engine.evidence import CONDITION, Case, flatten
from lkj_rules.model.findings import Texts
from lkj_rules.model.identity import Identities
from lkj_rules.model.results import Outcome
from lkj_rules.model.values import Nilai
from lkj_rules.rules.program import Program


@attrs.frozen(kw_only=True)
class Evaluation:
    """
    Hold one evaluation: what it came to, of which case (``CONDITION`` before any check), and the values it rests on.
    """

    outcome: Outcome
    case: Case
    values: tuple[Nilai, ...]
    said: Texts | None = None


class Recorder(Run):
    """
    Keep the evaluations that rest on values of interest; the program must have been compiled as a recording one.
    """

    def __init__(self, program: Program, scope: Scope, choice: FactChoice, wanted: Identities[Nilai]) -> None:
        super().__init__(program, scope, choice)
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
                self._keep(Outcome.NOT_TESTABLE, self._case(CONDITION, (fakta,)), (fakta.nilai,), said)

    def fail(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Keep a check that does not hold, or a side that is missing although it must not.
        """
        case = self._case(check, items)
        self._keep(Outcome.FAIL, case, case.touched)

    def trace(self, check: int, items: tuple[Any, ...], seen: tuple[Any, ...]) -> None:
        """
        Keep a check that holds.
        """
        self._keep(Outcome.PASS, self._case(check, items), Identities(flatten(seen)))

    def unknown(self, check: int, items: tuple[Any, ...]) -> None:
        """
        Keep a check, or the condition, that cannot be decided.
        """
        self._undecided(Outcome.NOT_TESTABLE, check, items)

    def skip(self, items: tuple[Any, ...]) -> None:
        """
        Keep an item that the rule passes over.
        """
        self._undecided(Outcome.NOT_APPLICABLE, CONDITION, items)

    def broken(self, error: Exception, items: tuple[Any, ...]) -> None:
        """
        Keep that the rule itself raised.
        """
        text = f"{type(error).__name__}: {error}"
        self._undecided(Outcome.BROKEN, CONDITION, items, Texts(text, text))

    def _undecided(self, outcome: Outcome, check: int, items: tuple[Any, ...], said: Texts | None = None) -> None:
        """
        Keep an evaluation with the values that it looked at, or would have looked at.
        """
        found = flatten(items)
        if None not in items:
            for number in range(len(self.program.evidence)) if check < 0 else (check,):
                with suppress(Exception):  # named values need not be defined for an item that the rule passes over
                    found.extend(self._case(number, items).touched)
            with suppress(Exception):  # the condition itself may be what raised
                found.extend(self._condition(items))
        self._keep(outcome, self._case(check, items), Identities(found), said)

    def _condition(self, items: tuple[Any, ...]) -> list[Nilai]:
        when = self.program.detail.when
        if when is None:
            return []
        case = Case(self.program, self.scope, CONDITION, items)
        return flatten([case.value(leaf.source) for leaf in when.leaves])

    def _keep(self, outcome: Outcome, case: Case, values: Collection[Nilai], said: Texts | None = None) -> None:
        if any(nilai in self._wanted for nilai in values):
            self.evaluations.append(Evaluation(outcome=outcome, case=case, values=tuple(values), said=said))

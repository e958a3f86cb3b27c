"""
What a failed evaluation rests on, and which of it is to blame.
"""

from __future__ import annotations

from typing import Any

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.engine.touching import flatten, touched_values
from lkj_rules.model.pointers import Petikan
from lkj_rules.model.values import Nilai
from lkj_rules.rules.compiled import Compiled
from lkj_rules.rules.kinds import Kind
from lkj_rules.rules.program import Program


@attrs.frozen
class Case:
    """
    Hold one failed evaluation with everything evaluated for it.
    """

    check: int
    items: tuple[Any, ...]
    lets: tuple[Any, ...]
    touched: tuple[Nilai, ...]
    blamed: tuple[Any, ...]

    @property
    def culprit(self) -> Any:
        """
        Give the thing blamed first.
        """
        return self.blamed[0]


class Blamer:
    """
    Find out, for one program, what is to blame where a check does not hold.
    """

    def __init__(self, program: Program, scope: Scope) -> None:
        self._program = program
        self._rule = program.rule
        self._scope = scope

    def case(self, check: int, items: tuple[Any, ...]) -> Case:
        """
        Evaluate all that a finding needs.
        """
        lets = self._program.let_values(self._scope, items)
        touched = tuple(touched_values(self._program, self._scope, check, items))
        return Case(check, items, lets, touched, self._blamed(check, items, lets, touched))

    def _blamed(self, check: int, items: tuple[Any, ...], lets: tuple[Any, ...], touched: tuple[Nilai, ...]) -> tuple[Any, ...]:
        part = self._program.detail.parts.get("blame")
        if part is not None:
            value = self._program.evaluate(part.source, self._scope, items, lets)
            text = self._blamed_text(value, items, lets)
            if text is not None:
                return (text,)
            if isinstance(value, tuple):
                return self._guilty(check, items, value) or value
            if isinstance(value, list) and value:
                return tuple(value)
            if value is not None and not isinstance(value, list):
                return (value,)
        left = sides_of(self._program, check)
        if left is not None:
            for value in flatten(self._program.evaluate(f"({_leaf_sources(left[0])})", self._scope, items, lets)):
                return (value,)
        return (touched[0],) if touched else (items[-1],)

    def _blamed_text(self, value: Any, items: tuple[Any, ...], lets: tuple[Any, ...]) -> Petikan | None:
        """
        Give a field that holds no object of its own (a wording, a year, a list of names) with its place; ``None`` for all else.
        """
        owner, (_, _, field) = self._program.detail.parts.get("blame:owner"), (self._rule.blame or "").rpartition(".")
        texts = value if isinstance(value, tuple) else (value,)
        if owner is None or not texts or not all(isinstance(text, (str, int)) for text in texts):
            return None
        holder = self._program.evaluate(owner.source, self._scope, items, lets)
        known = attrs.has(type(holder)) and not isinstance(holder, Fakta)
        return Petikan(teks=", ".join(map(str, texts)), pemilik=holder, jalur=(field,)) if known else None

    def _guilty(self, check: int, items: tuple[Any, ...], side: tuple[Any, ...]) -> tuple[Any, ...]:
        """
        Find those of a side's facts that fail by themselves; none, if only all together fail.
        """
        if check < 0 or len(side) == 1:
            return ()
        number = next((index for index, item in enumerate(items) if item is side), None)
        if number is None:
            return ()
        source = self._program.detail.checks[check].source
        alone = ((fakta, (*items[:number], (fakta,), *items[number + 1 :])) for fakta in side)
        return tuple(
            fakta
            for fakta, one in alone
            if self._program.evaluate(source, self._scope, one, self._program.let_values(self._scope, one)) is False
        )


def sides_of(program: Program, check: int) -> tuple[Compiled, Compiled] | None:
    """
    Give the two sides of a check that is one comparison; ``None`` for any other.
    """
    return program.detail.checks[check].sides if 0 <= check < len(program.detail.checks) else None


def _leaf_sources(side: Compiled) -> str:
    return "".join(f"{leaf.source}, " for leaf in side.leaves if leaf.type.printed or leaf.type.kind is Kind.FACTS)

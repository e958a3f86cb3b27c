"""
What a verdict rests on: the printed values looked at, the one to blame, and for every number of the report who looked at it.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, groupby
from typing import Any

import attrs

from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.figures import further_figures
from lkj_rules.domain.scope import Scope
from lkj_rules.model.findings import Pointer, RuleId
from lkj_rules.model.identity import Identities, key_of
from lkj_rules.model.pointers import AMOUNTS, Petikan, Pointers, places_of
from lkj_rules.model.results import Assurance
from lkj_rules.model.values import Kosong, Nilai
from lkj_rules.rules.compiled import Compiled
from lkj_rules.rules.kinds import Kind
from lkj_rules.rules.program import Program

CONDITION = -1
"""The number under which observers get the condition, or a missing side, rather than a check."""


def flatten(thing: Any) -> list[Nilai]:
    """
    Give the printed values inside a value, a fact, a side or a list of these.
    """
    found: list[Nilai] = []
    _gather(thing, found)
    return found


def _gather(thing: Any, found: list[Nilai]) -> None:
    if isinstance(thing, Nilai):
        found.append(thing)
    elif isinstance(thing, Fakta):
        found.append(thing.nilai)
    elif isinstance(thing, (list, tuple)):
        for each in thing:
            if isinstance(each, Nilai):
                found.append(each)
            elif each is not None:
                _gather(each, found)
    elif isinstance(thing, dict):
        for each in thing.values():
            _gather(each, found)


class Case:
    """
    Hold one evaluation of a check, with what is known of it; all of that is computed when it is first asked for.

    Named values too: some are not defined for every item.
    """

    def __init__(self, program: Program, scope: Scope, check: int, items: tuple[Any, ...]) -> None:
        self.program = program
        self.scope = scope
        self.check = check
        self.items = items
        self._values: dict[Hashable, Any] = {}
        self._lets: list[Any] = [None] * len(program.let_sources)
        self._evaluated: set[int] = set()

    @property
    def lets(self) -> Sequence[Any]:
        """
        Give all named values of the rule, in order.
        """
        self._need(range(len(self._lets)))
        return self._lets

    def value(self, source: str) -> Any:
        """
        Give what the source of one of the rule's expressions comes to.
        """
        if source not in self._values:
            self._values[source] = self._evaluate(source)
        return self._values[source]

    def value_for(self, source: str, member: Any) -> Any:
        """
        Give what an expression of a member's template comes to.
        """
        slot = source, key_of(member)
        if slot not in self._values:
            self._values[slot] = self._evaluate(source, member)
        return self._values[slot]

    def _evaluate(self, source: str, member: Any = None) -> Any:
        self._need(self.program.lets_in(source))
        return self.program.evaluate(source, self.scope, self.items, self._lets, member)

    def _need(self, lets: Iterable[int]) -> None:
        for number in lets:
            if number not in self._evaluated:
                source = self.program.let_sources[number][1]
                self._lets[number] = self.program.evaluate(source, self.scope, self.items, self._lets)
                self._evaluated.add(number)

    @property
    def sides(self) -> tuple[Compiled, Compiled] | None:
        """
        Give the two sides of a check that is one comparison; ``None`` for any other.
        """
        checks = self.program.detail.checks
        return checks[self.check].sides if 0 <= self.check < len(checks) else None

    @cached_property
    def touched(self) -> Identities[Nilai]:
        """
        Give the printed values that the check rests on, each once; check −1 of an alignment rests on the sides themselves.
        """
        if self.check < 0 or not self.program.rule.check:
            return Identities(flatten(self.items))
        return Identities(flatten(self._evaluate(self.program.evidence[self.check])))

    @cached_property
    def blamed(self) -> tuple[Any, ...]:
        """
        Give what is to blame: as the rule says, else the left side of a comparison, else what was looked at first.
        """
        part = self.program.detail.parts.get("blame")
        value = None if part is None else self.value(part.source)
        text = self._blamed_text(value)
        if text is not None:
            return (text,)
        if isinstance(value, (list, tuple)):
            if value:
                return self._guilty(value) or tuple(value)
        elif value is not None:
            return (value,)
        leaves = () if self.sides is None else self.sides[0].leaves
        printed = (leaf for leaf in leaves if leaf.type.printed or leaf.type.kind is Kind.FACTS)
        found = next((nilai for leaf in printed for nilai in flatten(self.value(leaf.source))), None)
        if found is None and not self.touched and isinstance(self.items[-1], list):
            return tuple(self.items[-1])
        return (next(iter(self.touched), self.items[-1]) if found is None else found,)

    @property
    def culprit(self) -> Any:
        """
        Give the thing blamed first.
        """
        return self.blamed[0]

    def _blamed_text(self, value: Any) -> Petikan | None:
        """
        Give a field that holds no object of its own (a wording, a year, a list of names) with its place; ``None`` for all else.
        """
        owner, (_, _, field) = self.program.detail.parts.get("blame:owner"), (self.program.rule.blame or "").rpartition(".")
        texts = value if isinstance(value, tuple) else (value,)
        if owner is None or not texts or not all(isinstance(text, (str, int)) for text in texts):
            return None
        holder = self.value(owner.source)
        known = attrs.has(type(holder)) and not isinstance(holder, Fakta)
        return Petikan(teks=", ".join(map(str, texts)), pemilik=holder, jalur=(field,)) if known else None

    def _guilty(self, side: Sequence[Any]) -> tuple[Any, ...]:
        """
        Find those of a side's facts that fail by themselves; none, if only all together fail.
        """
        number = next((index for index, item in enumerate(self.items) if item is side), None)
        if self.check < 0 or len(side) == 1 or number is None:
            return ()
        check = self.program.detail.checks[self.check].source
        before, after = self.items[:number], self.items[number + 1 :]
        alone = (Case(self.program, self.scope, self.check, (*before, (fakta,), *after)) for fakta in side)
        return tuple(fakta for fakta, case in zip(side, alone, strict=True) if case.value(check) is False)


class Watch:
    """
    Know which values rules came to a verdict on, rule after rule.

    Values are known by their identities, as the report holds them longer than this.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._verdicts: dict[int, tuple[tuple[RuleId, ...], int]] = {}

    def note(self, rule: RuleId, looked_at: Mapping[int, int]) -> None:
        """
        Take down what one rule looked at: how many of its verdicts on each value hold.
        """
        more: dict[tuple[tuple[RuleId, ...], int, int], tuple[tuple[RuleId, ...], int]] = {}  # figures share few histories
        verdicts = self._verdicts
        for nilai, holds in looked_at.items():
            rules, holding = verdicts.get(nilai, ((), 0))
            step = rules, holding, holds
            verdicts[nilai] = more.get(step) or more.setdefault(step, ((*rules, rule), holding + holds))

    def held(self, pointers: Pointers, cells: Collection[Pointer]) -> dict[Pointer, int]:
        """
        Count for every one of these cells that some relation looked at how many such relations hold.
        """
        known = ((pointer, self._verdicts.get(id(nilai))) for nilai, pointer in self._placed(pointers) if pointer in cells)
        return {pointer: verdict[1] for pointer, verdict in known if verdict is not None}

    def assurance(self, pointers: Pointers) -> Assurance:
        """
        Say for every number (and every other value that is not blank) of the report who looked at it.
        """
        looked_at: dict[Pointer, tuple[RuleId, ...]] = {}
        unguarded: list[Pointer] = []
        further = further_figures(self._scope.laporan, (fakta.nilai for fakta in self._scope.facts))
        stated = ((nilai, Pointer(pointers.of(nilai))) for nilai in further)
        for nilai, pointer in chain(self._placed(pointers), stated):
            if isinstance(nilai.bacaan, Kosong):
                continue
            verdict = self._verdicts.get(id(nilai))
            if verdict is None:
                unguarded.append(pointer)
            else:
                looked_at[pointer] = verdict[0]
        return Assurance(looked_at=looked_at, unguarded=tuple(unguarded))

    def _placed(self, pointers: Pointers) -> Iterator[tuple[Nilai, Pointer]]:
        """
        Give the value of every fact with its pointer; lines of a budget come in reading order and need no index.
        """
        for lembar, facts in groupby(self._scope.facts, lambda fakta: fakta.lembar):
            lines = places_of(getattr(lembar.asal, "pos", ()), f"{pointers.of(lembar.asal)}/pos", without=(str, *AMOUNTS))
            holder = None
            for fakta in facts:
                if fakta.pemilik is not holder:
                    holder = fakta.pemilik
                    place = next((place for place, line in lines if line is holder), "") or pointers.of(holder)
                name, nilai = fakta.kolom, fakta.nilai
                inside = name is not None and getattr(holder, name, None) is nilai
                yield nilai, Pointer(f"{place}/{name}" if inside else pointers.of(nilai))

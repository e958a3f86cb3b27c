"""
A rule compiled: one plain loop in Python, and the smaller functions that a finding's texts need.

The loop is generated once a rule and counts outcomes; nothing is interpreted per item. What only a finding needs (message slots,
blame, the names of unknown values) is turned into code when the first finding asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import attrs

from lkj_rules.domain.comparison import every, some
from lkj_rules.domain.dates import before, not_after
from lkj_rules.domain.facts import Fakta, walk
from lkj_rules.domain.scope import Scope
from lkj_rules.model import Record, Unique
from lkj_rules.rules import bounds, runtime
from lkj_rules.rules.compiled import Compiled
from lkj_rules.rules.forms import FORMS
from lkj_rules.rules.functions import FUNCTIONS
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.relations import RELATIONS
from lkj_rules.rules.rule import Rule
from lkj_rules.rules.templates import Piece


def evidence_of(check: Compiled, stated: Compiled | None) -> Compiled:
    """
    Give what a check looks at: what the rule states, else what the check names and what the functions that it calls know of.
    """
    if stated is not None:
        return attrs.evolve(stated, source=f"({stated.source},)")
    named = (leaf.source for leaf in check.leaves if not leaf.filters and shows_values(leaf.type))
    touched = (
        f"*h_touched(s, t_{touch.function.name}, {touch.calls})" for touch in check.touches if touch.function.touches is not None
    )
    sources = dict.fromkeys((*named, *touched))
    return attrs.evolve(check, source=f"({''.join(f'{source}, ' for source in sources)})")


def shows_values(kind: Type) -> bool:
    """
    Return whether something of this type is, or holds, printed values.
    """
    if kind.kind in (Kind.LIST, Kind.MAP):
        return kind.element is not None and shows_values(kind.element)
    if kind.kind is Kind.PAIR:
        return any(map(shows_values, kind.parts))
    return kind.printed or kind.kind is Kind.FACTS or kind.cls is Fakta


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Detail(Record):
    """
    Hold what only findings and reasons need of a compiled rule.

    ``bindings`` are the names that the loop gives (the collection's items, or the sides of the alignment), ``lets`` the named
    values in order. ``parts`` holds every other expression by its role: ``blame``, ``expected``, ``slot:…`` and so on;
    ``templates`` every text that may have slots, taken apart.
    """

    bindings: tuple[tuple[str, Type], ...]
    lets: tuple[tuple[str, Compiled], ...]
    when: Compiled | None
    needs: tuple[Compiled, ...]
    checks: tuple[Compiled, ...]
    parts: dict[str, Compiled]
    templates: dict[str, tuple[Piece, ...]]


@attrs.define(kw_only=True, eq=False, repr=False)
class Program(Unique):
    """
    Hold a rule that can run.

    ``names`` are the names that the loop gives, ``let_sources`` the named values as source, ``evidence`` what each check looks at
    as source. ``run`` is the loop; it informs the engine's ``Run`` of what it comes to. ``make_detail`` gives the rest when it is
    first asked for; ``made`` holds expressions that are functions already. ``source`` is the loop's text, ``""`` where the loop was
    compiled beforehand.
    """

    rule: Rule
    names: tuple[str, ...]
    let_sources: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    constants: dict[str, Any]
    run: Callable[[Scope, Any], None]
    make_detail: Callable[[], Detail]
    made: dict[str, Callable[..., Any]] = attrs.field(factory=dict)
    source: str = ""
    _detail: Detail | None = attrs.field(default=None, init=False)
    _reads: dict[str, tuple[int, ...]] = attrs.field(factory=dict, init=False)

    @property
    def detail(self) -> Detail:
        """
        Give what findings and reasons need.
        """
        if self._detail is None:
            self._detail = self.make_detail()
        return self._detail

    @property
    def parameters(self) -> str:
        """
        Write the parameters of a function that evaluates one of the program's expressions.
        """
        lets = (f"l_{name}=None" for name, _ in self.let_sources)
        return ", ".join(["s", *(f"b_{name}" for name in self.names), *lets, "v_item=None"])

    def evaluate(self, source: str, scope: Scope, items: Sequence[Any], lets: Sequence[Any] = (), member: Any = None) -> Any:
        """
        Evaluate one of the program's expressions for one item; ``member`` is that of a list which a message writes out.
        """
        scope.work.left = bounds.MAX_STEPS
        make = self.made.get(source) or self._make(source)
        return make(scope, *items, *lets, v_item=member)

    def _make(self, source: str) -> Callable[..., Any]:
        """
        Make an expression a function, unless it came as one with what findings and reasons need.
        """
        _ = self.detail
        if source not in self.made:
            self.made[source] = execute(f"def part({self.parameters}):\n    return {source}\n", self.constants)["part"]
        return self.made[source]

    def lets_in(self, source: str) -> tuple[int, ...]:
        """
        Give the numbers, in order, of the named values that an expression reads, by way of others too.
        """
        known = self._reads.get(source)
        if known is None:
            named = set(_LET.findall(source))
            read = [number for number, (name, _) in enumerate(self.let_sources) if name in named]
            known = tuple(sorted({*read, *(each for number in read for each in self.lets_in(self.let_sources[number][1]))}))
            self._reads[source] = known
        return known


_LET = re.compile(r"\bl_(\w+)")


def execute(source: str, constants: dict[str, Any]) -> dict[str, Any]:
    """
    Run generated source; it holds nothing but what ``expressions``, ``operators`` and ``loops`` wrote.
    """
    namespace = {**language(), **constants}
    exec(compile(source, "<rule>", "exec"), namespace)  # noqa: S102
    return namespace


@cache
def language() -> dict[str, Any]:
    """
    Give the names that generated source uses for the functions of the language.
    """
    names: dict[str, Any] = {f"f_{name}": each.run for name, each in FUNCTIONS.items()}
    names.update({f"a_{name}": form.run for name, form in FORMS.items()})
    names.update({relation.name: relation.run for relation in RELATIONS.values()})
    names.update({f"t_{name}": each.touches for name, each in FUNCTIONS.items()})
    names.update({f"t_{relation.name}": relation.touches for relation in RELATIONS.values()})
    names.update(
        f_walk=walk, h_steps=bounds.steps, h_kept=runtime.kept, h_flat=runtime.flat, h_side=runtime.side,
        h_every=every, h_some=some, h_within=runtime.within, h_minus=runtime.minus, h_common=runtime.common,
        h_equal=runtime.equal, h_before=before, h_not_after=not_after, h_at=runtime.at, h_shared=runtime.shared,
        h_divide=runtime.quotient, h_sized=bounds.sized,
        h_number_of=runtime.number_of, h_dropped=runtime.DROPPED, h_unsure=runtime.UNSURE, h_key=runtime.key,
        h_once=runtime.once, h_touched=runtime.touched, h_members=runtime.Members.of, h_max_steps=bounds.MAX_STEPS,
    )  # fmt: skip
    return names

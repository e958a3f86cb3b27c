"""
Which printed values an evaluation rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkj_rules.model.facts import Fakta
from lkj_rules.model.values import Nilai
from lkj_rules.rules.expressions import Compiled
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.program import Program
from lkj_rules.rules.scope import Scope


def touched_values(program: Program, scope: Scope, check: int, items: tuple[Any, ...]) -> list[Nilai]:
    """
    Give the printed values that a check rests on, each once; check −1 of an alignment rests on the sides themselves.
    """
    if check < 0 or not program.checks:
        found = [nilai for item in items for nilai in flatten(item)]
    else:
        lets = program.let_values(scope, items) if program.lets else ()
        found = list(_of_expression(program, scope, program.checks[check], items, lets))
    unique = {id(nilai): nilai for nilai in found}
    return list(unique.values())


def _of_expression(
    program: Program, scope: Scope, compiled: Compiled, items: tuple[Any, ...], lets: tuple[Any, ...]
) -> Iterator[Nilai]:
    sources = [leaf.source for leaf in compiled.leaves if _printed(leaf.type)]
    if sources:
        for value in program.evaluate(f"({', '.join(sources)},)", scope, items, lets):
            yield from flatten(value)
    for touch in compiled.touches:
        if touch.function.touches is not None:
            arguments = program.evaluate(f"({', '.join(touch.arguments)},)", scope, items, lets)
            if None not in arguments:
                yield from touch.function.touches(scope, *arguments)


def _printed(kind: Type) -> bool:
    if kind.kind is Kind.LIST:
        return kind.element is not None and _printed(kind.element)
    return kind.printed or kind.kind is Kind.FACTS or kind.cls is Fakta


def flatten(thing: Any) -> Iterator[Nilai]:
    """
    Give the printed values inside a value, a fact, a side or a list of these.
    """
    if isinstance(thing, Nilai):
        yield thing
    elif isinstance(thing, Fakta):
        yield thing.nilai
    elif isinstance(thing, (list, tuple)):
        for each in thing:
            yield from flatten(each)

"""
Which printed values an evaluation rests on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkj_rules.domain.facts import Fakta
from lkj_rules.domain.scope import Scope
from lkj_rules.model.identity import Identities
from lkj_rules.model.values import Nilai
from lkj_rules.rules.program import Program, Reading


def touched_values(program: Program, scope: Scope, check: int, items: tuple[Any, ...]) -> list[Nilai]:
    """
    Give the printed values that a check rests on, each once; check −1 of an alignment rests on the sides themselves.
    """
    if check < 0 or not program.rule.check:
        found = [nilai for item in items for nilai in flatten(item)]
    else:
        found = list(_read(program, scope, program.readings[check], items))
    return list(Identities(found))


def _read(program: Program, scope: Scope, reading: Reading, items: tuple[Any, ...]) -> Iterator[Nilai]:
    lets = program.let_values(scope, items) if reading.needs_lets else ()
    if reading.values is not None:
        yield from flatten(program.evaluate(reading.values, scope, items, lets))
    for called, source in reading.calls:
        for arguments in program.evaluate(source, scope, items, lets):
            if called.touches is not None and None not in arguments:
                yield from called.touches(scope, *arguments)


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
    elif isinstance(thing, dict):
        yield from flatten(list(thing.values()))

"""
Compiled rules as a Python module: written when the wheel is built, so that a start neither reads nor compiles rule files.

The module holds the rules as data and their loops as functions; what only findings need is compiled from the data when asked for.
It is written from the rule files by the same code that compiles them otherwise, and is never edited.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction
from types import ModuleType
from typing import Any

import attrs

from lkj_rules.rules.kinds import Type
from lkj_rules.rules.naming import type_name
from lkj_rules.rules.program import Program, Reading
from lkj_rules.rules.registry import FUNCTIONS, Function
from lkj_rules.rules.relations import RELATIONS, Relation
from lkj_rules.rules.rule import Rule

_HEAD = '''"""
The built-in rules, compiled when this package was built. Generated: change the rule files, never this module.
"""

from fractions import Fraction

from lkj_rules.model.findings import Basis, Severity, Texts
from lkj_rules.rules.definitions import Definition
from lkj_rules.rules.naming import named_type
from lkj_rules.rules.program import language
from lkj_rules.rules.rule import FactFilter, Missing, Need, Rule, Variant

globals().update(language())
'''


def freeze(programs: Sequence[Program]) -> str:
    """
    Write the module that holds the programs.
    """
    parts = [_HEAD, *(_one(program) for program in programs)]
    parts.append(f"PROGRAMS = [{', '.join(f'_{program.rule.id}' for program in programs)}]\n")
    return "\n\n".join(parts)


def thaw(module: ModuleType) -> tuple[Program, ...]:
    """
    Make the programs of a module that ``freeze`` wrote.
    """
    return tuple(_program(make()) for make in module.PROGRAMS)


def _program(parts: dict[str, Any]) -> Program:
    from lkj_rules.rules.compiling import detail_of  # the compiler is not needed while nothing is found

    rule: Rule = parts["rule"]
    called: dict[str, Function | Relation] = {**FUNCTIONS, **{relation.name: relation for relation in RELATIONS.values()}}
    readings = tuple(
        Reading(values, tuple((called[name], source) for name, source in calls), needs)
        for values, calls, needs in parts.pop("readings")
    )
    return Program(readings=readings, make_detail=lambda: detail_of(rule), **parts)


def _one(program: Program) -> str:
    """
    Write one program as a function that makes it.
    """
    lines = [f"def _{program.rule.id}():"]
    lines += [f"    {name} = {_literal(value)}" for name, value in program.constants.items()]
    lines += [f"    {line}" for line in program.source.splitlines()]
    made = []
    for number, source in enumerate(dict.fromkeys(_expressions(program))):
        lines += [f"    def e{number}({program.parameters}):", f"        return {source}"]
        made.append(f"{source!r}: e{number}")
    readings = tuple(
        (reading.values, tuple((called.name, source) for called, source in reading.calls), reading.needs_lets)
        for reading in program.readings
    )
    constants = ", ".join(f"{name!r}: {name}" for name in program.constants)
    lines.append(
        f"    return dict(rule={_literal(program.rule)}, names={program.names!r}, let_sources={program.let_sources!r}, "
        f"readings={readings!r}, made={{{', '.join(made)}}}, run=run, constants={{{constants}}})"
    )
    return "\n".join(lines) + "\n"


def _expressions(program: Program) -> Iterator[str]:
    """
    Give the expressions that running evaluates: the named values, and what each check looks at.
    """
    yield from (source for _, source in program.let_sources)
    for reading in program.readings:
        if reading.values is not None:
            yield reading.values
        yield from (source for _, source in reading.calls)


def _literal(value: Any) -> str:
    """
    Write a value of a rule as the expression that makes it.
    """
    if isinstance(value, Enum):
        return f"{type(value).__name__}({value.value!r})"
    if isinstance(value, Type):
        return f"named_type({type_name(value)!r})"
    if isinstance(value, Fraction):
        return f"Fraction({value.numerator}, {value.denominator})"
    if isinstance(value, tuple):
        return f"({''.join(f'{_literal(each)}, ' for each in value)})"
    if attrs.has(type(value)):
        fields = (field.name for field in attrs.fields(type(value)))
        return f"{type(value).__name__}({', '.join(f'{name}={_literal(getattr(value, name))}' for name in fields)})"
    return repr(value)


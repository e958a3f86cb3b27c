"""
Compiled rules as a Python package: written when the wheel is built, so that a start neither reads nor compiles rule files.

The package holds the rules as data and their loops as functions. What only findings and reasons need of a rule is a module of its
own, imported when it is asked for. All is written from the rule files by the same code that compiles them otherwise, and is never
edited. It is used only with the rule files that it was written from. It is source, so that every interpreter compiles its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from fractions import Fraction
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

import attrs

from lkj_rules.rules.compiled import Compiled
from lkj_rules.rules.definitions import Definition
from lkj_rules.rules.kinds import Type
from lkj_rules.rules.naming import type_name
from lkj_rules.rules.program import Detail, Program
from lkj_rules.rules.registry import FUNCTIONS, Function
from lkj_rules.rules.relations import RELATIONS, Relation

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

_DETAIL_HEAD = '''"""
What findings and reasons need of one built-in rule. Generated, as the package is.
"""

from fractions import Fraction
from importlib import import_module

from lkj_rules.rules.compiled import Compiled, Leaf, Touch
from lkj_rules.rules.freezing import called
from lkj_rules.rules.kinds import Kind, Type
from lkj_rules.rules.program import Detail, language
from lkj_rules.rules.templates import Segment, Slot

globals().update(language())
'''


def freeze(programs: Sequence[Program], stamp: str) -> dict[str, str]:
    """
    Write the package that holds the programs: its modules by the names of their files; ``stamp`` is the hash of the rule files.
    """
    definitions = {each.name: each for program in programs for each in program.rule.definitions}
    shared = (f"d_{name} = {_call(definition, None)}" for name, definition in sorted(definitions.items()))
    parts = [_HEAD, f"STAMP = {stamp!r}", *shared, *(_one(program) for program in programs)]
    parts.append(f"PROGRAMS = [{', '.join(f'_{program.rule.id}' for program in programs)}]\n")
    return {"__init__.py": "\n\n".join(parts), **{f"{program.rule.id}.py": _detail(program) for program in programs}}


def thaw(package: ModuleType, stamp: str) -> tuple[Program, ...] | None:
    """
    Make the programs of a package that ``freeze`` wrote; ``None`` where the rule files are others than those it was written from.
    """
    if stamp != package.STAMP:
        return None
    return tuple(_program(package.__name__, **make()) for make in package.PROGRAMS)


@cache
def called() -> dict[str, Function | Relation]:
    """
    Give what generated source calls, by the name that it has there.
    """
    return {**FUNCTIONS, **{relation.name: relation for relation in RELATIONS.values()}}


def _program(package: str, **parts: Any) -> Program:
    made: dict[str, Callable[..., Any]] = {}

    def detail() -> Detail:
        module = import_module(f"{package}.{parts['rule'].id}")
        made.update(module.MADE)
        given: Detail = module.DETAIL
        return given

    return Program(made=made, make_detail=detail, **parts)


def _one(program: Program) -> str:
    """
    Write one program as a function that makes it.
    """
    lines = [f"def _{program.rule.id}():"]
    lines += [f"    {name} = {_literal(value)}" for name, value in program.constants.items()]
    lines += [f"    {line}" for line in program.source.splitlines()]
    constants = ", ".join(f"{name!r}: {name}" for name in program.constants)
    lines.append(
        f"    return dict(rule={_literal(program.rule)}, names={program.names!r}, let_sources={program.let_sources!r}, "
        f"evidence={program.evidence!r}, run=run, constants={{{constants}}})"
    )
    return "\n".join(lines) + "\n"


def _detail(program: Program) -> str:
    """
    Write what findings and reasons need of a program, with the functions of the expressions that they evaluate.
    """
    shared: dict[str, str] = {}
    detail = _literal(program.detail, shared)
    constants = [f"{name} = {_literal(value)}" for name, value in program.constants.items()]
    sources = {*_asked(program.detail), *(source for _, source in program.let_sources), *program.evidence}
    made = [f"    {source!r}: lambda {program.parameters}: {source},\n" for source in sorted(sources)]
    lines = [*constants, *(f"{name} = {source}" for source, name in shared.items()), f"DETAIL = {detail}"]
    return f"{_DETAIL_HEAD}\n" + "\n".join(lines) + f"\nMADE = {{\n{''.join(made)}}}\n"


def _asked(detail: Detail) -> Iterator[str]:
    """
    Give the expressions that findings and reasons evaluate.
    """
    for part in detail.parts.values():
        yield part.source
    conditions = () if detail.when is None else (detail.when,)
    for compiled in (*conditions, *detail.needs, *detail.checks):
        yield from _sources(compiled)
        for side in compiled.sides or ():
            yield from _sources(side)


def _sources(compiled: Compiled) -> Iterator[str]:
    yield compiled.source
    yield from (leaf.source for leaf in compiled.leaves)
    yield from (touch.calls for touch in compiled.touches)


def _literal(value: Any, shared: dict[str, str] | None = None) -> str:
    """
    Write a value as the expression that makes it; objects that are ``shared`` are made once, under names of their own.
    """
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, Fraction):
        return f"Fraction({value.numerator}, {value.denominator})"
    if isinstance(value, tuple):
        return f"({''.join(f'{_literal(each, shared)}, ' for each in value)})"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key!r}: {_literal(each, shared)}' for key, each in value.items())}}}"
    if isinstance(value, frozenset):
        return f"frozenset({sorted(value)!r})"
    if isinstance(value, Type) and shared is None:
        return f"named_type({type_name(value)!r})"
    if isinstance(value, type):
        made = f"import_module({value.__module__!r}).{value.__qualname__}"
    elif isinstance(value, (Function, Relation)):
        made = f"called()[{value.name!r}]"
    elif attrs.has(type(value)):
        made = f"d_{value.name}" if isinstance(value, Definition) else _call(value, shared)
    else:
        return repr(value)
    return made if shared is None else shared.setdefault(made, f"x{len(shared)}")


def _call(value: Any, shared: dict[str, str] | None) -> str:
    fields = ((field, getattr(value, field.name)) for field in attrs.fields(type(value)))
    given = (f"{field.name}={_literal(each, shared)}" for field, each in fields if each != field.default)
    return f"{type(value).__name__}({', '.join(given)})"

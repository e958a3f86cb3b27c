"""
The house stays small and its rules own their logic: what is counted, and how much there may be of it.

``python tests/test_house.py`` prints the counts.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import attrs
import pytest

from lkj_rules.files.definition_reader import built_in_definitions
from lkj_rules.files.rule_reader import read_rules
from lkj_rules.rules.fields import fields_of
from lkj_rules.rules.kinds import Kind
from lkj_rules.rules.naming import type_names
from lkj_rules.rules.registry import FUNCTIONS
from lkj_rules.rules.relations import RELATIONS
from lkj_rules.rules.rule import Rule

SOURCE = Path(__file__).parents[1] / "src"
ROOMS = [SOURCE / "lkj_rules" / room for room in ("engine", "render", "testing", "cli")]
READERS = "\n".join(path.read_text(encoding="utf-8") for room in ROOMS for path in sorted(room.rglob("*.py")))
"""The rooms that read analyses besides the rules."""
LONGEST = 250
"""The most lines of a module."""


@attrs.frozen(kw_only=True)
class House:
    """
    Hold the counts. A field is one of an analysis or relation, that is of what the report's file does not hold as such.
    """

    functions: int
    functions_of_one_rule: tuple[str, ...]
    fields_of_one_rule: tuple[str, ...]
    definitions: int
    rules: int
    rules_with_own_python: tuple[str, ...]
    modules: int
    lines: int
    long_modules: tuple[str, ...]


def texts_of(rule: Rule) -> str:
    """
    Give all expressions of a rule, those of the definitions that it uses included.
    """
    return "\n".join([*rule.expressions(), *(definition.value for definition in rule.definitions)])


def classes_in(package: str) -> list[type[Any]]:
    """
    Give the classes of a package that rules know.
    """
    kinds = [kind for kind in type_names().values() if kind.kind is Kind.OBJECT]
    return [kind.cls for kind in kinds if kind.cls is not None and kind.cls.__module__.startswith(package)]


def analysis_fields() -> set[str]:
    """
    Name the fields that only rules can want: of analyses and of relations, which no other part of the code reads.
    """
    names = {name for cls in classes_in("lkj_rules.domain") for name in fields_of(cls)} | {name for _, name in RELATIONS}
    stored = {name for cls in classes_in("lkj_rules.model") for name in fields_of(cls)}
    return {name for name in names - stored if not re.search(rf"\.{name}\b", READERS)}


def measure() -> House:
    """
    Count.
    """
    rules = list(read_rules())
    texts = {rule.id: texts_of(rule) for rule in rules}
    calls = {name: [rule for rule, text in texts.items() if re.search(rf"\b{name}\(", text)] for name in FUNCTIONS}
    reads = {name: [rule for rule, text in texts.items() if re.search(rf"\b{name}\b", text)] for name in analysis_fields()}
    single_calls = {name: users for name, users in calls.items() if len(users) == 1}
    single_reads = {name: users for name, users in reads.items() if len(users) == 1}
    modules = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCE.rglob("*.py")}
    return House(
        functions=len(FUNCTIONS), functions_of_one_rule=tuple(sorted(single_calls)), fields_of_one_rule=tuple(sorted(single_reads)),
        definitions=len(built_in_definitions()), rules=len(rules),
        rules_with_own_python=tuple(sorted({users[0] for users in single_calls.values()})),
        modules=len(modules), lines=sum(modules.values()),
        long_modules=tuple(sorted(path.name for path, lines in modules.items() if lines > LONGEST)),
    )  # fmt: skip


@pytest.fixture(scope="module")
def house() -> House:
    """
    Measure once.
    """
    return measure()


def test_functions_are_a_small_library(house: House) -> None:
    """
    Few functions are registered for rules, and hardly any serves one rule alone.
    """
    assert house.functions <= 100
    assert len(house.functions_of_one_rule) <= 20


def test_rules_own_their_logic(house: House) -> None:
    """
    Most rules have no function of their own; the fields that only one of them reads are counted too.
    """
    assert house.rules - len(house.rules_with_own_python) >= 110
    assert len(house.fields_of_one_rule) <= 45
    assert house.definitions <= 120


def test_the_house_does_not_grow(house: House) -> None:
    """
    Whoever needs more lines or modules looks first for what can go.
    """
    assert house.lines <= 66_650
    assert house.modules <= 450


if __name__ == "__main__":
    for name, value in attrs.asdict(measure(), recurse=False).items():
        listed = "" if isinstance(value, int) else ": " + ", ".join(value)
        sys.stdout.write(f"{name.replace('_', ' ')} {value if isinstance(value, int) else len(value)}{listed}\n")
